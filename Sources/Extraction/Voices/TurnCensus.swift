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
  /// How much is said after the labels.
  private(set) var sizes = TurnSizes()
  /// Questions that stand as headings.
  private(set) var questions = QuestionCensus()

  /// Counts nothing yet.
  public init() {}

  /// Whether the labels and questions counted make blocks turns of speakers.
  public var findsTurns: Bool { !TurnPlan(self, authors: []).isEmpty }

  /// Adds some blocks.
  mutating func add(_ text: SpokenBlocks, _ range: Range<Int>) {
    for index in range {
      if let label = text.label(of: index) {
        let kind = Kind(name: label.name, role: label.role, isDoubtful: label.isDoubtful)
        kinds[kind, default: 0] += 1
        counts[label.name, default: 0] += 1
        total += 1
        sizes.begin(kind)
      }
      sizes.say(text.blocks[index].span.count)
      questions.add(text.bytes, text.blocks[index])
    }
  }

  /// Adds what was counted in other blocks.
  public mutating func add(_ other: TurnCensus) {
    kinds.merge(other.kinds, uniquingKeysWith: +)
    counts.merge(other.counts, uniquingKeysWith: +)
    total += other.total
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

  /// Whether labels take turns: two or more, of which one recurs.
  func isLabelled(_ accepted: [Kind: Int]) -> Bool {
    let names = Set(accepted.keys.map(\.name))
    return names.count >= 2 && names.contains { (counts[$0] ?? 0) >= 2 } && accepted.values.reduce(0, +) >= 3
  }

  /// Whether a label that stands only once takes turns with one that recurs.
  private func hasPartner(_ kind: Kind) -> Bool {
    !kind.isDoubtful && counts.contains { $0.key != kind.name && $0.value >= 2 }
  }
}
