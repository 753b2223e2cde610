/// A figure of one of two sides that are compared, and how certain it is, on the figure's own scale.
struct SideFigure {
  /// Per 1,000 words, or from -1 to 1.
  let value: Double
  /// The variance of `value`.
  let variance: Double
  /// The degrees of freedom of `variance`.
  let freedom: Double
  /// The number of clusters that it rests on, and of their words.
  let clusters: Int
  let words: Int
}

extension SideFigure {
  /// The rate per 1,000 words with its variance carried over from the logit's. `nil` without two documents.
  init?(_ estimate: Estimate) {
    guard let rate = estimate.perThousand, let spread = estimate.rateVariance else { return nil }
    value = rate
    variance = spread
    freedom = estimate.degreesOfFreedom
    clusters = estimate.clusters
    words = estimate.words
  }

  /// The balance with its variance carried over from Fisher's z. `nil` without two documents.
  init?(_ orientation: OrientationEstimate) {
    guard let balance = orientation.value, let spread = orientation.balanceVariance else { return nil }
    value = balance
    variance = spread
    freedom = orientation.degreesOfFreedom
    clusters = orientation.clusters
    words = orientation.words
  }
}
