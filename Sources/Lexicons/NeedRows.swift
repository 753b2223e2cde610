/// Which needs of patterns a form or a class of sentence passes, a bit a need in rows. What the forms of a sentence pass
/// together is the union of their rows, and a pattern all of whose needs are in it may be there.
struct NeedRows: Sendable {
  /// The bits of 512 needs.
  typealias Bits = SIMD8<UInt64>

  private var table: BitRows<Bits>
  /// What sentences pass whatever their parts: those that neither ask nor are in capitals, then those that ask, those in
  /// capitals, and those of which both is so.
  private(set) var ofSentences: [Bits] = []

  /// The rows of all forms; the first passes nothing.
  var rows: [Bits] { table.chunks }

  init(_ lexicon: Lexicon) {
    table = BitRows(bits: lexicon.needCount)
    let always = [NeedNumbers.always]
    let (asked, shouted) = (Array(lexicon.needs(of: .asked)), Array(lexicon.needs(of: .shouted)))
    ofSentences = [always, always + asked, always + shouted, always + asked + shouted].flatMap { table.row(of: $0) }
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

  /// Where in `ofSentences` that of a sentence begins, in words of 64 bits.
  func start(of sentence: SentenceReading) -> Int {
    let kind = (sentence.isAsked ? 1 : 0) + (sentence.isShouted ? 2 : 0)
    return kind * 2 * ofSentences.count
  }
}
