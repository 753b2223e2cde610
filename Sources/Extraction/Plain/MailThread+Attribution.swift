import CByteScan
import Text

/// "On Monday, A. Writer wrote:"
extension MailThread {
  /// Marks attributions, and all that follows one that stands above no line with a quoting mark.
  mutating func markAttributions() {
    if state.isAttributed {
      let end = max(attributedTo, decidable)
      markReplies(attributedTo..<end)
      attributedTo = end
      return
    }
    // Whether the lines below are quoted shows within three.
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

  /// The first line of an attribution that ends at a line: up to four lines that hold a date and an address or the
  /// verb of a mail program. Above lines with `>`, an address or the verb alone will do.
  private func attributionStart(endingAt end: Int, quotes: Bool) -> Int? {
    guard quotes || holdsDigit(max(first, end - Self.longestAttribution + 1)...end) else { return nil }
    var holdsDate = false
    var holdsSign = false
    for start in stride(from: end, through: max(first, end - Self.longestAttribution + 1), by: -1) {
      guard lines[start].voice == .author, !lines[start].isBlank, lines[start].width <= 200 else { break }
      holdsDate = holdsDate || HeaderField.holdsDate(bytes[head(start)])
      holdsSign = holdsSign || holdsAddress(head(start))
      if holdsDate, holdsSign || endsInVerb(start...end) && (quotes || isOfProgram(start...end)) { return start }
    }
    guard quotes, lines[end].width <= 100 else { return nil }
    return holdsAddress(head(end)) || endsInVerb(end...end) ? end : nil
  }

  /// Whether the sign of an address stands between a name and a domain: "Lunch @ noon" holds none.
  private func holdsAddress(_ head: Range<Int>) -> Bool {
    head.dropFirst().dropLast().contains { place in
      bytes[place] == UInt8(ascii: "@") && bytes[place - 1] > 0x20
        && (Glyphs.isLetterByte(bytes[place + 1]) || bytes[place + 1].isASCIIDigit)
    }
  }

  /// Whether lines above text without quoting marks name a time of day, or a day of a year in which there was mail, as programs
  /// do: all below them would be another's. Who quotes a founder or a president names a year, or a day long ago, or what was
  /// said.
  private func isOfProgram(_ range: ClosedRange<Int>) -> Bool {
    let text = range.map { self.text($0) }.joined(separator: " ")
    let numbers = text.utf8.split { !$0.isASCIIDigit }
    if numbers.indices.dropLast().contains(where: { index in
      text.utf8[numbers[index].endIndex] == UInt8(ascii: ":") && numbers[index].count <= 2
        && numbers[index + 1].count == 2
        && numbers[index + 1].startIndex == text.utf8.index(after: numbers[index].endIndex)
    }) {
      return true
    }
    let years = numbers.compactMap { $0.count == 4 ? Int(Substring($0)) : nil }
    return numbers.count > 1 && years.contains(where: Self.yearsOfMail.contains)
      && !lastWords(of: text).contains(where: MailMarkers.spokenVerbs.contains)
  }

  private static let yearsOfMail = 1971...2100

  /// Whether one of the last four words of some lines is the verb of a mail program.
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

  private func holdsDigit(_ range: ClosedRange<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return range.contains { index in
      let head = head(index)
      return usward_find_digit(base + head.lowerBound, head.count) < head.count
    }
  }

  /// Whether one of the last four words of a text is the verb of a mail program.
  func endsInVerb(_ text: String) -> Bool {
    let words = lastWords(of: text)
    guard let last = words.last else { return false }
    return words.contains(where: MailMarkers.verbs.contains) || MailMarkers.verbEndings.contains(where: last.hasSuffix)
  }

  /// The last four words of a text, in small letters.
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
