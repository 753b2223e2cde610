/// Decides which line ends break a word in two, as typesetters and PDF converters do.
///
/// Candidates are lines that end with a letter and a hyphen above a line that begins with a lower-case letter. If the
/// word occurs elsewhere in the text without the hyphen, it is one word; if it occurs with the hyphen, it is a
/// compound. For the others the text's habit decides: compounds such as "well-known" fall on a line end by chance about
/// once in as many occurrences as a line has words. At least two breaks, and three times as many as by chance, show a
/// habit of breaking words. A soft hyphen at a line end is always a break.
///
/// This takes two passes over the lines of the text's sample: one for the breaks, one for the words that they would
/// give.
struct Hyphenation: Sendable {
  /// The words that joining the breaks would give, with and without the hyphen.
  private(set) var wanted: Set<String> = []
  private var breaks = 0
  /// Those of the wanted words that occur elsewhere.
  private var seen: Set<String> = []
  private var words = 0
  private var compounds = 0
  private var isHabit = false

  /// Whether there is a break for which the words must be examined.
  var needsWords: Bool { !wanted.isEmpty }

  /// A word broken at a line end, as it would be read when joined.
  private struct Break {
    var whole: String
    var compound: String
  }

  private enum Ending {
    case plain, soft
    case hyphen(Break)
  }

  /// Adds the break at the end of a line. Unless it is the text's last line, another follows in `lines`.
  @inline(__always)
  mutating func addBreak(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, _ index: Int) {
    if index + 1 < lines.count, Hyphenation.mayGoOn(bytes, lines[index]) {
      addEnding(Hyphenation.ending(bytes, lines[index], above: lines[index + 1]))
    }
  }

  private mutating func addEnding(_ ending: Ending) {
    guard case .hyphen(let found) = ending else { return }
    breaks += 1
    wanted.insert(found.whole)
    wanted.insert(found.compound)
  }

  /// Adds the breaks found in other lines.
  mutating func addBreaks(_ other: Hyphenation) {
    breaks += other.breaks
    wanted.formUnion(other.wanted)
  }

  /// Adds the words found in some lines; all breaks must have been added.
  mutating func addWords(_ found: BrokenWords) {
    seen.formUnion(found.seen)
    words += found.words
    compounds += found.compounds
  }

  /// Decides, after all breaks and words were added, for a text with this many non-blank lines.
  mutating func conclude(lines: Int) {
    let wordsPerLine = max(1, words / max(1, lines))
    isHabit = breaks >= 2 && breaks > 3 * (compounds / wordsPerLine)
  }

  /// Whether a line continues in the next without its hyphen and without a gap.
  @inline(__always)
  func joins(_ bytes: Bytes, _ line: SourceLine, _ next: SourceLine) -> Bool {
    Hyphenation.mayGoOn(bytes, line) && isBroken(bytes, line, next)
  }

  private func isBroken(_ bytes: Bytes, _ line: SourceLine, _ next: SourceLine) -> Bool {
    switch Hyphenation.ending(bytes, line, above: next) {
    case .plain: false
    case .soft: true
    case .hyphen(let found): !seen.contains(found.compound) && (seen.contains(found.whole) || isHabit)
    }
  }

  /// Whether a line may end with a hyphen, or with an invisible soft hyphen: few do.
  @inline(__always)
  private static func mayGoOn(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    guard !line.isBlank else { return false }
    let last = bytes[line.textEnd - 1]
    return last == UInt8(ascii: "-") || last == 0x90 || line.end - line.textEnd >= 2
  }

  private static func ending(_ bytes: Bytes, _ line: SourceLine, above next: SourceLine) -> Ending {
    let length = hyphenLength(bytes, line)
    guard length > 0 || line.end - line.textEnd >= 2, !line.isBlank, !next.isBlank else { return .plain }
    guard Glyphs.startsSmall(bytes, next.range), Glyphs.isLetterByte(bytes[next.textStart]) else { return .plain }
    // A soft hyphen is invisible, so it comes after the visible text.
    if line.end - line.textEnd >= 2, bytes[line.textEnd] == 0xC2, bytes[line.textEnd + 1] == 0xAD { return .soft }
    guard length > 0, line.textEnd - length > line.textStart,
      Glyphs.isLetterByte(bytes[line.textEnd - length - 1])
    else { return .plain }
    let before = word(bytes, endingAt: line.textEnd - length, from: line.textStart)
    let after = word(bytes, startingAt: next.textStart, to: next.textEnd)
    return .hyphen(Break(whole: before + after, compound: before + "-" + after))
  }

  /// The length of the hyphen at a line's end; 0 when there is none or it is a dash.
  @inline(__always)
  static func hyphenLength(_ bytes: Bytes, _ line: SourceLine) -> Int {
    guard line.textEnd - line.textStart >= 2 else { return 0 }
    if bytes[line.textEnd - 1] == UInt8(ascii: "-") { return 1 }
    return line.textEnd - line.textStart >= 4 && bytes[line.textEnd - 1] == 0x90
      && bytes.holds("\u{2010}", at: line.textEnd - 3, before: line.textEnd) ? 3 : 0
  }

  private static func word(_ bytes: Bytes, endingAt end: Int, from first: Int) -> String {
    var start = end
    while start > first, Glyphs.isLetterByte(bytes[start - 1]), end - start < 64 { start -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
  }

  private static func word(_ bytes: Bytes, startingAt start: Int, to last: Int) -> String {
    var end = start
    while end < last, Glyphs.isLetterByte(bytes[end]), end - start < 64 { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
  }
}
