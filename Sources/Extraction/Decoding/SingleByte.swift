/// The two single-byte encodings of Western text without a label.
enum SingleByte: Hashable, Sendable {
  case windows1252, macRoman

  /// The scalar of a byte from 0x80; `nil` where the encoding has none (five bytes of windows-1252).
  func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    switch self {
    case .windows1252:
      guard byte < 0xA0 else { return Unicode.Scalar(byte) }
      let value = SingleByte.windows1252C1[Int(byte) - 0x80]
      return value == 0 ? nil : Unicode.Scalar(value)
    case .macRoman: return Unicode.Scalar(SingleByte.macRomanHigh[Int(byte) - 0x80])
    }
  }

  /// The likelier of the two for these bytes.
  ///
  /// Each byte from 0x80 is read both ways and judged by its neighbours: a letter belongs among letters, an opening
  /// quote before a word, a closing one after it, a dash or ellipsis next to words. A symbol within a word, a capital
  /// after a lower-case letter, or a byte without a meaning speaks against a reading. Carriage returns alone as line
  /// ends were customary on the Mac and count as a few bytes in its favour. Ties go to windows-1252.
  static func likelier(for bytes: [UInt8]) -> SingleByte {
    var score = 0
    var feeds = 0
    var returns = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x0A { feeds += 1 }
      if byte == 0x0D { returns += 1 }
      guard byte >= 0x80 else { continue }
      let before = index > 0 ? bytes[index - 1] : 0x20
      let after = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      score += fit(windows1252.scalar(byte), before, after) - fit(macRoman.scalar(byte), before, after)
    }
    if returns > 0 && feeds == 0 { score -= 4 }
    return score < 0 ? .macRoman : .windows1252
  }

  /// How well a scalar suits its neighbours, from -3 to 2. Neighbours from 0x80 count as letters.
  private static func fit(_ scalar: Unicode.Scalar?, _ before: UInt8, _ after: UInt8) -> Int {
    guard let scalar else { return -3 }
    let wordBefore = isWordByte(before)
    let wordAfter = isWordByte(after)
    switch scalar {
    case "\u{2019}": return wordBefore ? 2 : (wordAfter ? 0 : -1)
    case "\u{201C}", "\u{2018}", "«": return wordAfter && !wordBefore ? 2 : -1
    case "\u{201D}", "»": return wordAfter ? -1 : 2
    case "\u{2013}", "\u{2014}", "\u{2026}": return 1
    case "\u{00A0}": return wordBefore || wordAfter ? 1 : 0
    case "\u{2022}": return wordBefore ? -1 : 1
    case "£", "€", "§": return after >= 0x30 && after <= 0x39 || after == 0x20 ? 1 : -1
    default: break
    }
    if scalar.properties.isLowercase { return wordBefore || wordAfter ? 1 : (scalar == "à" ? 1 : 0) }
    if scalar.properties.isUppercase {
      let smallBefore = before >= 0x61 && before <= 0x7A
      return smallBefore ? -2 : (wordAfter ? 1 : 0)
    }
    return wordBefore && wordAfter ? -2 : -1
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  /// windows-1252 from 0x80 to 0x9F; 0 where it has no character.
  private static let windows1252C1: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// Mac OS Roman from 0x80.
  private static let macRomanHigh: [UInt16] = Array(
    ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ"
      + "–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").utf16)
}
