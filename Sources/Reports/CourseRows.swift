import Scoring
import Statistics
import Text

/// How figures run through a group's documents: evenly or in bursts, and over time.
struct CourseRows {
  let comparison: Comparison

  func lines(_ style: TextStyle) -> [String] { trends(style) + spreads(style) }

  /// The clear trends, or a line that none is clear, where trends are what was asked for: for a single group, or for
  /// groups by year.
  func clear(_ style: TextStyle) -> [String] {
    guard let asked = comparison.groups.count == 1 ? comparison.groups.first : byTime else { return [] }
    let trends = comparison.balanceAndCategories.compactMap { measure in
      asked.trend(of: measure).map { (measure, $0) }
    }.filter { $1.points.count > 1 }
    guard let first = trends.first?.1 else { return [] }
    let figures = trends.map { Self.title($0.0) }.joined(separator: "; ")
    let told = trends.filter(\.1.verdict.isClear).flatMap { measure, trend in
      style.hanging(
        "- ",
        "\(Self.title(measure))\(measure == nil ? "" : " per 1,000 words"): \(trend.verdict.words), "
          + "\(signed(trend, Places.shown(measure))).")
    }
    let none =
      if trends.allSatisfy({ $0.1.verdict == .tooLittleText }) {
        "Too little text for a verdict on any"
      } else if trends.allSatisfy({ $0.1.interval == nil }) {
        "No verdict on any (\(first.missing?.words ?? ""))"
      } else {
        "None is clear"
      }
    let title =
      "TRENDS over \(counted(first.documents, "dated document", "dated documents"))"
      + (told.isEmpty ? "" : ": change with 95% interval")
    return ["", style.paint(title, .heading)]
      + (told.isEmpty ? style.hanging("- ", "\(none): \(figures).") : told)
  }

  /// The group whose trend matters when groups are stretches of time: all documents.
  private var byTime: GroupSummary? { comparison.key.isOfTime ? comparison.overall : nil }

  private static func title(_ measure: Measure?) -> String { measure.map { Wording.label($0) } ?? "balance" }

  private func trends(_ style: TextStyle) -> [String] {
    let measures = comparison.balanceAndCategories
    return measures.flatMap { measure -> [String] in
      var trends = comparison.groups.compactMap { group in
        group.trend(of: measure).map { (Wording.name(group, by: comparison.key), $0) }
      }
      if comparison.groups.count > 1, let all = comparison.overall.trend(of: measure) {
        trends.append(("(all together)", all))
      }
      guard trends.contains(where: { $1.points.count > 1 }) else { return [] }
      let places = Places.shown(measure)
      let title = measure.map { "\(Wording.label($0)) per 1,000 words" } ?? "BALANCE"
      let points = trends.flatMap(\.1.points).compactMap(\.value)
      let scale = (low: measure == nil ? -1.0 : 0.0, high: measure == nil ? 1.0 : max(points.max() ?? 1, 1e-9))
      let drawn = trends.map { name, trend in
        row(
          Escapes.oneLine(name), String(trend.documents),
          spark(trend, scale), signed(trend, places), trend.words)
      }
      let heading = "\(title) OVER TIME: change with 95% interval; one mark a \(trends[0].1.period.rawValue)"
      return [""] + DisplayWidth.wrap(heading, style.width).map { style.paint($0, .heading) }
        + [row(comparison.key.shown.uppercased(), "DATED", "COURSE", "CHANGE", "TREND")] + drawn
    }
  }

  private func spreads(_ style: TextStyle) -> [String] {
    let measures = comparison.categoryMeasures
    guard comparison.groups.contains(where: { group in measures.contains { group.rate($0)?.dispersion != nil } }) else {
      return []
    }
    let cell = max(14, min(18, (style.width - 20) / max(1, measures.count)))
    func line(_ name: String, _ figures: [String]) -> String {
      DisplayWidth.fit(Escapes.oneLine(name), 20)
        + figures.map { " " + DisplayWidth.fit($0, cell - 1, alignment: .right) }.joined()
    }
    let names = ShortNames(measures, width: cell - 1)
    let title = "SPREAD OVER DOCUMENTS: 0 even, 1 all in one (in brackets: by chance alone)"
    return ["", style.paint(title, .heading)]
      + measures.inRows(of: (style.width - 20) / cell).flatMap { shown in
        [line(comparison.key.shown.uppercased(), shown.map { names[$0] })]
          + comparison.groups.map { group in
            line(
              Wording.name(group, by: comparison.key), shown.map { Wording.spread(group.rate($0)?.dispersion) })
          }
      }
  }

  private func signed(_ trend: Trend, _ places: Int) -> String {
    guard let interval = trend.interval, let change = trend.change else {
      return "– (\(trend.missing.map(\.words) ?? ""))"
    }
    let places = interval.places(atLeast: places)
    let ends = [change, interval.low, interval.high].map {
      Decimals.text($0, places: places, alwaysSigned: true) ?? "–"
    }
    return "\(ends[0]) (\(ends[1]) to \(ends[2])) \(trend.pace)"
  }

  /// A mark for each period, higher for larger values; the last `courseWidth` periods.
  private func spark(_ trend: Trend, _ scale: (low: Double, high: Double)) -> String {
    String(
      trend.points.suffix(Self.courseWidth).map { point in
        point.value.map { Spark.mark(($0 - scale.low) / (scale.high - scale.low)) } ?? " "
      })
  }

  /// The number of periods that fit beside the other columns in a terminal of 80.
  private static let courseWidth = 9

  private func row(
    _ name: String, _ documents: String, _ course: String, _ change: String, _ verdict: String
  ) -> String {
    [
      DisplayWidth.fit(name, 15), DisplayWidth.fit(documents, 5, alignment: .right),
      DisplayWidth.fit(course, Self.courseWidth), DisplayWidth.fit(change, max(32, DisplayWidth.of(change))), verdict,
    ].joined(separator: " ")
  }
}

extension Trend {
  /// The span of time that a change is given for, as a suffix.
  var pace: String { years == 1 ? "a year" : "a decade" }
}
