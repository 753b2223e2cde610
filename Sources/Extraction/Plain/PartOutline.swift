/// What is kept of a part of a large text that was read to find out whose the turns are: its blocks and the state of
/// the mail thread, so that its bytes must be read again but not its lines.
package struct PartOutline: Sendable {
  /// Where the part begins and ends, which determines its own blocks. No turn is known to continue there.
  let start, end: Seam
  let blocks: Range<Int>
  /// The blocks.
  let text: TextOutline
  /// Voices decided by lines; and the one that contains all of the part's blocks, `nil` where there is none.
  let lineVoices: [VoiceSpan]
  let only: Voice?
  /// The state of the mail thread at the blocks that may be after the part, and the first of these blocks.
  let states: (first: Int, each: [MailThread.State?])
  /// Whether no blocks follow.
  let isLast: Bool
  /// The labels of the part's blocks that may be another speaker's turns.
  let labels: PartLabels
  /// The words of the part; `nil` where they were not counted.
  let words: PassedWords?

  /// The number of bytes it takes.
  package var weight: Int {
    MemoryLayout<Self>.size + text.weight + lineVoices.count * MemoryLayout<VoiceSpan>.stride
      + states.each.count * MemoryLayout<MailThread.State?>.stride + labels.weight
  }
}

extension PartOutline {
  /// Whether the part begins at a seam.
  func follows(_ seam: Seam) -> Bool { start.offset == seam.offset && start.mail == seam.mail }

  /// The part's runs, given the seam where it begins. They depend only on its labels.
  func runs(from start: Seam, by plan: TurnPlan) -> [PartRun] {
    labels.runs(of: blocks, start.turn, by: plan)
  }

  /// Where the part ends, unless a quotation continues there.
  func end(behind runs: [PartRun]) -> Seam {
    var end = end
    end.turn = end == .end ? nil : runs.last?.open
    return end
  }

  /// What of the part must be read again for its text if some voices are silent; `nil` where that is all of it, or
  /// unknown. A part that is entirely silent is left out, and so are others' turns at its start and end.
  func speech(_ runs: [PartRun], from start: Seam, without silent: Set<Voice>) -> PartSpeech? {
    guard let words else { return nil }
    let knowsTurns = silent.contains(.speaker) && lineVoices.isEmpty && words.runs.count == runs.count
    let isSilent = only.map(silent.contains) ?? false
    if isSilent || knowsTurns && !runs.contains(where: \.isSpoken) {
      return PartSpeech(start: start, end: end(behind: runs), blocks: nil, passed: words)
    }
    // The digest covers all words.
    guard knowsTurns, words.fingerprint == nil, let spoken = runs.firstIndex(where: \.isSpoken),
      let last = runs.lastIndex(where: \.isSpoken), spoken > 0 || last < runs.count - 1
    else { return nil }
    let passed = PassedWords(runs: Array(words.runs[..<spoken] + words.runs[(last + 1)...]), fingerprint: nil)
    let isOpen = last == runs.count - 1
    return PartSpeech(
      start: start, end: isOpen ? nil : end(behind: runs),
      blocks: runs[spoken].blocks.lowerBound..<(isOpen ? .max : runs[last].blocks.upperBound), passed: passed)
  }
}

/// What of a part is read for its text, where the rest is silent.
package struct PartSpeech: Sendable {
  /// Where the part begins; and where it ends, unless reading decides that.
  let start: Seam
  let end: Seam?
  /// The blocks to read, all from the first on if the part's end must be determined; `nil` for none.
  let blocks: Range<Int>?
  /// The words of the other blocks.
  let passed: PassedWords

  /// The part, if none of it must be read.
  package var part: TextPart? {
    guard blocks == nil, let end else { return nil }
    var part = TextPart(start: start, end: end)
    part.passed = passed
    return part
  }
}

/// What is kept of the parts of a large text, as far as there is room.
package struct PartOutlines: Sendable {
  private var outlines: [Int: PartOutline] = [:]
  private var weight = 0

  /// The most bytes kept: enough for some hundred MB of most texts. Further parts are read again.
  private static let mostWeight = 12 * 1_024 * 1_024

  /// Makes an empty store.
  package init() {}

  /// What is kept of a part; `nil` for nothing.
  package subscript(part: Int) -> PartOutline? { outlines[part] }

  /// Keeps an outline of a part, if there is room.
  package mutating func add(_ outline: PartOutline, of part: Int) {
    guard weight + outline.weight <= Self.mostWeight else { return }
    weight += outline.weight
    outlines[part] = outline
  }
}
