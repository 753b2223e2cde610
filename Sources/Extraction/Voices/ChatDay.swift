import Text

/// The days that chat programs write before a time, and names above a time.
///
/// Newer programs copy a message as at least three lines: who sent it, when, and what it says.
extension ChatTime {
  /// Where the name before the digits of a time ends, on the same line or on the one above, and which of the two it is.
  /// A day may be between them: `14/10/2025`, `Yesterday at`, `Oct 14,`. `nil` where nothing precedes the time's own
  /// line.
  static func endOfName(_ bytes: Bytes, _ range: Range<Int>) -> (end: Int, isAbove: Bool)? {
    let given = withoutGap(bytes, range)
    // The figure of "Speaker 2  0:03" is no day.
    if LabelReading(numbered: bytes, range.lowerBound..<given.end) != nil { return (given.end, given.isAbove) }
    var (end, tells) = (given.end, false)
    var isAbove = given.isAbove
    for _ in 0..<mostDayWords where !isAbove && end > range.lowerBound {
      var start = end
      while start > range.lowerBound, bytes[start - 1] > 0x20 { start -= 1 }
      guard let word = dayWord(bytes, start..<end) else { break }
      tells = tells || word == .telling
      let before = withoutGap(bytes, range.lowerBound..<start)
      (end, isAbove) = (before.end, before.isAbove)
    }
    if isAbove { return end > range.lowerBound ? (end, true) : nil }
    // "Jane May 9:02 AM": the name of a month alone belongs to the person's name.
    if tells { return (end, false) }
    return (given.end, false)
  }

  /// Whether a name, a time below it and text below that begin at a line.
  static func isPair(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, at index: Int) -> Bool {
    guard index >= 0, index + 2 < lines.count, lines[index + 1].range.count <= longestTime,
      lines[index].range.count < TurnLabel.longest, !lines[index].isBlank, !lines[index + 2].isBlank,
      mayStand(bytes, lines[index + 1].range)
    else { return false }
    let range = lines[index].textStart..<lines[index + 2].textEnd
    guard let label = TurnLabel(bytes, range), label.time == .beside else { return false }
    return range.lowerBound + label.length == lines[index + 1].textEnd
  }

  /// The most bytes of a time with a day: most lines are longer.
  private static let longestTime = 48

  /// The most words of a day: "Tuesday, 14th October 2025 at".
  private static let mostDayWords = 6

  private enum DayWord {
    /// The name of a month, which may also be a person's.
    case month
    /// Any other.
    case telling
  }

  /// What a word before a time says about the day; `nil` for any other word.
  private static func dayWord(_ bytes: Bytes, _ word: Range<Int>) -> DayWord? {
    guard !word.isEmpty, word.count <= longestDayWord else { return nil }
    let text = String(decoding: bytes[word], as: UTF8.self).lowercased()
    if text.contains(where: { $0.isNumber }) {
      let ending = text.drop { $0.isNumber || "/.-,".contains($0) }
      return ending.isEmpty || endings.contains(String(ending.filter { $0 != "," })) ? .telling : nil
    }
    let plain = text.filter { $0 != "," && $0 != "." }
    // A dash separates the name from the day.
    if plain == "-" || plain == "—" || plain == "–" || words.contains(plain) { return .telling }
    return months.contains(plain) ? .month : nil
  }

  private static let longestDayWord = 16
  private static let words = TokenList.chatDayWords.wordSet
  private static let months = TokenList.months.wordSet
  private static let endings = TokenList.ordinalEndings.wordSet

  /// The end of a stretch without trailing white space, and whether that contains a line end.
  private static func withoutGap(_ bytes: Bytes, _ range: Range<Int>) -> (end: Int, isAbove: Bool) {
    var (end, isAbove) = (range.upperBound, false)
    while end > range.lowerBound, bytes[end - 1] <= 0x20 || TurnLabel.isEmphasis(bytes[end - 1]) {
      isAbove = isAbove || bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D
      end -= 1
    }
    return (end, isAbove)
  }
}
