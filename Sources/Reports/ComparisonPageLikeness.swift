import Scoring
import Statistics
import Text

/// Comparisons of like with like: two named groups, groups within each value of a field, groups among norms.
extension ComparisonPage {
  func pair() -> String {
    guard let pair = comparison.pair else { return "" }
    let rows = PairRows(pair: pair, within: comparison.options.within)
    let hasLevels = pair.orientationLikeWithLike != nil
    func row(
      _ name: String, _ first: String, _ second: String, _ difference: Difference, _ likeness: Difference?,
      _ places: Int
    ) -> String {
      "<tr><th scope=\"row\">\(Escapes.html(name))</th>" + number(Wording.minus(first)) + number(Wording.minus(second))
        + number(Wording.minus(EffectWords.signed(difference, places: places)))
        + (hasLevels ? number(likeness.map { Wording.minus(EffectWords.signed($0, places: places)) } ?? "–") : "")
        + "<td>\(told(difference.words))</td></tr>"
    }
    let shown = pair.rates.filter { $0.measure.kind == .category || $0.difference.verdict.isClear }
    let body =
      (pair.hasBalance
        ? [
          row(
            "Balance", Wording.balance(pair.firstOrientation), Wording.balance(pair.secondOrientation),
            pair.orientation, pair.orientationLikeWithLike, Places.shownBalance)
        ] : [])
      + (pair.weShare.map { share in
        [
          row(
            WeShareRows.title, Wording.share(share.first.share), Wording.share(share.second.share),
            share.difference.inShares, nil, Places.shownBalance)
        ]
      } ?? [])
      + shown.map {
        row(
          Wording.label($0.measure), Wording.rate($0.first.perThousand), Wording.rate($0.second.perThousand),
          $0.difference, $0.likeWithLike, Places.shownRate)
      }
    return list(rows.sentences + pair.warnings.map { $0.text(within: comparison.options.within) })
      + table(
        caption:
          "The first minus the second, with 95% intervals: the balance from −1 to +1, the share of we from 0 to 1, all "
          + "else per 1,000 words. Every word category is shown, and of the rest what differs clearly.",
        header: heading("Measure") + heading(pair.names.first, "n") + heading(pair.names.second, "n")
          + heading("Difference", "n")
          + (hasLevels ? heading("Within \(comparison.options.within?.name ?? "")", "n") : "")
          + heading("The first is"),
        rows: body, label: "Two groups") + (EffectRows(ofPairIn: comparison).map { fold($0, printed: true) } ?? "")
  }

  func levels() -> String {
    guard let within = comparison.options.within else { return "" }
    let measures = comparison.balanceAndCategories
    let rows = comparison.groups.map { group in
      "<tr>\(name(group))"
        + measures.map { measure in
          let difference = measure.map { group.rate($0)?.likeWithLike } ?? group.orientationLikeWithLike
          let places = Places.shown(measure)
          return number(difference.map { Wording.minus(EffectWords.signed($0, places: places)) } ?? "–")
        }.joined() + "</tr>"
    }
    let together = table(
      caption: "Differences from the others, taken within each \(within.name) and then averaged, with 95% intervals.",
      header: heading(keyTitle) + measures.map { heading($0.map { Wording.label($0) } ?? "balance", "n") }.joined(),
      rows: rows, label: "Like with like")
    return foldedIfLong(together)
      + comparison.levels.map { level in
        let title = "\(within.name): \(level.name ?? "not known")"
        let page = ComparisonPage(comparison: level.comparison)
        let body =
          (level.comparison.hasBalance ? page.balance() : page.references())
          + list(level.comparison.warnings.map { $0.text(within: nil) })
        return isFolded || comparison.levels.count > 4
          ? fold(title, body) : "<h3>\(Escapes.html(title))</h3>" + body
      }.joined()
  }

  func norms() -> String {
    guard let norms = comparison.options.norms else { return "" }
    let measures = comparison.balanceAndCategories
    func cell(_ placement: Placement?) -> String {
      guard let placement else { return number("–") }
      let (percentile, interval) = placement.words
      if placement.percentile == nil { return number("<small>\(percentile)</small>") }
      return number("<b>\(percentile)</b> <small>\(interval ?? "")</small>")
    }
    let rows = comparison.groups.map { group in
      "<tr>\(name(group))"
        + measures.map { measure in cell(measure.map { group.rate($0)?.placement } ?? group.placement) }.joined()
        + "</tr>"
    }
    return foldedIfLong(
      table(
        caption: "Percentile among \(grouped(norms.units)) \(norms.unit.rawValue)s of the norms, with its 95% "
          + "interval: 50 is the middle, and neither end is good or bad.",
        header: heading(keyTitle) + measures.map { heading($0.map { Wording.label($0) } ?? "balance", "n") }.joined(),
        rows: rows, label: "Percentiles"))
  }
}
