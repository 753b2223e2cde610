/// Which of a formula's words a text holds, summed up: how often each stands does not matter, so that a text said twice reads
/// as it did once, and the sums are divided by the square root of how many words there are, so that a long text does not
/// outvote everything else by its length (a vector of ones and zeros brought to length 1).
@usableFromInline package struct PresentWords: Hashable, Sendable {
  /// How many of the formula's words are there.
  @usableFromInline package var count = 0
  /// The formula's labels, in the order of their file.
  @usableFromInline package var labels: [String] = []
  /// What they add to each label, in tenths, before the division.
  @usableFromInline package var tenths: [Int] = []

  /// Sums of nothing.
  @usableFromInline package init() {}

  /// What the words add to the label of a number.
  @usableFromInline package func adds(to label: Int) -> Double {
    count == 0 || label >= tenths.count ? 0 : Double(tenths[label]) / 10 / Double(count).squareRoot()
  }
}

/// A word that a formula weighs and a text holds.
package struct WeighedWord: Hashable, Sendable {
  /// The word.
  package var word: String
  /// What it adds to each label, in tenths, before the division.
  package var tenths: [String: Int]
}

/// The words that a lexicon's formulas weigh of those met in a text.
@usableFromInline package struct WordsMet: Hashable, Sendable {
  /// Their numbers in the lexicon's weighed words.
  private var numbers = NumberSet(under: 0)

  /// No words.
  @usableFromInline package init() {}

  /// Some words.
  init(_ numbers: NumberSet) { self.numbers = numbers }

  /// Whether none was met.
  var isEmpty: Bool { numbers.isEmpty }

  /// Whether a word was met.
  func contains(_ word: Int32) -> Bool { !isEmpty && numbers.contains(word) }

  /// Notes a word as met, one of so many.
  mutating func meet(_ word: Int32, of count: Int) {
    if isEmpty { numbers = NumberSet(under: count) }
    numbers.insert(word)
  }

  /// Takes in the words of another stretch of the text.
  @usableFromInline package mutating func formUnion(_ other: WordsMet) {
    if isEmpty { self = other } else if !other.isEmpty { numbers.formUnion(other.numbers) }
  }

  /// The sums of the words' rows, each of so many times four numbers.
  func sums(of rows: Table<Int16>, height: Int) -> [Int32] { rows.sums(ofRows: height, in: numbers) }
}
