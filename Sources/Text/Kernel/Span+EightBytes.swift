extension Span<UInt8> {
  /// The eight bytes from `place` on, with the first byte lowest.
  @inline(__always)
  func eight(at place: Int) -> UInt64 {
    // The bounds are checked; it is unsafe only for types with invalid bit patterns.
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
