/// Tells a mail's new text from what it quotes, forwards and adds.
struct MailThread {
  private let bytes: [UInt8]
  private(set) var lines: [VoicedLine]
  /// The writer named in the mail's own head; a later head by the same name is not a quotation.
  private let writer: String?

  /// Reads the lines from `first` on; those before are the document's own head.
  init(_ bytes: [UInt8], _ lines: [SourceLine], from first: Int, writer: String?) {
    self.bytes = bytes
    self.writer = writer
    self.lines = lines.map { VoicedLine(line: $0) }
    markQuoted(from: first)
    markAttributions(from: first)
    markRest(from: first)
    markSignatures(from: first)
  }

  /// The text of a line; only the first 300 bytes of a long one.
  static func text(of line: SourceLine, in bytes: [UInt8]) -> String {
    String(decoding: bytes[line.textStart..<min(line.textEnd, line.textStart + 300)], as: UTF8.self)
  }

  private func text(_ index: Int) -> String { MailThread.text(of: lines[index].line, in: bytes) }

  // MARK: Quoting with >

  private mutating func markQuoted(from first: Int) {
    for index in lines.indices where index >= first && !lines[index].line.isBlank {
      let line = lines[index].line
      guard bytes[line.textStart] == UInt8(ascii: ">") else { continue }
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
      lines[index] = VoicedLine(
        line: SourceLine(bytes, from, line.end), voice: .reply, why: "mail quoting with >", depth: depth)
    }
  }

  // MARK: "On Monday, A. Writer wrote:"

  private mutating func markAttributions(from first: Int) {
    var index = first
    while index < lines.count {
      defer { index += 1 }
      guard lines[index].voice == .author, endsInColon(index), lines[index].line.width <= 200 else { continue }
      let next = (index + 1..<min(index + 4, lines.count)).first { !lines[$0].line.isBlank || lines[$0].depth > 0 }
      let quotes = next.map { lines[$0].depth > 0 } ?? false
      guard let start = attributionStart(endingAt: index, first: first, quotes: quotes) else { continue }
      for place in start...index { mark(place, .document, "names the writer of quoted mail") }
      if !quotes {
        markReply(from: index + 1)
        return
      }
    }
  }

  /// The first line of an attribution that ends at a line: up to four lines that hold a date and an address or the
  /// verb of a mail program. Above lines with `>`, an address or the verb alone will do.
  private func attributionStart(endingAt end: Int, first: Int, quotes: Bool) -> Int? {
    var joined = ""
    for start in stride(from: end, through: max(first, end - 3), by: -1) {
      guard lines[start].voice == .author, !lines[start].line.isBlank, lines[start].line.width <= 200 else { break }
      joined = text(start) + " " + joined
      let address = joined.contains("@")
      let verb = endsInVerb(joined)
      if HeaderField.holdsDate(joined) && (address || verb) { return start }
    }
    let last = text(end)
    return quotes && lines[end].line.width <= 100 && (last.contains("@") || endsInVerb(last)) ? end : nil
  }

  private func endsInVerb(_ text: String) -> Bool {
    let words = text.lowercased().split { $0.isWhitespace || $0 == ":" || $0 == "：" || $0 == ")" || $0 == "," }
    guard let last = words.last else { return false }
    return words.suffix(4).contains { MailMarkers.wrote.contains(String($0)) } || last.hasSuffix("写道")
  }

  private func endsInColon(_ index: Int) -> Bool {
    let line = lines[index].line
    guard !line.isBlank else { return false }
    if bytes[line.textEnd - 1] == UInt8(ascii: ":") { return true }
    return line.textEnd - line.textStart >= 3 && bytes[(line.textEnd - 3)..<line.textEnd].elementsEqual("：".utf8)
  }

  // MARK: Unquoted messages below a separator or a head

  private mutating func markRest(from first: Int) {
    var previousIsGap = true
    var index = first
    while index < lines.count,
      lines[index].voice == .author || lines[index].voice == .document || lines[index].depth > 0
    {
      defer { index += 1 }
      guard lines[index].voice == .author else {
        previousIsGap = true
        continue
      }
      if lines[index].line.isBlank || isRule(index) {
        previousIsGap = true
        continue
      }
      let head = previousIsGap ? headEnd(from: index) : nil
      if let head, !isWritersOwn(index..<head) {
        markReply(from: index)
        return
      }
      if isSeparator(index) {
        mark(index, .document, "separates quoted mail")
        markReply(from: index + 1)
        return
      }
      previousIsGap = false
    }
  }

  /// Whether a line is "-----Original Message-----" or the like, or any words between dashes above a mail head.
  private func isSeparator(_ index: Int) -> Bool {
    let line = lines[index].line
    guard line.width <= 100 else { return false }
    let text = text(index)
    let core = text.lowercased().replacingTypographicApostrophes().trimmed { "-_*=:> \t".contains($0) }
    let dashes = text.prefix { $0 == "-" || $0 == "_" || $0 == "*" }.count
    if MailMarkers.separators.contains(core) { return dashes >= 2 || text.hasSuffix(":") }
    guard dashes >= 3, text.hasSuffix("--"), !core.isEmpty else { return false }
    if MailMarkers.separators.contains(where: { core.hasPrefix($0) }) { return true }
    if HeaderField.holdsDate(core), endsInVerb(core) { return true }
    let next = (index + 1..<min(index + 3, lines.count)).first { !lines[$0].line.isBlank }
    return next.flatMap { headEnd(from: $0) } != nil
  }

  /// The line after a mail head that begins at `index`; `nil` when none does. A head is three lines "Name: value" or
  /// more that give a writer and a date, a receiver or a subject by known names, or a date and an address by any.
  private func headEnd(from index: Int) -> Int? {
    var fields: [HeaderField] = []
    var end = index
    while end < lines.count, lines[end].voice == .author, !lines[end].line.isBlank, lines[end].line.width <= 300 {
      if let field = HeaderField(text(end)), field.name.split(separator: " ").count <= 2 {
        fields.append(field)
      } else if fields.isEmpty || end > index + 12 || !text(end).contains("@") {
        break
      }
      end += 1
    }
    guard fields.count >= 3 else { return nil }
    let meanings = Set(fields.compactMap(\.meaning))
    if meanings.contains(.from), meanings.contains(.date) || meanings.contains(.subject) { return end }
    let addresses = fields.contains { $0.value.contains("@") }
    return addresses && fields.contains(where: \.holdsDate) ? end : nil
  }

  private func isWritersOwn(_ head: Range<Int>) -> Bool {
    guard let writer else { return false }
    return head.contains { HeaderField(text($0)).map { $0.meaning == .from && $0.value == writer } ?? false }
  }

  private mutating func markReply(from first: Int) {
    var index = first
    while index < lines.count, lines[index].line.isBlank { index += 1 }
    if index < lines.count, let head = headEnd(from: index) {
      for place in index..<head { mark(place, .document, "mail header") }
      index = head
    }
    for place in first..<lines.count where lines[place].voice == .author { mark(place, .reply, "quoted mail") }
  }

  private func isRule(_ index: Int) -> Bool {
    let line = lines[index].line
    return line.width >= 5 && bytes[line.range].allSatisfy { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  // MARK: Signatures

  /// Marks what stands under a line of two dashes, ten lines at most (RFC 3676 asks for four), and the lines that
  /// telephones add.
  private mutating func markSignatures(from first: Int) {
    for index in lines.indices where index >= first && lines[index].voice == .author && !lines[index].line.isBlank {
      let line = lines[index].line
      if line.indent == 0, bytes[line.range].elementsEqual("--".utf8) {
        var end = index + 1
        var filled = 0
        while end < lines.count, lines[end].voice == .author {
          if !lines[end].line.isBlank { filled += 1 }
          if filled > 10 { break }
          end += 1
        }
        guard filled <= 10 else { continue }
        for place in index..<end { mark(place, .document, "mail signature") }
      } else if line.width <= 80 {
        let text = text(index).lowercased()
        if MailMarkers.addedLines.contains(where: { text.hasPrefix($0) }) {
          mark(index, .document, "line added by a mail program")
        }
      }
    }
  }

  private mutating func mark(_ index: Int, _ voice: Voice, _ why: String) {
    lines[index].voice = voice
    lines[index].why = why
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
