/// Derives a verdict from rates: each label's score is a bias plus weighted rates, and the highest score wins.
///
/// A rate of r per 1,000 words enters as r / (r + half), so that the first occurrences count most and a long list of
/// them no more than 1. The parameters are data, fitted by scripts/fit-stance.py, fit-model.py and fit-we.py and
/// explained in docs/verdict.md.
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
    /// Occurrences of the category with this index in `Lexicon.categories`, except those within a negation.
    case category(Int)
    /// Counted evidence of the act.
    case act(Act)
  }

  /// How often each subject occurs in a document.
  package struct SubjectCounts: Hashable, Sendable {
    /// Counts by the place of the category.
    package var ofCategory: [Int]
    /// Counts by the place of the act.
    package var ofAct = Self.noActs

    private static let noActs = Array(repeating: 0, count: Act.count)

    /// Makes counts of categories, with none of acts.
    package init(ofCategory: [Int]) { self.ofCategory = ofCategory }
  }

  /// The contribution of a category or act to a score.
  package struct Weight: Hashable, Sendable {
    /// What is counted.
    package internal(set) var subject: Subject
    /// The most that its rate can add, in tenths.
    package internal(set) var tenths: Int
  }

  /// The length in words from which it reads a text; a shorter one is read by another formula of the verdict, or by
  /// none.
  package internal(set) var fromWords: Int
  /// The rate per 1,000 words that adds half of its weight.
  package internal(set) var half: Int
  /// The labels, in the order of their file.
  package internal(set) var labels: [Label]

  /// Makes a formula that weighs no words.
  init(fromWords: Int, half: Int, labels: [Label]) {
    self.fromWords = fromWords
    self.half = half
    self.labels = labels
  }

  /// The value from 0 to 1 that a count enters as: r / (r + half), where r is its rate per 1,000 words.
  package func share(_ count: Int, words: Int) -> Double {
    let rate = 1_000 * Double(count) / Double(words)
    return rate / (rate + Double(half))
  }

  /// Each label's score, from a document's counts and those of the formula's words that it contains. `words` is above
  /// 0.
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
        // Most do not occur and add nothing.
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
  /// The score. In a verdict that decides each label by itself, the label applies if it is above 0; in others, a higher
  /// score means a likelier label.
  public var score: Double

  /// Makes the score of a label.
  public init(label: String, score: Double) { (self.label, self.score) = (label, score) }
}

extension [LabelScore] {
  /// The score of a label; `nil` where there is none.
  public func score(of label: String) -> Double? { first { $0.label == label }?.score }
}

extension Lexicon {
  /// The formula that reads texts of this length for a verdict: of those it is long enough for, the one for the longest
  /// texts; `nil` without one.
  package func formula(of verdict: String, words: Int) -> VerdictFormula? {
    verdicts[verdict]?.reading(words: words)
  }
}

extension [VerdictFormula] {
  /// The one of a verdict's formulas that reads texts of this length; `nil` where all are for longer ones.
  package func reading(words: Int) -> VerdictFormula? { last { $0.fromWords <= words } }
}
