import Text

/// How the words of one subtitle go on in the next.
///
/// What is said runs on from cue to cue, whose ends say nothing of its sentences. So a paragraph goes on over them until
/// another speaks, or nobody does for some time. A speaker's name that is said again ends a sentence's paragraph too, and is
/// left out within a sentence.
struct CueFlow {
  private let bytes: Bytes
  private let lines: UnsafeBufferPointer<SourceLine>
  /// The lines whose voices are known, from the first on.
  private let known: Int
  /// The labels that begin more than one line.
  private let labels: Set<String>

  /// A paragraph that goes on over so many times ends with the next sentence, and one over twice as many wherever it is: what a
  /// program wrote down has often no stops, and would be one sentence from its first word to the last.
  private static let manyTimes = 8

  /// Looks at lines of subtitles of which the first `known` are marked.
  init(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, _ labels: Set<String>, known: Int) {
    self.bytes = bytes
    self.lines = lines
    self.labels = labels
    self.known = known
  }

  /// Whether a line shows nothing.
  private func isBetween(_ index: Int) -> Bool { lines[index].isBlank || lines[index].why.isLeftOut }

  /// The line in which the paragraph that begins at `first` goes on, which has words down to `last` and has gone on over so many
  /// times: the next that shows something; `nil` where the paragraph ends, and the number of known lines where there is none.
  func line(below last: Int, ofParagraphAt first: Int, over times: Int) -> Int? {
    var next = last + 1
    var isTimed = false
    while next < known, isBetween(next) {
      if lines[next].why == .captionPause { return nil }
      isTimed = isTimed || lines[next].why == .captionTime
      next += 1
    }
    if next == known { return known }
    // The time may stand below the line that names who speaks.
    let isNamed = NamedCue.mayBegin(bytes, lines[next].range)
    if isNamed, next + 1 < known, lines[next + 1].why == .captionPause { return nil }
    guard isTimed || isNamed, times < 2 * Self.manyTimes, lines[next].isSameVoice(as: lines[last]),
      !beginsWithMark(next)
    else { return nil }
    let speaker = speaker(next)
    if let speaker, speaker != label(first)?.label.name { return nil }
    return (speaker != nil || times >= Self.manyTimes) && endsInStop(last) ? nil : next
  }

  /// The place behind the label of a line, where that says again who speaks in the paragraph that begins at `first`; `nil` where
  /// it has none, or another's.
  func labelEnd(_ index: Int, ofParagraphAt first: Int) -> Int? {
    guard isBetween(index - 1), let again = label(index), again.label.name == label(first)?.label.name else {
      return nil
    }
    var place = again.end
    while place < lines[index].textEnd, bytes[place] <= 0x20 { place += 1 }
    return place
  }

  /// Who speaks by a line; `nil` where it does not say. A single word with a colon may be no name, unless it recurs.
  private func speaker(_ index: Int) -> String? {
    label(index).flatMap { !$0.label.isDoubtful || labels.contains($0.label.name) ? $0.label.name : nil }
  }

  /// The label that a line begins with but for tags, and the place behind it.
  private func label(_ index: Int) -> (label: TurnLabel, end: Int)? {
    guard let start = shown(index).first(where: { $0.kind != .gap })?.range.lowerBound else { return nil }
    return TurnLabel(bytes, start..<lines[index].textEnd).map { ($0, start + $0.length) }
  }

  /// Whether a line begins with a dash or an arrow, by which subtitles say that another speaks whom they do not name.
  private func beginsWithMark(_ index: Int) -> Bool {
    ListMark.begins(bytes, lines[index]) || bytes[lines[index].textStart] == UInt8(ascii: ">")
  }

  private func endsInStop(_ index: Int) -> Bool {
    shown(index).last { $0.kind == .text }.map { Glyphs.endsInStop(bytes, $0.range) } ?? false
  }

  private func shown(_ index: Int) -> [TextTags.Piece] {
    TextTags(bytes, areCaptions: true).pieces(of: lines[index].range)
  }
}
