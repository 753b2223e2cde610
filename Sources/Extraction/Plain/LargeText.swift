/// A plain text that is read from its store in parts of some hundred KB, by several threads at a time, in memory that
/// does not grow with it: the same text, blocks and voices as from `Extractor`.
///
/// How a text uses its lines is found before its blocks are read, by passes over the lines of its sample: how it uses
/// line ends, and which words it breaks. Whether its bytes are valid is found while they are read. Whether its blocks
/// are turns of speakers is counted while they are read; if they are, they must be read again by a plan.
package struct LargeText<Store: ByteStore>: Sendable {
  /// How its bytes were decoded.
  package let encoding: EncodingReport
  /// What it says of itself.
  package var metadata: Metadata { top.metadata }
  /// What a reader of the result should know.
  package var notes: [ExtractionNote] { top.notes + habits.notes + (turns?.notes ?? []) }
  /// The number of parts it is read in.
  package let parts: Int

  let store: Store
  /// Where the text begins: after a byte order mark.
  let origin: Int
  let window: Int
  /// The end of the lines that show how it uses them.
  let sampleEnd: Int
  let top: PlainTop
  /// The ends of front matter and of the header at its top.
  let topEnds: (front: Int, head: Int)
  /// How it uses its lines, once those of the sample were read.
  private(set) var habits: TextHabits
  /// Whether empty lines are so rare that hardly any is found where one is searched for.
  private(set) var lacksGaps = false
  /// Whose the turns are; `nil` until that is known.
  private(set) var turns: TurnPlan?

  /// The most bytes of a top with front matter: more than anybody wrote.
  private static var longestTop: Int { 16 * 1_024 * 1_024 }

  /// Why it could not be read completely.
  package typealias Fault = LargeTextFault<Store.Fault>

  /// Examines the start of a text whose parts are to have `window` bytes each.
  package init(_ store: Store, name: String, extractor: Extractor, window: Int) throws(Fault) {
    guard let opening = try TextOpening(store, name: name, extractor: extractor) else { throw .notPlain }
    self.store = store
    self.window = window
    origin = opening.origin
    encoding = opening.encoding
    sampleEnd = origin + extractor.sampleSize
    parts = max(1, (store.count - origin + window - 1) / window)
    var size = window
    var start = try StoredLines(store, origin..<origin + size, textStart: origin)
    while !start.isLast, !PlainTop.isComplete(start.lines), size < Self.longestTop {
      size *= 2
      start = try StoredLines(store, origin..<origin + size, textStart: origin)
    }
    guard start.isLast || PlainTop.isComplete(start.lines),
      start.isText(from: 0, to: start.bytes.count - (start.isLast ? 0 : 3))
    else { throw .notPlain }
    let lines = start.lines
    let all = store.count - origin
    let top = start.bytes.withUnsafeBufferPointer { PlainTop($0, lines, size: all) }
    self.top = top
    let offset = { [origin] line in line < lines.count ? origin + lines[line].start : store.count }
    topEnds = (offset(top.first), offset(top.end))
    habits = TextHabits()
  }

  /// How many parts, from the first, may have lines of the sample.
  package var sampleParts: Int { min(parts, (sampleEnd - origin + window - 1) / window) }

  /// The bytes of a part; the last part includes everything to the end.
  func bounds(of part: Int) -> Range<Int> {
    origin + part * window..<(part == parts - 1 ? max(store.count, origin) : origin + (part + 1) * window)
  }

  /// Decides how the text uses its lines, once those of the sample were counted.
  package mutating func conclude(_ census: LineCensus) {
    habits = census.habits
    habits.timed = top.timed
    lacksGaps = census.habit.gaps < sampleParts
  }

  /// Decides whose the turns are, from a count of the whole text; returns whether questions must be found before that
  /// is known. `authors`, if known from elsewhere, have precedence over what the text says of itself.
  package mutating func planTurns(_ census: TurnCensus, names: OwnNames) -> Bool {
    let plan = TurnPlan(census, names: names.orAuthors(metadata.authors))
    turns = plan
    return plan.needsQuestions
  }

  /// An empty result of the search for questions.
  package var noQuestions: AnsweredQuestions { AnsweredQuestions((turns ?? .none).questions) }

  /// Decides whose the turns are, once all questions were found.
  package mutating func concludeTurns(_ questions: AnsweredQuestions) { turns?.conclude(questions) }
}
