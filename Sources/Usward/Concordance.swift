import Extraction
public import Lexicons
public import Scoring
import Statistics
public import Text

/// The order of the lines of a concordance.
public enum ConcordanceOrder: String, Hashable, Sendable, CaseIterable {
  /// By document, then by place.
  case document
  /// By the words before the keyword, the nearest first.
  case left
  /// By the words after it.
  case right
  /// By the keyword itself.
  case keyword
}

/// How a category is spread through one document.
public struct DocumentSpread: Hashable, Sendable {
  /// The document's id.
  public var id: String
  /// Its path.
  public var path: String
  /// Its date; `nil` when it is unknown.
  public var date: String?
  /// The author's words in each of several equal stretches.
  public var words: [Int]
  /// The places that count in each stretch.
  public var counts: [Int]
}

/// Finds the places of one category or rule in their context. Each thread needs one of its own.
public struct Concordance: Sendable {
  /// How many words are shown on either side.
  public let window: Int
  /// The words that a term is searched as, where they differ from what was typed; `nil` for a category or rule.
  public private(set) var readAs: String?
  private var finder: PlaceFinder

  /// Makes a concordance of a category or rule of `lexicon`; `nil` when it has none of this name.
  public init?(_ lexicon: Lexicon, name: String, window: Int, voices: VoiceChoice = .author) {
    guard let finder = PlaceFinder(lexicon, name: name, voices: voices) else { return nil }
    self.window = max(0, window)
    self.finder = finder
  }

  /// Makes a concordance of an entry as in a lexicon file: a word, a prefix with `*`, a phrase. A term is read as texts
  /// are, where a hyphen separates words and a full stop ends one. A term that could never occur in a text is refused.
  public init(term typed: String, window: Int, voices: VoiceChoice = .author) throws(LexiconError) {
    let words = typed.utf8.split { $0 <= 0x20 }.map { TermWord(String($0) ?? "") }
    let term = words.flatMap(\.read).joined(separator: " ")
    if term.isEmpty { throw LexiconError(file: "term", message: "there is no word in it") }
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
    guard let concordance = Self(lexicon, name: "concordance.term", window: window, voices: voices) else {
      preconditionFailure("a category just defined is in its lexicon")
    }
    self = concordance
    if !finds(words.map(\.sample).joined(separator: " ")) {
      throw LexiconError(
        file: "term",
        message: "no text is read that way; a term is words with white space or hyphens between them, and no "
          + "other punctuation between words")
    }
    if term != words.map(\.typed).joined(separator: " ") { readAs = term }
  }

  /// Whether the concordance finds any place in a text, counted or not.
  private mutating func finds(_ text: String) -> Bool {
    let extracted = ExtractedText(
      text: text, blocks: [Block(ByteSpan(0, text.utf8.count), .paragraph)], voices: [], metadata: Metadata(),
      encoding: EncodingReport(name: EncodingReport.utf8, basis: .valid),
      sourceMap: SourceMap(pieces: [SourceMap.Piece(extracted: 0, source: 0)], lines: LineIndex(text)))
    return !finder.places(in: extracted, Tokeniser().tokenise(text)).isEmpty
  }

  /// The lines of a document in order of place, including those that do not count, with their reasons; with `narrowed`,
  /// only those whose keyword stands on these lines of the source.
  public mutating func lines(
    _ read: ReadDocument, _ tokenised: TokenisedText, narrowed: [ClosedRange<Int>] = []
  ) -> [ConcordanceLine] {
    let text = read.extracted.text
    let tokens = tokenised.tokens
    let sourceMap = read.extracted.sourceMap
    return finder.places(in: read.extracted, tokenised, voices: read.voices).compactMap { place in
      let keyword = tokenised.span(of: place.tokens)
      let position = sourceMap.position(of: keyword.start)
      if !narrowed.isEmpty {
        let last = sourceMap.position(of: keyword.end - 1).line
        guard narrowed.contains(where: { $0.overlaps(position.line...last) }) else { return nil }
      }
      let first = tokens[max(0, place.tokens.lowerBound - window)].span.start
      let end = place.tokens.upperBound + min(window, tokens.count - place.tokens.upperBound)
      let last = tokens[end - 1].span.end
      return ConcordanceLine(
        id: read.id, path: read.path, position: position, left: text.folded(ByteSpan(first, keyword.start)),
        keyword: text.folded(keyword), right: text.folded(ByteSpan(keyword.end, last)), place: place)
    }
  }

  /// The lines of a document that is not tokenised yet.
  public mutating func lines(_ read: ReadDocument) -> [ConcordanceLine] {
    lines(read, Tokeniser().tokenise(read.extracted))
  }

  /// How the category is spread through a document.
  public mutating func spread(_ read: ReadDocument, _ tokenised: TokenisedText) -> DocumentSpread {
    let places = finder.places(in: read.extracted, tokenised, voices: read.voices)
    let (words, counts) = finder.stretches(
      places, in: read.extracted, tokenised, count: Dispersion.stretches, voices: read.voices)
    return DocumentSpread(
      id: read.id, path: read.path, date: read.extracted.metadata.date, words: words, counts: counts)
  }
}

/// A part of a term between white space.
private struct TermWord {
  /// As typed.
  let typed: String
  /// The words it becomes in a text, with a final `*` kept.
  let read: [String]
  /// A text that it stands for, with the rest of some word in place of a `*`.
  let sample: String

  init(_ typed: String) {
    self.typed = typed
    let isPrefix = typed.hasSuffix("*")
    let stem = isPrefix ? String(typed.dropLast()) : typed
    sample = isPrefix ? stem + Wildcards.anyLetters : typed
    let tokeniser = Tokeniser()
    // Compiling the entry reports what is wrong with a wildcard.
    guard !stem.contains("*"), !isPrefix || tokeniser.tokens(of: stem).last?.span.end == stem.utf8.count else {
      read = [typed]
      return
    }
    // A hashtag is matched as its word.
    let words = tokeniser.words(of: stem).map { $0.kind == .hashtag ? String($0.text.dropFirst()) : $0.text }
    read = isPrefix ? words.dropLast() + words.suffix(1).map { $0 + "*" } : words
  }
}

extension ConcordanceOrder {
  /// The lines in this order; lines that compare equal keep their order.
  public func sorted(_ lines: [ConcordanceLine]) -> [ConcordanceLine] {
    let key: (ConcordanceLine) -> [String]
    switch self {
    case .document: return lines
    case .keyword: key = { [$0.keyword.lowercased()] }
    case .left: key = { $0.left.lowercased().split(separator: " ").reversed().map(String.init) }
    case .right: key = { $0.right.lowercased().split(separator: " ").map(String.init) }
    }
    let keyed = lines.enumerated().map { (offset: $0.offset, key: key($0.element), line: $0.element) }
    return keyed.sorted { a, b in
      a.key == b.key ? a.offset < b.offset : a.key.lexicographicallyPrecedes(b.key)
    }.map(\.line)
  }
}
