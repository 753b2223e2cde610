import CByteScan
import Text

/// Lines with quoting marks, and remainders of them that a mail program wrapped.
extension MailThread {
  /// Marks and remeasures the lines from `first` on that begin with the mark.
  static func markQuoted(_ lines: inout [SourceLine], in bytes: Bytes, from first: Int) {
    let mark = UInt8(ascii: ">")
    guard let base = bytes.baseAddress, first < lines.count else { return }
    var (index, next) = (first, lines[first].start)
    while true {
      // Few lines have one, or nearly all.
      next += usward_find_byte(mark, base + next, bytes.count - next)
      index = lines.first(endingBehind: next, from: index)
      guard index < lines.count else { return }
      next = lines[index].end
      if let quoted = quoted(lines[index], in: bytes) { lines[index] = quoted }
    }
  }

  /// The same for all lines, judged by their looks.
  mutating func markQuoted() {
    var index = looks.next(.isQuoted, from: first, before: lines.count)
    while index < lines.count {
      if let quoted = Self.quoted(lines[index], in: bytes) {
        quote(index, as: quoted)
      }
      index = looks.next(.isQuoted, from: index + 1, before: lines.count)
    }
  }

  /// Marks what a mail program wrapped from a quoted line without a mark: a short line that continues a sentence
  /// between two lines of one depth, the first of which is long.
  mutating func markWrapped() {
    var index = looks.next(.isQuoted, from: first, before: lines.count)
    while index + 2 < lines.count {
      let (above, line, below) = (lines[index], lines[index + 1], lines[index + 2])
      if above.depth > 0, below.depth == above.depth, !line.isBlank, line.voice == .author, line.depth == 0,
        line.width <= Self.widestRest, above.width >= Self.narrowestWrapped, Glyphs.startsSmall(bytes, line.range),
        !Glyphs.endsInStop(bytes, above.range)
      {
        quote(index + 1, like: above)
      }
      index = looks.next(.isQuoted, from: index + 1, before: lines.count)
    }
  }

  /// The least width of a wrapped line, given that programs wrap at 72 to 80 characters including marks, and the
  /// greatest width of the remainder, a few words.
  private static let (narrowestWrapped, widestRest) = (60, 30)

  /// A line that begins with the mark, measured without it; `nil` for any other.
  private static func quoted(_ line: SourceLine, in bytes: Bytes) -> SourceLine? {
    let mark = UInt8(ascii: ">")
    guard !line.isBlank, bytes[line.textStart] == mark else { return nil }
    var depth = 0
    var place = line.textStart
    while place < line.end, bytes[place] == mark || bytes[place] == 0x20 {
      if bytes[place] == mark { depth += 1 }
      place += 1
    }
    // ">:" ends an attribution whose address was wrapped.
    if place + 1 == line.textEnd, bytes[place] == UInt8(ascii: ":") { return nil }
    if isBetweenMarks(bytes, line) { return nil }
    // One space after the mark belongs to it; more is indentation of the quoted text.
    var from = place
    while from > line.textStart, bytes[from - 1] == 0x20 { from -= 1 }
    if from < place { from += 1 }
    return SourceLine(quoted: bytes, from, line.end, depth: depth)
  }
}

extension [SourceLine] {
  /// The first line in a range that ends after a place; the number of lines where none does. O(log lines passed).
  fileprivate func first(endingBehind place: Int, from first: Int) -> Int {
    var (low, high, step) = (first, first, 1)
    while high < count, self[high].end <= place {
      low = high + 1
      high += step
      step *= 2
    }
    return (low..<Swift.min(high, count)).partitionPoint { self[$0].end > place }
  }
}
