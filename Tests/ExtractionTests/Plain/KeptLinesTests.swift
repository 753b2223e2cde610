import TestSupport
import Testing

@testable import Extraction

/// Lines that were kept take the place of those that would be found again.
@Suite struct KeptLinesTests {
  /// Everything known about a line, with positions in its text.
  private static func shape(_ line: SourceLine, at base: Int) -> [Int] {
    [line.start, line.end, line.textStart, line.textEnd].map { $0 + base } + [line.width, line.indent]
  }

  @Test(arguments: [0, 50, 97])
  func areThoseOfAnyRange(plain: Int) {
    var random = SeededRandom(seed: 33)
    for _ in 0..<40 {
      let text = SourceLineTests.text(&random, plain: plain)
      let origin = Int.random(in: 0...3, using: &random)
      let window = Int.random(in: 20...2_000, using: &random)
      let lines = text.withUnsafeBufferPointer { SourceLines.all(of: $0) }
      let count = max(1, (text.count + window - 1) / window)
      let parts = KeptLines.Parts(
        parts: (0..<count).map { part in
          let first = lines.firstIndex { $0.start >= part * window } ?? lines.count
          let end = lines.firstIndex { $0.start >= (part + 1) * window } ?? lines.count
          // The lines have other offsets in the part's bytes than in the text.
          let base = max(0, part * window - 8)
          var some: [SourceLine] = []
          text[base...].withUnsafeBufferPointer { bytes in
            some = lines[first..<end].map { SourceLine(bytes, $0.start - base, $0.end - base) }
          }
          return KeptLines(some[...], from: part * window - base)
        }, origin: origin, window: window)
      for _ in 0..<10 where !text.isEmpty {
        let start = Int.random(in: 0..<text.count, using: &random)
        let isLast = Bool.random(using: &random)
        let end = isLast ? text.count : Int.random(in: start + 1...text.count, using: &random)
        let expected = lines.filter {
          ($0.start > start || start == 0) && $0.start >= start && (isLast || $0.end < end - 3)
        }
        let found = parts.lines(in: origin + start..<origin + end, isLast: isLast)
        #expect(found?.map { Self.shape($0, at: start) } == expected.map { Self.shape($0, at: 0) })
      }
    }
  }

  @Test(arguments: [
    ("\(String(repeating: "a", count: 20_000))\n", true), ("\(String(repeating: "é", count: 70_000)) \n", true),
    ("\(String(repeating: " ", count: 70_000))a\n", false), ("a\(String(repeating: " ", count: 70_000))\n", false),
  ]) func areKeptHoweverMuchShows(line: String, isKept: Bool) {
    line.withBytes { bytes in
      let lines = SourceLines.all(of: bytes)
      let kept = KeptLines(lines[...], from: 0)
      #expect((kept != nil) == isKept)
      let parts = { KeptLines.Parts(parts: [kept], origin: 0, window: $0) }
      #expect(parts(bytes.count).lines(in: 0..<bytes.count, isLast: true) == (isKept ? lines : nil))
      // After the parts whose lines are kept, none is known.
      #expect(parts(bytes.count - 1).lines(in: 0..<bytes.count, isLast: true) == nil)
    }
  }
}
