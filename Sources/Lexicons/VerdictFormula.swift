/// How a verdict follows from rates: each label's score is a bias plus weighted rates, and the highest wins.
///
/// A rate of r per 1,000 words enters as r / (r + half), so that the first occurrences say most and a long list of them
/// no more than 1. The parameters are data, fitted by scripts/fit-verdict.py and explained in docs/verdict.md.
/// - SeeAlso: Hastie, Tibshirani & Friedman (2009), The Elements of Statistical Learning, section 4.4.
public struct VerdictFormula: Hashable, Sendable {
  /// A label's parameters, in tenths.
  public struct Label: Hashable, Sendable {
    /// The label: "collective", "servant".
    public internal(set) var name: String
    /// The score without any rate, in tenths.
    public internal(set) var bias: Int
    /// What each category or act adds.
    public internal(set) var weights: [Weight]
    /// What each of the formula's words adds where it is present, in tenths.
    public internal(set) var words: [Int] = []
  }

  /// What is counted.
  public enum Subject: Hashable, Sendable {
    /// Occurrences of the category with this index in `Lexicon.categories`, those within a negation left out.
    case category(Int)
    /// Counted evidence of the act.
    case act(Act)
  }

  /// A category's or act's part in a score.
  public struct Weight: Hashable, Sendable {
    /// What is counted.
    public internal(set) var subject: Subject
    /// What its rate adds at most, in tenths.
    public internal(set) var tenths: Int
  }

  /// The rate per 1,000 words that adds half of its weight.
  public internal(set) var half: Int
  /// The labels, in the order of their file.
  public internal(set) var labels: [Label]
  /// The words that are weighed by being there at all, sorted.
  public internal(set) var words: [String] = []

  /// What a count enters as, from 0 to 1: its rate per 1,000 words r as r / (r + half).
  public func share(_ count: Int, words: Int) -> Double {
    let rate = 1_000 * Double(count) / Double(words)
    return rate / (rate + Double(half))
  }

  /// Each label's score, from a document's counts and which of the formula's words it holds. `words` is above 0.
  public func scores(words: Int, present: PresentWords, count: (Subject) -> Int) -> [(label: String, score: Double)] {
    labels.enumerated().map { number, label in
      let sum = label.weights.reduce(Double(label.bias)) { sum, weight in
        sum + Double(weight.tenths) * share(count(weight.subject), words: words)
      }
      return (label.name, sum / 10 + (self.words.isEmpty ? 0 : present.adds(to: number)))
    }
  }
}

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
}
