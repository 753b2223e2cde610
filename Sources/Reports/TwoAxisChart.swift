import Lexicons
import Scoring
import Statistics

/// Self-interest evidence against collective evidence, a point a group with its intervals both ways.
struct TwoAxisChart {
  let groups: [GroupSummary]
  let key: GroupKey

  private let size = (width: 560.0, height: 420.0)
  private let frame = (left: 56.0, top: 16.0, right: 16.0, bottom: 48.0)

  var svg: String {
    let (own, shared) = (axis(.own), axis(.shared))
    let label =
      "Collective evidence upward against self-interest evidence to the right, per 1,000 words: "
      + points.map { "\($0.number) \($0.name), self \(rate($0.own)), collective \(rate($0.shared))" }.joined(
        separator: "; ")
    var svg =
      "<svg viewBox=\"0 0 \(n(size.width)) \(n(size.height))\" role=\"img\" aria-label=\"\(Escapes.html(label))\">"
    svg += grid(own, shared)
    for point in points { svg += draw(point, own, shared) }
    return svg + "</svg>"
  }

  /// The names to the numbers in the chart.
  var list: String {
    "<ol class=\"key\">"
      + points.map { point in
        "<li><b>\(point.number)</b> \(Escapes.html(point.name)): self \(rate(point.own)), collective \(rate(point.shared))</li>"
      }.joined() + "</ol>"
  }

  private struct Point {
    var number: Int
    var name: String
    var own: Estimate
    var shared: Estimate
    var mark: SVGPlot.Mark
  }

  private var points: [Point] {
    groups.enumerated().compactMap { index, group in
      guard let own = group.rate(.side(.own)), let shared = group.rate(.side(.shared)) else { return nil }
      return Point(
        number: index + 1, name: Wording.name(group, by: key), own: own.estimate, shared: shared.estimate,
        mark: .init(group.orientationDifference.verdict, moreIs: true))
    }
  }

  private func axis(_ side: Side) -> IntervalAxis {
    IntervalAxis(groups.compactMap { group in group.rate(.side(side)).map { ($0.estimate, group.hasEnoughText) } })
  }

  private func x(_ value: Double, _ axis: IntervalAxis) -> Double {
    frame.left + axis.place(value) * (size.width - frame.left - frame.right)
  }

  private func y(_ value: Double, _ axis: IntervalAxis) -> Double {
    size.height - frame.bottom - axis.place(value) * (size.height - frame.top - frame.bottom)
  }

  private func grid(_ own: IntervalAxis, _ shared: IntervalAxis) -> String {
    var svg = ""
    let (left, right) = (frame.left, size.width - frame.right)
    let (top, bottom) = (frame.top, size.height - frame.bottom)
    for value in own.ticks {
      let atX = x(value, own)
      svg += "<line class=\"s-grid\" x1=\"\(n(atX))\" x2=\"\(n(atX))\" y1=\"\(n(top))\" y2=\"\(n(bottom))\"/>"
      svg += "<text x=\"\(n(atX))\" y=\"\(n(bottom + 16))\" text-anchor=\"middle\">\(tick(value))</text>"
    }
    for value in shared.ticks {
      let atY = y(value, shared)
      svg += "<line class=\"s-grid\" x1=\"\(n(left))\" x2=\"\(n(right))\" y1=\"\(n(atY))\" y2=\"\(n(atY))\"/>"
      svg += "<text x=\"\(n(left - 8))\" y=\"\(n(atY + 4))\" text-anchor=\"end\">\(tick(value))</text>"
    }
    svg +=
      "<text class=\"strong\" x=\"\(n((left + right) / 2))\" y=\"\(n(size.height - 8))\" text-anchor=\"middle\">"
      + "self-interest evidence per 1,000 words →</text>"
    svg +=
      "<text class=\"strong\" transform=\"translate(14 \(n((top + bottom) / 2))) rotate(-90)\" text-anchor=\"middle\">"
      + "collective evidence per 1,000 words →</text>"
    return svg
  }

  private func draw(_ point: Point, _ own: IntervalAxis, _ shared: IntervalAxis) -> String {
    let (atX, atY) = (x(point.own.perThousand ?? 0, own), y(point.shared.perThousand ?? 0, shared))
    var svg = ""
    // Past so many points their crosses hide one another; the figures stand in the list.
    let showsCross = groups.count <= 40
    if showsCross, let interval = point.own.interval {
      svg +=
        "<line class=\"\(point.mark.lineClass) cross\" x1=\"\(n(x(interval.low, own)))\" "
        + "x2=\"\(n(x(interval.high, own)))\" y1=\"\(n(atY))\" y2=\"\(n(atY))\"/>"
    }
    if showsCross, let interval = point.shared.interval {
      svg +=
        "<line class=\"\(point.mark.lineClass) cross\" x1=\"\(n(atX))\" x2=\"\(n(atX))\" "
        + "y1=\"\(n(y(interval.low, shared)))\" y2=\"\(n(y(interval.high, shared)))\"/>"
    }
    svg += point.mark.shape(atX, atY, showsCross ? 6 : 4)
    return !showsCross
      ? svg : svg + "<text class=\"strong\" x=\"\(n(atX + 9))\" y=\"\(n(atY - 8))\">\(point.number)</text>"
  }

  private func tick(_ value: Double) -> String {
    let text = Decimals.text(value, places: 1) ?? ""
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func rate(_ estimate: Estimate) -> String { Wording.rate(estimate.perThousand) }
  private func n(_ value: Double) -> String { SVGPlot.n(value) }
}
