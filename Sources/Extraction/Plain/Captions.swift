import Text

/// The lines with which WebVTT, SubRip and SubViewer number and time subtitles.
enum Captions {
  /// Whether a text consists of subtitles, judged by its first line with text and the one below.
  static func begin(_ bytes: Bytes, _ lines: [SourceLine], from start: Int) -> Bool {
    if isHead(bytes, lines[start]) || isPlainTime(bytes, lines[start]) { return true }
    return start + 1 < lines.count && isNumber(bytes, lines[start]) && isTime(bytes, lines[start + 1])
  }

  /// Whether a line is the first of a WebVTT file.
  static func isHead(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    let name: StaticString = "WEBVTT"
    let end = line.textStart + name.utf8CodeUnitCount
    return bytes.holds(name, at: line.textStart, before: line.textEnd) && (end == line.textEnd || bytes[end] <= 0x20)
  }

  /// Whether a line is two times separated by an arrow: `00:01:02.500 --> 00:01:04.000`, or two times as in SubViewer.
  static func isTime(_ bytes: Bytes, _ line: SourceLine) -> Bool { times(bytes, line) != nil }

  /// Whether a line is two times as in SubViewer and nothing else: `0:01:02.500,0:01:04.000`.
  private static func isPlainTime(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    let end = line.textStart + line.range.prefix { isTimeByte(bytes[$0]) }.count
    return end == line.textEnd && times(bytes, line) != nil
  }

  /// The start and end times on a line.
  private static func times(_ bytes: Bytes, _ line: SourceLine) -> (start: Range<Int>, end: Range<Int>)? {
    var place = line.textStart
    while place < line.textEnd, isTimeByte(bytes[place]) { place += 1 }
    guard place >= line.textStart + shortestTime else { return nil }
    if place == line.textEnd { return plainTimes(bytes, line.range) }
    guard bytes[place] == 0x20 else { return nil }
    let start = line.textStart..<place
    while place < line.textEnd, bytes[place] == 0x20 { place += 1 }
    guard bytes.holds("-->", at: place, before: line.textEnd) else { return nil }
    place += 3
    while place < line.textEnd, bytes[place] == 0x20 { place += 1 }
    guard place < line.textEnd, bytes[place].isASCIIDigit else { return nil }
    return (start, place..<place + (place..<line.textEnd).prefix { bytes[$0] > 0x20 }.count)
  }

  /// The two times, separated by a comma, in a stretch of such bytes. Each has hours, and thousandths after a full
  /// stop.
  private static func plainTimes(_ bytes: Bytes, _ range: Range<Int>) -> (start: Range<Int>, end: Range<Int>)? {
    guard let comma = range.first(where: { bytes[$0] == UInt8(ascii: ",") }) else { return nil }
    let (start, end) = (range.lowerBound..<comma, comma + 1..<range.upperBound)
    func isWhole(_ time: Range<Int>) -> Bool {
      let marks = time.filter { !bytes[$0].isASCIIDigit }
      return marks.map { bytes[$0] }.elementsEqual("::.".utf8) && marks[1] == marks[0] + 3 && marks[2] == marks[1] + 3
        && marks[0] > time.lowerBound && marks[2] + 1 < time.upperBound
    }
    return isWhole(start) && isWhole(end) ? (start, end) : nil
  }

  /// How many lines above and below a time are searched for repeated text.
  static let reach = 8

  /// Whether the time on a line ends when that on another begins.
  static func touch(_ bytes: Bytes, _ line: SourceLine, _ next: SourceLine) -> Bool {
    guard let times = times(bytes, line), let nextTimes = Self.times(bytes, next) else { return false }
    return bytes[nextTimes.start].elementsEqual(bytes[times.end])
  }

  /// Whether there is a long pause between the times on two lines, or the clock was reset. Such a pause separates two
  /// thoughts, or two scenes; subtitles of one sentence follow each other within about a second.
  static func isPause(_ bytes: Bytes, _ line: SourceLine, _ next: SourceLine) -> Bool {
    guard let time = shown(bytes, line), let nextTime = shown(bytes, next) else { return false }
    return nextTime.start - time.end >= longPause || nextTime.start < time.start
  }

  /// The length of such a pause in milliseconds.
  private static let longPause = 2_000

  /// The start and end times of a line with both, in milliseconds.
  private static func shown(_ bytes: Bytes, _ line: SourceLine) -> (start: Int, end: Int)? {
    guard let times = times(bytes, line), let start = milliseconds(bytes, times.start),
      let end = milliseconds(bytes, times.end)
    else { return nil }
    return (start, end)
  }

  /// Reads `01:02.500`, `00:01:02,500`; `nil` if there are too many digits.
  private static func milliseconds(_ bytes: Bytes, _ time: Range<Int>) -> Int? {
    var (seconds, part, thousandths) = (0, 0, 0)
    // The value of the next decimal.
    var unit: Int?
    for place in time.prefix(while: { isTimeByte(bytes[$0]) }) {
      let byte = bytes[place]
      if place - time.lowerBound >= longestTime { return nil }
      if byte == UInt8(ascii: ":") {
        (seconds, part) = ((seconds + part) * 60, 0)
      } else if !byte.isASCIIDigit {
        unit = 100
      } else if let counts = unit {
        thousandths += counts * Int(byte & 0x0F)
        unit = counts / 10
      } else {
        part = part * 10 + Int(byte & 0x0F)
      }
    }
    return (seconds + part) * 1_000 + thousandths
  }

  /// The most bytes of a time, with hours of five digits.
  private static let longestTime = 15

  /// Whether a line is a word with a digit, such as precedes a time.
  static func isNumber(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    !line.isBlank && line.range.allSatisfy { bytes[$0] > 0x20 } && line.range.contains { bytes[$0].isASCIIDigit }
  }

  /// Whether all visible text of a line is in one pair of brackets.
  static func isInBrackets(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    guard !line.isBlank, closers.contains(bytes[line.textEnd - 1]) else { return false }
    let pieces = TextTags(bytes, areCaptions: true).pieces(of: line.range)
    guard pieces.count == 1, let piece = pieces.first, piece.kind == .text, piece.range.count > 2 else { return false }
    let (first, last) = (bytes[piece.range.lowerBound], bytes[piece.range.upperBound - 1])
    let isOpened =
      first == UInt8(ascii: "[") && last == UInt8(ascii: "]") || first == UInt8(ascii: "(") && last == UInt8(ascii: ")")
    return isOpened && !bytes[piece.range.dropLast()].contains(last)
  }

  /// The characters that may end a line in brackets, before any tags.
  private static let closers = Array("])>".utf8)

  /// Whether a line begins a note, or the styles of a WebVTT file.
  static func beginsNote(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    line.textStart == line.start
      && notes.contains { name in
        let end = line.textStart + name.count
        return end <= line.textEnd && bytes[line.textStart..<end].elementsEqual(name)
          && (end == line.textEnd || bytes[end] <= 0x20)
      }
  }

  private static let notes = TokenList.captionNotes.words

  /// The fewest bytes of a time, `00:01.5`.
  private static let shortestTime = 7

  private static func isTimeByte(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }
}
