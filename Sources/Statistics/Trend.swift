/// A figure of one period of a timeline.
public struct TrendPoint: Hashable, Sendable {
  /// The period as printed: `2006-06`, `2006` or `2000s`.
  public var period: String
  /// The documents of the period.
  public var documents: Int
  /// Their words.
  public var words: Int
  /// The number of occurrences; `nil` for the balance, which counts nothing.
  public var count: Int?
  /// The figure over the whole period; `nil` when there are no words.
  public var value: Double?
  /// Its 95 % interval; `nil` with the reason in `missing`.
  public var interval: Interval?
  /// Why there is no interval; `nil` when there is.
  public var missing: MissingInterval?
}

/// What can be said of a trend.
public enum TrendVerdict: String, Hashable, Sendable, CaseIterable {
  case rising, falling
  /// It may be either.
  case notClear = "not_clear"
  /// The group has too few words or documents.
  case tooLittleText = "too_little_text"
  /// There is no interval to judge by.
  case noVerdict = "no_verdict"

  /// Whether the change is distinguishable from none.
  public var isClear: Bool { self == .rising || self == .falling }

  /// The verdict in words.
  public var words: String {
    switch self {
    case .rising: "rising"
    case .falling: "falling"
    case .notClear: "not clear"
    case .tooLittleText: "too little text"
    case .noVerdict: "no verdict"
    }
  }
}

/// How a figure changes with the dates of documents: its value in each period, and the straight line through the
/// documents.
public struct Trend: Hashable, Sendable {
  /// The length of a period.
  public var period: PeriodLength
  /// The periods that have documents, in order of time.
  public var points: [TrendPoint]
  /// The documents with a date.
  public var documents: Int
  /// How much the figure changes in `years` years, in its own unit; `nil` where it occurs nowhere. For the balance this
  /// is the pace at the mean date, so that extending it over years can lead beyond -1 or 1.
  public var change: Double?
  /// The number of years that the change is given for: ten, or one where the documents span less than ten. A change in
  /// ten years read off three would be a guess about the other seven.
  public var years: Int
  /// The change's 95 % interval; `nil` with the reason in `missing`.
  public var interval: Interval?
  /// Why there is no interval; `nil` when there is.
  public var missing: MissingInterval?
  /// The two-sided probability of a change at least this large by chance; `nil` without an interval.
  public var probability: Double?
  /// The same with false findings controlled over the trends of all groups and of all documents; `nil` when this is not
  /// one of them.
  public var adjusted: Double?
  /// What can be said.
  public var verdict: TrendVerdict

  /// The number of dated documents that a trend's interval needs: a line through fewer leaves next to nothing to judge
  /// it by.
  public static let fewestDocuments = 5
}

extension Trend {
  /// The line through the documents' figures, with variance and degrees of freedom from `LineThroughTime`.
  ///
  /// The variance is never below `least`, that of independent occurrences, so that documents which lie on the line by
  /// luck do not make it look certain. `unseen` is the variance of something that occurs nowhere but could.
  ///
  /// In simulations (docs/statistics.md) it covers the trend of a rate in 94 to 98 % where dates are spread, and in up
  /// to 99.9 % where two of many documents stand for the last year. HC3 on the number of documents less two covers 92
  /// to 74 % of the latter.
  /// - SeeAlso: MacKinnon and White (1985), Journal of Econometrics 29, 305–325, for HC2; Bell and McCaffrey (2002),
  /// Survey Methodology 28(2), 169–181; Imbens and Kolesár (2016), Review of Economics and Statistics 98(4), 701–712.
  init(
    _ line: LineThroughTime, _ values: [Double], least: Double, unseen: Double = 0, period: PeriodLength,
    points: [TrendPoint]
  ) {
    self.init(line, period: period, points: points)
    let (slope, spread) = line.slope(values)
    let scale = Double(years)
    change = scale * slope
    missing = line.missing
    guard missing == nil else { return }
    let error = max(spread + unseen, least).squareRoot()
    let student = StudentT(degreesOfFreedom: line.degreesOfFreedom)
    let reach = student.twoSidedQuantile(confidence: Interval.confidence) * error
    interval = Interval(low: scale * (slope - reach), high: scale * (slope + reach))
    probability = student.twoSidedProbability(slope / error)
    verdict = .notClear
  }

  /// A trend without a line, where there is nothing that could rise or fall: no occurrence so far does not mean that
  /// there will be none.
  static func ofNothing(_ line: LineThroughTime, period: PeriodLength, points: [TrendPoint]) -> Trend {
    var trend = Trend(line, period: period, points: points)
    trend.missing = .noOccurrences
    return trend
  }

  private init(_ line: LineThroughTime, period: PeriodLength, points: [TrendPoint]) {
    self.period = period
    self.points = points
    documents = line.documents
    years = line.years
    verdict = .noVerdict
  }

  /// Whether it is not clear although its own interval excludes 0: among many trends, some intervals do so by chance.
  package var isOneOfMany: Bool { verdict == .notClear && interval?.leavesOutZero == true }

  /// Gives the verdict once false findings are controlled over all trends.
  mutating func judge(_ adjusted: Double) {
    self.adjusted = adjusted
    guard adjusted <= Difference.falseDiscoveryRate, let interval else { return }
    if interval.low > 0 { verdict = .rising }
    if interval.high < 0 { verdict = .falling }
  }
}
