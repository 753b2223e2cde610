import Text

/// The header of a memo ("TO: … FROM: … DATE: … RE: …") or of a mail at the top of a text.
struct DocumentHead: Hashable, Sendable {
  /// What was read.
  private(set) var metadata = Metadata()
  /// The lines of the header.
  private(set) var lines: Range<Int> = 0..<0
  /// Those of its lines that are fields, without a letterhead above.
  private(set) var fields: Range<Int> = 0..<0
  /// The writer as written in the header; `nil` when it names none.
  private(set) var writer: String?
  /// The format or encoding that a mail states for its body, `text/html` or `quoted-printable`, in lower case; `nil`
  /// where it states none.
  private(set) var contentType: String?
  private(set) var transferEncoding: String?
  /// Whether it precedes a page that a browser saved with its pictures.
  private var isOfSavedPage = false
  /// Whether the line that mailboxes put before each mail precedes it.
  private var isOfMailbox = false
  /// Whether it is the header of a memo or of a mail.
  private(set) var reason = LineReason.memoHead
  /// "memo header" or "mail header".
  var why: String { reason.text }

  /// The most lines that it may have, including blank ones but not the continuation lines of a mail's fields: a letter
  /// to hundreds has a line for each recipient.
  static let longest = 60
  /// The most continuation lines of fields.
  private static let mostGoneOn = 2_000

  /// Reads the header at the top of the lines; `nil` when there is none.
  ///
  /// A header has at least two of writer, recipient, date and subject. Up to three short lines (a letterhead, the word
  /// "Memorandum") may precede it, with blank lines between; it ends at the first line that is neither a field nor the
  /// continuation of one.
  ///
  /// - SeeAlso: RFC 5322, section 2.2.3, on long fields.
  init?(_ bytes: Bytes, _ source: [SourceLine], from first: Int) {
    var found: [HeaderField] = []
    var end = first
    var above = 0
    var index = first
    var start: Int?
    /// The number of continuation lines of a mail's fields.
    var goneOn = 0
    scan: while index < min(source.count, first + DocumentHead.longest + goneOn) {
      defer { index += 1 }
      let line = source[index]
      if line.isBlank { continue }
      if index == first, Self.isOfMailbox(bytes, line) {
        start = index
        end = index + 1
        isOfMailbox = true
      } else if let field = HeaderField(bytes, line),
        field.meaning != nil || field.isOfProgram || Self.isMail(found)
      {
        found.append(field)
        start = start ?? index
        end = index + 1
      } else if found.isEmpty {
        above += 1
        if above > Self.mostAbove || !Self.mayPrecede(bytes, line) { break scan }
      } else if line.indent > 0, index == end, line.width <= 200, let last = found.last {
        // In a mail, long fields continue on the next line after white space. In a memo, a function may be below a
        // name, indented further.
        let more = MailThread.text(of: line, in: bytes)
        let goesOn = Self.isMail(found) || last.goesOnInMail(with: more) || Self.isMail(bytes, source, below: index)
        guard goesOn || line.indent >= 2 else { break scan }
        end = index + 1
        if goesOn || last.value.isEmpty { found[found.count - 1].goOn(with: more) }
        if goesOn, goneOn < Self.mostGoneOn { goneOn += 1 }
      } else {
        break scan
      }
      // The header of a mail ends at the first blank line.
      if Self.isMail(found), index + 1 < source.count, source[index + 1].isBlank { break }
    }
    let known = Set(found.compactMap(\.meaning)).subtracting([.other])
    guard known.count >= 2, let start else { return nil }
    // New text above a mail header: the header belongs to a quoted mail.
    if above > 0, found.contains(where: { HeaderField.sentNames.contains($0.name) || $0.value.contains("@") }) {
      return nil
    }
    fields = start..<end
    lines = (above > 0 ? first : start)..<end
    if Self.isMail(found) { reason = .mailHead }
    for field in found { take(field) }
  }

  /// The most lines that may precede it.
  private static let mostAbove = 3

  /// Whether a line may precede a header, like a letterhead: a short line that is not a sentence. Dashes separate new
  /// text from a quoted mail.
  private static func mayPrecede(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    line.width <= 60 && !bytes.holds("--", at: line.textStart, before: line.textEnd)
      && !Glyphs.endsInStop(bytes, line.range)
  }

  /// Whether a line is the one that mailboxes put before each mail.
  private static func isOfMailbox(_ bytes: Bytes, _ line: SourceLine) -> Bool {
    // Few lines begin like this.
    bytes.holds("From ", at: line.textStart, before: line.textEnd)
      && MailboxLine.isOne(Array(bytes[line.range.prefix(MailThread.longestText)])[...])
  }

  private mutating func take(_ field: HeaderField) {
    switch field.meaning {
    case .from where Self.savedPages.contains(where: field.value.lowercased().hasPrefix): isOfSavedPage = true
    case .from:
      guard let value = EncodedWords.decoded(field.value) else { return }
      writer = writer ?? value
      metadata.set("author", to: [DocumentHead.person(value)], from: why)
    case .date: metadata.set("date", to: [field.value], from: why)
    case .subject:
      guard let value = EncodedWords.decoded(field.value) else { return }
      metadata.set("title", to: [value], from: why)
    case .to:
      guard let value = EncodedWords.decoded(field.value) else { return }
      metadata.set("to", to: [value], from: why)
    case .other, nil: takeOfBody(field)
    }
  }

  /// Takes what the header says of the body, without parameters, and how the mail is identified.
  private mutating func takeOfBody(_ field: HeaderField) {
    let value = field.value.prefix { $0 != ";" && $0 != " " }.lowercased()
    switch field.name {
    case "content-type": contentType = contentType ?? value
    case "content-transfer-encoding": transferEncoding = transferEncoding ?? value
    case Self.messageName:
      // The id of a mail distinguishes it from all others, wherever it is stored.
      let id = String(field.value.filter { $0 != "<" && $0 != ">" }).trimmed
      metadata.set("message_id", to: [id], from: why)
    default: break
    }
  }

  /// The notes on what of a mail is not decoded or not separated.
  var notes: [ExtractionNote] {
    guard reason == .mailHead else { return [] }
    var notes: [ExtractionNote] = []
    switch transferEncoding {
    case "quoted-printable": notes.append(.undecodedMail(.quotedPrintable))
    case "base64": notes.append(.undecodedMail(.base64))
    default: break
    }
    if isOfSavedPage {
      notes.append(.savedPage)
    } else if let contentType, contentType.hasPrefix("multipart/") {
      notes.append(.undecodedMail(.multipart))
    }
    if isOfMailbox { notes.append(.mailbox) }
    return notes
  }

  /// The field that identifies a mail.
  private static let messageName = "message-id"

  /// The name in "A. Writer <a@example.org>", "A. Writer, Director", `"Writer, A." <…>`.
  static func person(_ value: String) -> String {
    var name = Substring(value)
    let mark = name.firstIndex { "<([".contains($0) }
    if let mark, mark > name.startIndex { name = name[..<mark] }
    var text = String(name.filter { $0 != "\"" && $0 != "<" && $0 != ">" }).trimmed
    // Before an address, the word after the comma is a given name; functions occur in memos.
    if let mark, value[mark...].contains("@"), let turned = withSurnameLast(text) { return turned }
    if let comma = text.firstIndex(of: ","), text[..<comma].contains(" ") {
      text = String(text[..<comma]).trimmed
    }
    return text
  }

  /// A name given as surname, comma and given name, in normal order; `nil` for any other. A degree or function may
  /// follow a comma too, but then after a full name.
  private static func withSurnameLast(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard parts.count == 2, let surname = parts[0].split(separator: " ").last else { return nil }
    let particles = parts[0].split(separator: " ").dropLast()
    let given = parts[1].split(separator: " ")
    guard particles.allSatisfy({ particleWords.contains($0.lowercased()) }), surname.first?.isUppercase == true,
      (1...3).contains(given.count), given.allSatisfy({ isGiven($0) }),
      !suffixWords.contains(where: { $0.hasSuffix(parts[1]) })
    else { return nil }
    return "\(parts[1]) \(parts[0])"
  }

  /// Whether a word belongs to a given name, "Bo", "Jean-Luc", or is its initial with or without a full stop.
  private static func isGiven(_ word: Substring) -> Bool {
    guard word.first?.isUppercase == true else { return false }
    let rest = word.dropFirst()
    return rest.isEmpty || rest == "." || rest.contains(where: \.isLowercase)
  }

  private static let particleWords = TokenList.nameParticles.wordSet
  private static let suffixWords = TokenList.nameSuffixes.wordStrings
  private static let savedPages = TokenList.savedPagePhrases.lineStrings
  private static let mailNames = Set(TokenList.mailFieldNames.lineStrings)

  /// Whether a field below a line, above the next blank one, shows that the header is a mail's.
  private static func isMail(_ bytes: Bytes, _ source: [SourceLine], below index: Int) -> Bool {
    let below = source[(index + 1)...].prefix(longest).prefix { !$0.isBlank }
    return below.contains { line in HeaderField(bytes, line).map { isMail([$0]) } ?? false }
  }

  private static func isMail(_ fields: [HeaderField]) -> Bool {
    fields.contains { field in
      mailNames.contains(field.name) || field.isOfProgram
        || field.meaning == .from && field.value.contains("@")
    }
  }
}
