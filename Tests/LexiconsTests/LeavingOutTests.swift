import Lexicons
import Testing
import Text

/// Categories and rules that are left out when a lexicon is read.
@Suite struct LeavingOutTests {
  private static let file = LexiconFile(
    name: "own.toml",
    bytes: Array(
      (lexiconHeader
        + category(
          "mine.thanks", "act = \"credit_giving\"\nactor = \"stated\"\nweight = 2\nentries = [\"thank*\"]")
        + category("mine.thanks.warm", "entries = [\"heartfelt\"]")
          + """
          [[rule]]
          name = "mine.rule"
          description = "A warm word before thanks."
          marks = "mine.thanks"
          patterns = ["<mine.thanks.warm> word"]

          [[rule]]
          name = "mine.guard"
          description = "Thanks for nothing."
          reason = "scorn"
          guards = ["mine.rule", "mine.thanks"]
          patterns = ["thanks for nothing"]
          """).utf8))

  /// What is found for a category in a sentence that contains all of its examples.
  private func found(_ category: String, without names: [String]) throws -> Int {
    let lexicon = try Lexicon(LexiconFile.language + [Self.file], without: names)
    var reader = LexiconReader(lexicon)
    let number = try #require(lexicon.category(named: category))
    let text = "A heartfelt word, and thanks."
    return reader.read(text, Tokeniser().tokenise(text)).matches.count { $0.category == number }
  }

  @Test func whatLiesUnderANameIsLeftOutWithIt() throws {
    #expect(try found("mine.thanks", without: []) == 2)
    #expect(try found("mine.thanks.warm", without: []) == 1)
    #expect(try found("mine.thanks.warm", without: ["mine.thanks"]) == 0)
    #expect(try found("mine.thanks", without: ["mine.thanks"]) == 0)
    #expect(try found("mine.thanks", without: ["mine.thanks.warm"]) == 1)
  }

  @Test func rulesAreLeftOut() throws {
    let rules = { (names: [String]) in try Lexicon(LexiconFile.language + [Self.file], without: names).rules.map(\.name)
    }
    #expect(try rules([]) == ["mine.guard", "mine.rule"])
    #expect(try rules(["mine.rule"]) == ["mine.guard"])
    #expect(try rules(["mine"]) == [])
  }

  @Test func itIsAnotherLexicon() throws {
    let digest = { (names: [String]) in try Lexicon(LexiconFile.language + [Self.file], without: names).digest }
    #expect(try digest(["mine.rule"]) != digest([]))
    #expect(try digest(["mine.rule", "mine.guard"]) == digest(["mine.guard", "mine.rule"]))
    #expect(try digest(["mine.rule", "mine.guard"]) != digest(["mine.rule"]))
  }

  @Test func aNameThatNothingHasIsRefused() {
    let error = #expect(throws: LexiconError.self) {
      try Lexicon(LexiconFile.language + [Self.file], without: ["mine.th"])
    }
    #expect(error?.term == "mine.th")
  }

  /// Whichever rules and categories depend on which, the shipped lexicon can be read without any of them.
  @Test(arguments: [false, true]) func theShippedLexiconStandsWithoutAnyOfIt(wordClassesToo: Bool) throws {
    let names = Lexicon.embedded.categories.filter { wordClassesToo || !$0.isSupport }.map(\.name)
    let lexicon = try Lexicon(LexiconFile.embedded, without: names)
    #expect(lexicon.categories.map(\.name) == Lexicon.embedded.categories.map(\.name))
    let text = "Thank you: our team did it, and I promise to help."
    var reader = LexiconReader(lexicon)
    let reading = reader.read(text, Tokeniser().tokenise(text))
    #expect(reading.matches.allSatisfy { lexicon.categories[$0.category].isSupport && !wordClassesToo })
  }
}
