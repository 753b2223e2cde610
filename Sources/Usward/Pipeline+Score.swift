import Extraction
import Lexicons
public import Scoring
import Text

extension Pipeline {
  /// The score of a document. Only reading it can fail.
  public mutating func score(_ document: Document) async throws(DocumentFailure) -> ScoredDocument {
    try await score(document, spare: nil)
  }

  /// The score of a document; where it is large, `spare` threads help. They never show in it.
  mutating func score(
    _ document: Document, spare: SpareThreads?
  ) async throws(DocumentFailure) -> ScoredDocument {
    if detail == .none, let scored = try await scoreLarge(document, spare) { return scored }
    var read = try read(document)
    // No place is shown, so nothing leads back to the source, which may be let go.
    if detail == .none { read.extracted.sourceMap = SourceMap(pieces: [], lines: LineIndex("")) }
    var worker = takeScorer(read.voices)
    let helpers = read.extracted.text.utf8.count / 2 > stretchSize ? spare : nil
    let sums: DocumentSums
    do { sums = try await self.sums(of: Stretches(read.extracted, size: stretchSize), &worker, helpers) } catch {
      throw document.failure(error)
    }
    scorers[worker.scorer.voices] = worker.scorer
    return scored(read, sums, worker.scorer)
  }

  /// The score of a document that is read a stretch at a time; `nil` for one that must be read as a whole, or is small.
  private mutating func scoreLarge(
    _ document: Document, _ spare: SpareThreads?
  ) async throws(DocumentFailure) -> ScoredDocument? {
    let stored: StoredFile? =
      switch document.content {
      case .file(let path): StoredFile(path)
      case .stored(let file): file
      case .bytes, .text, .json: nil
      }
    guard let stored, stored.count >= largeSize else { return nil }
    var worker = takeScorer(document.voices)
    defer { scorers[worker.scorer.voices] = worker.scorer }
    do {
      guard var text = try LargeText(stored, name: document.path, extractor: extractor, window: stretchSize),
        try await readLines(of: &text, spare)
      else { return nil }
      let sums = try await sums(of: &text, document, &worker, spare)
      if sums.isEmpty, !takesEmptyText { throw document.hasNoText }
      let extracted = ExtractedText(
        text: "", blocks: [], voices: [],
        metadata: knowledge.metadata(of: document, saying: text.metadata.overridden(by: document.metadata)),
        encoding: text.encoding, sourceMap: SourceMap(pieces: [], lines: LineIndex("")), notes: text.notes)
      return scored(
        ReadDocument(id: document.id, path: document.path, extracted: extracted, voices: document.voices), sums,
        worker.scorer)
    } catch {
      throw document.failure(error)
    }
  }

  /// Finds out how a large text uses its lines; `false` where it is none that can be read so.
  private func readLines(of text: inout LargeText<StoredFile>, _ spare: SpareThreads?) async throws -> Bool {
    let parts = PartWork(count: text.parts, spare: spare)
    var census = LineCensus()
    do {
      try await parts.run { [text] number in
        guard let counted = try text.lineCensus(of: number) else { throw NoText() }
        return counted
      } take: {
        census.add($0)
      }
    } catch is NoText {
      return false
    }
    if var search = census.brokenWords {
      try await parts.run(&search) { [text] search, number in
        try text.findWords(of: number, &search)
      } take: {
        census.add($0)
      }
    }
    text.conclude(census)
    return true
  }

  /// What the parts of a large text add up to.
  private func sums(
    of text: inout LargeText<StoredFile>, _ document: Document, _ worker: inout StretchScorer, _ spare: SpareThreads?
  ) async throws -> DocumentSums {
    let parts = PartWork(count: text.parts, spare: spare)
    while true {
      var sums = DocumentSums()
      let reading = LargeParts(text, for: .text)
      try await parts.run(&worker) { worker, number in
        guard let part = try await reading.part(number)?.text else { return nil as StretchSums? }
        return worker.score(Stretch(text: part, blocks: part.blocks.map(\.span)))
      } take: {
        if let scored = $0 { sums.add(scored) }
      }
      guard reading.isVoid else { return sums }
      var census = reading.census
      if !reading.isWhole { census = try await self.census(of: text, parts) }
      if text.planTurns(census, authors: authors(of: document)) { try await measureTurns(of: &text, parts) }
    }
  }

  /// The labels and questions of all of a large text.
  private func census(of text: LargeText<StoredFile>, _ parts: PartWork) async throws -> TurnCensus {
    let reading = LargeParts(text, for: .turns)
    try await parts.run { _ = try await reading.part($0) } take: { _ in }
    return reading.census
  }

  /// Finds out what the plan of turns lacks.
  private func measureTurns(of text: inout LargeText<StoredFile>, _ parts: PartWork) async throws {
    let reading = LargeParts(text, for: .turns)
    var measure = text.emptyMeasure
    try await parts.run { try await reading.part($0)?.measure } take: { if let next = $0 { measure.add(next) } }
    text.concludeTurns(measure)
  }

  /// A worker for stretches of a document that says whose words count, or does not.
  private mutating func takeScorer(_ voices: VoiceChoice?) -> StretchScorer {
    let voices = voices ?? self.voices
    // Taken out, not copied: a scorer in two places would copy all that it remembers when it next learns.
    return StretchScorer(
      tokeniser: tokeniser, scorer: scorers.removeValue(forKey: voices) ?? Scorer(lexicon: lexicon, voices: voices),
      keepsEvidence: detail != .none, countsWords: countsWords)
  }

  /// What the stretches of a document that is in memory add up to.
  private func sums(
    of given: sending Stretches, _ worker: inout StretchScorer, _ spare: SpareThreads?
  ) async throws -> DocumentSums {
    var sums = DocumentSums()
    let helpers = spare?.take() ?? 0
    defer { spare?.giveBack(helpers) }
    if helpers == 0 {
      var stretches = given
      while let stretch = stretches.next() { sums.add(worker.score(stretch)) }
    } else {
      _ = try await OrderedWork(jobs: 1 + helpers).run(given, worker: worker) { worker, stretch in
        worker.score(stretch)
      } deliver: { scored in
        for one in scored { sums.add(one) }
      }
    }
    return sums
  }
}

/// The bytes of a file are no text that can be read in parts.
private struct NoText: Error {}

extension Document {
  /// The failure of a document.
  func failure(_ kind: DocumentFailure.Kind, _ message: String) -> DocumentFailure {
    DocumentFailure(id: id, path: path, kind: kind, message: message, line: line)
  }

  /// The failure that an error of the system, or of the reading itself, makes of a document.
  func failure(_ error: any Error) -> DocumentFailure {
    switch error {
    case let failure as DocumentFailure: failure
    case let cause as FileCause: failure(cause.kind, cause.message)
    default: failure(.unreadable, "\(error)")
    }
  }

  /// The failure of a document in which nothing stands.
  var hasNoText: DocumentFailure { failure(.empty, "has no text") }
}
