import Lexicons
import Scoring
import Text

/// What every score writer knows. A class, since each field of each record is written by what it knows: a structure of as many
/// arrays was copied for each.
final class ScoreLayout: Sendable {
  /// The names of the categories that results have, with their places in `counts`.
  let categories: [(name: String, place: Int)]
  /// The categories that the fields with a figure for each of them show.
  private let columns: [RecordField: CategoryColumns]
  /// The categories of added lexicons, which tables, lacking columns for them, show with each document.
  private let added: [(name: String, place: Int)]
  /// What the lexicon looks for: there are no figures of anything else, since a zero would say that it was looked for.
  let scope: LexiconScope
  /// The fields of a record that are written, in the order of a record.
  let fields: [RecordField]
  /// The fields of the metadata that are written one by one.
  let metadataFields: [String]
  /// Whether evidence is shown.
  let showsEvidence: Bool
  /// The version, lexicons and options, for formats whose records are self-contained.
  let provenance: Provenance
  let style: TextStyle

  init(
    categories: [Category], scope: LexiconScope, added: Set<String>, fields: Set<RecordField>,
    chosen: [RecordField: Set<String>], metadataFields: [String], showsEvidence: Bool, provenance: Provenance,
    style: TextStyle, hasKeys: Bool
  ) {
    let shown = categories.enumerated().filter { !$0.element.isSupport }
    self.categories = shown.map { ($0.element.name, $0.offset) }
    let isAdded = { (category: Category) in category.isDefined && added.contains(category.file) }
    self.added = added.isEmpty ? [] : shown.filter { isAdded($0.element) }.map { ($0.element.name, $0.offset) }
    self.scope = scope
    self.fields = RecordField.allCases.filter(fields.contains)
    self.metadataFields = metadataFields
    self.showsEvidence = showsEvidence
    self.provenance = provenance
    self.style = style
    let named = self.categories
    columns = Dictionary(
      uniqueKeysWithValues: RecordField.ofCategories.map { field in
        let zero = field == .rates ? Decimals.text(0, places: Places.rate) ?? "" : "0"
        let names = chosen[field]
        let own = names.map { names in named.filter { category in names.contains { category.name.isOrLiesUnder($0) } } }
        return (field, CategoryColumns(own ?? named, zero: zero, hasKeys: hasKeys))
      })
  }

  /// The categories that a field with a figure for each of them shows.
  func columns(of field: RecordField) -> CategoryColumns {
    guard let columns = columns[field] else { preconditionFailure("\(field.rawValue) has no figure for each category") }
    return columns
  }

  /// The count of a shown category; 0 where a score has none.
  func count(_ place: Int, in counts: [Int]) -> Int { place < counts.count ? counts[place] : 0 }

  /// The balance of a document and its interval, for people; dashes where the lexicon finds no acts or no evidence
  /// counts.
  func balance(_ score: DocumentScore) -> (value: String, interval: String?) {
    scope.acts.isEmpty ? ("–", nil) : Wording.balance(of: score)
  }

  /// The balance of a document; `nil` where the lexicon finds no acts.
  func orientation(_ score: DocumentScore) -> Orientation? { scope.acts.isEmpty ? nil : score.orientation }

  /// The weights of counted evidence on the self side and on the collective side; `nil` where the lexicon finds no acts.
  func weights(_ score: DocumentScore) -> [Int?] {
    scope.acts.isEmpty ? [nil, nil] : [score.ownWeight, score.sharedWeight]
  }

  /// The share of we that stays unresolved; a dash where the lexicon does not read we.
  func unresolved(_ score: DocumentScore) -> String {
    (scope.readsWe ? score.we.unresolvedShare.map(Decimals.percent) : nil) ?? "–"
  }

  /// A document's stance and model, each a dash where the lexicon does not decide it; `nil` where the text gets
  /// neither.
  func verdict(_ score: DocumentScore) -> (stance: String, model: String)? {
    Wording.verdict(score, in: scope, none: "–")
  }

  /// How often the category of this name occurs per 1,000 words; a dash when the lexicon does not have it.
  func rate(_ name: String, in score: DocumentScore) -> String {
    let category = categories.first { $0.name == name }
    return Wording.rate(category.flatMap { score.perThousand(count($0.place, in: score.counts)) })
  }

  /// How many categories of added lexicons are shown with a document, the most frequent first.
  private static let mostAdded = 8

  /// How often categories of added lexicons occur in a document, with rates per 1,000 words; `nil` where no lexicon was
  /// added.
  func added(_ score: DocumentScore) -> String? {
    guard !added.isEmpty else { return nil }
    let counts = added.map { ($0.name, count: count($0.place, in: score.counts)) }
    let met = counts.filter { $0.count > 0 }.sorted { ($1.count, $0.0) < ($0.count, $1.0) }
    guard !met.isEmpty else { return "counted: nothing in \(counted(added.count, "category", "categories"))" }
    let shown = met.prefix(Self.mostAdded).map { name, count in
      "\(name) \(grouped(count)) (\(Wording.rate(score.perThousand(count)))/1000)"
    }
    return "counted: " + shown.listed(of: met.count) + (met.count > shown.count ? " (--format csv has all)" : "")
  }
}
