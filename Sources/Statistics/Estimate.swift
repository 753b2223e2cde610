import Scoring

/// How often something occurs in a group of documents, and how certain that is.
public struct Estimate: Hashable, Sendable {
  /// The number of occurrences.
  public let count: Int
  /// The number of words they occurred in.
  public let words: Int
  /// The number of documents with an occurrence: one odd document must not speak for all.
  public let documentsWith: Int
  /// The rate's 95 % interval per 1,000 words; `nil` with the reason in `missing`.
  public let interval: Interval?
  /// Why there is no interval; `nil` when there is.
  public let missing: MissingInterval?
  /// The variance of the rate's logit; `nil` without an interval.
  let logitVariance: Double?
  /// Kish's effective number of clusters, less one; at least 1.
  let degreesOfFreedom: Double
  /// How many clusters the estimate rests on, how many of them have an occurrence, and in how many not every word is
  /// one.
  let clusters: Int
  let clustersWith: Int
  let clustersBelow: Int

  /// Whether the interval rests on no more than two clusters, or on one that has most words and others that have few (Kish). t is then
  /// 12.7, and the ends lie so far apart, a hundredfold to a millionfold in simulation, that nobody learns from them what was found.
  public var restsOnTwo: Bool { interval != nil && degreesOfFreedom <= 1 }

  /// Per 1,000 words; `nil` when there are no words.
  public var perThousand: Double? { Rate(occurrences: count, words: words).perThousand }
}
