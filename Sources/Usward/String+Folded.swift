import Text

extension String {
  /// The length in bytes from which a sentence is abridged around a piece of evidence: a text without full stops is a
  /// single sentence, which would be copied for each of its pieces. Except in treaties, printed sentences are shorter.
  private static let longestSentence = 8_000

  /// The text of a sentence with white space folded, and where in it a stretch stands. A sentence that is too long is
  /// abridged to whole words around the stretch, between ellipses.
  func folded(_ sentence: ByteSpan, about stretch: ByteSpan) -> (text: String, marked: ByteSpan) {
    let window = sentence.count > Self.longestSentence ? window(in: sentence, about: stretch) : sentence
    let (before, behind) = (ByteSpan(window.start, stretch.start), ByteSpan(stretch.end, window.end))
    var text = window.start > sentence.start ? "… " : ""
    text += folded(before)
    if self[before].last?.isWhitespace == true, !text.isEmpty, text.last != " " { text += " " }
    let start = text.utf8.count
    text += folded(stretch)
    let marked = ByteSpan(start, text.utf8.count)
    let rest = folded(behind)
    if !rest.isEmpty, self[behind].first?.isWhitespace == true { text += " " }
    return (text + rest + (window.end < sentence.end ? " …" : ""), marked)
  }

  /// The part of a sentence around a stretch, in whole words.
  private func window(in sentence: ByteSpan, about stretch: ByteSpan) -> ByteSpan {
    let bytes = utf8
    func isGap(_ place: Int) -> Bool { bytes[bytes.index(bytes.startIndex, offsetBy: place)] <= 0x20 }
    var start = Swift.max(sentence.start, stretch.start - Self.longestSentence / 4)
    while sentence.start < start, start < stretch.start, !isGap(start) { start += 1 }
    var end = Swift.min(sentence.end, stretch.end + Self.longestSentence / 4)
    while stretch.end < end, end < sentence.end, !isGap(end) { end -= 1 }
    return ByteSpan(start, end)
  }

  /// The text of a span with every run of white space as one space.
  func folded(_ span: ByteSpan) -> String {
    self[span].withSingleSpaces
  }
}
