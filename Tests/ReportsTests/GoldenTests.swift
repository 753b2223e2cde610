import Reports
import Scoring
import TestSupport
import Testing

/// One fixture, one golden file a format.
struct GoldenTests {
  private func scores(_ format: OutputFormat, showEvidence: Bool, style: TextStyle = TextStyle()) -> String {
    var writer = scoreWriter(
      format, categories: Fixture.categories, showEvidence: showEvidence, style: style, provenance: Fixture.provenance)
    let outcomes = Fixture.outcomes
    var text = writer.begin()
    for outcome in outcomes { text += writer.record(outcome) }
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

  @Test func fullComparisonIsAsRecorded() {
    expectGolden(
      comparisonReport(Fixture.comparison, format: .table, style: TextStyle(isFull: true)), "compare-full.txt")
  }

  @Test func asciiComparisonIsAsRecorded() {
    expectGolden(
      comparisonReport(Fixture.comparison, format: .table, style: TextStyle(usesUnicode: false)), "compare-ascii.txt")
  }
}
