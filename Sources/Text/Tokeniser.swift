/// Finds the tokens and sentences of a text.
public struct Tokeniser: Sendable {
  /// Makes a tokeniser.
  public init() {}

  /// The tokens and sentences of `text`. No sentence crosses the edge of a block; text outside the blocks is passed over.
  public func tokenise(_ text: String, blocks: [ByteSpan]) -> TokenisedText { TokenisedText(tokens: [], sentences: []) }
}
