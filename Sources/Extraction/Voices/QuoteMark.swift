import CByteScan
import Text

/// A quotation mark in place, with what its neighbours let it be.
struct QuoteMark: Hashable, Sendable {
  /// The forms that marks come in.
  enum Form: Hashable, Sendable {
    case straight, left, right, low, angleLeft, angleRight, texOpen, texClose, singleStraight, singleLeft, singleRight
  }

  /// Which mark it is.
  let form: Form
  /// Where it stands.
  let span: ByteSpan
  /// The character before it in its block; `nil` at the block's start.
  let before: Unicode.Scalar?
  /// The last character before it that is no space; `nil` at the block's start.
  let beforeGap: Unicode.Scalar?
  /// The character after it in its block; `nil` at the block's end.
  let after: Unicode.Scalar?

  /// Whether a word may begin after it: white space, a bracket, a dash or another mark before it, and none behind.
  var mayOpen: Bool { isGap(before) && !isSpace(after) }
  /// Whether a word ends before it.
  var mayClose: Bool { !isSpace(before) && !isOpener(before) }
  /// Whether it stands between spaces, as in text put together from tokens.
  var isLoose: Bool { isSpace(before) && isSpace(after) }
  /// Whether it measures: `6" by 4"`, `5'`.
  var followsDigit: Bool { before.map { $0.value >= 0x30 && $0.value <= 0x39 } ?? false }

  /// The marks of a block. Apostrophes within a word are none.
  static func marks(in bytes: Bytes, _ block: ByteSpan) -> [QuoteMark] {
    guard let base = bytes.baseAddress else { return [] }
    var marks: [QuoteMark] = []
    var index = block.start
    while true {
      index += usward_find_quote(base + index, block.end - index)
      guard index < block.end else { return marks }
      guard let (form, length) = form(bytes, index, block.end) else {
        index += 1
        continue
      }
      defer { index += length }
      let end = index + length
      let isSingle = form == .singleStraight || form == .singleRight
      // Nearly all single marks are apostrophes between two letters.
      if isSingle, end < block.end, isPlainWord(bytes[end]),
        form == .singleRight || index > block.start && isPlainWord(bytes[index - 1])
      {
        continue
      }
      let before = index > block.start ? Glyphs.scalar(bytes, before: index).scalar : nil
      var place = index
      while place > block.start, bytes[place - 1] == 0x20, index - place < 4 { place -= 1 }
      let gap = place > block.start ? Glyphs.scalar(bytes, before: place).scalar : nil
      let after = end < block.end ? Glyphs.scalar(bytes, at: end).scalar : nil
      let mark = QuoteMark(form: form, span: ByteSpan(index, end), before: before, beforeGap: gap, after: after)
      if !mark.isApostrophe { marks.append(mark) }
    }
  }

  /// Whether a byte is a letter or a digit of ASCII.
  @inline(__always)
  private static func isPlainWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  private var isSingle: Bool { form == .singleStraight || form == .singleLeft || form == .singleRight }
  private var isApostrophe: Bool {
    guard isSingle, let after, Glyphs.isWord(after) else { return false }
    return form == .singleRight || before.map(Glyphs.isWord) ?? false
  }

  private func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return true }
    if scalar.value < 0x80 { return scalar.value == 0x20 || scalar.value &- 0x09 < 5 }
    return scalar.properties.isWhitespace
  }
  private func isOpener(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "(", "[", "{", "“", "‘", "„", "«": true
    default: false
    }
  }
  private func isGap(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "(", "[", "{", "—", "–", "-", "/", "“", "‘", "„", "«", "‹", "\"", "'", "*", "_": true
    default: isSpace(scalar)
    }
  }

  private static func form(_ bytes: Bytes, _ index: Int, _ end: Int) -> (Form, Int)? {
    switch bytes[index] {
    case 0x22: return (.straight, 1)
    case 0x27: return index + 1 < end && bytes[index + 1] == 0x27 ? (.texClose, 2) : (.singleStraight, 1)
    case 0x60: return index + 1 < end && bytes[index + 1] == 0x60 ? (.texOpen, 2) : nil
    case 0xC2 where index + 1 < end:
      return bytes[index + 1] == 0xAB ? (.angleLeft, 2) : bytes[index + 1] == 0xBB ? (.angleRight, 2) : nil
    case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80:
      switch bytes[index + 2] {
      case 0x98, 0x9B: return (.singleLeft, 3)
      case 0x99: return (.singleRight, 3)
      case 0x9A: return (.singleLeft, 3)
      case 0x9C, 0x9F: return (.left, 3)
      case 0x9D: return (.right, 3)
      case 0x9E: return (.low, 3)
      case 0xB9: return (.angleLeft, 3)
      case 0xBA: return (.angleRight, 3)
      default: return nil
      }
    default: return nil
    }
  }
}
