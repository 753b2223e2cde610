import Glibc
import TestSupport
import Testing
import Text

@Suite(.enabled(if: UnicodeData.isWanted, UnicodeData.skipped))
struct ConformanceTests {
  @Test func passesEveryWordBreakTest() {
    let cases = UnicodeData.breakTest("WordBreakTest.txt")
    #expect(cases.count == 1823)
    let breaks = WordBreaks(.standard)
    for (text, boundaries) in cases where breaks.boundaries(of: text) != boundaries {
      Issue.record("\(text.unicodeScalars.map { $0.value }): \(breaks.boundaries(of: text)), not \(boundaries)")
    }
  }

  @Test func passesEverySentenceBreakTest() {
    let cases = UnicodeData.breakTest("SentenceBreakTest.txt")
    #expect(cases.count == 502)
    let breaks = SentenceBreaks(.standard)
    for (text, boundaries) in cases where breaks.boundaries(of: text) != boundaries {
      Issue.record("\(text.unicodeScalars.map { $0.value }): \(breaks.boundaries(of: text)), not \(boundaries)")
    }
  }

  @Test func tablesAreThoseOfTheDatabase() {
    let script = PackageFolder.path + "/scripts/generate-unicode-tables.py"
    #expect(system("python3 '\(script)' --check --data \(UnicodeData.folder)") == 0)
  }
}
