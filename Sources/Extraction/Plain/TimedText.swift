import Text

/// What a text is in which times or signs stand between what is said, told by its first lines.
enum TimedText: Hashable, Sendable {
  /// Subtitles of WebVTT or SubRip.
  case subtitles
  /// A transcript of a recording below times that stand alone; the first shows this many seconds.
  case transcript(start: Int)
  /// A chat whose lines begin with a day and a time.
  case datedChat
  /// A chat whose messages are below or after a name with a time.
  case chat
  /// A chat, or a transcript, whose messages are below a name and a time on two lines.
  case chatBelowTimes
  /// What is said in a recording, in lines that begin with a time.
  case timedLines
  /// A transcript in which `>>` says that another speaks.
  case signedTurns

  /// How many lines are examined.
  static let linesLookedAt = 60

  /// How many times show the kind: any text may have one or two.
  private static let enough = 3
  /// The least frequency of times in a transcript: one in this many lines.
  private static let linesToTime = 10

  /// Examines the lines of a text from `first` on; `nil` for one in which times show nothing.
  init?(_ bytes: Bytes, _ lines: [SourceLine], from first: Int) {
    guard let start = lines[min(first, lines.count)...].firstIndex(where: { !$0.isBlank }) else { return nil }
    let looked = lines[start..<min(start + Self.linesLookedAt, lines.count)].filter { !$0.isBlank }
    if Captions.begin(bytes, lines, from: start) {
      self = .subtitles
    } else if ChatTime.areDated(bytes, looked) {
      self = .datedChat
    } else if Self.haveNamesAboveTimes(bytes, lines[start..<min(start + Self.linesLookedAt, lines.count)]) {
      self = .chatBelowTimes
    } else if let start = Self.startOfTranscript(bytes, looked) {
      self = .transcript(start: start)
    } else if Self.areTimed(bytes, looked) {
      self = .chat
    } else if Self.haveLeadingTimes(bytes, looked) {
      self = .timedLines
    } else if TurnSign.takeTurns(bytes, looked) {
      self = .signedTurns
    } else {
      return nil
    }
  }

  /// Whether paragraphs continue across times.
  var runsOn: Bool {
    switch self {
    case .subtitles, .transcript: true
    case .datedChat, .chat, .chatBelowTimes, .timedLines, .signedTurns: false
    }
  }

  /// The seconds shown by the first time of a transcript: times that stand alone there increase, beginning in the first
  /// minute, with words between them. The times of a programme are later in the day.
  private static func startOfTranscript(_ bytes: Bytes, _ lines: [SourceLine]) -> Int? {
    let times = lines.map { ChatTime.secondsAlone(bytes, $0.range) }
    guard let (first, start) = startOfRecording(times) else { return nil }
    let haveWords = zip(times[first...], times[first...].dropFirst()).allSatisfy { $0 == nil || $1 == nil }
    return haveWords ? start : nil
  }

  /// Whether lines begin with times that go up from the first minute on. Those before a speaker's label belong to that.
  private static func haveLeadingTimes(_ bytes: Bytes, _ lines: [SourceLine]) -> Bool {
    let times = lines.map { line in
      MailThread.leadingTime(bytes, line).map(\.seconds)
    }
    return startOfRecording(times) != nil
  }

  /// The first of the seconds that lines show, and its line, where enough do, which go up from the first minute on.
  private static func startOfRecording(_ times: [Int?]) -> (first: Int, start: Int)? {
    guard let first = times.firstIndex(where: { $0 != nil }), let start = times[first], start < 60 else { return nil }
    let shown = times.compactMap { $0 }
    let isInOrder = zip(shown, shown.dropFirst()).allSatisfy { $0 <= $1 }
    guard shown.count >= enough, isInOrder, times.count - first <= shown.count * linesToTime else { return nil }
    return (first, start)
  }

  /// Whether names with a time recur, at least one of them twice. In a programme, times are next to something different
  /// each time.
  private static func areTimed(_ bytes: Bytes, _ lines: [SourceLine]) -> Bool {
    let names = lines.compactMap { line -> String? in
      guard ChatTime.mayStand(bytes, line.range), let label = TurnLabel(bytes, line.range), label.time == .beside else {
        return nil
      }
      return label.name
    }
    return recur(names)
  }

  /// Whether the same applies to names above a time on a line of its own.
  private static func haveNamesAboveTimes(_ bytes: Bytes, _ lines: ArraySlice<SourceLine>) -> Bool {
    lines.withUnsafeBufferPointer { lines in
      recur(
        lines.indices.filter { ChatTime.isPair(bytes, lines, at: $0) }
          .compactMap { TurnLabel(bytes, lines[$0].textStart..<lines[$0 + 2].textEnd)?.name })
    }
  }

  private static func recur(_ names: [String]) -> Bool { names.count >= enough && Set(names).count < names.count }
}
