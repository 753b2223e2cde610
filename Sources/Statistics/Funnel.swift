import Glibc
import Scoring

/// How far apart balances lie by chance, given their number of words: among many groups some stand out although nothing
/// distinguishes them, the more so the less text they have.
///
/// The limits are drawn around the balance of all documents, on the scale of Fisher's z, with the jackknife variance of
/// one word pooled over groups and weighted by words: a group's own variance is too uncertain. Their median would be
/// too small, since variances of few documents lie far apart and mostly below their mean.
/// - SeeAlso: Spiegelhalter (2005), Statistics in Medicine 24(8), 1185–1202.
package struct Funnel: Hashable, Sendable {
  /// The balance of all documents.
  package let centre: Double
  /// The variance of Fisher's z of the balance of a single word.
  let variancePerWord: Double
  /// The balance of all documents on the scale of Fisher's z.
  private let z: Double

  /// The distances of the limits in standard deviations: 95 and 99.8 % of groups lie within them.
  package static let deviations = [NormalQuantile.rounded, 3.09]

  /// The funnel of a comparison; `nil` with fewer than three groups that have an interval.
  package init?(_ comparison: Comparison) {
    let overall = comparison.overall.orientation
    guard let centre = overall.value, let z = overall.z else { return nil }
    let spreads = comparison.groups.filter(\.hasEnoughText).compactMap { group in
      group.orientation.variance.map { (perWord: $0 * Double(group.words), words: Double(group.words)) }
    }
    guard spreads.count >= 3 else { return nil }
    self.centre = centre
    self.z = z
    variancePerWord = spreads.reduce(0) { $0 + $1.perWord * $1.words } / spreads.reduce(0) { $0 + $1.words }
  }

  /// The interval in which a group of `words` words lies by chance, this many standard deviations to either side.
  package func limits(words: Double, deviations: Double) -> Interval {
    let reach = deviations * (variancePerWord / max(1, words)).squareRoot()
    return Interval(z: z, reach: reach)
  }

  /// The place of `words` between the fewest and the most on a logarithmic scale, from 0 to 1.
  package static func place(words: Double, fewest: Double, most: Double) -> Double {
    most <= fewest ? 0.5 : log(words / fewest) / log(most / fewest)
  }

  /// The number of words at a place between the fewest and the most.
  package static func words(at place: Double, fewest: Double, most: Double) -> Double {
    fewest * exp(place * log(most / fewest))
  }
}
