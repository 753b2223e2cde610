import Text

/// Where blocks begin and end among the lines of a plain text, and their kinds.
struct BlockShape {
  private let bytes: Bytes
  private let lines: UnsafeBufferPointer<SourceLine>
  /// The number of lines, from the first, whose voices are known.
  private let known: Int
  /// Which line ends break a word.
  let hyphenation: Hyphenation
  private let labels: Set<String>
  private let hasLabels: Bool
  private let isChat: Bool
  /// Whether names stand above times.
  private let hasNamesAbove: Bool
  private let isWrapped: Bool
  private let isDoubleSpaced: Bool
  /// The width below which a line ends a paragraph.
  private let shortWidth: Int
  private let isInCapitals: Bool
  /// How sentences continue over subtitles; `nil` in other texts.
  private let cues: CueFlow?
  private let hasCues: Bool

  /// Examines lines of which the first `known` are marked with their voices.
  init(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, _ habits: TextHabits, known: Int) {
    self.bytes = bytes
    self.lines = lines
    self.known = known
    hyphenation = habits.hyphenation
    labels = habits.labels
    hasNamesAbove = habits.timed == .chatBelowTimes
    hasLabels = !habits.labels.isEmpty || hasNamesAbove
    isChat = habits.timed == .chat
    isWrapped = habits.lines.isWrapped
    isDoubleSpaced = habits.lines.isDoubleSpaced
    shortWidth = habits.lines.width * 3 / 4
    isInCapitals = habits.isInCapitals
    hasCues = habits.timed?.runsOn == true
    cues = hasCues ? CueFlow(bytes, lines, habits.labels, known: known) : nil
  }

  /// Whether a line belongs to no block.
  @inline(__always)
  func isBetweenBlocks(_ index: Int) -> Bool {
    lines[index].isBlank || lines[index].why.isLeftOut || isRule(index)
  }

  /// The line after the block that begins at a line.
  func end(ofBlockAt first: Int) -> Int {
    var end = first + 1
    var last = first
    var times = 0
    while end < known {
      if hasCues, lines[end].isBlank || lines[end].why.isLeftOut {
        guard let next = nextCue(below: last, ofBlockAt: first, over: times) else { break }
        end = next
        if next == known { break }
        // The line that names who speaks has its time below it.
        if !NamedCue.mayBegin(bytes, lines[next].range) { times += 1 }
      } else if lines[end].isBlank {
        guard isDoubleSpaced, end + 1 < known, goesOn(last, end + 1) else { break }
        end += 1
      } else if !plainlyGoesOn(last, end), isRule(end) || breaks(last, end, first: first) {
        break
      }
      last = end
      end += 1
    }
    return end
  }

  /// The line of a later subtitle that continues the block beginning at `first`; the number of known lines if that is
  /// not known yet, `nil` if the block ends.
  @inline(never)
  private func nextCue(below last: Int, ofBlockAt first: Int, over times: Int) -> Int? {
    guard let next = cues?.line(below: last, ofParagraphAt: first, over: times), next == known || !isRule(next)
    else { return nil }
    return next
  }

  /// Where the text of a line begins: after its label if that only repeats who speaks in the block.
  func start(of index: Int, inBlockAt first: Int) -> Int {
    (hasCues ? cues?.labelEnd(index, ofParagraphAt: first) : nil) ?? lines[index].textStart
  }

  /// The kind of the block with these lines.
  func kind(of range: Range<Int>) -> BlockKind {
    let line = lines[range.lowerBound]
    if ListMark.begins(bytes, line) { return .listItem }
    // Speech is not a heading, however short.
    if hasCues { return .paragraph }
    if isHashHeading(line) { return .heading }
    if line.width > 100 { return .paragraph }
    for index in range.dropFirst() where !lines[index].isBlank { return .paragraph }
    if range.upperBound < known, isRule(range.upperBound) { return .heading }
    if !isInCapitals, Glyphs.isCapitals(bytes, line.range) { return .heading }
    return line.width <= 80 && !Glyphs.endsInStop(bytes, line.range) && !Glyphs.startsSmall(bytes, line.range)
      ? .heading : .paragraph
  }

  /// Whether a few bytes show that a line continues the block of the one above, as for most lines of wrapped text.
  /// Which bytes decide is unpredictable, so that they are combined without a branch for each.
  @inline(__always)
  private func plainlyGoesOn(_ above: Int, _ index: Int) -> Bool {
    let start = lines[index].textStart
    let (startAbove, endAbove) = (lines[above].textStart, lines[above].textEnd)
    guard isWrapped, lines[index].isSameVoice(as: lines[above]), lines[index].voice != .document,
      lines[index].textEnd &- start >= 2, endAbove &- startAbove >= 2
    else { return false }
    let (first, second, last) = (bytes[start], bytes[start &+ 1], bytes[endAbove &- 1])
    let isInWord = letter(first) & (letter(second) | isWord(first, before: second))
    let isBelowText: UInt8 = bytes[startAbove] == UInt8(ascii: "#") ? 0 : 1
    let isUnlabelled: UInt8 = hasLabels && TurnLabel.mayHoldColon(bytes, from: start) ? 0 : 1
    let isUnmarked: UInt8 = ListMark.areRoman(first, second) ? 0 : 1
    // A line continues whatever it begins with, if it follows neither a stop nor a heading in capitals.
    let followsWord = letter(last) | (last == UInt8(ascii: ",") ? 1 : 0)
    // After a line of two bytes this reads its line end.
    let followsSmall = small(bytes[startAbove]) | small(bytes[startAbove &+ 1]) | small(bytes[startAbove &+ 2])
    return isInWord & isBelowText & isUnlabelled & isUnmarked & (small(first) | followsWord & followsSmall) != 0
  }

  /// 1 for a letter followed by a space, unless it may be a bullet, a question or an answer.
  @inline(__always)
  private func isWord(_ first: UInt8, before second: UInt8) -> UInt8 {
    // The lower six bits distinguish letters.
    let others: UInt64 = 1 << (0x6F & 63) | 1 << (0x51 & 63) | 1 << (0x41 & 63)
    return second == 0x20 ? UInt8(truncatingIfNeeded: ~(others &>> UInt64(first & 63)) & 1) : 0
  }

  /// 1 for a letter of ASCII.
  @inline(__always)
  private func letter(_ byte: UInt8) -> UInt8 { small(byte | 0x20) }

  /// 1 for a lower-case ASCII letter.
  @inline(__always)
  private func small(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? 1 : 0 }

  /// Whether a line begins a block although there is a line with text right above.
  @inline(never)
  private func breaks(_ above: Int, _ index: Int, first: Int) -> Bool {
    let line = lines[index]
    let previous = lines[above]
    if !line.isSameVoice(as: previous) || line.voice == .document { return true }
    if isHashHeading(line) || isHashHeading(previous) || beginsTurn(line) { return true }
    if hasNamesAbove {
      if ChatTime.isPair(bytes, lines, at: index) { return true }
      if ChatTime.isPair(bytes, lines, at: above) || ChatTime.isPair(bytes, lines, at: above - 1) { return false }
    }
    let isWrapped = isWrapped
    if ListMark.begins(bytes, line) {
      let isInList = !isWrapped || line.indent > previous.indent || ListMark.begins(bytes, lines[first])
      if isInList || Glyphs.endsInStop(bytes, previous.range) { return true }
    }
    let startsSmall = Glyphs.startsSmall(bytes, line.range)
    if !isWrapped {
      let isShort = previous.width < 40 && Hyphenation.hyphenLength(bytes, previous) == 0
      return isShort || !startsSmall || Glyphs.endsInStop(bytes, previous.range)
    }
    if startsSmall { return false }
    if !isInCapitals, previous.width >= 4, Glyphs.isCapitals(bytes, previous.range),
      !Glyphs.isCapitals(bytes, line.range)
    {
      return true
    }
    guard Glyphs.endsInStop(bytes, previous.range), !opensInPunctuation(line) else { return false }
    // A paragraph ends in a short line, or begins with an indented one.
    if line.indent >= previous.indent + 2, !ListMark.begins(bytes, lines[first]) { return true }
    // Most lines are too wide, whatever word begins the next.
    return previous.width + 1 < shortWidth && previous.width + wordWidth(atStartOf: line) + 1 < shortWidth
  }

  /// Whether a line begins with a speaker's label that begins other lines too, or that follows a time.
  @inline(__always)
  private func beginsTurn(_ line: SourceLine) -> Bool {
    hasLabels && TurnLabel.mayBegin(bytes, line.range) && beginsWithKnownLabel(line.range)
  }

  @inline(never)
  private func beginsWithKnownLabel(_ line: Range<Int>) -> Bool {
    TurnLabel(reading: bytes, line).map { label in
      label.time == .before || TurnSign.mayBegin(bytes, line) || isChat && label.time == .beside
        || labels.contains(label.name)
    } ?? false
  }

  /// Whether a line begins with a mark that no sentence begins with, as a list item does.
  @inline(__always)
  private func opensInPunctuation(_ line: SourceLine) -> Bool {
    guard !line.isBlank else { return false }
    switch bytes[line.textStart] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"),
      UInt8(ascii: "]"):
      return true
    default: return false
    }
  }

  /// Whether the line below a single blank line continues the sentence.
  private func goesOn(_ above: Int, _ below: Int) -> Bool {
    let line = lines[below]
    return !line.isBlank && line.isSameVoice(as: lines[above])
      && !Glyphs.endsInStop(bytes, lines[above].range) && Glyphs.startsSmall(bytes, line.range)
  }

  /// Whether a line is a heading in Markdown style, which is common in plain text too.
  @inline(__always)
  private func isHashHeading(_ line: SourceLine) -> Bool {
    !line.isBlank && bytes[line.textStart] == UInt8(ascii: "#") && hasHeadingMarks(line.range)
  }

  private func hasHeadingMarks(_ line: Range<Int>) -> Bool {
    var place = line.lowerBound
    while place < line.upperBound, bytes[place] == UInt8(ascii: "#") { place += 1 }
    return place - line.lowerBound <= 6 && place < line.upperBound && bytes[place] == 0x20
  }

  @inline(__always)
  private func wordWidth(atStartOf line: SourceLine) -> Int {
    var place = line.textStart
    while place < line.textEnd, bytes[place] != 0x20 { place += 1 }
    return place - line.textStart
  }

  /// Whether a line consists only of `-`, `=`, `_`, `*`, `~` or `#`, at least three: it separates blocks and has no
  /// words.
  @inline(__always)
  private func isRule(_ index: Int) -> Bool {
    let line = lines[index]
    return line.width >= 3 && !line.isBlank && isRuleMark(bytes[line.textStart]) && hasOnlyRuleMarks(line.range)
  }

  private func hasOnlyRuleMarks(_ range: Range<Int>) -> Bool {
    for place in range where !isRuleMark(bytes[place]) { return false }
    return true
  }

  @inline(__always)
  private func isRuleMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "~"),
      UInt8(ascii: "#"), 0x20:
      true
    default: false
    }
  }
}
