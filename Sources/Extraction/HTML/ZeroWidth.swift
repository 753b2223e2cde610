import Text

/// Characters that take no room: editors of pages leave one in a paragraph that is empty, and senders of letters rows of
/// them behind the line that a list of mails shows.
enum ZeroWidth {
  /// Whether a text has no other characters, spaces aside. Nearly every text is told by its first bytes.
  static func isAll(of text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first >= 0x80 else { return false }
    var at = text.startIndex
    while at < text.endIndex {
      let count = text[at] == 0x20 ? 1 : length(at, text)
      if count == 0 { return false }
      at += count
    }
    return true
  }

  /// The bytes of the character of no width that begins at a place; 0 where none does. Those of Unicode's
  /// Default_Ignorable_Code_Point that stand in pages: the soft hyphen, the grapheme joiner, U+200B to U+200F, U+202A to
  /// U+202E, U+2060 to U+206F, the selectors of variants, and U+FEFF.
  private static func length(_ at: Int, _ text: ArraySlice<UInt8>) -> Int {
    guard at + 1 < text.endIndex else { return 0 }
    switch (text[at], text[at + 1]) {
    case (0xC2, 0xAD), (0xCD, 0x8F): return 2
    case (0xE2, 0x80):
      return at + 2 < text.endIndex && (0x8B...0x8F ~= text[at + 2] || 0xAA...0xAE ~= text[at + 2]) ? 3 : 0
    case (0xE2, 0x81): return at + 2 < text.endIndex && 0xA0...0xAF ~= text[at + 2] ? 3 : 0
    case (0xEF, 0xB8): return at + 2 < text.endIndex && 0x80...0x8F ~= text[at + 2] ? 3 : 0
    case (0xEF, 0xBB): return at + 2 < text.endIndex && text[at + 2] == 0xBF ? 3 : 0
    default: return 0
    }
  }
}
