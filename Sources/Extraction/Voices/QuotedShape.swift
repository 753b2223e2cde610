import Text

/// The shape of the text between two quotation marks.
struct QuotedShape: Hashable, Sendable {
  /// The number of words, capped at 8.
  private(set) var words = 0
  /// Whether it begins with a capital and is not entirely in capitals.
  private(set) var startsCapital = false
  /// Whether it is "I" and one or two other words: somebody's clause, however short.
  private(set) var isFirstPerson = false
  /// The stop or comma at its end.
  private(set) var end: Unicode.Scalar?
  /// Whether every word of at least four letters is capitalised, as in a book title; never if all of it is in capitals,
  /// which tell nothing.
  private(set) var isTitle = true

  /// Examines a stretch; of a long one only the beginning and the end.
  init(_ bytes: Bytes, _ range: Range<Int>) {
    startsCapital = Glyphs.startsCapital(bytes, range)
    var last = range.upperBound
    while last > range.lowerBound, bytes[last - 1] <= 0x20 { last -= 1 }
    if last > range.lowerBound {
      let scalar = Glyphs.scalar(bytes, before: last).scalar
      switch scalar {
      case ".", ",", "!", "?", "…", "—", ";": end = scalar
      default: break
      }
    }
    var index = range.lowerBound
    while index < last, words < 8 {
      guard Glyphs.isLetterByte(bytes[index]) || bytes[index].isASCIIDigit else {
        index += 1
        continue
      }
      let start = index
      while index < last,
        Glyphs.isLetterByte(bytes[index]) || bytes[index] == 0x27 || bytes[index] == 0x2D
          || bytes[index].isASCIIDigit
      {
        index += 1
      }
      words += 1
      if index - start >= 4, bytes[start] >= 0x61, bytes[start] <= 0x7A { isTitle = false }
    }
    let second = range.lowerBound + 2
    isFirstPerson =
      (2...3).contains(words) && second < last && bytes[second - 2] == UInt8(ascii: "I")
      && bytes[second - 1] == UInt8(ascii: " ") && Glyphs.isLetterByte(bytes[second])
    let isShouted = !(range.lowerBound..<last).contains { bytes[$0].isASCIISmall }
    if isShouted { startsCapital = false }
    if words == 8 || isShouted { isTitle = false }
  }
}
