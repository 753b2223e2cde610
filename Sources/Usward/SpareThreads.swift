import FoundationEssentials
import Synchronization

/// The threads of a run that no document needs at the moment: several of them score a large one.
final class SpareThreads: Sendable {
  private struct State {
    /// The number of all threads; `nil` until the number of processors has been asked for.
    var all: Int?
    var busy = 0
  }

  private let state: Mutex<State>

  /// Makes this many threads; `nil` for one on each processor.
  init(_ count: Int?) { state = Mutex(State(all: count)) }

  /// Takes the one thread that every document needs.
  func begin() { state.withLock { $0.busy += 1 } }

  /// Gives that thread back.
  func end() { state.withLock { $0.busy -= 1 } }

  /// Takes all threads that are free and returns their number.
  func take() -> Int {
    state.withLock { state in
      // Asked only here: finding out reads the system's files on processors and quotas.
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
