/// Reads a page or an office export in HTML: its visible text with blocks, the voices that its markup shows, and what
/// it says of itself.
enum HTMLExtraction {
  /// The text of a decoded page in valid UTF-8.
  ///
  /// No-break spaces become plain spaces; soft hyphens and zero-width characters are kept. White space is collapsed as
  /// in a browser, except in preformatted text.
  static func extract(
    _ source: [UInt8], encoding: EncodingReport, content: ContentScope
  ) throws(ExtractionError) -> ExtractedText {
    let bytes = source.span
    var reading = try HTMLReading(bytes, honouringHiding: true, content: content)
    if reading.mayWaitForScript {
      let revealed = try HTMLReading(bytes, honouringHiding: false, content: content)
      if revealed.keptBytes > HTMLReading.manyTimes(reading.keptBytes) {
        reading = revealed
        reading.notes.append(.revealed)
      }
    }
    let (page, filtered) = (reading.page, reading.filtered)
    let text = PageText(page, keeping: reading.keeps)
    let head = PageHead(text, of: page, marks: reading.marks)
    var voices = PageVoices(page, filtered, bytes, marks: reading.marks, head: head)
    let prose = PreformattedProse(text, of: page, filtered, bytes, encoding: encoding)
    let title = filtered.title.map { SourceText.decoded(bytes, $0, inAttribute: false) }
    let thread = PrintedThread(page, title: title)
    var spans = VoiceSpan.united(voices.spans(in: text, of: page), prose.voices)
    if let thread { spans = VoiceSpan.united(spans, thread.voices(in: text, of: page)) }
    var metadata = thread?.metadata ?? Metadata()
    // The header of a mail is exact. That of a memo may give an office where the page names a person, but its subject
    // is its title.
    if let head, head.head.reason == .mailHead { metadata.merge(head.head.metadata) }
    if let subject = head?.head.metadata.title {
      metadata.merge(Metadata(title: subject, sources: ["title": head?.head.why ?? ""]))
    }
    metadata.merge(reading.described.result)
    if let head { metadata.merge(head.head.metadata) }
    return ExtractedText(
      text: String(decoding: text.bytes, as: UTF8.self), blocks: prose.blocks,
      voices: spans, metadata: metadata, encoding: encoding,
      sourceMap: SourceMap(pieces: text.pieces, source: source), notes: reading.notes + voices.notes)
  }
}
