import Text

/// The rules for which marks open and close a quotation, by themselves and by their surroundings.
struct MarkRules {
  let bytes: Bytes

  /// How many marks are searched for the end of a quotation within a quotation.
  private static let nestedMarks = 13

  func isSingle(_ mark: QuoteMark) -> Bool {
    mark.form == .singleStraight || mark.form == .singleLeft || mark.form == .singleRight
  }

  func opensSingle(_ mark: QuoteMark) -> Bool {
    if isYear(mark.span.end) { return false }
    return switch mark.form {
    case .singleLeft: mark.mayOpen && !mark.followsDigit || mark.isLoose
    case .singleStraight:
      mark.mayOpen && !mark.followsDigit || mark.isLoose && !mark.opensNothing
    default: false
    }
  }

  /// Whether there are exactly two digits at a place: "in '98".
  private func isYear(_ place: Int) -> Bool {
    let digits = bytes[place..<min(place + 3, bytes.count)].prefix { $0.isASCIIDigit }
    return digits.count == 2
  }

  /// Whether sentences end between two single marks although no stop is next to the second: a mark that closes more
  /// than one sentence is next to the stop of the last, so one of the two is an apostrophe.
  func runsOn(_ open: QuoteMark, _ close: QuoteMark, _ block: ByteSpan, _ ends: inout LikelyEnds?) -> Bool {
    var last = close.span.start
    while last > open.span.end, bytes[last - 1] <= 0x20 { last -= 1 }
    guard last > open.span.end, Glyphs.isWord(Glyphs.scalar(bytes, before: last).scalar) else { return false }
    let next = close.span.end < block.end ? bytes[close.span.end] : 0
    if next == UInt8(ascii: ",") || next == UInt8(ascii: ".") || next == UInt8(ascii: ";") { return false }
    var found = ends ?? LikelyEnds(bytes, from: open.span.end, to: block.end)
    defer { ends = found }
    return found.stand(between: open.span.end, and: last)
  }

  func opens(_ mark: QuoteMark) -> Bool {
    switch mark.form {
    case .left, .low, .texOpen, .angleLeft: return true
    case .angleRight, .right: return mark.mayOpen
    case .straight: return (mark.mayOpen || mark.isLoose) && !mark.followsDigit
    default: return false
    }
  }

  /// Whether an opening mark is on the wrong side of a space, `said," We go."`: directly after a comma or colon, with a
  /// closing mark next.
  func opensBehindComma(_ mark: QuoteMark, _ marks: [QuoteMark], _ place: Int) -> Bool {
    guard mark.form == .straight, !mark.mayOpen, !mark.endsBlock, mark.span.start > 0 else { return false }
    let last = bytes[mark.span.start - 1]
    guard last == UInt8(ascii: ",") || last == UInt8(ascii: ":"),
      let next = marks[(place + 1)...].first(where: { !isSingle($0) })
    else { return false }
    return next.form == .straight && next.mayClose && !next.mayOpen
  }

  /// Whether a mark that opens a quotation, if taken alone, may be on the wrong side of the single space before it:
  /// `go. "He`.
  func mayStray(_ mark: QuoteMark) -> Bool {
    let start = mark.span.start
    return start >= 2 && bytes[start - 1] == 0x20 && bytes[start - 2] > 0x20
  }

  func closes(_ open: QuoteMark, _ mark: QuoteMark) -> Bool {
    switch (open.form, mark.form) {
    case (.straight, .straight): mark.mayClose || mark.isLoose || mark.endsBlock
    case (.straight, .right), (.left, .right), (.low, .right), (.right, .right): true
    case (.low, .left): true
    // A program mistook the second mark for a first one.
    case (.left, .left), (.right, .left): mark.mayClose && !mark.mayOpen
    case (.left, .straight), (.low, .straight): mark.mayClose && !mark.mayOpen
    case (.angleLeft, .angleRight), (.angleRight, .angleLeft), (.texOpen, .texClose): true
    case (.texOpen, .straight): mark.mayClose
    default: false
    }
  }

  /// Whether a mark opens a new quotation although one is open, because the closing one is missing. After the end of a
  /// sentence, or after a wide gap, the same mark opens the next paragraph of one quotation, in a text whose paragraphs
  /// were joined.
  func reopens(_ open: QuoteMark, _ mark: QuoteMark) -> Bool {
    guard mark.form == open.form, opens(mark) else { return false }
    var place = mark.span.start
    while place > open.span.end, bytes[place - 1] == 0x20 { place -= 1 }
    let isWide = mark.span.start - place >= 2
    // A nested quotation may end the paragraph.
    while place > open.span.end {
      let (last, length) = Glyphs.scalar(bytes, before: place)
      switch last {
      case "'", "’", ")", "]": place -= length
      case ".", "!", "?": return false
      case ":": return !isWide
      default: return true
      }
    }
    return true
  }

  /// The mark that closes a quotation nested in another with the same marks, if equally many marks close and open up to
  /// the end of the outer one.
  func nested(_ open: QuoteMark, _ marks: [QuoteMark], _ place: Int) -> Int? {
    var first: Int?
    var depth = 2
    for next in place + 1..<min(place + Self.nestedMarks, marks.count) where !isSingle(marks[next]) {
      let mark = marks[next]
      if closes(open, mark) {
        if mark.mayOpen { return nil }
        depth -= 1
        if depth == 0 { return first }
        if first == nil { first = next }
      } else if reopens(open, mark) {
        depth += 1
      }
    }
    return nil
  }
}
