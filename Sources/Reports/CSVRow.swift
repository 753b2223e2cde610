/// A row of comma-separated values by RFC 4180, ended by a line feed.
struct CSVRow {
  private var line = ""
  private var isEmpty = true

  mutating func add(_ text: String?) { append(text.map(Self.quoted) ?? "") }

  mutating func add(_ integer: Int?) { append(integer.map(String.init) ?? "") }

  mutating func add(_ number: Double?, places: Int) {
    append(number.flatMap { Decimals.text($0, places: places) } ?? "")
  }

  /// The row as text; a cell with a comma, a quotation mark or a line break is quoted.
  var text: String { line + "\n" }

  private mutating func append(_ cell: String) {
    if !isEmpty { line += "," }
    isEmpty = false
    line += cell
  }

  private static func quoted(_ cell: String) -> String {
    // Of ASCII, what asks for quotes stands below the digits.
    guard cell.utf8.contains(where: { $0 < UInt8(ascii: "-") || $0 >= 0x80 }) else { return cell }
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
