import Text

extension VoiceSpan {
  /// Two lists of voices as one, by start, the longer first where two start together.
  static func united(_ a: [VoiceSpan], _ b: [VoiceSpan]) -> [VoiceSpan] {
    if b.isEmpty, isInOrder(a) { return a }
    if a.isEmpty, isInOrder(b) { return b }
    return (a + b).sorted(by: precedes)
  }

  /// Whether only the gap between two blocks lies between a span and the next, so that they are one where the voice is.
  static func isOne(_ span: ByteSpan, _ next: ByteSpan) -> Bool { next.start - span.end <= 2 }

  private static func precedes(_ a: VoiceSpan, _ b: VoiceSpan) -> Bool {
    (a.span.start, b.span.end) < (b.span.start, a.span.end)
  }

  private static func isInOrder(_ voices: [VoiceSpan]) -> Bool {
    zip(voices, voices.dropFirst()).allSatisfy { !precedes($1, $0) }
  }
}

extension [VoiceSpan] {
  /// Adds a voice behind the others, or lengthens the last when it is the same and only a gap lies between.
  mutating func extend(by voice: VoiceSpan) {
    if let last, last.voice == voice.voice, last.why == voice.why, VoiceSpan.isOne(last.span, voice.span) {
      self[count - 1].span.end = voice.span.end
    } else {
      append(voice)
    }
  }
}
