import Scoring

/// A 95 % interval.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// Makes an interval.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The confidence of every interval of the program.
  public static let confidence = 0.95
}

/// Why a figure has no interval.
public enum MissingInterval: String, Hashable, Sendable, CaseIterable {
  /// No words at all.
  case noWords = "no_words"
  /// One document: nothing shows how documents differ.
  case oneDocument = "one_document"
  /// It occurs nowhere: a jackknife of zeros has no width, which would be false certainty.
  case noOccurrences = "no_occurrences"
  /// Nothing to compare with: there are no other documents, or one.
  case noRest = "no_rest"
  /// Too few documents with a date for a line through time.
  case fewDated = "few_dated"

  /// The reason in plain words.
  public var explanation: String {
    switch self {
    case .noWords: "no words"
    case .oneDocument: "one document only: nothing shows how documents differ"
    case .noOccurrences: "no occurrence: an interval around nothing would be false certainty"
    case .noRest: "too few other documents to compare with"
    case .fewDated: "too few documents with a date"
    }
  }
}

/// How often something occurs in a group of documents, with how sure that is.
public struct Estimate: Hashable, Sendable {
  /// The occurrences.
  public let count: Int
  /// The words they occurred in.
  public let words: Int
  /// The documents that hold an occurrence: one odd document must not speak for all.
  public let documentsWith: Int
  /// The rate's 95 % interval per 1,000 words; `nil` with the reason in `missing`.
  public let interval: Interval?
  /// Why there is no interval; `nil` when there is.
  public let missing: MissingInterval?
  /// The variance of the rate's logit; `nil` without an interval.
  let logitVariance: Double?
  /// Kish's effective number of clusters less one, at least 1.
  let degreesOfFreedom: Double
  /// The clusters that the estimate rests on.
  let clusters: Int

  /// Per 1,000 words; `nil` when there are no words.
  public var perThousand: Double? { Rate(occurrences: count, words: words).perThousand }
}
