import Dictionaries
import Testing

/// Formats that are trees: WordStat, Yoshikoder, Lexicoder, YAML.
struct TreeReaderTests {
  /// Indented by tabs, by spaces, and by both.
  @Test(arguments: ["\t", "    ", "   \t"])
  func readsWordStat(indent: String) throws {
    let text =
      "ECONOMY\n>+STATE+\n>>TAX_CUT (1)\n>>welfare* (2)\n>>@NEAR [tax NEAR cut /S 3]\n>>+NAMES+ (1)\n>BANK (1)\nSELF\n>me (1)\n"
    let imported = try Imported(text.replacing(">>", with: indent + "\t").replacing(">", with: indent), "a.cat")
    #expect(imported.dictionary.format == .wordstat)
    #expect(
      imported.outline == ["ECONOMY: BANK 1.0", "ECONOMY > +STATE+: TAX CUT 1.0, welfare* 2.0", "SELF: me 1.0"])
    #expect(
      imported.leftOut == [
        "5 is a rule about which words are near each other: @NEAR [tax NEAR cut /S 3]",
        "6 stands for one of WordStat's own lists: +NAMES+",
      ])
    #expect(imported.dictionary.notes == ["weights are not applied: occurrences are counted"])
    #expect(
      try imported.counts(in: "A tax cut, welfares for me.") == [
        "a": 3, "a.economy": 2, "a.economy.state-plus": 2, "a.self": 1,
      ])
  }

  /// If no line has a weight, words are the lines with nothing below them.
  @Test func readsWordStatWithoutWeights() throws {
    #expect(try Imported("A\n\tb\n\tc\n\t\td\n", "a.cat").outline == ["A: b", "A > c: d"])
  }

  @Test func readsYoshikoder() throws {
    let text = """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <!-- own -->
      <dictionary style="050805" patternengine="substring">
      <cnode name="Root"><pnode name="all"/>
      <cnode name="gut &amp; sch\u{F6}n"><pnode name="frei*"/>
      <cnode name="Gl\u{FC}ck"><pnode name="Gl\u{FC}ck"/></cnode>
      <cnode name="mehr"><pnode name="mehr"/><pnode name="viel"/></cnode>
      </cnode></cnode></dictionary>
      """
    let dictionary = try ImportedDictionary(text.unicodeScalars.map { UInt8($0.value) }, name: "own.xml")
    #expect(dictionary.format == .yoshikoder)
    #expect(dictionary.categories.map(\.path) == [[], ["gut & schön"], ["gut & schön", "mehr"]])
    #expect(dictionary.categories.map { $0.entries.map(\.text) } == [["all"], ["frei*", "Glück"], ["mehr", "viel"]])
    #expect(dictionary.categories[1].entries.map(\.line) == [5, 6] && dictionary.notes.isEmpty)
    #expect(throws: DictionaryError.self) {
      try ImportedDictionary(Array("<dictionary><cnode name=\"a\">".utf8), name: "a.ykd")
    }
    #expect(throws: DictionaryError.self) {
      try ImportedDictionary(Array("<dictionary></dictionary>".utf8), name: "a.ykd")
    }
  }

  @Test func readsLexicoder() throws {
    let imported = try Imported("+A category\nmore\nlamb*\n\n+OTHER\nin the end\n", "a")
    #expect(imported.dictionary.format == .lexicoder)
    #expect(imported.outline == ["A category: more, lamb*", "OTHER: in the end"])
  }

  private static let yaml = """
    # A dictionary.
    ---
    AFRICA:   # a continent
      'B:I': [Burundi*, "Addis \\"Ababa\\"", 'it''s', plain, #1,
        on the next line]
      NO:
      - no
      - yes: maybe
        more: [ ]
      - 'un*able'
      "C\\u00E9":
        - word: with
    '': alone
    """

  @Test func readsYAML() throws {
    let imported = try Imported(Self.yaml, "own")
    #expect(imported.dictionary.format == .yaml)
    #expect(
      imported.outline == [
        "AFRICA: ", "AFRICA > B:I: Burundi*, Addis \"Ababa\", it's, plain, on the next line",
        "AFRICA > NO: no, un*able", "AFRICA > NO > yes: maybe", "AFRICA > NO > more: ", "AFRICA > Cé: ",
        "AFRICA > Cé > word: with", ": alone",
      ])
  }

  /// A list in brackets may continue over thousands of lines, each of which is examined only a few times.
  @Test(.timeLimit(.minutes(1))) func readsLongListsInBrackets() throws {
    let words = (0..<12_000).map { "w\($0), 'v\($0)'" }
    let imported = try Imported("a: [" + words.joined(separator: ",\n  ") + "]\n", "a.yml")
    #expect(imported.dictionary.categories.first?.entries.count == 24_000)
  }

  /// YAML that is not a dictionary is refused, with its line.
  @Test(arguments: [
    ("a: [b]\nc: *d", 2), ("a: &x [b]", 1), ("a: !t b", 1), ("a:\n  - b\n - c", 3), ("a: |\n  text", 1),
    ("a: [b, [c]]", 1), ("a: {b: c}", 1), ("a: [b", 1), ("a:\n\t- b", 2), ("a: 'b' c", 1), ("a: [b] c", 1),
    ("a: \"\\q\"", 1), ("a: \"\\x+5\"", 1), ("a:\n  b: c\n    d: e", 3), ("a\nb: c", 1),
    ("a:\n" + String(repeating: " ", count: 501) + "b: c", 2),
    ("a: b\n" + String(repeating: "- ", count: 10_000) + "c: d", 2),
    ("a:\n" + String(repeating: "- ", count: 10_000) + "c: d", 2),
  ])
  func refusesOtherYAML(text: String, line: Int) {
    #expect {
      try Imported(text, "a.yml", .yaml)
    } throws: {
      ($0 as? DictionaryError)?.line == line
    }
  }
}
