import Synchronization
import Text
import Usward

/// A line on standard error that shows the progress of a run: only for a person, and never with `--quiet`.
struct Progress {
  /// The least time between two redraws: more often than a person can read it would be useless.
  private static let interval = Duration.milliseconds(100)

  /// The total number of documents once it is known; they are counted while the run goes on.
  private final class Total: Sendable {
    let count = Atomic(0)
  }

  private let total = Total()
  private let isShown: Bool
  private var done = 0
  private var failed = 0
  private var lastDrawn = ContinuousClock.now

  /// Makes a line for a run over `sources`, shown or not.
  init(isShown: Bool, _ sources: [Source], _ options: FeedOptions) {
    self.isShown = isShown
    guard isShown else { return }
    // The line is removed when the run is interrupted.
    Interruption.watch()
    let total = total
    Task.detached(priority: .background) {
      total.count.store(Run.count(sources, options), ordering: .relaxed)
    }
  }

  /// Shows how many documents are done, and how many of them failed.
  mutating func show(done: Int, failed: Int) {
    self.done = done
    self.failed = failed
    guard isShown, ContinuousClock.now - lastDrawn > Self.interval else { return }
    lastDrawn = .now
    Messages.show("\r\u{1B}[K\(line)")
  }

  /// Clears the line, for a message or for the end.
  func clear() {
    if isShown { Messages.show("\r\u{1B}[K") }
  }

  private var line: String {
    let total = total.count.load(ordering: .relaxed)
    let failures = failed == 0 ? "" : ", \(grouped(failed)) failed"
    // Records are not counted in advance, so a total that has been exceeded means nothing.
    guard total > 1, done <= total else { return counted(done, "document", "documents") + failures }
    let width = 24
    let filled = width * done / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    return "[\(bar)] \(grouped(done)) of \(grouped(total)) documents\(failures)"
  }
}
