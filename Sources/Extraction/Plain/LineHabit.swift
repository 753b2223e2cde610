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
  /// Lines with an empty one right below.
  private(set) var gaps = 0
  private var spaced = 0
  private var continued = 0
  private var filled = 0

  /// Measures a line that is not blank. Where it is not the text's last, two more are there behind it.
  @inline(__always)
  mutating func add(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, _ index: Int) {
    filled += 1
    guard index + 1 < lines.count else { return }
    let range = lines[index].range
    if !lines[index + 1].isBlank {
      widths.add(lines[index].width)
      stops &+= Glyphs.endsInStop(bytes, range) ? 1 : 0
      return
    }
    if lines[index + 1].start == lines[index + 1].end { gaps &+= 1 }
    if index + 2 < lines.count, !lines[index + 2].isBlank {
      spaced += 1
      if Glyphs.startsSmall(bytes, lines[index + 2].range), !Glyphs.endsInStop(bytes, range) { continued += 1 }
    }
  }

  /// Adds what was measured of other lines.
  mutating func add(_ other: LineHabit) {
    widths.add(other.widths)
    stops += other.stops
    gaps += other.gaps
    spaced += other.spaced
    continued += other.continued
    filled += other.filled
  }

  /// Decides, when all lines were added.
  mutating func conclude() {
    isDoubleSpaced = filled > 4 && spaced * 10 >= filled * 9 && continued * 10 >= spaced * 4
    guard widths.count > 0 else { return }
    width = widths.value(at: widths.count * 9 / 10)
    isWrapped = stops * 10 < widths.count * 6 && widths.value(at: widths.count / 2) <= 120
  }
}

/// How many lines have each width: what the place of a width among all is told by, without sorting them.
private struct WidthCounts {
  /// Lines of each width up to that of a long line, or up to the longest met: most texts are short and have none.
  private var counts: [Int] = []
  /// Lines of each width past that of a long line.
  private var longer: [Int: Int] = [:]
  private(set) var count = 0

  private static let long = 1_024

  @inline(__always)
  mutating func add(_ width: Int) {
    count += 1
    if width < counts.count { counts[width] += 1 } else { addLonger(width) }
  }

  @inline(never)
  private mutating func addLonger(_ width: Int) {
    if width < Self.long {
      makeRoom(for: width + 1)
      counts[width] += 1
    } else {
      longer[width, default: 0] += 1
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
    for (width, lines) in other.counts.enumerated() { counts[width] += lines }
    longer.merge(other.longer, uniquingKeysWith: +)
    count += other.count
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
