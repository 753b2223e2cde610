import Text

/// Puts lines together to blocks.
struct ParagraphReader {
  private let bytes: [UInt8]
  private let lines: [VoicedLine]
  private let hyphenation: Hyphenation
  private let isInCapitals: Bool
  /// The speakers' labels that begin more than one line.
  private let labels: Set<String>
  /// How the text uses its line ends.
  let habit: LineHabit
  /// The text so far.
  private(set) var builder = TextBuilder()

  /// Measures the lines.
  init(_ bytes: [UInt8], _ lines: [VoicedLine]) {
    self.bytes = bytes
    self.lines = lines
    habit = LineHabit(bytes, lines)
    hyphenation = Hyphenation(bytes, lines)
    let filled = lines.filter { !$0.line.isBlank }
    let capitals = filled.reduce(0) { $0 + (Glyphs.isCapitals(bytes, $1.line.range) ? 1 : 0) }
    isInCapitals = capitals * 2 > filled.count
    var counts: [String: Int] = [:]
    for line in filled {
      if let label = TurnLabel(bytes, line.line.range) { counts[label.name, default: 0] += 1 }
    }
    labels = Set(counts.filter { $0.value >= 2 }.keys)
  }

  /// Reads all lines.
  mutating func read() {
    var index = 0
    while index < lines.count {
      if lines[index].line.isBlank || isRule(index) {
        index += 1
        continue
      }
      var end = index + 1
      var last = index
      while end < lines.count {
        if lines[end].line.isBlank {
          guard habit.isDoubleSpaced, end + 1 < lines.count, goesOn(last, end + 1) else { break }
          end += 1
        } else if isRule(end) || breaks(last, end, first: index) {
          break
        }
        last = end
        end += 1
      }
      emit(index..<end)
      index = end
    }
  }

  /// Whether a line begins a block although a line with text is right above.
  private func breaks(_ above: Int, _ index: Int, first: Int) -> Bool {
    if !lines[index].isSameVoice(as: lines[above]) { return true }
    let line = lines[index].line
    let previous = lines[above].line
    let stopped = Glyphs.endsInStop(bytes, previous.range)
    if lines[index].voice == .document || isHashHeading(line) || isHashHeading(previous) { return true }
    if let label = TurnLabel(bytes, line.range), labels.contains(label.name) { return true }
    if ListMark.begins(bytes, line) {
      let isInList = ListMark.begins(bytes, lines[first].line)
      if stopped || isInList || !habit.isWrapped || line.indent > previous.indent { return true }
    }
    if !habit.isWrapped {
      let isShort = previous.width < 40 && Hyphenation.hyphenLength(bytes, previous) == 0
      return stopped || isShort || !Glyphs.startsSmall(bytes, line.range)
    }
    if !isInCapitals,
      above == first || Glyphs.isCapitals(bytes, previous.range) != Glyphs.isCapitals(bytes, line.range),
      Glyphs.isCapitals(bytes, previous.range), !Glyphs.isCapitals(bytes, line.range), previous.width >= 4,
      !Glyphs.startsSmall(bytes, line.range)
    {
      return true
    }
    guard stopped, !Glyphs.startsSmall(bytes, line.range), !opensInPunctuation(line) else { return false }
    // A paragraph ends in a short line, or begins with an indented one.
    if line.indent >= previous.indent + 2, !ListMark.begins(bytes, lines[first].line) { return true }
    return previous.width + firstWordWidth(line) + 1 < habit.width * 3 / 4
  }

  /// Whether a line begins with a mark that no sentence begins with, as the rest of a list does.
  private func opensInPunctuation(_ line: SourceLine) -> Bool {
    line.textStart < line.textEnd && ".,;:)]".utf8.contains(bytes[line.textStart])
  }

  /// Whether the line below a single blank line goes on in the sentence.
  private func goesOn(_ above: Int, _ below: Int) -> Bool {
    let line = lines[below].line
    return !line.isBlank && lines[below].isSameVoice(as: lines[above])
      && !Glyphs.endsInStop(bytes, lines[above].line.range) && Glyphs.startsSmall(bytes, line.range)
  }

  /// Whether a line is a heading as Markdown writes it, which is usual in plain text too.
  private func isHashHeading(_ line: SourceLine) -> Bool {
    let hashes = bytes[line.range].prefix { $0 == UInt8(ascii: "#") }.count
    return (1...6).contains(hashes) && hashes < line.range.count && bytes[line.textStart + hashes] == 0x20
  }

  private func firstWordWidth(_ line: SourceLine) -> Int {
    bytes[line.range].prefix { $0 != 0x20 }.count
  }

  /// Whether a line is made of `-`, `=`, `_`, `*`, `~` or `#` alone, three or more: it parts blocks and holds no words.
  private func isRule(_ index: Int) -> Bool {
    let line = lines[index].line
    return line.width >= 3 && bytes[line.range].allSatisfy { "-=_*~# ".utf8.contains($0) }
  }

  private mutating func emit(_ range: Range<Int>) {
    builder.openBlock()
    let start = builder.count
    var previous: Int?
    for index in range where !lines[index].line.isBlank {
      let line = lines[index].line
      if let above = previous {
        let upper = lines[above].line
        if hyphenation.joined.contains(above) {
          builder.removeLast(Hyphenation.hyphenLength(bytes, upper))
        } else if line.textStart - upper.textEnd == 1, bytes[upper.textEnd] == 0x0A {
          builder.copy(bytes, upper.textEnd..<line.textStart)
        } else {
          builder.join("\n")
        }
      }
      builder.copy(bytes, line.range)
      previous = index
    }
    builder.closeBlock(kind(of: range))
    let voiced = lines[range.lowerBound]
    if voiced.voice != .author {
      builder.voice(ByteSpan(start, builder.count), voiced.voice, why: voiced.why)
    }
  }

  private func kind(of range: Range<Int>) -> BlockKind {
    let line = lines[range.lowerBound].line
    if ListMark.begins(bytes, line) { return .listItem }
    if isHashHeading(line) { return .heading }
    guard range.count == 1 || lines[range].dropFirst().allSatisfy(\.line.isBlank) else { return .paragraph }
    if range.upperBound < lines.count, isRule(range.upperBound), line.width <= 100 { return .heading }
    if line.width <= 100, Glyphs.isCapitals(bytes, line.range), !isInCapitals { return .heading }
    return line.width <= 80 && !Glyphs.endsInStop(bytes, line.range) && !Glyphs.startsSmall(bytes, line.range)
      ? .heading : .paragraph
  }
}
