/// Counts what the habits of a text follow from, over all of its lines, some at a time.
public struct LineCensus: Sendable {
  /// How line ends are used.
  private(set) var habit = LineHabit()
  /// Words broken at line ends, and whether they stand elsewhere.
  private(set) var hyphenation = Hyphenation()
  private(set) var filled = 0
  private(set) var capitals = 0
  private(set) var labels: [String: Int] = [:]

  /// Counts nothing yet.
  public init() {}

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

  /// Adds what was counted of other lines.
  public mutating func add(_ other: LineCensus) {
    habit.add(other.habit)
    hyphenation.addBreaks(other.hyphenation)
    filled += other.filled
    capitals += other.capitals
    labels.merge(other.labels, uniquingKeysWith: +)
  }

  /// What looks for the broken words elsewhere, when all lines were added; `nil` where none is broken.
  public var brokenWords: BrokenWordSearch? {
    hyphenation.needsWords ? BrokenWordSearch(for: hyphenation) : nil
  }

  /// Adds words found in some lines.
  public mutating func add(_ found: BrokenWords) { hyphenation.addWords(found) }

  /// What follows from the counts, when all was added.
  var habits: TextHabits { TextHabits(self) }
}
