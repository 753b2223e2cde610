import Testing
import Text

@testable import Lexicons

/// Wildcards anywhere in words, in categories that allow them.
struct WildcardTests {
  @Test(arguments: [
    ("un*able", "unable", true), ("un*able", "unbearable", true), ("un*able", "unables", false), ("*", "", true),
    ("*a*b*", "xaxxb", true), ("*a*b*", "xbxxa", false), ("a?c", "abc", true), ("a?c", "ac", false), ("?", "ab", false),
    ("*aab", "aaaab", true), ("*ab*ab", "abab", true), ("*ab*ab", "ab", false), ("c?fé", "café", true),
    ("c?fé", "cafe\u{301}", true), ("caf?", "cafe\u{301}", true), ("caf?", "café", true), ("é*", "abc", false),
  ])
  func stands(wildcards: String, word: String, isMatch: Bool) {
    let term = Wildcards(wildcards, number: 0)
    #expect(term.matches(word) == isMatch)
    if word.utf8.allSatisfy({ $0 < 0x80 }) { #expect(term.matches(ascii: word.utf8Span.span) == isMatch) }
  }

  private static func file(_ entries: String, _ more: String) -> LexiconFile {
    let text = """
      [lexicon]
      name = "own"
      version = "1"
      [[category]]
      name = "own.a"
      description = "d"
      source = "s"
      reason = "r"
      entries = [\(entries)]
      \(more)
      """
    return LexiconFile(name: "own.toml", bytes: Array(text.utf8))
  }

  @Test(arguments: ["un*able", "*ing", "ab*", "a? b", "*"])
  func areRefusedWhereACategoryDoesNotSaySo(entry: String) throws {
    if entry != "a? b" {
      #expect(throws: LexiconError.self) { try Lexicon(LexiconFile.language + [Self.file("\"\(entry)\"", "")]) }
    }
    let free = Self.file("\"\(entry)\"", "wildcards = \"free\"")
    if entry == "*" {
      #expect(throws: LexiconError.self) { try Lexicon(LexiconFile.language + [free]) }
    } else {
      #expect(throws: Never.self) { try Lexicon(LexiconFile.language + [free]) }
    }
    #expect(throws: LexiconError.self) {
      try Lexicon(LexiconFile.language + [Self.file("\"we\"", "wildcards = \"loose\"")])
    }
  }

  /// An exact entry wins over a wildcard, and of two wildcards the one with more letters wins.
  @Test func theLongerOneWins() throws {
    let lexicon = try Lexicon(
      LexiconFile.language + [Self.file("\"*ing\", \"s*\", \"singing\", \"not * now\"", "wildcards = \"free\"")])
    let text = "Singing, sing, see, not ever now, caféing."
    var reader = LexiconReader(lexicon)
    let own = reader.read(text, Tokeniser().tokenise(text)).matches.filter { $0.own == $0.category }
    let found = own.filter { lexicon.categories[$0.own].name == "own.a" }.map { lexicon.entries[$0.entry].text }
    #expect(found == ["singing", "*ing", "s*", "not * now", "*ing"])
    #expect(lexicon.idle(of: ["own.toml"]).map(\.subject) == ["singing"])
  }
}
