/// Reads dates as people write them.
///
/// Known: `2020-02-03` with or without a time, `2020/02/03`, `20200203`, `February 27 1979`, `27th of February, 1979`,
/// `29Jun2006`, `Mon, 3 Feb 2020 09:12`, `February 1979`, `1979`, `03.02.2020` (dots put the day first everywhere), and
/// `13/02/2020` where only one order is possible. `02/03/2020` may be two days: it gives `nil`. Months are
/// English, German or French, from lexicons/html-tokens.txt.
public enum DateReading {
  /// The first date in a text; `nil` when there is none or it is ambiguous.
  public static func day(in text: String) -> ISODay? {
    let parts = parts(of: text)
    return numeric(parts) ?? named(parts) ?? yearAlone(parts)
  }

  /// A run of digits or letters and the character after it.
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

  private static func numeric(_ parts: [Part]) -> ISODay? {
    for (index, part) in parts.enumerated() {
      guard let first = part.number else { continue }
      if part.text.utf8.count == 8, parts.count == 1 || part.next == "T" || part.next == " " {
        if let day = ISODay(year: first / 10_000, month: first / 100 % 100, day: first % 100) { return day }
      }
      guard let mark = part.next, "-/.".contains(mark), index + 1 < parts.count, let second = parts[index + 1].number,
        parts[index + 1].text.utf8.count <= 2
      else { continue }
      let third = index + 2 < parts.count && parts[index + 1].next == mark ? parts[index + 2] : nil
      if part.text.utf8.count == 4 {
        if let third, let day = third.number, third.text.utf8.count <= 2 {
          return ISODay(year: first, month: second, day: day)
        }
        return mark == "-" ? ISODay(year: first, month: second) : nil
      }
      guard let third, let year = third.number, third.text.utf8.count == 4, part.text.utf8.count <= 2 else { continue }
      if mark == "." || first > 12 || first == second { return ISODay(year: year, month: second, day: first) }
      if second > 12 { return ISODay(year: year, month: first, day: second) }
      return nil
    }
    return nil
  }

  private static func named(_ parts: [Part]) -> ISODay? {
    for (index, part) in parts.enumerated() {
      guard let month = month(part.text) else { continue }
      var before = index - 1
      while before >= 0, isJoiner(parts[before].text) || isOrdinalEnding(parts[before].text) { before -= 1 }
      var after = index + 1
      var day = before >= 0 && parts[before].text.utf8.count <= 2 ? parts[before].number : nil
      if day == nil, after < parts.count, parts[after].text.utf8.count <= 2, parts[after].next != ":" {
        day = parts[after].number
        if day != nil { after += 1 }
        if after < parts.count, isOrdinalEnding(parts[after].text) { after += 1 }
      }
      // The year follows, or stands last after a time and a zone ("Mon Feb 3 09:12:00 UTC 2020").
      guard let year = parts[min(after, parts.count)...].first(where: { isYear($0) })?.number else { continue }
      if let found = ISODay(year: year, month: month, day: day) { return found }
    }
    return nil
  }

  private static func yearAlone(_ parts: [Part]) -> ISODay? {
    guard parts.count == 1, isYear(parts[0]), let year = parts[0].number else { return nil }
    return ISODay(year: year)
  }

  private static func isYear(_ part: Part) -> Bool {
    part.text.utf8.count == 4 && part.number.map { (1_000...2_999).contains($0) } == true
  }

  /// Whether a word may stand between a day and its month, as in "31 of May".
  static func isJoiner(_ word: some StringProtocol) -> Bool { joiners.contains(word.lowercased()) }

  private static func isOrdinalEnding(_ text: String) -> Bool {
    ordinalEndings.contains(text.lowercased())
  }

  /// The month of a name or its abbreviation of three letters or more.
  private static func month(_ word: String) -> Int? {
    let word = word.lowercased()
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(word) }.map { $0 % 12 + 1 }
  }

  /// Twelve of each language or spelling, one behind the other, English first.
  private static let months = TokenList.months.wordStrings + TokenList.foreignMonths.wordStrings

  private static let ordinalEndings = TokenList.ordinalEndings.wordSet
  private static let joiners = TokenList.dateJoiners.wordSet
}
