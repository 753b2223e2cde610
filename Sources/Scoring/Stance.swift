/// Whose interest the words put at the centre.
public enum Stance: String, Codable, Hashable, Sendable, CaseIterable {
  /// The author's own gain, credit or standing.
  case own = "self"
  /// A group's needs, cause or credit.
  case collective
  /// Both.
  case mixed
  /// Neither: information, a procedure, a story.
  case neither
}
