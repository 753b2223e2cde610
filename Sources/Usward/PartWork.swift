/// Work on the numbered parts of a document, by the thread that is there and those that are spare. They never show in what
/// comes of it. It ends with the first failure.
struct PartWork<Failure: Error> {
  /// How many parts there are.
  let count: Int
  /// The threads that may help; `nil` for none.
  let spare: SpareThreads?

  /// Does `work` with all parts and takes what comes of them in their order. Without help `alone` does it, and `worker` learns
  /// from all: it stays on the thread that is there, which what is asynchronous by its type alone does not.
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

  /// The same of work that waits for nothing. `waitingPerJob` is how much of what comes of it may wait for an earlier part.
  func run<Worker: Sendable, Value: Sendable>(
    _ worker: inout Worker, waitingPerJob: Int = OrderedWork<PartNumbers>.usuallyWaiting,
    work: @escaping @Sendable (inout Worker, Int) throws(Failure) -> Value, take: (Value) throws(Failure) -> Void
  ) async throws(Failure) {
    try await run(&worker, waitingPerJob: waitingPerJob, alone: work, work: work, take: take)
  }

  /// Does `work` with all parts on several threads and takes what comes of them in their order.
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

/// The numbers of parts, one at a time.
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
