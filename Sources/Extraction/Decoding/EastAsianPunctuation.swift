/// Recognises Western text that was saved with East Asian quotes and dashes: ASCII and pairs of bytes for `‘ ’ “ ” —
/// …`.
enum EastAsianPunctuation {
  /// The encoding in which at least nine in ten of the non-ASCII bytes (and at least four) are such pairs; `nil` when
  /// there is none.
  static func encoding(of bytes: [UInt8]) -> EncodingLabel? {
    var hits = [Int](repeating: 0, count: sets.count)
    var pairs = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      pairs += 1
      if index + 1 < bytes.count {
        for (place, set) in sets.enumerated() where set.lead == bytes[index] && set.trails.contains(bytes[index + 1]) {
          hits[place] += 1
        }
      }
      index += 2
    }
    guard pairs >= 2, let best = hits.indices.max(by: { hits[$0] < hits[$1] }), hits[best] * 10 >= pairs * 9 else {
      return nil
    }
    return EncodingLabel.named(sets[best].name)
  }

  /// The pairs of `‘ ’ “ ” — …` in each encoding. Korean has those of the Chinese one.
  private static let sets: [(name: String, lead: UInt8, trails: [UInt8])] = [
    ("big5", 0xA1, [0xA5, 0xA6, 0xA7, 0xA8, 0x58, 0x4B]),
    ("gb18030", 0xA1, [0xAE, 0xAF, 0xB0, 0xB1, 0xAA, 0xAD]),
    ("euc-jp", 0xA1, [0xC6, 0xC7, 0xC8, 0xC9, 0xBD, 0xC4]),
    ("shift_jis", 0x81, [0x65, 0x66, 0x67, 0x68, 0x5C, 0x63]),
  ]
}
