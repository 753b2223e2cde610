import Text

/// The words that some formula weighs by their presence in a text, numbered by frequency so that the weights of most
/// words of a text are close together: one number serves all formulas.
struct WeighedWords: Hashable, Sendable {
  private var texts = TextTable()
  /// The words by hash. Open addressing with a power of two of slots, at most half full; -1 is free.
  private var slots = Table<Int32>([-1])

  /// Numbers the words of a set.
  init(_ words: Set<String>) {
    texts = TextTable(WordFrequencies.embedded.sorted(words).map(\.utf8))
    var size = 16
    while size < 2 * texts.count { size *= 2 }
    var slots = Array(repeating: Int32(-1), count: size)
    for number in 0..<texts.count {
      var slot = WordHash.slot(WordHash.hash(of: texts[number]), of: size)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
    self.slots = Table(slots)
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
