import Text

/// Rows of tables, recognised by vertically aligned cells.
enum TableRows {
  /// The least gap between cells, as a share of a line's height: wider than any space, except in some justified lines.
  private static let gap = 0.7

  /// The number of rows of a table that begins at a line; 0 for none. In consecutive rows, two cells after the first
  /// are aligned, or one under a number; their edges differ by less than `distance`, in points.
  static func count(_ lines: [PrintedLine], from first: Int, aligned distance: Double) -> Int {
    var end = first
    var above = cells(lines[first])
    guard above.count > 1 else { return 0 }
    while end + 1 < lines.count {
      let next = cells(lines[end + 1])
      guard next.count > 1, areAligned(above, next, within: distance) else { break }
      above = next
      end += 1
    }
    return end > first ? end - first + 1 : 0
  }

  /// The cells of a row.
  static func cells(_ line: PrintedLine) -> [PrintedLine] { line.cells(gap: gap * line.size) }

  /// Whether cells of two rows are aligned: two after the first of each, or a number after it.
  private static func areAligned(_ row: [PrintedLine], _ next: [PrintedLine], within distance: Double) -> Bool {
    let pairs = row.dropFirst().compactMap { cell -> (PrintedLine, PrintedLine)? in
      let other = next.dropFirst().first {
        abs($0.box.left - cell.box.left) < distance || abs($0.box.right - cell.box.right) < distance
      }
      return other.map { (cell, $0) }
    }
    return pairs.count > 1 || pairs.contains { isNumber($0) && isNumber($1) }
  }

  private static func isNumber(_ cell: PrintedLine) -> Bool {
    let text = cell.text.utf8
    return text.contains(where: \.isASCIIDigit) && !text.contains(where: \.isASCIILetter)
  }
}
