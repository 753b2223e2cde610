import Extraction
import Text

/// The rows of a CSV file below its header, one at a time.
struct CSVReader {
  /// A row, and the line it starts on, from 1.
  struct Row: Hashable, Sendable {
    var line: Int
    var fields: [String]
    /// How its lines were decoded; `nil` unless the caller named the encoding.
    var encoding: EncodingReport?
  }

  let lines: LineReader
  private let decoder: LineDecoder?
  private var rows: CSVRows
  /// The names of the columns without surrounding white space; empty for a column without a name.
  private(set) var header: [String] = []
  /// The names of the columns as in the file, in lower case.
  private var names: [String] = []
  /// The number of bytes of the longest of them.
  private var longestName = 0
  /// The place of each column of the header in the rows now read; `nil` where they are in the order of the header.
  private var order: [Int]?

  /// Reads the header of the CSV in `lines`, which is in UTF-8 or the encoding of `decoder`.
  init(
    _ lines: LineReader, _ decoder: LineDecoder? = nil, encodingCanBeNamed: Bool = false
  ) throws(ReadingFault) {
    self.lines = lines
    self.decoder = decoder
    rows = CSVRows(encodingCanBeNamed: encodingCanBeNamed)
    try lines.findLineEndOfCSV()
    guard let first = try next() else { throw .content("it has no header row", line: 1) }
    header = first.fields.map(\.trimmed)
    names = header.map { $0.lowercased() }
    longestName = names.map(\.utf8.count).max() ?? 0
    var places: [String: Int] = [:]
    for (index, name) in header.enumerated() where !name.isEmpty {
      if let earlier = places.updateValue(index, forKey: name.lowercased()) {
        throw .content("column \(index + 1), \"\(name)\", has the same name as column \(earlier + 1)", line: first.line)
      }
    }
  }

  /// Renames the columns to what their fields are called here.
  mutating func rename(_ names: FieldNames) throws(ChoiceFault) { header = try names.renamed(header: header) }

  /// Whether the next row can be read without waiting for the file.
  var hasRowReady: Bool { lines.hasLineReady }

  /// The next row, with as many fields as the header; `nil` at the end. A repeated header, as in concatenated files, is
  /// not a row: the rows below it have their columns in its order.
  mutating func next() throws(ReadingFault) -> Row? {
    // The number of bytes of the current row that were replaced.
    var replacedBytes = 0
    while let line = try lines.next(decoder) {
      replacedBytes += line.replacedBytes
      if let row = try ReadingFault.ofRow({ () throws(CSVRows.Fault) in try rows.take(line.bytes) }) {
        if takeHeader(row.fields) { continue }
        let fields = order?.map { row.fields[$0] } ?? row.fields
        return Row(line: row.line, fields: fields, encoding: decoder?.report(replacedBytes: replacedBytes))
      }
      // A quotation mark that nothing closes would take in the rest of the file.
      if let open = rows.openField, open.bytes > lines.longest { throw .tooLong(lines.longest, line: open.line) }
    }
    try ReadingFault.ofRow { () throws(CSVRows.Fault) in try rows.end() }
    return nil
  }

  /// Takes in a header that is repeated, with its names in any order. Returns whether the row is one.
  private mutating func takeHeader(_ fields: [String]) -> Bool {
    // A lower-case letter can take as little as a third of the bytes of the upper-case one. Most texts are longer than
    // that and need not be folded.
    guard let first = fields.first?.trimmed, first.utf8.count <= 3 * longestName, names.contains(first.lowercased())
    else { return false }
    let again = fields.map { $0.trimmed.lowercased() }
    if again == names {
      order = nil
      return true
    }
    guard Set(again).count == again.count, again.count == names.count else { return false }
    let places = names.compactMap { again.firstIndex(of: $0) }
    guard places.count == names.count else { return false }
    order = places
    return true
  }
}
