/// Which tests of patterns forms pass, a bit a test. Of thousands of tests a form passes a few, so that of its words of 64 bits
/// only those are kept that are not zero, after bits that say which they are.
struct TestRows: Sendable {
  /// How many words say which words are there, 64 each.
  private let headCount: Int
  private var rows: InternedLists<UInt64>

  /// Rows of so many tests. The first, at place 0, is of a form that passes none.
  init(tests: Int) {
    headCount = (tests + 4_095) / 4_096
    rows = InternedLists(Array(repeating: 0, count: headCount))
  }

  /// Where the row begins of a form that passes some tests.
  mutating func row(of tests: [Int32]) -> Int32 {
    if tests.isEmpty { return 0 }
    var row = Array(repeating: UInt64(0), count: headCount)
    var last: Int32 = -1
    for test in tests.sorted() {
      let word = test >> 6
      if word != last { row.append(0) }
      last = word
      row[Int(word >> 6)] |= 1 << UInt64(word & 63)
      row[row.count - 1] |= 1 << UInt64(test & 63)
    }
    return Int32(rows.start(of: rows.number(of: row)))
  }

  /// Whether a form passes a test, given where its row begins.
  func passes(_ test: Int32, _ row: Int32) -> Bool {
    let (start, word) = (Int(row), Int(test >> 6))
    let head = rows.pool[start + word >> 6]
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: word & 63)
    if head & bit == 0 { return false }
    var place = start + headCount + (head & (bit &- 1)).nonzeroBitCount
    for earlier in 0..<word >> 6 { place += rows.pool[start + earlier].nonzeroBitCount }
    return rows.pool[place] &>> UInt64(truncatingIfNeeded: test & 63) & 1 != 0
  }

  /// Forgets the rows of forms.
  mutating func removeAll() { rows.removeAllButFirst() }
}
