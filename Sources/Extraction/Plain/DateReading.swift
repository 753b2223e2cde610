import Text

/// Reads dates as people write them.
///
/// Known: `2020-02-03` with or without a time, `2020/02/03`, `20200203`, `February 27 1979`, `27th of February, 1979`,
/// `29Jun2006`, `Mon, 3 Feb 2020 09:12`, `February 1979`, `1979`, `03.02.2020` (with dots the day always comes first),
/// and `13/02/2020` where only one order is possible. `02/03/2020` is ambiguous and gives `nil`. Months are English,
/// German or French, from lexicons/html-tokens.txt.
package enum DateReading {
  /// The context of a text.
  enum Sense {
    /// It is meant as a date, like the value of a field: a month or a year alone counts too.
    case value
    /// It may contain a date, like the lines of a page: only a full date counts, in plausible years.
    case mention

    fileprivate var years: ClosedRange<Int> {
      switch self {
      case .value: 1_000...2_999
      case .mention: 1_701...2_199
      }
    }
  }

  /// The first date in a text; `nil` when there is none or it is ambiguous.
  package static func day(in text: String) -> ISODay? { day(in: text, as: .value) }

  /// The first date in a text of this sense.
  static func day(in text: String, as sense: Sense) -> ISODay? {
    // Most lines of a page have no digits.
    guard text.utf8.contains(where: \.isASCIIDigit) else { return nil }
    let parts = parts(of: text)
    for index in parts.indices {
      guard let day = numeric(parts, index) ?? named(parts, index, sense) else { continue }
      if sense.years.contains(day.year) { return day }
    }
    if sense == .mention { return nil }
    return parts.indices.lazy.compactMap { monthAlone(parts, $0) }.first ?? yearAlone(parts)
  }

  /// A run of digits or letters, and the character after it.
  private struct Part {
    var text: String
    var number: Int?
    var next: Character?
  }

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var run = ""
    func close(_ next: Character?) {
      guard !run.isEmpty else { return }
      parts.append(Part(text: run, number: run.utf8.count <= 8 ? Int(run) : nil, next: next))
      run = ""
    }
    for character in text.prefix(200) {
      let isDigit = character.isASCII && character.isNumber
      guard isDigit || character.isLetter else {
        close(character)
        continue
      }
      if let last = run.last, (last.isASCII && last.isNumber) != isDigit { close(character) }
      run.append(character)
    }
    close(nil)
    return parts
  }

  /// The numeric date that begins with a part.
  private static func numeric(_ parts: [Part], _ index: Int) -> ISODay? {
    let part = parts[index]
    guard let first = part.number else { return nil }
    if part.text.utf8.count == 8, parts.count == 1 || part.next == "T" || part.next == " " {
      return ISODay(year: first / 10_000, month: first / 100 % 100, day: first % 100)
    }
    guard index + 2 < parts.count, let mark = part.next, "-/.".contains(mark), parts[index + 1].next == mark,
      let second = parts[index + 1].number, parts[index + 1].text.utf8.count <= 2, let third = parts[index + 2].number
    else { return nil }
    if part.text.utf8.count == 4 {
      return parts[index + 2].text.utf8.count <= 2 ? ISODay(year: first, month: second, day: third) : nil
    }
    guard parts[index + 2].text.utf8.count == 4, part.text.utf8.count <= 2 else { return nil }
    if mark == "." || first > 12 || first == second { return ISODay(year: third, month: second, day: first) }
    return second > 12 ? ISODay(year: third, month: first, day: second) : nil
  }

  /// The date whose month is named by a part.
  private static func named(_ parts: [Part], _ index: Int, _ sense: Sense) -> ISODay? {
    guard let month = month(parts[index].text), let (day, after) = day(parts, besideMonth: index),
      let year = year(parts, after, sense)
    else { return nil }
    return ISODay(year: year, month: month, day: day)
  }

  /// The day of the month before or after the part that names the month, and the part after both.
  private static func day(_ parts: [Part], besideMonth index: Int) -> (day: Int, after: Int)? {
    var before = index - 1
    while before >= 0, isJoiner(parts[before].text) || isOrdinalEnding(parts[before].text) { before -= 1 }
    if before >= 0, parts[before].text.utf8.count <= 2, let day = parts[before].number { return (day, index + 1) }
    var after = index + 1
    guard after < parts.count, parts[after].text.utf8.count <= 2, parts[after].next != ":",
      let day = parts[after].number
    else { return nil }
    after += 1
    if after < parts.count, isOrdinalEnding(parts[after].text) { after += 1 }
    return (day, after)
  }

  /// The year that follows; in a value it may also be last, after a time and a zone ("Mon Feb 3 09:12:00 UTC 2020").
  private static func year(_ parts: [Part], _ after: Int, _ sense: Sense) -> Int? {
    let rest = parts[min(after, parts.count)...]
    return (sense == .value ? rest : rest.prefix(1)).first { isYear($0) }?.number
  }

  /// The month that begins with a part, without a day: `2024-05`, `February 1979`.
  private static func monthAlone(_ parts: [Part], _ index: Int) -> ISODay? {
    let part = parts[index]
    if let month = month(part.text) {
      guard day(parts, besideMonth: index) == nil else { return nil }
      return year(parts, index + 1, .value).flatMap { ISODay(year: $0, month: month) }
    }
    guard isYear(part), part.next == "-", index + 1 < parts.count, parts[index + 1].text.utf8.count <= 2,
      let year = part.number, let month = parts[index + 1].number,
      index + 2 == parts.count || parts[index + 1].next != "-"
    else { return nil }
    return ISODay(year: year, month: month)
  }

  private static func yearAlone(_ parts: [Part]) -> ISODay? {
    guard parts.count == 1, isYear(parts[0]), let year = parts[0].number else { return nil }
    return ISODay(year: year)
  }

  private static func isYear(_ part: Part) -> Bool {
    part.text.utf8.count == 4 && part.number.map(Sense.value.years.contains) == true
  }

  /// Whether a word may be between a day and its month, as in "31 of May".
  private static func isJoiner(_ word: String) -> Bool { joiners.contains(word.lowercased()) }

  private static func isOrdinalEnding(_ text: String) -> Bool {
    ordinalEndings.contains(text.lowercased())
  }

  /// The month with a name, or an abbreviation of at least three letters.
  private static func month(_ word: String) -> Int? {
    let word = word.lowercased()
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(word) }.map { $0 % 12 + 1 }
  }

  /// Twelve for each language or spelling, one after another, English first.
  private static let months = TokenList.months.wordStrings + TokenList.foreignMonths.wordStrings

  private static let ordinalEndings = TokenList.ordinalEndings.wordSet
  private static let joiners = TokenList.dateJoiners.wordSet

  /// The date in the path of an address: `/2024/05/31/`.
  static func day(inPath address: String) -> ISODay? {
    let parts = address.split(separator: "/")
    guard parts.count > 3 else { return nil }
    for index in 1..<parts.count - 2 {
      guard parts[index].count == 4, parts[index + 1].count == 2, parts[index + 2].count == 2,
        let year = Int(parts[index]), let month = Int(parts[index + 1]), let day = Int(parts[index + 2]),
        Sense.mention.years.contains(year)
      else { continue }
      if let found = ISODay(year: year, month: month, day: day) { return found }
    }
    return nil
  }
}
