import CWordScan

/// Which tests of patterns forms pass, a bit a test. A row begins with a line of the processor's cache that has the bits of
/// those tests that are asked most. Of thousands of others a form passes a few, so that of their words of 64 bits only those
/// are kept that are not zero, after heads that say which they are: a head a stretch of 32 words, a bit a word in its lower
/// half, and in its upper half how many words of the row stand before those of the stretch.
///
/// Rows that were worked out beforehand are read where they stand, in `KnownKinds.tests`; these are the others. Which of both a
/// row is among its sign tells: where one of these begins is below 0.
struct TestRows: Sendable {
  /// How many heads a row has.
  let headCount: Int
  /// All rows, one after another, each on lines of its own.
  private(set) var pool = WordLines()
  /// The words of the row at hand, all zero between two; and the row as it is kept.
  private var words: [UInt64]
  private var packed: [UInt64] = []

  /// So many tests, the first, are asked most; and so many words of 64 bits have them: a line.
  static let near = Int(USWARD_NEAR_TESTS)
  private static let wordsOfLine = near / 64

  /// Rows of so many tests.
  init(tests: Int) {
    words = Array(repeating: 0, count: max((tests + 63) / 64, Self.wordsOfLine))
    headCount = (words.count - Self.wordsOfLine + 31) / 32
  }

  /// Where the row begins of a form that passes some tests, counted in words of 64 bits: 0, the first of those worked out
  /// beforehand, where it passes none, else below 0.
  mutating func row(of tests: [Int32]) -> Int32 {
    if tests.isEmpty { return 0 }
    pack(tests)
    let start = Int32(Self.wordsOfLine * pool.count)
    for line in Self.lines(of: packed) { pool.append(line) }
    return start | Int32.min
  }

  /// The row of a form that passes some tests, which is not kept.
  mutating func packed(of tests: [Int32]) -> [UInt64] {
    pack(tests)
    return packed
  }

  /// Packed rows by their lines.
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
    // To the end of the line.
    while packed.count % Self.wordsOfLine != 0 { packed.append(0) }
  }

  /// Moves a word of the row at hand to its end as it is kept.
  private mutating func take(_ word: Int) {
    packed.append(words[word])
    words[word] = 0
  }
}
