/// Which needs of patterns a form, or a class of sentences, passes, as rows with a bit for each need. The union of the
/// rows of its forms is what a sentence passes; a pattern may match only if all its needs are in it.
struct NeedRows: Sendable {
  /// The rows of all forms; the first is empty.
  private(set) var table: BitRows
  /// What sentences pass by themselves, whatever their parts: those that are neither questions nor in capitals, then
  /// questions, those in capitals, and those that are both.
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

  /// Makes room for this many rows.
  mutating func reserve(_ rows: Int) { table.reserve(rows) }

  /// How many 64-bit words a row of this many needs takes.
  static func words(_ needs: Int) -> Int { 8 * ((needs + 511) / 512) }

  /// The start of the row of a form that passes these needs.
  mutating func row(of needs: [Int32]) -> Int32 { table.add(needs) }

  /// The same for needs computed in advance, given by their row in a table.
  mutating func row(_ row: Int32, of known: BitTable) -> Int32 { table.add(row, of: known) }

  /// The start of the row of a form that passes another row and what it passes by how it is written.
  mutating func row(_ row: Int32, and classes: WrittenClasses) -> Int32 {
    classes.isEmpty ? row : table.union(row, written[Int(classes.rawValue)])
  }

  /// Where the row of a sentence begins in `ofSentences`, in 64-bit words.
  func start(of sentence: SentenceReading) -> Int {
    let kind = (sentence.isAsked ? 1 : 0) + (sentence.isShouted ? 2 : 0)
    return kind * 2 * ofSentences.count
  }
}
