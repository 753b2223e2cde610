/// Which needs of patterns a form or a class of sentence passes, a bit a need in rows. What the forms of a sentence pass
/// together is the union of their rows, and a pattern all of whose needs are in it may be there.
struct NeedRows: Sendable {
  /// The bits of 512 needs.
  typealias Bits = BitRows.Chunk

  private var table: BitRows
  /// What sentences pass whatever their parts: those that neither ask nor are in capitals, then those that ask, those in
  /// capitals, and those of which both is so.
  private(set) var ofSentences: [Bits] = []
  /// What forms pass by how they are written.
  private let capital: [Bits]
  private let upper: [Bits]
  private let number: [Bits]

  /// The rows of all forms; the first passes nothing.
  var rows: [Bits] { table.chunks }

  init(_ lexicon: Lexicon) {
    table = BitRows(bits: lexicon.needCount)
    let always = [NeedNumbers.always]
    let (asked, shouted) = (Array(lexicon.needs(of: .asked)), Array(lexicon.needs(of: .shouted)))
    capital = table.row(of: Array(lexicon.needs(of: .capital)) + lexicon.needs(of: .name))
    upper = table.row(of: lexicon.needs(of: .upper))
    number = table.row(of: lexicon.needs(of: .number))
    ofSentences = [always, always + asked, always + shouted, always + asked + shouted].flatMap { table.row(of: $0) }
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { table.reserve(rows) }

  /// How many words of 64 bits hold a row of some needs.
  static func words(_ needs: Int) -> Int { 8 * ((needs + 511) / 512) }

  /// Where the row begins of a form that passes some needs.
  mutating func row(of needs: [Int32]) -> Int32 {
    for need in needs { table.insert(need) }
    return table.take()
  }

  /// Where the row begins of a form that passes what stands in another row, and what it passes by how it is written.
  mutating func row(_ row: Int32, and classes: WrittenClasses) -> Int32 {
    if classes.isEmpty { return row }
    table.insert(rowAt: row)
    if classes.contains(.capital) { table.insert(capital) }
    if classes.contains(.upper) { table.insert(upper) }
    if classes.contains(.number) { table.insert(number) }
    return table.take()
  }

  /// Where in `ofSentences` that of a sentence begins, in words of 64 bits.
  func start(of sentence: SentenceReading) -> Int {
    let kind = (sentence.isAsked ? 1 : 0) + (sentence.isShouted ? 2 : 0)
    return kind * 2 * ofSentences.count
  }
}
