/// Tables in Markdown.
enum MarkdownTable {
  /// A table of cells that are Markdown already, without a line feed at its end; what stands in the columns `numbers` ends at the
  /// right.
  static func table(_ columns: [String], numbers: Range<Int>, _ rows: [[String]]) -> String {
    let rule = columns.indices.map { numbers.contains($0) ? "--:" : "---" }
    return ([columns, rule] + rows).map(row).joined(separator: "\n")
  }

  /// A row of cells that are Markdown already, without a line feed.
  static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
