import Scoring
import Statistics
import Testing

@testable import Reports

/// The sizes of differences in the reports for people.
struct EffectReportTests {
  private static let (first, third) = (Fixture.writers[0].name, Fixture.writers[2].name)

  /// A comparison of these writers, of all for `nil`; `isPaired` names the first and the third.
  private func comparison(of places: [Int]? = nil, isPaired: Bool) -> Comparison {
    let outcomes = Fixture.outcomes.filter { outcome in
      guard case .scored(let document) = outcome, let places else { return true }
      return places.contains { document.path.hasPrefix("memos/\($0)-") }
    }
    var options = ComparisonOptions()
    if isPaired { options.pair = PairComparison.Names(Self.first, Self.third) }
    return Comparison(Fixture.tally(outcomes), by: .author, options: options)
  }

  private func report(_ format: OutputFormat, isFull: Bool = true) -> String {
    comparisonReport(Fixture.comparison, format: format, style: TextStyle(isFull: isFull))
  }

  @Test func everyFormatShowsTheSameSizes() throws {
    let sizes = try #require(EffectRows(ofGroupsIn: Fixture.comparison))
    #expect(sizes.rows[0].ratio.text == "0.69 (0.45 to 1.1)")
    #expect(sizes.rows[0].g.text == "-1.17 (-1.72 to -0.63)")
    let (table, markdown, page) = (report(.table), report(.markdown), report(.html))
    for row in sizes.rows {
      #expect(table.contains(DisplayWidth.fit(row.ratio.text, 22) + " " + row.g.text))
      #expect(markdown.contains("| \(Wording.label(row.measure)) | \(row.ratio.text) | \(row.g.text) |"))
      let cells = [row.ratio, row.g].map {
        "<td class=\"n\"><b>\(Wording.minus($0.value))</b> <small>\(Wording.minus($0.interval ?? ""))</small></td>"
      }
      #expect(page.contains("<td>\(Wording.label(row.measure))</td>" + cells.joined()))
    }
  }

  /// In a terminal and in Markdown on request; on the page always, folded.
  @Test func sizesAreShownOnRequestAndOnThePage() {
    for format in [OutputFormat.table, .markdown] {
      #expect(!report(format, isFull: false).lowercased().contains("size of differences"))
      #expect(report(format).lowercased().contains("size of differences from the others"))
    }
    let page = report(.html, isFull: false)
    #expect(page.contains("<details class=\"printed\"><summary>Size of differences from the others</summary>"))
    #expect(page.contains("<li><a href=\"#sizes\">Sizes</a></li>"))
  }

  /// Two that are named are compared with each other first; where there are no more, that is all there is to say.
  @Test(arguments: [
    (places: [Int]?.none, isPaired: true, others: [third, "the others"]), (nil, false, ["the others"]),
    ([0, 2], true, [third]), ([0, 2], false, ["the others"]), ([0], false, []),
  ])
  func aNamedPairComesFirst(places: [Int]?, isPaired: Bool, others: [String]) {
    let comparison = comparison(of: places, isPaired: isPaired)
    let tables = [EffectRows(ofPairIn: comparison), EffectRows(ofGroupsIn: comparison)].compactMap(\.self)
    #expect(tables.map(\.other) == others)
    if comparison.groups.count == 2 { #expect(tables.flatMap(\.rows).allSatisfy { $0.group == Self.first }) }
    for format in [OutputFormat.table, .markdown, .html] {
      let report = comparisonReport(comparison, format: format, style: TextStyle(width: 120, isFull: true))
      let title = (format == .html ? "<summary>" : "") + "size of differences from "
      let named = report.lowercased().ranges(of: title).map { report.lowercased()[$0.upperBound...] }
      #expect(named.count == others.count && zip(named, others).allSatisfy { $0.hasPrefix($1.lowercased()) })
    }
  }

  /// The two against each other have the sizes that each has against the rest where the other is all the rest.
  @Test func ofTwoGroupsThePairHasTheSizesOfTheFirst() throws {
    let pair = try #require(EffectRows(ofPairIn: comparison(of: [0, 2], isPaired: true)))
    let groups = try #require(EffectRows(ofGroupsIn: comparison(of: [0, 2], isPaired: false)))
    let words = { (rows: EffectRows) in
      rows.rows.filter { $0.measure.kind == .category }.map { [$0.ratio.text, $0.g.text] }
    }
    #expect(words(pair) == words(groups) && !words(pair).isEmpty)
  }
}
