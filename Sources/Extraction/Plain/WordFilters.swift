import CWordScan

/// A filter for the digests of some words: one bit for the upper bits of each, one for the lower.
struct DigestFilter {
  private(set) var bits = [UInt64](repeating: 0, count: Int(USWARD_UPPER_WORDS + USWARD_LOWER_WORDS))

  mutating func insert(_ digest: UInt32) {
    bits[Self.upper(digest)] |= 1 << UInt64(Self.key(digest) & 63)
    bits[Self.lower(digest)] |= 1 << UInt64(digest & 63)
  }

  /// Removes all words with the same upper bits.
  mutating func remove(_ digest: UInt32) { bits[Self.upper(digest)] &= ~(1 << UInt64(Self.key(digest) & 63)) }

  func mayHold(_ digest: UInt32) -> Bool {
    bits[Self.upper(digest)] >> UInt64(Self.key(digest) & 63) & bits[Self.lower(digest)] >> UInt64(digest & 63) & 1 != 0
  }

  /// The upper bits.
  static func key(_ digest: UInt32) -> UInt32 { digest >> 15 }

  private static func upper(_ digest: UInt32) -> Int { Int(key(digest) >> 6) }
  private static func lower(_ digest: UInt32) -> Int { Int(USWARD_UPPER_WORDS) + Int(digest >> 6 & 0x3FF) }
}

/// A bit for the first bytes of each of some words: most other words begin differently.
struct WordOpenings {
  private(set) var bits = [UInt32](repeating: 0, count: Int(USWARD_HEAD_BITS))

  /// Adds the first bytes of a word; after a shorter one anything may follow.
  mutating func insert(_ bytes: [UInt8]) {
    if bytes.count < Int(USWARD_HEAD_BIT_BYTES) {
      for byte in UInt8(0)..<32 { insert(bytes + [byte]) }
      return
    }
    let opening = usward_head_bit(bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) })
    bits[Int(opening.place)] |= 1 << opening.bit
  }
}

/// The first bytes of some words, by which most other words are skipped, many at a time.
///
/// The words are in groups with one bit each: for each adjacent pair of first bytes, the groups that have it.
struct WordHeads {
  /// The number of words.
  let count: Int
  private(set) var rows = [UInt8](repeating: 0, count: Int(USWARD_HEAD_PAIRS * USWARD_HEAD_ROW))

  init(of words: Set<String>) {
    count = words.count
    let longer = words.filter { $0.utf8.count >= USWARD_LONGER_WORD }
    insert(longer, groups: 0..<Self.firstShort)
    insert(words.subtracting(longer), groups: Self.firstShort..<8)
  }

  /// The first of the groups of short words.
  private static let firstShort = UInt8(USWARD_SHORT_GROUPS).trailingZeroBitCount

  /// Inserts words, putting those that begin alike in one group as far as possible.
  private mutating func insert(_ words: Set<String>, groups: Range<Int>) {
    for (number, word) in words.sorted().enumerated() {
      let group = groups.lowerBound + number * groups.count / words.count
      insert(Array(word.utf8.prefix(Int(USWARD_HEAD_PAIRS) + 1)), group: group)
    }
  }

  private mutating func insert(_ head: [UInt8], group: Int) {
    // What follows a word may be anything, as may a non-ASCII letter and what follows that.
    let known = head.firstIndex { $0 >= 0x80 } ?? head.count
    for pair in 0..<Int(USWARD_HEAD_PAIRS) {
      let row = pair * Int(USWARD_HEAD_ROW)
      if pair + 1 < known {
        rows[row + Int(usward_head_place(head[pair], head[pair + 1]))] |= 1 << UInt8(group)
      } else {
        // After a known byte as well, since the other may be anything.
        for place in row..<row + Int(USWARD_HEAD_ROW) { rows[place] |= 1 << UInt8(group) }
      }
    }
  }
}
