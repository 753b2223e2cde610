import Text

/// How a plain text uses its lines, judged by its sample: the lines that begin in its first 16 MB. These are some 2.7
/// million words, more than most authors ever wrote, so that a habit of the text hardly fails to show in them.
struct TextHabits: Sendable {
  /// How it uses its line ends.
  var lines: LineHabit
  /// Which words it breaks at line ends.
  var hyphenation: Hyphenation
  /// Whether most lines with text are in capitals.
  var isInCapitals: Bool
  /// The speakers' labels that begin more than one line.
  var labels: Set<String>
  /// The kind of text, where times show it.
  var timed: TimedText?

  /// The lines of the parts of a large text.
  var parts: [KeptLines?]

  /// The number of bytes at a text's start that are its sample.
  static let sampleSize = 16 * 1_024 * 1_024

  /// Examines the lines of a text from `first` on that begin in its first `sampleSize` bytes.
  init(_ bytes: Bytes, _ lines: [SourceLine], from first: Int, sampleSize: Int) {
    var census = LineCensus()
    let sample = first..<max(first, lines.indices.partitionPoint { lines[$0].start >= sampleSize })
    census.add(bytes, lines, sample)
    if var search = census.brokenWords { census.add(search.words(in: bytes, lines[sample])) }
    self = census.habits
  }

  /// Makes the habits of a text without lines.
  init() { self.init(LineCensus()) }

  init(_ census: LineCensus) {
    lines = census.habit
    lines.conclude()
    hyphenation = census.hyphenation
    hyphenation.conclude(lines: census.filled)
    isInCapitals = census.capitals * 2 > census.filled
    parts = census.parts.map(\.lines)
    labels = Set(census.labels.filter { $0.value >= 2 }.keys)
  }

  /// What a reader of the result should know of them.
  var notes: [ExtractionNote] { lines.isWrapped ? [] : [.linesAreParagraphs] }
}
