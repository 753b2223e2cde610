public import Extraction
public import Lexicons
public import Scoring
public import Text

/// How much of a document's evidence is kept with its score.
public enum EvidenceDetail: Hashable, Sendable {
  /// None of it.
  case none
  /// The strongest counted evidence, this many sentences a side.
  case strongest(perSide: Int)
  /// All of it, including rejected candidates.
  case all
}

/// The one way through: document, extracted text, tokens, matches, evidence, score.
public struct Pipeline: Sendable {
  /// Reads bytes as text.
  public var extractor: Extractor
  /// Finds words and sentences.
  public var tokeniser: Tokeniser
  /// The lexicon that is searched.
  public let lexicon: Lexicon
  /// Whose words count, where a document's own record does not say.
  public let voices: VoiceChoice
  /// What is known of documents from elsewhere.
  public var knowledge: Knowledge
  /// How much evidence is kept.
  public var detail: EvidenceDetail
  /// Whether words are counted by type, for keyness.
  public var countsWords = false
  /// Whether a single file is all that is scored. No text can be repeated then, so that no digest is taken of a large
  /// one.
  package var readsOneFile = false
  /// Whether a document without text is read like any other, as one whose text is empty; otherwise it fails.
  package var keepsEmpty = false
  /// Which documents are read as PDF.
  public var readsPDF = PDFChoice.shown
  /// The program that lays out their pages; `nil` for the one installed.
  public var pdfProgram: PDFProgram?
  /// The number of bytes of a text that are read at a time; it never affects a result.
  var stretchSize = Stretches.usualSize
  /// The size in bytes from which a file is read in parts, if its format allows; it never affects a result.
  var largeSize = 1_024 * 1_024
  /// Scorers of stretches: one for each choice of voices met, the last one used at the end. None exists before it is
  /// needed: state that a copy of the pipeline changes would be copied first.
  var workers: [StretchScorer] = []

  /// Makes a pipeline. Each thread needs one of its own; a copy, such as each task can have, remembers the words it
  /// meets separately. No evidence is kept unless `detail` says so.
  public init(
    extractor: Extractor = Extractor(), lexicon: Lexicon = .embedded, voices: VoiceChoice = .author,
    knowledge: Knowledge = Knowledge(), detail: EvidenceDetail = .none
  ) {
    self.extractor = extractor
    tokeniser = Tokeniser()
    self.lexicon = lexicon
    self.voices = voices
    self.knowledge = knowledge
    self.detail = detail
  }

  /// The text of a document and what is known of it. A document without text fails, as does one that cannot be read.
  public func read(_ document: Document) throws(DocumentFailure) -> ReadDocument {
    guard case .json(let bytes, let line, let names) = document.content else { return try readText(document) }
    var record = try Record.document(json: bytes, path: document.path, line: line, names)
    record.encoding = document.encoding
    return try readText(record)
  }

  private func readText(_ document: Document) throws(DocumentFailure) -> ReadDocument {
    var extracted = try extract(document)
    extracted.metadata = knowledge.metadata(
      path: document.path, id: document.id, saying: extracted.metadata.overridden(by: document.metadata))
    return ReadDocument(
      id: document.id, path: document.path, extracted: extracted, voices: document.voices, line: document.line)
  }

  /// The tokens and sentences of a text.
  public func tokenise(_ extracted: ExtractedText) -> TokenisedText {
    tokeniser.tokenise(extracted)
  }

  /// The score of a text that is tokenised, with the workings kept.
  package mutating func score(
    _ read: ReadDocument, _ tokenised: TokenisedText, keeping detail: KeptDetail = .evidence
  ) -> DocumentScore {
    var worker = takeWorker(read.voices)
    let score = worker.scorer.score(read.extracted, tokenised, keeping: detail)
    giveBack(consume worker)
    return score
  }

  /// The names of a document's author that are known before it is read.
  func names(of document: Document) -> OwnNames {
    let known = knowledge.metadata(path: document.path, id: document.id, saying: document.metadata)
    return OwnNames(speakers: knowledge.speakers.isEmpty ? known.speakers : knowledge.speakers, authors: known.authors)
  }

  func scored(_ read: ReadDocument, _ sums: DocumentSums, _ score: consuming DocumentScore) -> ScoredDocument {
    let evidence = detail == .none ? [] : located(score.evidence, read.extracted, sums.sentences)
    score.evidence = []
    let warning =
      score.flags.contains(.notEnglish) ? "the text does not read as English; its figures mean nothing" : nil
    return ScoredDocument(
      id: read.id, path: read.path, metadata: read.extracted.metadata, encoding: read.extracted.encoding,
      languageWarning: warning, fingerprint: sums.fingerprint.value, score: score, evidence: evidence,
      notes: read.extracted.notes, wordCounts: countsWords ? sums.wordCounts : nil)
  }

  private func located(
    _ evidence: [Evidence], _ extracted: ExtractedText, _ sentences: [Int: ByteSpan]
  ) -> [LocatedEvidence] {
    let chosen: [Evidence]
    switch detail {
    case .none: return []
    case .all: chosen = evidence
    case .strongest(let count):
      chosen = Side.allCases.flatMap { side in
        evidence.strongest(count, of: side) { $0 }.sorted { $0.span < $1.span }
      }
    }
    return chosen.map { locate($0, extracted, sentence: sentences[$0.sentence] ?? $0.span) }
  }

  /// A piece of evidence with its place in the source and the text of its sentence.
  private func locate(_ evidence: Evidence, _ extracted: ExtractedText, sentence: ByteSpan) -> LocatedEvidence {
    let shown = extracted.text.folded(sentence, about: evidence.span)
    return LocatedEvidence(
      evidence: evidence, position: extracted.sourceMap.position(of: evidence.span.start), sentence: shown.text,
      marked: shown.marked)
  }
}
