import Glibc

/// How far a group's figure lies from that of the rest.
public struct Difference: Hashable, Sendable {
  /// The group's figure less the rest's, in the figure's unit; `nil` when one of the two is.
  public var value: Double?
  /// Its 95 % interval; `nil` with the reason in `missing`.
  public var interval: Interval?
  /// Why there is no interval; `nil` when there is.
  public var missing: MissingInterval?
  /// The two-sided probability of a difference as large by chance alone; `nil` without an interval.
  public var probability: Double?
  /// The same after Benjamini and Hochberg's control over every comparison printed; `nil` when not among them.
  public var adjusted: Double?
  /// What can be said.
  public var verdict: Verdict

  /// The share of false findings accepted among all findings of a comparison.
  public static let falseDiscoveryRate = 0.05
}

extension Difference {
  /// The difference of two rates, per 1,000 words.
  ///
  /// The interval joins those of the two rates (MOVER), so it keeps their lopsidedness; the probability is that of the
  /// difference of logits, on Welch and Satterthwaite's degrees of freedom. With five clusters or more on either side the
  /// two rates' intervals are drawn with the t of the difference's degrees of freedom, not of their own: in simulations
  /// of 5 against 5 documents that covers 96 to 98 % where their own cover 98 to 99, and 95 to 96 % of 10 against 10. With
  /// fewer, Satterthwaite's approximation fails (86 to 93 % of 2 against 10) and each keeps its own, wide as it is.
  /// - SeeAlso: Zou and Donner (2008), Statistics in Medicine 27, 1693–1702; Satterthwaite (1946), Biometrics Bulletin 2.
  init(_ group: Estimate, _ rest: Estimate) {
    self.init(verdict: .notClear)
    if let a = group.perThousand, let b = rest.perThousand { value = a - b }
    guard let value, var own = group.interval, var other = rest.interval, let a = group.logitVariance,
      let b = rest.logitVariance, let rate = group.perThousand, let restRate = rest.perThousand
    else {
      missing = group.missing ?? (rest.missing == .oneDocument || rest.missing == .noWords ? .noRest : rest.missing)
      return
    }
    if let spread = group.rateVariance, let restSpread = rest.rateVariance,
      let quantile = joinedQuantile(spread, group, restSpread, rest)
    {
      own = Estimate.interval(group.count, group.words, reach: quantile * a.squareRoot())
      other = Estimate.interval(rest.count, rest.words, reach: quantile * b.squareRoot())
    }
    let below = ((rate - own.low) * (rate - own.low) + (other.high - restRate) * (other.high - restRate)).squareRoot()
    let above = ((own.high - rate) * (own.high - rate) + (restRate - other.low) * (restRate - other.low)).squareRoot()
    interval = Interval(low: value - below, high: value + above)
    let distance = logit(group.count, group.words, correction: 0) - logit(rest.count, rest.words, correction: 0)
    probability = welch(distance, a, group.degreesOfFreedom, b, rest.degreesOfFreedom)
  }

  init(verdict: Verdict) {
    self.verdict = verdict
    value = nil
    interval = nil
    missing = nil
    probability = nil
    adjusted = nil
  }
}

/// The fewest clusters on either side for which Satterthwaite's degrees of freedom hold.
let fewestJoinedClusters = 5

/// The t quantile of a difference of two rates with these variances; `nil` with too few clusters, or no variance at all.
private func joinedQuantile(_ a: Double, _ group: Estimate, _ b: Double, _ rest: Estimate) -> Double? {
  guard min(group.clusters, rest.clusters) >= fewestJoinedClusters else { return nil }
  return satterthwaite(a, group.degreesOfFreedom, b, rest.degreesOfFreedom).map {
    StudentT(degreesOfFreedom: $0).twoSidedQuantile(confidence: Interval.confidence)
  }
}

/// Satterthwaite's degrees of freedom of a sum of two variances, at least 1; `nil` when both are 0.
func satterthwaite(_ a: Double, _ freedomA: Double, _ b: Double, _ freedomB: Double) -> Double? {
  let variance = a + b
  guard variance > 0 else { return nil }
  return max(1, variance * variance / (a * a / freedomA + b * b / freedomB))
}

/// The two-sided probability of a distance between two estimates with these variances and degrees of freedom.
func welch(_ distance: Double, _ a: Double, _ freedomA: Double, _ b: Double, _ freedomB: Double) -> Double {
  let variance = a + b
  guard let freedom = satterthwaite(a, freedomA, b, freedomB) else { return distance == 0 ? 1 : 0 }
  return StudentT(degreesOfFreedom: freedom).twoSidedProbability(distance / variance.squareRoot())
}

/// Probabilities adjusted so that accepting those up to q keeps the share of false findings among all at q.
/// - SeeAlso: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57(1), 289–300.
public func falseDiscoveryAdjusted(_ probabilities: [Double]) -> [Double] {
  let order = probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
  var adjusted = probabilities
  var least = 1.0
  for (place, index) in order.enumerated().reversed() {
    least = min(least, probabilities[index] * Double(order.count) / Double(place + 1))
    adjusted[index] = least
  }
  return adjusted
}
