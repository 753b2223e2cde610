import Text

/// Counts the labels and questions of a text, some blocks at a time: whose the turns are depends on all of them.
package struct TurnCensus: Sendable {
  /// Labels that may mean the same.
  struct Kind: Hashable {
    var name: String
    var role: TurnLabel.Role
    var isDoubtful: Bool
    /// Whether they are given by markup.
    var isMarked = false
    /// Whether a sign says that it is one.
    var isSigned = false
    /// Whether a time stands beside it.
    var isTimed = false

    /// Whether it is no word of what is said, though nobody else speaks.
    var isApart: Bool { isTimed || isMarked }
  }

  /// The bytes of all blocks, and how many there are.
  private var bytes = 0
  private var blocks = 0
  /// The labels, and how much is said after them.
  private(set) var sizes = TurnSizes()
  /// Questions that are headings.
  private(set) var questions = QuestionCensus()

  /// Makes a census of no blocks.
  package init() {}

  /// Whether the labels and questions counted show that blocks are turns of speakers.
  package var findsTurns: Bool { !TurnPlan(self, names: OwnNames()).isEmpty }

  /// Adds a block, which is at `place` in the text; returns its label, if it has one and may be another's turn.
  @inline(__always)
  mutating func add(_ block: Block, in bytes: Bytes, at place: ByteSpan, taken: TakenVoices) -> TurnLabel? {
    let label = TurnLabel.mayBegin(bytes, block.span.range) ? addLabel(block, in: bytes, at: place, taken) : nil
    let size = block.span.count
    self.bytes &+= size
    blocks &+= 1
    sizes.say(size)
    questions.add(bytes, block)
    return label
  }

  /// Counts blocks some of which are the names of speakers.
  init(_ names: NamesAlone, of blocks: [Block]) {
    for (index, block) in blocks.enumerated() {
      if let label = names.labels[index] { sizes.begin(label.kind) }
      bytes += block.span.count
      self.blocks += 1
      sizes.say(block.span.count)
    }
  }

  /// Adds a block that has more white space in `bytes` than in its text, if it is clear there that it has no label and
  /// is not a question; `false` where it may.
  mutating func pass(_ block: Block, _ place: BlockPlace, in bytes: Bytes) -> Bool {
    guard !TurnLabel.mayBegin(bytes, place.span.range, spaced: place.spaced),
      !QuestionHeading.mayCount(bytes, Block(place.span, block.kind))
    else { return false }
    self.bytes &+= block.span.count
    blocks &+= 1
    sizes.say(block.span.count)
    questions.pass()
    return true
  }

  @inline(never)
  private mutating func addLabel(
    _ block: Block, in bytes: Bytes, at place: ByteSpan, _ taken: TakenVoices
  ) -> TurnLabel? {
    // The place of the block shows more cheaply than its bytes that it is nobody's turn.
    guard !taken.contains(place), let label = TurnLabel(bytes, block.span.range) else { return nil }
    sizes.begin(label.kind)
    return label
  }

  /// Adds what was counted in other blocks.
  package mutating func add(_ other: TurnCensus) {
    bytes += other.bytes
    blocks += other.blocks
    sizes.add(other.sizes)
    questions.add(other.questions)
  }

  /// The number of occurrences from which a name always counts.
  static let enough = 3

  /// The labels that count; whether they take turns, often enough not to be chance finds in a long text; and how many
  /// of them are questions.
  var accepted: (kinds: Set<Kind>, areLabels: Bool, asked: Int) {
    let labels = LabelCounts(sizes.counts)
    var accepted = labels.kinds.filter { labels.isAccepted($0.kind) }
    if labels.areDialogue(among: blocks) { accepted = labels.kinds }
    let count = accepted.reduce(0) { $0 + $1.count }
    return (
      kinds: Set(accepted.map(\.kind)),
      areLabels: labels.takeTurns(accepted) && bytes / count <= Self.longestTurns,
      asked: accepted.reduce(0) { $0 + ($1.kind.role == .question ? $1.count : 0) }
    )
  }

  /// The greatest average length of a turn in bytes, some 2,700 words. Among the speeches and conferences measured, the
  /// one with the fewest labels, an address with two questions after it, has one in 8 KB; long speeches say "Now:" and
  /// "My friends:" once in 20 KB and more.
  private static let longestTurns = 16 * 1_024
}

/// How often the labels of a text occur, by their kinds and by what they say.
private struct LabelCounts {
  let kinds: [(kind: TurnCensus.Kind, count: Int)]
  private let names: [String: Int]
  private let total: Int

  init(_ all: [(kind: TurnCensus.Kind, count: Int)]) {
    // Signs say who speaks where two names stand behind them. One alone stands before what else there is to read.
    let areSigns = Set(all.filter { $0.kind.isSigned && !$0.kind.name.isEmpty }.map(\.kind.name)).count >= 2
    kinds = areSigns ? all : all.filter { !$0.kind.isSigned }
    names = kinds.reduce(into: [:]) { $0[$1.kind.name, default: 0] += $1.count }
    total = kinds.reduce(0) { $0 + $1.count }
  }

  /// Whether a label counts: one that says question or answer, or that markup gives, always does; a name does if it
  /// recurs, or takes turns in a short text with one that does.
  func isAccepted(_ kind: TurnCensus.Kind) -> Bool {
    guard kind.role == .name, !kind.isMarked else { return true }
    let count = names[kind.name] ?? 0
    return kind.isDoubtful ? count >= TurnCensus.enough : count >= 2 || total <= 40 && hasPartner(kind)
  }

  /// Whether half of so many blocks are labelled, by two full names that count or more, and labels recur, as the fields of a form
  /// do not: a first name that stands once is then one too.
  func areDialogue(among blocks: Int) -> Bool {
    let full = Set(
      kinds.filter { $0.kind.role == .name && $0.kind.name.contains(" ") && isAccepted($0.kind) }.map(\.kind.name))
    return full.count >= 2 && 2 * total >= blocks && 2 * total >= 3 * names.count
  }

  /// Whether labels take turns: two or more that say who, of which one recurs, or is given by mark-up. One alone does where a time
  /// stands beside it each time, as in the transcript of a talk.
  func takeTurns(_ accepted: [(kind: TurnCensus.Kind, count: Int)]) -> Bool {
    let said = Set(accepted.map(\.kind.name).filter { !$0.isEmpty })
    if said.count >= 2, accepted.contains(where: \.kind.isMarked) { return true }
    if said.count == 1 {
      let apart = accepted.reduce(0) { $0 + ($1.kind.isApart && $1.kind.role == .name ? $1.count : 0) }
      return apart >= TurnCensus.enough && accepted.allSatisfy(\.kind.isApart)
    }
    return said.count >= 2 && said.contains { (names[$0] ?? 0) >= 2 } && accepted.reduce(0) { $0 + $1.count } >= 3
  }

  /// Whether a label that occurs only once takes turns with one that recurs.
  private func hasPartner(_ kind: TurnCensus.Kind) -> Bool {
    !kind.isDoubtful && names.contains { $0.key != kind.name && $0.value >= 2 }
  }
}

extension TurnLabel {
  /// What the label may be.
  var kind: TurnCensus.Kind {
    TurnCensus.Kind(
      name: name, role: role, isDoubtful: isDoubtful, isMarked: isMarked, isSigned: isSigned, isTimed: time != .none)
  }
}
