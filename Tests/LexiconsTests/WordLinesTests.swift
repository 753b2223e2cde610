@testable import Lexicons
import Testing

/// Words that are read one cache line at a time.
@Suite struct WordLinesTests {
  @Test func linesStayAsTheyWereAppended() {
    var lines = WordLines()
    for number in 0..<1_000 { lines.append(WordLines.Line(repeating: UInt64(number))) }
    #expect(lines.count == 1_000)
    #expect((0..<1_000).allSatisfy { lines[$0] == WordLines.Line(repeating: UInt64($0)) })
  }

  @Test func linesStandOnLinesOfTheCache() {
    var lines = WordLines(empty: 3)
    for _ in 0..<300 {
      lines.append(WordLines.Line())
      #expect(lines.withPointer { UInt(bitPattern: $0) } % 64 == 0)
    }
  }

  @Test func linesAreAlikeWhereverTheyStand() {
    var (one, other) = (WordLines(), WordLines(empty: 1))
    other.reserve(1_000)
    one.append(WordLines.Line())
    #expect(one == other)
    one.append(WordLines.Line(repeating: 1))
    #expect(one != other)
  }
}
