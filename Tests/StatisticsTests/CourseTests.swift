import Lexicons
import Scoring
import Testing

@testable import Statistics

/// Trends and spread. Expected numbers are statsmodels' and scipy's: `scripts/reference-statistics.py` prints them.
struct CourseTests {
  private let dated = zip(
    zip([1980.5, 1984.5, 1989.5, 1991.5, 1996.5, 2003.5], [3.1, 4.0, 2.2, 6.8, 5.9, 7.4]),
    [800, 2_100, 450, 1_300, 990, 1_750]
  ).map { DatedValue(years: $0.0, value: $0.1, words: $1) }

  @Test func trendIsThatOfAnIndependentComputation() throws {
    let trend = try #require(Trend(dated, period: .decade, points: []))
    let interval = try #require(trend.interval)
    #expect(trend.years == 10)
    #expect(abs(trend.change - 1.84673253366136) < 1e-9)
    #expect(abs(interval.low - 1.1231162253125) < 1e-9)
    #expect(abs(interval.high - 2.57034884201022) < 1e-9)
    #expect(abs((trend.probability ?? 0) - 0.00397838416238983) < 1e-10)
  }

  @Test func aTrendNeedsDatesAndDocuments() throws {
    #expect(Trend([], period: .year, points: []) == nil)
    #expect(Trend(Array(repeating: dated[0], count: 6), period: .year, points: []) == nil)
    let few = try #require(Trend(Array(dated.prefix(4)), period: .year, points: []))
    #expect(few.interval == nil && few.missing == .fewDated && few.change != 0)
    // Within ten years a change is told a year.
    let short = try #require(Trend(Array(dated.prefix(3)), period: .year, points: []))
    #expect(short.years == 1)
  }

  @Test func aDocumentThatDecidesTheLineAloneIsNotCertain() throws {
    let together = (0..<6).map { DatedValue(years: 2000.5, value: Double($0), words: 1_000) }
    let trend = try #require(
      Trend(together + [DatedValue(years: 2020.5, value: 9, words: 1_000)], period: .year, points: []))
    let interval = try #require(trend.interval)
    #expect(interval.low <= trend.change && trend.change <= interval.high)
    #expect(trend.probability.map { (0...1).contains($0) } == true)
  }

  @Test(arguments: [
    ("2006-06-29", 2006, 2006.4933), ("2006-06", 2006, 2006.4583), ("2006", 2006, 2006.5),
    ("1801-01-01", 1801, 1801.0013),
  ])
  func readsDates(date: String, year: Int, years: Double) throws {
    let moment = try #require(Moment(date))
    #expect(moment.year == year)
    #expect(abs(moment.years - years) < 1e-4)
  }

  @Test(arguments: ["", "June 2006", "20060629", "2006-13-01", "2006-00", "29-06-2006", "0000"])
  func passesOverWhatIsNoDate(text: String) { #expect(Moment(text) == nil) }

  @Test func periodsFollowTheSpan() {
    #expect(PeriodLength(firstYear: 2005, lastYear: 2006).period(of: "2006-06-29") == "2006-06")
    #expect(PeriodLength(firstYear: 2005, lastYear: 2006).period(of: "2006") == nil)
    #expect(PeriodLength(firstYear: 1970, lastYear: 2006).period(of: "2006-06-29") == "2006")
    #expect(PeriodLength(firstYear: 1801, lastYear: 2016).period(of: "1923") == "1920s")
  }

  @Test func timelineHoldsEveryDatedDocumentOnce() throws {
    let documents = (0..<12).map { index in
      document(
        "d\(index)", by: "A", words: 500 + 10 * index, we: 5 + index, acts: [.service: 1 + index],
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
  }

  @Test func dispersionIsThatOfAnIndependentComputation() throws {
    let dispersion = try #require(Dispersion(counts: [12, 30, 7, 41, 3], words: [820, 1_510, 390, 2_204, 145]))
    #expect(abs(dispersion.deviation - 0.0354179223116096) < 1e-12)
    #expect(abs(dispersion.byChance - 0.0748180343236415) < 1e-12)
  }

  @Test func dispersionRunsFromEvenToAllInOne() throws {
    #expect(Dispersion(counts: [3, 3, 3], words: [100, 100, 100])?.deviation == 0)
    #expect(Dispersion(counts: [0, 9, 0], words: [400, 100, 250])?.deviation == 1)
    #expect(Dispersion(counts: [0, 0], words: [100, 100]) == nil)
    #expect(Dispersion(counts: [4], words: [100]) == nil)
    #expect(Dispersion(counts: [4, 0], words: [100, 0]) == nil)
    // One occurrence is all in one part, and chance says no less.
    let single = try #require(Dispersion(counts: [0, 1, 0, 0], words: [100, 100, 100, 100]))
    #expect(single.deviation == 1)
    #expect(abs(single.byChance - 1) < 1e-12)
  }
}
