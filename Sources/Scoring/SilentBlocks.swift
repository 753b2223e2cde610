public import Extraction
import Lexicons
public import Text

/// The blocks of a stretch of text, those apart of which nothing but how many words they have shows in its figures: those in
/// another voice from end to end. No quotation and no guard reaches over the edge of a block.
public struct SilentBlocks: Sendable {
  /// Blocks that are read.
  public fileprivate(set) var others: [ByteSpan] = []
  /// Blocks whose words are only counted.
  public fileprivate(set) var silent: [ByteSpan] = []
}

extension Scorer {
  /// Sorts the blocks of a text of which no evidence is kept.
  public func silentBlocks(of extracted: ExtractedText, _ blocks: [ByteSpan]) -> SilentBlocks {
    var sorted = SilentBlocks()
    var voices = OutermostVoices(extracted)
    for block in blocks {
      if let voice = voices.voice(around: block), !VoiceOfTokens.isCounted(voice, of: extracted.metadata, self.voices) {
        sorted.silent.append(block)
      } else {
        sorted.others.append(block)
      }
    }
    return sorted
  }
}

/// The outermost voice around each of some stretches of a text, asked for in order.
private struct OutermostVoices {
  private let voices: [VoiceSpan]
  private var next = 0
  /// The voice reached, and the part of its span that is in none before it.
  private var current: VoiceSpan?
  private var span = ByteSpan(0, 0)

  init(_ extracted: ExtractedText) { voices = extracted.voices }

  /// The voice that says of all of a stretch whose it is; `nil` where none does.
  mutating func voice(around stretch: ByteSpan) -> VoiceSpan? {
    while span.end < stretch.end, next < voices.count {
      let voice = voices[next]
      next += 1
      guard voice.span.end > span.end else { continue }
      span = ByteSpan(max(voice.span.start, span.end), voice.span.end)
      current = voice
    }
    return span.contains(stretch) ? current : nil
  }
}
