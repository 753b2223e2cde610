import Lexicons
import TestSupport
import Testing
import Text

/// Words side by side in a choice are one test, and so is all that a part must not be. What is found is as if each were tested by
/// itself, which `&_` and `!(x)` make sure of.
@Suite struct PatternSimplifiedTests {
  private static let patterns = [
    ("a (b|<mine.deed>|c) d", "a (b&_|<mine.deed>&_|c&_) d"),
    ("a _&!b&!<mine.deed>&!c d", "a !(b) !(<mine.deed>) !(c) _ d"),
    ("a <mine.deed>&!b&!plan d?", "a !(b) !(plan) <mine.deed> d?"),
    ("(a|b c|<mine.deed>|d) _{0,2} (c|d|b a)", "(a&_|b c|<mine.deed>&_|d&_) _{0,2} (c&_|d&_|b a)"),
    ("a (b|[c]|d){1,3} (, _&!d&!a){0,3} d", "a (b&_|[c]|d&_){1,3} (, !(d) !(a) _){0,3} d"),
    ("d !(a|b c|<mine.deed>) (b|c)?", "d !(a) !(b c) !(<mine.deed>) (b&_|c&_)?"),
    ("c (a|<mine.deed>|b)", "c (a&_|<mine.deed>|b&_)"),
  ]
  private static let words = ["a", "a,", "b", "b,", "c", "c;", "d", "took care of", "plan", "planned", "took"]

  /// The category has words alone, then a phrase too, which a test of several things does not take: then only the last pattern is
  /// the same either way.
  @Test(arguments: [["plan", "planned", "b"], ["took care of", "plan"]], 0..<UInt64(3))
  func whatIsFoundIsTheSame(deeds: [String], seed: UInt64) throws {
    let patterns = deeds.contains { $0.contains(" ") } ? Self.patterns.suffix(1) : Self.patterns[...]
    let rules = patterns.enumerated().flatMap { [("quick.rule\($0)", $1.0), ("slow.rule\($0)", $1.1)] }
    let lexicon = try PatternLexicon.make(deeds: deeds, rules)
    var reader = LexiconReader(lexicon)
    var chance = SeededRandom(seed: seed)
    var found: [String: [[Range<Int>]]] = [:]
    for _ in 0..<1_000 {
      let text = chance.sentence(of: Self.words, count: 1...14, shoutingOnceIn: 1_000)
      for match in reader.read(text, Tokeniser().tokenise(text)).rules {
        found[lexicon.rules[match.rule].name, default: []].append([match.parts, match.whole])
      }
    }
    for (number, pattern) in patterns.enumerated() {
      #expect(found["quick.rule\(number)"] != nil, "\(pattern)")
      #expect(found["quick.rule\(number)"] == found["slow.rule\(number)"], "\(pattern)")
    }
  }
}
