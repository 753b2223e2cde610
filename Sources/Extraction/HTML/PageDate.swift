/// Days in the forms that pages give them.
enum PageDate {
  /// The first day that a text names, as ISO 8601: `2024-05-31T10:00Z`, `20240531`, `2024/5/31`, `May 31, 2024`,
  /// `31st of May 2024`, `31.05.2024`. `nil` where there is none, and where day and month could be either.
  static func day(_ text: some StringProtocol) -> String? {
    let parts = split(text)
    for index in parts.indices {
      if let found = numeric(parts, index) ?? named(parts, index) { return found }
    }
    return nil
  }

  /// The day in the path of an address: `/2024/05/31/`.
  static func dayInPath(_ address: String) -> String? {
    let parts = address.split(separator: "/")
    guard parts.count > 3 else { return nil }
    for index in 1..<parts.count - 2 {
      guard parts[index].count == 4, parts[index + 1].count == 2, parts[index + 2].count == 2,
        let year = Int(parts[index]), let month = Int(parts[index + 1]), let day = Int(parts[index + 2])
      else { continue }
      if let found = iso(year, month, day) { return found }
    }
    return nil
  }

  private static func numeric(_ parts: [Substring.UTF8View], _ index: Int) -> String? {
    guard let first = number(parts[index]) else { return nil }
    if parts[index].count == 8, first > 19_000_000 { return iso(first / 10_000, first / 100 % 100, first % 100) }
    guard index + 2 < parts.count, let second = number(parts[index + 1]), let third = number(parts[index + 2]) else {
      return nil
    }
    if parts[index].count == 4 { return iso(first, second, third) }
    guard parts[index + 2].count == 4, parts[index].count <= 2, parts[index + 1].count <= 2 else { return nil }
    if first > 12 { return iso(third, second, first) }
    return second > 12 || first == second ? iso(third, first, second) : nil
  }

  private static func named(_ parts: [Substring.UTF8View], _ index: Int) -> String? {
    guard let month = month(parts[index]) else { return nil }
    if index + 2 < parts.count, let day = ordinal(parts[index + 1]), parts[index + 2].count == 4,
      let year = number(parts[index + 2])
    {
      return iso(year, month, day)
    }
    var before = index - 1
    if before > 0, DateReading.isJoiner(Substring(parts[before])) { before -= 1 }
    if before >= 0, index + 1 < parts.count, let day = ordinal(parts[before]), parts[index + 1].count == 4,
      let year = number(parts[index + 1])
    {
      return iso(year, month, day)
    }
    return nil
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard year > 1_700, year < 2_200 else { return nil }
    return ISODay(year: year, month: month, day: day)?.description
  }

  private static func split(_ text: some StringProtocol) -> [Substring.UTF8View] {
    Substring(text).utf8.split { byte in
      !(byte.isASCIILetter || byte.isASCIIDigit)
    }.flatMap { part -> [Substring.UTF8View] in
      // "31T10": the time begins at the T.
      guard let letter = part.firstIndex(where: { $0 == UInt8(ascii: "T") }), letter > part.startIndex,
        part[..<letter].allSatisfy(\.isASCIIDigit), part[part.index(after: letter)...].allSatisfy(\.isASCIIDigit)
      else { return [part] }
      return [part[..<letter]]
    }
  }

  private static func number(_ part: Substring.UTF8View) -> Int? {
    part.count < 10 && part.allSatisfy(\.isASCIIDigit) ? Int(Substring(part)) : nil
  }

  private static func ordinal(_ part: Substring.UTF8View) -> Int? {
    let digits = part.prefix { $0.isASCIIDigit }
    guard !digits.isEmpty, digits.count <= 2, part.count - digits.count == 0 || part.count - digits.count == 2 else {
      return nil
    }
    return Int(Substring(digits))
  }

  private static func month(_ part: Substring.UTF8View) -> Int? {
    guard part.count >= 3, part.count <= 9, part.allSatisfy(\.isASCIILetter) else { return nil }
    let name = Substring(part).lowercased()
    return months.firstIndex(of: name).map { $0 % 12 + 1 }
  }

  /// The months of English, twelve of each spelling.
  private static let months = TokenList.months.wordStrings
}
