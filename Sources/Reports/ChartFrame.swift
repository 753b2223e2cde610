/// The frame of a chart with two axes, which fills its width while its letters keep their size.
enum ChartFrame {
  /// The least height of the plotted part in pixels, used on paper; the style sheet sets it.
  static let height = 320.0
  /// The height on screens larger than a phone's.
  static let screenHeight = 380.0

  /// The least width of the plotted part in pixels, on a page that has room for names and on a phone.
  static let (width, phoneWidth) = (560.0, 210.0)
  /// The most columns of a name in a chart; a longer one is cut.
  static let longestName = 30

  /// A share of the chart as a coordinate.
  static func percent(_ share: Double) -> String { SVGPlot.n(100 * share) + "%" }

  static func open(label: String) -> String {
    "<svg class=\"chart\" role=\"img\" aria-label=\"\(Escapes.html(label))\">"
  }

  static func vertical(_ x: String, _ tick: String) -> String {
    "<line class=\"k-grid\" x1=\"\(x)\" x2=\"\(x)\" y1=\"0\" y2=\"100%\"/>"
      + "<text x=\"\(x)\" y=\"100%\" dy=\"17\" text-anchor=\"middle\">\(tick)</text>"
  }

  static func horizontal(_ y: String, _ tick: String) -> String {
    "<line class=\"k-grid\" x1=\"0\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>"
      + "<text x=\"0\" y=\"\(y)\" dx=\"-8\" dy=\"4\" text-anchor=\"end\">\(tick)</text>"
  }

  static func titles(x: String, y: String) -> String {
    "<text class=\"title\" x=\"100%\" y=\"100%\" dy=\"36\" text-anchor=\"end\">\(x)</text>"
      + "<text class=\"title\" x=\"0\" y=\"0\" dx=\"-40\" dy=\"-12\">\(y.replacing("→", with: "↑"))</text>"
  }

  /// A label, with a line to its point where it is far away.
  static func text(_ text: String, _ x: String, _ y: String, _ place: LabelPlacement.Place, className: String) -> String
  {
    (place.needsLeader ? leader(x, y, place, className: className) : "")
      + "<text class=\"name \(className)\" x=\"\(x)\" y=\"\(y)\" dx=\"\(SVGPlot.n(place.dx))\" dy=\"\(SVGPlot.n(place.dy))\" "
      + "text-anchor=\"\(place.anchor.rawValue)\">\(Escapes.html(text))</text>"
  }

  /// The line from a point's mark to its label. The point is given as a share of the chart and the label by an offset
  /// in pixels, so the line has a frame of its own that begins at the point.
  private static func leader(_ x: String, _ y: String, _ place: LabelPlacement.Place, className: String) -> String {
    let end = (x: place.dx - (place.dx < 0 ? -3 : 3), y: place.dy - 4)
    let offMark = 7 / (end.x * end.x + end.y * end.y).squareRoot()
    return "<svg class=\"leader \(className)\" x=\"\(x)\" y=\"\(y)\"><line x1=\"\(SVGPlot.n(end.x * offMark))\" "
      + "y1=\"\(SVGPlot.n(end.y * offMark))\" x2=\"\(SVGPlot.n(end.x))\" y2=\"\(SVGPlot.n(end.y))\"/></svg>"
  }

  static func tick(_ value: Double) -> String {
    let text = Decimals.text(value, places: value < 1 ? 2 : 1) ?? ""
    guard text.contains(".") else { return text }
    var short = Substring(text)
    while short.last == "0" { short.removeLast() }
    if short.last == "." { short.removeLast() }
    return String(short)
  }
}
