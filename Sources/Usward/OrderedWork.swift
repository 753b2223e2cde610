import FoundationEssentials
import Synchronization

/// Works on the items of a sequence in parallel and hands the results on in the items' order.
///
/// Items go to work in batches. At most `jobs` batches are worked on and a bounded number wait for an earlier one, so
/// memory does not grow with the sequence, and what is handed on is the same whatever the number of jobs.
///
/// Each job keeps its worker from batch to batch, and so the thread that it runs on keeps what the worker remembers in its
/// processor's cache; where nothing has to be waited for, the caller is one of the jobs.
struct OrderedWork<Feed: BatchedFeed>: Sendable {
  /// Enough batches to ride out one longer document among short ones, and no more: as JSON a batch's records take over a tenth
  /// of a megabyte, and all wait where who reads them is slow.
  static var usuallyWaiting: Int { 3 }

  /// How many batches are worked on at a time, from 1; `nil` for one on each processor.
  let jobs: Int?
  /// How many batches for each job may be worked on or wait for an earlier one.
  var waitingPerJob = Self.usuallyWaiting

  /// Runs `work` over all batches of `feed`, of which it makes a result an item, and `deliver` over the results, in order, in the
  /// caller's place.
  ///
  /// Each job has a copy of `worker`, which may remember what it met as long as that never shows in a result.
  /// Returns what the feed passed over. Ends early, with the error, when `deliver` throws.
  func run<Worker: Sendable, Result: Sendable, Failure>(
    _ feed: consuming sending Feed, worker: Worker,
    work: @escaping @Sendable (inout Worker, [Feed.Item]) async -> [Result],
    deliver: ([Result]) async throws(Failure) -> Void
  ) async throws(Failure) -> FeedCounts {
    // Who waits for a pipe must not be the one who hands on what is done.
    let helps = !feed.mayWait
    let first = feed.nextBatch()
    if jobs == 1 || feed.isOver {
      // A second thread would have nothing to do; not starting one is a good part of the time of a short run.
      return try await runInPlace(first, feed, worker, work, deliver)
    }
    let shared = SharedFeed(feed, after: first)
    try await share(shared, worker, helps: helps, work, deliver)
    return shared.counts
  }

  /// The same over a feed of the caller's own, which no other thread touches: batches of it are read in the caller's place, as many
  /// before they are worked on as there is room for results.
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

  /// Runs `work` over the batches of a feed that all jobs share. Where the caller puts them there, `refill` puts the next; it is
  /// `false` at their end.
  private func share<Source, Worker: Sendable, Result: Sendable, Failure>(
    _ shared: SharedFeed<Source>, _ worker: Worker, helps mayHelp: Bool,
    _ work: @escaping @Sendable (inout Worker, [Source.Item]) async -> [Result],
    _ deliver: ([Result]) async throws(Failure) -> Void, refill: (() -> Bool)? = nil,
    isolation: isolated (any Actor)? = #isolation
  ) async throws(Failure) {
    // Asked only now: finding out reads what the system says of the processors and their quotas.
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    // An actor has others to serve.
    let helps = mayHelp && isolation == nil
    let results = OrderedResults<Result>(room: jobs * waitingPerJob, isRefilled: refill != nil)
    let failure: Failure? = await withTaskGroup(of: Void.self) { group in
      // Else it would be no actor's own, whatever stands in it.
      _ = isolation
      defer { results.end() }
      for _ in 0..<(helps ? jobs - 1 : jobs) {
        group.addTask {
          var job = Job(worker: worker, feed: shared, results: results, work: work)
          while await results.mayBegin() {
            await job.run()
            // The caller, who may have something to hand on, comes to a thread.
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
            // There may be room for more.
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

/// One of the jobs: a worker and where its work comes from and goes to.
private struct Job<Feed: BatchedFeed, Worker: Sendable, Result: Sendable>: Sendable {
  var worker: Worker
  let feed: SharedFeed<Feed>
  let results: OrderedResults<Result>
  let work: @Sendable (inout Worker, [Feed.Item]) async -> [Result]

  /// Works on the next batch, if there is one, for which there is room.
  mutating func run() async {
    guard let (index, items) = await feed.nextBatch() else { return results.endOfFeed() }
    results.put(await work(&worker, items), at: index)
  }
}

/// A feed that jobs take batches from, one after another, each with its place in the order.
private final class SharedFeed<Feed: BatchedFeed>: Sendable {
  private struct State: ~Copyable {
    var feed: Feed
    /// The batch that was taken before the jobs began; `nil` once one of them has it.
    var first: [Feed.Item]?
    var taken = 0
  }
  private let state: Mutex<State>
  /// Where batches may have to be waited for, jobs take turns here: they give their threads back, which a lock would keep.
  /// Elsewhere a lock is held for a moment, and a turn would wake another thread each time.
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
  /// Puts a batch behind those that were not taken yet.
  func append<Item>(_ batch: [Item]) where Feed == ReadBatches<Item> { state.withLock { $0.feed.append(batch) } }
}

/// Lets one work after another.
private actor Turns {
  func take<Result: Sendable>(_ work: @Sendable () -> Result) -> Result { work() }
}
