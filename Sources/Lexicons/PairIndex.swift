internal import CWordScan

/// Numbers by two symbols, for finding the phrases that begin with two words without trying all that begin with the
/// first: hundreds begin with I.
struct PairIndex: Sendable {
  /// The numbers of all pairs, one pair's after another.
  private(set) var pool = Table<Member>()
  /// What is looked at of each pair, together.
  private(set) var rows = Table<Row>()
  /// The pairs by hash. Open addressing over powers of two, at most half full; -1 is free.
  private(set) var slots = Table<Int32>(Array(repeating: -1, count: 16))
  /// A bit for the hash of each pair, four times as many as there are slots: small enough to be near, so that most pairs of
  /// which nothing is known are told at once.
  private(set) var filter = Table<UInt64>([0])

  /// A number with what is asked of the phrase that it stands for before anything else is read of it. It has no gaps.
  struct Member: Sendable, BitwiseCopyable {
    var number: Int32
    /// Which bit `Filter` has for the third symbol, or for none.
    fileprivate var third: Int32

    /// The bit of the third symbol.
    @inline(__always)
    var bit: UInt64 { 1 &<< UInt64(truncatingIfNeeded: third) }
  }

  /// A pair as it is looked up. It has no gaps, so that its bytes are the same however it was made.
  struct Row: Sendable, BitwiseCopyable {
    fileprivate var first: Int32
    fileprivate var second: Int32
    fileprivate var start: Int32
    fileprivate var end: Int32
    /// The bits of all thirds of its numbers.
    var thirds: UInt64

    /// Where its numbers are in `pool`.
    var numbers: Range<Int32> { start..<end }
  }

  /// No pair.
  init() {}

  /// Indexes numbers by two symbols each. `third` is the filter's bit of what stands third in a number's phrase.
  init(_ triples: [(Int32, Int32, Int32)], third: (Int32) -> UInt64) {
    let sorted = triples.sorted { $0 < $1 }
    var rows: [Row] = []
    for (place, triple) in sorted.enumerated() {
      if rows.last.map({ ($0.first, $0.second) != (triple.0, triple.1) }) ?? true {
        rows.append(Row(first: triple.0, second: triple.1, start: Int32(place), end: Int32(place), thirds: 0))
      }
      rows[rows.count - 1].end += 1
      rows[rows.count - 1].thirds |= third(triple.2)
    }
    var size = 16
    while size < 3 * rows.count { size *= 2 }
    var slots = Array(repeating: Int32(-1), count: size)
    var filter = Array(repeating: UInt64(0), count: size / 16)
    for (number, row) in rows.enumerated() {
      var slot = Self.slot(row.first, row.second, size)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
      let bit = Self.slot(row.first, row.second, 64 * filter.count)
      filter[bit / 64] |= 1 << UInt64(bit % 64)
    }
    pool = Table(sorted.map { Member(number: $0.2, third: Int32(third($0.2).trailingZeroBitCount)) })
    self.rows = Table(rows)
    self.slots = Table(slots)
    self.filter = Table(filter)
  }

  /// What is known of a pair; `nil` when nothing is.
  @inline(__always)
  func row(of first: Int32, _ second: Int32) -> Row? {
    var slot = Self.slot(first, second, slots.count)
    while slots[slot] >= 0 {
      let row = rows[Int(slots[slot])]
      // In one test: nobody foresees either.
      if (row.first ^ first) | (row.second ^ second) == 0 { return row }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func slot(_ first: Int32, _ second: Int32, _ size: Int) -> Int {
    usward_pair_bit(first, second, size)
  }
}

extension PairIndex: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&pool)
    coder.table(&rows)
    coder.table(&slots)
    coder.table(&filter)
  }
}
