/// The counts from which the habits of a text follow, over the lines of its sample, some at a time.
package struct LineCensus: Sendable {
  /// How line ends are used.
  private(set) var habit = LineHabit()
  /// Words broken at line ends, and whether they occur elsewhere.
  private(set) var hyphenation = Hyphenation()
  /// The number of lines with text.
  private(set) var filled = 0
  private(set) var capitals = 0
  private(set) var labels: [String: Int] = [:]
  /// For each part added, its lines, as stretches in which words can be searched for.
  private(set) var parts: [PartStretches] = []
  private var stretches = 0
  private var weight = 0

  /// The most stretches kept; they take 8 MB.
  private static let mostStretches = 1 << 20
  /// The most bytes that the lines of all parts may take.
  private static let mostWeight = 4 * 1_024 * 1_024

  /// Makes a census of no lines.
  package init() {}

  /// Adds some lines. Unless they are the text's last, two more follow in `lines`.
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

  /// Takes in the lines added as those of a part.
  mutating func conclude(_ part: PartStretches) { parts = [part] }

  /// The search for broken words elsewhere, after all lines were added; `nil` where no word is broken.
  package var brokenWords: BrokenWordSearch? {
    hyphenation.needsWords ? BrokenWordSearch(for: hyphenation) : nil
  }

  /// Adds words found in some lines.
  package mutating func add(_ found: BrokenWords) { hyphenation.addWords(found) }

  /// The habits that follow from the counts, after everything was added.
  var habits: TextHabits { TextHabits(self) }
}

/// The lines of a part of a large text.
struct PartStretches: Sendable {
  /// The place in the store that the stretches are counted from.
  let base: Int
  /// The text of lines that only ASCII which belongs to no word separates; `nil` where the lines must be found again.
  let stretches: [Range<UInt32>]?
  /// The lines; `nil` where they must be found again.
  let lines: KeptLines?
}
