/// Eight bytes of a text in one number, to be tested together. A result has the highest bit set in each byte that
/// passed.
struct EightBytes {
  private var number: UInt64

  private init(_ number: UInt64) { self.number = number }

  /// The bytes at `place`; those from `end` on are spaces.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at place: Int, end: Int) {
    if place + 8 <= end {
      number = bytes.eight(at: place)
      return
    }
    number = Self.each(UInt8(ascii: " "))
    for i in place..<max(place, end) { number ^= UInt64(bytes[i] ^ UInt8(ascii: " ")) << UInt64(8 * (i - place)) }
  }

  /// The bytes with the bit set that distinguishes lower from upper case.
  @inline(__always)
  var small: EightBytes { EightBytes(number | Self.each(0x20)) }

  /// The bytes beyond ASCII.
  @inline(__always)
  var beyond: UInt64 { number & Self.each(0x80) }

  /// The ASCII bytes from `first` to `last`.
  @inline(__always)
  func between(_ first: UInt8, _ last: UInt8) -> UInt64 {
    let low = number & Self.each(0x7F)
    return (low &+ Self.each(0x80 - first)) & ~(low &+ Self.each(0x7F - last)) & ~number & Self.each(0x80)
  }

  /// A result compressed to the low eight bits, with the first byte's bit lowest.
  @inline(__always)
  static func bits(_ answer: UInt64) -> UInt64 { ((answer >> 7) &* 0x0102_0408_1020_4080) >> 56 }

  @inline(__always)
  private static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
}
