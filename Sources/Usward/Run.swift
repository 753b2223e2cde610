public import Extraction
public import Scoring
import Synchronization

/// All documents of a run, scored or read in parallel and handed on in order.
public struct Run: Sendable {
  /// What is done with each.
  public var pipeline: Pipeline
  /// How the sources are read.
  public var options: FeedOptions
  /// Between which days the documents lie that are scored or read, by their own dates; `nil` for all. Those of other dates, or none,
  /// are left out and counted.
  public var dates: DayStretch?
  /// How many documents are worked on at a time, from 1 to `mostJobs`; `nil` for one on each processor.
  public let jobs: Int?
  /// More than a machine has processors; each further job would only take memory.
  static let mostJobs = 1_024

  /// Makes a run.
  public init(_ pipeline: Pipeline, options: FeedOptions = FeedOptions(), jobs: Int? = nil) {
    self.pipeline = pipeline
    self.options = options
    self.jobs = jobs.map { min(max(1, $0), Self.mostJobs) }
  }

  /// Scores documents that are at hand or made as they are needed, such as records of one's own: in parallel, handed on in their
  /// order. `deliver` is called in the caller's place, with several at a time. A text that came before is flagged as a duplicate.
  ///
  /// Documents are made beside the caller, so that a closure of the sequence must be no actor's: `letters.lazy.map { @Sendable letter in … }`.
  @discardableResult
  public func score<Failure>(
    _ documents: sending some Sequence<Document>, deliver: ([Outcome]) throws(Failure) -> Void
  ) async throws(Failure) -> RunRemarks {
    try await score(fed: GivenDocuments(documents)) { _ in
    } deliver: { records throws(Failure) in
      try deliver(records.map(\.outcome))
    }
  }

  /// Scores the documents of `sources`. A text that came before is flagged as a duplicate.
  @discardableResult
  public func score<Failure>(
    _ sources: [Source], deliver: ([Outcome]) throws(Failure) -> Void
  ) async throws(Failure) -> RunRemarks {
    try await score(sources) { _ in
    } deliver: { records throws(Failure) in
      try deliver(records.map(\.outcome))
    }
  }

  /// Scores the documents of `sources`, each with a record of it that is made where it is scored.
  @discardableResult
  public func score<Record: Sendable, Failure>(
    _ sources: [Source], record: @escaping @Sendable (Outcome) -> Record,
    deliver: ([(outcome: Outcome, record: Record)]) throws(Failure) -> Void
  ) async throws(Failure) -> RunRemarks {
    try await score(fed: DocumentFeed(sources, options), record: record, deliver: deliver)
  }

  private func score<Record: Sendable, Failure>(
    fed feed: consuming sending some BatchedFeed<Fed>, record: @escaping @Sendable (Outcome) -> Record,
    deliver: ([(outcome: Outcome, record: Record)]) throws(Failure) -> Void
  ) async throws(Failure) -> RunRemarks {
    let seen = SeenTexts()
    var use = KnowledgeUse(pipeline.knowledge, options.names)
    let spare = SpareThreads(jobs)
    let counts = try await OrderedWork(jobs: jobs).run(feed, worker: pipeline) {
      pipeline, batch -> [Handed<Record>] in
      spare.begin()
      defer { spare.end() }
      var handed: [Handed<Record>] = []
      handed.reserveCapacity(batch.count)
      while handed.count < batch.count {
        var begun = await begin(batch[handed.count...], &pipeline, spare)
        for index in begun.indices { await pipeline.sum(&begun[index], spare) }
        for index in begun.indices {
          if let leftOut = begun[index].leftOut {
            handed.append(.leftOut(leftOut))
            continue
          }
          let outcome: Outcome
          do throws(DocumentFailure) {
            var scored = try pipeline.finish(&begun[index])
            if seen.contains(scored.fingerprint) { scored.flagAsDuplicate() }
            outcome = .scored(consume scored)
          } catch {
            outcome = .failed(error)
          }
          handed.append(.done(outcome, record(outcome)))
        }
      }
      return handed
    } deliver: { handed throws(Failure) in
      var records: [(outcome: Outcome, record: Record)] = []
      records.reserveCapacity(handed.count)
      for one in handed {
        switch one {
        case .leftOut(let document): use.note(leftOut: document)
        case .done(let outcome, let made):
          use.note(path: outcome.path, id: outcome.id, outcome.metadata, notes: outcome.notes)
          // Few texts come twice so soon that the first was not handed on yet: only their records are made again.
          let flagged = Self.duplicate(outcome, seen)
          records.append(flagged.map { ($0, record($0)) } ?? (outcome, made))
        }
      }
      try deliver(records)
    }
    return RunRemarks(counts, use)
  }

  /// Texts that are together as large as this, in bytes, are scored before others are read: a dozen documents or more, which
  /// saves most of what there is to save, and little memory.
  private static let mostRead = 128 * 1_024

  /// Begins the first of some documents, at least one.
  private func begin(
    _ rest: ArraySlice<Fed>, _ pipeline: inout Pipeline, _ spare: SpareThreads
  ) async -> [BegunDocument] {
    var begun: [BegunDocument] = []
    begun.reserveCapacity(rest.count)
    var size = 0
    for fed in rest {
      if size >= Self.mostRead { break }
      switch fed {
      case .failed(let failure): begun.append(BegunDocument(.failed(failure)))
      case .document(let document):
        do throws(DocumentFailure) {
          var next = try await pipeline.begin(document, spare)
          if let dates { next.leaveOut(outside: dates) }
          size += next.size
          begun.append(next)
        } catch {
          begun.append(BegunDocument(.failed(error)))
        }
      }
    }
    return begun
  }

  /// Does `work` with every document of `sources` that can be read.
  @discardableResult
  public func read<Value: Sendable, Failure>(
    _ sources: [Source], work: @escaping @Sendable (inout Pipeline, ReadDocument) -> Value,
    deliver: ([Result<Value, DocumentFailure>]) throws(Failure) -> Void
  ) async throws(Failure) -> RunRemarks {
    var use = KnowledgeUse(pipeline.knowledge, options.names)
    let counts = try await OrderedWork(jobs: jobs).run(DocumentFeed(sources, options), worker: pipeline) {
      pipeline, batch -> [Worked<Value>] in
      batch.map { fed in
        do throws(DocumentFailure) {
          let read = try pipeline.read(fed.document)
          let extracted = read.extracted
          let isWanted = dates?.holds(extracted.metadata.date) ?? true
          return Worked(
            path: read.path, id: read.id, metadata: extracted.metadata, notes: extracted.notes,
            result: isWanted ? .success(work(&pipeline, read)) : nil)
        } catch {
          return Worked(path: error.path, id: error.id, metadata: nil, notes: [], result: .failure(error))
        }
      }
    } deliver: { worked throws(Failure) in
      for one in worked {
        if one.result == nil, let metadata = one.metadata {
          use.note(leftOut: LeftOutDocument(path: one.path, id: one.id, metadata: metadata))
        } else {
          use.note(path: one.path, id: one.id, one.metadata, notes: one.notes)
        }
      }
      try deliver(worked.compactMap(\.result))
    }
    return RunRemarks(counts, use)
  }

  /// How many documents the sources hold, as far as that is known without reading them: records are not counted.
  public static func count(_ sources: [Source], _ options: FeedOptions) -> Int {
    sources.reduce(0) { sum, source in
      guard case .path(let path) = source, FolderWalk.isFolder(path) else { return sum + 1 }
      return FolderWalk(path, options.selection).reduce(sum) { count, _ in count + 1 }
    }
  }

  /// The outcome flagged as a duplicate; `nil` when its text is new, or it is flagged.
  private static func duplicate(_ outcome: Outcome, _ seen: SeenTexts) -> Outcome? {
    guard let fingerprint = outcome.fingerprint, !seen.insert(fingerprint), !outcome.isFlaggedAsDuplicate,
      case .scored(var document) = outcome
    else { return nil }
    document.flagAsDuplicate()
    return .scored(document)
  }
}

/// The digests of the texts that were handed on: whoever scores one of them again knows that it came before.
private final class SeenTexts: Sendable {
  private let digests = Mutex<Set<UInt64>>([])

  func contains(_ digest: UInt64) -> Bool { digests.withLock { $0.contains(digest) } }

  /// Notes a text; whether it is new.
  func insert(_ digest: UInt64) -> Bool { digests.withLock { $0.insert(digest).inserted } }
}

extension ScoredDocument {
  /// Flags it as a text that came before.
  fileprivate mutating func flagAsDuplicate() { score.flags = score.flags.with(.duplicate) }
}

/// What became of one document in a run, with its record.
private enum Handed<Record: Sendable>: Sendable {
  case done(Outcome, Record)
  case leftOut(LeftOutDocument)
}

/// The result of work on one document.
private struct Worked<Value: Sendable>: Sendable {
  var path: String
  var id: String
  /// Of one that could be read.
  var metadata: Metadata?
  var notes: [ExtractionNote]
  /// `nil` where its date leaves it out.
  var result: Result<Value, DocumentFailure>?
}

// One thing at a time: what asks for more of a document in one place has a copy of all of it.
extension Outcome {
  fileprivate var fingerprint: UInt64? {
    switch self {
    case .scored(let document): document.fingerprint
    case .failed: nil
    }
  }
  fileprivate var isFlaggedAsDuplicate: Bool {
    switch self {
    case .scored(let document): document.score.flags.contains(.duplicate)
    case .failed: false
    }
  }
  fileprivate var path: String {
    switch self {
    case .scored(let document): document.path
    case .failed(let failure): failure.path
    }
  }
  fileprivate var id: String {
    switch self {
    case .scored(let document): document.id
    case .failed(let failure): failure.id
    }
  }
  fileprivate var notes: [ExtractionNote] {
    switch self {
    case .scored(let document): document.notes
    case .failed: []
    }
  }
  fileprivate var metadata: Metadata? {
    switch self {
    case .scored(let document): document.metadata
    case .failed: nil
    }
  }
}

extension Fed {
  /// The document, if there is one.
  fileprivate var document: Document {
    get throws(DocumentFailure) {
      switch self {
      case .document(let document): return document
      case .failed(let failure): throw failure
      }
    }
  }
}
