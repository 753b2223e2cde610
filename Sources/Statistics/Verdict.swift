/// What can be said of a group against the rest.
public enum Verdict: String, Codable, Hashable, Sendable, CaseIterable {
  /// Above the rest, beyond what chance among this many comparisons gives.
  case higher
  /// Below the rest, likewise.
  case lower
  /// Either could be.
  case notClear = "not_clear"
  /// The group has too few words or documents to say.
  case tooLittleText = "too_little_text"
  /// The group has words enough, but is one document: nothing shows how far another would lie from it.
  case oneDocument = "one_document"
  /// The group has documents enough, but of one author, and authors are the unit: nothing shows how far another would lie.
  case oneAuthor = "one_author"

  /// Whether it stands where a group gets no verdict.
  public var isWithheld: Bool { self == .tooLittleText || self == .oneDocument || self == .oneAuthor }

  /// Whether the group can be told from the rest.
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
