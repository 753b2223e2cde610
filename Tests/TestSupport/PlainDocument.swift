public import Extraction
import Text

/// A plain document of one paragraph, for tests that are not about extraction.
public func plainDocument(_ text: String, voices: [VoiceSpan] = [], metadata: Metadata = Metadata()) -> ExtractedText {
  ExtractedText(
    text: text, blocks: [Block(ByteSpan(0, text.utf8.count), .paragraph)], voices: voices, metadata: metadata,
    encoding: EncodingReport(name: "utf-8", basis: .valid),
    sourceMap: SourceMap(pieces: [SourceMap.Piece(extracted: 0, source: 0)], lines: LineIndex(text)))
}
