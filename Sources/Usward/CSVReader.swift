import Extraction
import Text

/// The rows of a CSV file (RFC 4180), one at a time.
///
/// A byte order mark, CR LF, LF or CR and blank lines are allowed. Fields are parted by the one of comma, semicolon and tab
/// that stands most often in the header, as spreadsheets of different countries write them.
struct CSVReader {
  /// A row and the line it starts on, from 1.
  struct Row: Hashable, Sendable {
    var line: Int
    var fields: [String]
    /// How its lines were decoded, where the caller named the encoding.
    var encoding: EncodingReport?
  }

  private let lines: LineReader
  private let decoder: LineDecoder?
  /// What to do where a field is not UTF-8.
  private let remedy: String
  /// How many bytes of the row that is read were replaced.
  private var replacedBytes = 0
  private var separator: UInt8?
  /// The names of the columns, without the white space around them; empty for one that has none.
  private(set) var header: [String] = []

  /// Reads the header of the CSV in `lines`, whose encoding is UTF-8 or that of `decoder`; `remedy` says what to do where it is
  /// not.
  init(
    _ lines: LineReader, _ decoder: LineDecoder? = nil, remedy: String = "save the file as CSV UTF-8"
  ) throws(ReadingFault) {
    self.lines = lines
    self.remedy = remedy
    self.decoder = decoder
    try lines.findLineEndOfCSV()
    guard let first = try nextRow() else { throw .content("it has no header row", line: 1) }
    header = first.fields.map(\.trimmed)
    var places: [String: Int] = [:]
    for (index, name) in header.enumerated() where !name.isEmpty {
      if let earlier = places.updateValue(index, forKey: name.lowercased()) {
        throw .content("column \(index + 1), \"\(name)\", has the name of column \(earlier + 1)", line: first.line)
      }
    }
  }

  /// Gives columns the names that their fields have here.
  mutating func rename(_ names: FieldNames) throws(FieldNames.Fault) { header = try names.renamed(header: header) }

  /// Whether the next row can be read without waiting for the file.
  var hasRowReady: Bool { lines.hasLineReady }

  /// The next row, with as many fields as the header; `nil` at the end.
  mutating func next() throws(ReadingFault) -> Row? {
    guard let row = try nextRow() else { return nil }
    guard row.fields.count == header.count else {
      let count = "there \(row.fields.count == 1 ? "is" : "are") \(counted(row.fields.count, "field", "fields"))"
      // A quotation mark too many joins rows: that the row goes on shows it.
      let reach = lines.lineNumber > row.line ? "; the row goes on to line \(lines.lineNumber)" : ""
      throw .content("\(count) where the header has \(header.count)\(reach)", line: row.line)
    }
    return row
  }

  private mutating func nextRow() throws(ReadingFault) -> Row? {
    replacedBytes = 0
    while let line = try nextLine() {
      if line.isEmpty { continue }
      let number = lines.lineNumber
      if separator == nil { separator = Self.separator(of: line) }
      let fields = try fields(Array(line), from: number)
      return Row(line: number, fields: fields, encoding: decoder?.report(replacedBytes: replacedBytes))
    }
    return nil
  }

  private mutating func nextLine() throws(ReadingFault) -> ArraySlice<UInt8>? {
    guard let line = try lines.next(decoder) else { return nil }
    replacedBytes += line.replacedBytes
    return line.bytes
  }

  /// The fields of the row that begins with a line, which takes in more lines where a quotation mark is open.
  private mutating func fields(_ first: [UInt8], from number: Int) throws(ReadingFault) -> [String] {
    let separator = self.separator ?? UInt8(ascii: ",")
    var line = first
    var fields: [String] = []
    var field: [UInt8] = []
    var place = 0
    while true {
      if place < line.count, line[place] == UInt8(ascii: "\"") {
        let opening = lines.lineNumber
        try readQuoted(to: &field, &line, &place)
        if place < line.count, line[place] != separator {
          // The mark that closes it may be one that should open a field of a later row: what lies between is lost.
          let last = lines.lineNumber
          let lost = last > opening ? "; lines \(opening) to \(last), which it spans, were not read" : ""
          let remedy = line[place - 2] == UInt8(ascii: "\\") ? Self.markRemedy : ""
          throw .content(
            "field \(fields.count + 1) goes on after its closing quotation mark\(lost)\(remedy)", line: last)
        }
      } else {
        let end = line[place...].firstIndex(of: separator) ?? line.count
        field = Array(line[place..<end])
        place = end
      }
      guard let text = String(validating: field, as: UTF8.self) else {
        throw .content("field \(fields.count + 1) is not UTF-8; \(remedy)", line: number)
      }
      fields.append(text)
      field.removeAll(keepingCapacity: true)
      if place == line.count { return fields }
      place += 1
    }
  }

  /// What to do where a backslash stands before a quotation mark that ends a field too early.
  private static let markRemedy =
    "; a mark within a field is written twice (\"\"), not behind a backslash: where Spark writes the file, .option(\"escape\", \"\\\"\")"

  /// Reads a field from its opening quotation mark at `place` to after its closing one, over lines where it goes on; a mark
  /// that stands twice is one of the field.
  private mutating func readQuoted(to field: inout [UInt8], _ line: inout [UInt8], _ place: inout Int)
    throws(ReadingFault)
  {
    let opening = lines.lineNumber
    place += 1
    while true {
      if place == line.count {
        guard let more = try nextLine() else {
          throw .content(
            "a quotation mark is opened and never closed" + Self.unread(after: opening, lines.lineNumber), line: opening
          )
        }
        field.append(UInt8(ascii: "\n"))
        line = Array(more)
        place = 0
      } else if line[place] != UInt8(ascii: "\"") {
        field.append(line[place])
        place += 1
      } else if place + 1 < line.count, line[place + 1] == UInt8(ascii: "\"") {
        field.append(UInt8(ascii: "\""))
        place += 2
      } else {
        place += 1
        return
      }
    }
  }

  /// What is said of the lines that went with a field that cannot be read; empty where there are none.
  private static func unread(after first: Int, _ last: Int) -> String {
    switch last - first {
    case 0: ""
    case 1: ": the line after it was not read"
    case let count: ": the \(count) lines after it were not read"
    }
  }

  private static func separator(of header: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in header {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if !quoted { counts[byte, default: 0] += 1 }
    }
    let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return separators.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? UInt8(ascii: ",")
  }
}
