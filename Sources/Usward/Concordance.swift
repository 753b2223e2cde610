internal import Extraction
public import Lexicons
public import Text

/// A keyword in its context: where it stands and the words on either side.
public struct ConcordanceLine: Hashable, Sendable {
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
  /// The category or term that matched.
  public var pattern: String
}

/// How lines of a concordance are ordered.
public enum ConcordanceOrder: String, Hashable, Sendable, CaseIterable {
  /// By document, then by place.
  case place
  /// By the words before the keyword, the nearest first.
  case left
  /// By the words after it.
  case right
}

/// Finds the matches of one category in their context.
public struct Concordance: Sendable {
  /// What is looked for.
  public let lexicon: Lexicon
  /// The index of its category.
  public let category: Int
  /// How many words are shown on either side.
  public let window: Int

  /// Makes a concordance of a category of `lexicon`.
  public init(_ lexicon: Lexicon, category: Int, window: Int) {
    self.lexicon = lexicon
    self.category = category
    self.window = max(0, window)
  }

  /// The lines of a document, in order of place.
  public func lines(_ read: ReadDocument, _ tokenised: TokenisedText) -> [ConcordanceLine] {
    let text = read.extracted.text
    let tokens = tokenised.tokens
    let wanted = Set([category] + lexicon.categories[category].descendants)
    let places = lexicon.matches(in: text, tokenised).filter { wanted.contains($0.category) }.map(\.tokens)
    let distinct = Set(places).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    return distinct.map { place in
      let keyword = ByteSpan(tokens[place.lowerBound].span.start, tokens[place.upperBound - 1].span.end)
      let first = tokens[max(0, place.lowerBound - window)].span.start
      let last = tokens[min(tokens.count, place.upperBound + window) - 1].span.end
      return ConcordanceLine(
        path: read.path, position: read.extracted.sourceMap.position(of: keyword.start),
        left: text.folded(ByteSpan(first, keyword.start)), keyword: text.folded(keyword),
        right: text.folded(ByteSpan(keyword.end, last)), pattern: lexicon.categories[category].name)
    }
  }
}

extension ConcordanceOrder {
  /// The lines in this order; equal ones stay as they were.
  public func sorted(_ lines: [ConcordanceLine]) -> [ConcordanceLine] {
    let key: (ConcordanceLine) -> [String]
    switch self {
    case .place: return lines
    case .left: key = { $0.left.lowercased().split(separator: " ").reversed().map(String.init) }
    case .right: key = { $0.right.lowercased().split(separator: " ").map(String.init) }
    }
    let keyed = lines.enumerated().map { (offset: $0.offset, key: key($0.element), line: $0.element) }
    return keyed.sorted { a, b in
      a.key == b.key ? a.offset < b.offset : a.key.lexicographicallyPrecedes(b.key)
    }.map(\.line)
  }
}
