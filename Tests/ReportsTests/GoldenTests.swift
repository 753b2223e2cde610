import Scoring
import TestSupport
import Testing

@testable import Reports

/// One fixture, with one golden file for each format.
struct GoldenTests {
  private func scores(_ format: OutputFormat, showEvidence: Bool, style: TextStyle = TextStyle()) -> String {
    var writer = scoreWriter(
      format, categories: Fixture.categories, showEvidence: showEvidence, style: style, provenance: Fixture.provenance)
    let outcomes = Fixture.outcomes
    var text = writer.begin()
    for outcome in outcomes { text += writer.text(outcome) }
    var provenance = Fixture.provenance
    provenance.read = outcomes.count - 1
    provenance.failed = 1
    return text + writer.end(provenance)
  }

  @Test(arguments: [
    (OutputFormat.table, "score.txt"), (.json, "score.json"), (.jsonl, "score.jsonl"), (.csv, "score.csv"),
    (.markdown, "score.md"), (.html, "score.html"),
  ])
  func scoresAreAsRecorded(format: OutputFormat, name: String) {
    expectGolden(scores(format, showEvidence: format != .table && format != .csv), name)
  }

  @Test(arguments: [
    (OutputFormat.table, "compare.txt"), (.json, "compare.json"), (.jsonl, "compare.jsonl"), (.csv, "compare.csv"),
    (.markdown, "compare.md"), (.html, "compare.html"),
  ])
  func comparisonIsAsRecorded(format: OutputFormat, name: String) {
    expectGolden(comparisonReport(Fixture.comparison, format: format, style: TextStyle()), name)
  }

  @Test(arguments: [(OutputFormat.table, "compare-full.txt"), (.markdown, "compare-full.md")])
  func fullComparisonIsAsRecorded(format: OutputFormat, name: String) {
    expectGolden(comparisonReport(Fixture.comparison, format: format, style: TextStyle(isFull: true)), name)
  }

  /// Two groups compared with each other, within genres, in a period, and with norms.
  @Test(arguments: [
    (OutputFormat.table, "compare-like.txt"), (.json, "compare-like.json"), (.csv, "compare-like.csv"),
  ])
  func comparisonOfLikeWithLikeIsAsRecorded(format: OutputFormat, name: String) {
    expectGolden(comparisonReport(Fixture.likeWithLike, format: format, style: TextStyle()), name)
  }

  @Test func likeWithLikeFitsTheTerminal() {
    let report = comparisonReport(Fixture.likeWithLike, format: .table, style: TextStyle())
    for line in report.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 80, "\(line)") }
  }
}
