/// The bullet or number that begins a list item.
enum ListMark {
  /// Whether a line's text begins with one: a bullet and a space, `1.`, `12)`, `(a)`, `iv)` and a space.
  static func begins(_ bytes: [UInt8], _ line: SourceLine) -> Bool {
    guard !line.isBlank else { return false }
    let (first, length) = Glyphs.scalar(bytes, at: line.textStart)
    let after = line.textStart + length
    if bullets.contains(first) { return isGap(bytes, after, line.textEnd) }
    var index = first == "(" ? after : line.textStart
    let start = index
    while index < line.textEnd, index - start < 4, isNumeral(bytes[index]) { index += 1 }
    guard index > start, index < line.textEnd else { return false }
    let isNumber = bytes[start..<index].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    let isLetters = bytes[start..<index].allSatisfy { $0 >= 0x61 }
    guard isNumber && index - start <= 3 || isLetters && (index - start == 1 || isRoman(bytes[start..<index])) else {
      return false
    }
    let close = bytes[index]
    guard close == UInt8(ascii: ")") || close == UInt8(ascii: ".") && first != "(" else { return false }
    return isGap(bytes, index + 1, line.textEnd)
  }

  private static let bullets: Set<Unicode.Scalar> = [
    "-", "*", "+", "•", "·", "◦", "▪", "▫", "■", "□", "●", "○", "►", "▶", "➢", "➤", "→", "‣", "⁃", "–", "—", "✓", "✔",
    "o",
    "\u{F0B7}", "\u{F0A7}", "¤", "§",
  ]

  private static func isGap(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
    index < end && SourceLine.gap(bytes, at: index, end).length > 0
  }

  private static func isNumeral(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x7A
  }

  private static func isRoman(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.allSatisfy { "ivxl".utf8.contains($0) }
  }
}
