extension Span<UInt8> {
  /// At most 16 bytes as two numbers, with the first byte lowest, padded with zeros.
  @inline(__always)
  func halves(_ range: Range<Int>) -> (UInt64, UInt64) {
    let start = range.lowerBound
    guard start + 16 <= count else {
      var (low, high): (UInt64, UInt64) = (0, 0)
      for (place, index) in range.enumerated() {
        let byte = UInt64(self[index]) << UInt64(8 * (place & 7))
        if place < 8 { low |= byte } else { high |= byte }
      }
      return (low, high)
    }
    // The bounds are checked; it is unsafe only for types with invalid bit patterns.
    let low = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    let high = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
    let left = 8 * range.count
    return (low & ~(UInt64.max << UInt64(left)), left <= 64 ? 0 : high & ~(UInt64.max << UInt64(left - 64)))
  }
}
