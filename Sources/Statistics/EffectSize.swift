import Glibc
import Scoring

/// The size of a difference between two rates, independent of their unit: what a study reports in addition to the difference itself.
public struct EffectSize: Hashable, Sendable {
  /// The first rate divided by the second, above 0; `nil` if one of the two is 0 or the difference has no interval.
  public let ratio: Double?
  /// The units of the first side, all weighted equally.
  public let first: UnitSpread
  /// The units of the second side.
  public let second: UnitSpread
  /// Hedges' g: the mean of the first side's units minus that of the second's, divided by their pooled standard deviation and
  /// corrected for the bias of few units. `nil` if a side has fewer than two units, if all units are equal, or if the difference
  /// of the rates has no interval.
  public let g: Double?
  /// The variance of the logarithm of the ratio, with its degrees of freedom.
  private let ofRatio: Uncertainty?
  private let ofG: Uncertainty?

  private struct Uncertainty: Hashable {
    let variance: Double
    let freedom: Double

    /// The half width of a 95 % interval.
    var reach: Double {
      StudentT(degreesOfFreedom: freedom).twoSidedQuantile(confidence: Interval.confidence) * variance.squareRoot()
    }
  }
}

extension EffectSize {
  /// The 95 % interval of the ratio; `nil` without one. It excludes 1 where the interval of the difference excludes 0, except in
  /// borderline cases, since the two are computed on different scales.
  public var ratioInterval: Interval? {
    guard let ratio, let reach = ofRatio?.reach else { return nil }
    return Interval(low: ratio * exp(-reach), high: ratio * exp(reach))
  }

  /// The 95 % interval of `g`; `nil` without one. It treats the units of a side as independent. It describes the size; the verdict
  /// rests on the difference.
  public var gInterval: Interval? {
    guard let g, let reach = ofG?.reach else { return nil }
    return Interval(low: g - reach, high: g + reach)
  }
}

extension EffectSize {
  /// The size of a difference between two rates whose sides share `shared`, with the spread of the units of each.
  init(
    of difference: Difference, _ first: Estimate, _ second: Estimate, sharing shared: SharedVariation,
    spreads: (first: UnitSpread, second: UnitSpread)
  ) {
    self.first = spreads.first
    self.second = spreads.second
    guard difference.interval != nil else {
      (ratio, ofRatio, g, ofG) = (nil, nil, nil, nil)
      return
    }
    let measured = Self.ratio(first, second, shared)
    (ratio, ofRatio) = (measured?.value, measured?.uncertainty)
    let standardised = Self.standardised(spreads.first, spreads.second)
    (g, ofG) = (standardised?.value, standardised?.uncertainty)
  }

  /// The ratio of two rates. The variance of its logarithm follows by the delta method from that of the difference of logits, on
  /// which the probability rests: the derivative of a logit by the logarithm of its rate p is 1 / (1 - p).
  private static func ratio(
    _ first: Estimate, _ second: Estimate, _ shared: SharedVariation
  ) -> (value: Double, uncertainty: Uncertainty)? {
    guard first.count > 0, second.count > 0, let a = first.perThousand, let b = second.perThousand,
      let logitA = first.logitVariance, let logitB = second.logitVariance
    else { return nil }
    let joint = shared.variance(
      (logitA, Estimate.independentVariance(first.count, first.words)),
      (logitB, Estimate.independentVariance(second.count, second.words)))
    let (p, q) = (1 - a / 1_000, 1 - b / 1_000)
    let (own, other) = (p * p * logitA, q * q * logitB)
    let variance = own + other - p * q * (logitA + logitB - joint)
    guard variance > 0 else { return nil }
    let freedom = StudentT.freedom(
      (own, first.degreesOfFreedom, first.clusters), (other, second.degreesOfFreedom, second.clusters),
      overlap: shared.overlap)
    return (a / b, Uncertainty(variance: variance, freedom: freedom))
  }

  /// Hedges' g with its variance by the delta method, which does not assume that the sides vary equally: against a rest of many
  /// units, the usual `(n + m) / nm + g² / 2(n + m)` covers 75 to 85 % if the smaller side varies twice as much. t has Welch and
  /// Satterthwaite's degrees of freedom, at most one less than the units of the smaller side.
  /// - SeeAlso: Hedges (1981), Journal of Educational Statistics 6(2), 107–128; Bonett (2008), Psychological Methods 13(2), 99–109.
  private static func standardised(
    _ first: UnitSpread, _ second: UnitSpread
  ) -> (value: Double, uncertainty: Uncertainty)? {
    guard let a = first.mean, let b = second.mean, let s = first.deviation, let r = second.deviation,
      s > 0 || r > 0
    else { return nil }
    let (n, m) = (Double(first.units), Double(second.units))
    let freedom = n + m - 2
    let (own, other) = (s * s, r * r)
    let pooled = ((n - 1) * own + (m - 1) * other) / freedom
    let unbiased = exp(logGamma(freedom / 2) - logGamma((freedom - 1) / 2)) / (freedom / 2).squareRoot()
    let g = unbiased * (a - b) / pooled.squareRoot()
    let ofDeviation = ((n - 1) * own * own + (m - 1) * other * other) / (2 * freedom * freedom * pooled * pooled)
    return (
      g,
      Uncertainty(
        variance: (own / n + other / m) / pooled + g * g * ofDeviation,
        freedom: StudentT.freedom((own / n, n - 1, first.units), (other / m, m - 1, second.units)))
    )
  }
}

/// The spread of the rates of a side's units, all weighted equally whatever their length: the figures that a text-by-text analysis
/// starts from, and from which other effect sizes can be computed.
public struct UnitSpread: Hashable, Sendable {
  /// The number of units with at least 100 words: rates of shorter ones are mostly chance.
  public let units: Int
  /// The mean of their rates per 1,000 words; `nil` without any.
  public let mean: Double?
  /// Their standard deviation, with one less than the number of units as divisor; `nil` for fewer than two.
  public let deviation: Double?

  /// The spread that follows from sums.
  init(_ sums: RateSums) {
    let n = Double(sums.units)
    units = sums.units
    mean = sums.units > 0 ? sums.rates / n : nil
    // If all rates are equal, a difference of sums is not exactly 0.
    let squares = sums.squares - sums.rates * sums.rates / n
    deviation = sums.units > 1 ? (squares > 1e-9 * sums.squares ? (squares / (n - 1)).squareRoot() : 0) : nil
  }
}

/// The sums of the rates of units and of their squares, which can be subtracted from those of more units.
struct RateSums {
  private(set) var units = 0
  private(set) var rates = 0.0
  private(set) var squares = 0.0

  /// The sums over units of 100 words or more.
  init(_ counts: [Int], _ words: [Int]) {
    for (count, words) in zip(counts, words) where Reliability(words: words) != .none {
      let rate = 1_000 * Double(count) / Double(words)
      units += 1
      rates += rate
      squares += rate * rate
    }
  }

  /// The sums of counted units.
  init(_ counted: CountedUnits) { self.init(counted.counts, counted.sizes.words) }

  static func - (all: RateSums, part: RateSums) -> RateSums {
    var rest = all
    rest.units -= part.units
    rest.rates -= part.rates
    rest.squares -= part.squares
    return rest
  }

  static func + (one: RateSums, other: RateSums) -> RateSums {
    var sum = one
    sum.units += other.units
    sum.rates += other.rates
    sum.squares += other.squares
    return sum
  }
}
