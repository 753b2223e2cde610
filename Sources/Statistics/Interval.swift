/// A 95 % interval.
public struct Interval: Codable, Hashable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// Makes an interval.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Whether it excludes 0.
  package var leavesOutZero: Bool { low > 0 || high < 0 }

  /// The confidence level of every interval of the program.
  public static let confidence = 0.95
}

/// Why a figure has no interval.
public enum MissingInterval: String, Codable, Hashable, Sendable, CaseIterable {
  /// No words at all.
  case noWords = "no_words"
  /// There is one document: nothing shows how documents differ.
  case oneDocument = "one_document"
  /// All documents are by one author, and authors are the unit: nothing shows how authors differ. For a difference,
  /// this holds for either side.
  case oneAuthor = "one_author"
  /// So few units have any that they may be on their sides by luck.
  case fewHave = "few_have_any"
  /// It occurs on neither side, so that nothing could tell the two apart.
  case noOccurrences = "no_occurrences"
  /// There is nothing to compare with: no other document, or only one.
  case noRest = "no_rest"
  /// Too few documents have a date for a line through time.
  case fewDated = "few_dated"
  /// One document decides the line through time: nothing shows how far off another in its place would lie.
  case oneDecides = "one_document_decides"
  /// One author decides the line through time, where authors are the unit.
  case oneAuthorDecides = "one_author_decides"
  /// There are fewer words than the norms require of what is placed among them, or fewer documents of at least 100
  /// words than a verdict needs.
  case tooLittleText = "too_little_text"
}
