import Dictionaries
import Lexicons
import Testing

/// Dictionaries as lexicons: what counts, and under which name.
struct ConvertedDictionaryTests {
  private func dic(_ head: [String], _ words: [String]) throws -> Imported {
    let head = head.enumerated().map { "\($0 + 1)\t\($1)" }
    return try Imported((["%"] + head + ["%"] + words).joined(separator: "\n") + "\n", "own.dic")
  }

  /// What entries find in a text, all of them in one category.
  @Test(arguments: [
    ("fair-*", "A fair-minded judge, a fair day, fair - and fair-not.", 2), ("fair-*|fair", "Fair-minded, fair.", 2),
    ("un*able", "Unable, unbearable, unables, table.", 2), ("*ing", "Sing, singing, ingot, ing.", 3),
    ("ab*", "Abe, cab, a b.", 1), ("a*", "A man, an ox.", 2), ("don't*", "I don't and do not.", 2),
    ("who'*", "Who's there.", 0), ("f\\*ck", "What the f*ck.", 1), ("not * good", "It is not very good, not good.", 1),
    ("look_after", "We look after it.", 1), ("well-known", "Well known and well-known.", 2),
    ("e.g.", "For the work, e.g. this.", 1), ("o'brien*", "O’Brien’s boat, O'Briens.", 2),
    ("安全*", "安全な町。", 1), ("マリ*", "マリアとマリ。", 2), ("über*", "Überall, uber.", 1), ("*ö*e", "Die Höhe, hohe.", 1),
    ("19*", "In 1990, in 2019.", 1),
  ])
  func findsWhatAnEntrySays(entries: String, text: String, count: Int) throws {
    let imported = try dic(["all"], entries.split(separator: "|").map { "\($0)\t1" })
    #expect(imported.leftOut == [])
    #expect(try imported.counts(in: text)["own.all"] ?? 0 == count)
  }

  @Test(arguments: [
    ("*", "a wildcard alone would match every word"), ("*-like", "a wildcard is alone before a hyphen"),
    ("bull****", "asterisks in a row stand for letters left out and are not wildcards"),
    ("a\\*", "'*' cannot be in a word or between the words of a phrase"),
    ("*'s", "a contraction is split into parts and takes a wildcard only at its end"),
    ("a-*-b", "a wildcard is alone within the entry"),
    ("and/or", "'/' cannot be in a word or between the words of a phrase"),
    ("a+", "'+' cannot be in a word or between the words of a phrase"),
    ("#us", "a hashtag is found by its word, without the #"),
    (":)", "has no letter, or a part of it has none"), ("well :)", "has no letter, or a part of it has none"),
    ("what?", "'?' cannot be in a word or between the words of a phrase"),
    ("fair-* play", "words follow a wildcard after a hyphen"),
  ])
  func saysWhyAnEntryIsLeftOut(entry: String, reason: String) throws {
    #expect(try dic(["all"], ["we\t1", "\(entry)\t1"]).leftOut == ["5 \(reason): \(entry)"])
  }

  @Test func aQuestionMarkIsAWildcardWhereTheFormatHasIt() throws {
    let imported = try Imported("a: [wom?n, 'w\\?x']\n", "own.yml")
    #expect(try imported.counts(in: "Woman, women, womn, womaan.") == ["own": 2, "own.a": 2])
    #expect(imported.leftOut == ["1 '?' cannot be in a word or between the words of a phrase: w\\?x"])
  }

  /// Of the categories that a word beside it is in, or of the word after it; elsewhere the other category counts it.
  @Test func conditionsAreRules() throws {
    let imported = try dic(
      ["pronoun", "affect", "filler", "way", "none"],
      ["like\t(1)2/3", "kind\t<of in>4/2", "i\t1", "we\t1", "sort\t(5)2/3"])
    #expect(
      try imported.counts(in: "I like it. It is like this. We do not like kind words of any kind of man, kind in all.")
        == [
          "own": 8, "own.pronoun": 2, "own.affect": 2, "own.filler": 2, "own.way": 2,
        ])
    #expect(try imported.counts(in: "Sort it.") == ["own": 1, "own.filler": 1])
  }

  /// A word in two categories counts once in the category that contains both.
  @Test func whatHoldsOthersCountsAWordOnce() throws {
    let imported = try Imported("a:\n  b: [fair, just]\n  c: [fair play, just]\n", "own.yml")
    #expect(
      try imported.counts(in: "Fair play is just.") == ["own": 2, "own.a": 2, "own.a.b": 2, "own.a.c": 2])
  }

  @Test func namesAreThoseOfLexicons() throws {
    let imported = try Imported("+STATE+:\n  X Y: a\n-STATE-: b\n愛: c\nx  y: d\nX-Y: e\n", "Über mich.v2.yml")
    let converted = ConvertedDictionary(imported.dictionary)
    #expect(converted.family == "ber-mich-v2" && converted.categories == 5 && converted.entries == 5)
    let lexicon = try Lexicon(LexiconFile.language + [converted.file(name: "a")])
    #expect(
      lexicon.categories.filter(\.isDefined).map(\.name).filter { $0.hasPrefix("ber-") } == [
        "ber-mich-v2.category-4", "ber-mich-v2.state-minus", "ber-mich-v2.state-plus.x-y", "ber-mich-v2.x-y",
        "ber-mich-v2.x-y-2",
      ])
    // A family of the program is nobody's else.
    let taken = try ImportedDictionary(Array("we\n".utf8), name: "collective.txt")
    #expect(ConvertedDictionary(taken).family == "collective-dictionary")
  }

  /// The digest depends on the words, not on where the file is.
  @Test func theDigestGoesByTheContent() throws {
    func digest(_ text: String, _ name: String) throws -> String {
      let converted = ConvertedDictionary(try ImportedDictionary(Array(text.utf8), name: name))
      return try Lexicon(LexiconFile.language + [converted.file(name: name)]).digest
    }
    #expect(try digest("we\nus\n", "a/own.txt") == digest("we\nus\n", "b/own.txt"))
    #expect(try digest("we\nus\n", "own.txt") != digest("we\nour\n", "own.txt"))
  }
}
