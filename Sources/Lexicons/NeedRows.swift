/// Which needs of patterns a form or a class of sentence passes, a bit a need in rows. What the forms of a sentence pass
/// together is the union of their rows, and a pattern all of whose needs are in it may be there.
struct NeedRows: Sendable {
  /// The bits of 512 needs.
  typealias Bits = SIMD8<UInt64>

  private var table: BitRows<Bits>
  /// What every sentence passes, what sentences pass that ask, and what those in capitals pass.
  private let always: [Bits]
  private let asked: [Bits]
  private let shouted: [Bits]

  /// The rows of all forms; the first passes nothing.
  var rows: [Bits] { table.chunks }

  init(_ lexicon: Lexicon) {
    table = BitRows(bits: lexicon.needCount)
    let height = table.height
    always = Self.row(height, [NeedNumbers.always])
    asked = Self.row(height, lexicon.needs(of: .asked))
    shouted = Self.row(height, lexicon.needs(of: .shouted))
  }

  /// How many words of 64 bits hold a row of some needs.
  static func words(_ needs: Int) -> Int { 8 * ((needs + 511) / 512) }

  /// Where the row begins of a form that passes some needs.
  mutating func row(of needs: [Int32]) -> Int32 {
    for need in needs { table.insert(need) }
    return table.take()
  }

  /// Forgets the forms.
  mutating func removeAll() { table.removeAll() }
  /// Writes to `met` what a sentence passes whatever its parts.
  func begin(_ sentence: SentenceReading, _ met: inout [UInt64]) {
    for level in always.indices {
      var bits = always[level]
      if sentence.isAsked { bits |= asked[level] }
      if sentence.isShouted { bits |= shouted[level] }
      for word in bits.indices { met[8 * level + word] = bits[word] }
    }
  }

  private static func row(_ height: Int, _ needs: some Sequence<Int32>) -> [Bits] {
    var row = Array(repeating: Bits.none, count: height)
    for need in needs { row[Int(need) / Bits.width].insert(Int(need) % Bits.width) }
    return row
  }
}
