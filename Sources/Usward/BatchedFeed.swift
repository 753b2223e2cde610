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

extension DocumentFeed: BatchedFeed {
  mutating func nextBatch() -> [Fed]? { [Fed](taking: { isFirst in isFirst || isReady ? next() : nil }) }
}

/// Documents that the caller gives, in batches as those of sources are. What makes them may be bound to the caller's actor, so
/// that they are read in the caller's place alone.
struct GivenDocuments: BatchedFeed {
  private let next: () -> Document?
  private(set) var isOver = false

  init(_ documents: some Sequence<Document>) {
    var iterator = documents.makeIterator()
    next = { iterator.next() }
  }

  mutating func nextBatch() -> [Fed]? {
    [Fed](taking: { _ in
      let document = isOver ? nil : next()
      isOver = document == nil
      return document.map { .document($0) }
    })
  }
}

/// Batches that were read of another feed, for the jobs to take.
struct ReadBatches<Item: Sendable>: BatchedFeed {
  private var batches: [[Item]] = []
  var isOver: Bool { batches.isEmpty }

  mutating func append(_ batch: [Item]) { batches.append(batch) }
  mutating func nextBatch() -> [Item]? { batches.isEmpty ? nil : batches.removeFirst() }
}

extension [Fed] {
  /// A batch is small, so that jobs share the work evenly, but costs little beside the work on it: so many documents, or
  /// fewer where they hold so many bytes, as records do.
  private static var most: Int { 32 }
  private static var mostBytes: Int { 32 * 1_024 }

  /// Takes a batch of what `next` gives until it gives none; `nil` where that is at once.
  fileprivate init?(taking next: (_ isFirst: Bool) -> Fed?) {
    self = []
    var bytes = 0
    while count < Self.most, bytes < Self.mostBytes, let fed = next(isEmpty) {
      append(fed)
      if case .document(let document) = fed { bytes += document.heldBytes }
    }
    if isEmpty { return nil }
  }
}
