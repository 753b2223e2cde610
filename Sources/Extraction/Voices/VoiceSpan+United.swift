import Text

extension VoiceSpan {
  /// Two lists of voices as one, by start, the longer first where two start together.
  static func united(_ a: [VoiceSpan], _ b: [VoiceSpan]) -> [VoiceSpan] {
    (a + b).sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
  }
}
