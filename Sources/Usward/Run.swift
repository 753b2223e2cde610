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
  /// order. They are read, and `deliver` is called, in the caller's place, with several at a time. A text that came before is flagged
  /// as a duplicate.
  @discardableResult
  public func score<Failure>(
    _ documents: some Sequence<Document>, deliver: ([Outcome]) async throws(Failure) -> Void
  ) async throws(Failure) -> RunRemarks {
    let scorer = BatchScorer(jobs: jobs, dates: dates) { _ in }
    var use = KnowledgeUse(pipeline.knowledge, options.names)
    try await OrderedWork(jobs: jobs).run(given: GivenDocuments(documents), worker: pipeline) { pipeline, batch in
      await scorer.score(batch, &pipeline)
    } deliver: { batch throws(Failure) in
      try await deliver(scorer.handingOn(batch, &use).map(\.outcome))
    }
    return RunRemarks(FeedCounts(), use)
  }

  /// Scores the documents of `sources`. A text that came before is flagged as a duplicate.
  @discardableResult
  public func score<Failure>(
    _ sources: [Source], deliver: ([Outcome]) async throws(Failure) -> Void
  ) async throws(Failure) -> RunRemarks {
    try await score(sources) { _ in
    } deliver: { records throws(Failure) in
      try await deliver(records.map(\.outcome))
    }
  }

  /// Scores the documents of `sources`, each with a record of it that is made where it is scored.
  @discardableResult
  public func score<Record: Sendable, Failure>(
    _ sources: [Source], record: @escaping @Sendable (Outcome) -> Record,
    deliver: ([(outcome: Outcome, record: Record)]) async throws(Failure) -> Void
  ) async throws(Failure) -> RunRemarks {
    let scorer = BatchScorer(jobs: jobs, dates: dates, record: record)
    var use = KnowledgeUse(pipeline.knowledge, options.names)
    let counts = try await OrderedWork(jobs: jobs).run(DocumentFeed(sources, options), worker: pipeline) {
      pipeline, batch in
      await scorer.score(batch, &pipeline)
    } deliver: { batch throws(Failure) in
      try await deliver(scorer.handingOn(batch, &use))
    }
    return RunRemarks(counts, use)
  }

  /// Does `work` with every document of `sources` that can be read.
  @discardableResult
  public func read<Value: Sendable, Failure>(
    _ sources: [Source], work: @escaping @Sendable (inout Pipeline, ReadDocument) -> Value,
    deliver: ([Result<Value, DocumentFailure>]) async throws(Failure) -> Void
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
          return Worked(
            path: error.path, id: error.id, metadata: nil, notes: [],
            result: .failure(pipeline.knowledge.telling(error)))
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
      try await deliver(worked.compactMap(\.result))
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
