/// A row of comma-separated values by RFC 4180, ended by a line feed.
struct CSVRow {
  private(set) var cells: [String] = []

  mutating func add(_ text: String?) { cells.append(text ?? "") }

  mutating func add(_ integer: Int?) { cells.append(integer.map(String.init) ?? "") }

  mutating func add(_ number: Double?, places: Int) {
    cells.append(number.flatMap { Decimals.text($0, places: places) } ?? "")
  }

  /// The row as text; a cell with a comma, a quotation mark or a line break is quoted.
  var text: String { cells.map(Self.quoted).joined(separator: ",") + "\n" }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.unicodeScalars.contains {
      switch $0 {
      case ",", "\"", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
      default: false
      }
    }
    guard needsQuotes else { return cell }
    var text = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
