import TestSupport
import Testing

@testable import Extraction

/// The lines that the kernel finds, compared with those found byte by byte.
@Suite struct SourceLineTests {
  /// Line ends, white space, zero-width characters, and characters that closely resemble them in bytes.
  static let pieces =
    ["\n", "\n", "\n", "\r\n", "\r", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"]
    + [" ", "  ", "\t", "\u{A0}", "\u{2003}", "\u{202F}", "\u{205F}", "\u{3000}"]
    + ["\u{AD}", "\u{200B}", "\u{202A}", "\u{2060}", "\u{FEFF}", "\u{0B}", "\u{1B}", "\u{7F}", "\u{0}"]
    + ["“we", "us”", "—", "…", "é", "中文", "😀", "\u{2010}", "\u{81}", "\u{3001}", "\u{FEFE}", "~", "> we", "a"]
    + ["We met the crews", "and asked what they needed from us this week, which is more than anybody had done."]

  static func text(_ random: inout SeededRandom, plain: Int) -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 0...400, using: &random) {
      if Int.random(in: 0..<100, using: &random) < plain {
        text += Bool.random(using: &random) ? "the plan for next year" : "\n"
      } else {
        text += pieces.randomElement(using: &random) ?? ""
      }
    }
    return Array(text.utf8)
  }

  /// The lines, found by applying the rules directly.
  static func lines(_ bytes: Bytes, after count: Int) -> [SourceLine] {
    var lines: [SourceLine] = []
    var blanks = 0
    func add(_ start: Int, _ end: Int) {
      if start == end, count + lines.count > SourceLines.longestTop, blanks >= 4 { return }
      let line = SourceLine(bytes, start, end)
      lines.append(line)
      blanks = line.isBlank ? blanks + 1 : 0
    }
    var (start, place) = (0, 0)
    while place < bytes.count {
      let ends: [StaticString] = ["\r\n", "\n", "\r", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"]
      if let end = ends.first(where: { bytes.holds($0, at: place, before: bytes.count) }) {
        add(start, place)
        place += end.utf8CodeUnitCount
        start = place
      } else {
        place += 1
      }
    }
    if start < bytes.count { add(start, bytes.count) }
    return lines
  }

  static let paths = 0...max(0, SourceLines.best)

  @Test(arguments: paths, [0, 50, 97])
  func findsLinesAsByTheRules(path: Int32, plain: Int) {
    var random = SeededRandom(seed: 31)
    for _ in 0..<40 {
      let text = Self.text(&random, plain: plain)
      let before = Bool.random(using: &random) ? 0 : SourceLines.longestTop + 1
      text.withUnsafeBufferPointer { bytes in
        var finder = SourceLines(after: before, path: path)
        var found: [SourceLine] = []
        let end = finder.append(from: bytes, at: 0, isLast: true, to: &found)
        #expect(end == bytes.count)
        #expect(found == Self.lines(bytes, after: before))
        #expect(finder.hasPastASCII == bytes.contains { $0 >= 0x80 })
        let ends: [UInt8] = [0x09, 0x0A, 0x0C, 0x0D]
        #expect(finder.hasControls == bytes.contains { ($0 < 0x20 || $0 == 0x7F) && !ends.contains($0) })
      }
    }
  }

  @Test(arguments: paths)
  func findsTheSameLinesAsMoreOfTheTextComes(path: Int32) {
    var random = SeededRandom(seed: 32)
    for _ in 0..<40 {
      let text = Self.text(&random, plain: 60)
      text.withUnsafeBufferPointer { bytes in
        var finder = SourceLines(path: path)
        var found: [SourceLine] = []
        var (start, end) = (0, 0)
        while end < bytes.count {
          end = min(bytes.count, end + Int.random(in: 1...200, using: &random))
          let some = Bytes(rebasing: bytes[..<end])
          start = finder.append(from: some, at: start, isLast: end == bytes.count, to: &found)
        }
        #expect(found == Self.lines(bytes, after: 0))
      }
    }
  }

  @Test func keepsEmptyLinesApartFromThoseThatOnlySeemSo() {
    let text = Array((String(repeating: "\n", count: 400) + "\u{200B}\n\n\n\n\n\n\nWe met.\n").utf8)
    text.withUnsafeBufferPointer { bytes in
      let lines = SourceLines.all(of: bytes)
      #expect(lines == Self.lines(bytes, after: 0))
      #expect(lines.count == SourceLines.longestTop + 3)
    }
  }
}
