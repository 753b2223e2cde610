import Text

/// Finds the turns of interviews, transcripts and questionnaires.
public enum Speakers {
  /// What was found.
  public struct Reading: Hashable, Sendable {
    /// The turns that are not the author's.
    public var voices: [VoiceSpan]
    /// What was assumed.
    public var notes: [String]
  }

  /// The turns of others than the author.
  public static func find(
    in text: String, blocks: [Block], taken: [VoiceSpan], authors: [String]
  ) -> Reading { Reading(voices: [], notes: []) }
}
