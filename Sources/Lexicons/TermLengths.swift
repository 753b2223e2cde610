/// Which lengths in bytes some terms have, by their first byte: of most words it says that no such term is them or begins them.
struct TermLengths: Sendable {
  /// For each first byte a bit for each length, the last for all that are longer; then the same for terms of any byte.
  private var ofByte = Table<UInt64>(Array(repeating: 0, count: Self.any + 1))

  /// The place of what holds whatever the first byte.
  private static let any = 256
  private static let longest = 63

  /// Those of no terms.
  init() {}

  /// Those of some terms.
  init(_ terms: some Sequence<String>) {
    var lengths = Array(repeating: UInt64(0), count: Self.any + 1)
    for term in terms {
      let bit: UInt64 = 1 << UInt64(min(term.utf8.count, Self.longest))
      lengths[Self.any] |= bit
      if let first = term.utf8.first {
        lengths[Int(first)] |= bit
      } else {
        for byte in 0..<Self.any { lengths[byte] |= bit }
      }
    }
    ofByte = Table(lengths)
  }

  /// The lengths of terms that may begin a text. Beyond ASCII a text may be spelt with other bytes and still be the same.
  @inline(__always)
  func beginning(_ text: Span<UInt8>, isASCII: Bool) -> UInt64 {
    ofByte[text.isEmpty || !isASCII ? Self.any : Int(text[0])]
  }

  /// Whether a text may be one of the terms.
  @inline(__always)
  func mayHave(_ text: Span<UInt8>, isASCII: Bool) -> Bool {
    !isASCII || Self.contains(beginning(text, isASCII: true), text.count)
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

extension Span<UInt8> {
  /// Whether all bytes are ASCII.
  var isASCII: Bool {
    for index in indices where self[index] >= 0x80 { return false }
    return true
  }
}
