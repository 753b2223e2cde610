public import Text

/// A document's text with its structure, its voices, and what it says of itself.
public struct ExtractedText: Hashable, Sendable {
  /// The text that is scored: valid UTF-8 without markup, with line feeds between blocks.
  public var text: String
  /// The blocks, in order and without overlap; every word is in one.
  public var blocks: [Block]
  /// The stretches that are not in the author's voice, in order. They may nest (a quotation within quoted mail); the
  /// outermost one decides whose words they are.
  public var voices: [VoiceSpan]
  /// What the document says of itself.
  public var metadata: Metadata
  /// How its bytes were read.
  public var encoding: EncodingReport
  /// The mapping back to the source file.
  public var sourceMap: SourceMap
  /// What a reader of the result should know: a fallback used, a part left out.
  public var notes: [ExtractionNote]
  /// The stretches in which people may take turns, each by itself; `nil` for the whole text.
  var spoken: [ByteSpan]?

  /// Makes an extracted text.
  public init(
    text: String, blocks: [Block], voices: [VoiceSpan], metadata: Metadata, encoding: EncodingReport,
    sourceMap: SourceMap, notes: [ExtractionNote] = []
  ) {
    self.text = text
    self.blocks = blocks
    self.voices = voices
    self.metadata = metadata
    self.encoding = encoding
    self.sourceMap = sourceMap
    self.notes = notes
  }
}

extension Tokeniser {
  /// The tokens and sentences of an extracted text: none crosses the edge of a block.
  public func tokenise(_ extracted: ExtractedText) -> TokenisedText {
    tokenise(extracted.text, blocks: extracted.blocks.map(\.span))
  }
}

extension ExtractedText {
  /// Makes a text that was extracted earlier, whose only source is the text itself. Without blocks, lines without a
  /// word separate them.
  package init(
    restoring text: String, blocks: [Block]?, voices: [VoiceSpan], metadata: Metadata, encoding: EncodingReport,
    notes: [ExtractionNote]
  ) {
    let source = Array(text.utf8)
    self.init(
      text: text, blocks: blocks ?? Self.paragraphs(of: source), voices: voices, metadata: metadata, encoding: encoding,
      sourceMap: SourceMap(pieces: [SourceMap.Piece(extracted: 0, source: 0)], source: source), notes: notes)
  }

  private static func paragraphs(of bytes: [UInt8]) -> [Block] {
    var blocks: [Block] = []
    var isOpen = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let isEmpty = bytes[start..<end].allSatisfy { $0 <= 0x20 }
      if !isEmpty, isOpen {
        blocks[blocks.count - 1].span.end = end
      } else if !isEmpty {
        blocks.append(Block(ByteSpan(start, end), .paragraph))
      }
      isOpen = !isEmpty
      start = end + 1
    }
    return blocks
  }
}
