import Text

/// The format of a document.
public enum DocumentFormat: String, Codable, Hashable, Sendable, CaseIterable {
  case text, html, markdown
  /// A Word document: a ZIP archive of XML.
  case docx
  /// An OpenDocument text, as an archive or as one file of XML.
  case odt
  /// A PowerPoint presentation: a ZIP archive of XML.
  case pptx
  /// An OpenDocument presentation, as an archive or as one file of XML.
  case odp
  /// A document in Rich Text Format.
  case rtf
}

extension DocumentFormat {
  /// The most bytes of a document that is read as a whole: for a page what the reader's tables hold, for Markdown what
  /// its parser can hold as one block, for a text what tokens can refer to. Office documents are read as pages and
  /// usually are packed.
  public var largest: Int {
    switch self {
    case .html, .docx, .odt, .pptx, .odp, .rtf: 1 << 28
    case .markdown: 1 << 30
    case .text: Token.longestText
    }
  }

  /// Throws where a document has too many bytes.
  func check(size: Int) throws(ExtractionError) {
    if size <= largest { return }
    let most = sized(largest)
    switch self {
    case .html: throw .tooLarge(reason: "HTML of more than \(most)")
    case .markdown: throw .tooLarge(reason: "Markdown of more than \(most)")
    case .text: throw .tooLarge(reason: "holds more than \(most) of text")
    case .docx, .odt, .pptx, .odp, .rtf: throw .tooLarge(reason: "an office document of more than \(most)")
    }
  }

  /// Whether it is the format of an office program, whose bytes are not text.
  var isOffice: Bool { officeWords != nil }
}

/// Which part of an HTML page is its text.
public enum ContentScope: String, Codable, Hashable, Sendable, CaseIterable {
  /// The main part of a page, or all of an export, depending on what the document is.
  case auto
  /// The main part, without navigation, sidebars and footers.
  case main
  /// Everything visible.
  case all
}

/// Reads a file's bytes as text with structure, voices and metadata.
public struct Extractor: Sendable {
  /// The format; `nil` to recognise it by content, then by name.
  public var format: DocumentFormat?
  /// The label of the encoding; `nil` to detect it.
  public var encoding: String?
  /// Which part of an HTML page is its text.
  public var content: ContentScope
  /// The number of bytes at the start of a plain text that show how it uses lines.
  package var sampleSize = TextHabits.sampleSize

  /// Makes an extractor.
  public init(format: DocumentFormat? = nil, encoding: String? = nil, content: ContentScope = .auto) {
    self.format = format
    self.encoding = encoding
    self.content = content
  }

  /// The text of a file. `name` helps to tell its format. In an interview or transcript, the author's turns are those of
  /// `speakers`, the names or labels under which the author speaks (`Speaker 2`); if there are none, those of `authors`,
  /// which are known from outside and replace the authors that the document names.
  public func extract(
    _ bytes: [UInt8], name: String, authors: [String] = [], speakers: [String] = []
  ) throws(ExtractionError) -> ExtractedText {
    try extract(bytes, name: name, OwnNames(speakers: speakers, authors: authors))
  }

  package func extract(_ bytes: [UInt8], name: String, _ names: OwnNames) throws(ExtractionError) -> ExtractedText {
    if ZipArchive.mayBegin(bytes) {
      return try withVoices(OfficeExtraction.extract(bytes, as: format), names, namesStandAlone: true)
    }
    if RichTextScanner.mayBegin(bytes) {
      return try withVoices(OfficeExtraction.extract(richText: bytes, as: format), names, namesStandAlone: true)
    }
    let source = try DecodedSource(bytes, label: encoding)
    let format = format ?? FormatGuess.format(of: source.bytes, name: name)
    return try extract(source, format: format, names)
  }

  /// Throws where a file is not text or too large to be read as a whole, judged by its size and first bytes.
  package func check(size: Int, opening: [UInt8], name: String) throws(ExtractionError) {
    let format = try format(opening: opening, name: name)
    try format.check(size: size)
    if let reason = controlBytes(opening, format) { throw .binary(reason: reason) }
  }

  /// The most bytes that a document may have, judged by its first bytes: plain text is read in parts and may have any
  /// size. Throws where it is not text.
  package func largest(opening: [UInt8], name: String) throws(ExtractionError) -> Int {
    let format = try format(opening: opening, name: name)
    return format != .text ? format.largest : controlBytes(opening, format) == nil ? .max : DocumentFormat.html.largest
  }

  private func format(opening: [UInt8], name: String) throws(ExtractionError) -> DocumentFormat {
    if ZipArchive.mayBegin(opening) { return .docx }
    if RichTextScanner.mayBegin(opening) { return .rtf }
    if let kind = BinaryKind.signature(opening) { throw BinaryKind.error(kind, opening) }
    return format ?? FormatGuess.format(of: opening, name: name)
  }

  /// Why the first bytes of a file are not text in any encoding that its format allows; `nil` where they may be.
  private func controlBytes(_ opening: [UInt8], _ format: DocumentFormat) -> String? {
    encoding == nil && !format.isOffice ? BinaryKind.controlBytes(unmarked: opening) : nil
  }

  /// The text of a string that is already decoded, such as a field of a JSON line.
  public func extract(
    _ text: String, format: DocumentFormat, authors: [String] = [], speakers: [String] = []
  ) throws(ExtractionError) -> ExtractedText {
    try extract(text, format: format, OwnNames(speakers: speakers, authors: authors))
  }

  package func extract(
    _ text: String, format: DocumentFormat, _ names: OwnNames
  ) throws(ExtractionError) -> ExtractedText {
    try extract(DecodedSource(text), format: format, names)
  }

  /// The text of a PDF, from its pages in the format of `pdftotext -bbox-layout -enc UTF-8`.
  package func extract(pageLayout layout: [UInt8], _ names: OwnNames = OwnNames()) throws(ExtractionError)
    -> ExtractedText
  {
    try withVoices(PDFExtraction.extract(layout), names, namesStandAlone: true)
  }

  private func extract(
    _ source: DecodedSource, format: DocumentFormat, _ names: OwnNames
  ) throws(ExtractionError) -> ExtractedText {
    try format.check(size: source.bytes.count)
    let mail = format == .markdown || format.isOffice ? nil : MIMEMail(source.bytes, format: self.format)
    var result = try read(mail?.bytes ?? source.bytes, mail?.encoding ?? source.report, as: mail?.format ?? format)
    if let mail { mail.close(&result, source.bytes) }
    try DocumentFormat.text.check(size: result.text.utf8.count)
    result.notes = source.notes + result.notes
    return withVoices(result, names, namesStandAlone: format != .text)
  }

  /// The text with the voices that its own words show, regardless of the format it was read from.
  private func withVoices(_ read: ExtractedText, _ names: OwnNames, namesStandAlone: Bool) -> ExtractedText {
    var result = read
    let turns = Speakers.find(
      in: result.text, blocks: result.blocks, taken: result.voices,
      names: names.orAuthors(result.metadata.authors), namesStandAlone: namesStandAlone,
      within: result.spoken)
    result.notes += turns.notes
    _ = ToldVoices.add(turns.voices, to: &result.voices, in: result.text, blocks: result.blocks)
    return result
  }
}

extension Extractor {
  /// The text of a decoded document, before its speakers are known.
  private func read(
    _ bytes: [UInt8], _ encoding: EncodingReport, as format: DocumentFormat
  ) throws(ExtractionError) -> ExtractedText {
    switch format {
    case .text: PlainExtraction.extract(bytes, encoding: encoding, sampleSize: sampleSize)
    case .markdown: MarkdownExtraction.extract(bytes, encoding: encoding)
    case .html: try MailPage.extract(bytes, encoding: encoding, content: content)
    case .odt, .odp: try OfficeExtraction.extract(flat: bytes, as: self.format)
    case .docx, .pptx: throw .otherFormat(reason: "not a ZIP archive")
    case .rtf: try OfficeExtraction.extract(richText: bytes)
    }
  }
}

/// Why no text can be extracted from a document.
public enum ExtractionError: Error, Hashable, Sendable {
  /// The bytes are not text. The reason says what they are: "a ZIP archive", "NUL bytes throughout".
  case binary(reason: String)
  /// The bytes are not text, but the file may be saved in a form that is. The kind says what it is, the remedy what to
  /// do: "an Excel workbook (.xlsx)", "save it as CSV".
  case unread(kind: String, remedy: String)
  /// The caller named an unknown encoding.
  case unknownEncoding(String)
  /// A limit was exceeded; the reason names it.
  case tooLarge(reason: String)
  /// The document is damaged. The reason says where: "word/document.xml cannot be unpacked".
  case damaged(reason: String)
  /// The file is not in the format that the caller named. The reason says what it is.
  case otherFormat(reason: String)
  /// The document is encrypted and needs a password.
  case locked
  /// A PDF with this many pages has no words on any of them: they are pictures.
  case noTextLayer(pages: Int)
}

extension ExtractionError: CustomStringConvertible {
  /// The cause in plain words, to follow the name of the document: "is not text: a ZIP archive".
  public var description: String {
    switch self {
    case .binary(let reason): "is not text: \(reason)"
    case .unread(let kind, let remedy): "is not text: \(kind); \(remedy)"
    case .unknownEncoding(let name): "the encoding \"\(name)\" is not known"
    case .tooLarge(let reason): reason
    case .damaged(let reason): "is damaged: \(reason)"
    case .otherFormat(let reason): "is not in the format that was named: it is \(reason)"
    case .locked: "is locked with a password"
    case .noTextLayer(0): "is a PDF without pages"
    case .noTextLayer: "is a PDF of pictures (a scan): it has no text layer; run OCR on it first"
    }
  }
}
