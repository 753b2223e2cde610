/// Words that are looked up in advance: those that a lexicon names or a formula weighs, and frequent ones. Nearly all
/// words of a text are among them and are found in one step, with the same result as for any other word.
///
/// This pays only for tables that are stored. A lexicon compiled for a single run knows no words in advance: looking
/// them all up takes longer than looking up those that most runs meet.
struct KnownWords: Sendable {
  /// A word by its key, with the place of its symbols in `symbols` and its number among the words that formulas weigh,
  /// -1 if it is not one of them.
  struct Row: BitwiseCopyable, Hashable, Sendable {
    var low: UInt64
    var high: UInt64
    var symbols: Int32
    var weighed: Int32
  }

  private var rows = Table<Row>()
  /// The rows by the hashes of the words; -1 is free.
  private var slots = Table<Int32>([-1])
  /// The distinct lists of symbols of words; the first is empty. Each symbol also has a list of its own.
  private(set) var symbols = ListTable([[]])
  /// For each symbol, the list with that symbol alone; empty where no words are known.
  private var listOfSymbol = Table<Int32>()

  /// Makes a table without words.
  init() {}

  /// Whether it knows no words.
  var isEmpty: Bool { rows.isEmpty }

  /// Makes a table of the words of vocabularies and formulas that have a `ShortKey` and are not contractions, and of
  /// frequent words. The more frequent a word, the nearer it is to the beginning, as are its symbols, so that few pages
  /// are read for most words.
  init(_ vocabulary: Vocabulary, _ weighed: WeighedWords, _ contractions: Contractions) {
    var words = Set(vocabulary.words).union(WordFrequencies.embedded.words)
    for number in 0..<weighed.count { words.insert(weighed[number]) }
    var lists = InternedLists<Int32>([])
    var rows: [Row] = []
    for word in WordFrequencies.embedded.sorted(words) {
      guard let key = ShortKey(word.utf8) else { continue }
      let bytes = word.utf8Span.span
      var symbols: [Int32] = []
      let hash = vocabulary.find(key: bytes, isASCII: true, &symbols)
      if contractions.containsWhole(bytes) { continue }
      rows.append(
        Row(
          low: key.low, high: key.high, symbols: Int32(lists.number(of: symbols)),
          weighed: weighed.number(of: bytes, hash) ?? -1))
    }
    listOfSymbol = Table((0..<Int32(vocabulary.count)).map { Int32(lists.number(of: [$0])) })
    self.rows = Table(rows)
    slots = Table(slotsFor: rows.count) { Self.slot(ShortKey(low: rows[$0].low, high: rows[$0].high), $1) }
    symbols = ListTable((0..<lists.count).map { Array(lists.pool[lists.range(of: $0)]) })
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

  /// Prefetches the memory of a word's slot.
  @inline(__always)
  func prefetchSlot(of key: ShortKey) { slots.prefetch(Self.slot(key, slots.count)) }

  /// Prefetches the memory of a word's row, given its slot.
  @inline(__always)
  func prefetchRow(of key: ShortKey) {
    let number = slots[Self.slot(key, slots.count)]
    if number >= 0 { rows.prefetch(Int(number)) }
  }

  /// The list with these symbols, if they are none or one; `nil` if they are more, and for one if no words are known.
  func list(of some: [Int32]) -> Int32? {
    switch some.count {
    case 0: 0
    case 1 where listOfSymbol.count > 0: listOfSymbol[Int(some[0])]
    default: nil
    }
  }

  @inline(__always)
  private static func slot(_ key: ShortKey, _ size: Int) -> Int { Int(truncatingIfNeeded: key.hash) & (size - 1) }
}

extension KnownWords: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.table(&rows)
    coder.table(&slots)
    symbols.code(&coder)
    coder.table(&listOfSymbol)
  }
}
