import CWordScan
import Text

extension SentenceReading {
  /// Takes the words of another sentence, whose forms were reached; nothing is found in it yet. Inlined, since forms would be
  /// copied for a call.
  @inline(__always)
  mutating func take(
    _ sentence: Sentence, _ tokens: [Token], _ bytes: Span<UInt8>, _ forms: FormParts, _ layout: PartLayout
  ) {
    removeAll()
    let first = sentence.tokens.lowerBound - forms.first
    // Those of what follows too, which is soon to be read.
    let numbers = forms.numbers.span.extracting(droppingFirst: first)
    let laid = layout.lay(
      // What stands before a sentence is of no account, and may be long.
      tokens.span.extracting(sentence.tokens), from: sentence.tokens.lowerBound, at: sentence.span.start, bytes,
      numbers, forms.several.span, forms.types.types, forms.types.needs.table.rows.span,
      room: sentence.tokens.count * forms.mostParts, &parts, &openings)
    openingCount = laid.openings
    hasNegation = ClauseMarks(rawValue: laid.marks).contains(.negates)
    hasPlainWords = laid.is_plain
    isAsked = bytes.hasQuestionMark(in: laid.end..<max(laid.end, sentence.span.end))
    // Three words are the least that tell a line in capitals from an abbreviation or two.
    isShouted = parts.count >= 3 && laid.capitals > 8 && laid.capitals > 3 * laid.smalls
  }
}

extension Span<UInt8> {
  /// Whether a question mark is in a stretch.
  fileprivate func hasQuestionMark(in range: Range<Int>) -> Bool {
    for index in range where self[index] == UInt8(ascii: "?") { return true }
    return false
  }
}
