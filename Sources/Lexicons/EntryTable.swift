/// All entries of a lexicon, in flat tables; an `Entry` is made on demand.
public struct EntryTable: Sendable {
  private var texts = TextTable()
  /// Four numbers for each entry: category, kind, whether it is an exception, and where its symbols begin in `symbols`.
  private(set) var rows = Table<Int32>()
  /// The symbols of the parts of all entries, one entry after another.
  private(set) var symbols = Table<Int32>()

  /// Stores entries, each with the symbols of its parts.
  init(_ entries: [(entry: Entry, symbols: [Int32])] = []) {
    texts = TextTable(entries.lazy.map(\.entry.text.utf8))
    var rows: [Int32] = []
    var symbols: [Int32] = []
    for (entry, own) in entries {
      rows += [Int32(entry.category), Int32(entry.kind.rawValue), entry.isException ? 1 : 0, Int32(symbols.count)]
      symbols += own
    }
    self.rows = Table(rows)
    self.symbols = Table(symbols)
  }

  /// What matching needs of an entry.
  func shape(_ entry: Int32) -> EntryShape {
    let row = 4 * Int(entry)
    let end = row + 4 < rows.count ? rows[row + 7] : Int32(symbols.count)
    return EntryShape(
      symbols: rows[row + 3]..<end, own: rows[row], kind: UInt8(rows[row + 1]), isException: rows[row + 2] != 0)
  }

  /// Where the text of each entry ends. Lengths follow from this: of two prefixes the longer wins.
  var textEnds: Table<Int32> { texts.ends }
}

extension EntryTable: RandomAccessCollection {
  /// Always 0: entries are numbered in the order of the files.
  public var startIndex: Int { 0 }
  /// The number of entries.
  public var endIndex: Int { texts.count }

  /// The entry with this number. O(length of its text).
  public subscript(index: Int) -> Entry {
    let shape = shape(Int32(index))
    guard let kind = Entry.Kind(rawValue: Int(shape.kind)) else { preconditionFailure("an entry of no kind") }
    return Entry(
      text: String(decoding: texts[index], as: UTF8.self), category: Int(shape.own), kind: kind,
      isException: shape.isException, length: shape.length)
  }
}

extension EntryTable: TableCodable {
  mutating func code(_ coder: inout some TableCoder) {
    texts.code(&coder)
    coder.table(&rows)
    coder.table(&symbols)
  }
}

/// What matching needs of an entry, without its text.
struct EntryShape: Sendable {
  /// Where the symbols of its parts are in `EntryTable.symbols`.
  var symbols: Range<Int32>
  /// The category it belongs to.
  var own: Int32
  /// How it matches; a lower kind wins.
  var kind: UInt8
  /// Whether it marks a place where other entries of its category do not count.
  var isException: Bool

  /// The number of parts it covers.
  var length: Int { symbols.count }
}
