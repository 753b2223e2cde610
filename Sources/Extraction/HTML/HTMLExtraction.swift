/// Reads a page or an office export of HTML: its visible text with blocks, the voices that its markup tells, and what it
/// says of itself.
enum HTMLExtraction {
  /// The text of a decoded page, which is valid UTF-8.
  ///
  /// No-break spaces are given as plain spaces; soft hyphens and zero-width characters are kept. White space is collapsed
  /// as a browser does it, except in preformatted text.
  static func extract(
    _ source: [UInt8], encoding: EncodingReport, content: ContentScope
  ) throws(ExtractionError) -> ExtractedText {
    let bytes = source.span
    var reading = try HTMLReading(bytes, honouringHiding: true, content: content)
    if reading.mayWaitForScript {
      let revealed = try HTMLReading(bytes, honouringHiding: false, content: content)
      if revealed.keptBytes > HTMLReading.manyTimes(reading.keptBytes) {
        reading = revealed
        reading.notes.append("the page hides nearly all its text until a script shows it; the hidden text was taken")
      }
    }
    let (page, filtered) = (reading.page, reading.filtered)
    let text = PageText(page, keeping: reading.keeps)
    var voices = PageVoices(page, filtered, bytes, marks: reading.marks)
    let prose = PreformattedProse(text, of: page, filtered, bytes, encoding: encoding)
    let spans = VoiceSpan.united(voices.spans(in: text, of: page), prose.voices)
    return ExtractedText(
      text: String(decoding: text.bytes, as: UTF8.self), blocks: prose.blocks,
      voices: spans, metadata: reading.described.result, encoding: encoding,
      sourceMap: SourceMap(pieces: text.pieces, source: source), notes: reading.notes + voices.notes)
  }
}
