/// How a plain text uses its line ends, by statistics over lines that have a text line right below.
struct LineHabit: Hashable, Sendable {
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

  /// Measures a text's lines from `first` on.
  init(_ bytes: Bytes, _ lines: [SourceLine], from first: Int) {
    var widths = WidthCounts()
    var stops = 0
    var spaced = 0
    var continued = 0
    var filled = 0
    for index in first..<max(first, lines.count) where !lines[index].isBlank {
      filled += 1
      guard index + 1 < lines.count else { continue }
      let line = lines[index]
      if !lines[index + 1].isBlank {
        widths.add(line.width)
        if Glyphs.endsInStop(bytes, line.range) { stops += 1 }
      } else if index + 2 < lines.count, !lines[index + 2].isBlank {
        spaced += 1
        if !Glyphs.endsInStop(bytes, line.range), Glyphs.startsSmall(bytes, lines[index + 2].range) {
          continued += 1
        }
      }
    }
    isDoubleSpaced = filled > 4 && spaced * 10 >= filled * 9 && continued * 10 >= spaced * 4
    guard widths.count > 0 else { return }
    width = widths.value(at: widths.count * 9 / 10)
    isWrapped = stops * 10 < widths.count * 6 && widths.value(at: widths.count / 2) <= 120
  }
}

/// How many lines have each width: what the place of a width among all is told by, without sorting them.
private struct WidthCounts {
  /// Lines of each width up to that of a long line.
  private var counts = [Int](repeating: 0, count: 256)
  /// The widths of longer lines.
  private var longer: [Int] = []
  private(set) var count = 0

  mutating func add(_ width: Int) {
    count += 1
    if width < counts.count { counts[width] += 1 } else { longer.append(width) }
  }

  /// The width that stands at `place` when all are sorted.
  func value(at place: Int) -> Int {
    var before = 0
    for (width, lines) in counts.enumerated() {
      before += lines
      if before > place { return width }
    }
    return longer.sorted()[place - before]
  }
}
