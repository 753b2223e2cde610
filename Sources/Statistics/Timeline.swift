import Scoring

/// The length of the periods that a timeline is drawn by.
public enum PeriodLength: String, Hashable, Sendable, CaseIterable {
  case month, year, decade

  /// The most periods that a reader can take in.
  static let most = 40

  /// Months where all documents are of two years at most, years up to forty of them, else decades.
  init(firstYear: Int, lastYear: Int) {
    self = lastYear - firstYear < 2 ? .month : lastYear - firstYear < Self.most ? .year : .decade
  }

  /// The period of a date, as it is printed: `2006-06`, `2006`, `2000s`; `nil` where the date does not say.
  func period(of date: String) -> String? {
    guard let year = Moment(date)?.year else { return nil }
    switch self {
    case .month: return date.utf8.count >= 7 ? String(date.prefix(7)) : nil
    case .year: return String(date.prefix(4))
    case .decade: return "\(year / 10 * 10)s"
    }
  }
}

/// A date as a number of years, for a line through time.
struct Moment: Hashable, Sendable {
  /// The calendar year.
  let year: Int
  /// Years and parts of them; a year or a month alone stands for its middle.
  let years: Double

  /// Reads `2006-06-29`, `2006-06` or `2006`; `nil` for what is no date.
  init?(_ date: String) {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 3, parts[0].utf8.count == 4, let year = Int(parts[0]), year > 0 else { return nil }
    self.year = year
    guard parts.count > 1 else {
      years = Double(year) + 0.5
      return
    }
    guard let month = Int(parts[1]), (1...12).contains(month) else { return nil }
    guard parts.count > 2 else {
      years = Double(year) + (Double(month) - 0.5) / 12
      return
    }
    guard let day = Int(parts[2].prefix(2)), (1...31).contains(day) else { return nil }
    // Months of equal length: at most two days off, and the same on every machine.
    years = Double(year) + (Double(month - 1) + (Double(day) - 0.5) / 31) / 12
  }
}

/// The documents of a group along time.
struct Timeline {
  private let moments: [Double?]
  private let periods: [String?]
  private let length: PeriodLength

  /// Sets rows in time, each of at least one word.
  init(_ rows: [TallyRow], period: PeriodLength) {
    length = period
    moments = rows.map { $0.date.flatMap { Moment($0)?.years } }
    periods = rows.map { $0.date.flatMap { period.period(of: $0) } }
  }

  /// The course of the balance.
  func trend(own: [Int], shared: [Int], sizes: [Int]) -> Trend? {
    trend(sizes) {
      OrientationFormula.value(own: own[$0], shared: shared[$0], words: sizes[$0]) ?? 0
    } point: { period, members in
      let cluster = ClusterSizes(members.map { sizes[$0] })
      let estimate = OrientationEstimate(own: members.map { own[$0] }, shared: members.map { shared[$0] }, cluster)
      return TrendPoint(
        period: period, documents: members.count, words: cluster.total, value: estimate.value,
        interval: estimate.interval, missing: estimate.missing)
    }
  }

  /// The course of a rate per 1,000 words.
  func trend(counts: [Int], sizes: [Int]) -> Trend? {
    trend(sizes) {
      Rate(occurrences: counts[$0], words: sizes[$0]).perThousand ?? 0
    } point: { period, members in
      let cluster = ClusterSizes(members.map { sizes[$0] })
      let estimate = Estimate(members.map { counts[$0] }, cluster, documentsWith: members.count { counts[$0] > 0 })
      return TrendPoint(
        period: period, documents: members.count, words: cluster.total, value: estimate.perThousand,
        interval: estimate.interval, missing: estimate.missing)
    }
  }

  private func trend(
    _ sizes: [Int], value: (Int) -> Double, point: (String, [Int]) -> TrendPoint
  ) -> Trend? {
    let dated = moments.indices.compactMap { index in
      moments[index].map { DatedValue(years: $0, value: value(index), words: sizes[index]) }
    }
    let members = Dictionary(grouping: periods.indices.filter { periods[$0] != nil }) { periods[$0] ?? "" }
    return Trend(dated, period: length, points: members.keys.sorted().map { point($0, members[$0] ?? []) })
  }
}
