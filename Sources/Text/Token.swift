/// What a token is. White space and punctuation are not tokens.
public enum TokenKind: String, Hashable, Sendable, CaseIterable {
  /// A UAX #29 word with a letter; a contraction (`we’ll`) is one.
  case word
  /// A word of digits (`42`, `3.14`, `1,200`).
  case number
  /// A web address (`https://example.org/a`, `www.example.org`).
  case url
  /// An e-mail address.
  case email
  /// `#` and a word.
  case hashtag
  /// `@` and a name.
  case mention
  /// A pictograph with its modifiers and joined parts.
  case emoji

  /// Whether the token counts as a word wherever words are counted.
  public var countsAsWord: Bool {
    switch self {
    case .word, .number, .hashtag: true
    case .url, .email, .mention, .emoji: false
    }
  }
}

/// A token in place.
public struct Token: Hashable, Sendable {
  /// What it is.
  public var kind: TokenKind
  /// Where it stands in the text.
  public var span: ByteSpan

  /// Makes a token.
  public init(_ kind: TokenKind, _ span: ByteSpan) {
    self.kind = kind
    self.span = span
  }
}

/// A sentence in place. Sentences do not overlap, and none crosses a block.
public struct Sentence: Hashable, Sendable {
  /// Where it stands, without the white space around it.
  public var span: ByteSpan
  /// The indices of its tokens; never empty.
  public var tokens: Range<Int>

  /// Makes a sentence.
  public init(span: ByteSpan, tokens: Range<Int>) {
    self.span = span
    self.tokens = tokens
  }
}

/// A text's tokens, in order, and the sentences that hold them: every token is in exactly one sentence.
public struct TokenisedText: Hashable, Sendable {
  /// The tokens in order of place.
  public var tokens: [Token]
  /// The sentences in order of place, those without a token left out.
  public var sentences: [Sentence]

  /// Makes a tokenised text.
  public init(tokens: [Token], sentences: [Sentence]) {
    self.tokens = tokens
    self.sentences = sentences
  }
}
