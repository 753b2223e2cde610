/// Which of a formula's words a text holds, summed up: how often each stands does not matter, so that a text said twice reads
/// as it did once, and the sums are divided by the square root of how many words there are, so that a long text does not
/// outvote everything else by its length (a vector of ones and zeros brought to length 1).
public struct PresentWords: Hashable, Sendable {
  /// How many of the formula's words are there.
  public var count = 0
  /// The formula's labels, in the order of their file.
  public var labels: [String] = []
  /// What they add to each label, in tenths, before the division.
  public var tenths: [Int] = []

  /// Sums of nothing.
  public init() {}

  /// What the words add to the label of a number.
  public func adds(to label: Int) -> Double {
    count == 0 || label >= tenths.count ? 0 : Double(tenths[label]) / 10 / Double(count).squareRoot()
  }
}

/// A word that a formula weighs and a text holds.
public struct WeighedWord: Hashable, Sendable {
  /// The word.
  public var word: String
  /// What it adds to each label, in tenths, before the division.
  public var tenths: [String: Int]
}

/// The words that a lexicon's formulas weigh of those met in a text.
public struct WordsMet: Hashable, Sendable {
  /// Whether each word was met, by its number in the lexicon's weighed words.
  var isMet: [Bool] = []

  /// No words.
  public init() {}

  init(isMet: [Bool]) { self.isMet = isMet }

  mutating func meet(_ word: Int32, of count: Int) {
    if isMet.isEmpty { isMet = Array(repeating: false, count: count) }
    isMet[Int(word)] = true
  }

  /// Takes in the words of another stretch of the text.
  public mutating func formUnion(_ other: WordsMet) {
    if isMet.isEmpty { isMet = other.isMet }
    for (word, met) in other.isMet.enumerated() where met { isMet[word] = true }
  }
}

extension VerdictFormula {
  /// The sums over the words that were met.
  public func present(_ met: WordsMet) -> PresentWords {
    var present = PresentWords()
    guard weighsWords else { return present }
    present.labels = labels.map(\.name)
    present.tenths = Array(repeating: 0, count: labels.count)
    guard !met.isMet.isEmpty else { return present }
    for (place, word) in words.enumerated() where met.isMet[Int(word)] {
      present.count += 1
      for (number, label) in labels.enumerated() { present.tenths[number] += label.words[place] }
    }
    return present
  }
}

extension Lexicon {
  /// The words that were met of those that a verdict's formula weighs, one by one, sorted.
  public func weighedWords(of verdict: String, _ met: WordsMet) -> [WeighedWord] {
    guard let formula = verdicts[verdict], !met.isMet.isEmpty else { return [] }
    return formula.words.enumerated().filter { met.isMet[Int($1)] }.map { place, word in
      WeighedWord(
        word: weighedWords[Int(word)],
        tenths: Dictionary(uniqueKeysWithValues: formula.labels.map { ($0.name, $0.words[place]) }))
    }
  }
}
