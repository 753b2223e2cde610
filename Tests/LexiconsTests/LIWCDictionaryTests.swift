import Testing
import Text

@testable import Lexicons

/// Dictionaries of LIWC as they are found.
struct LIWCDictionaryTests {
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
    fool*ish\t2
    no*\t2
    =)\t1
    peace\t7
    alone
    """

  private func read(_ text: String) throws -> LIWCDictionary {
    try LIWCDictionary(LexiconFile(name: "a.dic", bytes: Array(text.utf8)))
  }

  /// Whatever its lines end in, and with a byte order mark too.
  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func readsCategoriesAndWords(lineEnd: String, mark: String) throws {
    let text = mark + Self.written.replacing("\n", with: lineEnd)
    #expect(LIWCDictionary.isOne(LexiconFile(name: "a.dic", bytes: Array(text.utf8))))
    let dictionary = try read(text)
    #expect(
      dictionary.categories == [
        .init(name: "Care for us", words: ["safe*", "look after", "well known"]),
        .init(name: "Harm", words: ["look after", "war"]),
      ])
    #expect(
      dictionary.leftOut.map { "\($0.line) \($0.message)" } == [
        "4 is no number and name of a category: x Fair", "13 a wildcard stands at the end of a word only: fool*ish",
        "14 a wildcard follows at least three letters: no*", "15 holds no letter: =)",
        "16 there is no category 7: peace",
        "17 has no word, or no number of a category: alone",
      ])
  }

  @Test(arguments: ["%\n1 A\nwe\t1\n", "%"])
  func aListWithoutEndIsRefused(text: String) {
    #expect(throws: LexiconError.self) { try read(text) }
  }

  /// What it makes is a lexicon that finds the words; of two categories of one name both are there.
  @Test func makesALexicon() throws {
    let dictionary = try read("%\n1 \"A\"\n2 a\n3 Empty\n%\nsafe*\t1\nlook after\t2\ncan't\t2\n")
    let text = dictionary.lexicon(family: "own", source: "a.dic")
    let lexicon = try Lexicon(LexiconFile.language + [LexiconFile(name: "a.toml", bytes: Array(text.utf8))])
    #expect(lexicon.categories.map(\.name).filter { $0.hasPrefix("own.") } == ["own.a", "own.a-2"])
    let sentence = "We look after the safest of them, and cannot stop."
    var reader = LexiconReader(lexicon)
    let own = reader.read(sentence, Tokeniser().tokenise(sentence)).matches.filter { $0.own == $0.category }
    let found = own.map { "\(lexicon.categories[$0.own].name) \(lexicon.entries[$0.entry].text)" }
    #expect(found.filter { $0.hasPrefix("own.") } == ["own.a-2 look after", "own.a safe*", "own.a-2 can't"])
  }
}
