import CWordScan

/// Numbers by pairs of symbols, for finding the phrases that begin with two words without trying all those that begin
/// with the first: hundreds begin with I.
struct PairIndex: Sendable {
  /// The numbers of all pairs, one pair after another.
  private(set) var pool = Table<Member>()
  /// What is looked at for each pair, stored together.
  private(set) var rows = Table<Row>()
  /// A bit for each used place out of a power of two, at most a twelfth of them used: a pair's place is that of its
  /// hash or the next free one. The filter is small enough to stay in the cache, so that most unknown pairs are
  /// rejected at once.
  private(set) var filter = Table<UInt64>([0])
  /// The number of used places before those of each word of `filter`. `rows` are in the order of places.
  private(set) var ranks = Table<Int32>([0])

  /// A number, with the condition on its phrase that is checked before anything else is read of it. It has no padding.
  struct Member: Sendable, BitwiseCopyable {
    var number: Int32
    /// The third part of the phrase, if any.
    fileprivate var third: Third
  }

  /// The third part of a phrase, in the layout of the kernel's `usward_phrase_of_pair`.
  struct Third: Sendable, BitwiseCopyable {
    private let rawValue: Int32

    /// No third part: a phrase of two parts.
    static let none = Third(rawValue: Int32(Filter.end.trailingZeroBitCount))

    private init(rawValue: Int32) { self.rawValue = rawValue }

    /// Makes a symbol; `isLast` if it is the last of its phrase.
    init(_ symbol: Int32, isLast: Bool) {
      let others = symbol << USWARD_THIRD_SYMBOL | (isLast ? 0 : 1 << USWARD_THIRD_IS_NOT_LAST)
      precondition(others >> USWARD_THIRD_SYMBOL == symbol, "a lexicon has fewer symbols")
      rawValue = others | Int32(Filter.bit(symbol).trailingZeroBitCount)
    }

    /// The bit that `Filter` has for the symbol, or for none.
    fileprivate var bit: UInt32 { 1 << UInt32(rawValue & 31) }
  }

  /// A pair as it is looked up. It has no padding, so that its bytes are the same however it was made.
  struct Row: Sendable, BitwiseCopyable {
    fileprivate var first: Int32
    fileprivate var second: Int32
    fileprivate var start: Int32
    /// The bits of the third parts of all its numbers.
    fileprivate(set) var thirds: UInt32
  }

  /// The place of the bit for phrases of two parts.
  static var placeOfEnd: Int { Filter.end.trailingZeroBitCount }

  /// Makes an index without pairs.
  init() {}

  /// Indexes numbers by two symbols each. `third` gives the third part of a number's phrase.
  init(_ triples: [(Int32, Int32, Int32)], third: (Int32) -> Third) {
    let sorted = triples.sorted { $0 < $1 }
    // Where the numbers of each pair begin in `sorted`, and where the last end.
    var starts = sorted.indices.filter { place in
      place == 0 || (sorted[place].0, sorted[place].1) != (sorted[place - 1].0, sorted[place - 1].1)
    }
    let count = starts.count
    starts.append(sorted.count)
    var size = 64
    while size < 12 * count { size *= 2 }
    var pairAt = Array(repeating: -1, count: size)
    for pair in 0..<count {
      var place = usward_pair_bit(sorted[starts[pair]].0, sorted[starts[pair]].1, size)
      while pairAt[place] >= 0 { place = (place + 1) & (size - 1) }
      pairAt[place] = pair
    }
    var filter = Array(repeating: UInt64(0), count: size / 64)
    var (ranks, rows, pool): ([Int32], [Row], [Member]) = ([], [], [])
    for (place, pair) in pairAt.enumerated() {
      if place % 64 == 0 { ranks.append(Int32(rows.count)) }
      if pair < 0 { continue }
      filter[place / 64] |= 1 << UInt64(place % 64)
      let own = sorted[starts[pair]..<starts[pair + 1]]
      let thirds = own.map { third($0.2) }
      let (first, second, _) = sorted[starts[pair]]
      rows.append(Row(first: first, second: second, start: Int32(pool.count), thirds: thirds.reduce(0) { $0 | $1.bit }))
      for (triple, third) in zip(own, thirds) { pool.append(Member(number: triple.2, third: third)) }
    }
    // A sentinel that ends the numbers of the last pair.
    rows.append(Row(first: -1, second: -1, start: Int32(pool.count), thirds: 0))
    self.pool = Table(pool)
    self.rows = Table(rows)
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
