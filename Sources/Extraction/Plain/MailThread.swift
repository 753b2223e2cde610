import CByteScan

/// Tells a mail's new text from what it quotes, forwards and adds.
///
/// Lines are read as they come, a window of them at a time: what a line is hangs on the few around it, and on whether an
/// earlier one said that all that follows is quoted. Every line is asked several questions, which nearly all lines answer
/// by a byte or two: only where those bytes fit is the line read as a string.
struct MailThread {
  /// The bytes and lines of the window, while it is read.
  private var bytes = Bytes(start: nil, count: 0)
  private var lines: [SourceLine] = []
  /// The writer named in the mail's own head; a later head by the same name is not a quotation.
  private let writer: String?

  /// The first line of the window that belongs to the thread, and up to where each question was asked.
  private var first: Int
  private var quotedTo: Int
  private var attributedTo: Int
  private var restTo: Int
  private var signedTo: Int
  /// Whether an attribution said that all that follows is quoted.
  private var isAttributed = false
  /// Whether the search for a separator or a head is over, and whether it found one.
  private var isSearchOver = false
  private var isRestFound = false
  /// Whether the line before the next that may begin the rest is a gap.
  private var previousIsGap = true

  /// No mail's head begins before this line from the one asked for last: of the lines there, read as one, none had
  /// enough, so that fewer have not either. Without it a text of such lines would be read again from each.
  private var headless = 0

  /// Reads lines from `first` on; those before are the document's own head.
  init(from first: Int, writer: String?) {
    self.writer = writer
    self.first = first
    (quotedTo, attributedTo, restTo, signedTo) = (first, first, first, first)
  }

  /// Marks the lines of a text that is read in one go.
  static func mark(_ lines: inout [SourceLine], in bytes: Bytes, from first: Int, writer: String?) {
    var thread = MailThread(from: first, writer: writer)
    _ = thread.read(&lines, in: bytes, isLast: true)
  }

  /// Marks lines of a window; how many, from its first, are marked for good.
  mutating func read(_ window: inout [SourceLine], in bytes: Bytes, isLast: Bool) -> Int {
    swap(&lines, &window)
    self.bytes = bytes
    defer {
      swap(&lines, &window)
      self.bytes = Bytes(start: nil, count: 0)
    }
    Self.markQuoted(&lines, in: bytes, from: quotedTo)
    if isAttributed { markReplies(quotedTo..<max(quotedTo, lines.count)) }
    quotedTo = lines.count
    // A question looks at lines behind, which must have been asked the one before.
    markAttributions(to: isLast ? lines.count : Self.place(lines.count, before: lines))
    markRest(to: isLast ? attributedTo : Self.place(attributedTo, before: lines))
    markSignatures(to: restTo, isLast: isLast)
    return signedTo
  }

  /// Lets go of the first lines of the window.
  mutating func forget(_ count: Int) {
    first = max(0, first - count)
    headless = max(0, headless - count)
    quotedTo -= count
    attributedTo -= count
    restTo -= count
    signedTo -= count
  }

  /// The longest head of a mail, in lines, and the longest line in it, in characters.
  private static let longestHead = 256
  private static let widestField = 300

  /// The place so far before `end` that whatever is asked of a line before it is answered by lines before `end`: two whole
  /// runs of lines that may be a head, which blank and wide lines end, are between.
  private static func place(_ end: Int, before lines: [SourceLine]) -> Int {
    var place = max(0, min(end, lines.count) - 4)
    for _ in 0..<3 {
      var run = 0
      while place > 0, !endsHead(lines[place - 1]), run < longestHead {
        place -= 1
        run += 1
      }
      if place > 0 { place -= 1 }
      while place > 0, lines[place - 1].isBlank { place -= 1 }
    }
    return place
  }

  private static func endsHead(_ line: SourceLine) -> Bool { line.isBlank || line.width > widestField }

  /// The text of a line; only the first 300 bytes of a long one.
  static func text(of line: SourceLine, in bytes: Bytes) -> String {
    bytes.string(line.textStart..<min(line.textEnd, line.textStart + 300))
  }

  private func text(_ index: Int) -> String { MailThread.text(of: lines[index], in: bytes) }

  // MARK: Quoting with >

  /// Marks and measures anew the lines from `first` on that begin with the mark.
  static func markQuoted(_ lines: inout [SourceLine], in bytes: Bytes, from first: Int) {
    for index in first..<max(first, lines.count) {
      let line = lines[index]
      guard !line.isBlank, bytes[line.textStart] == UInt8(ascii: ">") else { continue }
      var depth = 0
      var place = line.textStart
      while place < line.end, bytes[place] == UInt8(ascii: ">") || bytes[place] == 0x20 {
        if bytes[place] == UInt8(ascii: ">") { depth += 1 }
        place += 1
      }
      // ">:" ends an attribution whose address was wrapped.
      if place + 1 == line.textEnd, bytes[place] == UInt8(ascii: ":") { continue }
      // A space after the mark belongs to it; more is the quoted text's indentation.
      var from = place
      while from > line.textStart, bytes[from - 1] == 0x20 { from -= 1 }
      if from < place { from += 1 }
      lines[index] = SourceLine(quoted: bytes, from, line.end, depth: depth)
    }
  }

  // MARK: "On Monday, A. Writer wrote:"

  private mutating func markAttributions(to end: Int) {
    guard attributedTo < end else { return }
    defer { attributedTo = end }
    if isAttributed { return }
    for index in attributedTo..<end {
      guard lines[index].voice == .author, endsInColon(index), lines[index].width <= 200 else { continue }
      let next = (index + 1..<max(index + 1, min(index + 4, lines.count))).first {
        !lines[$0].isBlank || lines[$0].depth > 0
      }
      let quotes = next.map { lines[$0].depth > 0 } ?? false
      guard let start = attributionStart(endingAt: index, quotes: quotes) else { continue }
      for place in start...index { mark(place, .document, .attribution) }
      if !quotes {
        markReply(from: index + 1, to: lines.count)
        isAttributed = true
        return
      }
    }
  }

  /// The first line of an attribution that ends at a line: up to four lines that hold a date and an address or the
  /// verb of a mail program. Above lines with `>`, an address or the verb alone will do.
  private func attributionStart(endingAt end: Int, quotes: Bool) -> Int? {
    guard quotes || holdsDigit(max(first, end - 3)...end) else { return nil }
    var holdsDate = false
    var holdsSign = false
    for start in stride(from: end, through: max(first, end - 3), by: -1) {
      guard lines[start].voice == .author, !lines[start].isBlank, lines[start].width <= 200 else { break }
      holdsDate = holdsDate || HeaderField.holdsDate(bytes[head(start)])
      holdsSign = holdsSign || bytes[head(start)].contains(UInt8(ascii: "@"))
      if holdsDate, holdsSign || endsInVerb(start...end) { return start }
    }
    guard quotes, lines[end].width <= 100 else { return nil }
    return bytes[head(end)].contains(UInt8(ascii: "@")) || endsInVerb(end...end) ? end : nil
  }

  /// The bytes of a line that are looked at: of a long one the first 300.
  private func head(_ index: Int) -> Range<Int> {
    lines[index].textStart..<min(lines[index].textEnd, lines[index].textStart + 300)
  }

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
    range.contains { index in
      let line = lines[index]
      return (line.textStart..<min(line.textEnd, line.textStart + 300)).contains { bytes[$0] &- 0x30 < 10 }
    }
  }

  private func endsInVerb(_ text: String) -> Bool {
    let words = text.lowercased().split { $0.isWhitespace || $0 == ":" || $0 == "：" || $0 == ")" || $0 == "," }
    guard let last = words.last else { return false }
    return words.suffix(4).contains { MailMarkers.wrote.contains(String($0)) } || last.hasSuffix("写道")
  }

  private func endsInColon(_ index: Int) -> Bool {
    let line = lines[index]
    guard !line.isBlank else { return false }
    let last = bytes[line.textEnd - 1]
    if last == UInt8(ascii: ":") { return true }
    return last == 0x9A && line.textEnd - line.textStart >= 3
      && bytes.holds("：", at: line.textEnd - 3, before: line.textEnd)
  }

  // MARK: Unquoted messages below a separator or a head

  private mutating func markRest(to end: Int) {
    guard restTo < end else { return }
    if isRestFound {
      markReplies(restTo..<end)
    } else if !isSearchOver {
      searchRest(to: end)
    }
    restTo = end
  }

  private mutating func searchRest(to end: Int) {
    for index in restTo..<end {
      guard lines[index].voice == .author || lines[index].voice == .document || lines[index].depth > 0 else {
        isSearchOver = true
        return
      }
      guard lines[index].voice == .author, !lines[index].isBlank, !isRule(index) else {
        previousIsGap = true
        continue
      }
      if previousIsGap, let head = headEnd(from: index), !isWritersOwn(index..<head) {
        markReply(from: index, to: end)
        isRestFound = true
        return
      }
      if isSeparator(index) {
        mark(index, .document, .separator)
        markReply(from: index + 1, to: end)
        isRestFound = true
        return
      }
      previousIsGap = false
    }
  }

  /// Whether a line is "-----Original Message-----" or the like, or any words between dashes above a mail head.
  private mutating func isSeparator(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.width <= 100, mayBeSeparator(line) else { return false }
    if line.range.count <= 300, bytes[line.range].allSatisfy({ $0 < 0x80 }) { return isPlainSeparator(index) }
    let text = text(index)
    let core = text.lowercased().replacingTypographicApostrophes().trimmed { "-_*=:> \t".contains($0) }
    let dashes = text.prefix { $0 == "-" || $0 == "_" || $0 == "*" }.count
    if MailMarkers.separators.contains(core) { return dashes >= 2 || text.hasSuffix(":") }
    guard dashes >= 3, text.hasSuffix("--"), !core.isEmpty else { return false }
    if MailMarkers.separators.contains(where: { core.hasPrefix($0) }) { return true }
    if HeaderField.holdsDate(core.utf8), endsInVerb(core) { return true }
    return isAboveHead(index)
  }

  /// The same of a line of ASCII, by its bytes.
  private mutating func isPlainSeparator(_ index: Int) -> Bool {
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
    if HeaderField.holdsDate(core), case .found = MailMarkers.verb(in: bytes, start..<end, among: 4) { return true }
    return isAboveHead(index)
  }

  private mutating func isAboveHead(_ index: Int) -> Bool {
    let next = (index + 1..<max(index + 1, min(index + 3, lines.count))).first { !lines[$0].isBlank }
    guard let next else { return false }
    return headEnd(from: next) != nil
  }

  /// Whether a line begins with two dashes, or ends in a colon and is no longer than the phrases that do.
  private func mayBeSeparator(_ line: SourceLine) -> Bool {
    if line.range.count > 300 { return true }
    guard line.range.count >= 2 else { return false }
    if isDash(bytes[line.textStart]), isDash(bytes[line.textStart + 1]) { return true }
    guard bytes[line.textEnd - 1] == UInt8(ascii: ":") else { return false }
    if line.width <= 48 { return true }
    return (line.textStart..<line.textEnd - 1).contains { bytes[$0] >= 0x80 || isDash(bytes[$0]) || isMark(bytes[$0]) }
  }

  /// Whether a byte is one of the other marks that a separator may stand between.
  private func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ">")
  }

  private func isAround(_ byte: UInt8) -> Bool { isDash(byte) || isMark(byte) || byte == 0x20 || byte == 0x09 }

  private func isDash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "*")
  }

  /// The line after a mail head that begins at `index`; `nil` when none does. A head is three lines "Name: value" or
  /// more that give a writer and a date, a receiver or a subject by known names, or a date and an address by any.
  private mutating func headEnd(from index: Int) -> Int? {
    guard index >= headless, index + 2 < lines.count, !lines[index + 1].isBlank, !lines[index + 2].isBlank else {
      return nil
    }
    var fields: [HeaderField] = []
    var end = index
    var isCut = false
    while end < lines.count, lines[end].voice == .author, !Self.endsHead(lines[end]), end < index + Self.longestHead {
      if let field = HeaderField(bytes, lines[end]), field.name.split(separator: " ").count <= 2 {
        fields.append(field)
      } else if fields.isEmpty || end > index + 12 || !text(end).contains("@") {
        isCut = end > index + 12
        break
      }
      end += 1
    }
    if isHead(fields) { return end }
    if !isCut { headless = end }
    return nil
  }

  private func isHead(_ fields: [HeaderField]) -> Bool {
    guard fields.count >= 3 else { return false }
    let meanings = Set(fields.compactMap(\.meaning))
    if meanings.contains(.from), meanings.contains(.date) || meanings.contains(.subject) { return true }
    return fields.contains { $0.value.contains("@") } && fields.contains(where: \.holdsDate)
  }

  private func isWritersOwn(_ head: Range<Int>) -> Bool {
    guard let writer else { return false }
    return head.contains { HeaderField(text($0)).map { $0.meaning == .from && $0.value == writer } ?? false }
  }

  private mutating func markReply(from first: Int, to end: Int) {
    var index = first
    while index < lines.count, lines[index].isBlank { index += 1 }
    if index < lines.count, let head = headEnd(from: index) {
      for place in index..<head { mark(place, .document, .mailHead) }
      index = head
    }
    markReplies(first..<max(first, end))
  }

  private mutating func markReplies(_ range: Range<Int>) {
    for place in range where lines[place].voice == .author {
      mark(place, .reply, .quotedMail)
    }
  }

  private func isRule(_ index: Int) -> Bool {
    let line = lines[index]
    return line.width >= 5
      && line.range.allSatisfy { bytes[$0] == UInt8(ascii: "_") || bytes[$0] == UInt8(ascii: "-") }
  }

  // MARK: Signatures

  /// Marks what stands under a line of two dashes, ten lines at most (RFC 3676 asks for four), and the lines that
  /// telephones add. Stops where a signature may go on behind `limit`.
  private mutating func markSignatures(to limit: Int, isLast: Bool) {
    while signedTo < limit {
      let index = signedTo
      let line = lines[index]
      if line.voice == .author, !line.isBlank {
        if line.indent == 0, line.range.count == 2, bytes.holds("--", at: line.textStart, before: line.textEnd) {
          var end = index + 1
          var filled = 0
          while end < limit, lines[end].voice == .author {
            if !lines[end].isBlank { filled += 1 }
            if filled > 10 { break }
            end += 1
          }
          if end == limit, !isLast { return }
          if filled <= 10 {
            for place in index..<end { mark(place, .document, .signature) }
          }
        } else if line.width <= 80, AddedLineStarts.mayBegin(bytes, line.range) {
          let text = text(index).lowercased()
          if MailMarkers.addedLines.contains(where: { text.hasPrefix($0) }) { mark(index, .document, .addedLine) }
        }
      }
      signedTo += 1
    }
  }

  private mutating func mark(_ index: Int, _ voice: Voice, _ why: LineReason) {
    lines[index].voice = voice
    lines[index].why = why
  }
}

/// The first two bytes of the lines that mail programs add: most lines have others.
private enum AddedLineStarts {
  /// Whether a line of these bytes may be one, in any case.
  static func mayBegin(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard range.count >= 2 else { return false }
    let (first, second) = (bytes[range.lowerBound], bytes[range.lowerBound + 1])
    if first >= 0x80 || second >= 0x80 { return true }
    return starts.contains(UInt16(first | 0x20) << 8 | UInt16(second | 0x20))
  }

  private static let starts: [UInt16] = MailMarkers.addedLines.map { line in
    line.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }
}

extension String {
  /// The string with `’` as `'`.
  fileprivate func replacingTypographicApostrophes() -> String { String(map { $0 == "’" ? "'" : $0 }) }

  /// The string without the characters that `isOut` names at its ends.
  fileprivate func trimmed(_ isOut: (Character) -> Bool) -> String {
    var view = Substring(self)
    while let first = view.first, isOut(first) { view.removeFirst() }
    while let last = view.last, isOut(last) { view.removeLast() }
    return String(view)
  }
}
