@testable import Lexicons
import TestSupport
import Testing
import Text

/// Patterns are tried only where what they need is near, and nothing is missed by that.
@Suite struct NeedTests {
  private static let patterns = [
    "we (must|shall) _{0,3} (build|plan)", "(i|we) <mine.deed>", "<mine.deed> _{0,2} <mine.deed>",
    "(the end|an end|its close) of", "%name (said|wrote)", "^ did&%asked (you|they)", "(a b|c|d e f)", "we{2}",
    "go&!%first (,|_){0,4} %number", "build _{0,12} _{0,12} _{0,12} plan", "%shouted&build",
  ]
  private static let words = [
    "we", "must", "shall", "build", "plan", "I", "took", "care", "of", "the", "end", "an", "its", "close", "Ada",
    "said",
    "wrote", "did", "you", "they", "a", "b", "c", "d", "e", "f", "go", "gone", "12", "made", "it", "happen", "BUILD",
  ]

  private static func lexicon() throws -> Lexicon {
    try PatternLexicon.make(
      deeds: ["took care of", "made it happen", "built", "plan"],
      patterns.enumerated().map { ("mine.rule\($0)", $1) })
  }

  /// Sentences of up to 150 words: longer than the window that is examined at once.
  @Test(arguments: 0..<UInt64(40))
  func nothingIsMissed(seed: UInt64) throws {
    let lexicon = try Self.lexicon()
    var reader = LexiconReader(lexicon)
    var chance = SeededRandom(seed: seed)
    for _ in 0..<20 {
      let text = chance.sentence(of: Self.words, count: 1...150, shoutingOnceIn: 5)
      let tokenised = Tokeniser().tokenise(text)
      let found = Set(reader.read(text, tokenised).rules.map(\.rule))
      for pattern in 0..<lexicon.code.patterns.count {
        let rule = lexicon.code.rule(of: pattern)
        let isThere = reader.finds(pattern, in: text, tokenised)
        #expect(isThere == found.contains(rule), "\(lexicon.rules[rule].patterns): \(text)")
      }
    }
  }
}
