import CWordScan

/// The tests of patterns that forms pass, with a bit for each test. A row begins with a cache line that has the bits of
/// the most frequent tests. Of the thousands of others a form passes only a few, so that of their 64-bit words only
/// non-zero ones are stored, after heads that say which these are: one head for each stretch of 32 words, with a bit
/// for each word in its lower half, and in its upper half the number of stored words before those of the stretch.
///
/// Rows computed in advance are read in place, in `KnownKinds.tests`; these are the others. The sign of a row tells
/// which of the two it is: here rows begin below 0.
struct TestRows: Sendable {
  /// The number of heads in a row.
  let headCount: Int
  /// All rows, one after another, each beginning on a line of its own.
  private(set) var pool = WordLines()
  /// The words of the row being built, otherwise all zero; and the row in its stored form.
  private var words: [UInt64]
  private var packed: [UInt64] = []

  /// How many tests, counted from the first, are frequent; and how many 64-bit words they take: a line.
  static let near = Int(USWARD_NEAR_TESTS)
  private static let wordsOfLine = near / 64

  /// Makes rows for this many tests.
  init(tests: Int) {
    words = Array(repeating: 0, count: max((tests + 63) / 64, Self.wordsOfLine))
    headCount = (words.count - Self.wordsOfLine + 31) / 32
  }

  /// Where the row begins of a form that passes these tests, in 64-bit words: 0, which is the first computed in
  /// advance, if there are none; otherwise below 0.
  mutating func row(of tests: [Int32]) -> Int32 {
    if tests.isEmpty { return 0 }
    pack(tests)
    let start = Int32(Self.wordsOfLine * pool.count)
    for line in Self.lines(of: packed) { pool.append(line) }
    return start | Int32.min
  }

  /// The row of a form that passes these tests, without storing it.
  mutating func packed(of tests: [Int32]) -> [UInt64] {
    pack(tests)
    return packed
  }

  /// Packed rows as lines.
  static func lines(of words: [UInt64]) -> [WordLines.Line] {
    stride(from: 0, to: words.count, by: wordsOfLine).map { WordLines.Line(words[$0..<$0 + wordsOfLine]) }
  }

  private mutating func pack(_ tests: [Int32]) {
    for test in tests { words[Int(test >> 6)] |= 1 << UInt64(test & 63) }
    packed.removeAll(keepingCapacity: true)
    for word in 0..<Self.wordsOfLine { take(word) }
    for _ in 0..<headCount { packed.append(0) }
    let first = packed.count
    for head in 0..<headCount {
      packed[Self.wordsOfLine + head] = UInt64(packed.count - first) << 32
      let start = Self.wordsOfLine + 32 * head
      for word in start..<min(start + 32, words.count) where words[word] != 0 {
        packed[Self.wordsOfLine + head] |= 1 << UInt64(word - start)
        take(word)
      }
    }
    // Padded to the end of the line.
    while packed.count % Self.wordsOfLine != 0 { packed.append(0) }
  }

  /// Moves a word of the row being built to the end of its stored form.
  private mutating func take(_ word: Int) {
    packed.append(words[word])
    words[word] = 0
  }
}
