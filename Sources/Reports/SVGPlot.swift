import Scoring
import Statistics

/// Drawings of figures in SVG, coloured by the page's style sheet.
///
/// Coordinates are percentages, so that a drawing takes the width it is given while its marks and letters keep their
/// size. Drawings in tables are hidden from screen readers: the figures are in the cell next to them.
enum SVGPlot {
  /// The mark of a figure: colour and shape both show the verdict.
  enum Mark: String {
    /// A filled circle: more toward the group than the others.
    case collective = "c"
    /// A filled square: more toward the self.
    case own = "s"
    /// A filled diamond: not clear.
    case plain = "p"
    /// An open circle: no verdict.
    case open = "o"

    /// The mark of a verdict on a balance.
    init(_ verdict: Verdict) {
      switch verdict {
      case .tooLittleText, .oneDocument, .oneAuthor: self = .open
      case .notClear: self = .plain
      case .higher: self = .collective
      case .lower: self = .own
      }
    }

    /// The mark at a place, taken from the page's definitions.
    func at(_ x: String, _ y: String) -> String { "<use href=\"#\(rawValue)\" x=\"\(x)\" y=\"\(y)\"/>" }
  }

  /// The shapes that drawings refer to, defined once a page.
  static let definitions =
    "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>"
    + "<circle id=\"c\" class=\"f-c\" r=\"5\"/><rect id=\"s\" class=\"f-s\" x=\"-4.5\" y=\"-4.5\" width=\"9\" height=\"9\"/>"
    + "<path id=\"p\" class=\"f-p\" d=\"M0-6L6 0L0 6L-6 0Z\"/><circle id=\"o\" class=\"f-o\" r=\"4.5\"/>"
    + "<path id=\"l\" class=\"f-cut\" d=\"M-5 0L1-4V4Z\"/><path id=\"r\" class=\"f-cut\" d=\"M5 0L-1-4V4Z\"/>"
    + "</defs></svg>\n"

  /// A place from 0 to 1 as a percentage, with room for a mark at either end.
  static func percent(_ place: Double) -> Double { 4 + 92 * place }

  /// A dot with its interval; ends beyond the axis become arrow heads, as does a dot beyond it.
  static func interval(value: Double?, interval: Interval?, axis: IntervalAxis, mark: Mark) -> String {
    var parts = "<svg class=\"plot\" aria-hidden=\"true\">"
    if let interval {
      let (from, to) = (place(interval.low, axis), place(interval.high, axis))
      parts += "<line class=\"k-\(mark.rawValue)\" x1=\"\(from)\" x2=\"\(to)\" y1=\"50%\" y2=\"50%\"/>"
      if interval.low < axis.low { parts += Self.cut("l", interval.low, axis) }
      if interval.high > axis.high { parts += Self.cut("r", interval.high, axis) }
    }
    if let value {
      parts +=
        value > axis.high
        ? Self.cut("r", value, axis)
        : value < axis.low ? Self.cut("l", value, axis) : mark.at(place(value, axis), "50%")
    }
    return parts + "</svg>"
  }

  /// An arrow head where an axis ends.
  private static func cut(_ name: String, _ value: Double, _ axis: IntervalAxis) -> String {
    "<use href=\"#\(name)\" x=\"\(place(value, axis))\" y=\"50%\"/>"
  }

  /// Two figures of one kind joined by a line: an open mark for the first, a filled one for the second.
  static func pair(_ first: Double?, _ second: Double?, axis: IntervalAxis) -> String {
    guard let first, let second else { return "" }
    let (from, to) = (place(first, axis), place(second, axis))
    return
      "<svg class=\"plot\" aria-hidden=\"true\"><line class=\"k-p\" x1=\"\(from)\" x2=\"\(to)\" y1=\"50%\" y2=\"50%\"/>"
      + Mark.open.at(from, "50%") + Mark.collective.at(to, "50%") + "</svg>"
  }

  /// The scale above a column of plots, made of plain characters and SVG elements.
  static func scale(low: String, middle: String?, high: String) -> String {
    func text(_ text: String, _ x: String, _ anchor: String) -> String {
      "<text x=\"\(x)\" y=\"11\" text-anchor=\"\(anchor)\">\(text)</text>"
    }
    return "<svg class=\"plot scale\" aria-hidden=\"true\">" + text(low, "0", "start")
      + (middle.map { text($0, "50%", "middle") } ?? "") + text(high, "100%", "end") + "</svg>"
  }

  /// The band of all documents and the zero line of the axis, as a style of the table that the plots are in.
  static func ground(_ band: Interval?, _ axis: IntervalAxis) -> String {
    var style = "--zero:\(place(0, axis))"
    if let band {
      let (low, high) = (percent(axis.place(band.low)), percent(axis.place(band.high)))
      style += ";--low:\(n(low))%;--high:\(n(max(low + 0.8, high)))%"
    }
    return style
  }

  /// A bar of adjacent shares; each part has a class and a count.
  static func shares(_ parts: [(className: String, count: Int)]) -> String {
    let total = parts.reduce(0) { $0 + $1.count }
    var svg = "<svg class=\"plot bars\" aria-hidden=\"true\">"
    var x = 0.0
    for part in parts where part.count > 0 {
      let width = 100 * Double(part.count) / Double(total)
      svg +=
        "<rect class=\"\(part.className)\" x=\"\(n(x))%\" y=\"15%\" width=\"\(n(max(0.3, width - 0.6)))%\" height=\"70%\"/>"
      x += width
    }
    return svg + "</svg>"
  }

  static func place(_ value: Double, _ axis: IntervalAxis) -> String { n(percent(axis.place(value))) + "%" }

  /// A coordinate with one decimal.
  static func n(_ value: Double) -> String {
    let text = Decimals.text(value, places: 1) ?? "0"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
