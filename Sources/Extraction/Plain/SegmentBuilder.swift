import Text

/// Collects the text of a plain source as the stretches it is copied from, so that it is copied once at the end, in
/// long pieces.
struct SegmentBuilder {
  /// What is between stretches.
  enum Joiner: UInt8 {
    case none, line, block

    var count: Int { Int(rawValue) }
  }

  /// A stretch of the source, and the line feeds before it that are not in the source.
  struct Segment {
    var source: Int
    var count: Int
    var joiner: Joiner
  }

  private let bytes: Bytes
  private var tags: TextTags
  /// The stretches of the open block, or of the last one, that are kept tags.
  private var keptTags: [(span: ByteSpan, why: LineReason)] = []
  /// The stretches; while copying, all except the last.
  private(set) var segments: [Segment] = []
  /// The last stretch, which may still grow; `nil` before the first.
  private var last: Segment?
  private(set) var blocks: [Block] = []
  /// The voices; while adding, all except the last.
  private(set) var voices: [VoiceSpan] = []
  private var lastVoice: (span: ByteSpan, voice: Voice, why: LineReason)?
  private var blockStart = 0
  private var joiner = Joiner.none
  /// Whether the next copied byte must start a new stretch although it would continue the last.
  private var isCut = false
  /// The number of bytes collected.
  private(set) var count = 0

  /// Starts a text made from these bytes.
  init(_ bytes: Bytes, areCaptions: Bool) {
    self.bytes = bytes
    tags = TextTags(bytes, areCaptions: areCaptions)
  }

  /// Makes room for this many blocks, most of which continue the stretch of the previous one.
  mutating func reserveCapacity(blocks count: Int) {
    blocks.reserveCapacity(count)
    segments.reserveCapacity(count / 2)
  }

  /// Copies a stretch of the source without the tags in it.
  @inline(__always)
  mutating func copy(_ range: Range<Int>) {
    if tags.mayStand(in: range) { copyBetweenTags(range) } else { copyWhole(range) }
  }

  /// Copies what is between tags. If there is nothing else, the tags are kept, since every line has its block.
  @inline(never)
  private mutating func copyBetweenTags(_ range: Range<Int>) {
    let pieces = tags.pieces(of: range)
    guard pieces.contains(where: { $0.kind == .text }) else {
      keep(range, .tag)
      return
    }
    for piece in pieces {
      switch piece.kind {
      case .text: copyWhole(piece.range)
      case .speaker: keep(piece.range, .speakerTag)
      case .gap: if joiner == .none, count > blockStart { breakLine() }
      }
    }
  }

  private mutating func keep(_ range: Range<Int>, _ why: LineReason) {
    copyWhole(range)
    keptTags.append((ByteSpan(count - range.count, count), why))
  }

  @inline(__always)
  private mutating func copyWhole(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if !isCut, let above = last, above.source + above.count + joiner.count == range.lowerBound,
      areLineFeeds(before: range.lowerBound)
    {
      last = Segment(source: above.source, count: above.count + joiner.count + range.count, joiner: above.joiner)
    } else {
      if let last { segments.append(last) }
      last = Segment(source: range.lowerBound, count: range.count, joiner: joiner)
    }
    joiner = .none
    isCut = false
    count += range.count
  }

  /// Whether the joiner is actually in the source before a place.
  @inline(__always)
  private func areLineFeeds(before place: Int) -> Bool {
    switch joiner {
    case .none: true
    case .line: bytes[place - 1] == 0x0A
    case .block: bytes[place - 1] == 0x0A && bytes[place - 2] == 0x0A
    }
  }

  /// Adds a line feed that is not in the source.
  mutating func breakLine() {
    joiner = .line
    count += 1
  }

  /// Removes the last bytes of the open block, which were copied last.
  mutating func removeLast(_ bytes: Int) {
    let bytes = min(bytes, count - blockStart)
    if last == nil { return }
    last?.count -= bytes
    count -= bytes
    isCut = true
  }

  /// Starts a block; an empty one is dropped.
  mutating func openBlock() {
    if !keptTags.isEmpty { voiceTags() }
    if count > 0 {
      joiner = .block
      count += 2
    }
    blockStart = count
  }

  /// Ends the open block. A line feed behind which nothing was copied is taken back.
  mutating func closeBlock(_ kind: BlockKind) {
    guard blockStart < count else { return }
    if joiner == .line {
      joiner = .none
      count -= 1
      isCut = true
    }
    blocks.append(Block(ByteSpan(blockStart, count), kind))
  }

  /// Ends the last stretch and the last voice, after everything was copied.
  mutating func close() {
    if let last { segments.append(last) }
    last = nil
    voiceTags()
    endVoice()
  }

  /// Gives the kept tags the voice of the document.
  private mutating func voiceTags() {
    for tag in keptTags { addVoice(tag.span, .document, why: tag.why) }
    keptTags.removeAll()
  }

  /// Adds the voice of the last block, or extends the last voice when it is the same and only a gap is between them.
  mutating func voice(_ span: ByteSpan, _ voice: Voice, why: LineReason) {
    // Tags in it belong to the block.
    keptTags.removeAll()
    addVoice(span, voice, why: why)
  }

  private mutating func addVoice(_ span: ByteSpan, _ voice: Voice, why: LineReason) {
    guard !span.isEmpty else { return }
    if let above = lastVoice, above.voice == voice, above.why == why, VoiceSpan.isOne(above.span, span) {
      lastVoice?.span.end = span.end
    } else {
      endVoice()
      lastVoice = (span, voice, why)
    }
  }

  private mutating func endVoice() {
    if let lastVoice { voices.append(VoiceSpan(lastVoice.span, lastVoice.voice, why: lastVoice.why.text)) }
    lastVoice = nil
  }

  /// The result. `source` owns the bytes.
  func extracted(
    of source: [UInt8], metadata: Metadata, encoding: EncodingReport, notes: [ExtractionNote]
  ) -> ExtractedText {
    ExtractedText(
      text: text, blocks: blocks, voices: voices, metadata: metadata, encoding: encoding,
      sourceMap: SourceMap(pieces: pieces, source: source), notes: notes)
  }

  /// The text collected. Valid text that is cut at line ends remains valid.
  var text: String { String(valid: collected.span) }

  /// Its bytes, after everything was copied.
  var collected: [UInt8] {
    precondition(last == nil, "the last stretch was closed")
    return segments.joined(from: bytes)
  }

  /// What the blocks are assembled from, after everything was copied.
  var segmented: SegmentedBlocks {
    precondition(last == nil && lastVoice == nil, "the last stretch and the last voice were closed")
    return SegmentedBlocks(segments: segments, blocks: blocks, voices: voices)
  }

  private var pieces: [SourceMap.Piece] {
    var place = 0
    return segments.map { segment in
      defer { place += segment.joiner.count + segment.count }
      return SourceMap.Piece(extracted: place + segment.joiner.count, source: segment.source)
    }
  }
}

extension [SegmentBuilder.Segment] {
  /// The assembled stretches, given the bytes of the source from a place on.
  func joined(from bytes: Bytes, at base: Int = 0) -> [UInt8] {
    let size = reduce(0) { $0 + $1.joiner.count + $1.count }
    var joined: [UInt8] = []
    joined.append(addingCapacity: size) { joined in
      joined.withUnsafeMutableBufferPointer { target, count in
        guard let from = bytes.baseAddress, let to = target.baseAddress else { return }
        for segment in self {
          for _ in 0..<segment.joiner.count {
            target.initializeElement(at: count, to: 0x0A)
            count += 1
          }
          (to + count).initialize(from: from + segment.source - base, count: segment.count)
          count += segment.count
        }
      }
    }
    return joined
  }
}
