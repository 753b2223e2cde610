/// The weights of the words that formulas weigh by their presence: a row of numbers for each word, for all formulas one
/// after another, so that summing over a text's words takes one access for each.
package struct WordWeights: Sendable {
  /// The formulas of verdicts that weigh words, by name, with their labels; those for longer texts come after those for
  /// shorter ones.
  private var formulas: [Formula] = []
  /// The rows; the length of each is a multiple of `step`. For each formula a row has 1 if the formula weighs the word,
  /// else 0, followed by what the word adds to each label, in tenths. A lexicon's weights are at most 10,000, and
  /// elements of two bytes halve the number of cache lines.
  private var rows = Table<Int16>()

  /// How many numbers are added together.
  private static let step = 4

  private struct Formula: Hashable {
    var name: String
    /// The fewest words of a text that it reads.
    var fromWords: Int
    var labels: [String]
    /// How many numbers of a row belong to it.
    var width: Int { 1 + labels.count }
  }

  init() {}

  /// Makes the weights of formulas' labels; `words` are all words that they weigh.
  init(_ labels: [VerdictSyntax], _ words: WeighedWords) {
    let weighed = Set(labels.filter { !$0.words.isEmpty }.map(\.verdict))
    let weighing = Dictionary(grouping: labels.filter { weighed.contains($0.verdict) }, by: \.formula)
      .sorted { $0.key < $1.key }
    formulas = weighing.map { formula, labels in
      Formula(name: formula.verdict, fromWords: formula.fromWords, labels: labels.map(\.label))
    }
    let padding = Array(repeating: Int16(0), count: Self.step * height - formulas.reduce(0) { $0 + $1.width })
    rows = Table(
      (0..<words.count).flatMap { number -> [Int16] in
        let word = words[number]
        let row = weighing.flatMap { formula -> [Int16] in
          let tenths = formula.value.map { $0.words[word] }
          return [tenths.allSatisfy { $0 == nil } ? 0 : 1] + tenths.map { Int16($0 ?? 0) }
        }
        return row + padding
      })
  }

  /// The length of a row in steps.
  private var height: Int { (formulas.reduce(0) { $0 + $1.width } + Self.step - 1) / Self.step }

  /// What the words met add up to in a text of `count` words, for each verdict that weighs words, by the formula that
  /// reads such a text.
  package func present(_ met: WordsMet, inTextOf count: Int) -> [String: PresentWords] {
    let sums = met.sums(of: rows, height: height)
    var present: [String: PresentWords] = [:]
    present.reserveCapacity(formulas.count)
    var place = 0
    for formula in formulas {
      if formula.fromWords <= count {
        var words = PresentWords()
        words.count = Int(sums[place])
        words.labels = formula.labels
        words.tenths = sums[place + 1..<place + formula.width].map { Int($0) }
        present[formula.name] = words
      }
      place += formula.width
    }
    return present
  }

  /// What a word adds to each label of the formula that reads a text of this length, in tenths; `nil` when that does
  /// not weigh it.
  fileprivate func tenths(of word: Int, in name: String, inTextOf count: Int) -> [String: Int]? {
    guard let number = formulas.lastIndex(where: { $0.name == name && $0.fromWords <= count }) else { return nil }
    let place = word * height * Self.step + formulas[..<number].reduce(0) { $0 + $1.width }
    if rows[place] == 0 { return nil }
    return Dictionary(
      formulas[number].labels.enumerated().map { ($1, Int(rows[place + 1 + $0])) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension WordWeights: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    coder.list(&formulas, blank: Formula(name: "", fromWords: 0, labels: [])) { coder, formula in
      coder.text(&formula.name)
      coder.number(&formula.fromWords)
      coder.texts(&formula.labels)
    }
    coder.table(&rows)
  }
}

extension Lexicon {
  /// Those of the words met that are weighed by a verdict's formula for a text of `count` words, one by one, sorted.
  package func weighedWords(of verdict: String, _ met: WordsMet, inTextOf count: Int) -> [WeighedWord] {
    let words = (0..<weighedWords.count).compactMap { word -> WeighedWord? in
      guard met.contains(Int32(word)), let tenths = wordWeights.tenths(of: word, in: verdict, inTextOf: count)
      else { return nil }
      return WeighedWord(word: weighedWords[word], tenths: tenths)
    }
    return words.sorted { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
  }
}
