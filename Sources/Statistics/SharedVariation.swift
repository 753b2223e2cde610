/// What the figures of two sides have in common because some units, such as authors, stand on both: what is peculiar to
/// an author moves both sides and cancels out in their difference.
struct SharedVariation {
  /// The covariance of the two figures on the scale on which they vary evenly.
  var covariance: Double
  /// The sum over common units of the products of their shares in the words of either side, as used for the degrees of
  /// freedom of a sum of variances (`StudentT.freedom`).
  var overlap: Double
  /// The number of common units.
  var units: Int
  /// The number of them that have an occurrence on both sides, and the number that have anything else on both.
  var unitsWith: Int
  var unitsBelow: Int

  /// For two sides without a unit in common.
  static let none = SharedVariation(covariance: 0, overlap: 0, units: 0, unitsWith: 0, unitsBelow: 0)

  /// The variance of the difference of two figures that share so much, each with its variance and the least that it can be: no less
  /// than the sum of these, and than what the two come to without anything in common where that is less.
  func variance(_ a: (own: Double, least: Double), _ b: (own: Double, least: Double)) -> Double {
    max(a.own + b.own - 2 * covariance, min(a.own + b.own, a.least + b.least))
  }
}

/// The units that stand on both of two sides.
struct SharedUnits {
  /// Their places on each side.
  private let pairs: [(first: Int, second: Int)]
  private let overlap: Double

  init(_ first: [Int], _ firstSizes: ClusterSizes, _ second: [Int], _ secondSizes: ClusterSizes) {
    let places = Dictionary(uniqueKeysWithValues: zip(first, first.indices))
    let pairs = second.indices.compactMap { place in places[second[place]].map { (first: $0, second: place) } }
    self.pairs = pairs
    let products = pairs.reduce(0.0) { sum, pair in
      let (a, b) = (firstSizes.words[pair.first], secondSizes.words[pair.second])
      return sum + Double(a) / Double(firstSizes.total) * Double(b) / Double(secondSizes.total)
    }
    overlap = Self.overlap(products, freedom: firstSizes.degreesOfFreedom, secondSizes.degreesOfFreedom)
  }

  /// The overlap of two sides (`SharedVariation.overlap`), from the sum of the products of their units' shares and the
  /// degrees of freedom of each.
  static func overlap(_ products: Double, freedom f: Double, _ g: Double) -> Double {
    // When all units stand on both sides with the same shares, the degrees of freedom become those of a single sample.
    products * ((f + 1) * (g + 1) / (f * g)).squareRoot()
  }

  /// What two figures share, given the values of each with every unit of its side left out in turn.
  ///
  /// The jackknife of a difference leaves a unit out of both sides at once: with `a` and `b` the deviations of the two
  /// figures, its variance is the sum of both variances minus twice `sum(a b)` over the common units. The factors
  /// (n-1)/n of the sides are combined by their geometric mean, so that the variance cannot be negative.
  private func variation(
    _ first: [Double], _ second: [Double], with: (Int, Int) -> Bool = { _, _ in true },
    below: (Int, Int) -> Bool = { _, _ in true }
  ) -> SharedVariation {
    let (n, m) = (Double(first.count), Double(second.count))
    guard !pairs.isEmpty, n > 1, m > 1 else { return .none }
    let (mean, other) = (first.reduce(0, +) / n, second.reduce(0, +) / m)
    let products = pairs.reduce(0.0) { $0 + (first[$1.first] - mean) * (second[$1.second] - other) }
    return SharedVariation(
      covariance: ((n - 1) / n * (m - 1) / m).squareRoot() * products, overlap: overlap,
      units: pairs.count, unitsWith: pairs.count { with($0.first, $0.second) },
      unitsBelow: pairs.count { below($0.first, $0.second) })
  }
}

extension SharedUnits {
  /// What the rates of two sides share.
  func variation(_ first: CountedUnits, _ second: CountedUnits) -> SharedVariation {
    guard !pairs.isEmpty else { return .none }
    return variation(
      Estimate.deleted(first.counts, first.sizes), Estimate.deleted(second.counts, second.sizes)
    ) {
      first.counts[$0] > 0 && second.counts[$1] > 0
    } below: {
      first.counts[$0] < first.sizes.words[$0] && second.counts[$1] < second.sizes.words[$1]
    }
  }

  /// What the balances of two sides share; each side is given as weights on the self side, weights on the collective
  /// side, and sizes.
  func variation(
    _ first: (own: [Int], shared: [Int], sizes: ClusterSizes),
    _ second: (own: [Int], shared: [Int], sizes: ClusterSizes)
  ) -> SharedVariation {
    guard !pairs.isEmpty else { return .none }
    return variation(
      OrientationEstimate.deleted(own: first.own, shared: first.shared, first.sizes),
      OrientationEstimate.deleted(own: second.own, shared: second.shared, second.sizes))
  }
}
