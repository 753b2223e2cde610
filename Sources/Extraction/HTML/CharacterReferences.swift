import Text

/// The character references of HTML (13.2.5.72 to 13.2.5.80): names, decimal and hexadecimal numbers, with the standard's
/// replacements for numbers that name no character.
struct CharacterReferences {
  /// The meaning of a reference.
  struct Value {
    var first: Unicode.Scalar
    /// The second character, for the few names that stand for two.
    var second: Unicode.Scalar?
    /// The offset after the reference.
    var end: Int
  }

  /// The only table, built once: 2,231 names.
  static let standard = CharacterReferences()

  /// What names stand for, by their hashes; 0 for no character. It has twice as many slots as names.
  private let table: NameTable<(first: UInt32, second: UInt32)>

  /// The length in bytes of the longest name, `CounterClockwiseContourIntegral;`.
  private static let longestName = 32

  private init() {
    var table = NameTable<(first: UInt32, second: UInt32)>(slots: 4_096, none: (0, 0))
    CharacterReferenceTable.names.withUTF8Buffer { bytes in
      var hash = WordHash.empty
      var (value, first): (UInt32, UInt32?) = (0, nil)
      var inName = true
      for byte in bytes {
        switch byte {
        case UInt8(ascii: " "):
          inName = false
          (value, first) = (0, nil)
        case UInt8(ascii: ","): (value, first) = (0, value)
        case UInt8(ascii: "|"):
          table.add((first ?? value, first == nil ? 0 : value), of: hash)
          hash = WordHash.empty
          inName = true
        default:
          if inName {
            hash = WordHash.adding(byte, to: hash)
          } else {
            value = value * 16 + UInt32(byte.hexadecimalDigit ?? 0)
          }
        }
      }
    }
    self.table = table
  }

  /// Reads the reference whose `&` is at `start`; `nil` when it is only an ampersand. In an attribute, a name without a
  /// semicolon does not count before `=`, a letter or a digit, as in `?a=1&copy=2`.
  func read(_ source: Span<UInt8>, at start: Int, limit: Int, inAttribute: Bool = false) -> Value? {
    let next = start + 1
    guard next < limit else { return nil }
    if source[next] == UInt8(ascii: "#") { return number(source, from: next + 1, limit: limit) }
    guard source[next].isASCIIAlphanumeric else { return nil }
    var hash = WordHash.empty
    var best: Value?
    var at = next
    while at < limit, at - next < Self.longestName {
      let byte = source[at]
      hash = WordHash.adding(byte, to: hash)
      at += 1
      let isEnd = byte == UInt8(ascii: ";")
      guard isEnd || byte.isASCIIAlphanumeric else { break }
      if at - next > 1, case let value = table[hash], value.first != 0, let first = Unicode.Scalar(value.first) {
        if inAttribute, !isEnd, at < limit,
          source[at] == UInt8(ascii: "=") || source[at].isASCIIAlphanumeric
        {
          continue
        }
        best = Value(first: first, second: value.second == 0 ? nil : Unicode.Scalar(value.second), end: at)
      }
      if isEnd { break }
    }
    return best
  }

  private func number(_ source: Span<UInt8>, from start: Int, limit: Int) -> Value? {
    var at = start
    var value: UInt32 = 0
    var digits = 0
    let isHexadecimal = at < limit && source[at] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { at += 1 }
    while at < limit, let digit = isHexadecimal ? source[at].hexadecimalDigit : source[at].decimalDigit {
      value = min(value * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x11_0000)
      digits += 1
      at += 1
    }
    guard digits > 0 else { return nil }
    if at < limit, source[at] == UInt8(ascii: ";") { at += 1 }
    return Value(first: Self.replacement(of: value), second: nil, end: at)
  }

  /// Numbers of the C1 controls mean windows-1252, as in the standard's table; numbers that are not a character become
  /// U+FFFD.
  private static func replacement(of value: UInt32) -> Unicode.Scalar {
    if value >= 0x80, value <= 0x9F {
      return SingleByte.windows1252.scalar(UInt8(value)) ?? Unicode.Scalar(UInt8(value))
    }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

extension UInt8 {
  /// Whether the byte is white space in HTML.
  @inline(__always) var isHTMLSpace: Bool { self <= 0x20 && Self.spaces &>> UInt64(self) & 1 != 0 }
  /// Whether the name of a tag ends before the byte: at white space, `/` or `>`. For bytes below 64 a bit mask tells.
  @inline(__always) var endsTagName: Bool { self < 64 && Self.tagNameEnds &>> UInt64(self) & 1 != 0 }
  /// The same for the name of an attribute, which `=` ends too.
  @inline(__always) var endsAttributeName: Bool {
    self < 64 && (Self.tagNameEnds | Self.bit("=")) &>> UInt64(self) & 1 != 0
  }
  private static var spaces: UInt64 { bit(" ") | bit("\t") | bit("\n") | bit("\u{C}") | bit("\r") }
  private static var tagNameEnds: UInt64 { spaces | bit("/") | bit(">") }
  private static func bit(_ character: Unicode.Scalar) -> UInt64 { 1 &<< UInt64(character.value) }
  /// The value of a decimal digit.
  var decimalDigit: UInt8? { isASCIIDigit ? self - UInt8(ascii: "0") : nil }
}
