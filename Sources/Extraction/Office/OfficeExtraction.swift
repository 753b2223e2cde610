import Text

/// Reads office documents: Word's (.docx, .docm, .dotx), PowerPoint's (.pptx, .pptm, .ppsx, .potx), OpenDocument texts
/// (.odt, .ott, .fodt) and presentations (.odp, .otp, .fodp), and RTF.
enum OfficeExtraction {
  /// The text of a document in a ZIP archive. `wanted` is what the caller says it is.
  static func extract(_ bytes: [UInt8], as wanted: DocumentFormat?) throws(ExtractionError) -> ExtractedText {
    try DocumentFormat.docx.check(size: bytes.count)
    guard let archive = ZipArchive(bytes) else {
      throw .damaged(reason: "it begins like a ZIP archive, but the list of its parts at the end is missing or broken")
    }
    let package = try OfficePackage(archive)
    guard let format = package.format, wanted == nil || wanted == format else {
      if wanted?.isOffice == true { throw .otherFormat(reason: package.words) }
      if case .other(let kind) = package { throw kind.error }
      throw .binary(reason: package.words)
    }
    var properties = DocumentProperties()
    var notes: [ExtractionNote] = []
    var result: ExtractedText
    switch package {
    case .word(let text, let stylesPart, let propertiesPart):
      try readBeside(propertiesPart, of: archive, into: &properties, &notes)
      var styles = WordStyles()
      try readBeside(stylesPart, of: archive, into: &styles, &notes)
      var reader = WordReader(styles)
      try XMLStream.read(text, of: archive, into: &reader)
      result = try extract(reader.page, properties)
    case .slides(let list, let propertiesPart):
      try readBeside(propertiesPart, of: archive, into: &properties, &notes)
      result = try extract(SlideShow.page(of: list, in: archive), properties)
    case .openDocument:
      if try EncryptionMark.stands(in: archive) { throw .locked }
      try readBeside("meta.xml", of: archive, into: &properties, &notes)
      var reader = OpenDocumentReader()
      try readBeside("styles.xml", of: archive, into: &reader, &notes)
      guard try XMLStream.read("content.xml", of: archive, into: &reader) else {
        throw .damaged(reason: "content.xml is missing")
      }
      result = try extract(reader.page, properties)
    case .other(let kind): throw kind.error
    }
    result.notes += notes
    return result
  }

  /// Reads a part other than the text, if it exists. A damaged one is left out with a note, since the text can be read
  /// without it; a locked one, or one that unpacks to too much, is refused as for the text.
  private static func readBeside<Events: XMLEvents>(
    _ part: String, of archive: ZipArchive, into events: inout Events, _ notes: inout [ExtractionNote]
  ) throws(ExtractionError) {
    do throws(ExtractionError) {
      try XMLStream.read(part, of: archive, into: &events)
    } catch {
      guard case .damaged(let reason) = error else { throw error }
      notes.append(.leftOutPart(reason: reason))
    }
  }

  /// The text of an OpenDocument text or presentation in a single XML file that has been decoded. `wanted` is what the
  /// caller says it is.
  static func extract(flat bytes: [UInt8], as wanted: DocumentFormat?) throws(ExtractionError) -> ExtractedText {
    var properties = DocumentProperties()
    try XMLStream.read(bytes, into: &properties)
    var reader = OpenDocumentReader()
    try XMLStream.read(bytes, into: &reader)
    if let kind = reader.kind, case .other(let unread) = kind {
      throw wanted == nil ? unread.error : .otherFormat(reason: kind.words)
    }
    if let wanted, wanted != reader.format { throw .otherFormat(reason: reader.format.officeWords ?? "") }
    return try extract(reader.page, properties)
  }

  /// The text of an RTF document. `wanted` is what the caller says it is.
  static func extract(
    richText bytes: [UInt8], as wanted: DocumentFormat? = .rtf
  ) throws(ExtractionError) -> ExtractedText {
    try DocumentFormat.rtf.check(size: bytes.count)
    guard wanted == nil || wanted == .rtf else {
      let words = DocumentFormat.rtf.officeWords ?? ""
      throw wanted?.isOffice == true ? .otherFormat(reason: words) : .binary(reason: words)
    }
    guard RichTextScanner.mayBegin(bytes) else { throw .otherFormat(reason: "not an RTF document") }
    var reader = RichTextReader(bytes)
    try reader.read()
    let encoding = reader.characters.report
    var result: ExtractedText
    switch reader.content {
    // The mail itself does not say what the mail program writes of the file it wraps it in.
    case .page: result = try HTMLExtraction.extract(reader.wrapped, encoding: encoding, content: .all)
    case .plainText: result = PlainExtraction.extract(reader.page.lines, encoding: encoding)
    case .own: result = try extract(reader.page, reader.properties, encoding)
    }
    if let number = reader.characters.unknown { result.notes.append(.unknownLabel("code page \(number)")) }
    if let note = encoding.noteOfReplaced { result.notes.append(note) }
    return result
  }

  /// The text of a document that was read as a page. What it says itself, in the header of a memo or in its title, has
  /// precedence over its properties, which are often those of a template, of an older document or of whoever typed it.
  private static func extract(
    _ page: OfficePage, _ properties: DocumentProperties,
    _ encoding: EncodingReport = EncodingReport(name: EncodingReport.utf8, basis: .declared)
  ) throws(ExtractionError) -> ExtractedText {
    let lines = OfficeLines(page)
    var result: ExtractedText
    if lines.isText {
      result = PlainExtraction.extract(page.lines, encoding: encoding)
    } else {
      result = try HTMLExtraction.extract(page.html, encoding: encoding, content: .all)
      result.sourceMap = result.sourceMap.going(through: page.pieces, to: page.lines)
      for index in result.voices.indices where result.voices[index].why == PageVoices.blockQuote {
        result.voices[index].why = "a style of block quotations"
      }
      result.voices = VoiceSpan.united(result.voices, lines.voices(in: result))
    }
    if page.slides > 0 {
      result.spoken = spoken(result, page.speakerNotes)
      // On slides most lines are as short as in a signature.
      result.voices.removeAll { $0.why == LineReason.signature.text }
    }
    var metadata = Metadata()
    // A first heading may be that of a chapter.
    let heading = result.metadata.sources["title"] == "h1" ? result.metadata.title : nil
    if heading != nil {
      result.metadata.title = nil
      result.metadata.sources["title"] = nil
    }
    metadata.merge(result.metadata)
    if let title = page.title { metadata.merge(Metadata(title: title, sources: ["title": page.titleSource])) }
    metadata.merge(properties.metadata)
    if let heading { metadata.merge(Metadata(title: heading, sources: ["title": "first heading"])) }
    result.metadata = metadata
    if page.notes > 0 { result.notes.append(.leftOutNotes(page.notes)) }
    if page.hiddenSlides > 0 { result.notes.append(.leftOutSlides(page.hiddenSlides)) }
    if page.comments > 0 { result.notes.append(.leftOutComments(page.comments)) }
    return result
  }
}

extension OfficeExtraction {
  /// The speaker notes of each slide, the only stretches where turns are looked for: on the slides themselves, points
  /// begin with labels ("Goal:") and titles ask questions.
  private static func spoken(_ text: ExtractedText, _ notes: [Range<Int>]) -> [ByteSpan] {
    var spans: [ByteSpan] = []
    var (next, last) = (0, -1)
    for block in text.blocks {
      let place = text.sourceMap.sourceOffset(of: block.span.start)
      while next < notes.count, notes[next].upperBound <= place { next += 1 }
      guard next < notes.count, notes[next].contains(place) else { continue }
      if last == next { spans[spans.count - 1].end = block.span.end } else { spans.append(block.span) }
      last = next
    }
    return spans
  }
}

/// Finds whether the manifest of an OpenDocument archive says that its parts are encrypted.
private struct EncryptionMark: XMLEvents {
  private var isThere = false
  static func stands(in archive: ZipArchive) throws(ExtractionError) -> Bool {
    var mark = EncryptionMark()
    try XMLStream.read("META-INF/manifest.xml", of: archive, into: &mark)
    return mark.isThere
  }

  mutating func start(_ element: XMLElement) { if OpenDocumentElement.of(element) == .encryption { isThere = true } }
  mutating func end() {}
  mutating func text(_ bytes: Span<UInt8>) {}
}
