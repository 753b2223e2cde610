import Text

/// Counts the labels and questions of a text, some blocks at a time: whose turns they are hangs on all of them.
public struct TurnCensus: Sendable {
  /// Labels that are alike in what they may be.
  struct Kind: Hashable {
    var name: String
    var role: TurnLabel.Role
    var isDoubtful: Bool
  }

  private(set) var kinds: [Kind: Int] = [:]
  /// Labels by what they say, and all of them.
  private(set) var counts: [String: Int] = [:]
  private(set) var total = 0
  /// The bytes of all blocks.
  private var bytes = 0
  /// How much is said after the labels.
  private(set) var sizes = TurnSizes()
  /// Questions that stand as headings.
  private(set) var questions = QuestionCensus()

  /// Counts nothing yet.
  public init() {}

  /// Whether the labels and questions counted make blocks turns of speakers.
  public var findsTurns: Bool { !TurnPlan(self, authors: []).isEmpty }

  /// Adds a block, which stands in the text at `place`; its label, where it has one that is free to be another's turn.
  mutating func add(_ block: Block, in bytes: Bytes, at place: ByteSpan, taken: [VoiceSpan]) -> TurnLabel? {
    var free: TurnLabel?
    if let label = TurnLabel(bytes, block.span.range), !taken.contains(place) {
      let kind = label.kind
      kinds[kind, default: 0] += 1
      counts[label.name, default: 0] += 1
      total += 1
      sizes.begin(kind)
      free = label
    }
    let size = block.span.count
    self.bytes += size
    sizes.say(size)
    questions.add(bytes, block)
    return free
  }

  /// Adds what was counted in other blocks.
  public mutating func add(_ other: TurnCensus) {
    kinds.merge(other.kinds, uniquingKeysWith: +)
    counts.merge(other.counts, uniquingKeysWith: +)
    total += other.total
    bytes += other.bytes
    sizes.add(other.sizes)
    questions.add(other.questions)
  }

  /// Whether a label counts: one that says question or answer always; a name where it recurs, or takes turns in a short
  /// text with one that does.
  func isAccepted(_ kind: Kind) -> Bool {
    guard kind.role == .name else { return true }
    let count = counts[kind.name] ?? 0
    return kind.isDoubtful ? count >= Self.enough : count >= 2 || total <= 40 && hasPartner(kind)
  }

  /// A name that stands so often counts, whatever it is.
  static let enough = 3

  /// Whether labels take turns: two or more, of which one recurs, none so long after another that they would be chance finds
  /// in a long text.
  func isLabelled(_ accepted: [Kind: Int]) -> Bool {
    let names = Set(accepted.keys.map(\.name))
    let labels = accepted.values.reduce(0, +)
    return names.count >= 2 && names.contains { (counts[$0] ?? 0) >= 2 } && labels >= 3
      && bytes / labels <= Self.longestTurns
  }

  /// Nobody speaks longer at a turn on the whole, some 2,700 words. Of the speeches and conferences measured with, the one of
  /// the fewest labels, an address with two questions after it, has one in 8 KB; long speeches say "Now:" and "My friends:" in
  /// 20 KB and more.
  private static let longestTurns = 16 * 1_024

  /// Whether a label that stands only once takes turns with one that recurs.
  private func hasPartner(_ kind: Kind) -> Bool {
    !kind.isDoubtful && counts.contains { $0.key != kind.name && $0.value >= 2 }
  }
}

extension TurnLabel {
  /// What the label may be.
  var kind: TurnCensus.Kind { TurnCensus.Kind(name: name, role: role, isDoubtful: isDoubtful) }
}
