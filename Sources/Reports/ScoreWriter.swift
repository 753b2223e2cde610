public import Lexicons
public import Scoring

/// Writes scores one after the other without keeping them, so that the memory of a run does not grow with its output.
/// Only what comes below a Markdown table, remarks and evidence, is kept to the end.
public protocol ScoreWriter: Sendable {
  /// The text before the first record.
  mutating func begin() -> String
  /// The record of an outcome, as UTF-8. It depends on nothing else, so that it can be made on the thread that scores.
  func record(_ outcome: Outcome) -> [UInt8]
  /// The text between the previous record and this one. Called with all outcomes in order, so that what `end` needs can
  /// be kept.
  mutating func joint(_ outcome: Outcome) -> String
  /// The text after the last record.
  mutating func end(_ provenance: Provenance) -> String
}

extension ScoreWriter {
  /// Nothing stands between records.
  public mutating func joint(_ outcome: Outcome) -> String { "" }
}

/// Makes the writer of a format.
/// - Parameters:
///   - categories: those of the lexicon, in the order of counts.
///   - scope: what the lexicon looks for.
///   - added: the files among theirs that were added to the program's own.
///   - fields: the fields of a record that JSON and CSV write, in the order of a record.
///   - chosen: for fields with a figure for each category, the only categories that they show, each with those below it;
///     a field that is not a key shows all.
///   - metadataFields: the metadata fields that are written one by one, in this order.
///   - provenance: the version, lexicons and options for self-contained records; its figures are not read before `end`.
public func scoreWriter(
  _ format: OutputFormat, categories: [Category], scope: LexiconScope = .everything, added: Set<String> = [],
  fields: Set<RecordField> = Set(RecordField.allCases), chosen: [RecordField: Set<String>] = [:],
  metadataFields: [String] = [], showEvidence: Bool, style: TextStyle, provenance: Provenance
) -> any ScoreWriter {
  let layout = ScoreLayout(
    categories: categories, scope: scope, added: added, fields: fields, chosen: chosen,
    metadataFields: metadataFields, showsEvidence: showEvidence, provenance: provenance, style: style,
    hasKeys: format == .json || format == .jsonl)
  return switch format {
  case .table: ScoreTable(layout: layout)
  case .json: ScoreJSON(layout: layout)
  case .jsonl: ScoreJSONLines(layout: layout)
  case .csv: ScoreCSV(layout: layout)
  case .markdown: ScoreMarkdown(layout: layout)
  case .html: ScoreHTML(layout: layout)
  }
}
