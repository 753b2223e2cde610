/// How a plain text uses its line ends, by statistics over lines that have a text line right below.
struct LineHabit: Sendable {
  /// Whether a line end is only where the line was full. Otherwise every line is a paragraph.
  ///
  /// Wrapped lines end anywhere in a sentence: about one in ten ends with a stop. Where six in ten do, or where half
  /// are longer than any page is wide (120 characters), each line is a paragraph.
  private(set) var isWrapped = true
  /// The width that nine in ten lines keep to, in characters.
  private(set) var width = 0
  /// Whether single blank lines stand between the lines of one sentence, as in a text typed with double spacing: nearly
  /// every line has one below, and four in ten of those go on with a small letter.
  private(set) var isDoubleSpaced = false

  private var widths = WidthCounts()
  private var stops = 0
  private var blanks = BlanksBelow()
  private var filled = 0

  /// Lines with an empty one right below.
  var gaps: Int { blanks.gaps }

  /// Measures those of some lines that are not blank. Where they are not the text's last, two more are there behind them.
  mutating func add(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, _ range: Range<Int>) {
    // Apart from the rest of the habit, so that what is counted for every line stays in registers.
    var (filled, stops, blanks, longer) = (0, 0, self.blanks, [Int]())
    widths.withCounts(of: range.count) { counts in
      for index in range where !lines[index].isBlank {
        filled &+= 1
        guard index &+ 1 < lines.count else { break }
        if lines[index &+ 1].isBlank {
          blanks.add(bytes, lines, index)
          continue
        }
        let width = lines[index].width
        if width < counts.count { counts[width] &+= 1 } else { longer.append(width) }
        stops &+= Glyphs.endsInStop(bytes, lines[index].range) ? 1 : 0
      }
    }
    widths.add(longer)
    self.blanks = blanks
    self.filled += filled
    self.stops += stops
  }

  /// Adds what was measured of other lines.
  mutating func add(_ other: LineHabit) {
    widths.add(other.widths)
    stops += other.stops
    blanks.add(other.blanks)
    filled += other.filled
  }

  /// Decides, when all lines were added.
  mutating func conclude() {
    isDoubleSpaced = filled > 4 && blanks.spaced * 10 >= filled * 9 && blanks.continued * 10 >= blanks.spaced * 4
    let lines = widths.count
    guard lines > 0 else { return }
    width = widths.value(at: lines * 9 / 10)
    isWrapped = stops * 10 < lines * 6 && widths.value(at: lines / 2) <= 120
  }
}

/// What stands around blank lines.
private struct BlanksBelow: Sendable {
  /// Lines with an empty one right below.
  var gaps = 0
  /// Those with one blank line below and text below that, and how many of them go on in it.
  var spaced = 0
  var continued = 0

  /// Adds a line with a blank one below.
  mutating func add(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, _ index: Int) {
    if lines[index + 1].start == lines[index + 1].end { gaps += 1 }
    if index + 2 < lines.count, !lines[index + 2].isBlank {
      spaced += 1
      if Glyphs.startsSmall(bytes, lines[index + 2].range), !Glyphs.endsInStop(bytes, lines[index].range) {
        continued += 1
      }
    }
  }

  mutating func add(_ other: BlanksBelow) {
    gaps += other.gaps
    spaced += other.spaced
    continued += other.continued
  }
}

/// How many lines have each width: what the place of a width among all is told by, without sorting them.
private struct WidthCounts {
  /// Lines of each width up to that of a long line, or up to the longest met: most texts are short and have none.
  private var counts: [Int] = []
  /// Lines of each width past those.
  private var longer: [Int: Int] = [:]

  private static let long = 1_024

  /// How many lines there are. O(widths).
  var count: Int { counts.reduce(0, +) + longer.values.reduce(0, +) }

  /// Does `work` with what lines are counted in, up to some width, of which so many are to be added.
  mutating func withCounts(of lines: Int, _ work: (UnsafeMutableBufferPointer<Int>) -> Void) {
    // A part of a large text may have lines of any width.
    makeRoom(for: lines > Self.long / 4 ? Self.long : 1)
    counts.withUnsafeMutableBufferPointer { work($0) }
  }

  /// Adds lines for whose widths there was no room.
  mutating func add(_ widths: [Int]) {
    for width in widths {
      if width < Self.long {
        makeRoom(for: width + 1)
        counts[width] += 1
      } else {
        longer[width, default: 0] += 1
      }
    }
  }

  /// Makes room for so many widths, and for more, so that it is seldom made.
  private mutating func makeRoom(for widths: Int) {
    if widths <= counts.count { return }
    let room = min(Self.long, max(128, 2 * widths))
    counts += [Int](repeating: 0, count: room - counts.count)
  }

  mutating func add(_ other: WidthCounts) {
    makeRoom(for: other.counts.count)
    for (width, lines) in other.counts.enumerated() { counts[width] &+= lines }
    longer.merge(other.longer, uniquingKeysWith: +)
  }

  /// The width that stands at `place` when all are sorted.
  func value(at place: Int) -> Int {
    var before = 0
    for (width, lines) in counts.enumerated() {
      before += lines
      if before > place { return width }
    }
    for (width, lines) in longer.sorted(by: { $0.key < $1.key }) {
      before += lines
      if before > place { return width }
    }
    preconditionFailure("a place past the last line")
  }
}
