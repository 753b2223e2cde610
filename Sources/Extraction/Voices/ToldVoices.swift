/// The voices that the words of a text show, whatever format it was read from: each kind is looked for where no earlier
/// kind was found.
enum ToldVoices {
  /// Adds to the voices of some blocks, which are in order, the turns found in them, the quotations outside these, each
  /// with its speaker, and remarks about sounds. Returns what was found of quotations. `isLast` says that no blocks
  /// follow.
  static func add(
    _ turns: [VoiceSpan], to voices: inout [VoiceSpan], in text: String, blocks: [Block], isLast: Bool = true
  ) -> Quotations.Found {
    voices = VoiceSpan.united(voices, turns)
    let quotations = Quotations.find(in: text, blocks: blocks, taken: voices, isLast: isLast)
    voices = VoiceSpan.united(voices, quotations.voices)
    Attributions.name(&voices, in: text, blocks: blocks)
    voices = VoiceSpan.united(voices, HeardRemarks.find(in: text, blocks: blocks))
    return quotations
  }
}
