/// A figure of one period of a timeline.
public struct TrendPoint: Hashable, Sendable {
  /// The period as printed: `2006-06`, `2006` or `2000s`.
  public var period: String
  /// The documents of the period.
  public var documents: Int
  /// Their words.
  public var words: Int
  /// The figure over all of them; `nil` when there are no words.
  public var value: Double?
  /// Its 95 % interval; `nil` with the reason in `missing`.
  public var interval: Interval?
  /// Why there is no interval; `nil` when there is.
  public var missing: MissingInterval?
}

/// What can be said of a trend.
public enum TrendVerdict: String, Hashable, Sendable, CaseIterable {
  case rising, falling
  /// Either could be.
  case notClear = "not_clear"
  /// Too few documents with a date, or too few words, to say.
  case tooLittleText = "too_little_text"

  /// The verdict in words.
  public var words: String {
    switch self {
    case .rising: "rising"
    case .falling: "falling"
    case .notClear: "not clear"
    case .tooLittleText: "too little text"
    }
  }
}

/// How a figure moves with the date of the documents: its values by period, and the straight line through them.
public struct Trend: Hashable, Sendable {
  /// The length of a period.
  public var period: PeriodLength
  /// The periods that have documents, in order of time.
  public var points: [TrendPoint]
  /// The documents with a date.
  public var documents: Int
  /// How much the figure changes in `years` years, in its own unit.
  public var change: Double
  /// The years that the change is told for: ten, or one where the documents do not reach over ten. A change in ten years
  /// read off three would be a guess at the other seven.
  public var years: Int
  /// The change's 95 % interval; `nil` with the reason in `missing`.
  public var interval: Interval?
  /// Why there is no interval; `nil` when there is.
  public var missing: MissingInterval?
  /// The two-sided probability of a change as large by chance alone; `nil` without an interval.
  public var probability: Double?
  /// The same, false findings controlled over the trends of all groups; `nil` when not among them.
  public var adjusted: Double?
  /// What can be said.
  public var verdict: TrendVerdict

  /// The documents with a date that a trend's interval needs: a line through fewer leaves next to nothing to judge it by.
  public static let fewestDocuments = 5
}

/// A document as a trend sees it.
struct DatedValue: Hashable, Sendable {
  /// Its date in years.
  let years: Double
  /// Its figure.
  let value: Double
  /// Its words: what it weighs.
  let words: Int
}

extension Trend {
  /// The line through documents by weighted least squares, words as weights, with the variance that allows for documents
  /// of unequal spread (HC3) and t on the number of documents less two. `nil` unless there are two dates.
  ///
  /// The weights make the line that of all words pooled, as rates are. HC3 stands close to deleting each document in
  /// turn, and is the one to use under 250 documents. In simulations (beta-binomial documents, 5 to 50 of them, log-normal
  /// lengths, rates of .002 and .03) it covers 94 to 97 %; on Kish's effective number less two it covers up to 99.
  /// - SeeAlso: MacKinnon and White (1985), Journal of Econometrics 29, 305–325; Long and Ervin (2000), The American
  ///   Statistician 54(3), 217–224.
  init?(_ documents: [DatedValue], period: PeriodLength, points: [TrendPoint]) {
    let weights = documents.map { Double($0.words) }
    let total = weights.reduce(0, +)
    guard let first = documents.first?.years, documents.contains(where: { $0.years != first }), total > 0 else {
      return nil
    }
    let meanX = zip(documents, weights).reduce(0) { $0 + $1.0.years * $1.1 } / total
    let meanY = zip(documents, weights).reduce(0) { $0 + $1.0.value * $1.1 } / total
    let spread = zip(documents, weights).reduce(0) { $0 + $1.1 * ($1.0.years - meanX) * ($1.0.years - meanX) }
    guard spread > 0 else { return nil }
    let slope =
      zip(documents, weights).reduce(0) { $0 + $1.1 * ($1.0.years - meanX) * ($1.0.value - meanY) } / spread
    self.period = period
    self.points = points
    self.documents = documents.count
    let dates = documents.map(\.years).sorted()
    years = dates[dates.count - 1] - dates[0] >= 10 ? 10 : 1
    let scale = Double(years)
    change = scale * slope
    verdict = .notClear
    guard documents.count >= Self.fewestDocuments else {
      missing = .fewDated
      return
    }
    var variance = 0.0
    for (document, weight) in zip(documents, weights) {
      let x = document.years - meanX
      let residual = document.value - meanY - slope * x
      // A document that alone decides the line has no residual to judge by; its leverage is kept from being all.
      let leverage = min(weight * (1 / total + x * x / spread), 1 - 1e-9)
      let pull = weight * x * residual / (1 - leverage)
      variance += pull * pull
    }
    let error = variance.squareRoot() / spread
    let student = StudentT(degreesOfFreedom: Double(documents.count - 2))
    let reach = student.twoSidedQuantile(confidence: Interval.confidence) * error
    interval = Interval(low: scale * (slope - reach), high: scale * (slope + reach))
    probability = error > 0 ? student.twoSidedProbability(slope / error) : slope == 0 ? 1 : 0
  }

  /// Gives the verdict once false findings are controlled over all trends.
  mutating func judge(_ adjusted: Double) {
    self.adjusted = adjusted
    guard adjusted <= Difference.falseDiscoveryRate, let interval else { return }
    if interval.low > 0 { verdict = .rising }
    if interval.high < 0 { verdict = .falling }
  }
}
