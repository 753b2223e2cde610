import Scoring
import Text

/// Where a figure lies in a distribution of norms.
public struct Placement: Hashable, Sendable {
  /// The percentage of the norms' units below it, those equal by half, from 0 to 100; `nil` with the reason in `missing`.
  public var percentile: Double?
  /// Its 95 % interval; `nil` with the reason in `missing`.
  public var interval: Interval?
  /// Why there is no percentile, or no interval of it; `nil` when there are both.
  public var missing: MissingInterval?
}

extension Placement {
  /// The place of what has none.
  init(missing: MissingInterval) { self.missing = missing }

  /// The share of the norms below a figure: 100 · (units below + half of those equal) / units, with an interval that joins
  /// what is not known of the figure (where its own interval's ends lie) with what is not known of the norms (Wilson's
  /// interval of the share, on the number of their units).
  ///
  /// The two are joined as the intervals of differences are. Norms are spread by chance too, the more the shorter their
  /// units; a percentile is drawn toward the middle by that.
  /// - SeeAlso: Zou and Donner (2008), Statistics in Medicine 27, 1693–1702; Wilson (1927), Journal of the American
  ///   Statistical Association 22, 209–212.
  init?(value: Double?, interval: Interval?, missing: MissingInterval?, among values: [Int], units: Int, scale: Double)
  {
    guard let value, !values.isEmpty, units > 0 else { return nil }
    let share = Self.share(of: value * scale, among: values)
    percentile = 100 * share
    self.missing = missing
    guard let interval else { return }
    let low = Self.share(of: interval.low * scale, among: values)
    let high = Self.share(of: interval.high * scale, among: values)
    let sampling = wilson(share, units)
    let below = ((share - low) * (share - low) + (share - sampling.low) * (share - sampling.low)).squareRoot()
    let above = ((high - share) * (high - share) + (sampling.high - share) * (sampling.high - share)).squareRoot()
    self.interval = Interval(low: max(0, 100 * (share - below)), high: min(100, 100 * (share + above)))
  }

  /// Where a rate lies.
  init?(_ estimate: Estimate, of measure: Measure, in norms: Norms) {
    guard let distribution = norms.distribution(of: measure) else { return nil }
    self.init(
      value: estimate.perThousand, interval: estimate.interval, missing: estimate.missing,
      among: distribution.values, units: norms.units, scale: Norms.rateScale)
  }

  /// Where a balance lies.
  init?(_ orientation: OrientationEstimate, in norms: Norms) {
    guard let distribution = norms.distribution(of: nil) else { return nil }
    self.init(
      value: orientation.value, interval: orientation.interval, missing: orientation.missing,
      among: distribution.values, units: norms.units, scale: Norms.balanceScale)
  }

  /// The share of values below, equal ones by half; both are taken as whole numbers, as the norms hold them.
  private static func share(of value: Double, among values: [Int]) -> Double {
    let whole = Int(value.rounded())
    let below = values.indices.partitionPoint { values[$0] >= whole }
    let upTo = values.indices.partitionPoint { values[$0] > whole }
    return (Double(below) + Double(upTo - below) / 2) / Double(values.count)
  }
}

/// Wilson's 95 % interval of a share observed in `n`.
func wilson(_ share: Double, _ n: Int) -> Interval {
  let z = NormalQuantile.exact
  let n = Double(n)
  let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
  let reach = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
  return Interval(low: max(0, centre - reach), high: min(1, centre + reach))
}
