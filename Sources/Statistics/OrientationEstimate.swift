import Glibc
import Scoring

/// The balance of collective and self evidence in a group of documents, and how certain it is.
public struct OrientationEstimate: Hashable, Sendable {
  /// From -1 (all self) to 1 (all collective); `nil` when there are no words.
  public let value: Double?
  /// Its 95 % interval; `nil` with the reason in `missing`.
  public let interval: Interval?
  /// Why there is no interval; `nil` when there is.
  public let missing: MissingInterval?
  /// The balance on the scale of Fisher's z (`OrientationFormula.z`); `nil` when there are no words.
  let z: Double?
  /// The variance of `z`; `nil` without an interval.
  let variance: Double?
  /// The least value that `variance` can have, that of plain and independent pieces of evidence.
  let leastVariance: Double
  /// Kish's effective number of clusters, less one; at least 1.
  let degreesOfFreedom: Double
  /// The number of clusters that the estimate rests on.
  let clusters: Int
  /// The number of words that it rests on.
  let words: Int
  /// Whether there is evidence on either side: without any the balance is 0, and means nothing.
  public let hasEvidence: Bool

  /// The balance over clusters by `OrientationFormula`, with the interval of a delete-one-cluster jackknife
  /// (`OrientationInterval.variance`) and t quantiles. The variance is never below that of pieces of evidence independent
  /// of each other, so that documents which are alike by luck do not look certain.
  init(own: [Int], shared: [Int], _ sizes: ClusterSizes) {
    let ownSum = own.reduce(0, +)
    let sharedSum = shared.reduce(0, +)
    value = OrientationFormula.value(own: ownSum, shared: sharedSum, words: sizes.total)
    z = OrientationFormula.z(own: ownSum, shared: sharedSum, words: sizes.total)
    degreesOfFreedom = sizes.degreesOfFreedom
    clusters = sizes.words.count
    words = sizes.total
    hasEvidence = ownSum + sharedSum > 0
    leastVariance = OrientationInterval.leastVariance(own: ownSum, shared: sharedSum, words: sizes.total)
    missing = sizes.missing
    guard missing == nil, let z,
      let spread = OrientationInterval.variance(
        own: ownSum, shared: sharedSum, words: sizes.total,
        sizes.words.indices.map { (EvidenceShare(own: own[$0], shared: shared[$0], words: sizes.words[$0]), 1) },
        atLeast: OrientationInterval.independentVariance(own: ownSum, shared: sharedSum, words: sizes.total))
    else {
      interval = nil
      variance = nil
      return
    }
    variance = spread
    interval = Interval(z: z, reach: sizes.quantile * spread.squareRoot())
  }

  /// The balance of counted units.
  init(_ units: UnitCounts) { self.init(own: units.own, shared: units.shared, units.sizes) }

  /// Fisher's z with each cluster left out in turn; 0 for a cluster that holds all words.
  static func deleted(own: [Int], shared: [Int], _ sizes: ClusterSizes) -> [Double] {
    let (ownSum, sharedSum) = (own.reduce(0, +), shared.reduce(0, +))
    return sizes.words.indices.map {
      OrientationFormula.z(own: ownSum - own[$0], shared: sharedSum - shared[$0], words: sizes.total - sizes.words[$0])
        ?? 0
    }
  }
}

extension OrientationEstimate {
  /// The variance of the balance itself, carried over from that of its Fisher's z by the slope, which is never 0; `nil`
  /// without an interval.
  var balanceVariance: Double? {
    z.flatMap { z in variance.map { Self.balanceVariance(z, $0) } }
  }

  /// The least variance of the balance of a text, that of plain and independent pieces; 0 without words.
  static func leastBalanceVariance(_ text: EvidenceShare) -> Double {
    guard let z = OrientationFormula.z(own: text.own, shared: text.shared, words: text.words) else { return 0 }
    return balanceVariance(
      z, OrientationInterval.leastVariance(own: text.own, shared: text.shared, words: text.words))
  }

  private static func balanceVariance(_ z: Double, _ variance: Double) -> Double {
    let slope = 1 / (cosh(z) * cosh(z))
    return slope * slope * variance
  }
}

extension Interval {
  /// The interval of balances that reaches `reach` to either side of a Fisher's z.
  init(z: Double, reach: Double) {
    let ends = OrientationInterval.ends(z, reach: reach)
    self.init(low: ends.lowerBound, high: ends.upperBound)
  }
}
