/// Work on the numbered parts of a document by the current thread and any spare ones, which never affect the result. It
/// ends at the first failure.
struct PartWork<Failure: Error> {
  /// How many parts there are.
  let count: Int
  /// The threads that may help; `nil` for none.
  let spare: SpareThreads?

  /// Runs `work` on all parts and takes the results in order. Without help `alone` does it on the current thread, and
  /// `worker` keeps what it learns; a closure that is merely typed as asynchronous would not stay on that thread.
  func run<Worker: Sendable, Value: Sendable>(
    _ worker: inout Worker, waitingPerJob: Int = OrderedWork<PartNumbers>.usuallyWaiting,
    alone: (inout Worker, Int) throws(Failure) -> Value,
    work: @escaping @Sendable (inout Worker, Int) async throws(Failure) -> Value,
    take: (Value) throws(Failure) -> Void
  ) async throws(Failure) {
    let helpers = takeHelpers()
    defer { spare?.giveBack(helpers) }
    if helpers == 0 {
      for number in 0..<count { try take(try alone(&worker, number)) }
      return
    }
    try await share(with: helpers, worker, waitingPerJob: waitingPerJob, work: work, take: take)
  }

  /// The same for work that never waits. `waitingPerJob` is how many results may wait for an earlier part.
  func run<Worker: Sendable, Value: Sendable>(
    _ worker: inout Worker, waitingPerJob: Int = OrderedWork<PartNumbers>.usuallyWaiting,
    work: @escaping @Sendable (inout Worker, Int) throws(Failure) -> Value, take: (Value) throws(Failure) -> Void
  ) async throws(Failure) {
    try await run(&worker, waitingPerJob: waitingPerJob, alone: work, work: work, take: take)
  }

  /// Runs `work` on all parts on several threads and takes the results in order.
  private func share<Worker: Sendable, Value: Sendable>(
    with helpers: Int, _ worker: Worker, waitingPerJob: Int,
    work: @escaping @Sendable (inout Worker, Int) async throws(Failure) -> Value,
    take: (Value) throws(Failure) -> Void
  ) async throws(Failure) {
    _ = try await OrderedWork(jobs: 1 + helpers, waitingPerJob: waitingPerJob).run(PartNumbers(count), worker: worker) {
      worker, numbers -> [Result<Value, Failure>] in
      var made: [Result<Value, Failure>] = []
      for number in numbers {
        do throws(Failure) { made.append(.success(try await work(&worker, number))) } catch {
          made.append(.failure(error))
        }
      }
      return made
    } deliver: { results throws(Failure) in
      for result in results { try take(try result.get()) }
    }
  }

  private func takeHelpers() -> Int { count > 1 ? spare?.take() ?? 0 : 0 }
}

/// The numbers of the parts, one at a time.
struct PartNumbers: BatchedFeed {
  private var next = 0
  private let count: Int

  init(_ count: Int) { self.count = count }

  var isOver: Bool { next == count }

  mutating func nextBatch() -> [Int]? {
    if isOver { return nil }
    defer { next += 1 }
    return [next]
  }
}
