/// The dates and weights that the lines of a group are drawn by, and how sure they can be: the same for all its figures.
///
/// A line is that of weighted least squares, words as weights, so that it is of words pooled as rates are.
struct LineThroughTime {
  /// A document's years from the mean date of all words.
  private let offsets: [Double]
  private let weights: [Double]
  private let total: Double
  /// The weighted sum of squared offsets.
  private let spread: Double
  /// The share of a document's own figure that the line does not follow.
  private let slack: [Double]
  /// How much a document's squared residual weighs in the slope's variance.
  private let pulls: [Double]
  /// The years that a change is told for: ten, or one where the documents do not reach over ten.
  let years: Int
  /// Of the slope's standard error.
  let degreesOfFreedom: Double
  /// Why no interval can be given, whatever the figures are.
  let missing: MissingInterval?

  /// The documents that a line runs through.
  var documents: Int { offsets.count }

  /// The share of the spread of dates that must be left without any one document: with less, that document decides the
  /// line alone, and nothing shows how far another in its place would lie.
  static let fewestLeft = 0.1

  /// Sets documents in time, each of at least one word; `nil` unless there are two dates.
  init?(years dates: [Double], words: [Int]) {
    let weights = words.map(Double.init)
    let total = weights.reduce(0, +)
    guard let first = dates.min(), let last = dates.max(), first < last else { return nil }
    let mean = zip(dates, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let offsets = dates.map { $0 - mean }
    let spread = zip(offsets, weights).reduce(0) { $0 + $1.1 * $1.0 * $1.0 }
    let slack = zip(offsets, weights).map { 1 - $1 * (1 / total + $0 * $0 / spread) }
    // Without the document, the spread of the others' dates about their own mean, to that of all.
    let left = zip(slack, weights).map { $0 / (1 - $1 / total) }.min() ?? 0
    self.offsets = offsets
    self.weights = weights
    self.total = total
    self.spread = spread
    self.slack = slack
    years = last - first >= 10 ? 10 : 1
    guard dates.count >= Trend.fewestDocuments, left >= Self.fewestLeft else {
      missing = dates.count < Trend.fewestDocuments ? .fewDated : .oneDecides
      pulls = []
      degreesOfFreedom = 1
      return
    }
    missing = nil
    pulls = offsets.indices.map { weights[$0] * offsets[$0] * offsets[$0] / (spread * spread * slack[$0]) }
    degreesOfFreedom = Self.freedom(offsets, weights, total: total, spread: spread, slack: slack, pulls: pulls)
  }

  /// The line's slope through the documents' figures, and its variance by their distances from it.
  ///
  /// The variance is HC2, each squared residual by the share of the figure that the line does not follow.
  func slope(_ values: [Double]) -> (slope: Double, variance: Double) {
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let slope = offsets.indices.reduce(0) { $0 + weights[$1] * offsets[$1] * (values[$1] - mean) } / spread
    let variance = pulls.indices.reduce(0.0) {
      let residual = values[$1] - mean - slope * offsets[$1]
      return $0 + pulls[$1] * weights[$1] * residual * residual
    }
    return (slope, variance)
  }

  /// The variance that one occurrence would give the slope if it could stand at any word: what it adds to the rate there.
  func variance(ofOne amount: Double) -> Double { amount * amount / (spread * total) }

  /// Bell and McCaffrey's degrees of freedom: Satterthwaite's of the variance as a sum of squares, were all words alike.
  ///
  /// With M what is left of figures when the line is taken away, and D the pulls, they are tr(MD)² / tr(MDMD); the hat
  /// matrix has rank two, so three sums stand for the n² products.
  private static func freedom(
    _ offsets: [Double], _ weights: [Double], total: Double, spread: Double, slack: [Double], pulls: [Double]
  ) -> Double {
    var trace = 0.0
    var square = 0.0
    var sums = (0.0, 0.0, 0.0)
    for index in offsets.indices {
      let pull = pulls[index]
      trace += pull * slack[index]
      square += pull * pull * (2 * slack[index] - 1)
      let weighed = pull * weights[index]
      sums.0 += weighed
      sums.1 += weighed * offsets[index]
      sums.2 += weighed * offsets[index] * offsets[index]
    }
    square += sums.0 * sums.0 / (total * total) + 2 * sums.1 * sums.1 / (total * spread)
    square += sums.2 * sums.2 / (spread * spread)
    return max(1, trace * trace / square)
  }
}
