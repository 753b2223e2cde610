public import Text

/// Whose words a stretch of text is in.
public enum Voice: String, Codable, Hashable, Sendable, CaseIterable {
  /// The document's author.
  case author
  /// Quoted speech inside a paragraph.
  case quote
  /// A block quotation.
  case blockQuote = "block_quote"
  /// Quoted or forwarded mail.
  case reply
  /// Another speaker in an interview, transcript or questionnaire.
  case speaker
  /// The document itself: letterheads, mail headers, navigation, signatures.
  case document
}

/// A stretch of the text that is not the author's own voice.
public struct VoiceSpan: Codable, Hashable, Sendable {
  /// Where it stands in the extracted text.
  public var span: ByteSpan
  /// Whose words they are.
  public var voice: Voice
  /// The reason in plain words: "between curly quotes", "mail quoting with >".
  public var why: String
  /// The speaker's name; `nil` where the text does not give it.
  public var speaker: String?

  /// Makes a voice span.
  public init(_ span: ByteSpan, _ voice: Voice, why: String, speaker: String? = nil) {
    self.span = span
    self.voice = voice
    self.why = why
    self.speaker = speaker
  }
}
