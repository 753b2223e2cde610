import Text

/// Collects the text of a Markdown source, its blocks and voices, and the mapping to the source.
struct TextBuilder {
  private(set) var bytes: [UInt8] = []
  private(set) var blocks: [Block] = []
  private(set) var voices: [VoiceSpan] = []
  private var pieces: [SourceMap.Piece] = []
  private var blockStart = 0
  /// Whether the next copied byte must start a new piece although it would continue the last.
  private var hasJoiner = false

  /// Bytes collected so far.
  var count: Int { bytes.count }

  /// Copies a stretch of the source.
  mutating func copy(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    anchor(range.lowerBound)
    bytes.append(contentsOf: source[range])
  }

  /// Copies bytes that represent the source's byte at `place`, such as a character written as an entity.
  mutating func copy(_ decoded: some Sequence<UInt8>, at place: Int) {
    anchor(place)
    bytes.append(contentsOf: decoded)
    hasJoiner = true
  }

  /// Adds text that is not in the source.
  mutating func join(_ joiner: String) {
    bytes.append(contentsOf: joiner.utf8)
    hasJoiner = true
  }

  /// Starts a block; an empty one is dropped.
  mutating func openBlock() {
    if !bytes.isEmpty && bytes.last != 0x0A { join("\n\n") }
    blockStart = bytes.count
  }

  /// Ends the open block.
  mutating func closeBlock(_ kind: BlockKind) {
    guard blockStart < bytes.count else { return }
    blocks.append(Block(ByteSpan(blockStart, bytes.count), kind))
  }

  /// Adds a voice, or extends the last when it is the same and only a gap is between them.
  mutating func voice(_ span: ByteSpan, _ voice: Voice, why: String) {
    guard !span.isEmpty else { return }
    voices.extend(by: VoiceSpan(span, voice, why: why))
  }

  /// The result.
  func extracted(
    of source: [UInt8], metadata: Metadata, encoding: EncodingReport, notes: [ExtractionNote]
  ) -> ExtractedText {
    ExtractedText(
      text: String(decoding: bytes, as: UTF8.self), blocks: blocks, voices: voices, metadata: metadata,
      encoding: encoding, sourceMap: SourceMap(pieces: pieces, source: source), notes: notes)
  }

  private mutating func anchor(_ source: Int) {
    if !hasJoiner, let last = pieces.last, last.source - last.extracted == source - bytes.count { return }
    pieces.append(SourceMap.Piece(extracted: bytes.count, source: source))
    hasJoiner = false
  }
}
