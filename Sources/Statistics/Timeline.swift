import Extraction
import Scoring

/// The length of the periods that a timeline is divided into.
public enum PeriodLength: String, Hashable, Sendable, CaseIterable {
  case month, year, decade

  /// The most periods that a reader can take in.
  static let most = 40

  /// Chooses the length: months where all documents are from at most two years and their months are known, years for up
  /// to forty of them, else decades.
  init(firstYear: Int, lastYear: Int, knowsMonths: Bool = true) {
    self = lastYear - firstYear < 2 && knowsMonths ? .month : lastYear - firstYear < Self.most ? .year : .decade
  }

  /// Chooses the length that suits all documents of a comparison.
  init(of rows: [TallyRow]) {
    let years = rows.compactMap(\.year)
    self.init(
      firstYear: years.min() ?? 0, lastYear: years.max() ?? 0,
      knowsMonths: rows.compactMap(\.day).allSatisfy { $0.month != nil })
  }

  /// The period of a day as it is printed: `2006-06`, `2006`, `2000s`; `nil` where the day is not known that precisely.
  func period(of day: ISODay) -> String? {
    switch self {
    case .month: day.month.flatMap { ISODay(year: day.year, month: $0)?.description }
    case .year: "\(day.year)"
    case .decade: "\(day.year / 10 * 10)s"
    }
  }
}

extension ISODay {
  /// The day as a number of years, for a line through time; a year or month without a day stands for its middle.
  var years: Double {
    guard let month else { return Double(year) + 0.5 }
    guard let day else { return Double(year) + (Double(month) - 0.5) / 12 }
    // Months of equal length are at most two days off, and the same on every machine.
    return Double(year) + (Double(month - 1) + (Double(day) - 0.5) / 31) / 12
  }
}

/// The documents of a group over time.
struct Timeline {
  /// The places of the documents with a date, in the order of the rows.
  private let dated: [Int]
  /// The frame of the line; `nil` unless two documents have different dates.
  private let line: LineThroughTime?
  /// The documents of each period, in order of time, by their places.
  private let periods: [(name: String, members: [Int])]
  private let length: PeriodLength
  /// The unit of each row, by its place.
  private let units: [Int]

  /// Places rows of at least one word each in time. `units` are the places of their units; `nil` when each row is a
  /// unit.
  init(_ rows: [TallyRow], units: [Int]? = nil, period: PeriodLength) {
    length = period
    let units = units ?? Array(rows.indices)
    self.units = units
    let days = rows.map(\.day)
    let dated = days.indices.filter { days[$0] != nil }
    self.dated = dated
    line = LineThroughTime(
      years: dated.compactMap { days[$0]?.years }, words: dated.map { rows[$0].words },
      units: UnitPlaces(dated.map { units[$0] }).places)
    let names = days.map { $0.flatMap { period.period(of: $0) } }
    let members = Dictionary(grouping: names.indices.filter { names[$0] != nil }) { names[$0] ?? "" }
    periods = members.keys.sorted().map { ($0, members[$0] ?? []) }
  }

  /// The course of the balance, derived from the lines through the evidence per 1,000 words of the two sides.
  ///
  /// The balances of single documents would not do: a document without evidence has 0 and short ones are drawn toward
  /// it, so that a line through them would follow the lengths of documents. The two lines pass through the pooled rates
  /// C and S at the mean date, and there the balance changes by `2 (S + 1) / (C + S + 2)²` times the change of C, minus
  /// `2 (C + 1) / (C + S + 2)²` times that of S: the slope of the line through these combinations of each document's
  /// rates. A side that occurs nowhere would look certain; its variance is that of one plain piece of evidence, as in
  /// the balance's own interval.
  func trend(own: [Int], shared: [Int], sizes: [Int]) -> Trend? {
    guard let line else { return nil }
    let points = points { members in
      let merged = UnitPlaces(members.map { units[$0] })
      let cluster = ClusterSizes(merged.sums(members.map { sizes[$0] }), documents: members.count)
      let estimate = OrientationEstimate(
        own: merged.sums(members.map { own[$0] }), shared: merged.sums(members.map { shared[$0] }), cluster)
      return (cluster.total, nil, estimate.value, estimate.interval, estimate.missing)
    }
    func rate(_ counts: [Int]) -> Double {
      Rate(occurrences: dated.reduce(0) { $0 + counts[$1] }, words: dated.reduce(0) { $0 + sizes[$1] }).perThousand ?? 0
    }
    let (c, s) = (rate(shared), rate(own))
    guard c + s > 0 else { return .ofNothing(line, period: length, points: points) }
    let k = OrientationFormula.k
    let below = (c + s + k) * (c + s + k)
    let (ofShared, ofOwn) = ((2 * s + k) / below, (2 * c + k) / below)
    let values = dated.map { (ofShared * Double(shared[$0]) - ofOwn * Double(own[$0])) * 1_000 / Double(sizes[$0]) }
    let piece = Double(1_000 * OrientationInterval.plainWeight)
    let unseen = line.variance(ofOne: piece * (c == 0 ? ofShared : s == 0 ? ofOwn : 0))
    // The number of plain pieces is Poisson: the variance of their points is the weight of a piece times their sum.
    let independent = line.variance(ofWords: piece * (ofShared * ofShared * c + ofOwn * ofOwn * s))
    return Trend(line, values, least: independent + unseen, unseen: unseen, period: length, points: points)
  }

  /// The course of a rate per 1,000 words.
  func trend(counts: [Int], sizes: [Int]) -> Trend? {
    guard let line else { return nil }
    let points = points { members in
      let merged = UnitPlaces(members.map { units[$0] })
      let cluster = ClusterSizes(merged.sums(members.map { sizes[$0] }), documents: members.count)
      let estimate = Estimate(
        merged.sums(members.map { counts[$0] }), cluster, documentsWith: members.count { counts[$0] > 0 })
      return (cluster.total, estimate.count, estimate.perThousand, estimate.interval, estimate.missing)
    }
    guard dated.contains(where: { counts[$0] > 0 }) else { return .ofNothing(line, period: length, points: points) }
    let values = dated.map { Rate(occurrences: counts[$0], words: sizes[$0]).perThousand ?? 0 }
    let (count, words) = dated.reduce((0, 0)) { ($0.0 + counts[$1], $0.1 + sizes[$1]) }
    let independent = line.variance(ofWords: 1_000_000 * Double(count) / Double(words))
    return Trend(line, values, least: independent, period: length, points: points)
  }

  private func points(
    _ figure: ([Int]) -> (words: Int, count: Int?, value: Double?, interval: Interval?, missing: MissingInterval?)
  ) -> [TrendPoint] {
    periods.map { name, members in
      let (words, count, value, interval, missing) = figure(members)
      return TrendPoint(
        period: name, documents: members.count, words: words, count: count, value: value, interval: interval,
        missing: missing)
    }
  }
}
