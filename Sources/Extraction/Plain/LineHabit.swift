/// How a plain text uses its line ends, from statistics over lines with a line of text right below.
struct LineHabit: Sendable {
  /// Whether lines end where they are full. Otherwise every line is a paragraph.
  ///
  /// Wrapped lines end anywhere in a sentence: about one in ten ends with a stop. If six in ten do, or if half are
  /// longer than any page is wide (120 characters), each line is a paragraph.
  private(set) var isWrapped = true
  /// The width in characters that nine in ten lines do not exceed.
  private(set) var width = 0
  /// Whether single blank lines separate the lines of one sentence, as in a text typed with double spacing: nearly
  /// every line has one below it, and four in ten of these continue in lower case.
  private(set) var isDoubleSpaced = false

  private var widths = WidthCounts()
  private var stops = 0
  private var blanks = BlanksBelow()
  private var filled = 0

  /// The number of lines with an empty one right below.
  var gaps: Int { blanks.gaps }

  /// Measures those of some lines that are not blank. Unless they are the text's last, two more follow in `lines`.
  mutating func add(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, _ range: Range<Int>) {
    // Local variables, so that what is counted for every line stays in registers.
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

  /// Decides, after all lines were added.
  mutating func conclude() {
    isDoubleSpaced = filled > 4 && blanks.spaced * 10 >= filled * 9 && blanks.continued * 10 >= blanks.spaced * 4
    let lines = widths.count
    guard lines > 0 else { return }
    width = widths.value(at: lines * 9 / 10)
    isWrapped = stops * 10 < lines * 6 && widths.value(at: lines / 2) <= 120
  }
}

/// Counts of what surrounds blank lines.
private struct BlanksBelow: Sendable {
  /// The number of lines with an empty one right below.
  var gaps = 0
  /// The number of those with a single blank line below followed by text, and how many of them continue in it.
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

/// How many lines have each width, to find the width at a rank without sorting.
private struct WidthCounts {
  /// The numbers of lines of each width up to that of a long line, or up to the longest met: most texts are short and
  /// have no long lines.
  private var counts: [Int] = []
  /// The numbers of lines of each greater width.
  private var longer: [Int: Int] = [:]

  private static let long = 1_024

  /// The number of lines. O(widths).
  var count: Int { counts.reduce(0, +) + longer.values.reduce(0, +) }

  /// Runs `work` on the counters for lines up to some width, to which this many lines will be added.
  mutating func withCounts(of lines: Int, _ work: (UnsafeMutableBufferPointer<Int>) -> Void) {
    // A part of a large text may have lines of any width.
    makeRoom(for: lines > Self.long / 4 ? Self.long : 1)
    counts.withUnsafeMutableBufferPointer { work($0) }
  }

  /// Adds lines for whose widths there was no counter.
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

  /// Makes room for this many widths, and for some more, so that it is rarely needed.
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

  /// The width at rank `place` in ascending order.
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
