import Extraction
import Lexicons
public import Scoring
import Text

extension Pipeline {
  /// The score of a text that is already decoded. Throws if it contains no text.
  public mutating func score(
    _ text: String, as format: DocumentFormat = .text
  ) throws(DocumentFailure) -> ScoredDocument {
    score(try read(Document(text, as: format, id: "text")))
  }

  /// The score of a document that was read. The spans of its evidence refer to `read.extracted.text`, from which
  /// `read.extracted.sourceMap` leads back to the source.
  public mutating func score(_ read: ReadDocument) -> ScoredDocument {
    let worker = placeOfWorker(read.voices)
    var sums = Self.sums(of: read.extracted, &workers[worker], stretchSize)
    let score = workers[worker].score(&sums, of: read.extracted)
    return scored(read, sums, score)
  }

  /// The score of a document of any size; a large file is read a part at a time. Only reading it can fail.
  public mutating func score(_ document: Document) async throws(DocumentFailure) -> ScoredDocument {
    try await score(document, spare: nil)
  }

  /// The score of a document. `spare` threads help with a large one; they never affect the result.
  mutating func score(
    _ document: Document, spare: SpareThreads?
  ) async throws(DocumentFailure) -> ScoredDocument {
    do throws(DocumentFailure) {
      var begun = try await begin(document, spare)
      await sum(&begun, spare)
      return try finish(&begun)
    } catch {
      throw knowledge.telling(error)
    }
  }

  /// Reads a document, and scores it at once if it is large. Several small ones are begun before they are summed, and
  /// summed before they are finished: reading documents, reading sentences and drawing conclusions together need more
  /// of the processor's caches than there is.
  mutating func begin(
    _ document: consuming Document, _ spare: SpareThreads?
  ) async throws(DocumentFailure) -> BegunDocument {
    // Opened once, whether it is read as a whole or not. A file that gives no size, like those of the system itself, is
    // read to its end.
    if case .file(let path) = document.content, let file = StoredFile(path), file.count > 0 {
      document.content = .stored(file)
      if let unpacked = try unpacked(document, file, at: path) { document = unpacked }
    }
    if detail == .none, let scored = try await scoreLarge(document, spare) {
      return BegunDocument(.scored(scored))
    }
    var read = try read(document)
    // No place is shown, so the map back to the source can be released.
    if detail == .none { read.extracted.sourceMap = Self.nowhere }
    return BegunDocument(read: read)
  }

  /// The source map of a text of which no place is shown.
  private static let nowhere = SourceMap(pieces: [], lines: LineIndex(""))

  /// Sums up what the lexicon finds in a document that was read.
  mutating func sum(_ begun: inout BegunDocument, _ spare: SpareThreads?) async {
    guard let extracted = begun.read?.extracted else { return }
    let helpers = extracted.text.utf8.count / 2 > stretchSize ? spare : nil
    let worker = placeOfWorker(begun.read?.voices)
    let sums = await Self.sums(of: extracted, &workers[worker], helpers, stretchSize)
    begun.sums = consume sums
  }

  /// The score of a document that was summed, which is moved out of it.
  mutating func finish(_ begun: inout BegunDocument) throws(DocumentFailure) -> ScoredDocument {
    switch begun.outcome.take() {
    case .scored(let scored)?: return scored
    case .failed(let failure)?: throw failure
    case nil: break
    }
    guard let read = begun.read.take(), var sums = begun.sums.take() else {
      preconditionFailure("a document is summed up before it is finished")
    }
    let score = workers[placeOfWorker(read.voices)].score(&sums, of: read.extracted)
    return scored(read, sums, score)
  }

  /// The place of the worker for a document with this choice of voices, or without one; makes it if there is none.
  mutating func placeOfWorker(_ voices: VoiceChoice?) -> Int {
    let voices = voices ?? self.voices
    var place = workers.count - 1
    while place >= 0, workers[place].scorer.voices != voices { place -= 1 }
    if place < 0 {
      place = workers.count
      workers.append(StretchScorer(tokeniser: tokeniser, scorer: Scorer(lexicon: lexicon, voices: voices)))
    }
    workers[place].keepsEvidence = detail != .none
    workers[place].countsWords = countsWords
    workers[place].takesFingerprint = true
    return place
  }

  /// Takes the worker for a document, to be given back. It is moved and not copied: a scorer in two places would copy
  /// all it remembers when it next learns something.
  mutating func takeWorker(_ voices: VoiceChoice?) -> StretchScorer { workers.remove(at: placeOfWorker(voices)) }

  /// Takes a worker back, with all that it remembers.
  mutating func giveBack(_ worker: consuming StretchScorer) {
    workers.append(consume worker)
  }

  /// The sums over the stretches of a document that is in memory.
  private static func sums(
    of extracted: consuming ExtractedText, _ worker: inout StretchScorer, _ spare: SpareThreads?, _ size: Int
  ) async -> DocumentSums {
    let helpers = spare?.take() ?? 0
    defer { spare?.giveBack(helpers) }
    if helpers == 0 { return sums(of: extracted, &worker, size) }
    var sums = DocumentSums()
    let stretches = Stretches(extracted, size: size)
    _ = await OrderedWork(jobs: 1 + helpers).run(stretches, worker: worker) { worker, stretches in
      stretches.map { worker.score($0) }
    } deliver: { scored in
      for one in scored { sums.add(one) }
    }
    return sums
  }

  /// The same on the caller's thread alone.
  private static func sums(
    of extracted: consuming ExtractedText, _ worker: inout StretchScorer, _ size: Int
  ) -> DocumentSums {
    var sums = DocumentSums()
    var stretches = Stretches(extracted, size: size)
    while let stretch = stretches.next() { sums.add(worker.score(stretch)) }
    return sums
  }
}

/// A document that is scored at once or failed, or one that is read and later summed. Its contents are moved out: a
/// copy of all that is known of a document would retain some thirty owners.
struct BegunDocument: Sendable {
  /// What became of it, once that is known.
  fileprivate(set) var outcome: Outcome?
  /// What is to be scored, until then.
  fileprivate(set) var read: ReadDocument?
  /// The sums of that, once they are known.
  fileprivate(set) var sums: DocumentSums?
  /// What is known of it, where the dates of the run exclude it; nothing else is kept then.
  private(set) var leftOut: LeftOutDocument?

  /// Makes one whose outcome is known.
  init(_ outcome: Outcome) { self.outcome = outcome }

  fileprivate init(read: consuming ReadDocument) { self.read = read }

  /// Leaves it out if it lies outside these days. What failed stays, whatever its date: that it could not be read is to be told.
  mutating func leaveOut(outside dates: DayStretch) {
    let known: LeftOutDocument
    if let read {
      known = LeftOutDocument(path: read.path, id: read.id, metadata: read.extracted.metadata)
    } else if case .scored(let scored) = outcome {
      known = LeftOutDocument(path: scored.path, id: scored.id, metadata: scored.metadata)
    } else {
      return
    }
    if dates.holds(known.metadata.date) { return }
    (outcome, read, leftOut) = (nil, nil, known)
  }

  /// The number of bytes of the text still to be scored.
  var size: Int { read?.extracted.text.utf8.count ?? 0 }
}
