import CWordScan
import Text

extension SentenceReading {
  /// Takes the words of another sentence, whose forms are known; nothing has been found in it yet. Inlined, since a
  /// call would copy the forms.
  @inline(__always)
  mutating func take(
    _ sentence: Sentence, _ tokens: [Token], _ bytes: Span<UInt8>, _ forms: FormParts, _ layout: PartLayout
  ) {
    removeAll()
    let first = sentence.tokens.lowerBound - forms.first
    // Including those of what follows, which will be read soon.
    let numbers = forms.numbers.span.extracting(droppingFirst: first)
    let laid = layout.lay(
      // What is before a sentence does not matter, and may be long.
      tokens.span.extracting(sentence.tokens), from: sentence.tokens.lowerBound, at: sentence.span.start, bytes,
      numbers, forms.several.span, forms.types.types, forms.types.needs.table.rows.span,
      room: sentence.tokens.count * forms.mostParts, &parts, &openings)
    openingCount = laid.openings
    hasNegation = ClauseMarks(rawValue: laid.marks).contains(.negates)
    hasPlainWords = laid.is_plain
    isAsked = bytes.hasQuestionMark(in: laid.end..<max(laid.end, sentence.span.end))
    // At least three words, to distinguish a line in capitals from an abbreviation or two.
    isShouted = parts.count >= 3 && laid.capitals > 8 && laid.capitals > 3 * laid.smalls
  }
}

extension Span<UInt8> {
  /// Whether there is a question mark in a stretch.
  fileprivate func hasQuestionMark(in range: Range<Int>) -> Bool {
    for index in range where self[index] == UInt8(ascii: "?") { return true }
    return false
  }
}
