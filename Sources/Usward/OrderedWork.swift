import FoundationEssentials
import Synchronization

/// Works on the items of a sequence in parallel and hands the results on in the order of the items.
///
/// Items are worked on in batches. At most `jobs` batches are in work and a bounded number wait for an earlier one, so
/// memory does not grow with the sequence, and the results are the same for any number of jobs.
///
/// Each job keeps its worker from batch to batch, so that its thread keeps in the processor's cache what the worker
/// remembers. Where nothing has to be waited for, the caller is one of the jobs.
struct OrderedWork<Feed: BatchedFeed>: Sendable {
  /// Enough batches to bridge one longer document among short ones, and no more: the records of a batch take over a
  /// tenth of a megabyte as JSON, and all of them wait if their reader is slow.
  static var usuallyWaiting: Int { 3 }

  /// The number of batches worked on at a time, from 1; `nil` for one on each processor.
  let jobs: Int?
  /// How many batches for each job may be in work or waiting for an earlier one.
  var waitingPerJob = Self.usuallyWaiting

  /// Runs `work` on all batches of `feed`, making one result an item, and `deliver` on the results, in order and in the
  /// caller's isolation.
  ///
  /// Each job has a copy of `worker`, which may remember what it met as long as that never affects a result. Returns
  /// what the feed passed over. Ends early, rethrowing, when `deliver` throws.
  func run<Worker: Sendable, Result: Sendable, Failure>(
    _ feed: consuming sending Feed, worker: Worker,
    work: @escaping @Sendable (inout Worker, [Feed.Item]) async -> [Result],
    deliver: ([Result]) async throws(Failure) -> Void
  ) async throws(Failure) -> FeedCounts {
    // The task that hands on results must not be blocked by a pipe.
    let helps = !feed.mayWait
    let first = feed.nextBatch()
    if jobs == 1 || feed.isOver {
      // A second thread would have nothing to do; not starting one saves a good part of the time of a short run.
      return try await runInPlace(first, feed, worker, work, deliver)
    }
    let shared = SharedFeed(feed, after: first)
    try await share(shared, worker, helps: helps, work, deliver)
    return shared.counts
  }

  /// The same for a feed of the caller's own, which no other thread touches: its batches are read in the caller's
  /// isolation, as many in advance as there is room for results.
  func run<Worker: Sendable, Result: Sendable, Failure>(
    given feed: Feed, worker: Worker, work: @escaping @Sendable (inout Worker, [Feed.Item]) async -> [Result],
    deliver: ([Result]) async throws(Failure) -> Void
  ) async throws(Failure) {
    var feed = feed
    var first = feed.nextBatch()
    if jobs == 1 || feed.isOver {
      _ = try await runInPlace(first, feed, worker, work, deliver)
      return
    }
    let shared = SharedFeed(ReadBatches<Feed.Item>(), after: nil)
    try await share(shared, worker, helps: true, work, deliver) {
      guard let batch = first.take() ?? feed.nextBatch() else { return false }
      shared.append(batch)
      return true
    }
  }

  /// Runs `work` on the batches of a feed that all jobs share. Where the caller provides them, `refill` provides the
  /// next and returns `false` at the end.
  private func share<Source, Worker: Sendable, Result: Sendable, Failure>(
    _ shared: SharedFeed<Source>, _ worker: Worker, helps mayHelp: Bool,
    _ work: @escaping @Sendable (inout Worker, [Source.Item]) async -> [Result],
    _ deliver: ([Result]) async throws(Failure) -> Void, refill: (() -> Bool)? = nil,
    isolation: isolated (any Actor)? = #isolation
  ) async throws(Failure) {
    // Asked only here: finding out reads the system's files on processors and quotas.
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    // An actor has others to serve.
    let helps = mayHelp && isolation == nil
    let results = OrderedResults<Result>(room: jobs * waitingPerJob, isRefilled: refill != nil)
    let failure: Failure? = await withTaskGroup(of: Void.self) { group in
      // Without a use, the parameter would not make the closure isolated.
      _ = isolation
      defer { results.end() }
      for _ in 0..<(helps ? jobs - 1 : jobs) {
        group.addTask {
          var job = Job(worker: worker, feed: shared, results: results, work: work)
          while await results.mayBegin() {
            await job.run()
            // Gives the caller, who may have something to hand on, a thread.
            if !helps { await Task.yield() }
          }
        }
      }
      var job = Job(worker: worker, feed: shared, results: results, work: work)
      do throws(Failure) {
        while true {
          let isRefilled = results.mayRefill && refill?() == true
          if isRefilled { results.refilled() } else if results.mayRefill { results.endOfRefilling() }
          if let next = results.takeNext() {
            try await deliver(next)
          } else if isRefilled {
            // There may be room for more by now.
          } else if helps, results.mayBeginNow() {
            await job.run()
          } else if await !results.isNextComing() {
            return nil
          }
        }
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private func runInPlace<Worker, Result, Failure>(
    _ first: [Feed.Item]?, _ feed: consuming Feed, _ worker: consuming Worker,
    _ work: (inout Worker, [Feed.Item]) async -> [Result],
    _ deliver: ([Result]) async throws(Failure) -> Void
  ) async throws(Failure) -> FeedCounts {
    var next = first
    while let items = next {
      try await deliver(await work(&worker, items))
      next = feed.nextBatch()
    }
    return feed.counts
  }
}

/// One of the jobs: a worker, and where its work comes from and goes to.
private struct Job<Feed: BatchedFeed, Worker: Sendable, Result: Sendable>: Sendable {
  var worker: Worker
  let feed: SharedFeed<Feed>
  let results: OrderedResults<Result>
  let work: @Sendable (inout Worker, [Feed.Item]) async -> [Result]

  /// Works on the next batch that there is room for, if there is one.
  mutating func run() async {
    guard let (index, items) = await feed.nextBatch() else { return results.endOfFeed() }
    results.put(await work(&worker, items), at: index)
  }
}

/// A feed that jobs take batches from in turn, each batch with its place in the order.
private final class SharedFeed<Feed: BatchedFeed>: Sendable {
  private struct State: ~Copyable {
    var feed: Feed
    /// The batch that was read before the jobs began; `nil` once one of them has taken it.
    var first: [Feed.Item]?
    var taken = 0
  }
  private let state: Mutex<State>
  /// Where batches may have to be waited for, jobs take turns here: that frees their threads, which a lock would block.
  /// Elsewhere a lock, held for a moment, is cheaper than a turn, which would wake another thread each time.
  private let turns: Turns?

  init(_ feed: sending Feed, after first: sending [Feed.Item]?) {
    turns = feed.mayWait ? Turns() : nil
    state = Mutex(State(feed: feed, first: first))
  }

  var counts: FeedCounts { state.withLock { $0.feed.counts } }

  func nextBatch() async -> (Int, [Feed.Item])? {
    if let turns { await turns.take { self.takeBatch() } } else { takeBatch() }
  }

  private func takeBatch() -> (Int, [Feed.Item])? {
    state.withLock { state in
      guard let items = state.first.take() ?? state.feed.nextBatch() else { return nil }
      defer { state.taken += 1 }
      return (state.taken, items)
    }
  }
}

extension SharedFeed {
  /// Appends a batch to those not taken yet.
  func append<Item>(_ batch: [Item]) where Feed == ReadBatches<Item> { state.withLock { $0.feed.append(batch) } }
}

/// Lets one job work after another.
private actor Turns {
  func take<Result: Sendable>(_ work: @Sendable () -> Result) -> Result { work() }
}
