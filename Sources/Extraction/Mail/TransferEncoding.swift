import Text

/// How the bytes of a mail's part are encoded in ASCII lines, and how to decode them.
/// - SeeAlso: RFC 2045, section 6.
enum TransferEncoding {
  /// Not encoded.
  case none
  case quotedPrintable, base64

  /// The encoding that a field names, in any case; `none` for an unknown one.
  init(named name: String) {
    switch name.lowercased() {
    case "quoted-printable": self = .quotedPrintable
    case "base64": self = .base64
    default: self = .none
    }
  }

  /// A decoded stretch of text, with the mapping of its pieces to the text.
  struct Decoded {
    var bytes: [UInt8] = []
    /// The places where decoding continues from another place in the text.
    var pieces: [SourceMap.Piece] = []

    /// Notes where in the text the next decoded bytes come from.
    fileprivate mutating func go(to place: Int) {
      if pieces.last?.extracted == bytes.count { pieces.removeLast() }
      pieces.append(SourceMap.Piece(extracted: bytes.count, source: place))
    }
  }

  /// Decodes a stretch of text. Invalid codes are kept literally in quoted-printable and ignored in base64, as is
  /// usual. O(bytes).
  func decoded(_ text: [UInt8], _ range: Range<Int>) -> Decoded {
    switch self {
    case .none: Decoded(bytes: Array(text[range]), pieces: [.init(extracted: 0, source: range.lowerBound)])
    case .quotedPrintable: Self.quotedPrintable(text, range)
    case .base64: Self.base64(text, range)
    }
  }

  private static func quotedPrintable(_ text: [UInt8], _ range: Range<Int>) -> Decoded {
    var decoded = Decoded()
    decoded.go(to: range.lowerBound)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = text[at]
      if byte == UInt8(ascii: "="), let value = hexadecimal(text, at + 1, range.upperBound) {
        decoded.bytes.append(value)
        at += 3
        decoded.go(to: at)
      } else if byte == UInt8(ascii: "="), let next = lineEnd(text, from: at + 1, range.upperBound) {
        // The line continues on the next one.
        at = next
        decoded.go(to: at)
      } else if byte == 0x20 || byte == 0x09, let next = lineEnd(text, from: at, range.upperBound) {
        // White space at the end of a line was added in transit.
        at = next
        decoded.bytes.append(0x0A)
        decoded.go(to: at)
      } else {
        decoded.bytes.append(byte)
        at += 1
      }
    }
    return decoded
  }

  /// The place after the line end that follows only white space; `nil` where something else follows. The end of the
  /// text counts as a line end.
  private static func lineEnd(_ text: [UInt8], from start: Int, _ end: Int) -> Int? {
    var at = start
    while at < end, text[at] == 0x20 || text[at] == 0x09 { at += 1 }
    if at == end { return end }
    return text[at] == 0x0A || text[at] == 0x0D ? TextLine.end(text, from: at, end) : nil
  }

  /// The byte that two digits stand for.
  static func hexadecimal(_ text: [UInt8], _ start: Int, _ end: Int) -> UInt8? {
    guard start + 2 <= end, let high = text[start].hexadecimalDigit, let low = text[start + 1].hexadecimalDigit
    else { return nil }
    return high << 4 | low
  }

  private static func base64(_ text: [UInt8], _ range: Range<Int>) -> Decoded {
    var decoded = Decoded()
    decoded.bytes.reserveCapacity(range.count / 4 * 3)
    decoded.go(to: range.lowerBound)
    var letters = Base64()
    for at in range {
      guard let value = Base64.value(of: text[at]) else {
        if text[at] == 0x0A { decoded.go(to: at + 1) }
        // Padding ends a run; what follows begins anew.
        if text[at] == UInt8(ascii: "=") { letters = Base64() }
        continue
      }
      if let byte = letters.add(value) { decoded.bytes.append(byte) }
    }
    return decoded
  }
}

/// Letters of base64, four of which encode three bytes.
/// - SeeAlso: RFC 4648, section 4.
struct Base64 {
  private var bits: UInt32 = 0
  private var held = 0

  /// Adds the bits of a letter; returns a byte when one is complete.
  mutating func add(_ value: UInt8) -> UInt8? {
    bits = bits << 6 | UInt32(value)
    held += 6
    guard held >= 8 else { return nil }
    held -= 8
    return UInt8(truncatingIfNeeded: bits >> UInt32(held))
  }

  /// The six bits of a letter; `nil` for any other byte.
  static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
