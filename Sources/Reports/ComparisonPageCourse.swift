import Scoring
import Statistics
import Text

/// How figures change over time, group by group.
extension ComparisonPage {
  func trends() -> String {
    let measures = comparison.balanceAndCategories
    let tables = measures.compactMap(trendTable)
    guard !tables.isEmpty else { return "" }
    return
      "<p>Documents by date. A change is that of a straight line through them, each document weighted by its words, with its "
      + "interval over documents; where one document decides the line, nothing can be said. Where genres change over time, "
      + "the change reflects that too.</p>" + tables.joined()
  }

  private func trendTable(_ measure: Measure?) -> String? {
    let shown = comparison.groups.compactMap { group in group.trend(of: measure).map { (group, $0) } }.filter {
      $1.points.count > 1 && (!isLong || $1.verdict.isClear)
    }
    let whole = comparison.overall.trend(of: measure).map { [(comparison.overall, $0)] } ?? []
    let all = shown + (comparison.groups.count > 1 ? whole : [])
    guard all.contains(where: { $1.points.count > 1 }) else { return nil }
    let periods = Set(all.flatMap { $1.points.map(\.period) }).sorted()
    let values = all.flatMap { $1.points.compactMap(\.value) }
    let axis = measure == nil ? IntervalAxis.balance : IntervalAxis(low: 0, high: max(values.max() ?? 1, 1e-9))
    let places = Dictionary(uniqueKeysWithValues: zip(periods, periods.indices))
    let rows = all.enumerated().map { index, item in
      let isWhole = index >= shown.count
      let label = isWhole ? "<th scope=\"row\">All documents</th>" : name(item.0)
      return "<tr\(isWhole ? " class=\"all\"" : "")>\(label)"
        + "<td>\(course(item.1, places, axis))</td>" + change(item.1, measure)
        + number(grouped(item.1.documents), "far") + "</tr>"
    }
    let scale = SVGPlot.scale(low: periods.first ?? "", middle: nil, high: periods.last ?? "")
    let title = measure.map { Wording.label($0) } ?? "balance"
    let heading = "\(title.capitalised) over time"
    let table = self.table(
      caption: measure == nil
        ? "From −1 (all self) at the bottom of each drawing to +1 (all collective) at the top; one dot per \(all[0].1.period.rawValue)."
        : "Per 1,000 words, from 0 to \(ChartFrame.tick(axis.high)); one dot per \(all[0].1.period.rawValue).",
      header: self.heading(keyTitle) + drawn(scale) + self.heading("Change, 95% interval", "n") + self.heading("Trend")
        + self.heading("Dated documents", "n far"), rows: rows, label: "\(title) over time", className: "course")
    // The balance is what the page is about; among the courses of words, those without a clear trend can be left out.
    let isClear = shown.contains(where: \.1.verdict.isClear)
    return measure == nil || isClear
      ? "<h3>\(Escapes.html(heading))</h3>" + table : fold("\(heading): no clear trend", table)
  }

  private func change(_ trend: Trend, _ measure: Measure?) -> String {
    let places = Places.shown(measure)
    guard let interval = trend.interval, let change = trend.change else {
      return "<td class=\"n faint\">– <small>\(trend.missing.map(\.words) ?? "")</small></td>" + verdict(trend)
    }
    let shown = interval.places(atLeast: places)
    let ends = [change, interval.low, interval.high].map {
      Wording.minus(Decimals.text($0, places: shown, alwaysSigned: true) ?? "–")
    }
    return "<td class=\"n\"><b>\(ends[0])</b> \(trend.pace) "
      + "<small>\(ends[1]) to \(ends[2])</small></td>" + verdict(trend)
  }

  private func verdict(_ trend: Trend) -> String {
    switch trend.verdict {
    case .rising, .falling: "<td><b>\(trend.words)</b></td>"
    case .notClear: "<td>\(told(trend.words))</td>"
    case .tooLittleText, .noVerdict: "<td class=\"faint\">\(trend.words)</td>"
    }
  }

  /// The values of the periods as dots joined by lines, on the page's periods from the first to the last.
  private func course(_ trend: Trend, _ places: [String: Int], _ axis: IntervalAxis) -> String {
    let last = Double(max(1, places.count - 1))
    let points = trend.points.compactMap { point -> (x: String, y: String)? in
      guard let value = point.value, let place = places[point.period] else { return nil }
      return (
        SVGPlot.n(SVGPlot.percent(Double(place) / last)) + "%", SVGPlot.n(88 - 76 * axis.place(value)) + "%"
      )
    }
    let lines = zip(points, points.dropFirst()).map { a, b in
      "<line class=\"k-p\" x1=\"\(a.x)\" x2=\"\(b.x)\" y1=\"\(a.y)\" y2=\"\(b.y)\"/>"
    }
    let dots = points.map { "<circle class=\"f-p\" cx=\"\($0.x)\" cy=\"\($0.y)\" r=\"2.5\"/>" }
    return "<svg class=\"plot\" aria-hidden=\"true\">\(lines.joined())\(dots.joined())</svg>"
  }
}
