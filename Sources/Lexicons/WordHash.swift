/// Hashes of words by their bytes, FNV-1a: that of a longer word follows from that of its beginning.
enum WordHash {
  /// The hash of no byte.
  static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of some bytes with one more.
  @inline(__always)
  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of a word.
  static func hash(of word: Span<UInt8>) -> UInt64 {
    var hash = empty
    for index in word.indices { hash = adding(word[index], to: hash) }
    return hash
  }

  /// The slot of a hash in a table of a power of two, mixed, so that its low bits are good.
  @inline(__always)
  static func slot(_ hash: UInt64, of size: Int) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (size - 1) }
}
