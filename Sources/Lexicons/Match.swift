/// An entry found in a text.
public struct Match: Hashable, Sendable {
  /// The category's index in `Lexicon.categories`.
  public var category: Int
  /// The entry's index in `Lexicon.entries`.
  public var entry: Int
  /// The tokens it covers.
  public var tokens: Range<Int>

  /// Makes a match.
  public init(category: Int, entry: Int, tokens: Range<Int>) {
    self.category = category
    self.entry = entry
    self.tokens = tokens
  }
}
