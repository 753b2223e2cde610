import Text

/// Times of day, or of a recording, without a date: those before a name, and those that stand alone.
extension ChatTime {
  /// The sender of a message.
  struct Sender {
    /// Where the name stands.
    var name: Range<Int>
    /// Whether a preceding word shows that it is one, so that it may be written in any way.
    var isGiven: Bool
    /// The place after the colon.
    var end: Int
  }

  /// The most bytes of a line with the time of a message.
  private static let longestLine = 120

  /// The sender after a time with seconds, where a stretch begins with one: `09:15:22 From Jane Roe to Everyone:`,
  /// `00:15:22 Jane Roe:`.
  static func sender(_ bytes: Bytes, _ range: Range<Int>) -> Sender? {
    guard mayBeginWithClock(bytes, range), let clock = endOfClock(bytes, range), clock.parts == 3 else { return nil }
    let limit = min(range.upperBound, range.lowerBound + longestLine)
    var start = afterGap(bytes, clock.end..<limit)
    guard start > clock.end, let colon = bytes[start..<limit].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    guard colon + 1 == range.upperBound || bytes[colon + 1] <= 0x20 else { return nil }
    let words = bytes[start..<colon].split { $0 <= 0x20 }
    guard words.count > 1, let first = words.first, isOne(first, of: fromWords) else {
      return words.isEmpty ? nil : Sender(name: start..<colon, isGiven: false, end: colon + 1)
    }
    start = words[1].startIndex
    let to = words.dropFirst(2).first { isOne($0, of: toWords) }
    var end = to?.startIndex ?? colon
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return Sender(name: start..<end, isGiven: true, end: colon + 1)
  }

  /// Whether a stretch may begin with a time.
  @inline(__always)
  static func mayBeginWithClock(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard range.count > shortestClock, bytes[range.lowerBound].isASCIIDigit else { return false }
    return bytes[range.lowerBound + 1] == UInt8(ascii: ":") || bytes[range.lowerBound + 2] == UInt8(ascii: ":")
  }

  /// Whether a short line may have a time: most lines have no colon before a digit.
  static func mayStand(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    line.prefix(longestLine).dropFirst().contains { place in
      bytes[place] == UInt8(ascii: ":") && bytes[place - 1].isASCIIDigit && place + 1 < line.upperBound
        && bytes[place + 1].isASCIIDigit
    }
  }

  /// Whether a line is only a time: `9:03`, `[9:03 AM]`.
  static func standsAlone(_ bytes: Bytes, _ line: Range<Int>) -> Bool { alone(bytes, line) != nil }

  /// The seconds shown by a line that is only a time of a recording: `0:03`, `1:02:33`, `[00:12]`.
  static func secondsAlone(_ bytes: Bytes, _ line: Range<Int>) -> Int? {
    guard let clock = alone(bytes, line), !clock.hasHalf else { return nil }
    return clock.seconds
  }

  private static func alone(_ bytes: Bytes, _ line: Range<Int>) -> (seconds: Int, hasHalf: Bool)? {
    var clock = line
    guard clock.count >= shortestClock else { return nil }
    let closer: UInt8? =
      switch bytes[clock.lowerBound] {
      case UInt8(ascii: "["): UInt8(ascii: "]")
      case UInt8(ascii: "("): UInt8(ascii: ")")
      default: nil
      }
    if let closer {
      guard bytes[clock.upperBound - 1] == closer else { return nil }
      clock = clock.lowerBound + 1..<clock.upperBound - 1
    }
    guard let read = endOfClock(bytes, clock), let colon = bytes[clock].firstIndex(of: UInt8(ascii: ":")),
      isClock(bytes, colon..<clock.upperBound)
    else { return nil }
    return (read.seconds, read.end < clock.upperBound)
  }

  /// The fewest bytes of a time, `0:03`.
  private static let shortestClock = 4

  /// The place after a time at the beginning of a stretch, how many numbers it has, and how many seconds these are as
  /// minutes and seconds, or with hours.
  private static func endOfClock(_ bytes: Bytes, _ range: Range<Int>) -> (end: Int, parts: Int, seconds: Int)? {
    var place = range.lowerBound
    var (parts, seconds) = (0, 0)
    while parts < 3 {
      let start = place
      var number = 0
      while place < range.upperBound, bytes[place].isASCIIDigit, place - start < 3 {
        number = number * 10 + Int(bytes[place] & 0x0F)
        place += 1
      }
      guard place > start, parts == 0 || place - start == 2 && number < 60 else { return nil }
      (parts, seconds) = (parts + 1, seconds * 60 + number)
      guard parts < 3, place < range.upperBound, bytes[place] == UInt8(ascii: ":") else { break }
      place += 1
    }
    return parts > 1 ? (place, parts, seconds) : nil
  }

  /// The seconds of the time of a recording that a line begins with, and the place of what is said behind it: `0:03 We met`,
  /// `[00:00:03] We met`, `(0:03) We met`, `[00:03.000 --> 00:08.000] We met`; `nil` where a line begins otherwise.
  static func leading(_ bytes: Bytes, _ line: Range<Int>) -> (seconds: Int, end: Int)? {
    guard line.count > shortestClock else { return nil }
    let closer: UInt8? =
      switch bytes[line.lowerBound] {
      case UInt8(ascii: "["): UInt8(ascii: "]")
      case UInt8(ascii: "("): UInt8(ascii: ")")
      default: nil
      }
    guard let first = endOfFineClock(bytes, (closer == nil ? line.lowerBound : line.lowerBound + 1)..<line.upperBound)
    else { return nil }
    var end = first.end
    let arrow = afterGap(bytes, end..<line.upperBound)
    if closer != nil, bytes.holds("-->", at: arrow, before: line.upperBound) {
      let second = afterGap(bytes, arrow + 3..<line.upperBound)
      guard let last = endOfFineClock(bytes, second..<line.upperBound) else { return nil }
      end = last.end
    }
    if let closer {
      guard end < line.upperBound, bytes[end] == closer else { return nil }
      end += 1
    }
    let said = SourceLine.afterGaps(bytes, end, line.upperBound)
    return said > end && said < line.upperBound ? (first.seconds, said) : nil
  }

  /// The same of a time, behind whose seconds parts of one may stand: `00:03.500`.
  private static func endOfFineClock(_ bytes: Bytes, _ range: Range<Int>) -> (end: Int, seconds: Int)? {
    guard let clock = endOfClock(bytes, range) else { return nil }
    guard clock.end < range.upperBound, bytes[clock.end] == UInt8(ascii: ".") || bytes[clock.end] == UInt8(ascii: ",")
    else { return (clock.end, clock.seconds) }
    let digits = (clock.end + 1..<range.upperBound).prefix(3).prefix { bytes[$0].isASCIIDigit }.count
    return (digits == 0 ? clock.end : clock.end + 1 + digits, clock.seconds)
  }

  private static func afterGap(_ bytes: Bytes, _ range: Range<Int>) -> Int {
    range.first { bytes[$0] != 0x20 && bytes[$0] != 0x09 } ?? range.upperBound
  }

  private static func isOne(_ word: Slice<Bytes>, of words: Set<String>) -> Bool {
    words.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  private static let fromWords = TokenList.fromNames.wordSet
  private static let toWords = TokenList.toNames.wordSet
}
