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

  /// Measures a text's lines.
  init(_ bytes: [UInt8], _ lines: [VoicedLine]) {
    var widths: [Int] = []
    var stops = 0
    var spaced = 0
    var continued = 0
    var filled = 0
    for index in lines.indices where !lines[index].line.isBlank {
      filled += 1
      let line = lines[index].line
      guard index + 1 < lines.count else { continue }
      if !lines[index + 1].line.isBlank {
        widths.append(line.width)
        if Glyphs.endsInStop(bytes, line.range) { stops += 1 }
      } else if index + 2 < lines.count, !lines[index + 2].line.isBlank {
        spaced += 1
        if !Glyphs.endsInStop(bytes, line.range), Glyphs.startsSmall(bytes, lines[index + 2].line.range) {
          continued += 1
        }
      }
    }
    isDoubleSpaced = filled > 4 && spaced * 10 >= filled * 9 && continued * 10 >= spaced * 4
    guard !widths.isEmpty else { return }
    widths.sort()
    width = widths[widths.count * 9 / 10]
    isWrapped = stops * 10 < widths.count * 6 && widths[widths.count / 2] <= 120
  }
}
