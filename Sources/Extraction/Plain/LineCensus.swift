/// Counts what the habits of a text follow from, over the lines of its sample, some at a time.
package struct LineCensus: Sendable {
  /// How line ends are used.
  private(set) var habit = LineHabit()
  /// Words broken at line ends, and whether they stand elsewhere.
  private(set) var hyphenation = Hyphenation()
  /// The lines with text.
  private(set) var filled = 0
  private(set) var capitals = 0
  private(set) var labels: [String: Int] = [:]
  /// Where the lines of each part stand that was added, in stretches in which words may be looked for.
  private(set) var parts: [PartStretches] = []
  private var stretches = 0
  private var weight = 0

  /// So many take 8 MB.
  private static let mostStretches = 1 << 20
  /// The bytes that the lines of all parts may take.
  private static let mostWeight = 4 * 1_024 * 1_024

  /// Counts nothing yet.
  package init() {}

  /// Adds some lines. Where they are not the text's last, two more are there behind them.
  mutating func add(_ bytes: Bytes, _ lines: [SourceLine], _ range: Range<Int>) {
    lines.withUnsafeBufferPointer { lines in
      habit.add(bytes, lines, range)
      for index in range where !lines[index].isBlank {
        let range = lines[index].range
        filled &+= 1
        hyphenation.addBreak(bytes, lines, index)
        if Glyphs.isCapitals(bytes, range) { capitals &+= 1 }
        if TurnLabel.mayBegin(bytes, range) { addLabel(bytes, range) }
      }
    }
  }

  @inline(never)
  private mutating func addLabel(_ bytes: Bytes, _ range: Range<Int>) {
    if let label = TurnLabel(reading: bytes, range) { labels[label.name, default: 0] += 1 }
  }

  /// Adds what was counted of other lines.
  package mutating func add(_ other: LineCensus) {
    habit.add(other.habit)
    hyphenation.addBreaks(other.hyphenation)
    filled += other.filled
    capitals += other.capitals
    labels.merge(other.labels, uniquingKeysWith: +)
    for part in other.parts {
      stretches += part.stretches?.count ?? 0
      weight += part.lines?.weight ?? 0
      parts.append(
        PartStretches(
          base: part.base, stretches: stretches <= Self.mostStretches ? part.stretches : nil,
          lines: weight <= Self.mostWeight ? part.lines : nil))
    }
  }

  /// Takes in where the lines added stand, which are those of a part.
  mutating func conclude(_ part: PartStretches) { parts = [part] }

  /// What looks for the broken words elsewhere, when all lines were added; `nil` where none is broken.
  package var brokenWords: BrokenWordSearch? {
    hyphenation.needsWords ? BrokenWordSearch(for: hyphenation) : nil
  }

  /// Adds words found in some lines.
  package mutating func add(_ found: BrokenWords) { hyphenation.addWords(found) }

  /// What follows from the counts, when all was added.
  var habits: TextHabits { TextHabits(self) }
}

/// Where the lines of a part of a large text stand.
struct PartStretches: Sendable {
  /// The place in the store from which the stretches count.
  let base: Int
  /// Nothing but ASCII of which no word is made stands between the lines of one; `nil` where the lines must be found again.
  let stretches: [Range<UInt32>]?
  /// The lines; `nil` where they must be found again.
  let lines: KeptLines?
}
