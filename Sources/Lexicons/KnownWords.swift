/// What is looked up beforehand, of the words that a lexicon names or a formula weighs and of those that are frequent: nearly
/// all words of a text are among them, and are found in one step. What is known of them is what is found of any word.
///
/// It pays for tables that are kept. A lexicon that is compiled for one run knows no words: to look all up takes longer than
/// to look up those that most runs meet.
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
  /// The symbols of words, each list there once; the first is empty. Each symbol has a list of its own too.
  private(set) var symbols = ListTable([[]])
  /// For each symbol the list in which it alone is; empty where no words are known.
  private var listOfSymbol = Table<Int32>()

  /// Knows no words.
  init() {}

  /// Whether it knows no words.
  var isEmpty: Bool { rows.isEmpty }

  /// The words of vocabularies and formulas that have a `ShortKey` and are no contractions, and frequent ones. The more frequent
  /// a word the nearer it stands to the beginning, as do its symbols, so that few pages are read for most words.
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
      if contractions.hold(bytes) { continue }
      rows.append(
        Row(
          low: key.low, high: key.high, symbols: Int32(lists.number(of: symbols)),
          weighed: weighed.number(of: bytes, hash) ?? -1))
    }
    listOfSymbol = Table((0..<Int32(vocabulary.count)).map { Int32(lists.number(of: [$0])) })
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

  /// Asks for the memory of a word's slot.
  @inline(__always)
  func askForSlot(_ key: ShortKey) { slots.ask(for: Self.slot(key, slots.count)) }

  /// Asks for the memory of a word's row, by its slot.
  @inline(__always)
  func askForRow(_ key: ShortKey) {
    let number = slots[Self.slot(key, slots.count)]
    if number >= 0 { rows.ask(for: Int(number)) }
  }

  /// The list of some symbols, where they are none or one; `nil` where they are more, and for one where no words are known.
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
