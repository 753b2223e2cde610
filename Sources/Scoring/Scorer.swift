public import Extraction
public import Lexicons
public import Text

/// Whose words count.
public enum VoiceChoice: String, Hashable, Sendable, CaseIterable {
  /// The author's alone.
  case author
  /// The author's, and quotations of the document's own principal.
  case principal
  /// Everybody's.
  case all
}

/// Reads matches in their sentences as evidence and sums them up.
public struct Scorer: Sendable {
  /// The lexicon that is looked for.
  public let lexicon: Lexicon
  /// Whose words count.
  public let voices: VoiceChoice

  /// Makes a scorer.
  public init(lexicon: Lexicon, voices: VoiceChoice = .author) {
    self.lexicon = lexicon
    self.voices = voices
  }

  /// The score of an extracted and tokenised text. O(tokens).
  public func score(_ extracted: ExtractedText, _ tokenised: TokenisedText) -> DocumentScore { DocumentScore() }
}
