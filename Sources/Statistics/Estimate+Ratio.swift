import Glibc
import Scoring

extension Estimate {
  /// The rate of a group of clusters: sum(y) / sum(x), with a delete-one-cluster jackknife on the logit scale and t
  /// quantiles on Kish-effective degrees of freedom.
  ///
  /// Words of one document are not independent: over 58 inaugural addresses the design effect of the we-rate is 37. The
  /// logits of the deleted rates are those of (y + ½) / (x - y + ½), so that a document that holds all occurrences
  /// widens the interval instead of breaking it. The variance is never below that of occurrences independent of each
  /// other (`independentVariance`), so that documents which are alike by luck do not look certain. With one document or
  /// none there is no interval; with two it is honest and very wide (t = 12.7). In simulations of beta-binomial
  /// documents (2 to 50 of them, rates .002 to .03, lengths equal or log-normal) it covers 93 to 100 %;
  /// docs/statistics.md has the details. A delete-m jackknife, or n - 1 degrees of freedom, covers as little as 83 and
  /// 91 %.
  /// - SeeAlso: Kish (1965), Survey Sampling, 11.7; Haldane (1956) and Anscombe (1956) for the ½; Wolter (2007),
  /// Introduction to Variance Estimation, ch. 4, for the jackknife of a transformed ratio.
  init(_ counts: [Int], _ sizes: ClusterSizes, documentsWith: Int) {
    precondition(counts.count == sizes.words.count, "a count a cluster")
    let count = counts.reduce(0, +)
    var interval: Interval?
    var variance: Double?
    if sizes.missing == nil {
      let deleted = Self.deleted(counts, sizes).map { (value: $0, count: 1) }
      let spread = max(jackknifeVariance(deleted), Self.independentVariance(count, sizes.total))
      interval = Self.interval(count, sizes.total, reach: sizes.quantile * spread.squareRoot())
      variance = spread
    }
    self.init(
      count: count, words: sizes.total, documentsWith: documentsWith, interval: interval, missing: sizes.missing,
      logitVariance: variance, degreesOfFreedom: sizes.degreesOfFreedom, clusters: sizes.words.count,
      clustersWith: counts.count { $0 > 0 },
      clustersBelow: zip(counts, sizes.words).count { $0 < $1 })
  }

  /// The estimate of counted units.
  init(_ units: CountedUnits, documentsWith: Int) { self.init(units.counts, units.sizes, documentsWith: documentsWith) }

  /// The logits of the rate with each cluster left out in turn.
  static func deleted(_ counts: [Int], _ sizes: ClusterSizes) -> [Double] {
    let count = counts.reduce(0, +)
    return zip(counts, sizes.words).map { logit(count - $0, sizes.total - $1, correction: 0.5) }
  }
}

extension Estimate {
  /// The variance of the logit of `count` in `words` when occurrences are independent: the least it can have where
  /// documents tend to be alike. It is 1 / (y + ½) for the occurrences plus the same for the other words. Where either
  /// is zero, the square of how far one more would move the logit is added, as for balances and for words that set
  /// groups apart.
  /// - SeeAlso: Gart and Zweifel (1967), Biometrika 54(1/2), 181–187.
  static func independentVariance(_ count: Int, _ words: Int) -> Double {
    [count, max(0, words - count)].reduce(0) { variance, seen in
      let moved = log((1 + 0.5) / 0.5)
      return variance + (seen > 0 ? 1 / (Double(seen) + 0.5) : moved * moved)
    }
  }

  /// The logit of a count in words. Where that is not finite (no word, or every word), ½ is added on both sides.
  static func centre(_ count: Int, _ words: Int) -> Double {
    logit(count, words, correction: count > 0 && count < words ? 0 : 0.5)
  }

  /// The interval per 1,000 words that reaches `reach` to either side on the logit scale. It begins at 0 for what does
  /// not occur and ends at 1,000 for what is every word.
  static func interval(_ count: Int, _ words: Int, reach: Double) -> Interval {
    let centre = centre(count, words)
    return Interval(
      low: count == 0 ? 0 : 1_000 * logistic(centre - reach),
      high: count >= words ? 1_000 : 1_000 * logistic(centre + reach))
  }

  /// The variance of the rate per 1,000 words, carried over from that of its logit; for no occurrence and for every
  /// word, where the slope of the logit says nothing, that of a single occurrence.
  var rateVariance: Double? { logitVariance.map { Self.rateVariance(count, words, ofLogit: $0) } }

  /// The least variance of a rate per 1,000 words, that of independent occurrences. `words` is above 0.
  static func leastRateVariance(_ count: Int, _ words: Int) -> Double {
    rateVariance(count, words, ofLogit: independentVariance(count, words))
  }

  private static func rateVariance(_ count: Int, _ words: Int, ofLogit variance: Double) -> Double {
    guard count > 0, count < words else {
      let single = 1_000 / Double(words)
      return single * single
    }
    let slope = 1_000 * Double(count) / Double(words) * Double(words - count) / Double(words)
    return slope * slope * variance
  }
}

/// The log odds of `count` in `words`, with `correction` added on both sides.
func logit(_ count: Int, _ words: Int, correction: Double) -> Double {
  log((Double(count) + correction) / (Double(max(0, words - count)) + correction))
}

/// The probability of log odds.
func logistic(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + exp(-x)) }
  let e = exp(x)
  return e / (1 + e)
}
