import Text

/// What a line says about a date and time, in the notation of mail programs in any language.
struct DayAndTime: Hashable, Sendable {
  /// Whether it has a time of day: "9:12".
  private(set) var holdsTime = false
  /// Whether it has a four-digit year in which there was e-mail.
  private(set) var holdsYear = false
  /// Whether it has a date of three numbers: "3/4/09", "4.3.2009", "2009-03-04".
  private(set) var holdsDay = false
  /// How many numbers it has.
  private(set) var numbers = 0

  /// Whether a day or a time of day is there.
  var isAny: Bool { holdsTime || holdsYear || holdsDay }

  /// The value for a line without any.
  static let none = DayAndTime(EmptyCollection())

  private static let yearsOfMail = 1971...2100

  /// A number, and the byte after it.
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
        // The value of a longer number does not matter.
        if last.figures <= 4 { last.value = 10 * last.value + Int(byte - UInt8(ascii: "0")) }
        continue
      }
      last.mark = byte
      if last.figures > 0 { add(first, second, last) }
      (first, second, last) = (second, last, Number())
    }
    if last.figures > 0 { add(first, second, last) }
  }

  /// Adds what another line says.
  mutating func formUnion(_ other: DayAndTime) {
    holdsTime = holdsTime || other.holdsTime
    holdsYear = holdsYear || other.holdsYear
    holdsDay = holdsDay || other.holdsDay
    numbers += other.numbers
  }

  /// Adds a number and the two before it. Numbers that are not separated by single bytes have no digits here.
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
