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
    try finish(await sum(try await begin(document, spare), spare))
  }

  /// Reads a document, and scores it where it is large. Several small ones are begun before they are summed, and summed before
  /// they are finished: what reads documents, what reads sentences and what follows from the sums takes more of a processor's
  /// caches than it has for all three.
  mutating func begin(
    _ document: consuming Document, _ spare: SpareThreads?
  ) async throws(DocumentFailure) -> BegunDocument {
    // Opened once, whether it is read as a whole or not. What says nothing of its size, as the system's own files do, is read
    // to its end.
    if case .file(let path) = document.content, let file = StoredFile(path), file.count > 0 {
      document.content = .stored(file)
    }
    if detail == .none, let scored = try await scoreLarge(document, spare) { return .scored(scored) }
    var read = try read(document)
    // No place is shown, so nothing leads back to the source, which may be let go.
    if detail == .none { read.extracted.sourceMap = SourceMap(pieces: [], lines: LineIndex("")) }
    return .read(read)
  }

  /// Sums up what the lexicon finds in a document that was read.
  mutating func sum(_ begun: consuming BegunDocument, _ spare: SpareThreads?) async -> BegunDocument {
    switch consume begun {
    case .read(let read):
      var worker = takeWorker(read.voices)
      let helpers = read.extracted.text.utf8.count / 2 > stretchSize ? spare : nil
      let stretches = Stretches(read.extracted, size: stretchSize)
      let summed: Result<DocumentSums, DocumentFailure>
      do { summed = .success(try await sums(of: stretches, &worker, helpers)) } catch {
        summed = .failure(read.failure(error))
      }
      giveBack(consume worker)
      switch consume summed {
      case .success(let sums): return .summed(read, sums)
      case .failure(let failure): return .failed(failure)
      }
    case let other: return other
    }
  }

  /// The score of a document that was summed up.
  mutating func finish(_ begun: consuming BegunDocument) throws(DocumentFailure) -> ScoredDocument {
    switch consume begun {
    case .failed(let failure): throw failure
    case .scored(let scored): return scored
    case .read: preconditionFailure("a document is summed up before it is finished")
    case .summed(let read, let sums):
      let worker = takeWorker(read.voices)
      let scored = scored(read, sums, worker.scorer)
      giveBack(consume worker)
      return scored
    }
  }

  /// A worker for stretches of a document that says whose words count, or does not.
  mutating func takeWorker(_ voices: VoiceChoice?) -> StretchScorer {
    let voices = voices ?? self.voices
    // Taken out, not copied: a scorer in two places would copy all that it remembers when it next learns.
    let place = workers.indices.last { workers[$0].scorer.voices == voices }
    var worker =
      place.map { workers.remove(at: $0) }
      ?? StretchScorer(tokeniser: tokeniser, scorer: Scorer(lexicon: lexicon, voices: voices))
    worker.keepsEvidence = detail != .none
    worker.countsWords = countsWords
    worker.takesFingerprint = true
    return worker
  }

  /// Takes a worker back, with all that it remembers.
  mutating func giveBack(_ worker: consuming StretchScorer) {
    workers.append(consume worker)
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
      _ = try await OrderedWork(jobs: 1 + helpers).run(given, worker: worker) { worker, stretches in
        stretches.map { worker.score($0) }
      } deliver: { scored in
        for one in scored { sums.add(one) }
      }
    }
    return sums
  }
}

/// A document that is read, or summed up too, or scored at once, or that failed.
enum BegunDocument: Sendable {
  case failed(DocumentFailure)
  case scored(ScoredDocument)
  case read(ReadDocument)
  case summed(ReadDocument, DocumentSums)

  /// The bytes of the text that is still to be scored.
  var size: Int {
    switch self {
    case .failed, .scored, .summed: 0
    case .read(let read): read.extracted.text.utf8.count
    }
  }
}

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

extension ReadDocument {
  /// The failure that an error makes of a document.
  fileprivate func failure(_ error: any Error) -> DocumentFailure {
    error as? DocumentFailure
      ?? DocumentFailure(id: id, path: path, kind: .unreadable, message: "\(error)", line: line)
  }
}
