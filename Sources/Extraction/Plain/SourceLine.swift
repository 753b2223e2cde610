import CWordScan

/// A line of a plain text: its place, its look and its voice. 32 bytes, since a text may have millions of lines.
struct SourceLine: Hashable, Sendable {
  /// The offset of its first byte.
  private(set) var start: Int
  private var endOffset: UInt32
  private var textOffset: UInt32
  private var textEndOffset: UInt32
  private var visibleWidth: UInt32
  private var indentColumns: UInt16
  /// Whose words it holds.
  var voice = Voice.author
  /// Why it is not the author's, if it is not.
  var why = LineReason.none
  /// The number of quoting marks before it, capped at 255.
  private var marks: UInt8 = 0

  /// The offset after its last byte, without the line end.
  var end: Int { start &+ Int(endOffset) }
  /// The columns of white space before the text; tab stops are multiples of 8.
  var indent: Int { Int(indentColumns) }
  /// The first visible byte.
  var textStart: Int { start &+ Int(textOffset) }
  /// The end of the last visible byte.
  var textEnd: Int { start &+ Int(textEndOffset) }
  /// The number of visible characters from `textStart` on, without zero-width marks.
  var width: Int { Int(visibleWidth) }
  /// Whether nothing shows.
  var isBlank: Bool { textOffset == textEndOffset }
  /// The visible bytes.
  var range: Range<Int> { Range(uncheckedBounds: (textStart, textEnd)) }
  /// The number of quoting marks before it.
  var depth: Int { Int(marks) }

  /// Whether a reader sees this and the other line as one stretch in one voice.
  @inline(__always)
  func isSameVoice(as other: SourceLine) -> Bool {
    voice == other.voice && why == other.why && marks == other.marks
  }

  /// A line that the kernel measured.
  @inline(__always)
  init(_ found: usward_line) {
    start = found.start
    endOffset = found.end
    textOffset = found.text
    textEndOffset = found.text_end
    visibleWidth = found.width
    indentColumns = UInt16(truncatingIfNeeded: min(found.indent, UInt32(UInt16.max)))
  }

  /// A line of single-byte characters that begins with a visible one and has this many invisible spaces at its end.
  @inline(__always)
  init(flushAt start: Int, _ length: UInt32, hidden: UInt32) {
    self.start = start
    endOffset = length
    textOffset = 0
    textEndOffset = length &- hidden
    visibleWidth = length
    indentColumns = 0
  }

  /// Measures the line between two offsets.
  init(_ bytes: Bytes, _ start: Int, _ end: Int) {
    var indent = 0
    var place = start
    while place < end {
      let (length, columns) = SourceLine.gap(bytes, at: place, end)
      if length == 0 { break }
      indent = bytes[place] == 0x09 ? (indent / 8 + 1) * 8 : indent + columns
      place += length
    }
    let textStart = place
    var textEnd = textStart
    var width = 0
    while place < end {
      let (length, columns) = SourceLine.gap(bytes, at: place, end)
      if length == 0 {
        if bytes[place] & 0xC0 != 0x80 { width += 1 }
        place += 1
        textEnd = place
      } else {
        width += columns
        place += length
      }
    }
    self.start = start
    endOffset = UInt32(end - start)
    textOffset = UInt32(textStart - start)
    textEndOffset = UInt32(textEnd - start)
    visibleWidth = UInt32(width)
    indentColumns = UInt16(min(indent, Int(UInt16.max)))
  }

  /// Measures quoted text between two offsets, after this many quoting marks.
  init(quoted bytes: Bytes, _ start: Int, _ end: Int, depth: Int) {
    self.init(bytes, start, end)
    voice = .reply
    why = .quotingMark
    marks = UInt8(min(depth, 255))
  }

  /// Marks the line as quoted like another, although it has no mark.
  mutating func quote(like other: SourceLine) {
    voice = other.voice
    why = other.why
    marks = other.marks
  }

  /// The length in bytes of a space or invisible mark at `index` (0 for anything visible), and the columns it takes.
  @inline(__always)
  static func gap(_ bytes: Bytes, at index: Int, _ end: Int) -> (length: Int, columns: Int) {
    let byte = bytes[index]
    if byte < 0x80 { return byte <= 0x20 || byte == 0x7F ? (1, byte < 0x20 && byte != 0x09 ? 0 : 1) : (0, 0) }
    if byte != 0xC2, byte != 0xE2, byte != 0xE3, byte != 0xEF { return (0, 0) }
    return wideGap(bytes, at: index, end)
  }

  /// The first place in a range with something visible; its end where there is none.
  static func afterGaps(_ bytes: Bytes, _ start: Int, _ limit: Int) -> Int {
    var place = start
    while place < limit, case let (length, _) = gap(bytes, at: place, limit), length > 0 { place += length }
    return place
  }

  private static func wideGap(_ bytes: Bytes, at index: Int, _ end: Int) -> (length: Int, columns: Int) {
    let byte = bytes[index]
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
