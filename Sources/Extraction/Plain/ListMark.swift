import Text

/// The bullet or number that begins a list item.
enum ListMark {
  /// Whether a line's text begins with one: a bullet, `1.`, `12)`, `(a)` or `iv)`, followed by a space.
  @inline(__always)
  static func begins(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    // No upper-case letter begins a mark, and the second byte rules out most other lines.
    guard !line.isBlank, bytes[line.textStart] &- 0x41 >= 26, line.range.count > 2 else { return false }
    return bytes[line.textStart].isASCIISmall && !mayBegin(bytes[line.textStart], bytes[line.textStart + 1])
      ? false : beginsBelow(bytes, line.textStart, line.textEnd)
  }

  /// Whether two ASCII letters belong to a lower-case Roman numeral: no others begin a mark.
  @inline(__always)
  static func areRoman(_ first: UInt8, _ second: UInt8) -> Bool {
    // The lower six bits distinguish letters.
    let roman: UInt64 = 1 << (0x69 & 63) | 1 << (0x76 & 63) | 1 << (0x78 & 63) | 1 << (0x6C & 63)
    return (roman &>> UInt64(first & 63)) & (roman &>> UInt64(second & 63)) & 1 != 0
  }

  /// Whether a lower-case letter and the byte after it may begin a mark: a Roman numeral of several letters, or a
  /// letter followed by what closes the mark or by the gap after the bullet "o".
  @inline(__always)
  private static func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    second.isASCIISmall ? isRoman(first) && isRoman(second) : second &- 0x41 >= 26
  }

  private static func beginsBelow(_ bytes: Bytes, _ textStart: Int, _ end: Int) -> Bool {
    let (first, length) = Glyphs.scalar(bytes, at: textStart)
    let after = textStart + length
    if isBullet(first) { return isGap(bytes, after, end) }
    var index = first == "(" ? after : textStart
    let start = index
    while index < end, index - start < 4, bytes[index].isASCIIDigit || bytes[index].isASCIISmall { index += 1 }
    guard index > start, index < end else { return false }
    let close = bytes[index]
    guard close == UInt8(ascii: ")") || close == UInt8(ascii: ".") && first != "(" else { return false }
    let mark = start..<index
    let isNumber = mark.count <= 3 && mark.allSatisfy { bytes[$0].isASCIIDigit }
    let isLetters =
      mark.allSatisfy { bytes[$0].isASCIISmall } && (mark.count == 1 || mark.allSatisfy { isRoman(bytes[$0]) })
    return (isNumber || isLetters) && isGap(bytes, index + 1, end)
  }

  private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "*", "+", "o": true
    case "•", "·", "◦", "▪", "▫", "■", "□", "●", "○", "►", "▶", "➢", "➤", "→", "‣", "⁃", "–", "—", "✓", "✔": true
    case "\u{F0B7}", "\u{F0A7}", "¤", "§": true
    default: false
    }
  }

  private static func isGap(_ bytes: Bytes, _ index: Int, _ end: Int) -> Bool {
    index < end && SourceLine.gap(bytes, at: index, end).length > 0
  }

  /// Whether a byte is one of `ivxl`.
  private static func isRoman(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "i") || byte == UInt8(ascii: "v") || byte == UInt8(ascii: "x") || byte == UInt8(ascii: "l")
  }
}
