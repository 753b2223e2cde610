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

/// A document read as text, with everything known of it.
public struct ReadDocument: Hashable, Sendable {
  /// The id given with it, else its path.
  public var id: String
  /// The path as given.
  public var path: String
  /// Its text, with the metadata of the document, its path and the metadata file combined.
  public var extracted: ExtractedText
  /// Whose words count; `nil` unless its record says.
  public var voices: VoiceChoice?
  /// The line of its record, from 1; `nil` for a file of its own.
  public var line: Int?

  /// Makes a document from what an `Extractor` read.
  public init(id: String, path: String? = nil, extracted: ExtractedText, voices: VoiceChoice? = nil, line: Int? = nil) {
    self.id = id
    self.path = path ?? id
    self.extracted = extracted
    self.voices = voices
    self.line = line
  }

  /// The number of lines of its source; what follows the last line end is one only if there is something.
  package var sourceLines: Int {
    let end = extracted.sourceMap.lines.position(of: .max)
    return end.column == 1 && end.line > 1 ? end.line - 1 : end.line
  }
}

extension ReadDocument {
  /// The failure of a document in which nothing stands but what it says of itself; `nil` if it has a text.
  package var emptiness: DocumentFailure? {
    extracted.hasNoText ? .withoutText(id: id, path: path, line: line, saying: extracted.metadata) : nil
  }
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

  private func extract(_ document: Document) throws(DocumentFailure) -> ExtractedText {
    // A speaker who is named only by the metadata file or the path is the author all the same.
    let names = names(of: document)
    func text(
      of held: Held, named name: String, _ open: () throws(FileCause) -> Descriptor
    ) throws(DocumentFailure) -> ExtractedText {
      switch held {
      case .packed: return try extract(unpacked(document, open))
      case .pdf: return try extractPDF(document, names, document.reading(open))
      case .whole(let bytes):
        return try document.extracting { () throws(ExtractionError) in
          try extractor.extract(bytes, name: name, names)
        }
      }
    }
    var extracted: ExtractedText
    switch document.content {
    case .file(let path):
      extracted = try text(of: held(path, of: document), named: path) { () throws(FileCause) in
        try Descriptor(reading: path)
      }
    case .bytes(let bytes):
      extracted = try text(of: held(bytes, document.path, of: document), named: document.path) {
        () throws(FileCause) in try Descriptor(holding: bytes)
      }
    case .stored(let file):
      extracted = try text(of: held(file, document.path, of: document), named: document.path) {
        () throws(FileCause) in try file.opened()
      }
    case .text(let decoded, let format):
      extracted = try document.extracting { () throws(ExtractionError) in
        try extractor.extract(decoded, format: format, names)
      }
    case .extracted(let text): extracted = text
    case .json: preconditionFailure("a record is read before its text is extracted")
    }
    if let encoding = document.encoding { extracted.takeIn(encoding, of: document) }
    extracted.notes += document.unpackingNotes
    if !keepsEmpty, extracted.hasNoText { throw document.hasNoText(saying: extracted.metadata) }
    return extracted
  }

  /// What a file contains, as its first bytes tell.
  private enum Held {
    /// A gzip file, which is unpacked without reading it first.
    case packed
    /// A PDF, which another program opens.
    case pdf
    /// Anything else: all its bytes.
    case whole([UInt8])
  }

  private func held(_ bytes: [UInt8], _ name: String, of document: Document) -> Held {
    shown(by: bytes, name, of: document) ?? .whole(bytes)
  }

  /// What the file at a path contains. A file that may be too large for its format is opened again to look at its first
  /// bytes.
  private func held(_ path: String, of document: Document) throws(DocumentFailure) -> Held {
    let file = try document.reading { () throws(FileCause) in try OpenFile(path) }
    guard let size = file.size, size > DocumentFormat.html.largest, let stored = StoredFile(path) else {
      return held(try document.reading { () throws(FileCause) in try file.rest() }, path, of: document)
    }
    return try held(stored, path, of: document)
  }

  private func held(_ file: StoredFile, _ name: String, of document: Document) throws(DocumentFailure) -> Held {
    // No other format has a lower limit.
    if file.count > DocumentFormat.html.largest {
      let opening = try document.reading { () throws(FileCause) in try file.bytes(0..<OpenFile.chunkSize) }
      if let shown = shown(by: opening, name, of: document) {
        if case .pdf = shown, file.count > PDFProgram.largest {
          throw document.failure(.tooLarge, "PDF of more than \(sized(PDFProgram.largest))")
        }
        return shown
      }
      try document.extracting { () throws(ExtractionError) in
        try extractor.check(size: file.count, opening: opening, name: name)
      }
    }
    return held(try document.reading { () throws(FileCause) in try file.bytes() }, name, of: document)
  }

  /// Whether its first bytes show that a file's text has to be extracted by other means; `nil` otherwise.
  private func shown(by opening: [UInt8], _ name: String, of document: Document) -> Held? {
    if document.unpacking == nil, GzipStream.begins(opening) { return .packed }
    return isPDF(opening, name: name) ? .pdf : nil
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

extension ExtractedText {
  /// Takes in how the record of a document was decoded. One that was extracted earlier keeps the encoding of its own
  /// file.
  fileprivate mutating func takeIn(_ record: EncodingReport, of document: Document) {
    if let note = record.noteOfReplaced { notes.append(note) }
    encoding.replacedBytes += record.replacedBytes
    if case .extracted = document.content { return }
    (encoding.name, encoding.basis) = (record.name, record.basis)
  }
}

extension String {
  /// The length in bytes from which a sentence is abridged around a piece of evidence: a text without full stops is a
  /// single sentence, which would be copied for each of its pieces. Except in treaties, printed sentences are shorter.
  private static let longestSentence = 8_000

  /// The text of a sentence with white space folded, and where in it a stretch stands. A sentence that is too long is
  /// abridged to whole words around the stretch, between ellipses.
  fileprivate func folded(_ sentence: ByteSpan, about stretch: ByteSpan) -> (text: String, marked: ByteSpan) {
    let window = sentence.count > Self.longestSentence ? window(in: sentence, about: stretch) : sentence
    let (before, behind) = (ByteSpan(window.start, stretch.start), ByteSpan(stretch.end, window.end))
    var text = window.start > sentence.start ? "… " : ""
    text += folded(before)
    if self[before].last?.isWhitespace == true, !text.isEmpty, text.last != " " { text += " " }
    let start = text.utf8.count
    text += folded(stretch)
    let marked = ByteSpan(start, text.utf8.count)
    let rest = folded(behind)
    if !rest.isEmpty, self[behind].first?.isWhitespace == true { text += " " }
    return (text + rest + (window.end < sentence.end ? " …" : ""), marked)
  }

  /// The part of a sentence around a stretch, in whole words.
  private func window(in sentence: ByteSpan, about stretch: ByteSpan) -> ByteSpan {
    let bytes = utf8
    func isGap(_ place: Int) -> Bool { bytes[bytes.index(bytes.startIndex, offsetBy: place)] <= 0x20 }
    var start = Swift.max(sentence.start, stretch.start - Self.longestSentence / 4)
    while sentence.start < start, start < stretch.start, !isGap(start) { start += 1 }
    var end = Swift.min(sentence.end, stretch.end + Self.longestSentence / 4)
    while stretch.end < end, end < sentence.end, !isGap(end) { end -= 1 }
    return ByteSpan(start, end)
  }

  /// The text of a span with every run of white space as one space.
  func folded(_ span: ByteSpan) -> String {
    self[span].withSingleSpaces
  }
}
