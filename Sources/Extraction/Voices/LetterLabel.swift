import Text

/// `Q.`, `A.--`, `Q1.`, `A2)`, `Q -`: labels without a colon, in court records and questionnaires.
struct LetterLabel {
  /// Where the label ends.
  let end: Int
  /// Whether it asks.
  let isQuestion: Bool

  /// The most digits of its number.
  private static let mostDigits = 3
  /// The bytes of a numbered question within which its question mark is searched for: without one, `Q1.` may be a
  /// quarter.
  private static let longestQuestion = 1_000

  /// Reads the label at the start of a stretch; `nil` when there is none.
  init?(_ bytes: Bytes, _ range: Range<Int>) {
    guard range.count > 2 else { return nil }
    let (first, limit) = (bytes[range.lowerBound], range.upperBound)
    isQuestion = first == UInt8(ascii: "Q")
    guard isQuestion || first == UInt8(ascii: "A") else { return nil }
    var place = range.lowerBound + 1
    while place < limit, place <= range.lowerBound + Self.mostDigits, bytes[place].isASCIIDigit { place += 1 }
    let isNumbered = place > range.lowerBound + 1
    guard place + 1 < limit else { return nil }
    let isGap = bytes[place] == 0x20 || bytes[place] == 0x09
    if bytes[place] == UInt8(ascii: ".") || isNumbered && bytes[place] == UInt8(ascii: ")") {
      place += 1
      let dash = Self.endOfDash(bytes, place, limit)
      guard bytes[place] == 0x20 || dash != nil else { return nil }
      if isNumbered, isQuestion, !bytes[place..<min(limit, place + Self.longestQuestion)].contains(UInt8(ascii: "?")) {
        return nil
      }
      end = dash ?? place
    } else if isGap, let dash = Self.endOfDash(bytes, place, limit), dash < limit, bytes[dash] == 0x20 {
      end = dash
    } else if isGap, isQuestion, !isNumbered {
      end = place
    } else {
      return nil
    }
  }

  /// The end of a dash at a place, with surrounding spaces.
  private static func endOfDash(_ bytes: Bytes, _ start: Int, _ limit: Int) -> Int? {
    var place = start
    while place < limit, bytes[place] == 0x20 { place += 1 }
    let length = Glyphs.dashLength(bytes, at: place, before: limit)
    return length > 0 ? place + length : nil
  }
}
