import Text

/// The signs with which captions mark a change of speaker: `>> JANE ROE: So it is`, or `>> So it is` without a name.
enum TurnSign {
  /// Whether a stretch may begin with the sign.
  @inline(__always)
  static func mayBegin(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    range.count > 2 && bytes[range.lowerBound] == mark && bytes[range.lowerBound + 1] == mark
  }

  /// The place after the sign that begins a stretch: two or three marks and the gap after them; `nil` if no letter or bracket
  /// follows.
  static func end(_ bytes: Bytes, _ range: Range<Int>) -> Int? {
    guard mayBegin(bytes, range) else { return nil }
    var place = range.lowerBound + 2
    if bytes[place] == mark { place += 1 }
    let end = SourceLine.afterGaps(bytes, place, range.upperBound)
    return end < range.upperBound && (Glyphs.isLetterByte(bytes[end]) || bytes[end] == UInt8(ascii: "[")) ? end : nil
  }

  /// Whether the first lines of a text show that its marks are these signs and not those of quoted mail: at least two precede a
  /// name and a colon, and no line begins with a single mark, as a quotation in a mail does.
  static func takeTurns(_ bytes: Bytes, _ lines: [SourceLine]) -> Bool {
    var named = 0
    for line in lines where bytes[line.textStart] == mark {
      guard mayBegin(bytes, line.range) else { return false }
      if let label = TurnLabel(bytes, line.range), !label.isUnnamed { named += 1 }
    }
    return named >= 2
  }

  private static let mark = UInt8(ascii: ">")
}

/// The line above the time of a subtitle that gives its number and its speaker: `12 "Jane Roe" (3456)`.
struct NamedCue {
  /// The range of the name.
  let name: Range<Int>
  /// The place after the line.
  let end: Int

  /// Reads the line at the start of a stretch; `nil` if it is not such a line.
  init?(_ bytes: Bytes, _ range: Range<Int>) {
    guard Self.mayBegin(bytes, range) else { return nil }
    let limit = min(range.upperBound, range.lowerBound + Self.longest)
    let open = range.lowerBound + Self.digits(bytes, range) + 2
    guard let close = (open..<max(open, limit)).first(where: { bytes[$0] == UInt8(ascii: "\"") }), close > open,
      bytes.holds("\" (", at: close, before: limit)
    else { return nil }
    let number = close + 3
    let last = number + Self.digits(bytes, number..<limit)
    guard last > number, last < limit, bytes[last] == UInt8(ascii: ")"),
      last + 1 == range.upperBound || bytes[last + 1] <= 0x20
    else { return nil }
    name = open..<close
    end = last + 1
  }

  /// Whether a stretch may begin with such a line.
  static func mayBegin(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    let count = digits(bytes, range)
    return count > 0 && bytes.holds(" \"", at: range.lowerBound + count, before: range.upperBound)
  }

  private static func digits(_ bytes: Bytes, _ range: Range<Int>) -> Int {
    range.prefix(mostDigits).prefix { bytes[$0].isASCIIDigit }.count
  }

  /// The most digits of a subtitle's or participant's number, and the most bytes of a line with a name.
  private static let (mostDigits, longest) = (12, 160)
}
