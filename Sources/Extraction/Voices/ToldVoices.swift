/// The voices that the words of a text tell, whatever it was read from: each is looked for where none before it was found.
enum ToldVoices {
  /// Adds to the voices of some blocks, which are in order, the turns that were found in them, the quotations outside of these,
  /// each with who says it, and what is heard beside the words. Gives what was found of quotations. `isLast` where nothing comes
  /// after the blocks.
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
