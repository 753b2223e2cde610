import Scoring
import Statistics

/// Drawings of figures in SVG, coloured by the page's style sheet. Every drawing has a text alternative.
enum SVGPlot {
  /// How a mark is drawn: colour and shape together say the verdict.
  enum Mark {
    /// A filled circle: more toward the group than the others.
    case collective
    /// A filled square: more toward the self.
    case own
    /// A filled diamond: not clear.
    case plain
    /// An open circle: too little text.
    case open

    /// The mark of a verdict on something of which more lies on the given side; `nil` where neither does.
    init(_ verdict: Verdict, moreIs side: Bool?) {
      switch (verdict, side) {
      case (.tooLittleText, _): self = .open
      case (.notClear, _), (_, nil): self = .plain
      case (.higher, true), (.lower, false): self = .collective
      case (.lower, true), (.higher, false): self = .own
      }
    }

    var lineClass: String {
      switch self {
      case .collective: "s-collective"
      case .own: "s-self"
      case .plain: "s-line"
      case .open: "s-faint"
      }
    }

    func shape(_ x: Double, _ y: Double, _ size: Double = 5) -> String {
      switch self {
      case .collective: "<circle class=\"f-collective\" cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(size))\"/>"
      case .own:
        "<rect class=\"f-self\" x=\"\(n(x - size))\" y=\"\(n(y - size))\" width=\"\(n(2 * size))\" height=\"\(n(2 * size))\"/>"
      case .plain:
        "<path class=\"f-plain\" d=\"M\(n(x)) \(n(y - size - 1))L\(n(x + size + 1)) \(n(y))L\(n(x)) \(n(y + size + 1))"
          + "L\(n(x - size - 1)) \(n(y))Z\"/>"
      case .open: "<circle class=\"f-open\" cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(size - 0.5))\"/>"
      }
    }
  }

  /// A dot with its interval over the band of all documents.
  static func interval(
    value: Double?, interval: Interval?, band: Interval?, axis: IntervalAxis, mark: Mark, label: String
  ) -> String {
    let (width, height) = (220.0, 26.0)
    func x(_ value: Double) -> Double { 8 + axis.place(value) * (width - 16) }
    var parts = [
      "<svg class=\"plot\" viewBox=\"0 0 220 26\" role=\"img\" aria-label=\"\(Escapes.html(label))\">",
      "<line class=\"s-grid\" x1=\"8\" x2=\"212\" y1=\"13\" y2=\"13\"/>",
    ]
    if let band {
      parts.append(
        "<rect class=\"s-band\" x=\"\(n(x(band.low)))\" y=\"1\" width=\"\(n(max(2, x(band.high) - x(band.low))))\" "
          + "height=\"\(n(height - 2))\"/>")
    }
    if axis.low < 0 { parts.append("<line class=\"s-zero\" x1=\"\(n(x(0)))\" x2=\"\(n(x(0)))\" y1=\"1\" y2=\"25\"/>") }
    if let interval {
      let (from, to) = (x(interval.low), x(interval.high))
      parts.append("<line class=\"\(mark.lineClass)\" x1=\"\(n(from))\" x2=\"\(n(to))\" y1=\"13\" y2=\"13\"/>")
      for (end, isCut) in [(from, interval.low < axis.low), (to, interval.high > axis.high)] where !isCut {
        parts.append("<line class=\"\(mark.lineClass)\" x1=\"\(n(end))\" x2=\"\(n(end))\" y1=\"9\" y2=\"17\"/>")
      }
    }
    if let value { parts.append(mark.shape(x(value), 13)) }
    return parts.joined() + "</svg>"
  }

  /// The scale above a column of interval plots.
  static func scale(_ axis: IntervalAxis, low: String, middle: String?, high: String) -> String {
    let middleText = middle.map { "<text x=\"110\" y=\"11\" text-anchor=\"middle\">\(Escapes.html($0))</text>" } ?? ""
    return
      "<svg class=\"plot scale\" viewBox=\"0 0 220 14\" aria-hidden=\"true\"><text x=\"4\" y=\"11\">\(Escapes.html(low))</text>"
      + middleText + "<text x=\"216\" y=\"11\" text-anchor=\"end\">\(Escapes.html(high))</text></svg>"
  }

  /// A bar of shares, side by side: each part a class and a count.
  static func shares(_ parts: [(className: String, count: Int)], label: String) -> String {
    let total = parts.reduce(0) { $0 + $1.count }
    var svg = "<svg class=\"plot\" viewBox=\"0 0 220 18\" role=\"img\" aria-label=\"\(Escapes.html(label))\">"
    var x = 0.0
    for part in parts where part.count > 0 {
      let width = 220 * Double(part.count) / Double(total)
      svg +=
        "<rect class=\"\(part.className)\" x=\"\(n(x + 0.75))\" y=\"2\" width=\"\(n(max(0.5, width - 1.5)))\" height=\"14\"/>"
      x += width
    }
    return svg + "</svg>"
  }

  /// A coordinate with one decimal.
  static func n(_ value: Double) -> String { Decimals.text(value, places: 1) ?? "0" }
}

extension SVGPlot.Mark {
  fileprivate func n(_ value: Double) -> String { SVGPlot.n(value) }
}
