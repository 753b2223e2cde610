import Extraction
import Scoring
import Text

/// Documents that are too large to hold in memory as a whole.
extension Pipeline {
  /// The score of a document that is read in parts; `nil` for a small one or one that must be read as a whole.
  mutating func scoreLarge(
    _ document: Document, _ spare: SpareThreads?
  ) async throws(DocumentFailure) -> ScoredDocument? {
    guard case .stored(let stored) = document.content, stored.count >= largeSize else { return nil }
    var worker = takeWorker(document.voices)
    worker.takesFingerprint = !readsOneFile
    defer { giveBack(worker) }
    let text: LargeText<StoredFile>
    let sums: DocumentSums
    do throws(PartFault) {
      var read = try LargeText(stored, name: document.path, extractor: extractor, window: stretchSize)
      try await readLines(of: &read, spare)
      sums = try await self.sums(of: &read, document, &worker, spare)
      text = read
    } catch {
      switch error {
      case .notPlain: return nil
      case .store(let cause): throw document.failure(cause)
      }
    }
    if sums.isEmpty { throw document.hasNoText(saying: text.metadata) }
    let extracted = ExtractedText(
      text: "", blocks: [], voices: [],
      metadata: knowledge.metadata(
        path: document.path, id: document.id, saying: text.metadata.overridden(by: document.metadata)),
      encoding: text.encoding, sourceMap: SourceMap(pieces: [], lines: LineIndex("")),
      notes: text.notes + document.unpackingNotes)
    return scored(
      ReadDocument(id: document.id, path: document.path, extracted: extracted, voices: document.voices), sums,
      worker.scorer.score(sums.sums, of: extracted))
  }

  /// Finds out how a large text uses its lines.
  private func readLines(of text: inout LargeText<StoredFile>, _ spare: SpareThreads?) async throws(PartFault) {
    let sample = PartWork<PartFault>(count: text.sampleParts, spare: spare)
    var census = LineCensus()
    var nobody: Void = ()
    try await sample.run(&nobody) { [text] _, number throws(PartFault) in
      try text.lineCensus(of: number)
    } take: {
      census.add($0)
    }
    if var search = census.brokenWords {
      try await sample.run(&search) { [text, census] search, number throws(PartFault) in
        try text.findWords(of: number, census, &search)
      } take: {
        census.add($0)
      }
    }
    text.conclude(census)
  }

  /// The sums over the parts of a large text.
  private func sums(
    of text: inout LargeText<StoredFile>, _ document: Document, _ worker: inout StretchScorer, _ spare: SpareThreads?
  ) async throws(PartFault) -> DocumentSums {
    let parts = PartWork<PartFault>(count: text.parts, spare: spare)
    var known = PartOutlines()
    while true {
      var sums = DocumentSums()
      let silent = worker.scorer.silentVoices
      let reading = LargeParts(text, for: .text, known: known, without: silent)
      try await parts.run(&worker, waitingPerJob: Self.waitingSums) { worker, number throws(PartFault) in
        try reading.join(number, reading.guess(number)).flatMap { worker.score($0) }
      } work: { worker, number throws(PartFault) in
        try await reading.part(number).flatMap { worker.score($0) }
      } take: { scored in
        if let scored { sums.add(scored) }
      }
      guard reading.isVoid else { return sums }
      let turns = reading.isWhole ? reading : try await readTurns(of: text, parts, counting: !silent.isEmpty)
      known = turns.outlines
      if text.planTurns(turns.census, names: names(of: document)) {
        try await findQuestions(of: &text, parts, known)
      }
    }
  }

  /// How many sums for each job may wait for those of an earlier part: between two parts with speech that is read there
  /// may be many without, and their sums take little memory.
  private static var waitingSums: Int { 12 }

  /// Finds the labels and questions in all of a large text, and counts its words on demand.
  private func readTurns(
    of text: LargeText<StoredFile>, _ parts: PartWork<PartFault>, counting: Bool
  ) async throws(PartFault) -> LargeParts<StoredFile> {
    let counter = WordCounter(takesFingerprint: !readsOneFile) { [tokeniser] in
      tokeniser.countWords(in: $0, blocks: $1)
    }
    let reading = LargeParts(text, for: .turns(counting: counting ? counter : nil))
    try await read(parts, reading) { _ in }
    return reading
  }

  /// Finds the questions that the plan of turns is missing.
  private func findQuestions(
    of text: inout LargeText<StoredFile>, _ parts: PartWork<PartFault>, _ known: PartOutlines
  ) async throws(PartFault) {
    let reading = LargeParts(text, for: .turns(counting: nil), known: known)
    var questions = text.noQuestions
    try await read(parts, reading) { part in
      if let next = part.questions { questions.add(next) }
    }
    text.concludeTurns(questions)
  }

  /// Reads all parts and takes them in order.
  private func read(
    _ parts: PartWork<PartFault>, _ reading: LargeParts<StoredFile>, take: (TextPart) -> Void
  ) async throws(PartFault) {
    var nobody: Void = ()
    try await parts.run(&nobody, waitingPerJob: 2) { _, number throws(PartFault) in
      (number, try reading.guess(number))
    } take: { number, guess throws(PartFault) in
      if let part = try reading.join(number, guess) { take(part) }
    }
  }
}

extension StretchScorer {
  /// The sums of a part of a large text; `nil` for one that was read without its text.
  fileprivate mutating func score(_ part: TextPart) -> StretchSums? {
    guard let text = part.text else { return part.passed.map { StretchSums($0) } }
    var sums = score(Stretch(text: text, blocks: text.blocks.map(\.span)))
    if let passed = part.passed { sums.sums.add(ScoreSums(silentWords: passed.count)) }
    return sums
  }
}

/// Why reading a file in parts could not be completed.
private typealias PartFault = LargeText<StoredFile>.Fault
