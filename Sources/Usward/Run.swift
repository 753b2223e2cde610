public import Scoring

/// All documents of a run, scored or read in parallel and handed on in order.
public struct Run: Sendable {
  /// What is done with each.
  public var pipeline: Pipeline
  /// How the sources are read.
  public var options: FeedOptions
  /// How many documents are worked on at a time, from 1.
  public var jobs: Int

  /// Makes a run.
  public init(_ pipeline: Pipeline, options: FeedOptions = FeedOptions(), jobs: Int) {
    self.pipeline = pipeline
    self.options = options
    self.jobs = max(1, jobs)
  }

  /// Scores the documents of `sources`. A text that came before is flagged as a duplicate.
  public func score(_ sources: [Source], deliver: ([Outcome]) throws -> Void) async throws -> FeedCounts {
    var seen: Set<UInt64> = []
    let pipeline = pipeline
    return try await OrderedWork(jobs: jobs).run(DocumentFeed(sources, options)) { fed -> Outcome in
      do throws(DocumentFailure) {
        return .scored(try pipeline.score(fed.document))
      } catch {
        return .failed(error)
      }
    } deliver: { outcomes in
      try deliver(outcomes.map { Self.flaggingDuplicate($0, &seen) })
    }
  }

  /// Does `work` with every document of `sources` that can be read.
  public func read<Value: Sendable>(
    _ sources: [Source], work: @escaping @Sendable (ReadDocument) -> Value,
    deliver: ([Result<Value, DocumentFailure>]) throws -> Void
  ) async throws -> FeedCounts {
    let pipeline = pipeline
    return try await OrderedWork(jobs: jobs).run(DocumentFeed(sources, options)) { fed in
      Result { () throws(DocumentFailure) in work(try pipeline.read(fed.document)) }
    } deliver: {
      try deliver($0)
    }
  }

  /// How many documents the sources hold, as far as that is known without reading them: records are not counted.
  public static func count(_ sources: [Source], _ options: FeedOptions) -> Int {
    sources.reduce(0) { sum, source in
      guard case .path(let path) = source, FolderWalk.isFolder(path) else { return sum + 1 }
      return FolderWalk(path, options.selection).reduce(sum) { count, _ in count + 1 }
    }
  }

  private static func flaggingDuplicate(_ outcome: Outcome, _ seen: inout Set<UInt64>) -> Outcome {
    guard case .scored(var document) = outcome, !seen.insert(document.fingerprint).inserted else { return outcome }
    let flags = Set(document.score.flags + [.duplicate])
    document.score.flags = Flag.allCases.filter(flags.contains)
    return .scored(document)
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

extension DocumentFeed: BatchedFeed {
  /// A batch is small, so that jobs share the work evenly, but costs little beside the work on it.
  private static let batchCount = 32
  private static let batchBytes = 64 * 1_024

  mutating func nextBatch() -> [Fed]? {
    var batch: [Fed] = []
    var bytes = 0
    while batch.count < Self.batchCount, bytes < Self.batchBytes, batch.isEmpty || isReady {
      guard let fed = next() else { break }
      batch.append(fed)
      if case .document(let document) = fed { bytes += document.heldBytes }
    }
    return batch.isEmpty ? nil : batch
  }

  var counts: FeedCounts { FeedCounts(skipped: skipped, linkedFolders: linkedFolders) }
}
