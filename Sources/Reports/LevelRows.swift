import Scoring
import Statistics

/// Groups compared within each value of a field, and against norms.
struct LevelRows {
  let comparison: Comparison

  func lines(_ style: TextStyle) -> [String] { levels(style) + placements(style) }

  private func levels(_ style: TextStyle) -> [String] {
    guard let within = comparison.options.within else { return [] }
    let words: [Measure] = comparison.measures.filter { $0.kind == "category" }
    var lines = [
      "",
      style.paint("LIKE WITH LIKE: the difference from the others, averaged within each \(within.name) (95%)", .heading),
      likeRow(comparison.key.name.uppercased(), "BALANCE", words.map { Wording.label($0) }, style),
    ]
    for group in comparison.groups {
      lines.append(
        likeRow(
          name(group), group.orientationLikeWithLike.map { EffectWords.signed($0, places: Places.shownBalance) } ?? "–",
          words.map { measure in
            group.rate(measure)?.likeWithLike.map { EffectWords.signed($0, places: Places.shownRate) } ?? "–"
          }, style))
    }
    for level in comparison.levels {
      let title = "WITHIN \(within.name) = " + (level.name.map(Escapes.oneLine) ?? "(not known)")
      lines += ["", style.paint(DisplayWidth.fit(title, style.width, ellipsis: style.ellipsis), .heading)]
      lines.append(levelRow(comparison.key.name.uppercased(), "DOCS", "WORDS", "BAL.", "95% INTERVAL", "VS THE OTHERS", style))
      for group in level.comparison.groups {
        lines.append(
          levelRow(
            name(group), Decimals.grouped(group.documents), Decimals.grouped(group.words),
            Wording.balance(group.orientation.value), Wording.balanceInterval(group.orientation.interval),
            group.orientationDifference.verdict.words, style))
        for measure in words {
          guard let rate = group.rate(measure) else { continue }
          lines.append(
            levelRow(
              "  " + Wording.label(measure), "", Decimals.grouped(rate.estimate.count),
              Wording.rate(rate.estimate.perThousand), Wording.interval(rate.estimate.interval),
              rate.difference.verdict.words, style))
        }
      }
      for warning in level.comparison.warnings {
        lines += DisplayWidth.wrap("! " + warning.text, style.width).map { style.paint($0, .warning) }
      }
    }
    return lines
  }

  private func placements(_ style: TextStyle) -> [String] {
    guard let norms = comparison.options.norms else { return [] }
    let words: [Measure] = comparison.measures.filter { $0.kind == "category" }
    let title =
      "PERCENTILE among \(Decimals.grouped(norms.units)) \(norms.unit.rawValue)s of the norms (95%)"
    let rows = comparison.groups.map { group in
      likeRow(name(group), placed(group.placement), words.map { placed(group.rate($0)?.placement) }, style)
    }
    return [
      "", style.paint(title, .heading),
      likeRow(comparison.key.name.uppercased(), "BALANCE", words.map { Wording.label($0) }, style),
    ] + rows
  }

  private func placed(_ placement: Placement?) -> String {
    guard let placement, let value = Decimals.text(placement.percentile, places: 0) else { return "–" }
    guard let interval = placement.interval, let low = Decimals.text(interval.low, places: 0),
      let high = Decimals.text(interval.high, places: 0)
    else { return value }
    return "\(value) (\(low) to \(high))"
  }

  private func name(_ group: GroupSummary) -> String { Escapes.oneLine(Wording.name(group, by: comparison.key)) }

  /// A name, the balance, and as many measures as fit.
  private func likeRow(_ name: String, _ balance: String, _ rest: [String], _ style: TextStyle) -> String {
    let room = max(0, (style.width - 15) / 21 - 1)
    return DisplayWidth.fit(name, 15, ellipsis: style.ellipsis)
      + ([balance] + rest.prefix(room)).map { " " + DisplayWidth.fit($0, 20, ellipsis: style.ellipsis) }.joined()
  }

  private func levelRow(
    _ name: String, _ documents: String, _ words: String, _ value: String, _ interval: String, _ verdict: String,
    _ style: TextStyle
  ) -> String {
    [
      DisplayWidth.fit(name, 28, ellipsis: style.ellipsis), DisplayWidth.fit(documents, 5, alignment: .right),
      DisplayWidth.fit(words, 8, alignment: .right), DisplayWidth.fit(value, 6, alignment: .right),
      DisplayWidth.fit(interval, 14, alignment: .right), verdict,
    ].joined(separator: " ")
  }
}
