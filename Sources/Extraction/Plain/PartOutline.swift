/// What is kept of a part of a large text that was read to find out whose the turns are: its blocks and what is known of the
/// mail thread, so that its lines need not be read again. Its bytes are.
public struct PartOutline: Sendable {
  /// Where the part begins, and with which of the blocks.
  let start: Seam
  let first: Int
  /// The blocks.
  let text: TextOutline
  /// Voices that are told by the line.
  let lineVoices: [VoiceSpan]
  /// What is known of the mail thread at the blocks behind the part, of which the first is this.
  let states: (first: Int, each: [MailThread.State?])
  /// Whether nothing comes after the blocks.
  let isLast: Bool

  /// How many bytes it takes.
  public var weight: Int {
    MemoryLayout<Self>.size + text.weight + lineVoices.count * MemoryLayout<VoiceSpan>.stride
      + states.each.count * MemoryLayout<MailThread.State?>.stride
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
