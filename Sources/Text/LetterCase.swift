/// Whether characters are letters, and their case, with the same results as the properties of a scalar. For most
/// characters the range they are in decides, since looking up a property takes longer than everything else done with
/// the character.
@usableFromInline package enum LetterCase {
  /// Whether a character has the property Uppercase.
  @usableFromInline package static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return value &- 0x41 < 26 }
    if value < 0x100 { return value &- 0xC0 < 0x1F && value != 0xD7 }
    return !hasNoCase(value) && scalar.properties.isUppercase
  }

  /// Whether a character has the property Lowercase.
  @usableFromInline package static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return value &- 0x61 < 26 }
    if value < 0x100 { return value >= 0xDF ? value != 0xF7 : isLetterMark(value) }
    return !hasNoCase(value) && scalar.properties.isLowercase
  }

  /// Whether a character has the property Alphabetic.
  @usableFromInline package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 }
    if value < 0x100 { return value >= 0xC0 ? value != 0xD7 && value != 0xF7 : isLetterMark(value) }
    return !isAccent(value) && value &- 0x2000 >= 0x70 && scalar.properties.isAlphabetic
  }

  /// Whether a character is in a range of lower-case letters or of characters without case, so that it is its own
  /// lower-case form.
  static func isSmallOrCaseless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x5B...0x7F, 0xDF...0xFF, 0x300...0x36F, 0x3AC...0x3CE, 0x430...0x45F, 0x561...0x109F, 0x10D0...0x139F,
      0x1400...0x1C7F, 0x2E80...0xA63F, 0xA800...0xAB2F, 0xAC00...0xD7FF:
      true
    default: false
    }
  }

  /// Whether a character is in one of the large ranges without case: accents, Hebrew to Myanmar, punctuation (before
  /// the superscript letters), kana and Han, Hangul.
  private static func hasNoCase(_ value: UInt32) -> Bool {
    isAccent(value) || value &- 0x590 < 0x10A0 - 0x590 || value &- 0x2000 < 0x70
      || value &- 0x3000 < 0xA640 - 0x3000 || value &- 0xAC00 < 0xD7A4 - 0xAC00
  }

  /// Whether a character is an accent on the preceding letter; excludes the Greek iota subscript, which counts as a
  /// lower-case letter, and the superscript letters that follow.
  private static func isAccent(_ value: UInt32) -> Bool { value &- 0x300 < 0x45 || value &- 0x346 < 0x1D }

  /// Whether a character is a letter among the signs of Latin-1: the ordinals and the micro sign.
  private static func isLetterMark(_ value: UInt32) -> Bool { value == 0xAA || value == 0xB5 || value == 0xBA }
}
