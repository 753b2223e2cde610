import Testing
import Text

@Suite struct CountedTests {
  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
  func thousandsAreParted(value: Int, expected: String) { #expect(grouped(value) == expected) }

  @Test(arguments: [(0, "0 rows"), (1, "1 row"), (38_210, "38,210 rows")])
  func aNumberGoesWithItsNoun(number: Int, expected: String) { #expect(counted(number, "row", "rows") == expected) }
}
