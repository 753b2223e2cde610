import Extraction
import Lexicons
import Scoring
import Testing

@testable import Statistics

/// Trends and spread. Expected numbers are statsmodels' and scipy's: `scripts/reference-statistics.py` prints them.
struct CourseTests {
  private let years = [1980.5, 1984.5, 1989.5, 1991.5, 1996.5, 2003.5]
  private let values = [3.1, 4.0, 2.2, 6.8, 5.9, 7.4]
  private let words = [800, 2_100, 450, 1_300, 990, 1_750]

  private func drawn(_ years: [Double], _ values: [Double], _ words: [Int], least: Double = 1_000) -> Trend? {
    LineThroughTime(years: years, words: words).map {
      Trend($0, values, least: least, period: .year, points: [])
    }
  }

  @Test func trendIsThatOfAnIndependentComputation() throws {
    let trend = try #require(drawn(years, values, words, least: 0))
    let interval = try #require(trend.interval)
    #expect(trend.years == 10)
    #expect(abs((trend.change ?? 0) - 1.84673253366139) < 1e-9)
    #expect(abs(interval.low - 1.30244331304238) < 1e-9)
    #expect(abs(interval.high - 2.39102175428041) < 1e-9)
    #expect(abs((trend.probability ?? 0) - 0.00418988435720255) < 1e-10)
  }

  /// Documents of a unit may resemble each other: units, not documents, are independent.
  @Test func trendOfUnitsIsThatOfAnIndependentComputation() throws {
    let line = try #require(
      LineThroughTime(
        years: years + [2007.5, 1999.5], words: words + [700, 1_200], units: [0, 0, 1, 2, 1, 3, 3, 2]))
    let trend = Trend(line, values + [6.6, 5.1], least: 0, period: .year, points: [])
    let interval = try #require(trend.interval)
    #expect(abs((trend.change ?? 0) - 1.44830930483449) < 1e-9)
    #expect(abs(interval.low - -0.0519170666674992) < 1e-8)
    #expect(abs(interval.high - 2.94853567633648) < 1e-8)
    #expect(abs(line.degreesOfFreedom - 1.59760294823026) < 1e-9)
    let alone = try #require(LineThroughTime(years: years, words: words, units: [0, 0, 0, 0, 0, 0]))
    #expect(alone.missing == .oneAuthor)
    let two = try #require(LineThroughTime(years: years, words: words, units: [0, 0, 0, 0, 0, 1]))
    #expect(two.missing == .oneAuthorDecides)
  }

  @Test func aTrendNeedsDatesAndDocuments() throws {
    #expect(LineThroughTime(years: [], words: []) == nil)
    #expect(LineThroughTime(years: Array(repeating: 1980.5, count: 6), words: words) == nil)
    let few = try #require(drawn(Array(years.prefix(4)), Array(values.prefix(4)), Array(words.prefix(4))))
    #expect(few.interval == nil && few.missing == .fewDated && few.change != 0 && few.verdict == .noVerdict)
    // For less than ten years, a change is given per year.
    let short = try #require(drawn(Array(years.prefix(3)), Array(values.prefix(3)), Array(words.prefix(3))))
    #expect(short.years == 1)
  }

  /// A single document from another year, or far from all others: without it almost nothing of the line would be left.
  @Test(arguments: [0, 1.0]) func aDocumentThatDecidesTheLineAloneIsNotCertain(months: Double) throws {
    let together = (0..<20).map { 2000.5 + months * Double($0) / 20 }
    let values = (0..<20).map { Double($0 % 4) } + [9]
    let trend = try #require(
      drawn(together + [2020.5], values, Array(repeating: 1_000, count: 21)))
    #expect(trend.interval == nil && trend.probability == nil)
    #expect(trend.missing == .oneDecides && trend.verdict == .noVerdict)
  }

  /// With a second document near it there is an interval, with hardly more than one degree of freedom.
  @Test func twoDocumentsOfAnotherYearSayLittle() throws {
    let dates = Array(repeating: 2000.5, count: 20) + [2001.5, 2001.5]
    let line = try #require(LineThroughTime(years: dates, words: Array(repeating: 1_000, count: 22)))
    #expect(line.missing == nil && line.degreesOfFreedom < 1.5)
  }

  /// Documents that lie on the line by chance do not make it certain.
  @Test func figuresWithoutSpreadAreNotCertain() throws {
    let dates = Array(repeating: 2000.5, count: 8) + Array(repeating: 2001.5, count: 3)
    let values = Array(repeating: 0.0, count: 8) + Array(repeating: 2.0, count: 3)
    let drawn = timeline(dates.map { Int($0) }, words: Array(repeating: 500, count: 11))
      .trend(counts: values.map { Int($0) / 2 }, sizes: Array(repeating: 500, count: 11))
    let interval = try #require(drawn?.interval)
    #expect(interval.low < 1.5 && interval.high > 2.5)
  }

  private func timeline(_ years: [Int], words: [Int]) -> Timeline {
    var tally = Tally(categories: categories, provenance: provenance)
    for (place, year) in years.enumerated() {
      tally.add(document("d\(100 + place)", by: "A", words: words[place], date: String(year)))
    }
    return Timeline(tally.rows, period: .year)
  }

  /// Evidence at one rate in short documents and in long ones: the balance does not move, whatever of a document's own
  /// balance its length and its luck make.
  @Test func theBalanceDoesNotMoveWithLength() throws {
    let sizes = (0..<12).map { $0 < 6 ? 150 : 1_500 }
    // Two of six short documents contain a piece of evidence, and each of the long ones has as many per word.
    let shared = [2, 0, 0, 2, 0, 0, 7, 6, 7, 6, 7, 7]
    let trend = try #require(
      timeline((0..<12).map { $0 < 6 ? 2015 : 2022 }, words: sizes)
        .trend(own: Array(repeating: 0, count: 12), shared: shared, sizes: sizes))
    let interval = try #require(trend.interval)
    #expect(abs(trend.change ?? 1) < 0.002)
    #expect(interval.low < 0 && interval.high > 0)
    // Points and line are computed from pooled words, so they agree.
    let ends = trend.points.compactMap(\.value)
    #expect(abs((ends[1] - ends[0]) / 7 - (trend.change ?? 1)) < 0.001)
  }

  /// A word that never occurs has no trend, rather than a trend of exactly 0.
  @Test func nothingHasNoTrend() throws {
    let sizes = Array(repeating: 700, count: 6)
    let timeline = timeline(Array(2015...2020), words: sizes)
    let none = Array(repeating: 0, count: 6)
    for trend in [timeline.trend(counts: none, sizes: sizes), timeline.trend(own: none, shared: none, sizes: sizes)] {
      let trend = try #require(trend)
      #expect(trend.change == nil && trend.interval == nil && trend.probability == nil)
      #expect(trend.missing == .noOccurrences && trend.verdict == .noVerdict)
      #expect(trend.points.count == 6)
    }
  }

  @Test func mediansAreThoseOfTheMiddle() {
    #expect(median([]) == nil)
    #expect(median([7]) == 7)
    #expect(median([149, 325]) == 237)
    #expect(median([4, 1, 2]) == 2)
    #expect(median([1, 2]) == 2)
    #expect(median([9, 1, 2, 4]) == 3)
  }

  @Test(arguments: [
    ("2006-06-29", 2006, 2006.4933), ("2006-06", 2006, 2006.4583), ("2006", 2006, 2006.5),
    ("1801-01-01", 1801, 1801.0013),
  ])
  func readsDates(date: String, year: Int, years: Double) throws {
    let day = try #require(ISODay(date))
    #expect(day.year == year && day.description == date)
    #expect(abs(day.years - years) < 1e-4)
  }

  @Test(arguments: [
    "", "June 2006", "20060629", "2006-13-01", "2006-00", "29-06-2006", "0000", "+123", "99999999-01-01", "2006-02-30",
    "2006-6-1", "2006-06-29T09:00", "2006-06-", "200６", "-006",
  ])
  func passesOverWhatIsNoDate(text: String) {
    #expect(ISODay(text) == nil)
    var row = TallyRow(id: "a", path: "a")
    row.date = text
    #expect(row.year == nil && GroupKey.year.group(of: row) == nil)
    var options = ComparisonOptions()
    options.since = "1000"
    #expect(!options.holds(date: text))
  }

  @Test func periodsFollowTheSpan() {
    func period(_ length: PeriodLength, _ date: String) -> String? { ISODay(date).flatMap { length.period(of: $0) } }
    #expect(period(PeriodLength(firstYear: 2005, lastYear: 2006), "2006-06-29") == "2006-06")
    #expect(period(PeriodLength(firstYear: 2005, lastYear: 2006), "2006") == nil)
    #expect(period(PeriodLength(firstYear: 2005, lastYear: 2006, knowsMonths: false), "2006") == "2006")
    #expect(period(PeriodLength(firstYear: 1970, lastYear: 2006), "2006-06-29") == "2006")
    #expect(period(PeriodLength(firstYear: 1801, lastYear: 2016), "1923") == "1920s")
  }

  @Test func timelineHoldsEveryDatedDocumentOnce() throws {
    let documents = (0..<12).map { index in
      document(
        "d\(index)", by: "A", words: 500 + 10 * index, we: 15 + 3 * index,
        acts: [.service: 3 + 3 * index, .dominance: 9],
        date: index == 11 ? nil : "\(1990 + index)-03-01")
    }
    var tally = Tally(categories: categories, provenance: provenance)
    for document in documents { tally.add(document) }
    let comparison = Comparison(tally, by: .author)
    let trend = try #require(comparison.groups.first?.rate(.category("collective.reference"))?.trend)
    #expect(trend.documents == 11)
    #expect(trend.points.reduce(0) { $0 + $1.documents } == 11)
    #expect(trend.points.map(\.period) == (1990...2000).map(String.init))
    #expect(trend.verdict == .rising)
    #expect(comparison.groups.first?.trend?.verdict == .rising)
    // The only group is all documents: one finding, reported twice and counted once.
    #expect(comparison.overall.trend == comparison.groups.first?.trend)
    #expect(comparison.families[.trends] == 2)
  }

  @Test func dispersionIsThatOfAnIndependentComputation() throws {
    let dispersion = try #require(Dispersion(counts: [12, 30, 7, 41, 3], words: [820, 1_510, 390, 2_204, 145]))
    #expect(abs(dispersion.deviation - 0.0354179223116096) < 1e-12)
    #expect(abs(dispersion.byChance - 0.0748180343236415) < 1e-12)
  }

  @Test func dispersionRunsFromEvenToAllInOne() throws {
    #expect(Dispersion(counts: [3, 3, 3], words: [100, 100, 100])?.deviation == 0)
    let one = try #require(Dispersion(counts: [0, 9, 0], words: [400, 100, 250]))
    #expect(abs(one.deviation - 1) < 1e-12)
    #expect(Dispersion(counts: [0, 0], words: [100, 100]) == nil)
    #expect(Dispersion(counts: [4], words: [100]) == nil)
    #expect(Dispersion(counts: [4, 0], words: [100, 0]) == nil)
    // One occurrence is all in one part, and chance says no less.
    let single = try #require(Dispersion(counts: [0, 1, 0, 0], words: [100, 100, 100, 100]))
    #expect(single.deviation == 1)
    #expect(abs(single.byChance - 1) < 1e-12)
  }
}
