/// Which needs of patterns a form or a class of sentence passes, a bit a need in rows. What the forms of a sentence pass
/// together is the union of their rows, and a pattern all of whose needs are in it may be there.
struct NeedRows: Sendable {
  /// The bits of 512 needs.
  typealias Bits = SIMD8<UInt64>

  /// How many `Bits` a row has.
  let height: Int
  /// The rows of all forms; the first passes nothing.
  private(set) var rows: [Bits]
  /// What every sentence passes, what sentences pass that ask, and what those in capitals pass.
  private let always: [Bits]
  private let asked: [Bits]
  private let shouted: [Bits]
  /// Forms that pass the same have the same row.
  private var known: [[Int32]: Int32] = [:]

  init(_ lexicon: Lexicon) {
    height = Self.height(lexicon.needCount)
    rows = Array(repeating: .zero, count: height)
    always = Self.row(height, [NeedNumbers.always])
    asked = Self.row(height, lexicon.needs(of: .asked))
    shouted = Self.row(height, lexicon.needs(of: .shouted))
  }

  private static func height(_ needs: Int) -> Int { (needs + 511) / 512 }

  /// How many words of 64 bits hold a row of some needs.
  static func words(_ needs: Int) -> Int { 8 * height(needs) }

  /// Where the row begins of a form that passes some needs.
  mutating func row(of needs: [Int32]) -> Int32 {
    if needs.isEmpty { return 0 }
    if let row = known[needs] { return row }
    let row = Int32(rows.count)
    known[needs] = row
    rows += Self.row(height, needs)
    return row
  }

  /// Forgets the forms.
  mutating func removeAll() {
    rows.removeLast(rows.count - height)
    known.removeAll(keepingCapacity: true)
  }

  /// Writes to `met` what a sentence passes whatever its parts.
  func begin(_ sentence: SentenceReading, _ met: inout [UInt64]) {
    for level in 0..<height {
      var bits = always[level]
      if sentence.isAsked { bits |= asked[level] }
      if sentence.isShouted { bits |= shouted[level] }
      for word in bits.indices { met[8 * level + word] = bits[word] }
    }
  }

  private static func row(_ height: Int, _ needs: some Sequence<Int32>) -> [Bits] {
    var row = Array(repeating: Bits.zero, count: height)
    for need in needs.map({ Int($0) }) { row[need / 512][need % 512 / 64] |= 1 << UInt64(need % 64) }
    return row
  }
}
