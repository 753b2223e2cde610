/// A line of a plain text: where it stands and how it looks.
struct SourceLine: Hashable, Sendable {
  /// The offset of its first byte.
  var start: Int
  /// The offset after its last byte, without the line end.
  var end: Int
  /// Columns of white space before the text; a tab goes to the next multiple of 8.
  var indent = 0
  /// The first byte that shows.
  var textStart: Int
  /// After the last byte that shows.
  var textEnd: Int
  /// Visible characters from `textStart` to `textEnd`, marks without width not counted.
  var width = 0

  /// Whether nothing shows.
  var isBlank: Bool { textStart == textEnd }
  /// The bytes that show.
  var range: Range<Int> { textStart..<textEnd }

  /// Measures the line between two offsets.
  init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    self.start = start
    self.end = end
    textStart = end
    textEnd = end
    var index = start
    while index < end {
      let (length, columns) = SourceLine.gap(bytes, at: index, end)
      if length == 0 { break }
      indent = bytes[index] == 0x09 ? (indent / 8 + 1) * 8 : indent + columns
      index += length
    }
    textStart = index
    textEnd = index
    while index < end {
      let (length, columns) = SourceLine.gap(bytes, at: index, end)
      if length == 0 {
        if bytes[index] & 0xC0 != 0x80 { width += 1 }
        index += 1
        textEnd = index
      } else {
        width += columns
        index += length
      }
    }
  }

  /// The lines of a text. A line ends at LF, CR LF, CR, a form feed, NEL, U+2028 or U+2029.
  static func lines(of bytes: [UInt8]) -> [SourceLine] {
    var lines: [SourceLine] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let length = terminator(bytes, at: index)
      if length == 0 {
        index += 1
      } else {
        lines.append(SourceLine(bytes, start, index))
        index += length
        start = index
      }
    }
    if start < bytes.count { lines.append(SourceLine(bytes, start, bytes.count)) }
    return lines
  }

  private static func terminator(_ bytes: [UInt8], at index: Int) -> Int {
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

  /// The length in bytes of a space or of a mark that does not show at `index` (0 where something shows), and the
  /// columns it takes.
  static func gap(_ bytes: [UInt8], at index: Int, _ end: Int) -> (length: Int, columns: Int) {
    let byte = bytes[index]
    if byte < 0x80 { return byte <= 0x20 || byte == 0x7F ? (1, byte < 0x20 && byte != 0x09 ? 0 : 1) : (0, 0) }
    if byte == 0xC2, index + 1 < end {
      if bytes[index + 1] == 0xA0 { return (2, 1) }
      return bytes[index + 1] == 0xAD ? (2, 0) : (0, 0)
    }
    guard index + 2 < end else { return (0, 0) }
    switch (byte, bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return (3, 1)
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xAF), (0xEF, 0xBB, 0xBF):
      return (3, 0)
    default: return (0, 0)
    }
  }
}
