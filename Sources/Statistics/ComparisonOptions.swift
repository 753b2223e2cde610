import Extraction
import Lexicons

/// Choices of a comparison.
public struct ComparisonOptions: Hashable, Sendable {
  /// The lexicon categories whose rates are compared; those that the tally does not count are passed over.
  public var categories = [ReferenceCategory.own, ReferenceCategory.shared]
  /// The words a group needs for a verdict. Two halves of one speech agree with reliability .70 from about 1,100 words.
  public var minimumWords = 1_100
  /// The documents of 100 words and more that a group needs for a verdict. A group that is one document gets none, even
  /// where it is said to be enough: it has no interval.
  public var minimumDocuments = 2
  /// How many words used more, and how many used less, are listed a group; 0 for no keyness.
  public var keyWords = 10
  /// What is taken as independent, where groups are not authors; `nil` for what the documents call for.
  public var unit: ComparisonUnit?
  /// The field within whose values groups are compared, like with like; `nil` to compare over everything.
  public var within: GroupKey?
  /// Two groups to be compared with each other; `nil` for none.
  public var pair: PairComparison.Names?
  /// The first date counted, as much of ISO 8601 as is meant; documents without a date are left out when it is given.
  public var since: String?
  /// The last date counted, likewise: `2006` takes in all of 2006.
  public var until: String?
  /// The words a group needs to be placed among norms; `nil` for as many as these asked of their units.
  public var placedWords: Int?
  /// The collection in whose distributions groups are placed; `nil` for none.
  public var norms: Norms?

  /// Makes the choices that are the default.
  public init() {}
}

extension ComparisonOptions {
  /// Whether a document of this date counts. A date of which less is known than is asked counts when it could lie within.
  func holds(date: String?) -> Bool { DayStretch(since: since, until: until).holds(date) }
}
