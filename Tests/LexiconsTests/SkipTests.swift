import Testing

/// A run of arbitrary parts is skipped in one step. What is found is the same as if they were taken one by one, which
/// `_&_` enforces.
@Suite struct SkipTests {
  private static let patterns = [
    "a _{0,3} b", "a (, _){0,3} <mine.deed>", "a ; _{0,2} b", "a _{1,4} [b] (, _){0,2} c", "a (_{0,2} , b|_{0,3} c)",
    "a (, _){0,2} (; _){0,2} !(b) c&!d", "a _? _? (b|c) !(_{0,2} d)",
  ]
  private static let words = ["a", "a,", "b", "b,", "b;", "c", "c -", "d", "took care of", "took", "plan,", "plan"]

  @Test(arguments: 0..<UInt64(4))
  func partsArePassedOverAsOneByOne(seed: UInt64) throws {
    let pairs = Self.patterns.map { (quick: $0, slow: $0.replacing("_", with: "_&_")) }
    try PatternLexicon.expectSame(pairs, deeds: ["took care of", "plan"], words: Self.words, seed: seed)
  }
}
