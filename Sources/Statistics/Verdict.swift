/// What can be said of a group against the rest.
public enum Verdict: String, Codable, Hashable, Sendable, CaseIterable {
  /// Above the rest, by more than chance among this many comparisons would give.
  case higher
  /// Below the rest, likewise.
  case lower
  /// It may be either.
  case notClear = "not_clear"
  /// The group has too few words or documents.
  case tooLittleText = "too_little_text"
  /// The group has enough words, but is a single document: nothing shows how far from it another would lie.
  case oneDocument = "one_document"
  /// The group has enough documents, but they are by one author, and authors are the unit: nothing shows how far off
  /// another author would lie.
  case oneAuthor = "one_author"

  /// Whether it is what a group shows that gets no verdict.
  public var isWithheld: Bool { self == .tooLittleText || self == .oneDocument || self == .oneAuthor }

  /// Whether the group is distinguishable from the rest.
  public var isClear: Bool { self == .higher || self == .lower }

  /// The verdict in words.
  public var words: String {
    switch self {
    case .higher: "higher"
    case .lower: "lower"
    case .notClear: "not clear"
    case .tooLittleText: "too little text"
    case .oneDocument: "one document"
    case .oneAuthor: "one author"
    }
  }
}
