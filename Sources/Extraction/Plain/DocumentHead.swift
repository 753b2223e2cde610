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

  /// Reads the header at the top of the lines; `nil` when there is none.
  ///
  /// A header has at least two of writer, recipient, date and subject. Up to three short lines (a letterhead, the word
  /// "Memorandum") may precede it, with blank lines between; it ends at the first line that is neither a field nor the
  /// continuation of one.
  ///
  /// - SeeAlso: RFC 5322, section 2.2.3, on long fields.
  init?(_ bytes: Bytes, _ source: [SourceLine], from first: Int) {
    let header = HeaderLines(bytes, source, from: first)
    let known = Set(header.fields.compactMap(\.meaning)).subtracting([.other])
    guard known.count >= 2, let start = header.start else { return nil }
    // New text above a mail header: the header belongs to a quoted mail.
    let isSent = header.fields.contains { HeaderField.sentNames.contains($0.name) || $0.value.contains("@") }
    if header.above > 0, isSent { return nil }
    fields = start..<header.end
    lines = (header.above > 0 ? first : start)..<header.end
    isOfMailbox = header.isOfMailbox
    if header.isMail { reason = .mailHead }
    for field in header.fields { take(field) }
  }

  private mutating func take(_ field: HeaderField) {
    switch field.meaning {
    case .from where Self.savedPages.contains(where: field.value.lowercased().hasPrefix): isOfSavedPage = true
    case .from:
      guard let value = EncodedWords.decoded(field.value) else { return }
      writer = writer ?? value
      metadata.set("author", to: [SenderName.read(value)], from: why)
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

  private static let savedPages = TokenList.savedPagePhrases.lineStrings
}
