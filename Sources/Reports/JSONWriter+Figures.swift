import Statistics

/// The figures of a comparison as fields of JSON, written in the same way everywhere.
extension JSONWriter {
  /// Writes an interval, or why there is none.
  mutating func interval(_ interval: Interval?, _ missing: MissingInterval?, places: Int) {
    field("low", interval?.low, places: places)
    field("high", interval?.high, places: places)
    field("no_interval", missing?.rawValue)
  }

  /// Writes a difference with its verdict.
  mutating func difference(_ difference: Difference, places: Int) {
    field("difference", difference.value, places: places)
    field("difference_low", difference.interval?.low, places: places)
    field("difference_high", difference.interval?.high, places: places)
    field("no_difference_interval", difference.missing?.rawValue)
    field("p", probability: difference.probability)
    field("p_adjusted", probability: difference.adjusted)
    field("verdict", difference.verdict.rawValue)
  }

  /// Writes how large a difference is, free of its unit, and the spread of the units of the two sides, the second named so.
  mutating func effect(_ effect: EffectSize, second: String) {
    // Each asked for once: a quantile of t is searched for anew.
    let (ratio, g) = (effect.ratioInterval, effect.gInterval)
    object("effect") {
      $0.field("ratio", effect.ratio, places: Places.rate)
      $0.field("ratio_low", ratio?.low, places: Places.rate)
      $0.field("ratio_high", ratio?.high, places: Places.rate)
      $0.field("hedges_g", effect.g, places: Places.rate)
      $0.field("hedges_g_low", g?.low, places: Places.rate)
      $0.field("hedges_g_high", g?.high, places: Places.rate)
      for (front, side) in [("", effect.first), ("\(second)_", effect.second)] {
        $0.field("\(front)n", side.units)
        $0.field("\(front)mean", side.mean, places: Places.rate)
        $0.field("\(front)sd", side.deviation, places: Places.rate)
      }
    }
  }

  /// Writes a difference within levels; nothing when there is none.
  mutating func within(_ difference: Difference?, places: Int) {
    guard let difference else { return }
    object("within") {
      $0.field("difference", difference.value, places: places)
      $0.field("difference_low", difference.interval?.low, places: places)
      $0.field("difference_high", difference.interval?.high, places: places)
      $0.field("p", probability: difference.probability)
    }
  }

  /// Writes how a figure changes over time; null when that is not known.
  mutating func trend(_ trend: Trend?, places: Int) {
    guard let trend else { return field("trend", String?.none) }
    object("trend") {
      $0.field("documents", trend.documents)
      $0.field("change", trend.change, places: places)
      $0.field("years", trend.years)
      $0.interval(trend.interval, trend.missing, places: places)
      $0.field("p", probability: trend.probability)
      $0.field("p_adjusted", probability: trend.adjusted)
      $0.field("verdict", trend.verdict.rawValue)
      $0.field("period", trend.period.rawValue)
      $0.array("points") { list in
        for point in trend.points {
          list.object {
            $0.field("period", point.period)
            $0.field("documents", point.documents)
            $0.field("words", point.words)
            $0.field("count", point.count)
            $0.field("value", point.value, places: places)
            $0.field("low", point.interval?.low, places: places)
            $0.field("high", point.interval?.high, places: places)
          }
        }
      }
    }
  }

  /// Writes how evenly something is spread; null when that is not known.
  mutating func dispersion(_ dispersion: Dispersion?) {
    guard let dispersion else { return field("dispersion", String?.none) }
    object("dispersion") {
      $0.field("documents", dispersion.parts)
      $0.field("deviation", dispersion.deviation, places: Places.rate)
      $0.field("by_chance", dispersion.byChance, places: Places.rate)
    }
  }

  /// Writes where a figure lies among norms; nothing without norms.
  mutating func placement(_ placement: Placement?) {
    guard let placement else { return }
    object("norms") {
      $0.field("percentile", placement.percentile, places: Places.percentile)
      $0.interval(placement.interval, placement.missing, places: Places.percentile)
    }
  }

  /// Writes the share of we; null where it is not counted. All documents together have nothing to differ from.
  mutating func weShare(_ share: WeShare?, isOverall: Bool) {
    guard let share else { return field("we_share", String?.none) }
    object("we_share") {
      $0.field("first_person_words", share.estimate.words)
      $0.field("value", share.value, places: Places.balance)
      $0.interval(share.estimate.shareInterval, share.estimate.missing, places: Places.balance)
      if !isOverall {
        $0.field("rest_value", share.rest.share, places: Places.balance)
        $0.difference(share.difference.inShares, places: Places.balance)
      }
    }
  }
}
