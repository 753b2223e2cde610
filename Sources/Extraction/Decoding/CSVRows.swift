import Text

/// Reads rows of CSV (RFC 4180) from lines that are passed in one at a time, so that never more than a row is held.
///
/// Blank lines are allowed. The separator is the one of comma, semicolon and tab that is most frequent in the first
/// row, since spreadsheets of different countries use different ones, and every row has as many fields as the first. A
/// file with a single column has no separator: a list of texts below a heading contains commas. Where files were
/// concatenated, a row may begin with a byte order mark.
package struct CSVRows: Sendable {
  /// A row and the line it starts on, from 1.
  package struct Row: Hashable, Sendable {
    package var line: Int
    package var fields: [String]
  }

  /// What is wrong with a row, in plain words, and the line, from 1.
  package struct Fault: Error, Hashable {
    package var message: String
    package var line: Int
    /// Whether the file could be read if its encoding were named.
    package var asksForEncoding = false
  }

  /// Whether the caller may name another encoding than UTF-8.
  private let encodingCanBeNamed: Bool
  /// The number of the last line taken, from 1; 0 before the first.
  private var lineNumber = 0
  /// The separator of fields; `nil` if there is a single column.
  private var separator: UInt8?
  /// The separator that a line above the header names; `nil` where none does.
  private var namedSeparator: UInt8?
  /// The number of fields in the first row; `nil` before it was read.
  private var width: Int?
  /// The row whose last field continues on the next line.
  private var open: OpenRow?

  /// Makes a reader of rows; `encodingCanBeNamed` says that the caller may name an encoding other than UTF-8.
  package init(encodingCanBeNamed: Bool) { self.encodingCanBeNamed = encodingCanBeNamed }

  /// Whether the row of the last line continues on the next.
  package var isWithinRow: Bool { open != nil }

  /// The field that goes on in the next line: the line on which it was opened, and the bytes that were read of it; `nil` where none does.
  package var openField: (line: Int, bytes: Int)? { open.flatMap { row in row.opening.map { ($0, row.field.count) } } }

  /// Takes the next line, without its end, and returns the row that ends with it; `nil` where none does. After a fault
  /// the next line begins a new row, which may be sound.
  package mutating func take(_ line: ArraySlice<UInt8>) throws(Fault) -> Row? {
    lineNumber += 1
    let line = open == nil ? line.withoutByteOrderMark : line
    if open == nil, line.isEmpty { return nil }
    if width == nil, open == nil {
      if let named = Self.separator(namedBy: line) {
        namedSeparator = named
        return nil
      }
      separator = namedSeparator ?? Self.separator(of: line)
    }
    var row =
      open.take()
      ?? OpenRow(
        line: lineNumber, separator: separator, encodingCanBeNamed: encodingCanBeNamed, fields: width ?? 0)
    guard try row.take(line, number: lineNumber) else {
      open = row
      return nil
    }
    let count = row.fields.count
    if width == nil, count == 1 { separator = nil }
    let width = self.width ?? count
    self.width = width
    guard count == width else {
      // A superfluous quotation mark joins rows, which shows in how far the row goes.
      let reach = lineNumber > row.line ? "; the row goes on to line \(lineNumber)" : ""
      throw Fault(
        message:
          "there \(count == 1 ? "is" : "are") \(counted(count, "field", "fields")) where the header has \(width)\(reach)",
        line: row.line)
    }
    return Row(line: row.line, fields: row.fields)
  }

  /// Notes that there are no more lines.
  package mutating func end() throws(Fault) {
    guard let opening = open.take()?.opening else { return }
    let unread =
      switch lineNumber - opening {
      case 0: ""
      case 1: ": the line after it was not read"
      case let count: ": the \(count) lines after it were not read"
      }
    throw Fault(message: "a quotation mark is opened and never closed\(unread)", line: opening)
  }

  /// The lines of CSV that is in memory as a whole, without their ends; each is found when it is asked for.
  package static func lines(of bytes: [UInt8]) -> some Sequence<ArraySlice<UInt8>> {
    let end = LineEnd.ofCSV { $0 < bytes.count ? bytes[$0] : nil }
    return sequence(state: bytes[...] as ArraySlice?) { rest -> ArraySlice<UInt8>? in
      guard let bytes = rest else { return nil }
      let stop = bytes.place(of: end, from: bytes.startIndex)
      rest = stop.map { bytes[($0 + 1)...] }
      let line = bytes[..<(stop ?? bytes.endIndex)]
      return end == LineEnd.feed && line.last == LineEnd.return ? line.dropLast() : line
    }
  }

  private static let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// The separator that a line such as `sep=;` names, as programs write it above the header for spreadsheets; `nil` for any
  /// other line.
  private static func separator(namedBy line: ArraySlice<UInt8>) -> UInt8? {
    guard let separator = line.last, separators.contains(separator), line.dropLast().elementsEqual("sep=".utf8) else {
      return nil
    }
    return separator
  }

  private static func separator(of header: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in header {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if !quoted { counts[byte, default: 0] += 1 }
    }
    return separators.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? UInt8(ascii: ",")
  }
}

/// A row that is read line by line: a quoted field continues over lines until it is closed.
private struct OpenRow {
  /// The line it starts on.
  let line: Int
  private(set) var fields: [String] = []
  /// The line on which the unfinished field was opened; `nil` where there is none.
  private(set) var opening: Int?
  /// What has been read of a quoted field.
  private(set) var field: [UInt8] = []
  private let separator: UInt8?
  private let encodingCanBeNamed: Bool

  /// Makes a row with about this many fields.
  init(line: Int, separator: UInt8?, encodingCanBeNamed: Bool, fields count: Int) {
    (self.line, self.separator, self.encodingCanBeNamed) = (line, separator, encodingCanBeNamed)
    fields.reserveCapacity(count)
  }

  /// Reads a line; `false` where its last field continues.
  mutating func take(_ line: ArraySlice<UInt8>, number: Int) throws(CSVRows.Fault) -> Bool {
    if opening != nil { field.append(LineEnd.feed) }
    var place = line.startIndex
    while true {
      if opening != nil || (place < line.endIndex && line[place] == UInt8(ascii: "\"")) {
        if opening == nil {
          opening = number
          place += 1
        }
        guard let end = readQuoted(line, from: place) else { return false }
        if end < line.endIndex, line[end] != separator { throw goesOn(line[..<end], number) }
        try add(field[...])
        field.removeAll(keepingCapacity: true)
        opening = nil
        place = end
      } else {
        let end = separator.flatMap { line.place(of: $0, from: place) } ?? line.endIndex
        try add(line[place..<end])
        place = end
      }
      if place == line.endIndex { return true }
      place += 1
    }
  }

  /// Reads a quoted field up to its closing mark, and returns the place after that; `nil` where the line ends first. A
  /// doubled mark stands for one in the field.
  private mutating func readQuoted(_ line: ArraySlice<UInt8>, from start: Int) -> Int? {
    var start = start
    while let mark = line.place(of: UInt8(ascii: "\""), from: start) {
      let next = mark + 1
      guard next < line.endIndex, line[next] == UInt8(ascii: "\"") else {
        field += line[start..<mark]
        return next
      }
      field += line[start..<next]
      start = next + 1
    }
    field += line[start...]
    return nil
  }

  private mutating func add(_ field: ArraySlice<UInt8>) throws(CSVRows.Fault) {
    guard let text = String(validating: field, as: UTF8.self) else {
      let orName = encodingCanBeNamed ? ", or name its encoding" : ""
      throw CSVRows.Fault(
        message: "field \(fields.count + 1) is not UTF-8; save the file as CSV UTF-8\(orName)", line: line,
        asksForEncoding: encodingCanBeNamed)
    }
    fields.append(text)
  }

  /// The fault of a field that continues after its closing mark, the last one read of a line. That mark may have been
  /// meant to open a field of a later row, in which case everything between is lost.
  private func goesOn(_ read: ArraySlice<UInt8>, _ last: Int) -> CSVRows.Fault {
    let lost = opening.map { $0 < last ? "; lines \($0) to \(last), which it spans, were not read" : "" } ?? ""
    let remedy = read.dropLast().last == UInt8(ascii: "\\") ? Self.markRemedy : ""
    return CSVRows.Fault(
      message: "field \(fields.count + 1) goes on after its closing quotation mark\(lost)\(remedy)", line: last)
  }

  /// What to do where a backslash before a quotation mark shows that it was not meant to end the field.
  private static let markRemedy =
    "; write a mark within a field twice (\"\"), not with a backslash: in Spark, .option(\"escape\", \"\\\"\")"
}
