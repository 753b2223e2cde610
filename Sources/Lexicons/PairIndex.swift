internal import CWordScan

/// Numbers by two symbols, for finding the phrases that begin with two words without trying all that begin with the
/// first: hundreds begin with I.
struct PairIndex: Sendable {
  /// The numbers of all pairs, one pair's after another.
  private(set) var pool = Table<Member>()
  /// What is looked at of each pair, together.
  private(set) var rows = Table<Row>()
  /// A bit for each place that has a pair, a power of two of them and at most a twelfth set: that of its hash, or the next that was
  /// free. Small enough to be near, so that most pairs of which nothing is known are told at once.
  private(set) var filter = Table<UInt64>([0])
  /// How many places before those of each word of `filter` have a pair. `rows` are in the order of places.
  private(set) var ranks = Table<Int32>([0])

  /// A number with what is asked of the phrase that it stands for before anything else is read of it. It has no gaps.
  struct Member: Sendable, BitwiseCopyable {
    var number: Int32
    /// Which bit `Filter` has for the third symbol, or for none.
    fileprivate var third: Int32
  }

  /// A pair as it is looked up. It has no gaps, so that its bytes are the same however it was made.
  struct Row: Sendable, BitwiseCopyable {
    fileprivate var first: Int32
    fileprivate var second: Int32
    fileprivate var start: Int32
    fileprivate var end: Int32
    /// The bits of all thirds of its numbers.
    fileprivate(set) var thirds: UInt64
  }

  /// Which bit a phrase of two parts has.
  static var placeOfEnd: Int { Filter.end.trailingZeroBitCount }

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
    var size = 64
    while size < 12 * rows.count { size *= 2 }
    var numberAt = Array(repeating: -1, count: size)
    for (number, row) in rows.enumerated() {
      var place = usward_pair_bit(row.first, row.second, size)
      while numberAt[place] >= 0 { place = (place + 1) & (size - 1) }
      numberAt[place] = number
    }
    var filter = Array(repeating: UInt64(0), count: size / 64)
    var ranks: [Int32] = []
    var placed: [Row] = []
    for (place, number) in numberAt.enumerated() {
      if place % 64 == 0 { ranks.append(Int32(placed.count)) }
      if number < 0 { continue }
      filter[place / 64] |= 1 << UInt64(place % 64)
      placed.append(rows[number])
    }
    pool = Table(sorted.map { Member(number: $0.2, third: Int32(third($0.2).trailingZeroBitCount)) })
    self.rows = Table(placed)
    self.filter = Table(filter)
    self.ranks = Table(ranks)
  }
}

extension PairIndex: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&pool)
    coder.table(&rows)
    coder.table(&filter)
    coder.table(&ranks)
  }
}
