import Scoring
import Statistics
import Text

/// Groups compared within each value of a field, and against norms.
struct LevelRows {
  let comparison: Comparison

  func lines(_ style: TextStyle) -> [String] { levels(style) + placements(style) }

  private func levels(_ style: TextStyle) -> [String] {
    guard let within = comparison.options.within else { return [] }
    var lines = [
      "", style.paint("LIKE WITH LIKE: differences from the others within each \(within.shown), averaged", .heading),
    ]
    lines.append(
      likeRow(comparison.key.shown.uppercased(), "", "WITHIN \(within.shown) (95%)", "ALL TOGETHER (95%)"))
    let labels = ShortNames(comparison.categoryMeasures, width: Self.likeMeasure)
    for group in comparison.groups {
      var names = [name(group)]
      if comparison.hasBalance {
        lines.append(
          likeRow(
            names.popLast() ?? "", "balance", signed(group.orientationLikeWithLike, Places.shownBalance),
            signed(group.orientationDifference, Places.shownBalance)))
      }
      for rate in comparison.categoryMeasures.compactMap({ group.rate($0) }) {
        lines.append(
          likeRow(
            names.popLast() ?? "", labels[rate.measure], signed(rate.likeWithLike, Places.shownRate),
            signed(rate.difference, Places.shownRate)))
      }
    }
    return lines + comparison.levels.flatMap { self.lines(of: $0, within, style) }
  }

  /// The groups within one value of the field.
  private func lines(of level: ComparisonLevel, _ within: GroupKey, _ style: TextStyle) -> [String] {
    let title = "WITHIN \(within.shown) = " + (level.name.map { Escapes.oneLine($0) } ?? "(not known)")
    let header = levelRow(comparison.key.shown.uppercased(), "DOCS", "WORDS", "BAL.", "95% INTERVAL", "VS THE OTHERS")
    let labels = ShortNames(comparison.categoryMeasures, width: Self.levelName - 2)
    let rows = level.comparison.groups.flatMap { group in
      [
        levelRow(
          name(group), grouped(group.documents), grouped(group.words),
          comparison.hasBalance ? Wording.balance(group.orientation) : "",
          comparison.hasBalance ? Wording.balanceInterval(group.orientation.interval) : "",
          comparison.hasBalance ? group.orientationDifference.words : "")
      ]
        + comparison.categoryMeasures.compactMap { group.rate($0) }.map { rate in
          levelRow(
            "  " + labels[rate.measure], "", grouped(rate.estimate.count),
            Wording.rate(rate.estimate.perThousand),
            Wording.interval(of: rate.estimate), rate.difference.words)
        }
    }
    return ["", style.paint(DisplayWidth.fit(title, style.width), .heading), header] + rows
      + (level.comparison.pair.map { pairLines($0, labels, style) } ?? [])
      + style.warnings(level.comparison.warnings, within: nil)
  }

  /// The two groups asked for, compared within a level.
  private func pairLines(_ pair: PairComparison, _ labels: ShortNames, _ style: TextStyle) -> [String] {
    let (first, second) = (Escapes.oneLine(pair.names.first), Escapes.oneLine(pair.names.second))
    func row(_ name: String, _ difference: Difference, _ places: Int) -> String {
      DisplayWidth.fit("  " + name, Self.levelName) + " "
        + DisplayWidth.fit(signed(difference, places), 24) + " " + difference.words
    }
    let balance = pair.hasBalance ? [row("balance", pair.orientation, Places.shownBalance)] : []
    return DisplayWidth.wrap("\(first) minus \(second) (95%)", style.width) + balance
      + pair.rates.filter { $0.measure.kind == .category }.map {
        row(labels[$0.measure], $0.difference, Places.shownRate)
      }
  }

  private func placements(_ style: TextStyle) -> [String] {
    guard let norms = comparison.options.norms else { return [] }
    let title =
      "PERCENTILE among \(grouped(norms.units)) \(norms.unit.rawValue)s of the norms (95%)"
    let measures = comparison.balanceAndCategories
    let labels = ShortNames(comparison.categoryMeasures, width: Self.placeCell)
    return ["", style.paint(title, .heading)]
      + measures.inRows(of: (style.width - Self.placeName) / (Self.placeCell + 1)).flatMap { shown in
        [placeRow(comparison.key.shown.uppercased(), shown.map { $0.map { labels[$0] } ?? "BALANCE" })]
          + comparison.groups.map { group in
            placeRow(
              name(group), shown.map { placed($0.map { group.rate($0)?.placement } ?? group.placement) })
          }
      }
  }

  private func placed(_ placement: Placement?) -> String {
    guard let placement else { return "–" }
    let (percentile, interval) = placement.words
    return percentile + (interval.map { " (\($0))" } ?? "")
  }

  private func name(_ group: GroupSummary) -> String { Escapes.oneLine(Wording.name(group, by: comparison.key)) }

  private func signed(_ difference: Difference?, _ places: Int) -> String {
    difference.map { EffectWords.signed($0, places: places) } ?? "–"
  }

  /// The width, in columns, of a measure's name beside differences within levels.
  private static let likeMeasure = 12

  private func likeRow(
    _ name: String, _ measure: String, _ within: String, _ together: String
  ) -> String {
    [
      DisplayWidth.fit(name, 16), DisplayWidth.fit(measure, Self.likeMeasure),
      DisplayWidth.fit(within, 24), together,
    ].joined(separator: " ")
  }

  /// The width, in columns, of a name among percentiles, and of a percentile.
  private static let (placeName, placeCell) = (26, 17)

  private func placeRow(_ name: String, _ figures: [String]) -> String {
    DisplayWidth.fit(name, Self.placeName)
      + figures.map { " " + DisplayWidth.fit($0, Self.placeCell) }.joined()
  }

  /// The width, in columns, of a name within a level.
  private static let levelName = 27

  private func levelRow(
    _ name: String, _ documents: String, _ words: String, _ value: String, _ interval: String, _ verdict: String
  ) -> String {
    [
      DisplayWidth.fit(name, Self.levelName), DisplayWidth.fit(documents, 5, alignment: .right),
      DisplayWidth.fit(words, 8, alignment: .right), DisplayWidth.fit(value, 6, alignment: .right),
      DisplayWidth.fit(interval, 14, alignment: .right), verdict,
    ].joined(separator: " ")
  }
}
