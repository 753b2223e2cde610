package import Extraction
import Lexicons
package import Text

/// The blocks of a stretch of text, with the silent ones kept apart: those that stand in another voice from end to end,
/// of which only the number of words shows in the figures. No quotation and no guard crosses the edge of a block.
package struct SilentBlocks: Sendable {
  /// Blocks that are read.
  package fileprivate(set) var others: [ByteSpan] = []
  /// Blocks whose words are only counted.
  package fileprivate(set) var silent: [ByteSpan] = []
}

extension Scorer {
  /// The voices in which no word counts, whoever speaks: blocks wholly in one of them are silent.
  package var silentVoices: Set<Voice> { Set(Voice.allCases.filter { !voices.mayCount($0) }) }

  /// Sorts the blocks of a text whose evidence is not kept.
  package func silentBlocks(of extracted: ExtractedText, _ blocks: [ByteSpan]) -> SilentBlocks {
    var sorted = SilentBlocks()
    var voices = OutermostVoices(extracted.voices, extracted.metadata.authors, self.voices)
    var next = 0
    while next < blocks.count {
      let first = next
      let isSilent = voices.isSilent(blocks[next])
      repeat { next += 1 } while next < blocks.count && voices.isSilent(blocks[next]) == isSilent
      if isSilent { sorted.silent += blocks[first..<next] } else { sorted.others += blocks[first..<next] }
    }
    return sorted
  }
}

/// Finds the outermost voice around each of several stretches of a text, asked for in order.
private struct OutermostVoices {
  private let voices: [VoiceSpan]
  private let authors: [String]
  private let choice: VoiceChoice
  private var next = 0
  /// The part of the current voice span that no earlier span covers, and whether nothing in it counts.
  private var span = ByteSpan(0, 0)
  private var isOther = false

  init(_ voices: [VoiceSpan], _ authors: [String], _ choice: VoiceChoice) {
    self.voices = voices
    self.authors = authors
    self.choice = choice
  }

  /// Whether a voice that does not count covers all of a stretch.
  @inline(__always)
  mutating func isSilent(_ stretch: ByteSpan) -> Bool {
    if span.end < stretch.end { advance(to: stretch.end) }
    return isOther && span.contains(stretch)
  }

  private mutating func advance(to end: Int) {
    while span.end < end, next < voices.count {
      let voice = voices[next]
      next += 1
      guard voice.span.end > span.end else { continue }
      span = ByteSpan(max(voice.span.start, span.end), voice.span.end)
      isOther = !choice.counts(voice, authors)
    }
  }
}
