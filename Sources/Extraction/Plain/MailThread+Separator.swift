/// "-----Original Message-----"
extension MailThread {
  /// Whether a line that may be a separator is "-----Original Message-----" or the like, or any words between dashes
  /// above a mail header; `nil` where lines are missing to tell.
  mutating func isSeparator(_ index: Int) -> Bool? {
    let line = lines[index]
    if isBetweenMarks(line) { return true }
    if line.range.count <= Self.longestText, bytes[line.range].allSatisfy({ $0 < 0x80 }) {
      return isPlainSeparator(index)
    }
    let text = text(index)
    let core = text.lowercased().replacingTypographicApostrophes().trimmed { "-_*=:> \t".contains($0) }
    let dashes = text.prefix { $0 == "-" || $0 == "_" || $0 == "*" }.count
    if MailMarkers.separators.contains(core) { return dashes >= 2 || text.hasSuffix(":") }
    guard dashes >= 3, text.hasSuffix("--"), !core.isEmpty else { return false }
    if MailMarkers.separators.contains(where: { core.hasPrefix($0) }) { return true }
    if core.contains("@") || DayAndTime(core.utf8).isAny, endsInVerb(core) { return true }
    return isAboveHead(index)
  }

  /// The same for an ASCII line, by its bytes.
  private mutating func isPlainSeparator(_ index: Int) -> Bool? {
    let range = lines[index].range
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isAround(bytes[start]) { start += 1 }
    while end > start, isAround(bytes[end - 1]) { end -= 1 }
    let core = bytes[start..<end]
    let dashes = bytes[range].prefix(while: isDash).count
    let separator = MailMarkers.separator(beginning: core)
    if separator > 0, separator == core.count { return dashes >= 2 || bytes[range.upperBound - 1] == UInt8(ascii: ":") }
    guard dashes >= 3, !core.isEmpty, bytes.holds("--", at: range.upperBound - 2, before: range.upperBound) else {
      return false
    }
    if separator > 0 { return true }
    if core.contains(UInt8(ascii: "@")) || DayAndTime(core).isAny,
      case .found = MailMarkers.verb(in: bytes, start..<end, among: 4)
    {
      return true
    }
    return isAboveHead(index)
  }

  private mutating func isAboveHead(_ index: Int) -> Bool? {
    let limit = min(index + 3, attributedTo)
    guard let next = (index + 1..<max(index + 1, limit)).first(where: { !lines[$0].isBlank }) else {
      return limit < index + 3 && !isLast ? nil : false
    }
    return switch head(from: next, before: attributedTo) {
    case .before: true
    case .none: false
    case .undecided: nil
    }
  }

  /// Whether a line begins with two dashes, or ends with a colon and is no longer than the phrases that do: few lines
  /// are.
  @inline(__always)
  func mayBeSeparator(_ line: SourceLine) -> Bool {
    guard line.width <= Self.widestSeparator, line.range.count >= 2 else { return false }
    if isDash(bytes[line.textStart]), isDash(bytes[line.textStart + 1]) { return true }
    if isBetweenMarks(line) { return true }
    guard line.width <= Self.widestPhrase else { return false }
    if line.range.count > Self.longestText { return true }
    return bytes[line.textEnd - 1] == UInt8(ascii: ":") && mayEndInColon(line)
  }

  /// The most characters of a separator, including dashes, and of one that ends with a colon.
  private static let (widestSeparator, widestPhrase) = (200, 100)

  /// Whether a line is ">>> Jo Doe <jo@example.org> 3/4/2009 9:12 AM >>>".
  private func isBetweenMarks(_ line: SourceLine) -> Bool { Self.isBetweenMarks(bytes, line) }

  /// The same for a line that begins with the mark of quoted mail, none of whose words is quoted.
  static func isBetweenMarks(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    line.range.count > 6 && bytes[line.textEnd - 1] == UInt8(ascii: ">")
      && bytes.holds(">>>", at: line.textStart, before: line.textEnd)
      && bytes.holds(" >>>", at: line.textEnd - 4, before: line.textEnd) && DayAndTime(bytes[line.range]).holdsTime
  }

  private func mayEndInColon(_ line: SourceLine) -> Bool {
    if line.width <= 48 { return true }
    return (line.textStart..<line.textEnd - 1).contains { bytes[$0] >= 0x80 || isDash(bytes[$0]) || isMark(bytes[$0]) }
  }

  /// Whether a byte is one of the other marks around a separator.
  private func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ">")
  }

  private func isAround(_ byte: UInt8) -> Bool { isDash(byte) || isMark(byte) || byte == 0x20 || byte == 0x09 }

  private func isDash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "*")
  }
}

extension String {
  /// The string with `’` as `'`.
  fileprivate func replacingTypographicApostrophes() -> String { String(map { $0 == "’" ? "'" : $0 }) }

  /// The string without the characters for which `isOut` is true at either end.
  fileprivate func trimmed(_ isOut: (Character) -> Bool) -> String {
    var view = Substring(self)
    while let first = view.first, isOut(first) { view.removeFirst() }
    while let last = view.last, isOut(last) { view.removeLast() }
    return String(view)
  }
}
