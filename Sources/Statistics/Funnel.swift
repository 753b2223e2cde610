import Glibc
import Scoring

/// How far balances of so many words lie apart by chance: among many groups some stand out though nothing sets them
/// apart, the more so the less text they have.
///
/// Limits are drawn about the balance of all documents, on the scale of Fisher's z, with the jackknife
/// variance of one word pooled over groups, words as weights: a group's own variance is too uncertain to draw by. A median
/// of them would be too small, since variances of few documents lie far apart and mostly below their mean.
/// - SeeAlso: Spiegelhalter (2005), Statistics in Medicine 24(8), 1185–1202.
package struct Funnel: Hashable, Sendable {
  /// The balance of all documents.
  package let centre: Double
  /// The variance of Fisher's z of a balance over one word.
  let variancePerWord: Double
  /// The balance of all documents on the scale of Fisher's z.
  private let z: Double

  /// The limits' distances in standard deviations: 95 and 99.8 % of groups lie within.
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

  /// Where a group of `words` words lies by chance, within so many standard deviations.
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
