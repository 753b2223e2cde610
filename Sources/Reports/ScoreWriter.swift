public import Lexicons
public import Scoring
import Text

/// Writes scores one after the other and keeps none of them, so that what a run needs of memory does not grow with what it
/// writes. Only what stands beneath a table of Markdown, remarks and evidence, is kept to the end.
public protocol ScoreWriter: Sendable {
  /// What stands before the first record.
  mutating func begin() -> String
  /// A record of what became of a document, as UTF-8. It hangs on nothing else, so that those who score may write it.
  func record(_ outcome: Outcome) -> [UInt8]
  /// What stands between the record before and this one. Called with all outcomes in order; what `end` needs of them is
  /// kept.
  mutating func joint(_ outcome: Outcome) -> String
  /// What stands after the last record.
  mutating func end(_ provenance: Provenance) -> String
}

extension ScoreWriter {
  /// Nothing stands between records.
  public mutating func joint(_ outcome: Outcome) -> String { "" }
}

/// What every score writer knows. A class, since each field of each record is written by what it knows: a structure of as many
/// arrays was copied for each.
final class ScoreLayout: Sendable {
  /// The names of the categories shown, with their places in `counts`.
  let categories: [(name: String, place: Int)]
  /// The same places alone: to look at one beside its name is to retain the name.
  let places: [Int]
  /// The same names as keys of JSON, for formats that want them.
  let keys: [JSONKey]
  /// The fields of these keys for categories of which nothing was found.
  let zeroCounts: ZeroFields
  let zeroRates: ZeroFields
  /// The categories of lexicons that were added to the program's own: tables, which have no columns for them, show them with
  /// each document.
  private let added: [(name: String, place: Int)]
  /// What the lexicon looks for: of all else there is no figure, since a zero would say that it was looked for.
  let scope: LexiconScope
  /// The fields of a record that are written, in the order of a record.
  let fields: [RecordField]
  /// The fields of the metadata that are written one by one.
  let metadataFields: [String]
  /// Whether evidence is shown.
  let showsEvidence: Bool
  /// The version, lexicons and options, for formats whose records stand alone.
  let provenance: Provenance
  let style: TextStyle

  init(
    categories: [Category], scope: LexiconScope, added: Set<String>, fields: Set<RecordField>,
    metadataFields: [String], showsEvidence: Bool, provenance: Provenance, style: TextStyle, hasKeys: Bool
  ) {
    let shown = categories.enumerated().filter { !$0.element.isSupport }
    self.categories = shown.map { ($0.element.name, $0.offset) }
    places = shown.map(\.offset)
    let isAdded = { (category: Category) in category.isDefined && added.contains(category.file) }
    self.added = added.isEmpty ? [] : shown.filter { isAdded($0.element) }.map { ($0.element.name, $0.offset) }
    self.scope = scope
    self.fields = RecordField.allCases.filter(fields.contains)
    self.metadataFields = metadataFields
    self.showsEvidence = showsEvidence
    self.provenance = provenance
    self.style = style
    keys = hasKeys ? self.categories.map { JSONKey($0.name) } : []
    zeroCounts = ZeroFields(keys, "0")
    zeroRates = ZeroFields(keys, Decimals.text(0, places: Places.rate) ?? "")
  }

  /// The count of a shown category; 0 where a score has none.
  func count(_ place: Int, in counts: [Int]) -> Int { place < counts.count ? counts[place] : 0 }

  /// The balance of a document and its interval for people; dashes where the lexicon finds no acts, or no evidence counts.
  func balance(_ score: DocumentScore) -> (value: String, interval: String?) {
    scope.acts.isEmpty ? ("–", nil) : Wording.balance(of: score)
  }

  /// The balance of a document; `nil` where the lexicon finds no acts.
  func orientation(_ score: DocumentScore) -> Orientation? { scope.acts.isEmpty ? nil : score.orientation }

  /// The weights of counted evidence on the self side and on the collective side; `nil` where the lexicon finds no acts.
  func weights(_ score: DocumentScore) -> [Int?] {
    scope.acts.isEmpty ? [nil, nil] : [score.ownWeight, score.sharedWeight]
  }

  /// The share of we that stays open, a dash where the lexicon has none.
  func unresolved(_ score: DocumentScore) -> String {
    (scope.readsWe ? score.we.unresolvedShare.map(Decimals.percent) : nil) ?? "–"
  }

  /// A document's stance and its model, each a dash where the lexicon decides none; `nil` where the text gets neither.
  func verdict(_ score: DocumentScore) -> (stance: String, model: String)? {
    Wording.verdict(score, in: scope, none: "–")
  }

  /// How often a category of a name occurs per 1,000 words; a dash when the lexicon does not have it.
  func rate(_ name: String, in score: DocumentScore) -> String {
    let category = categories.first { $0.name == name }
    return Wording.rate(category.flatMap { score.perThousand(count($0.place, in: score.counts)) })
  }

  /// So many categories of lexicons that were added are shown with a document: those met most often.
  private static let mostAdded = 8

  /// How often categories of lexicons that were added were met in a document, with rates per 1,000 words; `nil` where none was
  /// added.
  func added(_ score: DocumentScore) -> String? {
    guard !added.isEmpty else { return nil }
    let counts = added.map { ($0.name, count: count($0.place, in: score.counts)) }
    let met = counts.filter { $0.count > 0 }.sorted { ($1.count, $0.0) < ($0.count, $1.0) }
    guard !met.isEmpty else { return "counted: nothing of \(counted(added.count, "category", "categories"))" }
    let shown = met.prefix(Self.mostAdded).map { name, count in
      "\(name) \(grouped(count)) (\(Wording.rate(score.perThousand(count)))/1000)"
    }
    return "counted: " + shown.listed(of: met.count) + (met.count > shown.count ? " (--format csv has all)" : "")
  }
}

/// The writer of a format. `categories` are the lexicon's, in whose order counts stand; `scope` is what it looks for; `added`
/// are the files among theirs that were added to the program's own; `fields` are those of a record that JSON and CSV write, in
/// their own order, and `metadataFields` those of the metadata that are written one by one; `provenance` gives the version,
/// lexicons and options that records which stand alone carry: its figures are not read before `end`.
public func scoreWriter(
  _ format: OutputFormat, categories: [Category], scope: LexiconScope = .everything, added: Set<String> = [],
  fields: Set<RecordField> = Set(RecordField.allCases), metadataFields: [String] = [], showEvidence: Bool,
  style: TextStyle, provenance: Provenance
) -> any ScoreWriter {
  let layout = ScoreLayout(
    categories: categories, scope: scope, added: added, fields: fields, metadataFields: metadataFields,
    showsEvidence: showEvidence, provenance: provenance, style: style, hasKeys: format == .json || format == .jsonl)
  return switch format {
  case .table: ScoreTable(layout: layout)
  case .json: ScoreJSON(layout: layout)
  case .jsonl: ScoreJSONLines(layout: layout)
  case .csv: ScoreCSV(layout: layout)
  case .markdown: ScoreMarkdown(layout: layout)
  case .html: ScoreHTML(layout: layout)
  }
}
