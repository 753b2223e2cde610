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
    let (sums, _) = try await sums(of: Stretches(read.extracted, size: stretchSize), document, &worker, helpers)
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
    guard let stored, stored.size >= largeSize else { return nil }
    var worker = takeScorer(document.voices)
    defer { scorers[worker.scorer.voices] = worker.scorer }
    do {
      let found = try LargeText(stored, name: document.path, extractor: extractor, window: stretchSize)
      guard var text = found else { return nil }
      while true {
        let feed = LargeStretches(try text.stretches())
        let (sums, void) = try await sums(of: feed, document, &worker, spare)
        if let void {
          try text.planTurns(void, authors: authors(of: document))
          continue
        }
        if sums.isEmpty, !takesEmptyText { throw document.hasNoText }
        let extracted = ExtractedText(
          text: "", blocks: [], voices: [],
          metadata: knowledge.metadata(of: document, saying: text.metadata.overridden(by: document.metadata)),
          encoding: text.encoding, sourceMap: SourceMap(pieces: [], lines: LineIndex("")), notes: text.notes)
        return scored(
          ReadDocument(id: document.id, path: document.path, extracted: extracted, voices: document.voices), sums,
          worker.scorer)
      }
    } catch {
      throw document.failure(error)
    }
  }

  /// A worker for stretches of a document that says whose words count, or does not.
  private mutating func takeScorer(_ voices: VoiceChoice?) -> StretchScorer {
    let voices = voices ?? self.voices
    // Taken out, not copied: a scorer in two places would copy all that it remembers when it next learns.
    return StretchScorer(
      tokeniser: tokeniser, scorer: scorers.removeValue(forKey: voices) ?? Scorer(lexicon: lexicon, voices: voices),
      keepsEvidence: detail != .none, countsWords: countsWords)
  }

  /// What the stretches of a document add up to, or what makes them void.
  private func sums<Feed: BatchedFeed>(
    of given: sending Feed, _ document: Document, _ worker: inout StretchScorer, _ spare: SpareThreads?
  ) async throws(DocumentFailure) -> (DocumentSums, void: TurnCount?) where Feed.Item == StretchStep {
    var sums = DocumentSums()
    var void: TurnCount?
    let add = { (scored: ScoredStep) throws(FileCause) in
      switch scored {
      case .scored(let stretch): sums.add(stretch)
      case .void(let count): void = count
      case .failed(let cause): throw cause
      }
    }
    let helpers = spare?.take() ?? 0
    defer { spare?.giveBack(helpers) }
    do {
      if helpers == 0 {
        var feed = given
        while let steps = feed.nextBatch() {
          for step in steps { try add(worker.score(step)) }
        }
      } else {
        _ = try await OrderedWork(jobs: 1 + helpers).run(given, worker: worker) { worker, step in
          worker.score(step)
        } deliver: { scored in
          for one in scored { try add(one) }
        }
      }
    } catch {
      throw document.failure(error)
    }
    return (sums, void)
  }
}

/// What became of a step of a feed of stretches.
private enum ScoredStep: Sendable {
  case scored(StretchSums)
  case void(TurnCount)
  case failed(FileCause)
}

extension StretchScorer {
  fileprivate mutating func score(_ step: StretchStep) -> ScoredStep {
    switch step {
    case .stretch(let stretch): .scored(score(stretch))
    case .void(let count): .void(count)
    case .failed(let cause): .failed(cause)
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
