import Text

/// The words that some formula weighs by their presence in a text, numbered by frequency so that the weights of most
/// words of a text are close together: one number serves all formulas.
struct WeighedWords: Hashable, Sendable {
  private var texts = TextTable()
  /// The words by hash; -1 is free.
  private var slots = Table<Int32>([-1])

  /// Numbers the words of a set.
  init(_ words: Set<String>) {
    texts = TextTable(WordFrequencies.embedded.sorted(words).map(\.utf8))
    slots = Table(slotsFor: texts.count) { [texts] in WordHash.slot(WordHash.hash(of: texts[$0]), of: $1) }
  }

  /// Makes a table without words.
  init() {}

  /// The number of words.
  var count: Int { texts.count }

  /// The word with this number.
  subscript(number: Int) -> String { String(decoding: texts[number], as: UTF8.self) }

  /// The number of a word, given its bytes and its hash; `nil` when no formula weighs it.
  func number(of word: Span<UInt8>, _ hash: UInt64) -> Int32? {
    var slot = WordHash.slot(hash, of: slots.count)
    while slots[slot] >= 0 {
      if texts.holds(word, at: Int(slots[slot])) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}

extension WeighedWords: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    texts.code(&coder)
    coder.table(&slots)
  }
}
