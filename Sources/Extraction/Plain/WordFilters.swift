import CWordScan

/// Bits for the digests of some words: one for the upper bits of each, one for the lower.
struct DigestFilter {
  private(set) var bits = [UInt64](repeating: 0, count: Int(USWARD_UPPER_WORDS + USWARD_LOWER_WORDS))

  mutating func insert(_ digest: UInt32) {
    bits[Self.upper(digest)] |= 1 << UInt64(Self.key(digest) & 63)
    bits[Self.lower(digest)] |= 1 << UInt64(digest & 63)
  }

  /// Takes out all words with the same upper bits.
  mutating func remove(_ digest: UInt32) { bits[Self.upper(digest)] &= ~(1 << UInt64(Self.key(digest) & 63)) }

  func mayHold(_ digest: UInt32) -> Bool {
    bits[Self.upper(digest)] >> UInt64(Self.key(digest) & 63) & bits[Self.lower(digest)] >> UInt64(digest & 63) & 1 != 0
  }

  /// The upper bits.
  static func key(_ digest: UInt32) -> UInt32 { digest >> 15 }

  private static func upper(_ digest: UInt32) -> Int { Int(key(digest) >> 6) }
  private static func lower(_ digest: UInt32) -> Int { Int(USWARD_UPPER_WORDS) + Int(digest >> 6 & 0x3FF) }
}

/// A bit for the first bytes of each of some words: most others do not begin so.
struct WordOpenings {
  private(set) var bits = [UInt32](repeating: 0, count: Int(USWARD_HEAD_BITS))

  /// Takes in the first bytes of a word; behind a shorter one may be anything.
  mutating func insert(_ bytes: [UInt8]) {
    if bytes.count < Int(USWARD_HEAD_BIT_BYTES) {
      for byte in UInt8(0)..<32 { insert(bytes + [byte]) }
      return
    }
    let opening = usward_head_bit(bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) })
    bits[Int(opening.place)] |= 1 << opening.bit
  }
}

/// The first bytes of some words, by which most others are passed many at a time.
///
/// The words are in groups, one bit each: for each pair of their first bytes, side by side, those groups that have it.
struct WordHeads {
  /// How many words there are.
  let count: Int
  private(set) var rows = [UInt8](repeating: 0, count: Int(USWARD_HEAD_PAIRS * USWARD_HEAD_ROW))

  init(of words: Set<String>) {
    count = words.count
    let longer = words.filter { $0.utf8.count >= USWARD_LONGER_WORD }
    insert(longer, groups: 0..<Self.firstShort)
    insert(words.subtracting(longer), groups: Self.firstShort..<8)
  }

  /// The first of the groups of words that are not among the longer ones.
  private static let firstShort = UInt8(USWARD_SHORT_GROUPS).trailingZeroBitCount

  /// Inserts words, those that begin alike into one group, as far as that may be.
  private mutating func insert(_ words: Set<String>, groups: Range<Int>) {
    for (number, word) in words.sorted().enumerated() {
      let group = groups.lowerBound + number * groups.count / words.count
      insert(Array(word.utf8.prefix(Int(USWARD_HEAD_PAIRS) + 1)), group: group)
    }
  }

  private mutating func insert(_ head: [UInt8], group: Int) {
    // What comes behind a word may be anything, as may a letter past ASCII and what comes behind that.
    let known = head.firstIndex { $0 >= 0x80 } ?? head.count
    for pair in 0..<Int(USWARD_HEAD_PAIRS) {
      let row = pair * Int(USWARD_HEAD_ROW)
      if pair + 1 < known {
        rows[row + Int(usward_head_place(head[pair], head[pair + 1]))] |= 1 << UInt8(group)
      } else {
        // After a known byte too: the other one may be any.
        for place in row..<row + Int(USWARD_HEAD_ROW) { rows[place] |= 1 << UInt8(group) }
      }
    }
  }
}
