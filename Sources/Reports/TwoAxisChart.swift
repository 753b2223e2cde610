import Lexicons
import Scoring
import Statistics

/// Self-interest evidence against collective evidence: a point for each group, with its intervals in both directions.
struct TwoAxisChart {
  let comparison: Comparison

  /// The number of points above which their crosses would hide one another, so that only those that stand out have a
  /// cross and a name. On a phone, where even numbers would touch, none has a number then.
  private static let crowded = ComparisonPage.unfolded

  /// The places of the points' names on a wide page, in the order of the points.
  private func names(_ points: [Point]) -> [LabelPlacement.Place?] {
    let (own, shared) = (axis(.own), axis(.shared))
    return LabelPlacement(width: ChartFrame.width).places(
      points.map { point in
        let isNamed = points.count <= Self.crowded || point.isClear
        return .init(
          x: share(point.own, own), y: 1 - share(point.shared, shared), text: isNamed ? point.shortName : "",
          short: isNamed ? "\(point.number)" : "")
      })
  }

  /// Whether a number replaces some name that found no room.
  var hasNumbers: Bool { names(points).contains { $0?.isShort ?? false } }

  var svg: String {
    let points = self.points
    let (own, shared) = (axis(.own), axis(.shared))
    let places = points.map { (x: share($0.own, own), y: 1 - share($0.shared, shared)) }
    let isCrowded = points.count > Self.crowded
    let names = names(points)
    let numbers = LabelPlacement(width: ChartFrame.phoneWidth).places(
      zip(points, places).map { .init(x: $1.x, y: $1.y, text: isCrowded ? "" : "\($0.number)") })
    var svg = ChartFrame.open(label: label(points)) + grid(own, shared)
    for point in points where !isCrowded || point.isClear { svg += cross(point, own, shared) }
    for (point, place) in zip(points, places) { svg += point.mark.at(percent(place.x), percent(place.y)) }
    for (index, point) in points.enumerated() {
      let (x, y) = (percent(places[index].x), percent(places[index].y))
      if let place = names[index] {
        let text = place.isShort ? "\(point.number)" : point.shortName
        svg += ChartFrame.text(text, x, y, place, className: "far")
      }
      if let place = numbers[index] { svg += ChartFrame.text("\(point.number)", x, y, place, className: "near") }
    }
    return svg + "</svg>"
  }

  /// The figures of the chart as rows: number, name, both rates.
  var rows: [(number: Int, group: GroupSummary, own: Estimate, shared: Estimate)] {
    points.map { ($0.number, comparison.groups[$0.number - 1], $0.own, $0.shared) }
  }

  private struct Point {
    var number: Int
    var name: String
    var own: Estimate
    var shared: Estimate
    var mark: SVGPlot.Mark
    var isClear: Bool { mark == .collective || mark == .own }
    var shortName: String { Escapes.shortened(name, to: ChartFrame.longestName) }
  }

  private var points: [Point] {
    comparison.groups.enumerated().compactMap { index, group in
      guard let own = group.rate(.side(.own)), let shared = group.rate(.side(.shared)), group.words > 0 else {
        return nil
      }
      return Point(
        number: index + 1, name: Wording.name(group, by: comparison.key), own: own.estimate, shared: shared.estimate,
        mark: .init(group.orientationDifference.verdict))
    }
  }

  private func axis(_ side: Side) -> IntervalAxis {
    IntervalAxis(
      comparison.groups.compactMap { group in group.rate(.side(side)).map { ($0.estimate, group.hasEnoughText) } })
  }

  private func label(_ points: [Point]) -> String {
    guard points.count <= Self.crowded else { return "Collective against self-interest evidence, one point per group." }
    return "Collective evidence upward against self-interest evidence to the right, per 1,000 words: "
      + points.map {
        "\($0.name), self \(Wording.rate($0.own.perThousand)), collective \(Wording.rate($0.shared.perThousand))"
      }.joined(separator: "; ")
  }

  /// The place of a rate within the chart, with room for a mark at either end.
  private func share(_ estimate: Estimate, _ axis: IntervalAxis) -> Double { share(estimate.perThousand ?? 0, axis) }
  private func share(_ value: Double, _ axis: IntervalAxis) -> Double { 0.02 + 0.96 * axis.place(value) }
  private func percent(_ share: Double) -> String { ChartFrame.percent(share) }

  private func grid(_ own: IntervalAxis, _ shared: IntervalAxis) -> String {
    own.ticks.map { ChartFrame.vertical(percent(share($0, own)), ChartFrame.tick($0)) }.joined()
      + shared.ticks.map { ChartFrame.horizontal(percent(1 - share($0, shared)), ChartFrame.tick($0)) }.joined()
      + ChartFrame.titles(x: "self-interest evidence →", y: "collective evidence →")
  }

  private func cross(_ point: Point, _ own: IntervalAxis, _ shared: IntervalAxis) -> String {
    let (x, y) = (percent(share(point.own, own)), percent(1 - share(point.shared, shared)))
    var svg = ""
    if let interval = point.own.interval {
      let (from, to) = (percent(share(interval.low, own)), percent(share(interval.high, own)))
      svg += "<line class=\"k-\(point.mark.rawValue) cross\" x1=\"\(from)\" x2=\"\(to)\" y1=\"\(y)\" y2=\"\(y)\"/>"
    }
    if let interval = point.shared.interval {
      let (from, to) = (percent(1 - share(interval.low, shared)), percent(1 - share(interval.high, shared)))
      svg += "<line class=\"k-\(point.mark.rawValue) cross\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(from)\" y2=\"\(to)\"/>"
    }
    return svg
  }
}
