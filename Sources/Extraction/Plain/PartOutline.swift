/// What is kept of a part of a large text that was read to find out whose the turns are: its blocks and what is known of the
/// mail thread, so that its lines need not be read again. Its bytes are.
package struct PartOutline: Sendable {
  /// Where the part begins and ends, and which of the blocks are its own. No turn goes on there that is known of.
  let start, end: Seam
  let blocks: Range<Int>
  /// The blocks.
  let text: TextOutline
  /// Voices that are told by the line; and the one in which all of the part's blocks stand, `nil` where there is none.
  let lineVoices: [VoiceSpan]
  let only: Voice?
  /// What is known of the mail thread at the blocks from the first on that may be behind the part.
  let states: (first: Int, each: [MailThread.State?])
  /// Whether nothing comes after the blocks.
  let isLast: Bool
  /// The labels of the part's blocks that are free to be another's turn.
  let labels: PartLabels
  /// The words of the part, where they were counted.
  let words: PassedWords?

  /// How many bytes it takes.
  package var weight: Int {
    MemoryLayout<Self>.size + text.weight + lineVoices.count * MemoryLayout<VoiceSpan>.stride
      + states.each.count * MemoryLayout<MailThread.State?>.stride + labels.weight
  }
}

extension PartOutline {
  /// Whether the part begins at a seam.
  func follows(_ seam: Seam) -> Bool { start.offset == seam.offset && start.mail == seam.mail }

  /// The part's runs, where it begins at a seam. They hang on its labels alone.
  func runs(from start: Seam, by plan: TurnPlan) -> [PartRun] {
    labels.runs(of: blocks, start.turn, by: plan)
  }

  /// Where the part ends, unless a quotation goes on there.
  func end(behind runs: [PartRun]) -> Seam {
    var end = end
    end.turn = end == .end ? nil : runs.last?.open
    return end
  }

  /// What of the part is read again for its text, where some voices are silent; `nil` where that is all of it, or not known. A
  /// part that is silent as a whole is left out, and so are others' turns at its start and end.
  func speech(_ runs: [PartRun], from start: Seam, without silent: Set<Voice>) -> PartSpeech? {
    guard let words else { return nil }
    let knowsTurns = silent.contains(.speaker) && lineVoices.isEmpty && words.runs.count == runs.count
    let isSilent = only.map(silent.contains) ?? false
    if isSilent || knowsTurns && !runs.contains(where: \.isSpoken) {
      return PartSpeech(start: start, end: end(behind: runs), blocks: nil, passed: words)
    }
    // The digest is that of all words.
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
  /// Where the part begins; and where it ends, where that is not for what is read to tell.
  let start: Seam
  let end: Seam?
  /// The blocks that are read, all from the first on where the part's end is to be told; `nil` for none.
  let blocks: Range<Int>?
  /// The words of the others.
  let passed: PassedWords

  /// The part, where none of it is read.
  package var part: TextPart? {
    guard blocks == nil, let end else { return nil }
    var part = TextPart(start: start, end: end)
    part.passed = passed
    return part
  }
}

/// What is kept of the parts of a large text, as much as there is room for.
package struct PartOutlines: Sendable {
  private var outlines: [Int: PartOutline] = [:]
  private var weight = 0

  /// In bytes: those of some hundred MB of most texts. Parts past them are read again.
  private static let mostWeight = 12 * 1_024 * 1_024

  /// Keeps nothing yet.
  package init() {}

  /// What is kept of a part; `nil` for nothing.
  package subscript(part: Int) -> PartOutline? { outlines[part] }

  /// Keeps what is known of a part, where there is room for it.
  package mutating func add(_ outline: PartOutline, of part: Int) {
    guard weight + outline.weight <= Self.mostWeight else { return }
    weight += outline.weight
    outlines[part] = outline
  }
}
