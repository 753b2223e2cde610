/// What is kept of a part of a large text that was read to find out whose the turns are: its blocks and what is known of the
/// mail thread, so that its lines need not be read again. Its bytes are.
public struct PartOutline: Sendable {
  /// Where the part begins, and with which of the blocks; and where it ends. No turn goes on there that is known of.
  let start, end: Seam
  let first: Int
  /// The blocks.
  let text: TextOutline
  /// Voices that are told by the line.
  let lineVoices: [VoiceSpan]
  /// What is known of the mail thread at the blocks behind the part, of which the first is this.
  let states: (first: Int, each: [MailThread.State?])
  /// Whether nothing comes after the blocks.
  let isLast: Bool
  /// The labels of the part's blocks, counted from `first` on, that are free to be another's turn.
  let labels: PartLabels
  /// The words of the part, where they were counted.
  let words: PassedWords?

  /// How many bytes it takes.
  public var weight: Int {
    MemoryLayout<Self>.size + text.weight + lineVoices.count * MemoryLayout<VoiceSpan>.stride
      + states.each.count * MemoryLayout<MailThread.State?>.stride + labels.weight
  }
}

extension PartOutline {
  /// Whether the part begins at a seam.
  func follows(_ seam: Seam) -> Bool { start.offset == seam.offset && start.mail == seam.mail }

  /// The part with its words alone, where all of it is others' turns by their labels; `nil` where it is not, or its
  /// words were not counted.
  func passed(from start: Seam, by plan: TurnPlan) -> TextPart? {
    guard let words, lineVoices.isEmpty, let turn = labels.passing(from: first, start.turn, by: plan) else {
      return nil
    }
    var part = TextPart(start: start, end: end)
    part.end.turn = end == .end ? nil : turn
    part.passed = words
    return part
  }

  /// Where the part ends, and whose turn goes on there, unless a quotation goes on too.
  func end(from start: Seam, by plan: TurnPlan) -> Seam {
    var end = end
    end.turn = end == .end ? nil : labels.open(behind: start.turn, by: plan)
    return end
  }
}

/// What is kept of the parts of a large text, as much as there is room for.
public struct PartOutlines: Sendable {
  private var outlines: [Int: PartOutline] = [:]
  private var weight = 0

  /// In bytes: those of some hundred MB of most texts. Parts past them are read again.
  private static let mostWeight = 12 * 1_024 * 1_024

  /// Keeps nothing yet.
  public init() {}

  /// What is kept of a part; `nil` for nothing.
  public subscript(part: Int) -> PartOutline? { outlines[part] }

  /// Keeps what is known of a part, where there is room for it.
  public mutating func add(_ outline: PartOutline, of part: Int) {
    guard weight + outline.weight <= Self.mostWeight else { return }
    weight += outline.weight
    outlines[part] = outline
  }
}
