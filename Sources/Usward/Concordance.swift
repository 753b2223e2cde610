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

/// Finds the matches of one category in their context. One serves one thread.
public struct Concordance: Sendable {
  /// The index of the category looked for.
  public let category: Int
  /// How many words are shown on either side.
  public let window: Int
  private var reader: LexiconReader

  /// Makes a concordance of a category of `lexicon`.
  public init(_ lexicon: Lexicon, category: Int, window: Int) {
    self.category = category
    self.window = max(0, window)
    reader = LexiconReader(lexicon)
  }

  /// Makes a concordance of an entry as a lexicon file would hold it: a word, a prefix with `*`, a phrase.
  public init(term: String, window: Int) throws(LexiconError) {
    let quoted = term.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 0x20: " "
      default: String(scalar)
      }
    }.joined()
    let file = """
      [lexicon]
      name = "concordance"
      version = "1"

      [[category]]
      name = "concordance.term"
      description = "What was typed."
      source = "The command line."
      reason = "It is looked for."
      entries = ["\(quoted)"]

      """
    let lexicon = try Lexicon(LexiconFile.language + [LexiconFile(name: "term", bytes: Array(file.utf8))])
    guard let category = lexicon.category(named: "concordance.term") else {
      preconditionFailure("a category just defined is in its lexicon")
    }
    self.init(lexicon, category: category, window: window)
  }

  /// The lines of a document, in order of place. Where places overlap, the first and longest stands.
  public mutating func lines(_ read: ReadDocument, _ tokenised: TokenisedText) -> [ConcordanceLine] {
    let text = read.extracted.text
    let tokens = tokenised.tokens
    let wanted = Set([category] + reader.lexicon.categories[category].descendants)
    let reading = reader.read(text, tokenised)
    let places = reading.matches.filter { wanted.contains($0.category) }.map { reading.parts.tokenRange($0.parts) }
    let distinct = Set(places).sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    var lines: [ConcordanceLine] = []
    var end = 0
    for place in distinct where place.lowerBound >= end {
      end = place.upperBound
      let keyword = ByteSpan(tokens[place.lowerBound].span.start, tokens[end - 1].span.end)
      let first = tokens[max(0, place.lowerBound - window)].span.start
      let last = tokens[min(tokens.count, end + window) - 1].span.end
      lines.append(
        ConcordanceLine(
          path: read.path, position: read.extracted.sourceMap.position(of: keyword.start),
          left: text.folded(ByteSpan(first, keyword.start)), keyword: text.folded(keyword),
          right: text.folded(ByteSpan(keyword.end, last)), pattern: reader.lexicon.categories[category].name))
    }
    return lines
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
