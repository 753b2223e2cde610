extension Span<UInt8> {
  /// The eight bytes from `place` on, the first the lowest.
  @inline(__always)
  func eight(at place: Int) -> UInt64 {
    // Checked against the end; unsafe only for types that not every bit pattern is a value of.
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
