/// What the words weigh that formulas weigh by being in a text: a row of numbers a word, for all formulas one after another,
/// so that what a text's words add up to takes one look at each.
package struct WordWeights: Sendable {
  /// The formulas of verdicts that weigh words, by name, those for longer texts behind those for shorter ones, with their labels.
  private var formulas: [Formula] = []
  /// The rows, each of so many times `step` numbers. Of each formula first 1 where it weighs the word, else 0; then what the
  /// word adds to each label, in tenths. A lexicon's are at most 10,000, and rows of two bytes each take half as many lines of
  /// a cache.
  private var rows = Table<Int16>()

  /// Numbers that are added together.
  private static let step = 4

  private struct Formula: Hashable {
    var name: String
    /// The fewest words of a text that it reads.
    var fromWords: Int
    var labels: [String]
    /// How many numbers of a row it has.
    var width: Int { 1 + labels.count }
  }

  init() {}

  /// The weights of labels of formulas; `words` are all that they weigh.
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

  /// How many steps a row has.
  private var height: Int { (formulas.reduce(0) { $0 + $1.width } + Self.step - 1) / Self.step }

  /// What the words add up to that were met in a text of so many words, for each verdict that weighs words, by the formula that
  /// reads the text.
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

  /// What a word adds to each label of the formula that reads a text of so many words, in tenths; `nil` when it weighs no such
  /// word.
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
  /// The words that were met in a text of so many words, of those that a verdict's formula for it weighs, one by one, sorted.
  package func weighedWords(of verdict: String, _ met: WordsMet, inTextOf count: Int) -> [WeighedWord] {
    let words = (0..<weighedWords.count).compactMap { word -> WeighedWord? in
      guard met.contains(Int32(word)), let tenths = wordWeights.tenths(of: word, in: verdict, inTextOf: count)
      else { return nil }
      return WeighedWord(word: weighedWords[word], tenths: tenths)
    }
    return words.sorted { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
  }
}
