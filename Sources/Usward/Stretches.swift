import Extraction
import Text

/// Some blocks of a document, to be scored independently of the others.
struct Stretch: Sendable {
  /// A text that contains the blocks, with the voices in them.
  var text: ExtractedText
  /// Where the blocks are in it.
  var blocks: [ByteSpan]
}

/// A text divided into stretches of blocks, each with the voices in them. Tokens and readings exist for one stretch at
/// a time, so that a long text needs little more memory than its own size.
///
/// Nothing in scoring crosses the edge of a block: no token, sentence, match or negation. What does cross, blocks and
/// voices, is found before; what depends on the whole is found from the sums afterwards.
struct Stretches {
  private let extracted: ExtractedText
  /// The voices that are not within another, in order of start and end.
  private let voices: [VoiceSpan]
  private var nextBlock = 0
  private var nextVoice = 0

  /// The size in bytes at which a stretch ends with the current block: large compared with what is done once for each
  /// stretch, and small enough to fit, with its tokens, in a processor's second-level cache.
  static let usualSize = 256 * 1_024

  private let size: Int

  /// The number of blocks that most stretches stay below.
  private static let usualBlocks = 1_024

  init(_ extracted: consuming ExtractedText, size: Int = usualSize) {
    self.size = size
    // In most texts no voice lies within another, and nothing is copied.
    let voices = extracted.voices
    self.voices = voices.allSatisfy(Self.isOutermost()) ? voices : voices.filter(Self.isOutermost())
    self.extracted = extracted
  }

  /// A function to be called with one voice after another, in order, that tells whether each lies outside all before
  /// it.
  private static func isOutermost() -> (VoiceSpan) -> Bool {
    var reached = 0
    return { voice in
      defer { reached = max(reached, voice.span.end) }
      return voice.span.end > reached
    }
  }

  /// The next stretch; `nil` at the end.
  mutating func next() -> Stretch? {
    guard nextBlock < extracted.blocks.count else { return nil }
    let start = extracted.blocks[nextBlock].span.start
    var end = start
    var blocks: [ByteSpan] = []
    blocks.reserveCapacity(min(extracted.blocks.count - nextBlock, Self.usualBlocks))
    while nextBlock < extracted.blocks.count, end - start < size {
      blocks.append(extracted.blocks[nextBlock].span)
      end = blocks[blocks.count - 1].end
      nextBlock += 1
    }
    while nextVoice < voices.count, voices[nextVoice].span.end <= start { nextVoice += 1 }
    var last = nextVoice
    while last < voices.count, voices[last].span.start < end { last += 1 }
    // Most documents are one stretch.
    if last - nextVoice == extracted.voices.count { return Stretch(text: extracted, blocks: blocks) }
    var text = extracted
    text.voices = Array(voices[nextVoice..<last])
    return Stretch(text: text, blocks: blocks)
  }
}

extension Stretches: BatchedFeed {
  mutating func nextBatch() -> [Stretch]? { next().map { [$0] } }

  var isOver: Bool { nextBlock == extracted.blocks.count }
}
