import CByteScan
import Text

/// Finds what a transcript has in brackets about sounds: `[Applause.]`, `(Laughter)`. Nobody says it.
enum HeardRemarks {
  /// The remarks in a text, in order. Blocks are in order too. O(bytes).
  static func find(in text: String, blocks: [Block]) -> [VoiceSpan] {
    text.withBytes { bytes in
      var found: [VoiceSpan] = []
      var block = 0
      forBrackets(in: bytes) { place in
        while block < blocks.count, blocks[block].span.end <= place { block += 1 }
        guard block < blocks.count, blocks[block].span.start <= place, blocks[block].kind != .preformatted,
          let end = end(of: bytes, from: place, before: blocks[block].span.end)
        else { return }
        found.append(VoiceSpan(ByteSpan(place, end), .document, why: "heard, not said"))
      }
      return found
    }
  }

  /// Whether all words of a stretch are such as remarks have, and one of them shows that it is one.
  static func isRemark(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard range.count <= longest else { return false }
    var isHeard = false
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      var word: UInt128 = 0
      while place < range.upperBound, bytes[place].isASCIILetter {
        word = word << 8 | UInt128(bytes[place].asciiLowercased)
        place += 1
      }
      if place > start {
        if heard.contains(word) { isHeard = true } else if !fillers.contains(word) { return false }
      } else {
        place += 1
      }
    }
    return isHeard
  }

  private static let heard = TokenList.heardWords.wordNumbers
  private static let fillers = TokenList.heardFillers.wordNumbers
  /// The most bytes of a remark between its brackets.
  private static let longest = 60

  /// Calls `work` with every opening bracket, in order.
  private static func forBrackets(in bytes: Bytes, _ work: (Int) -> Void) {
    guard let base = bytes.baseAddress else { return }
    func next(_ bracket: UInt8, from start: Int) -> Int {
      start + usward_find_byte(bracket, base + start, bytes.count - start)
    }
    var round = next(UInt8(ascii: "("), from: 0)
    var square = next(UInt8(ascii: "["), from: 0)
    while min(round, square) < bytes.count {
      if round < square {
        work(round)
        round = next(UInt8(ascii: "("), from: round + 1)
      } else {
        work(square)
        square = next(UInt8(ascii: "["), from: square + 1)
      }
    }
  }

  /// The end of the remark that begins with the bracket at a place; `nil` where there is none.
  private static func end(of bytes: Bytes, from open: Int, before limit: Int) -> Int? {
    let closer = UInt8(ascii: bytes[open] == UInt8(ascii: "(") ? ")" : "]")
    let inner = open + 1..<min(limit, open + longest + 2)
    guard let close = bytes[inner].firstIndex(of: closer), isRemark(bytes, inner.lowerBound..<close) else { return nil }
    return close + 1
  }
}
