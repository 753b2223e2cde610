/// Hashes of words and names by their bytes (FNV-1a), so that they are compared as one number. The hash of a longer
/// word can be computed from that of its beginning.
@usableFromInline package enum WordHash {
  /// The hash of no bytes.
  @inlinable package static var empty: UInt64 { @inline(__always) get { 0xCBF2_9CE4_8422_2325 } }

  /// The hash of some bytes and one more.
  @inlinable @inline(__always)
  package static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of a word.
  @inlinable
  package static func hash(of word: Span<UInt8>) -> UInt64 {
    var hash = empty
    for index in word.indices { hash = adding(word[index], to: hash) }
    return hash
  }

  /// The hash of a word that is not in a span. Inlined into callers: in another module each byte would cost several
  /// calls.
  @inlinable
  package static func hash(of word: some Sequence<UInt8>) -> UInt64 { word.reduce(empty) { adding($1, to: $0) } }

  /// The slot of a hash in a table whose size is a power of two, mixed so that its low bits are good.
  @inlinable @inline(__always)
  package static func slot(_ hash: UInt64, of size: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (size - 1)
  }
}
