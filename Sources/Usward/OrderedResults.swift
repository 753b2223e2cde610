import Synchronization

/// The results of batches that are worked on side by side, put down as they are made and taken in the batches' order.
///
/// A class since all jobs share it; no actor, so that who need not wait stays on its thread.
final class OrderedResults<Result: Sendable>: Sendable {
  private struct State {
    /// How many batches may be begun and not yet taken.
    let room: Int
    /// How many batches were put where the jobs take them; `nil` where they find the next themselves.
    var refilled: Int?
    /// Whether none is put there any more.
    var isRefillingOver = false
    /// Results that were not taken yet, by the number of their batch.
    var made: [Int: [Result]] = [:]
    /// How many batches were begun, and how many of these results were taken.
    var begun = 0
    var taken = 0
    /// How many batches are being worked on.
    var working = 0
    /// Whether no batch is to be begun any more.
    var isOver = false
    /// The jobs that wait for room, and who waits for the next results.
    var jobs: [CheckedContinuation<Void, Never>] = []
    var taker: CheckedContinuation<Void, Never>?

    var hasRoom: Bool { begun < min(taken + room, refilled ?? .max) }
    /// Whether another batch is to be put where the jobs take them.
    var mayRefill: Bool { !isOver && !isRefillingOver && (refilled ?? .max) < taken + room }
    /// Whether who takes results need not wait.
    var isTakerDue: Bool { made[taken] != nil || isOver && working == 0 }

    mutating func begin() {
      begun += 1
      working += 1
      if isRefillingOver, begun == refilled { isOver = true }
    }
  }

  private let state: Mutex<State>

  /// Results of which so many batches may be begun and not yet taken; `isRefilled` where the caller puts batches where the jobs take
  /// them, and none is begun before it is there.
  init(room: Int, isRefilled: Bool = false) { state = Mutex(State(room: room, refilled: isRefilled ? 0 : nil)) }

  /// Whether the caller is to put another batch where the jobs take them, which has room.
  var mayRefill: Bool { state.withLock(\.mayRefill) }

  /// Notes that the caller put a batch there.
  func refilled() { settle { $0.refilled? += 1 } }

  /// Notes that the caller has no more batches.
  func endOfRefilling() {
    settle { state in
      state.isRefillingOver = true
      if state.begun == state.refilled { state.isOver = true }
    }
  }

  /// Begins a batch as soon as there is room for its results; `false` when none is to be begun any more.
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

  /// Begins a batch, where there is room for its results and one may be begun.
  func mayBeginNow() -> Bool {
    state.withLock { state in
      guard !state.isOver, state.hasRoom else { return false }
      state.begin()
      return true
    }
  }

  /// Puts the results of a batch down that was begun.
  func put(_ results: [Result], at index: Int) {
    settle { state in
      state.made[index] = results
      state.working -= 1
    }
  }

  /// Takes back that a batch was begun: there is none.
  func endOfFeed() {
    settle { state in
      state.working -= 1
      state.isOver = true
    }
  }

  /// No batch is to be begun any more.
  func end() { settle { $0.isOver = true } }

  /// Takes the results of the next batch, where they are there.
  func takeNext() -> [Result]? {
    var taken: [Result]?
    settle { state in
      taken = state.made.removeValue(forKey: state.taken)
      if taken != nil { state.taken += 1 }
    }
    return taken
  }

  /// Waits until the results of the next batch are there; `false` when none come any more.
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

  /// Changes the state and wakes those who waited for that.
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
