import Text

/// How sentences continue from one subtitle to the next.
///
/// Speech runs from cue to cue regardless of sentences, so a paragraph continues until someone else speaks, or nobody
/// does for some time. A repeated name of the speaker also ends a paragraph at the end of a sentence, and is left out
/// within one.
struct CueFlow {
  private let bytes: Bytes
  private let lines: UnsafeBufferPointer<SourceLine>
  /// The number of lines, from the first, whose voices are known.
  private let known: Int
  /// The labels that begin more than one line.
  private let labels: Set<String>

  /// The number of cues after which a paragraph ends with the next sentence; after twice as many it ends anywhere,
  /// since automatic transcripts often have no punctuation and would be one sentence from the first word to the last.
  private static let manyTimes = 8

  /// Examines lines of subtitles of which the first `known` are marked.
  init(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, _ labels: Set<String>, known: Int) {
    self.bytes = bytes
    self.lines = lines
    self.labels = labels
    self.known = known
  }

  /// Whether a line has no text.
  private func isBetween(_ index: Int) -> Bool { lines[index].isBlank || lines[index].why.isLeftOut }

  /// The line that continues the paragraph which begins at `first`, has text up to `last` and continued over `times`
  /// cues: the next one with text; `nil` where the paragraph ends, and the number of known lines where there is none.
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

  /// The place after the label of a line that repeats who speaks in the paragraph beginning at `first`; `nil` where it
  /// has no label, or another's.
  func labelEnd(_ index: Int, ofParagraphAt first: Int) -> Int? {
    guard isBetween(index - 1), let again = label(index), again.label.name == label(first)?.label.name else {
      return nil
    }
    var place = again.end
    while place < lines[index].textEnd, bytes[place] <= 0x20 { place += 1 }
    return place
  }

  /// The speaker named by a line; `nil` where there is none. A single word with a colon may not be a name unless it
  /// recurs.
  private func speaker(_ index: Int) -> String? {
    label(index).flatMap { !$0.label.isDoubtful || labels.contains($0.label.name) ? $0.label.name : nil }
  }

  /// The label that a line begins with, apart from tags, and the place after it.
  private func label(_ index: Int) -> (label: TurnLabel, end: Int)? {
    guard let start = shown(index).first(where: { $0.kind != .gap })?.range.lowerBound else { return nil }
    return TurnLabel(bytes, start..<lines[index].textEnd).map { ($0, start + $0.length) }
  }

  /// Whether a line begins with a dash or an arrow, which in subtitles means another, unnamed speaker.
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
