/// Numbers by two symbols, for finding the phrases that begin with two words without trying all that begin with the
/// first: hundreds begin with I.
struct PairIndex: Sendable {
  /// The numbers of all pairs, one pair's after another.
  private(set) var pool: [Int32] = []
  /// Three numbers a pair: its symbols, and where its numbers end in `pool`.
  private var pairs: [Int32] = []
  /// The pairs by hash. Open addressing over powers of two, at most half full; -1 is free.
  private var slots: [Int32] = Array(repeating: -1, count: 16)
  /// What is looked at of each pair, together.
  private var rows: [Row] = []
  /// A bit for the hash of each pair, four times as many as there are slots: small enough to be near, so that most pairs of
  /// which nothing is known are told at once.
  private var filter: [UInt64] = []

  /// A pair as it is looked up.
  struct Row: Sendable {
    fileprivate var first: Int32
    fileprivate var second: Int32
    /// Where its numbers are in `pool`.
    var numbers: Range<Int32>
    /// A bit for each third symbol, by `Filter.bit`, and `Filter.end` where there is none, of what its numbers stand for.
    var thirds: UInt64
  }

  init(_ triples: [(Int32, Int32, Int32)]) {
    let sorted = triples.sorted { $0 < $1 }
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].0 == sorted[start].0, sorted[end].1 == sorted[start].1 {
        pool.append(sorted[end].2)
        end += 1
      }
      pairs += [sorted[start].0, sorted[start].1, Int32(end)]
      start = end
    }
    var size = 16
    while size < pairs.count { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for pair in 0..<pairs.count / 3 {
      var slot = Self.slot(pairs[3 * pair], pairs[3 * pair + 1], size)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(pair)
    }
  }

  /// Sets what follows from the rest. `third` is the filter's bit of what stands third in a number's phrase.
  mutating func derive(third: (Int32) -> UInt64) {
    rows = (0..<count).map { pair in
      let start = pair == 0 ? 0 : pairs[3 * pair - 1]
      let numbers = start..<pairs[3 * pair + 2]
      return Row(
        first: pairs[3 * pair], second: pairs[3 * pair + 1], numbers: numbers,
        thirds: numbers.reduce(0) { $0 | third(pool[Int($1)]) })
    }
    filter = Array(repeating: 0, count: max(1, slots.count / 16))
    for pair in 0..<count {
      let bit = Self.slot(pairs[3 * pair], pairs[3 * pair + 1], 64 * filter.count)
      filter[bit / 64] |= 1 << UInt64(bit % 64)
    }
  }

  /// How many pairs there are.
  var count: Int { pairs.count / 3 }

  /// 1 where something may be known of a pair; rarely so where nothing is.
  @inline(__always)
  func mayHold(_ first: Int32, _ second: Int32) -> UInt64 {
    let bit = Self.slot(first, second, 64 * filter.count)
    return filter[bit >> 6] &>> UInt64(truncatingIfNeeded: bit & 63) & 1
  }

  /// What is known of a pair; `nil` when nothing is.
  @inline(__always)
  func row(of first: Int32, _ second: Int32) -> Row? {
    var slot = Self.slot(first, second, slots.count)
    while slots[slot] >= 0 {
      let row = rows[Int(slots[slot])]
      if row.first == first, row.second == second { return row }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Fibonacci hashing: the high bits of a product with 2^64 over the golden ratio.
  private static func slot(_ first: Int32, _ second: Int32, _ size: Int) -> Int {
    let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }
}

extension PairIndex: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.numbers(&pool)
    coder.numbers(&pairs)
    coder.numbers(&slots)
  }
}
