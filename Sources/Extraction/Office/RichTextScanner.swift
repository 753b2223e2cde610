import Text

/// Splits an RTF document into groups, control words and text.
/// - SeeAlso: Microsoft, Rich Text Format (RTF) Specification 1.9.1, "RTF Syntax".
struct RichTextScanner {
  /// A syntactic element.
  enum Part {
    /// `{` and `}`.
    case open, close
    /// A control word by the hash of its name, with its number; `nil` where there is none.
    case word(UInt64, Int?)
    /// A control symbol: a backslash and a byte that is not a letter.
    case symbol(UInt8)
    /// A byte in the font's code page: `\'e9`.
    case byte(UInt8)
    /// Literal bytes.
    case text(Range<Int>)
  }

  let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = Self.start(bytes)
  }

  /// Whether bytes begin like a document.
  static func mayBegin(_ bytes: [UInt8]) -> Bool { bytes[start(bytes)...].starts(with: mark) }

  /// Where the document begins: behind a byte order mark and white space, which some programs put before it.
  private static func start(_ bytes: [UInt8]) -> Int {
    let start = bytes[...].withoutByteOrderMark.startIndex
    return bytes[start...].firstIndex { $0 > 0x20 || $0 < 0x09 } ?? bytes.count
  }

  private static let mark = Array("{\\rtf".utf8)
  private static let binary = WordHash.hash(of: "bin".utf8)
  /// A bound for numbers, which have 32 bits; further digits are ignored.
  private static let largestNumber = 1 << 32

  /// The next element; `nil` at the end. Line ends are not text; binary data is skipped.
  mutating func next() throws(ExtractionError) -> Part? {
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "{"):
        place += 1
        return .open
      case UInt8(ascii: "}"):
        place += 1
        return .close
      case UInt8(ascii: "\\"):
        place += 1
        if let part = try control() { return part }
      case 0x0A, 0x0D, 0: place += 1
      default: return text()
      }
    }
    return nil
  }

  private mutating func text() -> Part {
    let start = place
    place += 1
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), 0x0A, 0x0D, 0: return .text(start..<place)
      default: place += 1
      }
    }
    return .text(start..<place)
  }

  /// The element after a backslash; `nil` for one that is skipped.
  private mutating func control() throws(ExtractionError) -> Part? {
    guard place < bytes.count else { return nil }
    let byte = bytes[place]
    if byte.isASCIILetter { return try word() }
    place += 1
    guard byte == UInt8(ascii: "'") else { return .symbol(byte) }
    guard place + 1 < bytes.count, let high = bytes[place].hexadecimalDigit, let low = bytes[place + 1].hexadecimalDigit
    else {
      return nil
    }
    place += 2
    return .byte(high << 4 | low)
  }

  private mutating func word() throws(ExtractionError) -> Part? {
    var hash = WordHash.empty
    while place < bytes.count, bytes[place].isASCIILetter {
      hash = WordHash.adding(bytes[place], to: hash)
      place += 1
    }
    let number = number()
    // A space that ends a control word belongs to it.
    if place < bytes.count, bytes[place] == 0x20 { place += 1 }
    guard hash == Self.binary else { return .word(hash, number) }
    let count = max(0, number ?? 0)
    guard count <= bytes.count - place else { throw .damaged(reason: "data in it run past its end") }
    place += count
    return nil
  }

  private mutating func number() -> Int? {
    var digit = place
    let isNegative = digit < bytes.count && bytes[digit] == UInt8(ascii: "-")
    if isNegative { digit += 1 }
    guard digit < bytes.count, bytes[digit].isASCIIDigit else { return nil }
    var number = 0
    while digit < bytes.count, bytes[digit].isASCIIDigit {
      number = min(number * 10 + Int(bytes[digit] - 0x30), Self.largestNumber)
      digit += 1
    }
    place = digit
    return isNegative ? -number : number
  }
}
