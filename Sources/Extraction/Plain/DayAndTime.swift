import Text

/// What a line says of a day and of a time of day, as mail programs write them whatever their language.
struct DayAndTime: Hashable, Sendable {
  /// Whether a time of day stands there: "9:12".
  private(set) var holdsTime = false
  /// Whether a year stands there in which there was mail, by four figures.
  private(set) var holdsYear = false
  /// Whether a day stands there by three numbers: "3/4/09", "4.3.2009", "2009-03-04".
  private(set) var holdsDay = false
  /// How many numbers stand there.
  private(set) var numbers = 0

  /// Whether a day or a time of day is there.
  var isAny: Bool { holdsTime || holdsYear || holdsDay }

  /// Nothing of the kind.
  static let none = DayAndTime(EmptyCollection())

  private static let yearsOfMail = 1971...2100

  /// A number, and the byte behind it.
  private struct Number {
    var figures = 0
    var value = 0
    var mark: UInt8 = 0

    /// Whether it may be a day or a month.
    var isShort: Bool { (1...2).contains(figures) }
  }

  /// Reads a text. O(bytes).
  init(_ text: some Sequence<UInt8>) {
    var (first, second, last) = (Number(), Number(), Number())
    for byte in text {
      if byte.isASCIIDigit {
        last.figures += 1
        // The value of a longer one is not asked for.
        if last.figures <= 4 { last.value = 10 * last.value + Int(byte - UInt8(ascii: "0")) }
        continue
      }
      last.mark = byte
      if last.figures > 0 { add(first, second, last) }
      (first, second, last) = (second, last, Number())
    }
    if last.figures > 0 { add(first, second, last) }
  }

  /// Takes in what another line says.
  mutating func formUnion(_ other: DayAndTime) {
    holdsTime = holdsTime || other.holdsTime
    holdsYear = holdsYear || other.holdsYear
    holdsDay = holdsDay || other.holdsDay
    numbers += other.numbers
  }

  /// Takes in a number behind two others, none of which has figures where more than a byte stands between.
  private mutating func add(_ first: Number, _ second: Number, _ last: Number) {
    numbers += 1
    if second.isShort, second.mark == UInt8(ascii: ":"), last.figures == 2 { holdsTime = true }
    let isYear = last.figures == 4 && Self.yearsOfMail.contains(last.value)
    if isYear { holdsYear = true }
    guard first.mark == second.mark, second.isShort, Self.dayMarks.contains(first.mark) else { return }
    if first.isShort, first.value > 0, second.value > 0, max(first.value, second.value) <= 31,
      min(first.value, second.value) <= 12, isYear || last.figures == 2
    {
      holdsDay = true
    }
    if first.figures == 4, Self.yearsOfMail.contains(first.value), last.isShort { holdsDay = true }
  }

  private static let dayMarks = Array("/.-".utf8)
}
