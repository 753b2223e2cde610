import CByteScan

/// Finds the lines of a text, all at once or as more of it comes. A line ends at LF, CR LF, CR, a form feed, NEL, U+2028 or
/// U+2029.
struct SourceLines {
  /// Lines found so far.
  private var count: Int
  /// Of these, the last ones in which nothing shows.
  private var blanks = 0

  /// Lines of which so many come after the text's first.
  init(after count: Int = 0) { self.count = count }

  /// The lines of a text. O(bytes).
  static func all(of bytes: Bytes) -> [SourceLine] {
    var lines: [SourceLine] = []
    lines.reserveCapacity(bytes.count / 80 + 8)
    var finder = SourceLines()
    _ = finder.append(from: bytes, at: 0, isLast: true, to: &lines)
    return lines
  }

  /// Appends the lines that begin from `start` on and end within the bytes; where the next one begins. `isLast` says that
  /// nothing comes after the bytes, so that the last line ends with them.
  mutating func append(from bytes: Bytes, at start: Int, isLast: Bool, to lines: inout [SourceLine]) -> Int {
    guard let base = bytes.baseAddress else { return start }
    let count = bytes.count
    // A line end has up to three bytes: a part of one tells nothing yet.
    let limit = isLast ? count : count - 3
    var start = start
    var index = start
    var content = SourceLine.Content.plain
    while true {
      index +=
        content == .plain
        ? usward_find_unplain(base + index, count - index) : usward_find_line_mark(base + index, count - index)
      if index - start > SourceLine.longest {
        index = start + SourceLine.longest
        while index > start, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        add(SourceLine(bytes, start, index, .any), to: &lines)
        start = index
        content = .any
        continue
      }
      if index >= limit { break }
      let length = SourceLines.terminator(bytes, at: index)
      if length == 0 {
        let byte = bytes[index]
        if byte < 0x80 || SourceLines.hidesWidth(bytes, at: index) {
          content = .any
        } else if content == .plain {
          content = .visible
        }
        // Past the first byte that is not ASCII only the bytes that may end a line are looked for, this one too.
        if byte != 0x7F, byte >= 0x80, byte != 0xC2, byte != 0xE2, byte != 0xEF { continue }
        index += 1
      } else {
        if start < index || !isPadded { add(SourceLine(bytes, start, index, content), to: &lines) }
        index += length
        start = index
        content = .plain
      }
    }
    if isLast, start < count {
      add(SourceLine(bytes, start, count, content), to: &lines)
      start = count
    }
    return start
  }

  private mutating func add(_ line: SourceLine, to lines: inout [SourceLine]) {
    lines.append(line)
    count += 1
    blanks = line.isBlank ? blanks + 1 : 0
  }

  /// Whether one more empty line would say nothing: past the top of a text, where heads are told by their lines, nobody
  /// looks further than over four of them.
  private var isPadded: Bool { count > Self.longestTop && blanks >= 4 }

  /// More lines than heads have.
  static let longestTop = 300

  private static func terminator(_ bytes: Bytes, at index: Int) -> Int {
    switch bytes[index] {
    case 0x0A, 0x0C: return 1
    case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
      return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }

  /// Whether a mark without width begins at `index`.
  private static func hidesWidth(_ bytes: Bytes, at index: Int) -> Bool {
    let (length, columns) = SourceLine.gap(bytes, at: index, bytes.count)
    return length > 0 && columns == 0
  }
}
