/// The share of we among I and we: we, us and our divided by all first-person words. It tells which of the two a
/// speaker says, independently of how many other words there are.
///
/// The estimate is that of a rate with first-person words in the place of words: sum(we) / sum(I + we), with the
/// document as cluster. Documents without a first-person word are left out.
public struct WeShare: Hashable, Sendable {
  /// The group's share; `words` are first-person words.
  public var estimate: Estimate
  /// The rest's.
  public var rest: Estimate
  /// The group's share minus the rest's, per 1,000 first-person words.
  public var difference: Difference

  /// The share, from 0 to 1; `nil` without a first-person word.
  public var value: Double? { estimate.share }
}

extension Estimate {
  /// The count divided by the words, from 0 to 1; `nil` when there are no words.
  public var share: Double? { perThousand.map { $0 / 1_000 } }
  /// Its 95 % interval.
  public var shareInterval: Interval? { interval.map { Interval(low: $0.low / 1_000, high: $0.high / 1_000) } }
}
