import Extraction
import Text

/// Some blocks of a document, to be scored apart from the others.
struct Stretch: Sendable {
  /// A text that holds the blocks, with the voices that stand in them.
  var text: ExtractedText
  /// Where the blocks stand in it.
  var blocks: [ByteSpan]
}

/// A text in stretches of some blocks, each with the voices that stand in it: tokens and readings are made for one at a
/// time, so that a long text needs no more memory than itself.
///
/// Nothing that scores a text reaches over the edge of a block: no token, no sentence, no match, no negation. What does,
/// blocks and voices, was found before, and what hangs on the whole is found from the sums after.
struct Stretches {
  private let extracted: ExtractedText
  /// The voices that are not within another, in order; so are their ends.
  private let voices: [VoiceSpan]
  private var nextBlock = 0
  private var nextVoice = 0

  /// A stretch ends with the block that makes it so many bytes: large beside what is done once for each, small beside a
  /// processor's second cache with the tokens that it makes.
  static let usualSize = 256 * 1_024

  private let size: Int

  /// Most stretches have fewer blocks.
  private static let usualBlocks = 1_024

  init(_ extracted: consuming ExtractedText, size: Int = usualSize) {
    self.size = size
    // Mostly none lies within another: then nothing is copied.
    let voices = extracted.voices
    self.voices = voices.allSatisfy(Self.isOutermost()) ? voices : voices.filter(Self.isOutermost())
    self.extracted = extracted
  }

  /// Tells of one voice after another, in order, whether it lies in none before it.
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
