import Dictionaries
import Testing

/// LIWC dictionaries as they occur in practice.
struct LIWCReaderTests {
  private static let written = """
    %
    1\tCare for us
    02   Harm
    x Fair

    %
    safe*\t1
    look after\t01 2

    war\t\t2
    well-known 1\u{20}
    safe*\t1
    =)\t1
    peace\t7
    alone
    24 7\t2 1
    """

  /// With any line ends, and with a byte order mark too.
  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func readsCategoriesAndWords(lineEnd: String, mark: String) throws {
    let imported = try Imported(mark + Self.written.replacing("\n", with: lineEnd), "a.dic")
    #expect(imported.dictionary.format == .liwc)
    #expect(
      imported.outline == [
        "Care for us: safe*, look after, well-known, safe*, =), 24 7", "Harm: look after, war, 24 7",
      ]
    )
    #expect(
      imported.leftOut == [
        "4 is not the number and name of a category: x Fair",
        "13 has no letter, or a part of it has none: =)",
        "14 there is no category 7: peace",
        "15 has no word, or no number of a category: alone",
      ])
    #expect(imported.dictionary.notes.isEmpty)
  }

  /// In UTF-16, and in windows-1252, which nothing declares, so that a message says so.
  @Test func readsOtherEncodings() throws {
    let text = "%\n1\tÜbel\n%\nÄrger*\t1\ndéjà vu\t1\n"
    let units = [0xFEFF] + text.utf16
    let wide = try ImportedDictionary(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, name: "a.dic")
    #expect(wide.categories.map(\.path) == [["Übel"]] && wide.notes.isEmpty)
    #expect(wide.categories[0].entries.map(\.text) == ["Ärger*", "déjà vu"])
    let western = try ImportedDictionary(text.unicodeScalars.map { UInt8($0.value) }, name: "a.dic")
    #expect(western.categories == wide.categories)
    #expect(western.notes == ["no encoding is named; iso-8859-1 was assumed"])
    let cyrillic = try ImportedDictionary([0xED, 0xE5, 0xF2, 0x0A], name: "a.txt", encoding: "windows-1251")
    #expect(cyrillic.categories[0].entries.map(\.text) == ["нет"] && cyrillic.notes.isEmpty)
    #expect(throws: DictionaryError(line: nil, message: "cannot be read in no-such, an unknown encoding")) {
      try ImportedDictionary([0xED], name: "a.txt", encoding: "no-such")
    }
  }

  /// LIWC2015 shows its tree by tabs, before the numbers or after them; the full name follows another tab.
  @Test(arguments: [
    "1\tfunction\t(Function Words)\n2\t\tpronoun\t(Pronouns)\n3\t\t\ti\t(I)\n4\taffect",
    "1\tfunction\n\t2\tpronoun\n\t\t3\ti\n4\taffect",
  ])
  func readsATree(head: String) throws {
    let imported = try Imported("%\n\(head)\n%\nme\t3\nmy\t3 4\nthe\t1\n", "a.dic")
    #expect(
      imported.outline == [
        "function: the", "function > pronoun: ", "function > pronoun > i: me, my", "affect: my",
      ])
  }

  /// Numbers that are aligned by tabs make no tree.
  @Test func tabsThatSetNamesStraightAreNoTree() throws {
    let imported = try Imported("%\n1\t\tone\n2\t\ttwo\n10\tten\n%\na\t1\nb\t2\nc\t10\n", "a.dic")
    #expect(imported.outline == ["one: a", "two: b", "ten: c"])
  }

  @Test func readsConditions() throws {
    let imported = try Imported(
      "%\n02\tpronoun\n125\taffect\n126\tposemo\n134\tnegate\n464\tfiller\n%\n"
        + "kind\t<of>126/125\nlike\t(02 134)125/464\t(02 134)126\t464\ni\t02\nbad\t(9)125\n:(\t125\n", "a.dic")
    let conditions = imported.dictionary.categories.map { category in
      category.entries.map { "\($0.text) \($0.condition.map { "\($0.neighbour) \($0.isMet)" } ?? "")" }
    }
    #expect(
      conditions == [
        ["i "], ["kind after([\"of\"]) false", "like before([0, 3]) true", ":( "],
        ["kind after([\"of\"]) true", "like before([0, 3]) true"], [],
        ["like before([0, 3]) false", "like "],
      ])
    #expect(
      imported.leftOut == [
        "11 its condition names a category that does not exist: bad (9)125",
        "12 has no letter, or a part of it has none: :(",
      ])
  }

  /// A bracket is recognised by the one that closes it, not by one that closed an earlier bracket, and it may never
  /// close.
  @Test func bracketsAreClosedByTheirOwn() throws {
    let imported = try Imported(
      "%\n02\tpronoun\n125\taffect\n%\nkind\t(x) (02)125\nlike\t(02)125 <to>125 (02)02\nmany ( (\t125\n"
        + "open ( (02)125 (\t02\n", "a.dic")
    let conditions = imported.dictionary.categories.map { category in
      category.entries.map { "\($0.text) \($0.condition.map { "\($0.neighbour) \($0.isMet)" } ?? "")" }
    }
    #expect(
      conditions == [
        ["like before([0]) true", "open ( (02)125 ( "],
        ["kind (x) before([0]) true", "like before([0]) true", "like after([\"to\"]) true", "many ( ( "],
      ])
  }

  @Test func aListWithoutEndIsRefused() {
    #expect(
      throws: DictionaryError(line: 2, message: "the list of categories does not end: a second line of % is missing")
    ) { try Imported("\n%\n1 A\nwe\t1\n", "a.dic") }
    #expect(throws: DictionaryError.self) { try Imported("we\t1\n", "a.dic", .liwc) }
  }
}
