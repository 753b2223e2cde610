/// A character that a document takes from a symbol font by number.
enum OfficeSymbol {
  /// The fonts whose numbers stand for symbols and not letters.
  private static let fonts = ["symbol", "wingding", "webding", "zapfdingbat", "zapf dingbat"]

  /// The meanings of the most common symbols: Office replaces `:)` by a smile and `-->` by an arrow.
  private static let signs: [String: [UInt32: String]] = [
    "wingdings": [
      0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x9F: "•", 0xA7: "▪", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
      0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFE: "☑",
    ],
    "symbol": [
      0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
      0xB8: "÷", 0xB9: "≠", 0xDE: "⇒", 0xE3: "©", 0xE4: "™", 0xE2: "®",
    ],
  ]

  /// The text of a symbol, given its number in hexadecimal; a bullet where only the drawing is known.
  static func text(_ number: String?, of font: String?) -> String? {
    number.flatMap { UInt32($0, radix: 16) }.flatMap { text($0, of: font ?? "") }
  }

  /// The same by its number.
  static func text(_ number: UInt32, of font: String) -> String? {
    var code = number
    let font = font.lowercased()
    let isOfSigns = fonts.contains(where: font.hasPrefix)
    // In these fonts, numbers in the private-use area are stored.
    if (0xF000...0xF0FF).contains(code) { code -= 0xF000 } else if !isOfSigns || code > 0xFF { return character(code) }
    return isOfSigns ? signs[font]?[code] ?? "•" : character(code)
  }

  /// The name by which the symbols of a font are known, the same for all drawn fonts; `nil` for a font of letters.
  static func family(of font: String) -> String? {
    let font = font.lowercased()
    return signs[font] != nil ? font : fonts.first { font.hasPrefix($0) }
  }

  private static func character(_ code: UInt32) -> String? {
    guard code > 0x20, let scalar = Unicode.Scalar(code) else { return nil }
    return String(scalar)
  }
}
