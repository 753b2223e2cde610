/// Distinguishes a mail's new text from what it quotes, forwards and adds.
///
/// What a line is depends on the few around it, and on whether an earlier one shows that everything after it is quoted.
/// Every line is asked several questions, which a byte or two answer for nearly all lines; only if those bytes match is
/// the line read as a string. Each question is asked about all lines before the next, whose answers depend on it.
struct MailThread {
  /// What the lines before a line show about it and all following ones.
  struct State: Hashable, Sendable {
    /// Whether an attribution showed that everything is quoted.
    var isAttributed = false
    /// Whether the search for a separator or header is over, and whether one was found.
    var isSearchOver = false
    var isRestFound = false
    /// Whether the end of a press release was found, or a mark that may close one but was too far up.
    var isReleaseOver = false
    var isMarkSeen = false
    /// Whether it follows a gap, so that it may begin a mail header.
    var followsGap = true
  }

  /// The available bytes and lines.
  private(set) var bytes: Bytes
  var lines: [SourceLine]
  /// The looks of the lines, which show what questions can skip them.
  private(set) var looks: [LineLook]
  /// Whether no lines follow.
  let isLast: Bool
  /// The number of lines, from the first, whose marks no longer depend on lines that are missing.
  let decidable: Int
  /// The writer named in the mail's own header; a later header with the same name is not a quotation.
  let writer: String?
  /// Where the end of a press release may begin; `nil` for a text that is none.
  let opening: ReleaseEnd.Opening?
  /// The offset of the bytes in the text.
  let offset: Int
  /// The first line that belongs to the thread.
  let first: Int

  /// For each question, the end of the lines it was asked about; it stops where lines are missing to answer it.
  var attributedTo: Int
  var restTo: Int
  var signedTo: Int
  var closedTo: Int
  var endedTo: Int
  /// What the lines examined so far show about the following ones.
  private(set) var state: State
  /// The state given for the first line examined.
  private let start: State
  /// The lines that changed the state of everything after them, and how.
  private var changes: [(line: Int, change: WritableKeyPath<State, Bool>)] = []

  /// The ranges from a closing line to the end of a notice below it, and those of notes in subtitles.
  private var notices: [Range<Int>] = []

  /// No mail header begins before this line, from the one asked about last: the lines up to here, read as one header,
  /// did not have enough fields, so that fewer lines do not either. Without this, such lines would be read again from
  /// each of them.
  var headless = 0

  /// What lines, from one on, were found to be in blocks of meeting details.
  var meetingLines: (first: Int, each: [MeetingLine?]) = (0, [])

  /// Reads lines from `first` on; those before are the document's own header. Questions are asked from `asked` on,
  /// where `state` holds. The bytes begin at `offset` in the text.
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

  /// The lines of a text that is read at once, marked.
  static func marked(
    _ lines: consuming [SourceLine], in bytes: Bytes, of top: PlainTop
  ) -> [SourceLine] {
    MailThread(lines, in: bytes, from: top.end, of: top).lines
  }

  /// How many lines below a line decide what it is: the next time shows whether a subtitle is repeated, and the line
  /// below a time whether that is between a name and a message.
  private static func linesBelow(_ timed: TimedText?) -> Int {
    switch timed {
    case .subtitles, .transcript: 2 * Captions.reach + 2
    case .chatBelowTimes: 1
    case .datedChat, .chat, .timedLines, .signedTurns, nil: 0
    }
  }

  /// How many lines, from the first, are marked definitively.
  var known: Int { endedTo }

  /// For each of some lines, in order, the state before it; `nil` where a state cannot express that, because the line
  /// is in a signature, an attribution, a notice or a header that began before it.
  func states(before some: [Int]) -> [State?] {
    var open = changes.sorted { $0.0 < $1.0 }[...]
    // Notes in subtitles are found before notices.
    var notices = notices.sorted { $0.lowerBound < $1.lowerBound }[...]
    var state = start
    return some.map { line in
      // No part of a text begins within the header at its top.
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

  /// Whether it is obvious that a line, and those above it that may be an attribution, are the author's and not rules.
  @inline(__always)
  private func saysNothingOf(_ line: Int) -> Bool {
    guard line >= first + Self.longestAttribution else { return false }
    let said: LineLook = [.isQuoted, .marked, .beginsInDash]
    return looks.withUnsafeBytes { looks in
      let near = looks.loadUnaligned(fromByteOffset: line &- 3, as: UInt32.self)
      // `&` has the precedence of `&*`.
      return near & (UInt32(said.rawValue) &* 0x0101_0101) == 0
    }
  }

  /// Whether a line is in a signature or a header, or in an attribution that began before it.
  private func isWithin(_ line: Int) -> Bool {
    if lines[line].why == .mailHead || lines[line].why == .signature { return true }
    for place in stride(from: line - 1, through: max(first, line - Self.longestAttribution + 1), by: -1) {
      if lines[place].isBlank || lines[place].depth > 0 { return false }
      if lines[place].why == .attribution { return true }
    }
    return false
  }

  /// Whether the first line follows a gap, according to the lines before these.
  var followsGapAtStart: Bool { start.followsGap }

  /// Notes that a line changed the state of everything after it.
  mutating func conclude(_ change: WritableKeyPath<State, Bool>, at line: Int) {
    state[keyPath: change] = true
    changes.append((line, change))
  }

  /// Notes a notice below a closing line, or a note among subtitles.
  mutating func noteNotice(_ lines: Range<Int>) { notices.append(lines) }

  /// The most lines of an attribution. As many looks are read at once.
  static var longestAttribution: Int { 4 }

  /// The number of bytes of a long line that are examined.
  static var longestText: Int { 300 }

  /// The text of the part of a line that is examined.
  static func text(of line: SourceLine, in bytes: Bytes) -> String {
    bytes.string(line.textStart..<min(line.textEnd, line.textStart + longestText))
  }

  func text(_ index: Int) -> String { MailThread.text(of: lines[index], in: bytes) }

  /// The range of the part of a line that is examined.
  func head(_ index: Int) -> Range<Int> {
    lines[index].textStart..<min(lines[index].textEnd, lines[index].textStart + Self.longestText)
  }

  mutating func mark(_ index: Int, _ voice: Voice, _ why: LineReason) {
    lines[index].voice = voice
    lines[index].why = why
    looks[index].insert(.marked)
  }

  /// Marks a line as quoted, and remeasures it without its marks.
  mutating func quote(_ index: Int, as quoted: SourceLine) {
    lines[index] = quoted
    looks[index] = LineLook.ofQuoted(quoted, in: bytes)
  }

  /// Marks a line as quoted like another, although it has no mark.
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
