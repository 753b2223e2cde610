/// A sequence that is read in batches.
protocol BatchedFeed<Item>: SendableMetatype {
  associatedtype Item: Sendable
  /// The next items, at least one; `nil` at the end.
  mutating func nextBatch() -> [Item]?
  /// Whether it is known, without reading on, that nothing is left.
  var isOver: Bool { get }
  /// Whether the next items may have to be waited for, like those from a pipe.
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

/// Documents that the caller provides, in batches like those of sources. What makes them may be bound to the caller's
/// actor, so they are read only there.
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

/// Batches read from another feed, for the jobs to take.
struct ReadBatches<Item: Sendable>: BatchedFeed {
  private var batches: [[Item]] = []
  var isOver: Bool { batches.isEmpty }

  mutating func append(_ batch: [Item]) { batches.append(batch) }
  mutating func nextBatch() -> [Item]? { batches.isEmpty ? nil : batches.removeFirst() }
}

extension [Fed] {
  /// The most documents of a batch: few, so that jobs share the work evenly, but enough that a batch costs little
  /// compared with the work on it. A batch also ends at a number of bytes, as it does with large records.
  private static var most: Int { 32 }
  private static var mostBytes: Int { 32 * 1_024 }

  /// Makes a batch of what `next` gives until that is `nil`; `nil` when it is so at once.
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
