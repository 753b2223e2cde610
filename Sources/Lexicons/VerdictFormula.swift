/// How a verdict follows from rates: each label's score is a bias plus weighted rates, and the highest wins.
///
/// A rate of r per 1,000 words enters as r / (r + half), so that the first occurrences say most and a long list of them
/// no more than 1. The parameters are data, fitted by scripts/fit-stance.py, fit-model.py and fit-we.py and explained in
/// docs/verdict.md.
/// - SeeAlso: Hastie, Tibshirani & Friedman (2009), The Elements of Statistical Learning, section 4.4.
package struct VerdictFormula: Hashable, Sendable {
  /// A label's parameters, in tenths.
  package struct Label: Hashable, Sendable {
    /// The label: "collective", "servant".
    package internal(set) var name: String
    /// The score without any rate, in tenths.
    package internal(set) var bias: Int
    /// What each category or act adds.
    package internal(set) var weights: [Weight]
  }

  /// What is counted.
  package enum Subject: Hashable, Sendable {
    /// Occurrences of the category with this index in `Lexicon.categories`, those within a negation left out.
    case category(Int)
    /// Counted evidence of the act.
    case act(Act)
  }

  /// How often each subject occurs in a document.
  package struct SubjectCounts: Hashable, Sendable {
    /// By the place of the category.
    package var ofCategory: [Int]
    /// By the place of the act.
    package var ofAct = Self.noActs

    private static let noActs = Array(repeating: 0, count: Act.count)

    /// Counts of categories, and of no act.
    package init(ofCategory: [Int]) { self.ofCategory = ofCategory }
  }

  /// A category's or act's part in a score.
  package struct Weight: Hashable, Sendable {
    /// What is counted.
    package internal(set) var subject: Subject
    /// What its rate adds at most, in tenths.
    package internal(set) var tenths: Int
  }

  /// The fewest words of a text that it reads: below these another formula of the verdict does, or none.
  package internal(set) var fromWords: Int
  /// The rate per 1,000 words that adds half of its weight.
  package internal(set) var half: Int
  /// The labels, in the order of their file.
  package internal(set) var labels: [Label]

  /// A formula without words.
  init(fromWords: Int, half: Int, labels: [Label]) {
    self.fromWords = fromWords
    self.half = half
    self.labels = labels
  }

  /// What a count enters as, from 0 to 1: its rate per 1,000 words r as r / (r + half).
  package func share(_ count: Int, words: Int) -> Double {
    let rate = 1_000 * Double(count) / Double(words)
    return rate / (rate + Double(half))
  }

  /// Each label's score, from a document's counts and which of the formula's words it holds. `words` is above 0.
  package func scores(words: Int, present: PresentWords?, counts: SubjectCounts) -> [LabelScore] {
    let ofAct = counts.ofAct.span
    let ofCategory = counts.ofCategory.span
    return labels.enumerated().map { number, label in
      var sum = Double(label.bias)
      for weight in label.weights {
        let count =
          switch weight.subject {
          case .category(let category): ofCategory[category]
          case .act(let act): ofAct[act.place]
          }
        // Most are not there, and add nothing.
        if count != 0 { sum += Double(weight.tenths) * share(count, words: words) }
      }
      return LabelScore(label: label.name, score: sum / 10 + (present?.adds(to: number) ?? 0))
    }
  }
}

/// A label's score: what its parameters add up to for a text.
public struct LabelScore: Hashable, Sendable {
  /// The label's name.
  public var label: String
  /// The score: for a verdict that asks of each label by itself above 0 where it is there, else the higher, the likelier.
  public var score: Double

  /// Makes the score of a label.
  public init(label: String, score: Double) { (self.label, self.score) = (label, score) }
}

extension [LabelScore] {
  /// The score of a label; `nil` where there is none.
  public func score(of label: String) -> Double? { first { $0.label == label }?.score }
}

extension Lexicon {
  /// The formula that reads a text of so many words for a verdict: the one for the longest texts that it is long enough for;
  /// `nil` without one.
  package func formula(of verdict: String, words: Int) -> VerdictFormula? {
    verdicts[verdict]?.reading(words: words)
  }
}

extension [VerdictFormula] {
  /// Of a verdict's formulas the one that reads a text of so many words; `nil` where all are for longer ones.
  package func reading(words: Int) -> VerdictFormula? { last { $0.fromWords <= words } }
}
