/// Which needs of patterns a form or a class of sentence passes, a bit a need in rows. What the forms of a sentence pass
/// together is the union of their rows, and a pattern all of whose needs are in it may be there.
struct NeedRows: Sendable {
  /// The bits of 512 needs.
  typealias Bits = SIMD8<UInt64>

  /// How many `Bits` a row has.
  let height: Int
  /// The rows of all forms, those that pass the same with the same row; the first passes nothing.
  private var interned: InternedLists<Bits>
  /// What every sentence passes, what sentences pass that ask, and what those in capitals pass.
  private let always: [Bits]
  private let asked: [Bits]
  private let shouted: [Bits]
  /// The row at hand, all zero between two.
  private var row: [Bits]

  init(_ lexicon: Lexicon) {
    height = Self.height(lexicon.needCount)
    row = Array(repeating: .zero, count: height)
    interned = InternedLists(row, hash: Self.hash(row))
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
    Self.set(needs, in: &row)
    let number = interned.number(of: row, hash: Self.hash(row))
    for level in row.indices { row[level] = .zero }
    return Int32(interned.start(of: number))
  }

  /// The rows, one after another.
  var rows: [Bits] { interned.pool }

  /// Forgets the forms.
  mutating func removeAll() { interned.removeAllButFirst() }

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
    set(needs, in: &row)
    return row
  }

  private static func set(_ needs: some Sequence<Int32>, in row: inout [Bits]) {
    for need in needs.map({ Int($0) }) { row[need / 512][need % 512 / 64] |= 1 << UInt64(need % 64) }
  }

  /// FNV-1a, eight words a step side by side, with a final mix.
  private static func hash(_ row: [Bits]) -> UInt32 {
    var sums = Bits(repeating: 0xCBF2_9CE4_8422_2325)
    for bits in row { sums = (sums ^ bits) &* 0x100_0000_01B3 }
    var hash: UInt64 = 0
    for lane in sums.indices { hash = (hash ^ sums[lane]) &* 0x9E37_79B9_7F4A_7C15 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
