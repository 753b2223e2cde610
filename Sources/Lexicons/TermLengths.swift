/// The lengths in bytes of some terms, by their first byte: this shows for most words that no such term equals them or
/// is a prefix of them.
struct TermLengths: Sendable {
  /// For each first byte a bit for each length, the last bit standing for all longer ones; then the same for terms with
  /// any first byte.
  private var ofByte = Table<UInt64>(Array(repeating: 0, count: Self.any + 1))

  /// The place of the lengths of terms with any first byte.
  private static let any = 256
  /// The length that the last bit stands for, together with all longer ones.
  private static let longest = 63

  /// Makes the lengths of no terms.
  init() {}

  /// Makes the lengths of some terms.
  init(_ terms: some Sequence<String>) {
    var lengths = Array(repeating: UInt64(0), count: Self.any + 1)
    for term in terms {
      let bit = Self.bit(term.utf8.count)
      lengths[Self.any] |= bit
      if let first = term.utf8.first {
        lengths[Int(first)] |= bit
      } else {
        for byte in 0..<Self.any { lengths[byte] |= bit }
      }
    }
    ofByte = Table(lengths)
  }

  /// The lengths of terms that may be prefixes of a text. Beyond ASCII, texts that compare equal may have different
  /// bytes.
  @inline(__always)
  func beginning(_ text: Span<UInt8>, isASCII: Bool) -> UInt64 {
    ofByte[text.isEmpty || !isASCII ? Self.any : Int(text[0])]
  }

  /// Whether a text may be one of the terms.
  @inline(__always)
  func mayHave(_ text: Span<UInt8>, isASCII: Bool) -> Bool {
    !isASCII || Self.contains(beginning(text, isASCII: true), text.count)
  }

  /// The bit of a length.
  static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, longest)) }

  /// The longest of some lengths, or more than a text can have.
  static func longest(_ lengths: UInt64) -> Int {
    let last = 63 - lengths.leadingZeroBitCount
    return last == longest ? Int.max : last
  }

  /// Whether a length is among some, or may be.
  @inline(__always)
  static func contains(_ lengths: UInt64, _ length: Int) -> Bool {
    lengths &>> UInt64(truncatingIfNeeded: min(length, longest)) & 1 != 0
  }
}

extension TermLengths: TableCodable {
  mutating func code(_ coder: inout some TableCoder) { coder.table(&ofByte) }
}

/// The lengths in bytes of some prefixes, by their first bytes: few words begin like a prefix, and for those that do,
/// only the lengths of such prefixes need be looked up.
struct PrefixLengths: Sendable {
  private var lengths = TermLengths()
  /// The lengths of prefixes by a hash of their first bytes; the last bit stands for all longer ones. It takes 2 KB,
  /// and so stays in the cache.
  private var ofBeginning = Table<UInt16>(Array(repeating: 0, count: Self.size))

  /// How many bytes are hashed; of a shorter prefix only the length is recorded.
  private static let beginning = 3
  private static let short: UInt64 = 1 << UInt64(beginning) - 1
  private static let size = 1 << 10

  /// Makes the lengths of no prefixes.
  init() {}

  /// Makes the lengths of some prefixes.
  init(_ prefixes: [String]) {
    lengths = TermLengths(prefixes)
    var ofBeginning = Array(repeating: UInt16(0), count: Self.size)
    for prefix in prefixes where prefix.utf8.count >= Self.beginning {
      ofBeginning[Self.slot(prefix.utf8Span.span)] |= 1 << UInt16(min(prefix.utf8.count, 15))
    }
    self.ofBeginning = Table(ofBeginning)
  }

  /// The lengths of prefixes that may begin a text.
  @inline(__always)
  func beginning(_ text: Span<UInt8>, isASCII: Bool) -> UInt64 {
    let all = lengths.beginning(text, isASCII: isASCII)
    if !isASCII || text.count < Self.beginning || all & ~Self.short == 0 { return all }
    let own = ofBeginning[Self.slot(text)]
    // The arithmetic shift spreads the highest bit to all above it.
    return all & (UInt64(bitPattern: Int64(Int16(bitPattern: own))) | Self.short)
  }

  @inline(__always)
  private static func slot(_ text: Span<UInt8>) -> Int {
    let bytes = UInt32(text[0]) | UInt32(text[1]) << 8 | UInt32(text[2]) << 16
    return Int((bytes &* 0x9E37_79B1) >> 22)
  }
}

extension PrefixLengths: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    lengths.code(&coder)
    coder.table(&ofBeginning)
  }
}

extension Span<UInt8> {
  /// Whether all bytes are ASCII.
  var isASCII: Bool {
    for index in indices where self[index] >= 0x80 { return false }
    return true
  }
}
