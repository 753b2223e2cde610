import Text

/// Placeholder for the HTML reader, which is written elsewhere: all of the source as one block.
enum HTMLExtraction {
  static func extract(
    _ source: String, encoding: EncodingReport, content: ContentScope
  ) throws(ExtractionError) -> ExtractedText {
    let whole = ByteSpan(0, source.utf8.count)
    return ExtractedText(
      text: source, blocks: [Block(whole, .paragraph)], voices: [], metadata: Metadata(), encoding: encoding,
      sourceMap: SourceMap(pieces: [SourceMap.Piece(extracted: 0, source: 0)], lines: LineIndex(source)))
  }
}
