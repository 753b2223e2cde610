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
  /// What it adds to each label, in tenths, in the order of the formula's file, before the division.
  public var tenths: [Int]
}

/// The words of a lexicon's formula that were met in a text.
public struct WordsMet: Hashable, Sendable {
  /// Whether each word was met, by its index in the formula.
  var isMet: [Bool] = []

  /// No words.
  public init() {}

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
  /// The index of a word that is weighed; -1 for others. O(log words).
  func number(of word: String) -> Int32 {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low] == word ? Int32(low) : -1
  }

  /// The sums over the words that were met.
  public func present(_ met: WordsMet) -> PresentWords {
    var present = PresentWords()
    guard !words.isEmpty else { return present }
    present.labels = labels.map(\.name)
    present.tenths = Array(repeating: 0, count: labels.count)
    for (word, isMet) in met.isMet.enumerated() where isMet {
      present.count += 1
      for (number, label) in labels.enumerated() { present.tenths[number] += label.words[word] }
    }
    return present
  }

  /// The words that were met, one by one, sorted.
  public func weighedWords(_ met: WordsMet) -> [WeighedWord] {
    zip(words.indices, met.isMet).filter(\.1).map { word, _ in
      WeighedWord(word: words[word], tenths: labels.map { $0.words[word] })
    }
  }
}
