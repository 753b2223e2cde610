import Extraction
import Text

/// All rows of a dictionary in columns.
struct SeparatedRows {
  /// A row and the line it starts on, from 1.
  struct Row {
    var line: Int
    /// The fields without surrounding white space.
    var fields: [String]
    /// Why the row cannot be read; `nil` if it can.
    var fault: String?
  }

  private(set) var rows: [Row] = []

  /// Reads a file, or its first `most` rows. Throws a fault of the first row, which names the columns, and a fault
  /// after which no row can be found.
  init(_ source: DictionarySource, first most: Int = .max) throws(DictionaryError) {
    var reader = CSVRows(encodingCanBeNamed: true)
    do throws(CSVRows.Fault) {
      for line in CSVRows.lines(of: source.bytes) {
        if rows.count == most { return }
        do throws(CSVRows.Fault) {
          // Between rows, a line with only white space is blank.
          let isBlank = !reader.isWithinRow && line.allSatisfy { $0 <= 0x20 }
          guard let row = try reader.take(isBlank ? [] : line) else { continue }
          rows.append(Row(line: row.line, fields: row.fields.map(\.trimmed)))
        } catch {
          if rows.isEmpty { throw error }
          rows.append(Row(line: error.line, fields: [], fault: error.message))
        }
      }
      try reader.end()
    } catch {
      throw DictionaryError(line: error.line, message: error.message, asksForEncoding: error.asksForEncoding)
    }
  }
}
