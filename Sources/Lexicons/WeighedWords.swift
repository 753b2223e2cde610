/// The words that some formula of a verdict weighs by being in a text at all, sorted by their bytes and numbered in that
/// order: one number serves all formulas.
struct WeighedWords: Hashable, Sendable {
  private var texts = TextTable()

  /// The words of a set.
  init(_ words: Set<String>) {
    for word in words.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { texts.append(word.utf8) }
  }

  /// No words.
  init() {}

  /// How many there are.
  var count: Int { texts.count }

  /// The word of a number.
  subscript(number: Int) -> String { String(decoding: Array(texts[number]), as: UTF8.self) }

  /// The number of a word; `nil` when none weighs it. O(log words).
  func number(of word: String) -> Int32? { number(of: word.utf8Span.span) }

  /// The same for a word by its bytes.
  func number(of word: Span<UInt8>) -> Int32? {
    var (low, high) = (0, texts.count)
    while low < high {
      let middle = (low + high) / 2
      let order = compare(middle, word)
      if order == 0 { return Int32(middle) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Whether the word of a number comes before another, -1, is it, 0, or comes after it, 1.
  private func compare(_ number: Int, _ other: Span<UInt8>) -> Int {
    let own = texts.bytes.span.extracting(texts.range(number))
    for index in 0..<min(own.count, other.count) where own[index] != other[index] {
      return own[index] < other[index] ? -1 : 1
    }
    return (own.count - other.count).signum()
  }
}

extension WeighedWords: TableCodable {
  mutating func code(_ coder: inout some TableCoder) { texts.code(&coder) }
}
