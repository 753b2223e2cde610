/// The words that some formula of a verdict weighs by being in a text at all, sorted by their bytes and numbered in that
/// order: one number serves all formulas.
struct WeighedWords: Hashable, Sendable {
  private var texts = TextTable()

  /// The words of a set.
  init(_ words: Set<String>) {
    texts = TextTable(words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map(\.utf8))
  }

  /// No words.
  init() {}

  /// How many there are.
  var count: Int { texts.count }

  /// The word of a number.
  subscript(number: Int) -> String { String(decoding: texts[number], as: UTF8.self) }

  /// The number of a word; `nil` when none weighs it. O(log words).
  func number(of word: String) -> Int32? { number(of: word.utf8Span.span) }

  /// The same for a word by its bytes.
  func number(of word: Span<UInt8>) -> Int32? { texts.place(ofSorted: word).map(Int32.init) }
}

extension WeighedWords: TableCodable {
  mutating func code(_ coder: inout some TableCoder) { texts.code(&coder) }
}
