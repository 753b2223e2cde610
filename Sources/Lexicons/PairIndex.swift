/// Numbers by two symbols, for finding the phrases that begin with two words without trying all that begin with the
/// first: hundreds begin with I.
struct PairIndex: Sendable {
  /// The numbers of all pairs, one pair's after another.
  private(set) var pool: [Int32] = []
  /// Open addressing over powers of two, at most half full; a key of `UInt64.max` is free.
  private var keys: [UInt64]
  /// Where each key's numbers begin in `pool`, and where they end.
  private var bounds: [Int32]

  init(_ triples: [(Int32, Int32, Int32)]) {
    let sorted = triples.sorted { $0 < $1 }
    var size = 16
    while size < 2 * sorted.count { size *= 2 }
    keys = Array(repeating: .max, count: size)
    bounds = Array(repeating: 0, count: 2 * size)
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
      bounds[2 * slot] = Int32(start)
      bounds[2 * slot + 1] = Int32(end)
      start = end
    }
  }

  /// The range in `pool` of a pair's numbers; empty when there are none.
  func range(of first: Int32, _ second: Int32) -> Range<Int32> {
    let key = Self.key(first, second)
    var slot = Self.slot(key, keys.count)
    while keys[slot] != .max {
      if keys[slot] == key { return bounds[2 * slot]..<bounds[2 * slot + 1] }
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

extension PairIndex: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.numbers(&pool)
    var halves = keys.flatMap { [Int32(truncatingIfNeeded: $0), Int32(truncatingIfNeeded: $0 >> 32)] }
    coder.numbers(&halves)
    keys = stride(from: 0, to: halves.count, by: 2).map {
      UInt64(UInt32(bitPattern: halves[$0])) | UInt64(UInt32(bitPattern: halves[$0 + 1])) << 32
    }
    coder.numbers(&bounds)
  }
}
