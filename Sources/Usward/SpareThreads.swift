import Synchronization

/// The threads of a run that no document needs: a large one is scored by several.
final class SpareThreads: Sendable {
  private let free: Mutex<Int>

  /// All the threads of a run.
  init(_ count: Int) { free = Mutex(count) }

  /// Takes the one thread that a document needs at least.
  func begin() { free.withLock { $0 -= 1 } }

  /// Gives it back.
  func end() { free.withLock { $0 += 1 } }

  /// Takes all that are free.
  func take() -> Int {
    free.withLock { free in
      let taken = max(0, free)
      free -= taken
      return taken
    }
  }

  /// Gives some back.
  func giveBack(_ count: Int) { free.withLock { $0 += count } }
}
