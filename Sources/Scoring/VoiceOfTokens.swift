import Extraction
import Text

/// Whose words each token is.
struct VoiceOfTokens {
  /// The voice of each token.
  private(set) var voices: [Voice]
  /// Whether each token is in a voice that counts.
  private(set) var counts: [Bool]

  /// The outermost span that holds a token says whose it is.
  init(_ extracted: ExtractedText, _ tokens: [Token], choice: VoiceChoice) {
    voices = Array(repeating: .author, count: tokens.count)
    counts = Array(repeating: true, count: tokens.count)
    var first = 0
    var reached = 0
    for span in extracted.voices where span.span.end > reached {
      while first < tokens.count, tokens[first].span.start < span.span.start { first += 1 }
      let isCounted = Self.isCounted(span, of: extracted.metadata, choice)
      var index = first
      while index < tokens.count, tokens[index].span.end <= span.span.end {
        if tokens[index].span.start >= reached {
          voices[index] = span.voice
          counts[index] = isCounted
        }
        index += 1
      }
      reached = span.span.end
    }
  }

  private static func isCounted(_ span: VoiceSpan, of metadata: Metadata, _ choice: VoiceChoice) -> Bool {
    switch choice {
    case .all: true
    case .author: span.voice == .author
    case .principal: span.voice == .author || (span.voice == .quote && isPrincipal(span.speaker, metadata))
    }
  }

  /// A quotation without a named speaker is the principal's: press releases quote one person, and name the others.
  private static func isPrincipal(_ speaker: String?, _ metadata: Metadata) -> Bool {
    guard let speaker, !metadata.authors.isEmpty else { return true }
    let name = speaker.lowercased()
    return metadata.authors.contains { author in
      let words = author.lowercased().split { !$0.isLetter }
      return words.contains { word in word.count > 2 && name.split { !$0.isLetter }.contains(word) }
    }
  }
}
