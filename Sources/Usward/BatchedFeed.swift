/// A sequence that is taken in batches.
protocol BatchedFeed<Item>: SendableMetatype {
  associatedtype Item: Sendable
  /// The next items, at least one; `nil` at the end.
  mutating func nextBatch() -> [Item]?
  /// Whether it is known, without a look, that nothing is left.
  var isOver: Bool { get }
  /// Whether the next items may have to be waited for, as those from a pipe.
  var mayWait: Bool { get }
  /// What was passed over so far.
  var counts: FeedCounts { get }
}

extension BatchedFeed {
  var mayWait: Bool { false }
  var counts: FeedCounts { FeedCounts() }
}

/// What a feed passed over.
struct FeedCounts: Hashable, Sendable {
  /// Files passed over.
  var skipped = 0
  /// How many of each kind of name.
  var skippedEndings: [String: Int] = [:]
  /// The first of them.
  var firstSkipped: [PassedOver] = []
  /// Linked folders not followed.
  var linkedFolders = 0
  /// PDF files passed over since nothing is there to read them with.
  var unreadPDFs = 0
  /// Sources read as one text though they look like records.
  var likeRecords: [LikeRecords] = []
}

extension DocumentFeed: BatchedFeed {
  /// A batch is small, so that jobs share the work evenly, but costs little beside the work on it: so many documents, or
  /// fewer where they hold so many bytes, as records do.
  fileprivate static let batchCount = 32
  fileprivate static let batchBytes = 32 * 1_024

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
}

/// Documents that the caller gives, in batches as those of sources are.
struct GivenDocuments: BatchedFeed {
  private let next: () -> Document?
  private(set) var isOver = false

  init(_ documents: sending some Sequence<Document>) {
    var iterator = documents.makeIterator()
    next = { iterator.next() }
  }

  mutating func nextBatch() -> [Fed]? {
    var batch: [Fed] = []
    var bytes = 0
    while batch.count < DocumentFeed.batchCount, bytes < DocumentFeed.batchBytes {
      guard let document = next() else {
        isOver = true
        break
      }
      batch.append(.document(document))
      bytes += document.heldBytes
    }
    return batch.isEmpty ? nil : batch
  }
}
