import Text

/// What is known of a plain text's lines when all of them were looked at.
struct TextHabits: Sendable {
  /// How it uses its line ends.
  var lines: LineHabit
  /// Which words it breaks at line ends.
  var hyphenation: Hyphenation
  /// Whether most lines with text are in capitals.
  var isInCapitals: Bool
  /// The speakers' labels that begin more than one line.
  var labels: Set<String>
  /// What it is, where that is told by times in it.
  var timed: TimedText?

  /// The lines of the parts of a large text.
  var parts: [KeptLines?]

  /// Looks at all lines of a text from `first` on; words that it breaks are looked for in so many bytes.
  init(_ bytes: Bytes, _ lines: [SourceLine], from first: Int, sampleSize: Int) {
    var census = LineCensus()
    let sampleEnd = lines.indices.partitionPoint { lines[$0].start >= sampleSize }
    census.add(bytes, lines, first..<max(first, lines.count), sampleEnd: sampleEnd)
    if var search = census.brokenWords, first < sampleEnd {
      census.add(search.words(in: bytes, lines[first..<sampleEnd]))
    }
    self = census.habits
  }

  /// Those of a text without lines.
  init() { self.init(LineCensus()) }

  init(_ census: LineCensus) {
    lines = census.habit
    lines.conclude()
    hyphenation = census.hyphenation
    hyphenation.conclude(lines: census.sampled)
    isInCapitals = census.capitals * 2 > census.filled
    parts = census.parts.map(\.lines)
    labels = Set(census.labels.filter { $0.value >= 2 }.keys)
  }

  /// What a reader of the result should know of them.
  var notes: [ExtractionNote] { lines.isWrapped ? [] : [.linesAreParagraphs] }
}
