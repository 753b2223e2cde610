/// Tells a mail's new text from what it quotes, forwards and adds.
///
/// What a line is hangs on the few around it, and on whether an earlier one said that all that follows is quoted. Every
/// line is asked several questions, which nearly all lines answer by a byte or two: only where those bytes fit is the line
/// read as a string. Each question is asked of all lines before the next, whose answers hang on it.
struct MailThread {
  /// What the lines before a line say of it and of all after it.
  struct State: Hashable, Sendable {
    /// Whether an attribution said that all is quoted.
    var isAttributed = false
    /// Whether the search for a separator or a head is over, and whether it found one.
    var isSearchOver = false
    var isRestFound = false
    /// Whether the end of a press release was found, or a mark that may close one but stood further up.
    var isReleaseOver = false
    var isMarkSeen = false
    /// Whether it follows a gap, so that it may begin a mail's head.
    var followsGap = true
  }

  /// The bytes and lines at hand.
  private(set) var bytes: Bytes
  var lines: [SourceLine]
  /// What the lines look like, as far as that tells which questions pass them.
  private(set) var looks: [LineLook]
  /// Whether no line comes after them.
  let isLast: Bool
  /// The line after those whose marks are not still to come from below.
  let decidable: Int
  /// The writer named in the mail's own head; a later head by the same name is not a quotation.
  let writer: String?
  /// Where the end of a press release may begin, by places in the text; `nil` for a text that is none.
  let opening: ReleaseEnd.Opening?
  /// Where the bytes begin in the text.
  let offset: Int
  /// The first line that belongs to the thread.
  let first: Int

  /// The line after those that each question was asked of: where lines are missing to answer it, it is asked no further.
  var attributedTo: Int
  var restTo: Int
  var signedTo: Int
  var closedTo: Int
  var endedTo: Int
  /// What the lines asked so far say of those after them.
  private(set) var state: State
  /// What the first line asked was said to be.
  private let start: State
  /// The lines that said something of all after them, and what.
  private var changes: [(line: Int, change: WritableKeyPath<State, Bool>)] = []

  /// The lines from one that closes a mail to the end of a notice below it, and those of notes of subtitles.
  private var notices: [Range<Int>] = []

  /// No mail's head begins before this line from the one asked for last: of the lines there, read as one, none had
  /// enough, so that fewer have not either. Without it a text of such lines would be read again from each.
  var headless = 0

  /// What lines were found to be of blocks by which meetings are joined, from one on.
  var meetingLines: (first: Int, each: [MeetingLine?]) = (0, [])

  /// Reads lines from `first` on; those before are the document's own head. The questions are asked from `asked` on, of
  /// which `state` is known. The bytes begin at `offset` in the text.
  init(
    _ lines: consuming [SourceLine], in bytes: Bytes, at offset: Int = 0, from first: Int, asked: Int? = nil,
    _ state: State = State(), isLast: Bool = true, of top: PlainTop
  ) {
    self.bytes = bytes
    self.lines = consume lines
    self.isLast = isLast
    decidable = isLast ? self.lines.count : self.lines.count - Self.linesBelow(top.timed)
    writer = top.writer
    opening = top.opening
    self.offset = offset
    self.first = first
    self.state = state
    start = state
    let asked = max(first, asked ?? first)
    (attributedTo, restTo, signedTo, closedTo, endedTo) = (asked, asked, asked, asked, asked)
    if top.timed == .timedLines { Self.passTimes(&self.lines, in: bytes, from: first) }
    looks = LineLook.all(of: self.lines, in: bytes)
    switch top.timed {
    case .subtitles: markCaptions()
    case .transcript(let start): markTimes(from: start)
    case .datedChat: markChatNotices()
    case .chat: markTimesAlone()
    case .chatBelowTimes: markTimesBelowNone()
    case .timedLines: markSounds()
    case .signedTurns, nil: break
    }
    guard Self.mayBeMail(top.timed) else {
      endedTo = max(asked, decidable)
      return
    }
    markQuoted()
    markWrapped()
    markAttributions()
    markRest()
    markSignatures()
    if top.timed == nil { markClosed() } else { closedTo = signedTo }
    markReleaseEnd()
  }

  /// The lines of a text that is read in one go, marked.
  static func marked(
    _ lines: consuming [SourceLine], in bytes: Bytes, of top: PlainTop
  ) -> [SourceLine] {
    MailThread(lines, in: bytes, from: top.end, of: top).lines
  }

  /// The lines below one by which it is told what it is: whether a subtitle is shown again, shows below the next time, and
  /// whether a time stands between a name and a message, below it.
  private static func linesBelow(_ timed: TimedText?) -> Int {
    switch timed {
    case .subtitles, .transcript: 2 * Captions.reach + 2
    case .chatBelowTimes: 1
    case .datedChat, .chat, .timedLines, .signedTurns, nil: 0
    }
  }

  /// How many lines, from the first, are marked for good.
  var known: Int { endedTo }

  /// For each of some lines, in their order, what those before it say of it and of all after it; `nil` where they say more
  /// than a state holds: it stands in a signature, an attribution, a notice or a head that began before it.
  func states(before some: [Int]) -> [State?] {
    var open = changes.sorted { $0.0 < $1.0 }[...]
    // Notes of subtitles are found before notices.
    var notices = notices.sorted { $0.lowerBound < $1.lowerBound }[...]
    var state = start
    return some.map { line in
      // No part of a text begins within the head of all.
      if line < first { return nil }
      while let (place, change) = open.first, place < line {
        state[keyPath: change] = true
        open.removeFirst()
      }
      while let notice = notices.first, notice.upperBound <= line { notices.removeFirst() }
      if notices.first?.contains(line) == true { return nil }
      if saysNothingOf(line) {
        state.followsGap = looks[line - 1].contains(.isBlank)
        return state
      }
      state.followsGap = line == first ? start.followsGap : isGap(line - 1)
      return isWithin(line) ? nil : state
    }
  }

  /// Whether it shows at once that a line, and those above it that may be an attribution, are the author's and no rules.
  @inline(__always)
  private func saysNothingOf(_ line: Int) -> Bool {
    guard line >= first + Self.longestAttribution else { return false }
    let said: LineLook = [.isQuoted, .marked, .beginsInDash]
    return looks.withUnsafeBytes { looks in
      let near = looks.loadUnaligned(fromByteOffset: line &- 3, as: UInt32.self)
      // `&` binds as `&*` does.
      return near & (UInt32(said.rawValue) &* 0x0101_0101) == 0
    }
  }

  /// Whether a line stands in a signature or a head, or in an attribution that began before it.
  private func isWithin(_ line: Int) -> Bool {
    if lines[line].why == .mailHead || lines[line].why == .signature { return true }
    for place in stride(from: line - 1, through: max(first, line - Self.longestAttribution + 1), by: -1) {
      if lines[place].isBlank || lines[place].depth > 0 { return false }
      if lines[place].why == .attribution { return true }
    }
    return false
  }

  /// Whether the first line of all follows a gap, as far as the lines before these say.
  var followsGapAtStart: Bool { start.followsGap }

  /// Takes in that a line said something of all after it.
  mutating func conclude(_ change: WritableKeyPath<State, Bool>, at line: Int) {
    state[keyPath: change] = true
    changes.append((line, change))
  }

  /// Takes in that a notice stands below a line that closes a mail, or a note among subtitles.
  mutating func noteNotice(_ lines: Range<Int>) { notices.append(lines) }

  /// The lines that an attribution may have. As many looks are read at once.
  static var longestAttribution: Int { 4 }

  /// The bytes that are looked at of a long line.
  static var longestText: Int { 300 }

  /// The text of a line, as far as it is looked at.
  static func text(of line: SourceLine, in bytes: Bytes) -> String {
    bytes.string(line.textStart..<min(line.textEnd, line.textStart + longestText))
  }

  func text(_ index: Int) -> String { MailThread.text(of: lines[index], in: bytes) }

  /// The bytes of a line that are looked at.
  func head(_ index: Int) -> Range<Int> {
    lines[index].textStart..<min(lines[index].textEnd, lines[index].textStart + Self.longestText)
  }

  mutating func mark(_ index: Int, _ voice: Voice, _ why: LineReason) {
    lines[index].voice = voice
    lines[index].why = why
    looks[index].insert(.marked)
  }

  /// Takes in that a line is quoted, and is as it was measured without its marks.
  mutating func quote(_ index: Int, as quoted: SourceLine) {
    lines[index] = quoted
    looks[index] = LineLook.ofQuoted(quoted, in: bytes)
  }

  /// Takes in that a line is quoted as another is, without a mark of its own.
  mutating func quote(_ index: Int, like other: SourceLine) {
    lines[index].quote(like: other)
    looks[index].insert(.marked)
  }

  mutating func markReplies(_ range: Range<Int>) {
    for place in range where lines[place].voice == .author {
      mark(place, .reply, .quotedMail)
    }
  }

  /// Whether a text may be a mail: in subtitles nobody quotes or signs one, and `>` says that another speaks, as it does in some
  /// transcripts.
  static func mayBeMail(_ timed: TimedText?) -> Bool {
    switch timed {
    case .subtitles, .transcript, .timedLines, .signedTurns: false
    case .datedChat, .chat, .chatBelowTimes, nil: true
    }
  }
}
