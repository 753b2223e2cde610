/// A line of a plain text with whose words it holds.
struct VoicedLine: Hashable, Sendable {
  /// The line; quoting marks lie before its text.
  var line: SourceLine
  /// Whose words it holds.
  var voice = Voice.author
  /// Why, in plain words; empty for the author's.
  var why = ""
  /// How many quoting marks were before it.
  var depth = 0

  /// Whether a reader sees this and the other line as one stretch of one voice.
  func isSameVoice(as other: VoicedLine) -> Bool {
    voice == other.voice && why == other.why && depth == other.depth
  }
}
