import Text

/// The rows of a CSV file (RFC 4180) as a whole. Fields are parted by the one of comma, semicolon and tab that stands most often
/// in the first row.
struct SeparatedRows {
  /// A row and the line it starts on, from 1.
  struct Row {
    var line: Int
    var fields: [String]
  }

  private(set) var rows: [Row] = []

  /// Reads a file's lines, of which a field in quotation marks may take several. Lines that are empty are no rows.
  init(_ lines: [Substring]) throws(DictionaryError) {
    let first = lines.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let separator = Self.separator(of: first)
    var index = 0
    while index < lines.count {
      let number = index + 1
      if lines[index].allSatisfy(\.isWhitespace) {
        index += 1
        continue
      }
      var row = RowParser(separator)
      row.take(lines[index])
      while row.isOpen {
        index += 1
        guard index < lines.count else {
          throw DictionaryError(line: number, message: "a quotation mark is opened and never closed")
        }
        row.take("\n")
        row.take(lines[index])
      }
      rows.append(Row(line: number, fields: row.end()))
      index += 1
    }
  }

  private static func separator(of header: Substring) -> Character {
    let separators: [Character] = [",", ";", "\t"]
    var counts = [0, 0, 0]
    var isQuoted = false
    for character in header {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, let place = separators.firstIndex(of: character) { counts[place] += 1 }
    }
    return separators[counts.indices.max { counts[$0] < counts[$1] } ?? 0]
  }
}

/// A row that is read character by character: a mark that stands twice within a field in quotation marks is one of it.
private struct RowParser {
  private let separator: Character
  private var fields: [String] = []
  private var field = ""
  private var isQuoted = false
  private var sawMark = false

  init(_ separator: Character) { self.separator = separator }

  /// Whether a field in quotation marks goes on.
  var isOpen: Bool { isQuoted && !sawMark }

  mutating func take(_ text: Substring) {
    for character in text {
      if isQuoted {
        if sawMark {
          sawMark = false
          if character == "\"" {
            field.append(character)
            continue
          }
          isQuoted = false
        } else if character == "\"" {
          sawMark = true
          continue
        } else {
          field.append(character)
          continue
        }
      }
      if character == separator {
        endField()
      } else if character == "\"", field.isEmpty {
        isQuoted = true
      } else {
        field.append(character)
      }
    }
  }

  mutating func end() -> [String] {
    endField()
    return fields
  }

  private mutating func endField() {
    fields.append(field.trimmed)
    (field, isQuoted, sawMark) = ("", false, false)
  }
}
