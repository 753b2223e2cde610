/// An entry found in a text.
public struct Match: Hashable, Sendable {
  /// The category's index in `Lexicon.categories`.
  public var category: Int
  /// The entry's index in `Lexicon.entries`.
  public var entry: Int
  /// The category that the entry belongs to; `category` is this one or one above it.
  public var own: Int
  /// The parts it covers, as indices into the parts of the reading.
  public var parts: Range<Int>

  /// Makes a match.
  public init(category: Int, entry: Int, own: Int, parts: Range<Int>) {
    self.category = category
    self.entry = entry
    self.own = own
    self.parts = parts
  }
}

/// A rule's pattern found in a text.
public struct RuleMatch: Hashable, Sendable {
  /// The rule's index in `Lexicon.rules`.
  public var rule: Int
  /// The parts that are the evidence: those between the pattern's brackets, or all.
  public var parts: Range<Int>
  /// All parts that the pattern covers.
  public var whole: Range<Int>

  /// Makes a match.
  public init(rule: Int, parts: Range<Int>, whole: Range<Int>) {
    self.rule = rule
    self.parts = parts
    self.whole = whole
  }
}
