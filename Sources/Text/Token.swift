/// The kind of a token. White space and punctuation are not tokens.
public enum TokenKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// A UAX #29 word with a letter; a contraction (`we’ll`) is one word.
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

/// A token in its place. It has eight bytes, since texts consist of tokens: touching memory for the first time costs
/// more than finding the token.
public struct Token: Hashable, Sendable {
  /// The longest text that can be tokenised, in bytes.
  @usableFromInline package static let longestText = 1 << 31 - 1

  /// The start in the low 31 bits, the length in the next 30, and the kind in the three above those, as the kernel
  /// writes them.
  @usableFromInline var bits: UInt64

  /// Makes a token.
  @inlinable
  public init(_ kind: TokenKind, _ span: ByteSpan) {
    precondition(span.end < 1 << 31, "the text is too long")
    bits = UInt64(span.start) | UInt64(min(span.count, 1 << 30 - 1)) << 31 | UInt64(Self.number(of: kind)) << 61
  }

  /// The offset of its first byte.
  @inlinable public var start: Int { Int(bits & 0x7FFF_FFFF) }
  /// Its length in bytes.
  @inlinable public var count: Int { Int(bits >> 31 & 0x3FFF_FFFF) }
  /// The offset after its last byte.
  @inlinable public var end: Int { start + count }

  /// Its place in the text.
  @inlinable public var span: ByteSpan {
    get { ByteSpan(start, end) }
    set { self = Token(kind, newValue) }
  }

  /// Its kind.
  @inlinable public var kind: TokenKind {
    get {
      switch bits >> 61 {
      case 0: .word
      case 1: .number
      case 2: .url
      case 3: .email
      case 4: .hashtag
      case 5: .mention
      default: .emoji
      }
    }
    set { self = Token(newValue, span) }
  }

  @usableFromInline
  static func number(of kind: TokenKind) -> UInt8 {
    switch kind {
    case .word: 0
    case .number: 1
    case .url: 2
    case .email: 3
    case .hashtag: 4
    case .mention: 5
    case .emoji: 6
    }
  }
}

extension Token: CustomStringConvertible {
  /// Its kind and place.
  public var description: String { "\(kind) \(start)..<\(end)" }
}

/// A sentence in its place. Sentences do not overlap, and none crosses a block.
public struct Sentence: Hashable, Sendable {
  private var start: UInt32
  private var end: UInt32
  private var firstToken: UInt32
  private var endToken: UInt32

  /// Makes a sentence of a text of at most `Token.longestText` bytes.
  public init(span: ByteSpan, tokens: Range<Int>) {
    start = UInt32(span.start)
    end = UInt32(span.end)
    firstToken = UInt32(tokens.lowerBound)
    endToken = UInt32(tokens.upperBound)
  }

  /// Its place, without surrounding white space.
  public var span: ByteSpan {
    get { ByteSpan(Int(start), Int(end)) }
    set { (start, end) = (UInt32(newValue.start), UInt32(newValue.end)) }
  }

  /// The indices of its tokens; never empty.
  public var tokens: Range<Int> {
    get { Int(firstToken)..<Int(endToken) }
    set { (firstToken, endToken) = (UInt32(newValue.lowerBound), UInt32(newValue.upperBound)) }
  }
}

/// A text's tokens, in order, and the sentences that hold them: every token is in exactly one sentence.
public struct TokenisedText: Hashable, Sendable {
  /// The tokens in order of place.
  public var tokens: [Token]
  /// The sentences in order of place, without those that have no token.
  public var sentences: [Sentence]

  /// The number of tokens that count as words: words, numbers and hashtags. O(tokens).
  public var wordCount: Int { tokens.count { $0.kind.countsAsWord } }

  /// Makes a tokenised text.
  public init(tokens: [Token], sentences: [Sentence]) {
    self.tokens = tokens
    self.sentences = sentences
  }

  /// The stretch of the text from the first to the last of some tokens, at least one.
  @inlinable package func span(of range: Range<Int>) -> ByteSpan {
    ByteSpan(tokens[range.lowerBound].span.start, tokens[range.upperBound - 1].span.end)
  }
}
