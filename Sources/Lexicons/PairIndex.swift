/// Numbers by two symbols, for finding the phrases that begin with two words without trying all that begin with the
/// first: hundreds begin with I.
struct PairIndex: Sendable {
  /// The numbers of all pairs, one pair's after another.
  private(set) var pool: [Int32] = []
  /// Open addressing over powers of two, at most half full; a key of `UInt64.max` is free.
  private var keys: [UInt64]
  private var ranges: [Range<Int32>]

  init(_ triples: [(Int32, Int32, Int32)]) {
    let sorted = triples.sorted { $0 < $1 }
    var size = 16
    while size < 2 * sorted.count { size *= 2 }
    keys = Array(repeating: .max, count: size)
    ranges = Array(repeating: 0..<0, count: size)
    pool.reserveCapacity(sorted.count)
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].0 == sorted[start].0, sorted[end].1 == sorted[start].1 {
        pool.append(sorted[end].2)
        end += 1
      }
      let key = Self.key(sorted[start].0, sorted[start].1)
      var slot = Self.slot(key, size)
      while keys[slot] != .max { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      ranges[slot] = Int32(start)..<Int32(end)
      start = end
    }
  }

  /// The range in `pool` of a pair's numbers; empty when there are none.
  func range(of first: Int32, _ second: Int32) -> Range<Int32> {
    let key = Self.key(first, second)
    var slot = Self.slot(key, keys.count)
    while keys[slot] != .max {
      if keys[slot] == key { return ranges[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return 0..<0
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  /// Fibonacci hashing: the high bits of a product with 2^64 over the golden ratio.
  private static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }
}
