import Text

extension VoiceSpan {
  /// Merges two lists of voices by start; of two with the same start, the longer comes first.
  static func united(_ a: [VoiceSpan], _ b: [VoiceSpan]) -> [VoiceSpan] {
    if b.isEmpty, isInOrder(a) { return a }
    if a.isEmpty, isInOrder(b) { return b }
    return (a + b).sorted(by: precedes)
  }

  /// Whether only the gap between two blocks is between two spans, so that they can be one if the voice is the same.
  static func isOne(_ span: ByteSpan, _ next: ByteSpan) -> Bool { next.start - span.end <= 2 }

  private static func precedes(_ a: VoiceSpan, _ b: VoiceSpan) -> Bool {
    (a.span.start, b.span.end) < (b.span.start, a.span.end)
  }

  private static func isInOrder(_ voices: [VoiceSpan]) -> Bool {
    zip(voices, voices.dropFirst()).allSatisfy { !precedes($1, $0) }
  }
}

extension [VoiceSpan] {
  /// Appends a voice, or extends the last when it is the same and only a gap is between them.
  mutating func extend(by voice: VoiceSpan) {
    if let last, last.voice == voice.voice, last.why == voice.why, VoiceSpan.isOne(last.span, voice.span) {
      self[count - 1].span.end = voice.span.end
    } else {
      append(voice)
    }
  }
}
