#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
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

  /// The balance over clusters by `OrientationFormula`, with a delete-one-cluster jackknife on the scale of Fisher's z
  /// (the inverse hyperbolic tangent), on which an interval cannot leave (-1, 1).
  ///
  /// A side that occurs nowhere would look certain, since no deletion moves it: to the variance is added what one plain
  /// piece of evidence of that side would move. The value stays what was found.
  init(own: [Int], shared: [Int], _ sizes: ClusterSizes) {
    let ownSum = own.reduce(0, +)
    let sharedSum = shared.reduce(0, +)
    value = OrientationFormula.value(own: ownSum, shared: sharedSum, words: sizes.total)
    degreesOfFreedom = sizes.degreesOfFreedom
    clusters = sizes.words.count
    missing = sizes.missing ?? (ownSum + sharedSum == 0 ? .noOccurrences : nil)
    guard missing == nil, let value else {
      interval = nil
      variance = nil
      return
    }
    let deleted = sizes.words.indices.map {
      atanh(
        OrientationFormula.value(
          own: ownSum - own[$0], shared: sharedSum - shared[$0], words: sizes.total - sizes.words[$0]) ?? 0)
    }
    var spread = jackknifeVariance(deleted)
    if ownSum == 0 || sharedSum == 0 {
      let weight = Self.plainWeight
      let seen = OrientationFormula.value(
        own: ownSum == 0 ? weight : ownSum, shared: sharedSum == 0 ? weight : sharedSum, words: sizes.total)
      let moved = atanh(seen ?? value) - atanh(value)
      let n = Double(sizes.words.count)
      spread += (n - 1) / n * moved * moved
    }
    let reach = sizes.quantile * spread.squareRoot()
    variance = spread
    interval = Interval(low: tanh(atanh(value) - reach), high: tanh(atanh(value) + reach))
  }

  /// The weight of a plain piece of evidence.
  private static let plainWeight = 2
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
      let (reach, restReach) = (quantile * spread.squareRoot(), quantile * restSpread.squareRoot())
      own = Interval(low: tanh(atanh(a) - reach), high: tanh(atanh(a) + reach))
      other = Interval(low: tanh(atanh(b) - restReach), high: tanh(atanh(b) + restReach))
    }
    let below = ((a - own.low) * (a - own.low) + (other.high - b) * (other.high - b)).squareRoot()
    let above = ((own.high - a) * (own.high - a) + (b - other.low) * (b - other.low)).squareRoot()
    interval = Interval(low: a - b - below, high: a - b + above)
    probability = welch(
      atanh(a) - atanh(b), spread, group.degreesOfFreedom, restSpread, rest.degreesOfFreedom)
  }
}
