import Extraction
import Lexicons
import Scoring
import Statistics
import Testing

@testable import Reports

/// What of trends and of the share of we every format says.
struct CourseReportTests {
  /// The fixture with all documents of 2022 but the first of each writer, which is of 2024.
  private var lone: Comparison {
    let outcomes = Fixture.outcomes.map { outcome in
      guard case .scored(var document) = outcome else { return outcome }
      document.metadata.date = document.path.hasSuffix("-0.txt") ? "2024" : "2022"
      return .scored(document)
    }
    return Comparison(Fixture.tally(outcomes), by: .author)
  }

  @Test(arguments: [
    (OutputFormat.table, "– (one document decides)"), (.json, "\"no_interval\": \"one_document_decides\""),
    (.jsonl, "\"no_interval\":\"one_document_decides\""), (.csv, ",one_document_decides,"),
    (.markdown, "– (one document decides)"), (.html, "– <small>one document decides</small>"),
  ])
  func aLineThatOneDocumentDecidesIsSaidToBe(format: OutputFormat, words: String) throws {
    let comparison = lone
    let trend = try #require(comparison.groups.first?.trend)
    #expect(trend.missing == .oneDecides && trend.verdict == .noVerdict)
    let report = comparisonReport(comparison, format: format, style: TextStyle(isFull: true))
    #expect(report.contains(words))
    if format == .table { #expect(report.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 80 }) }
  }

  /// A row or an object of a period holds what the period rests on, and not what the whole group does.
  @Test func aPeriodHasItsOwnDocumentsWordsAndOccurrences() throws {
    let comparison = lone
    let group = try #require(comparison.groups.first)
    let measure = Measure.category(ReferenceCategory.own)
    let points = try #require(group.rate(measure)?.trend).points
    #expect(points.reduce(0) { $0 + ($1.count ?? 0) } == group.rate(measure)?.estimate.count)
    #expect(points.reduce(0) { $0 + $1.words } == group.words && points.count > 1)
    let lines = comparisonReport(comparison, format: .csv, style: TextStyle()).split(separator: "\n")
    let json = comparisonReport(comparison, format: .jsonl, style: TextStyle())
    for point in points {
      let count = try #require(point.count)
      let cells = "trend_point,\(measure.name) \(point.period),\(point.documents),\(point.words),\(count),,"
      #expect(lines.count { $0.contains(cells) } == 1, "\(cells)")
      #expect(json.contains("\"documents\":\(point.documents),\"words\":\(point.words),\"count\":\(count),"))
    }
  }

  @Test func pagesShowTheShareOfWe() throws {
    let comparison = Fixture.likeWithLike
    let share = try #require(comparison.pair?.weShare?.difference.inShares)
    let row = EffectWords.signed(share, places: Places.shownBalance)
    let page = comparisonReport(comparison, format: .html, style: TextStyle())
    let title = "Share of we among I and we"
    #expect(page.contains("<h3>\(title)</h3>"))
    #expect(page.contains("<tr><th scope=\"row\">\(title)</th>") && page.contains(Wording.minus(row)))
    let markdown = comparisonReport(comparison, format: .markdown, style: TextStyle())
    #expect(markdown.contains("## \(title), from 0 to 1"))
    for group in comparison.groups {
      let interval = Wording.shareInterval(group.weShare?.estimate.shareInterval)
      #expect(markdown.contains(interval) && page.contains(interval))
    }
  }
}
