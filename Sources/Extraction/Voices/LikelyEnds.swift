import Text

/// Where sentences are likely to end in a block, by a stop before a capital, asked from its front to its back, so that it is
/// passed once. Sentences themselves are told later, of the extracted text.
struct LikelyEnds {
  private let bytes: Bytes
  private let limit: Int
  /// What stands before this was passed; the end found last stands here.
  private var next: Int

  /// Looks from a place on.
  init(_ bytes: Bytes, from start: Int, to limit: Int) {
    self.bytes = bytes
    self.limit = limit
    next = start
    seek(from: start)
  }

  /// Whether a sentence ends and another begins between two places, of which the first is never before one asked earlier.
  mutating func stand(between start: Int, and end: Int) -> Bool {
    if next < start { seek(from: start) }
    return next < end
  }

  private mutating func seek(from start: Int) {
    next = start
    while next < limit, !isEnd(next) { next += 1 }
  }

  /// Whether a stop stands at a place, with a gap and a capital behind it, that is not an abbreviation's.
  private func isEnd(_ place: Int) -> Bool {
    let byte = bytes[place]
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else { return false }
    var after = place + 1
    while after < limit, bytes[after] <= 0x20 { after += 1 }
    guard after > place + 1, after < limit, Glyphs.startsCapital(bytes, after..<limit) else { return false }
    if byte != UInt8(ascii: ".") { return true }
    var start = place
    while start > 0, Glyphs.isLetterByte(bytes[start - 1]) { start -= 1 }
    // "U.S. Army", "J. Roe", "Gen. Roe".
    return place - start >= 2 && !Abbreviations.embedded.isTitle(bytes.string(start..<place))
  }
}
