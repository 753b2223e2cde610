import Text

/// The times that chat programs write next to a name.
enum ChatTime {
  /// The most bytes of a time in brackets.
  private static let longest = 40

  /// The place after a time before a name, and the gap after it, where a stretch begins with one: `[14.10.2025 09:02]`,
  /// `14/10/2025, 09:02 - `.
  static func endOfStamp(_ bytes: Bytes, _ range: Range<Int>) -> Int? {
    endOfBrackets(bytes, range) ?? endOfDayAndTime(bytes, range)
  }

  /// Whether a stretch may begin with a numeric date: most that begin with a digit do not.
  @inline(__always)
  static func mayBegin(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard range.count > shortest, bytes[range.lowerBound].isASCIIDigit else { return false }
    let start = range.lowerBound
    return isDayMark(bytes[start + 1]) || isDayMark(bytes[start + 2]) || isDayMark(bytes[start + 4])
  }

  /// The place after a date, a time and a dash at the beginning of a stretch: `14/10/2025, 09:02 - `, `10/14/25, 9:02
  /// AM - `.
  static func endOfDayAndTime(_ bytes: Bytes, _ range: Range<Int>) -> Int? {
    guard mayBegin(bytes, range) else { return nil }
    let limit = min(range.upperBound, range.lowerBound + longest)
    var place = range.lowerBound
    func number(_ digits: ClosedRange<Int>) -> Bool {
      let start = place
      while place < limit, bytes[place].isASCIIDigit { place += 1 }
      return digits.contains(place - start)
    }
    func byte(_ isWanted: (UInt8) -> Bool) -> Bool {
      guard place < limit, isWanted(bytes[place]) else { return false }
      place += 1
      return true
    }
    func gap() -> Bool {
      let start = place
      place = SourceLine.afterGaps(bytes, start, limit)
      return place > start
    }
    guard number(1...4), byte(isDayMark), number(1...2), byte(isDayMark), number(1...4) else { return nil }
    _ = byte { $0 == UInt8(ascii: ",") }
    guard gap(), number(1...2), byte({ $0 == UInt8(ascii: ":") }), number(2...2) else { return nil }
    if byte({ $0 == UInt8(ascii: ":") }), !number(2...2) { return nil }
    guard gap() else { return nil }
    if byte({ $0 | 0x20 == UInt8(ascii: "a") || $0 | 0x20 == UInt8(ascii: "p") }) {
      _ = byte { $0 == UInt8(ascii: ".") }
      _ = gap()
      guard byte({ $0 | 0x20 == UInt8(ascii: "m") }) else { return nil }
      _ = byte { $0 == UInt8(ascii: ".") }
      guard gap() else { return nil }
    }
    if bytes.holds("–", at: place, before: limit) {
      place += 3
    } else if !byte({ $0 == UInt8(ascii: "-") }) {
      return nil
    }
    return gap() && place < range.upperBound ? place : nil
  }

  /// The name between a date with a time and a colon, however it is written, if it is short: chats have phone numbers
  /// there, and nicknames.
  static func name(_ bytes: Bytes, _ label: Range<Int>) -> LabelReading? {
    let words = bytes[label].split(separator: 0x20)
    guard (1...LabelReading.mostWords).contains(words.count),
      !bytes[label].contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") })
    else { return nil }
    return LabelReading(role: .name, name: bytes.string(label).trimmed.uppercased(), isDoubtful: false)
  }

  /// The fewest bytes of these, `1/1/25 9:02 - A`.
  private static let shortest = 14

  private static func isDayMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private static func endOfBrackets(_ bytes: Bytes, _ range: Range<Int>) -> Int? {
    guard range.count > 2, bytes[range.lowerBound] == UInt8(ascii: "[") else { return nil }
    var place = range.lowerBound + 1
    var holdsClock = false
    while place < min(range.upperBound, range.lowerBound + longest), bytes[place] != UInt8(ascii: "]") {
      switch bytes[place] {
      case 0x30...0x39, 0x20, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"): break
      case UInt8(ascii: ":"): holdsClock = true
      case UInt8(ascii: "A"), UInt8(ascii: "P"), UInt8(ascii: "M"), UInt8(ascii: "a"), UInt8(ascii: "p"),
        UInt8(ascii: "m"), UInt8(ascii: "T"):
        break
      default:
        // The gap before "AM" may be a narrow space.
        let (gap, _) = SourceLine.gap(bytes, at: place, range.upperBound)
        guard gap > 1 else { return nil }
        place += gap - 1
      }
      place += 1
    }
    guard holdsClock, place < range.upperBound, bytes[place] == UInt8(ascii: "]") else { return nil }
    place += 1
    let gap = place
    while place < range.upperBound, bytes[place] == 0x20 { place += 1 }
    return place > gap && place < range.upperBound ? place : nil
  }

  /// The name that is alone on the first line of a stretch, before a time or after a stamp, and the line's end; or
  /// before a time in brackets and a colon, and the place after that; or above a time on the second line, and that
  /// line's end. `nil` for anything else. `colon` is the first colon of the stretch.
  static func name(
    _ bytes: Bytes, _ range: Range<Int>, isStamped: Bool, colon: Int
  ) -> (name: Range<Int>, end: Int)? {
    if isStamped {
      let end = endOfLine(bytes, range, within: TurnLabel.longest)
      return end.flatMap { colon < $0 ? nil : (range.lowerBound..<$0, $0) }
    }
    guard colon < range.upperBound, bytes[colon] == UInt8(ascii: ":"), colon - range.lowerBound >= 3 else { return nil }
    var place = colon
    while place > range.lowerBound, bytes[place - 1].isASCIIDigit, colon - place < 2 { place -= 1 }
    guard place < colon, place > range.lowerBound else { return nil }
    let opener = bytes[place - 1]
    if opener == UInt8(ascii: "(") || opener == UInt8(ascii: "[") {
      var name = range.lowerBound..<place - 1
      while !name.isEmpty, isGap(bytes[name.upperBound - 1]) || TurnLabel.isEmphasis(bytes[name.upperBound - 1]) {
        name = name.dropLast()
      }
      let closer = UInt8(ascii: opener == UInt8(ascii: "(") ? ")" : "]")
      return endOfBracketedClock(bytes, colon..<range.upperBound, closedBy: closer).map { (name, $0) }
    }
    guard opener <= 0x20, let name = endOfName(bytes, range.lowerBound..<place),
      let end = endOfLine(bytes, colon..<range.upperBound, within: longest), isClock(bytes, colon..<end),
      // Below a name and a time follows what was said then.
      !name.isAbove || end < range.upperBound
    else { return nil }
    return (range.lowerBound..<name.end, end)
  }

  /// The place after a time in brackets that a colon follows, or the line's end; the stretch begins with the time's
  /// first colon.
  private static func endOfBracketedClock(_ bytes: Bytes, _ range: Range<Int>, closedBy closer: UInt8) -> Int? {
    let near = range.prefix(longest)
    guard let close = near.first(where: { bytes[$0] == closer }), isClock(bytes, range.lowerBound..<close) else {
      return nil
    }
    var end = close + 1
    func passEmphasis() { while end < range.upperBound, TurnLabel.isEmphasis(bytes[end]) { end += 1 } }
    passEmphasis()
    if end < range.upperBound, bytes[end] == UInt8(ascii: ":") {
      end += 1
      passEmphasis()
      return end == range.upperBound || bytes[end] <= 0x20 || bytes[end] == 0xC2 ? end : nil
    }
    return endOfLine(bytes, end..<range.upperBound, within: longest) == end ? end : nil
  }

  /// The end of the first line of a stretch, if the line is not longer than `longest`.
  private static func endOfLine(_ bytes: Bytes, _ range: Range<Int>, within longest: Int) -> Int? {
    var end = range.lowerBound
    while end < range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D {
      guard end - range.lowerBound < longest else { return nil }
      end += 1
    }
    while end > range.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    return end
  }

  /// Whether a stretch is the rest of a time from its first colon on: `:02`, `:02:33 PM`.
  static func isClock(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while range.upperBound - place >= 3, bytes[place] == UInt8(ascii: ":"), bytes[place + 1].isASCIIDigit,
      bytes[place + 2].isASCIIDigit
    {
      place += 3
    }
    guard place > range.lowerBound else { return false }
    place = SourceLine.afterGaps(bytes, place, range.upperBound)
    let half = bytes[place..<range.upperBound].filter { $0 != UInt8(ascii: ".") }.map { $0 | 0x20 }
    return half.isEmpty
      || half.count == 2 && (half[0] == UInt8(ascii: "a") || half[0] == UInt8(ascii: "p"))
        && half[1] == UInt8(ascii: "m")
  }

  private static func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
