public import Extraction
public import Lexicons
public import Scoring
public import Text

/// How much of a document's evidence is kept with its score.
public enum EvidenceDetail: Hashable, Sendable {
  /// None of it.
  case none
  /// The strongest that counts, so many sentences a side.
  case strongest(perSide: Int)
  /// All of it, rejected candidates too.
  case all
}

/// A document read as text, with what is known of it.
public struct ReadDocument: Hashable, Sendable {
  /// The id given with it, else its path.
  public var id: String
  /// The path as given.
  public var path: String
  /// Its text, with the metadata of document, path and metadata file united.
  public var extracted: ExtractedText
  /// Whose words count, if its record says so.
  public var voices: VoiceChoice?
  /// The line of its record, from 1; `nil` for a file of its own.
  public var line: Int?

  /// Makes a document of what an `Extractor` read.
  public init(id: String, path: String? = nil, extracted: ExtractedText, voices: VoiceChoice? = nil, line: Int? = nil) {
    self.id = id
    self.path = path ?? id
    self.extracted = extracted
    self.voices = voices
    self.line = line
  }
}

/// The one way through: document, extracted text, tokens, matches, evidence, score.
public struct Pipeline: Sendable {
  /// Reads bytes as text.
  public var extractor: Extractor
  /// Finds words and sentences.
  public var tokeniser: Tokeniser
  /// What is looked for.
  public let lexicon: Lexicon
  /// Whose words count, where a document's own record does not say.
  public let voices: VoiceChoice
  /// What is known of documents from outside them.
  public var knowledge: Knowledge
  /// How much evidence is kept.
  public var detail: EvidenceDetail
  /// Whether words are counted by type, for keyness.
  public var countsWords = false
  /// Whether one file is all that is scored. No text can come again then, so that of a large one no digest is taken.
  package var readsOneFile = false
  /// When documents are read as PDF.
  public var readsPDF = PDFChoice.shown
  /// What lays out their pages; `nil` for the program that is installed.
  public var pdfProgram: PDFProgram?
  /// How many bytes of a text are read at a time; it never shows in a result.
  var stretchSize = Stretches.usualSize
  /// A file of so many bytes is read a stretch at a time, if it is one that can be; neither does that show.
  var largeSize = 1_024 * 1_024
  /// Score stretches: one for each choice of voices met, the one last used behind the others. None is there before it is needed:
  /// what a copy of the pipeline writes to would be copied once more.
  var workers: [StretchScorer] = []

  /// Makes a pipeline. One serves one thread; a copy, which each task can have, remembers the words that it met on its own. No
  /// evidence is kept unless `detail` says so.
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

  /// A document's text and what is known of it. One without text fails, as one that cannot be read does.
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

  /// The figures of a text whose tokens are at hand, with what is kept beside them.
  package mutating func score(
    _ read: ReadDocument, _ tokenised: TokenisedText, keeping detail: KeptDetail = .evidence
  ) -> DocumentScore {
    var worker = takeWorker(read.voices)
    let score = worker.scorer.score(read.extracted, tokenised, keeping: detail)
    giveBack(consume worker)
    return score
  }

  private func extract(_ document: Document) throws(DocumentFailure) -> ExtractedText {
    // A speaker whom only the metadata file or the path names is the author all the same.
    let authors = authors(of: document)
    func text(
      of held: Held, named name: String, _ open: () throws(FileCause) -> Descriptor
    ) throws(DocumentFailure) -> ExtractedText {
      switch held {
      case .packed: return try extract(unpacked(document, open))
      case .pdf: return try extractPDF(document, authors: authors, document.reading(open))
      case .whole(let bytes):
        return try document.extracting { () throws(ExtractionError) in
          try extractor.extract(bytes, name: name, authors: authors)
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
        try extractor.extract(decoded, format: format, authors: authors)
      }
    case .extracted(let text): extracted = text
    case .json: preconditionFailure("a record is read before its text is extracted")
    }
    if let encoding = document.encoding { extracted.takeIn(encoding, of: document) }
    extracted.notes += document.unpackingNotes
    if extracted.text.utf8.allSatisfy({ $0 <= 0x20 }) { throw document.hasNoText(saying: extracted.metadata) }
    return extracted
  }

  /// What a file holds, as its first bytes tell.
  private enum Held {
    /// What gzip packed: it is unpacked from where it lies.
    case packed
    /// A PDF: another program opens it.
    case pdf
    /// All bytes of any other.
    case whole([UInt8])
  }

  private func held(_ bytes: [UInt8], _ name: String, of document: Document) -> Held {
    shown(by: bytes, name, of: document) ?? .whole(bytes)
  }

  /// What a file at a path holds. One that may be too large for what it is, is opened again to see by its first bytes.
  private func held(_ path: String, of document: Document) throws(DocumentFailure) -> Held {
    let file = try document.reading { () throws(FileCause) in try OpenFile(path) }
    guard let size = file.size, size > DocumentFormat.html.largest, let stored = StoredFile(path) else {
      return held(try document.reading { () throws(FileCause) in try file.rest() }, path, of: document)
    }
    return try held(stored, path, of: document)
  }

  private func held(_ file: StoredFile, _ name: String, of document: Document) throws(DocumentFailure) -> Held {
    // No other format has a lower bound.
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

  /// Whether its first bytes show a file to be one whose text others get at; `nil` where they do not.
  private func shown(by opening: [UInt8], _ name: String, of document: Document) -> Held? {
    if document.unpacking == nil, GzipStream.begins(opening) { return .packed }
    return isPDF(opening, name: name) ? .pdf : nil
  }

  /// The authors of a document that are known before it is read.
  func authors(of document: Document) -> [String] {
    knowledge.metadata(path: document.path, id: document.id, saying: document.metadata).authors
  }

  func scored(_ read: ReadDocument, _ sums: DocumentSums, _ score: consuming DocumentScore) -> ScoredDocument {
    let evidence = detail == .none ? [] : located(score.evidence, read.extracted, sums.sentences)
    score.evidence = []
    let warning =
      score.flags.contains(.notEnglish) ? "the text does not read as English; its figures say nothing" : nil
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
  /// Takes in how the record of a document was decoded. One that was extracted before keeps the encoding of its own file.
  fileprivate mutating func takeIn(_ record: EncodingReport, of document: Document) {
    if let note = record.noteOfReplaced { notes.append(note) }
    encoding.replacedBytes += record.replacedBytes
    if case .extracted = document.content { return }
    (encoding.name, encoding.basis) = (record.name, record.basis)
  }
}

extension String {
  /// A sentence of more bytes is shown as what stands about a piece of evidence: a text without stops is one sentence, which would
  /// be written anew for each of its pieces. Sentences in print are shorter, but for a treaty's.
  private static let longestSentence = 8_000

  /// The text of a sentence, white space folded, and where in it a stretch of it stands; of a sentence without end what stands
  /// about the stretch, whole words between ellipses.
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

  /// What stands about a stretch of a sentence without end, in whole words.
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
