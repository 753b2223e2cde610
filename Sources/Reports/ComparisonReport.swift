import Lexicons
import Scoring
public import Statistics

/// A comparison in the given format. The same comparison gives the same bytes. docs/comparison.md describes JSON and
/// CSV.
public func comparisonReport(
  _ comparison: Comparison, format: OutputFormat, style: TextStyle = TextStyle()
) -> String {
  switch format {
  case .table: ComparisonTable(comparison: comparison, style: style).text
  case .json: ComparisonJSON(comparison: comparison).text
  case .jsonl: ComparisonJSON(comparison: comparison).lines
  case .csv: ComparisonCSV(comparison: comparison).text
  case .markdown: ComparisonMarkdown(comparison: comparison, isFull: style.isFull).text
  case .html: ComparisonPage(comparison: comparison).text
  }
}

extension Comparison {
  /// Whether the lexicon has the words of we and distinguishes their readings.
  var readsWe: Bool { scope.readsWe }

  /// Whether a figure is not counted in these texts: the leader, whom by rule texts that are not about him do not
  /// attend to. A zero would say that it was looked for and not found.
  func isUncounted(_ rate: MeasuredRate) -> Bool {
    rate.measure == .attention(.leader) && scope.decidesModel && rate.estimate.count == 0
  }

  /// What to know about the leader among those who get attention; `nil` where all texts are counted.
  var remarkOnLeader: String? {
    scope.decidesModel ? "Leader: counted only in texts of the power and fusion models; – where there are none." : nil
  }

  /// The rows of tables of words: the balance (`nil`) where there is one, then the lexicon categories.
  var balanceAndCategories: [Measure?] { (hasBalance ? [nil] : []) + categoryMeasures }

  /// The models that documents are counted by: none where the lexicon has no model formula.
  var shownModels: [LeadershipModel] { scope.decidesModel ? LeadershipModel.allCases : [] }
}
