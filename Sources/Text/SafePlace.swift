/// Where a text can be cut so that words are found in the two parts as in the whole.
enum SafePlace {
  /// Whether ASCII white space is right before `place` and an ASCII character that is none after it: a boundary that nothing
  /// on either side can move, and that no address reaches over.
  static func isSafe(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    place > 0 && isWhite(bytes[place - 1]) && bytes[place] < 0x80 && !isWhite(bytes[place])
  }

  /// The first such place from `start` on, or `end`.
  static func next(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var place = start
    while place < end, !isSafe(bytes, place) { place += 1 }
    return place
  }

  /// Whether a byte is a space, a tab or a line end of ASCII.
  static func isWhite(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte &- 9 < 5 }

  /// Whether no character reaches over an end of `span`.
  static func isWhole(_ span: ByteSpan, in bytes: Span<UInt8>) -> Bool {
    startsCharacter(bytes, span.start) && startsCharacter(bytes, span.end)
  }

  /// Whether a character or nothing starts at `place`, not the middle of one.
  private static func startsCharacter(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    place == bytes.count || bytes[place] & 0xC0 != 0x80
  }
}
