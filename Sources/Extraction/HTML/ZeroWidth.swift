import Text

/// Characters without width: page editors leave one in an empty paragraph, and senders of newsletters add rows of them
/// after the line that a mailbox shows.
enum ZeroWidth {
  /// Whether a text has only such characters and spaces. The first bytes rule out nearly every text.
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

  /// The length in bytes of the zero-width character at a place; 0 where there is none. These are the
  /// Default_Ignorable_Code_Points that occur in pages: the soft hyphen, the grapheme joiner, U+200B to U+200F, U+202A
  /// to U+202E, U+2060 to U+206F, the variation selectors, and U+FEFF.
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
