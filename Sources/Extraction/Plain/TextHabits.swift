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

  /// Looks at all lines of a text from `first` on.
  init(_ bytes: Bytes, _ lines: [SourceLine], from first: Int) {
    var census = LineCensus()
    census.add(bytes, lines, first..<max(first, lines.count))
    if census.hyphenation.needsWords { census.hyphenation.addWords(bytes, lines, first..<max(first, lines.count)) }
    self = census.habits
  }

  fileprivate init(_ census: LineCensus) {
    lines = census.habit
    lines.conclude()
    hyphenation = census.hyphenation
    hyphenation.conclude(lines: census.filled)
    isInCapitals = census.capitals * 2 > census.filled
    labels = Set(census.labels.filter { $0.value >= 2 }.keys)
  }

  /// What a reader of the result should know of them.
  var notes: [String] { lines.isWrapped ? [] : ["every line is a paragraph"] }

  /// Whether a line begins with a speaker's label that begins other lines too.
  func beginsTurn(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    guard !labels.isEmpty, let label = TurnLabel(bytes, line.range) else { return false }
    return labels.contains(label.name)
  }
}

/// Counts what the habits of a text follow from, over all of its lines, some at a time.
struct LineCensus {
  /// How line ends are used.
  fileprivate(set) var habit = LineHabit()
  /// Words broken at line ends, and whether they stand elsewhere.
  var hyphenation = Hyphenation()
  fileprivate var filled = 0
  fileprivate var capitals = 0
  fileprivate var labels: [String: Int] = [:]

  /// Adds some lines. Where they are not the text's last, two more are there behind them.
  mutating func add(_ bytes: Bytes, _ lines: [SourceLine], _ range: Range<Int>) {
    habit.add(bytes, lines, range)
    hyphenation.addBreaks(bytes, lines, range)
    for line in lines[range] where !line.isBlank {
      filled += 1
      if Glyphs.isCapitals(bytes, line.range) { capitals += 1 }
      if let label = TurnLabel(bytes, line.range) { labels[label.name, default: 0] += 1 }
    }
  }

  /// What follows from the counts, when all lines were added.
  var habits: TextHabits { TextHabits(self) }
}
