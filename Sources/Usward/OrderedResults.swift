import Synchronization

/// The results of batches that are worked on in parallel, stored as they are made and taken in the order of the
/// batches.
///
/// A class because all jobs share it, and not an actor, so that a job that need not wait stays on its thread.
final class OrderedResults<Result: Sendable>: Sendable {
  private struct State {
    /// How many batches may have begun without being taken.
    let room: Int
    /// How many batches were provided to the jobs so far; `nil` where the jobs read them themselves.
    var refilled: Int?
    /// Whether no more batches will be provided.
    var isRefillingOver = false
    /// Results not taken yet, by the number of their batch.
    var made: [Int: [Result]] = [:]
    /// How many batches have begun, and how many of their results were taken.
    var begun = 0
    var taken = 0
    /// How many batches are being worked on.
    var working = 0
    /// Whether no more batches may begin.
    var isOver = false
    /// The jobs waiting for room, and the taker waiting for the next results.
    var jobs: [CheckedContinuation<Void, Never>] = []
    var taker: CheckedContinuation<Void, Never>?

    var hasRoom: Bool { begun < min(taken + room, refilled ?? .max) }
    /// Whether another batch is to be provided to the jobs.
    var mayRefill: Bool { !isOver && !isRefillingOver && (refilled ?? .max) < taken + room }
    /// Whether the taker need not wait.
    var isTakerDue: Bool { made[taken] != nil || isOver && working == 0 }

    mutating func begin() {
      begun += 1
      working += 1
      if isRefillingOver, begun == refilled { isOver = true }
    }
  }

  private let state: Mutex<State>

  /// Makes room for the results of `room` batches. With `isRefilled` the caller provides the batches, and none can
  /// begin before it is provided.
  init(room: Int, isRefilled: Bool = false) { state = Mutex(State(room: room, refilled: isRefilled ? 0 : nil)) }

  /// Whether the caller is to provide another batch, which there is room for.
  var mayRefill: Bool { state.withLock(\.mayRefill) }

  /// Notes that the caller provided a batch.
  func refilled() { settle { $0.refilled? += 1 } }

  /// Notes that the caller has no more batches.
  func endOfRefilling() {
    settle { state in
      state.isRefillingOver = true
      if state.begun == state.refilled { state.isOver = true }
    }
  }

  /// Begins a batch as soon as there is room for its results; `false` when no more may begin.
  func mayBegin() async -> Bool {
    while true {
      if mayBeginNow() { return true }
      if state.withLock({ $0.isOver }) { return false }
      await withCheckedContinuation { continuation in
        let isDue = state.withLock { state in
          if state.isOver || state.hasRoom { return true }
          state.jobs.append(continuation)
          return false
        }
        if isDue { continuation.resume() }
      }
    }
  }

  /// Begins a batch if there is room for its results and one may begin.
  func mayBeginNow() -> Bool {
    state.withLock { state in
      guard !state.isOver, state.hasRoom else { return false }
      state.begin()
      return true
    }
  }

  /// Stores the results of a batch that had begun.
  func put(_ results: [Result], at index: Int) {
    settle { state in
      state.made[index] = results
      state.working -= 1
    }
  }

  /// Takes back the beginning of a batch because the feed had no more.
  func endOfFeed() {
    settle { state in
      state.working -= 1
      state.isOver = true
    }
  }

  /// Lets no more batches begin.
  func end() { settle { $0.isOver = true } }

  /// The results of the next batch, if they are there.
  func takeNext() -> [Result]? {
    var taken: [Result]?
    settle { state in
      taken = state.made.removeValue(forKey: state.taken)
      if taken != nil { state.taken += 1 }
    }
    return taken
  }

  /// Waits until the results of the next batch are there; `false` when no more will come.
  func isNextComing() async -> Bool {
    await withCheckedContinuation { continuation in
      let isDue = state.withLock { state in
        if state.isTakerDue { return true }
        state.taker = continuation
        return false
      }
      if isDue { continuation.resume() }
    }
    return state.withLock { $0.made[$0.taken] != nil }
  }

  /// Changes the state and wakes those who were waiting for the change.
  private func settle(_ change: (inout State) -> Void) {
    let woken = state.withLock { state in
      change(&state)
      var woken: [CheckedContinuation<Void, Never>] = []
      if state.isOver || state.hasRoom { swap(&woken, &state.jobs) }
      if state.isTakerDue, let taker = state.taker.take() { woken.append(taker) }
      return woken
    }
    for one in woken { one.resume() }
  }
}
