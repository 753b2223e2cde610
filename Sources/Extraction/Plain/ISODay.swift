import Text

/// A date, to the precision known: `2024-05-31`, `2024-05`, `2024`.
package struct ISODay: Hashable, Sendable, CustomStringConvertible {
  /// The year of the Gregorian calendar, four digits.
  package let year: Int
  /// The month from 1; `nil` when only the year is known.
  package let month: Int?
  /// The day from 1; `nil` when it is not known.
  package let day: Int?

  /// Makes a day; `nil` when there is no such day.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1_000...9_999).contains(year), month != nil || day == nil else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...ISODay.days(in: month, of: year)).contains(day) { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads a date in the format of `description`; `nil` for anything else. `DateReading` reads what people write.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard [[4], [4, 2], [4, 2, 2]].contains(parts.map(\.utf8.count)),
      parts.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// ISO 8601.
  package var description: String {
    var text = "\(year)"
    for part in [month, day] {
      if let part { text += (part < 10 ? "-0" : "-") + "\(part)" }
    }
    return text
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
