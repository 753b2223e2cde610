/// A mail whose text is in one of several parts, or encoded as quoted-printable or base64, decoded to what a reader
/// sees.
///
/// Its header precedes the text, without the fields that describe the body, so that it is read on like any other mail.
struct MIMEMail {
  /// The header and the text, as UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The format of the text.
  let format: DocumentFormat
  /// How the text was decoded; `nil` where it is not encoded.
  private(set) var encoding: EncodingReport?
  /// What a reader of the result should know.
  private var notes: [ExtractionNote] = []
  /// Whether other mails follow.
  private let isFirstOfSeveral: Bool
  /// Where the pieces of `bytes` are in the mail.
  private var pieces: [SourceMap.Piece] = []

  /// The bytes within which the first field's name ends.
  private static let longestName = 80

  /// Decodes a mail; `nil` for one that needs no decoding, and for anything else. `format` is what the caller says the
  /// text is.
  init?(_ source: [UInt8], format wanted: DocumentFormat?) {
    guard Self.mayBegin(source) else { return nil }
    let range = Self.firstMail(in: source)
    guard let mail = MIMEPart(source, range), !mail.parts.isEmpty || mail.fields.isEncoded else { return nil }
    isFirstOfSeveral = range.upperBound < source.count
    let texts = mail.texts(in: source, wantsPage: wanted == .html)
    format = texts.isPage ? .html : .text
    addHead(of: mail, in: source)
    for part in texts.parts { add(part, of: source) }
    if texts.parts.isEmpty { notes.append(.undecodedMail(.withoutText)) }
    if texts.leftOut > 0 { notes.append(.leftOutOfMail(texts.leftOut)) }
  }

  /// Whether a document whose first fields are there begins with fields that describe parts or an encoded body.
  static func isToBeOpened(_ source: [UInt8]) -> Bool {
    guard mayBegin(source), let fields = MIMEFields(source, start(of: source)..<source.count) else { return false }
    return fields.isEncoded || fields.type.hasPrefix("multipart/")
  }

  /// The label of the encoding that a mail gives for its text, if that is not encoded for transfer; `nil` for anything
  /// else, and where no encoding is named or parts differ.
  static func charset(of source: [UInt8]) -> String? {
    guard mayBegin(source), let mail = MIMEPart(source, firstMail(in: source)) else { return nil }
    let texts = mail.texts(in: source, wantsPage: false).parts.filter { !$0.fields.isEncoded }
    let labels = Set(texts.map { $0.fields.knownCharset?.lowercased() })
    return labels.count == 1 ? labels.first ?? nil : nil
  }

  /// Where the first line begins that is not empty: some programs leave a few above what they save.
  private static func start(of source: [UInt8]) -> Int {
    source.firstIndex { $0 != LineEnd.feed && $0 != LineEnd.return } ?? source.count
  }

  /// Whether a document may begin with fields: its first line that is not empty has a name and a colon, or is a mailbox's. Most do not.
  private static func mayBegin(_ source: [UInt8]) -> Bool {
    let line = source[start(of: source)...].prefix(longestName)
    return line.starts(with: "From ".utf8) || MIMEFields.name(line) != nil
  }

  /// The range of the first mail of a mailbox, which ends before the first line of the next. Any other document is a
  /// single mail.
  private static func firstMail(in source: [UInt8]) -> Range<Int> {
    var parting = MailboxParting()
    let start = start(of: source)
    var at = start
    while at < source.count {
      let end = TextLine.end(source, from: at, source.count)
      let begins =
        parting.beginsMail(below: source[TextLine.withoutBreak(source, at..<end)])
        ?? MailboxLine.isHead(source[end..<TextLine.end(source, from: end, source.count)])
      if at == start, !begins { break }
      if at > start, begins { return start..<at }
      at = end
    }
    return start..<source.count
  }

  /// Adds the fields above a mail except those that describe its body. If only these showed that it is a mail, another
  /// one is added.
  private mutating func addHead(of mail: MIMEPart, in source: [UInt8]) {
    var start = 0
    for field in mail.fields.places {
      copy(source, start..<field.lowerBound)
      start = field.upperBound
    }
    copy(source, start..<mail.fields.end.lowerBound)
    if !mail.fields.isMIME { bytes += Array("MIME-Version: 1.0\n".utf8) }
    copy(source, mail.fields.end)
  }

  private mutating func copy(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    pieces.append(SourceMap.Piece(extracted: bytes.count, source: range.lowerBound))
    bytes += source[range]
  }

  /// Adds the text of a part, after a blank line.
  private mutating func add(_ part: MIMEPart, of source: [UInt8]) {
    bytes += [0x0A, 0x0A]
    guard part.fields.isEncoded else {
      copy(source, part.body)
      return
    }
    let decoded = part.fields.encoding.decoded(source, part.body)
    guard let text = try? DecodedSource(decoded.bytes, label: part.fields.knownCharset) else {
      notes.append(.undecodedMail(.withoutText))
      return
    }
    for piece in Self.pieces(of: text.bytes, decoded) {
      pieces.append(SourceMap.Piece(extracted: bytes.count + piece.extracted, source: piece.source))
    }
    encoding = encoding ?? text.report
    notes += text.notes
    bytes += text.bytes
  }

  /// Where the pieces of a decoded text are. In an encoding other than UTF-8 only its lines can be mapped.
  private static func pieces(of text: [UInt8], _ decoded: TransferEncoding.Decoded) -> [SourceMap.Piece] {
    if text == decoded.bytes { return decoded.pieces }
    let map = SourceMap(pieces: decoded.pieces, source: [])
    var pieces = [SourceMap.Piece(extracted: 0, source: map.sourceOffset(of: 0))]
    var place = 0
    var line = 0
    while let lineEnd = text.place(of: 0x0A, from: line), let next = decoded.bytes.place(of: 0x0A, from: place) {
      (line, place) = (lineEnd + 1, next + 1)
      pieces.append(SourceMap.Piece(extracted: line, source: map.sourceOffset(of: place)))
    }
    return pieces
  }

  /// Maps what was read of the decoded mail back to the mail, and removes the note that it is not decoded.
  func close(_ text: inout ExtractedText, _ source: [UInt8]) {
    text.sourceMap = text.sourceMap.going(through: pieces, to: source)
    text.notes = notes + text.notes.filter { $0 != .savedPage }
    if isFirstOfSeveral, !text.notes.contains(.mailbox) { text.notes.append(.mailbox) }
  }
}
