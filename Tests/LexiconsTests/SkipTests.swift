import Lexicons
import TestSupport
import Testing
import Text

/// Runs of any parts are passed over at once. What is found is as if they were taken one by one, which `_&_` makes sure of.
@Suite struct SkipTests {
  private static let patterns = [
    "a _{0,3} b", "a (, _){0,3} <mine.deed>", "a ; _{0,2} b", "a _{1,4} [b] (, _){0,2} c", "a (_{0,2} , b|_{0,3} c)",
    "a (, _){0,2} (; _){0,2} !(b) c&!d", "a _? _? (b|c) !(_{0,2} d)",
  ]
  private static let words = ["a", "a,", "b", "b,", "b;", "c", "c -", "d", "took care of", "took", "plan,", "plan"]

  private static func lexicon() throws -> Lexicon {
    let rules = patterns.enumerated().flatMap { number, pattern in
      [("quick.rule\(number)", pattern), ("slow.rule\(number)", pattern.replacing("_", with: "_&_"))]
    }
    return try PatternLexicon.make(deeds: ["took care of", "plan"], rules)
  }

  @Test(arguments: 0..<UInt64(4))
  func partsArePassedOverAsOneByOne(seed: UInt64) throws {
    let lexicon = try Self.lexicon()
    var reader = LexiconReader(lexicon)
    var chance = SeededRandom(seed: seed)
    var found: [String: [[Range<Int>]]] = [:]
    for _ in 0..<1_000 {
      let text = chance.sentence(of: Self.words, count: 1...14, shoutingOnceIn: 1_000)
      for match in reader.read(text, Tokeniser().tokenise(text)).rules {
        found[lexicon.rules[match.rule].name, default: []].append([match.parts, match.whole])
      }
    }
    for number in Self.patterns.indices {
      #expect(found["quick.rule\(number)"] != nil, "\(Self.patterns[number])")
      #expect(found["quick.rule\(number)"] == found["slow.rule\(number)"], "\(Self.patterns[number])")
    }
  }
}
