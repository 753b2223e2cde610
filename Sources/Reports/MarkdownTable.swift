/// Tables in Markdown.
enum MarkdownTable {
  /// A table whose cells are Markdown already, without a final line feed; the columns in `numbers` are right-aligned.
  static func table(_ columns: [String], numbers: Range<Int>, _ rows: [[String]]) -> String {
    let rule = columns.indices.map { numbers.contains($0) ? "--:" : "---" }
    return ([columns, rule] + rows).map(row).joined(separator: "\n")
  }

  /// A row whose cells are Markdown already, without a line feed.
  static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
