import Scoring
import Text

/// Where a figure lies in a distribution of norms.
public struct Placement: Hashable, Sendable {
  /// The percentage of the norms' units that lie below it, with equal ones counted as half, from 0 to 100; `nil` with
  /// the reason in `missing`.
  public var percentile: Double?
  /// Its 95 % interval; `nil` with the reason in `missing`.
  public var interval: Interval?
  /// Why there is no percentile, or no interval for it; `nil` when there are both.
  public var missing: MissingInterval?
}

extension Placement {
  /// Makes the placement of a figure that has none.
  init(missing: MissingInterval) { self.missing = missing }

  /// The share of the norms below a figure: 100 · (units below + half of those equal) / units. Its interval combines
  /// the uncertainty of the figure (the places of its own interval's ends) with that of the norms (Wilson's interval of
  /// the share, given their number of units).
  ///
  /// The two are combined as the intervals of differences are. Norms are also spread by chance, the more so the shorter
  /// their units, which draws percentiles toward the middle.
  /// - SeeAlso: Zou and Donner (2008), Statistics in Medicine 27, 1693–1702; Wilson (1927), Journal of the American
  /// Statistical Association 22, 209–212.
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

  /// Places a rate.
  init?(_ estimate: Estimate, of measure: Measure, in norms: Norms) {
    guard let distribution = norms.distribution(of: measure) else { return nil }
    self.init(
      value: estimate.perThousand, interval: estimate.interval, missing: estimate.missing,
      among: distribution.values, units: norms.units, scale: Norms.rateScale)
  }

  /// Places a balance.
  init?(_ orientation: OrientationEstimate, in norms: Norms) {
    guard let distribution = norms.distribution(of: nil) else { return nil }
    self.init(
      value: orientation.value, interval: orientation.interval, missing: orientation.missing,
      among: distribution.values, units: norms.units, scale: Norms.balanceScale)
  }

  /// The share of values below this one, with equal ones counted as half. Both are compared as whole numbers, which is
  /// how the norms keep them.
  private static func share(of value: Double, among values: [Int]) -> Double {
    let whole = Int(value.rounded())
    let below = values.indices.partitionPoint { values[$0] >= whole }
    let upTo = values.indices.partitionPoint { values[$0] > whole }
    return (Double(below) + Double(upTo - below) / 2) / Double(values.count)
  }
}

/// Wilson's 95 % interval of a share observed in `n` units.
func wilson(_ share: Double, _ n: Int) -> Interval {
  let z = NormalQuantile.exact
  let n = Double(n)
  let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
  let reach = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
  return Interval(low: max(0, centre - reach), high: min(1, centre + reach))
}
