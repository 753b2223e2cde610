import Testing

/// The words of a choice are merged into one test, and so is everything that a part must not be. The result is the same
/// as if each were tested by itself, which `&_` and `!(x)` enforce.
@Suite struct PatternSimplifiedTests {
  private static let patterns: [(quick: String, slow: String)] = [
    ("a (b|<mine.deed>|c) d", "a (b&_|<mine.deed>&_|c&_) d"),
    ("a _&!b&!<mine.deed>&!c d", "a !(b) !(<mine.deed>) !(c) _ d"),
    ("a <mine.deed>&!b&!plan d?", "a !(b) !(plan) <mine.deed> d?"),
    ("(a|b c|<mine.deed>|d) _{0,2} (c|d|b a)", "(a&_|b c|<mine.deed>&_|d&_) _{0,2} (c&_|d&_|b a)"),
    ("a (b|[c]|d){1,3} (, _&!d&!a){0,3} d", "a (b&_|[c]|d&_){1,3} (, !(d) !(a) _){0,3} d"),
    ("d !(a|b c|<mine.deed>) (b|c)?", "d !(a) !(b c) !(<mine.deed>) (b&_|c&_)?"),
    ("c (a|<mine.deed>|b)", "c (a&_|<mine.deed>|b&_)"),
  ]
  private static let words = ["a", "a,", "b", "b,", "c", "c;", "d", "took care of", "plan", "planned", "took"]

  /// First the category has only words, then also a phrase, which a test of several things cannot include: then only
  /// the last pair of patterns finds the same.
  @Test(arguments: [["plan", "planned", "b"], ["took care of", "plan"]], 0..<UInt64(3))
  func whatIsFoundIsTheSame(deeds: [String], seed: UInt64) throws {
    let patterns = deeds.contains { $0.contains(" ") } ? Self.patterns.suffix(1) : Self.patterns[...]
    try PatternLexicon.expectSame(Array(patterns), deeds: deeds, words: Self.words, seed: seed)
  }
}
