/// Which needs of patterns a form or a class of sentence passes, a bit a need in rows. What the forms of a sentence pass
/// together is the union of their rows, and a pattern all of whose needs are in it may be there.
struct NeedRows: Sendable {
  /// The rows of all forms; the first passes nothing.
  private(set) var table: BitRows
  /// What sentences pass whatever their parts: those that neither ask nor are in capitals, then those that ask, those in
  /// capitals, and those of which both is so.
  private(set) var ofSentences = WordLines()
  /// Where the rows begin of what forms pass by how they are written, by `WrittenClasses`.
  private let written: [Int32]

  init(_ lexicon: Lexicon) {
    var table = BitRows(bits: lexicon.needCount)
    let always = [NeedNumbers.always]
    let (asked, shouted) = (Array(lexicon.needs(of: .asked)), Array(lexicon.needs(of: .shouted)))
    let ofClass: [(WrittenClasses, [Int32])] = [
      (.capital, Array(lexicon.needs(of: .capital)) + lexicon.needs(of: .name)),
      (.upper, Array(lexicon.needs(of: .upper))), (.number, Array(lexicon.needs(of: .number))),
    ]
    written = (0..<8).map { classes in
      table.add(ofClass.filter { WrittenClasses(rawValue: classes).contains($0.0) }.flatMap(\.1))
    }
    for needs in [always, always + asked, always + shouted, always + asked + shouted] {
      let row = table.add(needs)
      for level in 0..<table.height { ofSentences.append(table[row, level]) }
    }
    self.table = table
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { table.reserve(rows) }

  /// How many words of 64 bits hold a row of some needs.
  static func words(_ needs: Int) -> Int { 8 * ((needs + 511) / 512) }

  /// Where the row begins of a form that passes some needs.
  mutating func row(of needs: [Int32]) -> Int32 { table.add(needs) }

  /// The same of needs that were worked out before, by their row in a table.
  mutating func row(_ row: Int32, of known: BitTable) -> Int32 { table.add(row, of: known) }

  /// Where the row begins of a form that passes what stands in another row, and what it passes by how it is written.
  mutating func row(_ row: Int32, and classes: WrittenClasses) -> Int32 {
    classes.isEmpty ? row : table.union(row, written[Int(classes.rawValue)])
  }

  /// Where in `ofSentences` that of a sentence begins, in words of 64 bits.
  func start(of sentence: SentenceReading) -> Int {
    let kind = (sentence.isAsked ? 1 : 0) + (sentence.isShouted ? 2 : 0)
    return kind * 2 * ofSentences.count
  }
}
