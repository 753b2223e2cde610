import Testing
import Text

@Suite struct CountedTests {
  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
  func thousandsAreParted(value: Int, expected: String) { #expect(grouped(value) == expected) }

  @Test(arguments: [(0, "0 rows"), (1, "1 row"), (38_210, "38,210 rows")])
  func aNumberGoesWithItsNoun(number: Int, expected: String) { #expect(counted(number, "row", "rows") == expected) }

  @Test(arguments: [
    (1 << 28, "256 MB"), (1 << 30, "1 GB"), (1 << 31 - 1, "2 GB"), (3 << 29, "1536 MB"), (1 << 20, "1 MB"),
  ])
  func aBoundIsToldInItsUnit(bytes: Int, expected: String) { #expect(sized(bytes) == expected) }
}
