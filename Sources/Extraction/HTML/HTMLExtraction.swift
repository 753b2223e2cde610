import Text

/// Reads a page or an office export of HTML: its visible text with blocks, the voices that its markup tells, and what it
/// says of itself.
public enum HTMLExtraction {
  /// The text of a decoded page.
  ///
  /// No-break spaces are given as plain spaces; soft hyphens and zero-width characters are kept. White space is collapsed
  /// as a browser does it, except in preformatted text.
  public static func extract(
    _ source: String, encoding: EncodingReport, content: ContentScope
  ) throws(ExtractionError) -> ExtractedText {
    var source = source
    source.makeContiguousUTF8()
    let bytes = source.utf8Span.span
    let filtered = try MarkupFilter.filter(bytes)
    var page = PageBuilder(filtered)
    try SAXParser.parse(filtered.bytes, into: &page)
    let keeps = [Bool](repeating: true, count: page.blocks.count)
    let text = PageText(page, keeping: keeps)
    return ExtractedText(
      text: String(decoding: text.bytes, as: UTF8.self), blocks: text.blocks,
      voices: PageVoices(page, filtered, bytes).spans(in: text, of: page),
      metadata: PageMetadata.read(page, filtered, bytes), encoding: encoding,
      sourceMap: SourceMap(pieces: text.pieces, lines: LineIndex(source)))
  }
}
