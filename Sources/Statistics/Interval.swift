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

  /// Whether it leaves 0 out.
  package var leavesOutZero: Bool { low > 0 || high < 0 }

  /// The confidence of every interval of the program.
  public static let confidence = 0.95
}

/// Why a figure has no interval.
public enum MissingInterval: String, Codable, Hashable, Sendable, CaseIterable {
  /// No words at all.
  case noWords = "no_words"
  /// One document: nothing shows how documents differ.
  case oneDocument = "one_document"
  /// Documents of one author, where authors are the unit: nothing shows how authors differ. Of a difference, on either side.
  case oneAuthor = "one_author"
  /// So few units hold any that those on either side may be there by luck.
  case fewHave = "few_have_any"
  /// It occurs on neither side: nothing that could tell the two apart.
  case noOccurrences = "no_occurrences"
  /// Nothing to compare with: there are no other documents, or one.
  case noRest = "no_rest"
  /// Too few documents with a date for a line through time.
  case fewDated = "few_dated"
  /// One document decides the line through time: nothing shows how far another in its place would lie.
  case oneDecides = "one_document_decides"
  /// One author decides the line through time, where authors are the unit.
  case oneAuthorDecides = "one_author_decides"
  /// Fewer words than norms ask of what is placed among them, or fewer documents of 100 words than a verdict needs.
  case tooLittleText = "too_little_text"
}
