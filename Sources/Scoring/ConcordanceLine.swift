public import Text

/// A keyword in its context: where it stands, the words on either side, and whether it counts.
public struct ConcordanceLine: Hashable, Sendable {
  /// The document's id.
  public var id: String
  /// The document's path.
  public var path: String
  /// Where the keyword starts in the source.
  public var position: LinePosition
  /// The words before it, white space folded.
  public var left: String
  /// The keyword as written.
  public var keyword: String
  /// The words after it.
  public var right: String
  /// What was found: the entry or rule, its category, voice, negation and reason.
  public var place: FoundPlace

  /// Makes a line.
  public init(
    id: String, path: String, position: LinePosition, left: String, keyword: String, right: String, place: FoundPlace
  ) {
    self.id = id
    self.path = path
    self.position = position
    self.left = left
    self.keyword = keyword
    self.right = right
    self.place = place
  }
}
