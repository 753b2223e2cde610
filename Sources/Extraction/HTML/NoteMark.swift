import Text

/// The mark of a note directly after a word: digits, stars and daggers, which would otherwise stick to the word.
enum NoteMark {
  /// The longest mark of a note or of a reviewer's comment, in bytes.
  static let longest = 12
  /// The most digits of a note's number.
  private static let longestNumber = 3
  /// The signs that may be between a word and the mark.
  private static let closings = Array(#".,;:!?)"'"#.utf8)
  private static let units = Set(TokenList.units.words.map(Array.init))
  /// The most letters of a unit.
  private static let longestUnit = 3

  /// Whether the text from an offset on is such a mark; its block begins at `blockStart`. A mark in brackets does not
  /// stick to the word, and the exponent of a unit ("m<sup>2</sup>") is not a mark.
  static func stands(in text: [UInt8], from start: Int, ofBlockFrom blockStart: Int) -> Bool {
    guard start > blockStart, text.count - start <= longest, isOfSigns(text[start...]) else { return false }
    let before = text[start - 1]
    guard before.isASCIILetter || before >= 0x80 || closings.contains(before) else { return false }
    return !isUnit(text[blockStart..<start])
  }

  /// Whether a text consists only of signs: the arrow that leads back from a note, the sign after a heading that is its
  /// address.
  static func isSign(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= longest else { return false }
    for (at, byte) in zip(text.indices, text) {
      if byte.isASCIIAlphanumeric { return false }
      // Beyond ASCII only blocks of signs: from U+00A1 on except three letters, U+2000 to U+2BFF except letterlike
      // symbols, U+3000 to U+303F, variation selectors, and pictures.
      guard byte >= 0xC0, at + 1 < text.endIndex else { continue }
      switch (byte, text[at + 1]) {
      case (0xC2, 0xAA), (0xC2, 0xB5), (0xC2, 0xBA), (0xE2, 0x84), (0xE2, 0x85): return false
      case (0xC2, _), (0xE2, 0x80...0xAF), (0xE3, 0x80), (0xEF, 0xB8), (0xF0, 0x9F): continue
      default: return false
      }
    }
    return true
  }

  /// Whether a text is the number before a note.
  static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= longestNumber && text.allSatisfy(\.isASCIIDigit)
  }

  /// Whether the short word at the end of a stretch names a unit, or follows a number like one.
  private static func isUnit(_ text: ArraySlice<UInt8>) -> Bool {
    var word = text.endIndex
    while word > text.startIndex, text[word - 1].isASCIILetter { word -= 1 }
    guard (1...longestUnit).contains(text.endIndex - word) else { return false }
    var ahead = word
    while ahead > text.startIndex, text[ahead - 1] == 0x20 { ahead -= 1 }
    return ahead > text.startIndex && text[ahead - 1].isASCIIDigit || units.contains(Array(text[word...]))
  }

  private static func isOfSigns(_ mark: ArraySlice<UInt8>) -> Bool {
    let daggers = String(decoding: mark, as: UTF8.self).unicodeScalars
    return daggers.allSatisfy { "0123456789*†‡, ".unicodeScalars.contains($0) }
      && daggers.contains { "0123456789*†‡".unicodeScalars.contains($0) }
  }
}
