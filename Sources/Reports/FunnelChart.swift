import Scoring
import Statistics
import Text

/// Balances by number of words, within the limits of chance: what a long list of authors needs instead of a ranking.
struct FunnelChart {
  let comparison: Comparison
  let funnel: Funnel
  /// The number of words of the smallest and the largest group.
  private let words: (fewest: Double, most: Double)

  /// The number of groups up to which names that fit are shown.
  private static let mostNames = 60

  init?(_ comparison: Comparison) {
    guard let funnel = Funnel(comparison) else { return nil }
    self.comparison = comparison
    self.funnel = funnel
    let all = comparison.groups.map(\.words).filter { $0 > 0 }
    words = (Double(all.min() ?? 1), Double(all.max() ?? 1))
  }

  var svg: String {
    let shown = comparison.groups.filter { $0.words > 0 && $0.orientation.value != nil }
    let outside = comparison.groups.filter(\.orientationDifference.verdict.isClear)
    let label =
      "Balance by words, with the limits of chance about \(Wording.balance(funnel.centre)). Clearly different: "
      + (outside.isEmpty ? "none" : Wording.list(outside.map { Wording.name($0, by: comparison.key) }, most: 12)) + "."
    let clear = Set(outside.prefix(Self.mostNames).map(\.name))
    let points = shown.map { group in
      LabelPlacement.Label(
        x: x(Double(group.words)), y: y(group.orientation.value ?? 0),
        text: clear.contains(group.name)
          ? Escapes.shortened(Wording.name(group, by: comparison.key), to: ChartFrame.longestName) : ""
      )
    }
    let places = LabelPlacement(width: ChartFrame.width).places(points)
    var svg = ChartFrame.open(label: label) + axes
    for (group, point) in zip(shown, points) {
      svg += SVGPlot.Mark(group.orientationDifference.verdict).at(percent(point.x), percent(point.y))
    }
    for (point, place) in zip(points, places) {
      guard let place else { continue }
      svg += ChartFrame.text(point.text, percent(point.x), percent(point.y), place, className: "far")
    }
    return svg + "</svg>"
  }

  // With room for a mark at either end.

  private func x(_ count: Double) -> Double {
    0.02 + 0.96 * Funnel.place(words: count, fewest: words.fewest, most: words.most)
  }
  private func y(_ value: Double) -> Double { 0.03 + 0.94 * (1 - value) / 2 }
  private func percent(_ share: Double) -> String { ChartFrame.percent(share) }

  /// The edges of a band of limits, as short straight lines.
  private func limits(_ deviations: Double) -> String {
    let counts = (0...30).map { Funnel.words(at: Double($0) / 30, fewest: words.fewest, most: words.most) }
    let intervals = counts.map { (x: x($0), limits: funnel.limits(words: $0, deviations: deviations)) }
    return zip(intervals, intervals.dropFirst()).map { a, b in
      [(a.limits.low, b.limits.low), (a.limits.high, b.limits.high)].map { from, to in
        "<line class=\"limit\" x1=\"\(percent(a.x))\" x2=\"\(percent(b.x))\" y1=\"\(percent(y(from)))\" "
          + "y2=\"\(percent(y(to)))\"/>"
      }.joined()
    }.joined()
  }

  private var axes: String {
    var svg = ""
    for value in [-1.0, -0.5, 0, 0.5, 1] {
      let tick = (value < 0 ? "−" : value > 0 ? "+" : "") + (Decimals.text(abs(value), places: 1) ?? "")
      svg += ChartFrame.horizontal(percent(y(value)), tick)
    }
    let centre = percent(y(funnel.centre))
    svg += "<line class=\"k-zero\" x1=\"0\" x2=\"100%\" y1=\"\(centre)\" y2=\"\(centre)\"/>"
    for tick in ticks { svg += ChartFrame.vertical(percent(x(tick)), grouped(Int(tick))) }
    for deviations in Funnel.deviations { svg += limits(deviations) }
    return svg + ChartFrame.titles(x: "words →", y: "balance, self (−1) to group (+1) →")
  }

  /// Round numbers of words, far enough apart that their labels do not touch on a phone.
  private var ticks: [Double] {
    var ticks: [Double] = []
    var decade = 1.0
    while decade <= words.most {
      for tick in [decade, 2 * decade, 5 * decade] where tick >= words.fewest && tick <= words.most {
        if let last = ticks.last, x(tick) - x(last) < 0.22 { continue }
        ticks.append(tick)
      }
      decade *= 10
    }
    return ticks
  }
}
