import Scoring
import Statistics

/// Rows of a comparison other than its rates: trends and their points, spread over documents, percentiles, and
/// differences within levels and of a pair. They use the columns of the rates.
extension ComparisonCSV {
  /// A group's rows of the kinds `share`, `trend_per_year` or `trend_per_10_years` (rate: the change), `trend_point`
  /// (documents, words, count: those of the period), `dispersion` (rate: the deviation; rest_rate: that expected by
  /// chance), `percentile` and `within` (difference from the others within each level).
  func courseRows(_ group: GroupSummary) -> String {
    var text = shareRow(group)
    if comparison.hasBalance { text += trendRows(group, group.trend, "orientation", Places.balance) }
    for rate in group.rates {
      text += trendRows(group, rate.trend, rate.measure.name, Places.rate)
      if let dispersion = rate.dispersion {
        text += row(group, "dispersion", rate.measure.name) { row in
          row.add(rate.estimate.count)
          row.add(rate.estimate.documentsWith)
          row.add(dispersion.deviation, places: Places.rate)
          row.addEmpty(3)
          row.add(dispersion.byChance, places: Places.rate)
          row.addEmpty(6)
        }
      }
      text += placementRow(group, rate.placement, rate.measure.name)
      text += withinRow(group, rate.likeWithLike, rate.measure.name, Places.rate)
    }
    if comparison.hasBalance {
      text += placementRow(group, group.placement, "orientation")
      text += withinRow(group, group.orientationLikeWithLike, "orientation", Places.balance)
    }
    return text
  }

  /// The rows of the kind `pair`: the first group's rate, and the second's in place of the rest's, with its name in
  /// `against`.
  var pairRows: String {
    guard let pair = comparison.pair,
      let first = comparison.groups.first(where: { comparison.key.isOne($0.name, pair.names.first) })
    else {
      return ""
    }
    let second = pair.names.second
    let balance = row(first, "pair", "orientation", against: second) { row in
      row.addEmpty(2)
      row.add(pair.firstOrientation.value, places: Places.balance)
      add(pair.firstOrientation.interval, pair.firstOrientation.missing, Places.balance, &row)
      row.add(pair.secondOrientation.value, places: Places.balance)
      add(pair.orientation, Places.balance, &row)
    }
    let share =
      pair.weShare.map { share in
        row(first, "pair", "we_share", against: second) { row in
          row.add(share.first.count)
          row.add(share.first.documentsWith)
          row.add(share.first.share, places: Places.balance)
          add(share.first.shareInterval, share.first.missing, Places.balance, &row)
          row.add(share.second.share, places: Places.balance)
          add(share.difference.inShares, Places.balance, &row)
        }
      } ?? ""
    return (comparison.hasBalance ? balance : "") + share
      + pair.rates.map { rate in
        row(first, "pair", rate.measure.name, against: second, effect: rate.effect) { row in
          row.add(rate.first.count)
          row.add(rate.first.documentsWith)
          row.add(rate.first.perThousand, places: Places.rate)
          add(rate.first.interval, rate.first.missing, Places.rate, &row)
          row.add(rate.second.perThousand, places: Places.rate)
          add(rate.difference, Places.rate, &row)
        }
      }.joined()
  }

  private func trendRows(_ group: GroupSummary, _ trend: Trend?, _ name: String, _ places: Int) -> String {
    guard let trend else { return "" }
    let line = row(group, trend.years == 1 ? "trend_per_year" : "trend_per_\(trend.years)_years", name) { row in
      row.addEmpty(2)
      row.add(trend.change, places: places)
      add(trend.interval, trend.missing, places, &row)
      row.addEmpty(4)
      row.add(trend.probability.flatMap(Decimals.probability))
      row.add(trend.adjusted.flatMap(Decimals.probability))
      row.add(trend.verdict.rawValue)
    }
    return line
      + trend.points.map { point in
        row(group, documents: point.documents, words: point.words, "trend_point", "\(name) \(point.period)") { row in
          row.add(point.count)
          row.addEmpty(1)
          row.add(point.value, places: places)
          add(point.interval, point.missing, places, &row)
          row.addEmpty(7)
        }
      }.joined()
  }

  private func placementRow(_ group: GroupSummary, _ placement: Placement?, _ name: String) -> String {
    guard let placement else { return "" }
    return row(group, "percentile", name) { row in
      row.addEmpty(2)
      row.add(placement.percentile, places: Places.percentile)
      add(placement.interval, placement.missing, Places.percentile, &row)
      row.addEmpty(7)
    }
  }

  private func withinRow(_ group: GroupSummary, _ difference: Difference?, _ name: String, _ places: Int) -> String {
    guard let difference else { return "" }
    return row(group, "within", name) { row in
      row.addEmpty(7)
      row.add(difference.value, places: places)
      row.add(difference.interval?.low, places: places)
      row.add(difference.interval?.high, places: places)
      row.add(difference.probability.flatMap(Decimals.probability))
      row.addEmpty(2)
    }
  }

  /// The row of the kind `share`: count and rate are of first-person words, the rate from 0 to 1.
  private func shareRow(_ group: GroupSummary) -> String {
    guard let share = group.weShare else { return "" }
    return row(group, "share", "we_share") { row in
      row.add(share.estimate.count)
      row.add(share.estimate.documentsWith)
      row.add(share.value, places: Places.balance)
      add(share.estimate.shareInterval, share.estimate.missing, Places.balance, &row)
      row.add(share.rest.share, places: Places.balance)
      add(share.difference.inShares, Places.balance, &row)
    }
  }
}
