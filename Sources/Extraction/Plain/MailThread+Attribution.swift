import CByteScan
import Text

/// "On Monday, A. Writer wrote:"
extension MailThread {
  /// Marks attributions, and everything after one that does not precede quoting marks.
  mutating func markAttributions() {
    if state.isAttributed {
      let end = max(attributedTo, decidable)
      markReplies(attributedTo..<end)
      attributedTo = end
      return
    }
    // Three lines are enough to see whether the lines below are quoted.
    let end = isLast ? lines.count : min(decidable, lines.count - 3)
    while true {
      attributedTo = looks.next(.endsInColon, from: attributedTo, before: end)
      guard attributedTo < end else { return }
      let index = attributedTo
      guard lines[index].voice == .author, endsInColon(index), lines[index].width <= 200 else {
        attributedTo += 1
        continue
      }
      let next = (index + 1..<max(index + 1, min(index + 4, lines.count))).first {
        !lines[$0].isBlank || lines[$0].depth > 0
      }
      let quotes = next.map { lines[$0].depth > 0 } ?? false
      if let start = attributionStart(endingAt: index, quotes: quotes) {
        let head = quotes ? .none : headBelow(index + 1, before: lines.count)
        if case .undecided = head {
          attributedTo = start
          return
        }
        for place in start...index { mark(place, .document, .attribution) }
        if !quotes {
          markReply(from: index + 1, head, to: max(index + 1, decidable))
          conclude(\.isAttributed, at: index)
          attributedTo = max(index + 1, decidable)
          return
        }
      }
      attributedTo += 1
    }
  }

  /// The first line of an attribution that ends at a line: up to four lines with a date and either an address or a mail
  /// program's verb, or with the address and the verb. Above lines with `>`, an address or the verb alone is enough.
  private func attributionStart(endingAt end: Int, quotes: Bool) -> Int? {
    guard quotes || mayBeOfProgram(max(first, end - Self.longestAttribution + 1)...end) else { return nil }
    var day = DayAndTime.none
    var address = Address.none
    // A line with an address and a verb may continue one with a day above.
    var undated: Int?
    for start in stride(from: end, through: max(first, end - Self.longestAttribution + 1), by: -1) {
      guard lines[start].voice == .author, !lines[start].isBlank, lines[start].width <= 200 else { break }
      if holdsDigit(start...start) { day.formUnion(DayAndTime(bytes[head(start)])) }
      address = max(address, self.address(in: head(start)))
      let isDashed = beginsInDashes(start)
      guard day.isAny || address == .bracketed || isDashed else { continue }
      if day.isAny, address == .bracketed && (day.holdsTime || holdsVerb(start...end)) || quotes && address > .none {
        return start
      }
      guard endsInVerb(start...end) else { continue }
      if day.isAny, quotes || address > .none || isOfProgram(start...end, day) { return start }
      if !quotes, undated == nil, isDashed || address == .bracketed && !isSpoken(start...end) { undated = start }
    }
    if let undated { return undated }
    // Most of these have no time of day.
    let last = day.holdsTime ? DayAndTime(bytes[head(end)]) : .none
    if last.holdsTime, last.holdsYear || last.holdsDay, quotes && lines[end].width <= 100 || isWrittenOn(end) {
      return end
    }
    guard quotes, lines[end].width <= 100 else { return nil }
    return self.address(in: head(end)) > .none || endsInVerb(end...end) ? end : nil
  }

  /// Whether lines have what an attribution above text without quoting marks has: a number, an address in brackets, or
  /// leading dashes.
  private func mayBeOfProgram(_ range: ClosedRange<Int>) -> Bool {
    holdsDigit(range)
      || range.contains { looks[$0].contains(.beginsInDash) || self.address(in: head($0)) == .bracketed }
  }

  /// Whether a line begins like those of some programs: "--- Jo Doe wrote:". One or two dashes begin a list item.
  private func beginsInDashes(_ index: Int) -> Bool {
    bytes.holds("---", at: lines[index].textStart, before: lines[index].textEnd)
  }

  /// How a mail address appears in a line.
  private enum Address: Comparable {
    case none, bare
    /// In brackets, which people do not type: "Jo Doe <jo@example.org> wrote".
    case bracketed
  }

  /// Searches for the sign of an address between a name and a domain: "Lunch @ noon" has none. Groups hide the domain
  /// of one in brackets: "<jo@...>".
  private func address(in head: Range<Int>) -> Address {
    var found = Address.none
    guard let base = bytes.baseAddress,
      usward_find_byte(UInt8(ascii: "@"), base + head.lowerBound, head.count) < head.count
    else { return found }
    var start = head.lowerBound
    for place in head.dropFirst().dropLast() {
      if bytes[place] <= 0x20 || bytes[place] == UInt8(ascii: "<") { start = place }
      guard bytes[place] == UInt8(ascii: "@"), bytes[place - 1] > 0x20 else { continue }
      let behind = bytes[place + 1]
      let hasDomain = Glyphs.isLetterByte(behind) || behind.isASCIIDigit
      if hasDomain { found = .bare }
      guard hasDomain || behind == UInt8(ascii: "."), bytes[start] == UInt8(ascii: "<") else { continue }
      let end = bytes[place..<head.upperBound].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
      if let end, bytes[end] == UInt8(ascii: ">") { return .bracketed }
      // Another sign in the same word would end in the same place.
      start = place
    }
    return found
  }

  /// Whether lines above text without quoting marks have a time of day, or a date in a year with e-mail, as programs
  /// write them, since everything below would be someone else's. People who quote a founder or a president give a year,
  /// or a day long ago, or what was said.
  private func isOfProgram(_ range: ClosedRange<Int>, _ day: DayAndTime) -> Bool {
    day.holdsTime || day.holdsYear && day.numbers > 1 && !isSpoken(range)
  }

  /// Whether the verb in some lines is one with which people also introduce what somebody said.
  private func isSpoken(_ range: ClosedRange<Int>) -> Bool {
    lastWords(of: range.map { text($0) }.joined(separator: " ")).contains(where: MailMarkers.spokenVerbs.contains)
  }

  /// Whether a line is "Jo Doe wrote on 4/3/2009 9:12 AM:", which authors also write of themselves: its verb follows a
  /// name.
  private func isWrittenOn(_ index: Int) -> Bool {
    let words = text(index).split { $0.isWhitespace || $0 == "," }.prefix(Self.longestName + 1)
    guard let verb = words.firstIndex(where: { MailMarkers.verbs.contains($0.lowercased()) }), verb > 0,
      !MailMarkers.spokenVerbs.contains(words[verb].lowercased())
    else { return false }
    return words[..<verb].allSatisfy { word in
      word.first?.isUppercase == true && !Self.noNames.contains(word.lowercased())
    }
  }

  /// The most words of a name before such a verb.
  private static let longestName = 5
  private static let noNames = TokenList.noSpeaker.wordSet

  /// Whether one of the last four words of some lines is a mail program's verb.
  private func endsInVerb(_ range: ClosedRange<Int>) -> Bool {
    if range.contains(where: { bytes[head($0)].contains { $0 >= 0x80 } }) {
      return endsInVerb(range.reduce("") { $0 + text($1) + " " })
    }
    var words = 0
    for index in range.reversed() {
      switch MailMarkers.verb(in: bytes, head(index), among: 4 - words) {
      case .found: return true
      case .none(let passed): words += passed
      }
      if words >= 4 { return false }
    }
    return false
  }

  /// Whether some lines contain a mail program's verb.
  private func holdsVerb(_ range: ClosedRange<Int>) -> Bool {
    range.contains { index in
      text(index).lowercased().split(separator: " ").contains { MailMarkers.verbs.contains(String($0)) }
    }
  }

  private func holdsDigit(_ range: ClosedRange<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return range.contains { index in
      let head = head(index)
      return usward_find_digit(base + head.lowerBound, head.count) < head.count
    }
  }

  /// Whether one of the last four words of a text is a mail program's verb.
  func endsInVerb(_ text: String) -> Bool {
    let words = lastWords(of: text)
    guard let last = words.last else { return false }
    return words.contains(where: MailMarkers.verbs.contains) || MailMarkers.verbEndings.contains(where: last.hasSuffix)
  }

  /// The last four words of a text, in lower case.
  private func lastWords(of text: String) -> [String] {
    text.lowercased().split { $0.isWhitespace || $0 == ":" || $0 == "：" || $0 == ")" || $0 == "," }.suffix(4)
      .map(String.init)
  }

  @inline(__always)
  private func endsInColon(_ index: Int) -> Bool {
    let line = lines[index]
    guard !line.isBlank else { return false }
    let last = bytes[line.textEnd - 1]
    if last == UInt8(ascii: ":") { return true }
    return last == 0x9A && line.textEnd - line.textStart >= 3
      && bytes.holds("：", at: line.textEnd - 3, before: line.textEnd)
  }
}
