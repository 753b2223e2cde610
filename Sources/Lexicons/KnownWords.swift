/// What is looked up beforehand, of the words that a lexicon names or a formula weighs and of those that are frequent: nearly
/// all words of a text are among them, and are found in one step. What is known of them is what is found of any word.
struct KnownWords: Sendable {
  /// A word by its key, where its symbols are in `symbols`, and its number among the words that formulas weigh, -1 for none.
  struct Row: BitwiseCopyable, Hashable, Sendable {
    var low: UInt64
    var high: UInt64
    var symbols: Int32
    var weighed: Int32
  }

  private var rows = Table<Row>()
  /// The rows by the hashes of the words. Open addressing over powers of two, at most half full; -1 is free.
  private var slots = Table<Int32>([-1])
  /// The symbols of words, each list there once; the first is empty.
  private(set) var symbols = ListTable()

  init() {}

  /// The words of vocabularies and formulas that have a `ShortKey` and are no contractions, and frequent ones.
  init(_ vocabulary: Vocabulary, _ weighed: WeighedWords, _ contractions: Contractions) {
    var words = Set(vocabulary.words).union(WordFrequencies.embedded.words)
    for number in 0..<weighed.count { words.insert(weighed[number]) }
    var lists = InternedLists<Int32>([])
    var rows: [Row] = []
    for word in words.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let key = ShortKey(word.utf8) else { continue }
      let bytes = word.utf8Span.span
      var symbols: [Int32] = []
      let hash = vocabulary.find(key: bytes, isASCII: true, &symbols)
      if contractions.mayHold(bytes, hash) { continue }
      rows.append(
        Row(
          low: key.low, high: key.high, symbols: Int32(lists.number(of: symbols)),
          weighed: weighed.number(of: bytes, hash) ?? -1))
    }
    self.rows = Table(rows)
    symbols = ListTable((0..<lists.count).map { Array(lists.pool[lists.range(of: $0)]) })
    placeRows()
  }

  private mutating func placeRows() {
    var size = 16
    while size < 2 * rows.count { size *= 2 }
    var slots = Array(repeating: Int32(-1), count: size)
    for (number, row) in rows.enumerated() {
      var slot = Self.slot(ShortKey(low: row.low, high: row.high), size)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
    self.slots = Table(slots)
  }

  /// A word by its key; `nil` where it is not known.
  @inline(__always)
  func find(_ key: ShortKey) -> Row? {
    var slot = Self.slot(key, slots.count)
    while slots[slot] >= 0 {
      let row = rows[Int(slots[slot])]
      if row.low == key.low, row.high == key.high { return row }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  private static func slot(_ key: ShortKey, _ size: Int) -> Int { Int(truncatingIfNeeded: key.hash) & (size - 1) }
}

extension KnownWords: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&rows)
    coder.table(&slots)
    symbols.code(&coder)
  }
}
