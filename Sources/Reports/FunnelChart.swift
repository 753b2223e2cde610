import Scoring
import Statistics

/// Balances by the number of words, within the limits of chance: what a long list of authors needs in place of a ranking.
struct FunnelChart {
  let comparison: Comparison
  let funnel: Funnel

  private let size = (width: 760.0, height: 380.0)
  private let frame = (left: 56.0, top: 12.0, right: 16.0, bottom: 46.0)

  init?(_ comparison: Comparison) {
    guard let funnel = Funnel(comparison) else { return nil }
    self.comparison = comparison
    self.funnel = funnel
  }

  var svg: String {
    let outside = comparison.groups.filter {
      $0.orientationDifference.verdict == .higher || $0.orientationDifference.verdict == .lower
    }
    let label =
      "Balance by words, with the limits of chance about \(Wording.balance(funnel.centre)). Clearly different: "
      + (outside.isEmpty ? "none" : Wording.list(outside.map { Wording.name($0, by: comparison.key) }, most: 12)) + "."
    var svg =
      "<svg viewBox=\"0 0 \(n(size.width)) \(n(size.height))\" role=\"img\" aria-label=\"\(Escapes.html(label))\">"
    svg += axes
    for deviations in Funnel.deviations { svg += limits(deviations) }
    for group in comparison.groups where group.words > 0 {
      guard let value = group.orientation.value else { continue }
      let mark = SVGPlot.Mark(group.orientationDifference.verdict, moreIs: true)
      let (atX, atY) = (x(Double(group.words)), y(value))
      svg += mark.shape(atX, atY, 4)
      guard outside.contains(group) else { continue }
      let name = DisplayWidth.fit(Wording.name(group, by: comparison.key), 20).split(separator: " ").joined(
        separator: " ")
      let isRight = atX > size.width * 0.75
      svg +=
        "<text class=\"strong\" x=\"\(n(atX + (isRight ? -8 : 8)))\" y=\"\(n(atY + 4))\"\(isRight ? " text-anchor=\"end\"" : "")>"
        + "\(Escapes.html(name))</text>"
    }
    return svg + "</svg>"
  }

  private var words: (fewest: Double, most: Double) {
    let all = comparison.groups.map(\.words).filter { $0 > 0 }
    return (Double(all.min() ?? 1), Double(all.max() ?? 1))
  }

  private func x(_ count: Double) -> Double {
    frame.left + 8
      + Funnel.place(words: count, fewest: words.fewest, most: words.most)
      * (size.width - frame.left - frame.right - 16)
  }

  private func y(_ value: Double) -> Double {
    frame.top + (1 - value) / 2 * (size.height - frame.top - frame.bottom)
  }

  /// The two edges of a band of limits.
  private func limits(_ deviations: Double) -> String {
    let places = (0...40).map { Funnel.words(at: Double($0) / 40, fewest: words.fewest, most: words.most) }
    let intervals = places.map { (x($0), funnel.limits(words: $0, deviations: deviations)) }
    return [intervals.map { ($0.0, y($0.1.low)) }, intervals.map { ($0.0, y($0.1.high)) }].map { edge in
      "<path class=\"limit\" d=\"M" + edge.map { "\(n($0.0)) \(n($0.1))" }.joined(separator: "L") + "\"/>"
    }.joined()
  }

  private var axes: String {
    let (left, right, bottom) = (frame.left, size.width - frame.right, size.height - frame.bottom)
    var svg = ""
    for value in [-1.0, -0.5, 0, 0.5, 1] {
      svg += "<line class=\"s-grid\" x1=\"\(n(left))\" x2=\"\(n(right))\" y1=\"\(n(y(value)))\" y2=\"\(n(y(value)))\"/>"
      svg +=
        "<text x=\"\(n(left - 8))\" y=\"\(n(y(value) + 4))\" text-anchor=\"end\">\(value < 0 ? "−" : value > 0 ? "+" : "")\(Decimals.text(abs(value), places: 1) ?? "")</text>"
    }
    svg +=
      "<line class=\"s-zero\" x1=\"\(n(left))\" x2=\"\(n(right))\" y1=\"\(n(y(funnel.centre)))\" y2=\"\(n(y(funnel.centre)))\"/>"
    var decade = 1.0
    while decade <= words.most {
      for tick in [decade, 2 * decade, 5 * decade] where tick >= words.fewest && tick <= words.most {
        svg +=
          "<text x=\"\(n(x(tick)))\" y=\"\(n(bottom + 16))\" text-anchor=\"middle\">\(Decimals.grouped(Int(tick)))</text>"
      }
      decade *= 10
    }
    return svg
      + "<text class=\"strong\" x=\"\(n((left + right) / 2))\" y=\"\(n(size.height - 6))\" text-anchor=\"middle\">words →</text>"
      + "<text class=\"strong\" transform=\"translate(12 \(n((frame.top + bottom) / 2))) rotate(-90)\" text-anchor=\"middle\">"
      + "balance</text>"
  }

  private func n(_ value: Double) -> String { SVGPlot.n(value) }
}
