public import Extraction
public import Scoring
public import Text

/// A text sentence by sentence, with the evidence in each and what follows from it.
public struct Explanation: Hashable, Sendable {
  /// A sentence, where it stands and what was found in it.
  public struct Line: Hashable, Sendable {
    /// Its text, white space folded.
    public var text: String
    /// Where it starts in the source.
    public var position: LinePosition
    /// The line of the source on which it ends.
    public var lastLine: Int
    /// Whose words it starts with.
    public var voice: Voice
    /// Its evidence, counted or not, in order of place.
    public var evidence: [Piece]
  }

  /// A piece of evidence and the words that it stands on.
  public struct Piece: Hashable, Sendable {
    /// The words, as written.
    public var words: String
    /// What they show.
    public var evidence: Evidence
    /// Where they stand in the source.
    public var position: LinePosition
  }

  /// The document's id.
  public var id: String
  /// Its path.
  public var path: String
  /// The figures; its evidence is in `lines`.
  public var score: DocumentScore
  /// How the stance follows from the counts, the winning label first.
  public var stance: [VerdictReading]
  /// How the model follows from the counts, the winning label first.
  public var model: [VerdictReading]
  /// The sentences in order.
  public var lines: [Line]

  /// Explains a document's score. With `line`, only the sentences that stand on that line of the source.
  public init(_ read: ReadDocument, _ pipeline: inout Pipeline, line: Int? = nil) {
    let extracted = read.extracted
    let tokenised = pipeline.tokenise(extracted)
    let score = pipeline.score(read, tokenised)
    id = read.id
    path = read.path
    let evidence = Dictionary(grouping: score.evidence, by: \.sentence)
    lines = tokenised.sentences.enumerated().map { index, sentence in
      Line(
        text: extracted.text.folded(sentence.span), position: extracted.sourceMap.position(of: sentence.span.start),
        lastLine: extracted.sourceMap.position(of: max(sentence.span.start, sentence.span.end - 1)).line,
        voice: extracted.voices.first { $0.span.contains(ByteSpan(sentence.span.start, sentence.span.start)) }?.voice
          ?? .author,
        evidence: (evidence[index] ?? []).map {
          Piece(
            words: extracted.text.folded($0.span), evidence: $0,
            position: extracted.sourceMap.position(of: $0.span.start))
        })
    }
    stance = pipeline.lexicon.reading(of: "stance", in: score)
    model = pipeline.lexicon.reading(of: "model", in: score)
    if let line { lines.removeAll { $0.position.line > line || $0.lastLine < line } }
    self.score = score
    self.score.evidence = []
  }
}
