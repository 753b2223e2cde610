/// Reads dates as people write them in metadata files and file names.
enum DateReading {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// The day as ISO 8601, or as much of it as is written (`1979-02`, `1979`); `nil` when it is not a date, or when day
  /// and month could be taken for each other (`3/4/1979`).
  static func day(_ written: String) -> String? {
    var numbers: [(value: Int, digits: Int)] = []
    var month: Int?
    var monthPlace: Int?
    var rest = written[...]
    while let first = rest.first {
      if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let value = Int(digits), digits.count <= 8 else { return nil }
        numbers.append((value, digits.count))
        rest = rest.dropFirst(digits.count)
        // The time of day, its zone and anything else after a full ISO day is not the day's.
        if numbers.count == 3, numbers[0].digits == 4, let next = rest.first, next == "T" || next == " " { break }
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter }.lowercased()
        rest = rest.dropFirst(word.count)
        if let found = monthNumber(word) {
          guard month == nil else { return nil }
          month = found
          monthPlace = numbers.count
        }
      } else {
        rest = rest.dropFirst()
      }
    }
    if let month, let monthPlace { return named(month, before: monthPlace, numbers) }
    switch numbers.map(\.digits) {
    case [8]:
      let value = numbers[0].value
      return iso(value / 10_000, value / 100 % 100, value % 100)
    case [4]: return year(numbers[0].value)
    case [4, 2], [4, 1]: return iso(numbers[0].value, numbers[1].value, nil)
    case let digits where digits.count >= 3 && digits[0] == 4:
      return iso(numbers[0].value, numbers[1].value, numbers[2].value)
    case let digits where digits.count >= 3 && digits[2] == 4:
      let (a, b) = (numbers[0].value, numbers[1].value)
      if a > 12 { return iso(numbers[2].value, b, a) }
      if b > 12 || a == b { return iso(numbers[2].value, a, b) }
      return nil
    default: return nil
    }
  }

  /// "27 February 1979", "February 27 1979", "1979 Feb 27", "February 1979".
  private static func named(_ month: Int, before place: Int, _ numbers: [(value: Int, digits: Int)]) -> String? {
    guard let yearIndex = numbers.firstIndex(where: { $0.digits == 4 }) else { return nil }
    let days = numbers.indices.filter { $0 != yearIndex && numbers[$0].digits <= 2 }
    let day = days.min { abs($0 - place) < abs($1 - place) }
    return iso(numbers[yearIndex].value, month, day.map { numbers[$0].value })
  }

  private static func monthNumber(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    if word == "sept" { return 9 }
    let index = months.firstIndex { $0 == word || (word.utf8.count == 3 && $0.hasPrefix(word)) }
    return index.map { $0 + 1 }
  }

  private static func year(_ year: Int) -> String? { (1000...2999).contains(year) ? "\(year)" : nil }

  private static func iso(_ year: Int, _ month: Int, _ day: Int?) -> String? {
    guard let year = Self.year(year), (1...12).contains(month) else { return nil }
    let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    guard let day else { return "\(year)-\(padded(month))" }
    return (1...31).contains(day) ? "\(year)-\(padded(month))-\(padded(day))" : nil
  }
}
