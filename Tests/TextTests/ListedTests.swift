import Testing
import Text

@Suite struct ListedTests {
  @Test(
    arguments: [
      ([], 3, nil, ""), (["a"], 3, nil, "a"), (["a", "b", "c"], 3, nil, "a, b, c"),
      (["a", "b", "c", "d", "e"], 3, nil, "a, b, c and 2 more"), (["a", "b"], 3, 7, "a, b and 5 more"),
    ] as [([String], Int, Int?, String)])
  func namesTheFirstAndCountsTheRest(names: [String], most: Int, count: Int?, listed: String) {
    #expect(names.listed(most: most, of: count) == listed)
  }

  @Test(
    arguments: [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")] as [([String], String)])
  func oneOfSomeIsMeant(names: [String], alternatives: String) {
    #expect(names.alternatives == alternatives)
    #expect(names.inSentence == alternatives.replacing(" or ", with: " and "))
  }

  @Test(
    arguments: [
      ("", ""), (" ", ""), (" \t\n", ""), (" a  b\u{A0}\n c ", "a b c"), ("a", "a"), ("a b c~", "a b c~"), (" a", "a"),
      ("a ", "a"), ("a  b", "a b"), ("a\tb", "a b"), ("a \r\nb", "a b"), ("é  \u{2003}b", "é b"),
      ("a\u{7F} b", "a\u{7F} b"),
    ] as [(String, String)])
  func stretchesOfWhiteSpaceAreOneSpace(text: String, folded: String) {
    #expect(text[...].withSingleSpaces == folded)
  }
}
