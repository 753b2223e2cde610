import Text

/// Likely ends of sentences in a block, by a stop before a capital. To be asked about from front to back, so that the
/// block is passed once. Sentences themselves are found later, in the extracted text.
struct LikelyEnds {
  private let bytes: Bytes
  private let limit: Int
  /// Everything before `next` was passed; the last end found is at `end`.
  private var next: Int

  /// Starts at a place.
  init(_ bytes: Bytes, from start: Int, to limit: Int) {
    self.bytes = bytes
    self.limit = limit
    next = start
    seek(from: start)
  }

  /// Whether a sentence ends between two places; the first must never precede an earlier one.
  mutating func stand(between start: Int, and end: Int) -> Bool {
    if next < start { seek(from: start) }
    return next < end
  }

  private mutating func seek(from start: Int) {
    next = start
    while next < limit, !isEnd(next) { next += 1 }
  }

  /// Whether there is a stop at a place, followed by a gap and a capital, that does not belong to an abbreviation.
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
