public import Extraction
public import Scoring
import Synchronization

/// All documents of a run, scored or read in parallel and handed on in order.
public struct Run: Sendable {
  /// What is done with each document.
  public var pipeline: Pipeline
  /// How the sources are read.
  public var options: FeedOptions
  /// The days between which documents are scored or read, by their own dates; `nil` for all documents. Those with other
  /// dates, or none, are excluded and counted.
  public var dates: DayStretch?
  /// The number of documents worked on at a time, from 1 to `mostJobs`; `nil` for one on each processor.
  public let jobs: Int?
  /// The most jobs allowed: more than a machine has processors; more jobs would only take memory.
  static let mostJobs = 1_024

  /// Makes a run.
  public init(_ pipeline: Pipeline, options: FeedOptions = FeedOptions(), jobs: Int? = nil) {
    self.pipeline = pipeline
    self.options = options
    self.jobs = jobs.map { min(max(1, $0), Self.mostJobs) }
  }

  /// Scores documents that are given or made on demand, such as your own records: in parallel, handed on in their
  /// order. They are read, and `deliver` is called, in the caller's isolation, with several at a time. A repeated text
  /// is flagged as a duplicate.
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
    return use.remarks(FeedCounts())
  }

  /// Scores the documents of `sources`. A repeated text is flagged as a duplicate.
  @discardableResult
  public func score<Failure>(
    _ sources: [Source], deliver: ([Outcome]) async throws(Failure) -> Void
  ) async throws(Failure) -> RunRemarks {
    try await score(sources) { _ in
    } deliver: { records throws(Failure) in
      try await deliver(records.map(\.outcome))
    }
  }

  /// Scores the documents of `sources`, making a record of each in the job that scored it.
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
    return use.remarks(counts)
  }

  /// Runs `work` on every document of `sources` that can be read.
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
    return use.remarks(counts)
  }

  /// The number of documents in the sources, as far as it is known without reading them: records are not counted.
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
  /// Of a document that could be read.
  var metadata: Metadata?
  var notes: [ExtractionNote]
  /// `nil` where the dates of the run exclude it.
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
