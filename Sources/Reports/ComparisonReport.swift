import Lexicons
import Scoring
public import Statistics

/// A comparison in a format. The same comparison gives the same bytes.
public func comparisonReport(_ comparison: Comparison, format: OutputFormat, style: TextStyle) -> String {
  switch format {
  case .table: ComparisonTable(comparison: comparison, style: style).text
  case .json: ComparisonJSON(comparison: comparison).text
  case .jsonl: ComparisonJSON(comparison: comparison).lines
  case .csv: ComparisonCSV(comparison: comparison).text
  case .markdown: ComparisonMarkdown(comparison: comparison).text
  case .html: ComparisonPage(comparison: comparison).text
  }
}

extension Comparison {
  /// Whether the lexicon has the words of we, whose readings are told apart.
  var readsWe: Bool { measures.contains(.category(ReferenceCategory.shared)) }

  /// The models that documents are counted by: none where the lexicon finds no acts and shows no document to be of any. A zero
  /// would say that they were looked for.
  var shownModels: [LeadershipModel] {
    let isShown = hasBalance || LeadershipModel.allCases.contains { $0 != .unclear && (overall.models[$0] ?? 0) > 0 }
    return isShown ? LeadershipModel.allCases : []
  }
}
