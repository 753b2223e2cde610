/// The sums over those of a formula's words that are present in a text. How often each occurs does not matter, so that
/// a text said twice reads as it did once. The sums are divided by the square root of the number of words present (a
/// vector of ones and zeros scaled to length 1), so that a long text does not outvote everything else.
@usableFromInline package struct PresentWords: Hashable, Sendable {
  /// The number of the formula's words that are present.
  @usableFromInline package var count = 0
  /// The formula's labels, in the order of their file.
  @usableFromInline package var labels: [String] = []
  /// What they add to each label, in tenths, before the division.
  @usableFromInline package var tenths: [Int] = []

  /// Makes empty sums.
  @usableFromInline package init() {}

  /// What the words add to a label, given by its number.
  @usableFromInline package func adds(to label: Int) -> Double {
    count == 0 || label >= tenths.count ? 0 : Double(tenths[label]) / 10 / Double(count).squareRoot()
  }
}

/// A word that a formula weighs and a text contains.
package struct WeighedWord: Hashable, Sendable {
  /// The word.
  package var word: String
  /// What it adds to each label, in tenths, before the division.
  package var tenths: [String: Int]
}

/// Those of the words weighed by a lexicon's formulas that were met in a text.
@usableFromInline package struct WordsMet: Hashable, Sendable {
  /// Their numbers in `Lexicon.weighedWords`.
  private var numbers = NumberSet(under: 0)

  /// No words.
  @usableFromInline package init() {}

  /// Some words.
  init(_ numbers: NumberSet) { self.numbers = numbers }

  /// Whether no word was met.
  var isEmpty: Bool { numbers.isEmpty }

  /// Whether a word was met.
  func contains(_ word: Int32) -> Bool { !isEmpty && numbers.contains(word) }

  /// Notes a word as met; `count` is the number of all weighed words.
  mutating func meet(_ word: Int32, of count: Int) {
    if isEmpty { numbers = NumberSet(under: count) }
    numbers.insert(word)
  }

  /// Takes in the words of another stretch of the text.
  @usableFromInline package mutating func formUnion(_ other: WordsMet) {
    if isEmpty { self = other } else if !other.isEmpty { numbers.formUnion(other.numbers) }
  }

  /// The sums of the words' rows, each of which has four times `height` numbers.
  func sums(of rows: Table<Int16>, height: Int) -> [Int32] { rows.sums(ofRows: height, in: numbers) }
}
