import Text

/// Finds who says a quotation, where its own sentence names the speaker.
///
/// Recognised are `“…,” said Jane Roe, its chair.`, `“…,” Jane Roe, its chair, said.`, and before a quotation `Jane
/// Roe, its chair, said: “…”`. A quotation that continues after such words, within the sentence or right after it, has
/// the same speaker. The verbs are data; what follows or precedes them must be a proper name. See docs/voices.md.
enum Attributions {
  /// Sets the speakers of quotations that have none. Voices and blocks are in order. O(quotations).
  static func name(_ voices: inout [VoiceSpan], in text: String, blocks: [Block]) {
    guard voices.contains(where: { $0.voice == .quote && $0.speaker == nil }) else { return }
    text.withBytes { bytes in
      var block = 0
      // The end and the speaker of the previous quotation.
      var last: (end: Int, speaker: String?) = (0, nil)
      for index in voices.indices where voices[index].voice == .quote {
        let span = voices[index].span
        // What is within another quotation is said by its speaker.
        guard span.start >= last.end else { continue }
        while block < blocks.count, blocks[block].span.end <= span.start { block += 1 }
        var closing = block
        while closing < blocks.count, blocks[closing].span.end < span.end { closing += 1 }
        guard closing < blocks.count, blocks[block].span.start <= span.start else { continue }
        let isSameBlock = last.end > blocks[block].span.start
        let before = (isSameBlock ? last.end : blocks[block].span.start)..<span.start
        if voices[index].speaker == nil {
          voices[index].speaker =
            Attribution.before(bytes, before)
            ?? Attribution.after(bytes, span, before: blocks[closing].span.end)
            ?? (isSameBlock && Attribution.goesOn(bytes, before) ? last.speaker : nil)
        }
        last = (span.end, voices[index].speaker)
      }
    }
  }
}
