import Extraction
import Glibc
import Synchronization

/// Reads the parts of a large text and joins them in order: each begins where the one before it ends.
///
/// Several threads read parts at a time. A part is read from where it is likely to begin while the one before it is
/// still being read; if none of its blocks begins where that one ends, the part is read again. The result is therefore
/// the same for any number of threads.
///
/// A class because several threads share its state, and not an actor, so that a document read by one thread stays on
/// it.
final class LargeParts<Store: ByteStore>: Sendable {
  private struct State {
    /// The number of the part to be joined next, and where it begins.
    var next = 0
    var seam: Seam
    /// Threads that wait for earlier parts to be joined, by the part they hold.
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    /// The part at which the census of turns is next evaluated.
    var nextCheck = 1
    var isFailed = false
    var census = TurnCensus()
    var outlines = PartOutlines()
    var isVoid = false

    var isOver: Bool { isVoid || isFailed }
  }

  /// How often a thread checks for its turn before it sleeps: about a tenth of a millisecond if nothing else wants its
  /// processor.
  private static var looks: Int { 200 }

  private let text: LargeText<Store>
  private let purpose: PartPurpose
  /// What an earlier reading kept of the parts.
  private let known: PartOutlines
  /// The parts of which only some is read, because the rest is silent, as far as they are known.
  private let speeches: [Int: PartSpeech]
  private let state: Mutex<State>

  /// Reads parts for a purpose, using what was kept of them. Of what silent voices say at the start and end of a part,
  /// only the number of words is kept.
  init(
    _ text: LargeText<Store>, for purpose: PartPurpose, known: PartOutlines = PartOutlines(),
    without silent: Set<Voice> = []
  ) {
    self.text = text
    self.purpose = purpose
    self.known = known
    speeches = text.speeches(known, without: silent)
    state = Mutex(State(seam: text.start))
  }

  /// The labels and questions of the parts joined so far.
  var census: TurnCensus { state.withLock { $0.census } }
  /// What is kept of the parts joined so far, for another reading.
  var outlines: PartOutlines { state.withLock { $0.outlines } }
  /// Whether all parts were joined.
  var isWhole: Bool { state.withLock { $0.next == text.parts } }
  /// Whether the reading so far is invalid, because it has turned out that blocks are turns of speakers.
  var isVoid: Bool { state.withLock { $0.isVoid } }

  /// What is known of a part before the earlier parts are joined.
  enum Guess: Sendable {
    /// Its final content, if it begins where it says: it is the next to be joined, or known from an earlier reading.
    case settled(TextPart)
    /// Its likely content.
    case likely(PartReading)
    case none
  }

  /// Reads a part and joins it when its turn has come; `nil` when the reading has become invalid.
  func part(_ number: Int) async throws(LargeText<Store>.Fault) -> TextPart? {
    let guessed = Result { () throws(LargeText<Store>.Fault) in try guess(number) }
    await turn(of: number)
    do throws(LargeText<Store>.Fault) { return try join(number, guessed.get()) } catch {
      state.withLock { $0.isFailed = true }
      resumeWaiting()
      throw error
    }
  }

  /// Reads the likely content of a part.
  func guess(_ number: Int) throws(LargeText<Store>.Fault) -> Guess {
    if let part = speeches[number]?.part { return .settled(part) }
    if let outline = known[number] {
      return try text.reading(number, by: outline, speeches[number], for: purpose).map(Guess.likely) ?? .none
    }
    guard let (seam, isNext) = state.withLock({ $0.isOver ? nil : ($0.seam, $0.next == number) }) else { return .none }
    if isNext { return .settled(try text.part(number, from: seam, for: purpose)) }
    return try text.guess(number, after: seam, for: purpose).map(Guess.likely) ?? .none
  }

  /// Joins the part whose turn it is; `nil` when the reading has become invalid.
  @discardableResult
  func join(_ number: Int, _ guess: Guess) throws(LargeText<Store>.Fault) -> TextPart? {
    guard let seam = state.withLock({ $0.isOver ? nil : $0.seam }) else { return nil }
    switch guess {
    case .settled(let part):
      if part.start == seam { return join(part) }
    case .likely(let reading):
      if let part = reading.part(from: seam) { return join(part) }
    case .none: break
    }
    return join(try text.part(number, from: seam, for: purpose))
  }

  /// Waits until all earlier parts are joined, or the reading has become invalid.
  private func turn(of number: Int) async {
    // Usually that takes less time than going to sleep and being woken.
    for _ in 0..<Self.looks {
      if state.withLock({ $0.next == number || $0.isOver }) { return }
      sched_yield()
    }
    await withCheckedContinuation { continuation in
      let isReached = state.withLock { state in
        if state.next == number || state.isOver { return true }
        state.waiting[number] = continuation
        return false
      }
      if isReached { continuation.resume() }
    }
  }

  private func join(_ part: TextPart) -> TextPart? {
    let isOver = state.withLock { state in
      state.seam = part.end
      state.census.add(part.census)
      if let outline = part.outline { state.outlines.add(outline, of: state.next) }
      state.next += 1
      if purpose.isText, state.next == state.nextCheck || state.next == text.parts {
        // What looks like turns so far hardly ever stops doing so. Asking at growing distances finds it out before too
        // much is read in vain.
        state.nextCheck *= 2
        state.isVoid = state.census.findsTurns
      }
      return state.isOver
    }
    resumeWaiting()
    return isOver ? nil : part
  }

  private func resumeWaiting() {
    let ready = state.withLock { state in
      if !state.isOver { return state.waiting.removeValue(forKey: state.next).map { [$0] } ?? [] }
      defer { state.waiting = [:] }
      return Array(state.waiting.values)
    }
    for waiting in ready { waiting.resume() }
  }
}
