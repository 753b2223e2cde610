/// The forms under which different spellings of one word are looked up.
///
/// Apostrophes become `'`; invisible characters (soft hyphen, zero-width space and joiners, direction marks, word
/// joiner, byte-order mark, variation selectors) are removed; Latin ligatures and full-width Latin are written out. `é`
/// as one character or as two gives strings that compare equal, as strings in Swift do, but have different bytes.
public enum Folding {
  /// The lower-case key of a word as it is written.
  public static func key(of form: String) -> String {
    let bytes = form.utf8Span.span
    return folded(bytes, ByteSpan(0, bytes.count), lowercased: true)
  }

  /// The lower-case key of the form at `span` of `bytes`, which are UTF-8.
  public static func key(of bytes: Span<UInt8>, _ span: ByteSpan) -> String {
    folded(bytes, span, lowercased: true)
  }

  /// The key of the form at `span` of `bytes`, which are UTF-8, without changing case.
  static func caseKeeping(_ bytes: Span<UInt8>, _ span: ByteSpan) -> String {
    folded(bytes, span, lowercased: false)
  }

  /// The largest ratio of the lengths, in bytes, of two strings that compare equal: a character can take three times
  /// the bytes of its decomposed form, and that three times those of the character.
  /// - SeeAlso: Unicode Standard Annex #15, and the table of expansion factors in the Unicode FAQ on normalization.
  public static let mostTimesAsLong = 9

  private static func folded(_ bytes: Span<UInt8>, _ span: ByteSpan, lowercased: Bool) -> String {
    var ascii: [UInt8] = []
    ascii.reserveCapacity(span.count)
    var isASCII = true
    for i in span.range {
      let byte = bytes[i]
      ascii.append(lowercased ? byte.asciiLowercased : byte)
      if byte >= 0x80 { isASCII = false }
    }
    let form = String(decoding: ascii, as: UTF8.self)
    return isASCII ? form : foldedBeyondASCII(form, lowercased: lowercased)
  }

  private static func foldedBeyondASCII(_ form: String, lowercased: Bool) -> String {
    // In most scripts most words are their own key.
    if form.unicodeScalars.allSatisfy({ isKey($0, lowercased: lowercased) }) { return form }
    var key = String.UnicodeScalarView()
    for scalar in form.unicodeScalars {
      if isKey(scalar, lowercased: lowercased) {
        key.append(scalar)
        continue
      }
      guard let folded = fold(scalar) else { continue }
      for part in folded.unicodeScalars {
        if lowercased {
          key.append(contentsOf: part.properties.lowercaseMapping.unicodeScalars)
        } else {
          key.append(part)
        }
      }
    }
    return String(key)
  }

  /// Whether a character is its own key.
  private static func isKey(_ scalar: Unicode.Scalar, lowercased: Bool) -> Bool {
    if mayFold(scalar) { return false }
    return !lowercased || LetterCase.isSmallOrCaseless(scalar) || !scalar.properties.changesWhenLowercased
  }

  /// Whether `fold` may change a character.
  private static func mayFold(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0xB4, 0x2BC, 0x34F, 0x2000...0x20FF, 0xFB00...0xFFFF: true
    default: false
    }
  }

  /// What a character is replaced with, in its case; `nil` if it is removed.
  private static func fold(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xB4, 0x2018, 0x2019, 0x2BC, 0xFF07: "'"
    case 0xAD, 0x34F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFE00...0xFE0F, 0xFEFF: nil
    case 0xFB00: "ff"
    case 0xFB01: "fi"
    case 0xFB02: "fl"
    case 0xFB03: "ffi"
    case 0xFB04: "ffl"
    case 0xFB05, 0xFB06: "st"
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map(String.init)
    default: String(scalar)
    }
  }
}
