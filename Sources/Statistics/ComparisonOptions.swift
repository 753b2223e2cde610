import Extraction
import Lexicons

/// Choices of a comparison.
public struct ComparisonOptions: Hashable, Sendable {
  /// The lexicon categories whose rates are compared; those that the tally does not count are ignored.
  public var categories = [ReferenceCategory.own, ReferenceCategory.shared]
  /// The words that a group needs for a verdict. Two halves of one speech agree with reliability .70 from about 1,100
  /// words.
  public var minimumWords = 1_100
  /// The number of documents of at least 100 words that a group needs for a verdict. A group of a single document gets
  /// none even if this is 1: it has no interval.
  public var minimumDocuments = 2
  /// How many words used more, and how many used less, are listed for each group; 0 for no keyness.
  public var keyWords = 10
  /// What is taken as independent where groups are not authors; `nil` to choose by the documents.
  public var unit: ComparisonUnit?
  /// The field within whose values groups are compared, like with like; `nil` to compare across all documents.
  public var within: GroupKey?
  /// The two groups to compare with each other; `nil` for none.
  public var pair: PairComparison.Names?
  /// The first date counted, in ISO 8601, to the year, month or day; documents without a date are then left out.
  public var since: String?
  /// The last date counted, likewise: `2006` includes all of 2006.
  public var until: String?
  /// The words that a group needs to be placed among norms; `nil` for the number that the norms required of their own
  /// units.
  public var placedWords: Int?
  /// The norms that groups are placed among; `nil` for none.
  public var norms: Norms?

  /// Makes the default choices.
  public init() {}
}

extension ComparisonOptions {
  /// Whether a document of this date counts. One whose date is known less precisely than the bounds counts when it
  /// could lie within them.
  func holds(date: String?) -> Bool { DayStretch(since: since, until: until).holds(date) }
}
