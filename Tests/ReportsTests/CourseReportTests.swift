import Extraction
import Lexicons
import Scoring
import Statistics
import Testing

@testable import Reports

/// What every format says about trends and the share of we.
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

  /// A reader who sees an interval that leaves 0 out beside "not clear" is told why.
  @Test func aVerdictThatItsIntervalSpeaksAgainstIsMarked() throws {
    var trend = try #require(Fixture.comparison.groups.first?.trend)
    trend.verdict = .notClear
    for (low, high, words) in [(0.5, 2, "not clear*"), (-2, -0.5, "not clear*"), (-0.5, 2, "not clear")] {
      trend.interval = Interval(low: low, high: high)
      #expect(trend.words == words)
    }
    trend.verdict = .falling
    trend.interval = Interval(low: -2, high: -0.5)
    #expect(trend.words == "falling")
  }

  /// One writer's documents, a year apart, their words of we by the year; `nil` leaves them as they are.
  private func course(_ we: ((Int) -> Int)?, by key: GroupKey = .author, minimumWords: Int? = nil) -> String {
    let outcomes = Fixture.outcomes.compactMap { outcome -> Outcome? in
      guard case .scored(var document) = outcome, document.path.hasPrefix("memos/0-"),
        let year = document.path.dropFirst("memos/0-".count).first?.wholeNumberValue
      else { return nil }
      document.metadata.date = "200\(year)"
      if let we { document.score.counts[0] = document.score.words * we(year) / 1_000 }
      return .scored(document)
    }
    var options = ComparisonOptions()
    if let minimumWords { options.minimumWords = minimumWords }
    let comparison = Comparison(Fixture.tally(outcomes), by: key, options: options)
    return comparisonReport(comparison, format: .table, style: TextStyle())
  }

  /// The trends for which one writer's documents over years are compared are in the table without `--full`.
  @Test(arguments: [GroupKey.author, .year])
  func theTableSaysWhichTrendsAreClear(key: GroupKey) throws {
    // For a comparison by year, the minimum text applies to all documents together.
    let rising = course({ 5 + 6 * $0 }, by: key)
    #expect(rising.contains("\nTRENDS over 9 dated documents: change with 95% interval\n"), "\(rising)")
    #expect(rising.contains("\n- we, us, our per 1,000 words: rising, +6.") && rising.contains(") a year.\n"))
    let falling = course({ 60 - 6 * $0 }, by: key)
    #expect(falling.contains("\n- we, us, our per 1,000 words: falling, -6."), "\(falling)")
    let even = course({ 20 + 9 * ($0 % 2) }, by: key)
    #expect(even.contains("\n- None is clear: balance; I, me, my; we, us, our.\n"), "\(even)")
    let little = course({ 5 + 6 * $0 }, by: key, minimumWords: 1_000_000)
    #expect(
      little.contains("\n- Too little text for a verdict on any: balance; I, me, my; we, us, our.\n"), "\(little)")
    for text in [rising, even] { #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 80 }) }
  }

  /// Of several writers trends are asked for with `--full`, where each has a row of its own.
  @Test func trendsAreSaidOnce() {
    for isFull in [false, true] {
      let table = comparisonReport(lone, format: .table, style: TextStyle(isFull: isFull))
      #expect(!table.contains("TRENDS over") && table.contains("OVER TIME") == isFull)
    }
  }

  /// A row or an object for a period contains what the period is based on, not what the whole group is.
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
