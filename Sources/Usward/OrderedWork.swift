import FoundationEssentials
import Synchronization

/// Works on the items of a sequence in parallel and hands the results on in the items' order.
///
/// Items go to work in batches. At most `jobs` batches are worked on and a bounded number wait for an earlier one, so
/// memory does not grow with the sequence, and what is handed on is the same whatever the number of jobs.
struct OrderedWork<Feed: BatchedFeed>: Sendable {
  /// How many batches may wait for each job: enough to ride out one longer document among short ones, and no more, for as
  /// JSON a batch's records take a quarter of a megabyte.
  private static var waitingPerJob: Int { 4 }

  /// How many batches are worked on at a time, from 1; `nil` for one on each processor.
  let jobs: Int?

  /// Runs `work` over all batches of `feed` and `deliver` over the results, in order, in the caller's place.
  ///
  /// Each job has a copy of `worker`, which may remember what it met as long as that never shows in a result.
  /// Returns what the feed passed over. Ends early, with the error, when `deliver` throws.
  func run<Worker: Sendable, Result: Sendable>(
    _ feed: consuming sending Feed, worker: Worker, work: @escaping @Sendable (inout Worker, Feed.Item) async -> Result,
    deliver: ([Result]) throws -> Void
  ) async throws -> FeedCounts {
    let first = feed.nextBatch()
    if jobs == 1 || feed.isOver {
      // A second thread would have nothing to do; not starting one is a good part of the time of a short run.
      return try await runInPlace(first, feed, worker, work, deliver)
    }
    // Asked only now: finding out reads what the system says of the processors and their quotas.
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let shared = SharedFeed(feed, after: first)
    let idle = IdleWorkers(Array(repeating: worker, count: jobs))
    return try await withThrowingTaskGroup(of: (Int, [Result])?.self) { group in
      var waiting: [Int: [Result]] = [:]
      var started = 0
      var delivered = 0
      var working = 0
      var ended = false
      while true {
        while !ended, working < jobs, started < delivered + jobs * Self.waitingPerJob {
          started += 1
          working += 1
          group.addTask {
            guard let (index, items) = await shared.nextBatch() else { return nil }
            var worker = idle.take()
            var results: [Result] = []
            results.reserveCapacity(items.count)
            for item in items { results.append(await work(&worker, item)) }
            // Given away, not copied: a worker in two places would copy all that it remembers when it next learns.
            idle.put(consume worker)
            return (index, results)
          }
        }
        guard working > 0, let finished = try await group.next() else { break }
        working -= 1
        guard let (index, results) = finished else {
          ended = true
          continue
        }
        waiting[index] = results
        while let results = waiting.removeValue(forKey: delivered) {
          try deliver(results)
          delivered += 1
        }
      }
      return await shared.counts
    }
  }

  private func runInPlace<Worker, Result>(
    _ first: [Feed.Item]?, _ feed: consuming Feed, _ worker: consuming Worker,
    _ work: (inout Worker, Feed.Item) async -> Result, _ deliver: ([Result]) throws -> Void
  ) async throws -> FeedCounts {
    var next = first
    while let items = next {
      var results: [Result] = []
      for item in items { results.append(await work(&worker, item)) }
      try deliver(results)
      next = feed.nextBatch()
    }
    return feed.counts
  }
}

/// A sequence that is taken in batches.
protocol BatchedFeed: SendableMetatype {
  associatedtype Item: Sendable
  /// The next items, at least one; `nil` at the end.
  mutating func nextBatch() -> [Item]?
  /// Whether it is known, without a look, that nothing is left.
  var isOver: Bool { get }
  /// What was passed over so far.
  var counts: FeedCounts { get }
}

extension BatchedFeed {
  var counts: FeedCounts { FeedCounts() }
}

/// What a feed passed over.
struct FeedCounts: Hashable, Sendable {
  /// Files passed over.
  var skipped = 0
  /// Linked folders not followed.
  var linkedFolders = 0
}

/// A feed that tasks take batches from, one after another, each with its place in the order.
private actor SharedFeed<Feed: BatchedFeed> {
  private var feed: Feed
  /// The batch that was taken before the tasks began; `nil` once one of them has it.
  private var first: [Feed.Item]?
  private var taken = 0

  init(_ feed: sending Feed, after first: [Feed.Item]?) {
    self.feed = feed
    self.first = first
  }

  var counts: FeedCounts { feed.counts }

  func nextBatch() -> (Int, [Feed.Item])? {
    guard let items = first.take() ?? feed.nextBatch() else { return nil }
    defer { taken += 1 }
    return (taken, items)
  }
}

/// The workers that no job has at the moment: as many as there are jobs.
private final class IdleWorkers<Worker: Sendable>: Sendable {
  private let workers: Mutex<[Worker]>

  init(_ workers: [Worker]) {
    self.workers = Mutex(workers)
  }

  func take() -> Worker {
    guard let worker = workers.withLock({ $0.popLast() }) else { preconditionFailure("more jobs than workers") }
    return worker
  }

  func put(_ worker: consuming Worker) {
    var given: Worker? = consume worker
    workers.withLock { $0.append(given.take()!) }
  }
}
