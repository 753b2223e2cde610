/// A plain text that is read from where it is kept, some blocks at a time, in memory that does not grow with it: the same
/// text, blocks and voices as `Extractor` gives of the whole.
///
/// What hangs on all of a text is found before its blocks are read, by passes over its lines: how it uses line ends, which
/// words it breaks. Whether its blocks are turns of speakers is counted while they are read; where they are, they are to be
/// read again by a plan.
public struct LargeText<Store: ByteStore>: Sendable {
  /// How its bytes were read.
  public let encoding: EncodingReport
  /// What it says of itself.
  public var metadata: Metadata { top.metadata }
  /// What a reader of the result should know.
  public var notes: [String] { habits.notes + (turns?.notes ?? []) }

  let top: PlainTop
  let habits: TextHabits
  /// Whose the turns are; `nil` until that is known.
  private(set) var turns: TurnPlan?
  private let store: Store
  /// Where the text begins: after a byte order mark.
  private let origin: Int
  private let window: Int

  /// How many bytes are read at a time: large beside what is done once for each, small beside a processor's second cache
  /// with the tokens that they make.
  public static var usualWindow: Int { 256 * 1_024 }

  /// A top of more bytes, with front matter, is none that anybody wrote.
  private static var longestTop: Int { 16 * 1_024 * 1_024 }

  /// Looks at a text; `nil` where it must be read as a whole: it is not plain text, or not all of it valid UTF-8.
  public init?(_ store: Store, name: String, extractor: Extractor, window: Int = Self.usualWindow) throws {
    guard let opening = try TextOpening(store, name: name, extractor: extractor) else { return nil }
    self.store = store
    self.window = window
    origin = opening.origin
    encoding = opening.encoding
    var lines = LineWindow(store, from: origin, size: window)
    try lines.advance { PlainTop.isComplete($0) || $0.last?.end ?? 0 > Self.longestTop }
    guard lines.isLast || PlainTop.isComplete(lines.lines) else { return nil }
    let top = lines.bytes.withUnsafeBufferPointer { [lines] in PlainTop($0, lines.lines) }
    var census = LineCensus()
    try Self.forEach(lines, top) { census.add($0, $1, $2) }
    if census.hyphenation.needsWords {
      var lines = LineWindow(store, from: origin, size: window)
      try lines.advance(until: PlainTop.isComplete)
      try Self.forEach(lines, top) { census.hyphenation.addWords($0, $1, $2) }
    }
    self.top = top
    habits = census.habits
  }

  /// The blocks from the first on.
  func blocks() throws -> BlockWindow<Store> {
    var lines = LineWindow(store, from: origin, size: window)
    try lines.advance(until: PlainTop.isComplete)
    return BlockWindow(lines, top, habits)
  }

  /// The text from the first block on.
  public func stretches() throws -> TextStretches<Store> { TextStretches(try blocks(), self) }

  /// Finds out whose the turns are, from a count of the whole text or, without one, by reading it. `authors`, where they are
  /// known from outside, come before what the text says of itself.
  public mutating func planTurns(_ count: TurnCount, authors: [String]) throws {
    var census = count.census
    if !count.isWhole {
      census = TurnCensus()
      try forEachBlock { census.add($0, 0..<$0.blocks.count) }
    }
    var plan = TurnPlan(census, authors: authors.isEmpty ? metadata.authors : authors)
    if plan.needsMeasure {
      var measure = TurnMeasure(plan)
      try forEachBlock { measure.add($0, 0..<$0.blocks.count) }
      plan.conclude(measure)
    }
    turns = plan
  }

  private func forEachBlock(_ work: (SpokenBlocks) -> Void) throws {
    var blocks = try blocks()
    while let found = try blocks.next() {
      found.text.withBytes { work(SpokenBlocks(bytes: $0, blocks: found.blocks, taken: found.voices)) }
      try blocks.pass(found.blocks.count)
    }
  }

  /// Does `work` with all lines, two more behind them where there are; quoted ones are measured without their marks.
  private static func forEach(
    _ start: LineWindow<Store>, _ top: PlainTop, _ work: (Bytes, [SourceLine], Range<Int>) -> Void
  ) throws {
    var window = start
    var quotedTo = top.end
    var first = top.first
    while true {
      let end = max(first, window.isLast ? window.lines.count : window.lines.count - 2)
      window.read { bytes, lines in
        MailThread.markQuoted(&lines, in: bytes, from: quotedTo)
        work(bytes, lines, first..<end)
      }
      if window.isLast { return }
      quotedTo = max(quotedTo, window.lines.count) - end
      first = 0
      try window.advance(past: end)
    }
  }
}

/// How many blocks begin with labels of speakers or are questions.
public struct TurnCount: Sendable {
  var census = TurnCensus()
  /// Whether all blocks of the text were counted.
  var isWhole = false
}
