/// Which tests of patterns forms pass, a bit a test. Of thousands of tests a form passes a few, so that of its words of 64 bits
/// only those are kept that are not zero, after heads that say which they are: a head a stretch of 32 words, a bit a word in
/// its lower half, and in its upper half how many words of the row stand before those of the stretch.
struct TestRows: Sendable {
  /// How many heads a row has.
  let headCount: Int
  /// All rows, one after another.
  private(set) var pool: [UInt64]
  /// The words of the row at hand, all zero between two; and the row as it is kept.
  private var words: [UInt64]
  private var packed: [UInt64] = []

  /// Rows of so many tests. The first, at place 0, is of a form that passes none.
  init(tests: Int) {
    words = Array(repeating: 0, count: (tests + 63) / 64)
    headCount = (words.count + 31) / 32
    pool = Array(repeating: 0, count: headCount)
  }

  /// Makes room for so many words of 64 bits.
  mutating func reserve(_ words: Int) { pool.reserveCapacity(words) }

  /// Where the row begins of a form that passes some tests.
  mutating func row(of tests: [Int32]) -> Int32 {
    if tests.isEmpty { return 0 }
    let start = Int32(pool.count)
    pack(tests)
    pool.makeRoomSparingly(for: packed.count)
    pool += packed
    return start
  }

  /// Where a row begins that was packed before.
  mutating func row(_ packed: Table<UInt64>) -> Int32 {
    let start = Int32(pool.count)
    pool.append(packed)
    return start
  }

  /// The row of a form that passes some tests, which is not kept.
  mutating func packed(of tests: [Int32]) -> [UInt64] {
    pack(tests)
    return packed
  }

  private mutating func pack(_ tests: [Int32]) {
    packed.removeAll(keepingCapacity: true)
    for _ in 0..<headCount { packed.append(0) }
    for test in tests {
      words[Int(test >> 6)] |= 1 << UInt64(test & 63)
      packed[Int(test >> 11)] |= 1 << UInt64(test >> 6 & 31)
    }
    for head in 0..<headCount {
      var left = packed[head]
      packed[head] |= UInt64(packed.count - headCount) << 32
      while left != 0 {
        let word = 32 * head + left.trailingZeroBitCount
        packed.append(words[word])
        words[word] = 0
        left &= left &- 1
      }
    }
  }
}
