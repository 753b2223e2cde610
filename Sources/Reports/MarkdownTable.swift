/// Tables in Markdown.
enum MarkdownTable {
  /// A row of cells that are Markdown already, without a line feed.
  static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
