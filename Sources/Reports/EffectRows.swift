import Scoring
import Statistics
import Text

/// The sizes of differences, independent of their unit, for a terminal: the ratio of the rates, and Hedges' g.
struct EffectRows {
  let comparison: Comparison

  /// The columns of a group's name, of a measure's, and of the ratio with its interval.
  private static let (nameWidth, measureWidth, ratioWidth) = (15, 16, 22)

  /// The rows of each group: the compared words, and those acts, attention and vision whose difference is clear. Of two groups only
  /// the first is shown, since the second has the same sizes reversed.
  func lines(_ style: TextStyle) -> [String] {
    let groups = comparison.groups.prefix(comparison.groups.count == 2 ? 1 : comparison.groups.count)
    let rows = groups.flatMap { group -> [String] in
      let shown = group.rates.filter {
        ($0.measure.kind == .category || $0.difference.verdict.isClear)
          && ($0.effect.ratio != nil || $0.effect.g != nil)
      }
      let labels = ShortNames(shown.map(\.measure), width: Self.measureWidth)
      let name = Escapes.oneLine(Wording.name(group, by: comparison.key))
      return shown.enumerated().map { place, rate in
        let (effect, ratio) = (rate.effect, rate.effect.ratioInterval)
        return line(
          place == 0 ? name : "", labels[rate.measure],
          Wording.rate(effect.ratio) + (ratio.map { " (\(Wording.interval($0)))" } ?? ""),
          signed(effect.g, effect.gInterval))
      }
    }
    guard !rows.isEmpty else { return [] }
    let title =
      "SIZE OF DIFFERENCES from the others: rates as a ratio; Hedges' g of \(comparison.unit.rawValue)s, all weighted "
      + "equally"
    return [""] + DisplayWidth.wrap(title, style.width).map { style.paint($0, .heading) }
      + [line(comparison.key.shown.uppercased(), "", "TIMES (95%)", "HEDGES' G (95%)")] + rows
  }

  private func signed(_ value: Double?, _ interval: Interval?) -> String {
    guard let value, let interval else { return "–" }
    let texts = [value, interval.low, interval.high].map {
      Decimals.text($0, places: Places.shownBalance, alwaysSigned: true) ?? "–"
    }
    return "\(texts[0]) (\(texts[1]) to \(texts[2]))"
  }

  private func line(_ name: String, _ measure: String, _ ratio: String, _ g: String) -> String {
    [
      DisplayWidth.fit(name, Self.nameWidth), DisplayWidth.fit(measure, Self.measureWidth),
      DisplayWidth.fit(ratio, Self.ratioWidth), g,
    ].joined(separator: " ")
  }
}
