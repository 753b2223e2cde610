import FoundationEssentials
import Synchronization

/// The threads of a run that no document needs: a large one is scored by several.
final class SpareThreads: Sendable {
  private struct State {
    /// All threads; `nil` until it was found out how many processors there are.
    var all: Int?
    var busy = 0
  }

  private let state: Mutex<State>

  /// So many threads; `nil` for one on each processor.
  init(_ count: Int?) { state = Mutex(State(all: count)) }

  /// Takes the one thread that a document needs at least.
  func begin() { state.withLock { $0.busy += 1 } }

  /// Gives it back.
  func end() { state.withLock { $0.busy -= 1 } }

  /// Takes all that are free; how many.
  func take() -> Int {
    state.withLock { state in
      // Asked only now: finding out reads what the system says of the processors and their quotas.
      let all = state.all ?? ProcessInfo.processInfo.activeProcessorCount
      state.all = all
      let taken = max(0, all - state.busy)
      state.busy += taken
      return taken
    }
  }

  /// Gives some back.
  func giveBack(_ count: Int) { state.withLock { $0.busy -= count } }
}
