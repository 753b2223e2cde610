import Text

/// The mark of a note right behind a word: digits, stars and daggers, which would else stick to it.
enum NoteMark {
  /// The longest mark of a note or of a reviewer's remark, in bytes.
  static let longest = 12
  /// What may stand between a word and the mark.
  private static let closings = Array(#".,;:!?)"'"#.utf8)
  private static let units = Set(TokenList.units.words.map(Array.init))
  /// The letters of a unit, at most.
  private static let longestUnit = 3

  /// Whether a text from an offset on is such a mark; the block that it ends in begins at another. One in brackets does
  /// not stick, and the power of a unit ("m<sup>2</sup>") is none.
  static func stands(in text: [UInt8], from start: Int, ofBlockFrom blockStart: Int) -> Bool {
    guard start > blockStart, text.count - start <= longest, isOfSigns(text[start...]) else { return false }
    let before = text[start - 1]
    guard before.isASCIILetter || before >= 0x80 || closings.contains(before) else { return false }
    return !isUnit(text[blockStart..<start])
  }

  /// Whether the short word that a stretch ends in names a unit, or stands behind a number as one does.
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
