import Glibc
import Scoring

/// The balance of collective and self evidence of a group of documents, with how sure it is.
public struct OrientationEstimate: Hashable, Sendable {
  /// From -1 (all self) to 1 (all collective); `nil` when there are no words.
  public let value: Double?
  /// Its 95 % interval; `nil` with the reason in `missing`.
  public let interval: Interval?
  /// Why there is no interval; `nil` when there is.
  public let missing: MissingInterval?
  /// The variance of the balance's inverse hyperbolic tangent; `nil` without an interval.
  let variance: Double?
  let degreesOfFreedom: Double
  /// The clusters that the estimate rests on.
  let clusters: Int

  /// The balance over clusters by `OrientationFormula`, with the interval of a delete-one-cluster jackknife
  /// (`OrientationInterval.variance`) and t quantiles.
  init(own: [Int], shared: [Int], _ sizes: ClusterSizes) {
    let ownSum = own.reduce(0, +)
    let sharedSum = shared.reduce(0, +)
    value = OrientationFormula.value(own: ownSum, shared: sharedSum, words: sizes.total)
    degreesOfFreedom = sizes.degreesOfFreedom
    clusters = sizes.words.count
    missing = sizes.missing ?? (ownSum + sharedSum == 0 ? .noOccurrences : nil)
    guard missing == nil, let value,
      let spread = OrientationInterval.variance(
        own: ownSum, shared: sharedSum, words: sizes.total,
        sizes.words.indices.map { (EvidenceShare(own: own[$0], shared: shared[$0], words: sizes.words[$0]), 1) })
    else {
      interval = nil
      variance = nil
      return
    }
    variance = spread
    interval = Interval(value, reach: sizes.quantile * spread.squareRoot())
  }
}

extension Interval {
  /// The interval about a balance that reaches so far to either side on the scale of Fisher's z.
  init(_ balance: Double, reach: Double) {
    let ends = OrientationInterval.ends(balance, reach: reach)
    self.init(low: ends.lowerBound, high: ends.upperBound)
  }
}

extension Difference {
  /// The difference of two balances: intervals joined as for rates, the probability on the scale of Fisher's z.
  init(_ group: OrientationEstimate, _ rest: OrientationEstimate) {
    self.init(verdict: .notClear)
    guard let a = group.value, let b = rest.value else {
      missing = group.missing ?? .noRest
      return
    }
    value = a - b
    guard var own = group.interval, var other = rest.interval, let spread = group.variance,
      let restSpread = rest.variance
    else {
      missing = group.missing ?? (rest.missing == .noOccurrences ? .noOccurrences : .noRest)
      return
    }
    // The variances of the balances themselves, carried over from Fisher's z.
    let (slope, restSlope) = (1 - a * a, 1 - b * b)
    if min(group.clusters, rest.clusters) >= fewestJoinedClusters,
      let freedom = satterthwaite(
        slope * slope * spread, group.degreesOfFreedom, restSlope * restSlope * restSpread, rest.degreesOfFreedom)
    {
      let quantile = StudentT(degreesOfFreedom: freedom).twoSidedQuantile(confidence: Interval.confidence)
      own = Interval(a, reach: quantile * spread.squareRoot())
      other = Interval(b, reach: quantile * restSpread.squareRoot())
    }
    let below = ((a - own.low) * (a - own.low) + (other.high - b) * (other.high - b)).squareRoot()
    let above = ((own.high - a) * (own.high - a) + (b - other.low) * (b - other.low)).squareRoot()
    interval = Interval(low: a - b - below, high: a - b + above)
    probability = welch(
      atanh(a) - atanh(b), spread, group.degreesOfFreedom, restSpread, rest.degreesOfFreedom)
  }
}
