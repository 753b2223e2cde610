import Extraction
import Glibc
import Text

/// Some blocks of a document, to be scored apart from the others.
struct Stretch: Sendable {
  /// A text that holds the blocks, with the voices that stand in them.
  var text: ExtractedText
  /// Where the blocks stand in it.
  var blocks: [ByteSpan]
  /// What of the text lies in this stretch and no other, with the gaps between blocks.
  var covered: ByteSpan
}

/// What a feed of stretches gives.
enum StretchStep: Sendable {
  case stretch(Stretch)
  /// Nothing that was given holds: it has come out, last of all, that blocks are turns of speakers.
  case void(TurnCount)
  /// The file cannot be read on.
  case failed(FileCause)
}

/// The stretches of a text that is read from a file.
struct LargeStretches: BatchedFeed {
  private var stretches: TextStretches<StoredFile>
  private(set) var isOver = false

  init(_ stretches: TextStretches<StoredFile>) { self.stretches = stretches }

  mutating func nextBatch() -> [StretchStep]? {
    if isOver { return nil }
    do {
      if let next = try stretches.next() {
        let blocks = next.text.blocks.map(\.span)
        return [.stretch(Stretch(text: next.text, blocks: blocks, covered: next.covered))]
      }
      isOver = true
      return stretches.isFinal ? nil : [.void(stretches.count)]
    } catch {
      isOver = true
      return [.failed(error as? FileCause ?? FileCause(EIO))]
    }
  }
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

  init(_ extracted: ExtractedText, size: Int = usualSize) {
    self.extracted = extracted
    self.size = size
    var reached = 0
    voices = extracted.voices.filter { voice in
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
    while nextBlock < extracted.blocks.count, end - start < size {
      blocks.append(extracted.blocks[nextBlock].span)
      end = blocks[blocks.count - 1].end
      nextBlock += 1
    }
    while nextVoice < voices.count, voices[nextVoice].span.end <= start { nextVoice += 1 }
    let inside = voices[nextVoice...].prefix { $0.span.start < end }
    var part = extracted
    part.voices = Array(inside)
    let covered = ByteSpan(
      blocks.count == nextBlock ? 0 : start,
      nextBlock < extracted.blocks.count ? extracted.blocks[nextBlock].span.start : extracted.text.utf8.count)
    return Stretch(text: part, blocks: blocks, covered: covered)
  }
}

extension Stretches: BatchedFeed {
  mutating func nextBatch() -> [StretchStep]? { next().map { [.stretch($0)] } }

  var isOver: Bool { nextBlock == extracted.blocks.count }
}
