/// Places where a text can be cut so that the two parts give the same words as the whole.
enum SafePlace {
  /// Whether there is ASCII white space right before `place` and an ASCII character other than white space after it: a
  /// boundary that nothing on either side can move and no address can cross.
  static func isSafe(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    place > 0 && isWhite(bytes[place - 1]) && bytes[place] < 0x80 && !isWhite(bytes[place])
  }

  /// The first such place from `start` on, or `end`.
  static func next(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var place = start
    while place < end, !isSafe(bytes, place) { place += 1 }
    return place
  }

  /// Whether a byte is an ASCII space, tab or line end.
  static func isWhite(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte &- 9 < 5 }

  /// Whether `span` begins and ends on character boundaries.
  static func isWhole(_ span: ByteSpan, in bytes: Span<UInt8>) -> Bool {
    startsCharacter(bytes, span.start) && startsCharacter(bytes, span.end)
  }

  /// Whether `place` is at the start of a character or at the end of the text.
  private static func startsCharacter(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    place == bytes.count || bytes[place] & 0xC0 != 0x80
  }
}
