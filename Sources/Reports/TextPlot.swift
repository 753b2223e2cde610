import Statistics

/// A dot and interval in a line of text, over the band of all documents.
struct TextPlot {
  let axis: IntervalAxis
  let width: Int

  func draw(value: Double?, interval: Interval?, band: Interval?, isFaint: Bool) -> String {
    var cells = [Character](repeating: " ", count: width)
    if axis.low < 0 { cells[column(0)] = "┊" }
    if let band {
      for i in column(band.low)...column(band.high) { cells[i] = "░" }
    }
    if let interval {
      let (from, to) = (column(interval.low), column(interval.high))
      for i in from...to { cells[i] = isFaint ? "┄" : "─" }
      cells[from] = interval.low < axis.low ? "◂" : "├"
      cells[to] = interval.high > axis.high ? "▸" : "┤"
    }
    if let value {
      // A dot at the edge would suggest that the value is there.
      cells[column(value)] = value > axis.high ? "▸" : value < axis.low ? "◂" : isFaint ? "○" : "●"
    }
    return String(cells)
  }

  private func column(_ value: Double) -> Int { Int((axis.place(value) * Double(width - 1)).rounded()) }
}

/// A figure as a mark in a line of text.
enum Spark {
  private static let marks = Array("▁▂▃▄▅▆▇█")

  /// The mark of a share from 0 to 1, the higher the larger.
  static func mark(_ share: Double) -> Character {
    marks[min(marks.count - 1, max(0, Int(share * Double(marks.count))))]
  }
}
