import Extraction
import Lexicons
import Scoring

/// Scores as one flat row a document. A failed document is a row with its error and empty figures.
struct ScoreCSV: ScoreWriter {
  let layout: ScoreLayout
  /// The cells of provenance, the same in every row.
  private let provenance: CSVRow
  /// The fields shown, in the order of their columns.
  private let fields: [RecordField]
  private let showsMetadata: Bool
  /// Which acts and groups are looked for at all, and which verdicts and visions.
  private let showsAct: [Bool]
  private let showsGroup: [Bool]
  private let showsStance: Bool
  private let showsModel: Bool
  private let showsStated: Bool
  private let showsEvidenced: Bool

  /// Room for a count of each act or of each group: more than there are of either.
  typealias Counts = InlineArray<16, Int>

  init(layout: ScoreLayout) {
    self.layout = layout
    fields = RecordField.ofRow.filter(layout.fields.contains)
    showsMetadata = layout.fields.contains(.metadata)
    var cells = CSVRow()
    cells.add(layout.provenance)
    provenance = cells
    let scope = layout.scope
    showsAct = Act.allCases.map(scope.acts.contains)
    showsGroup = StakeholderGroup.allCases.map(scope.attention.contains)
    showsStance = scope.decidesStance
    showsModel = scope.decidesModel
    showsStated = scope.visions.contains(.stated)
    showsEvidenced = scope.visions.contains(.evidenced)
  }

  mutating func begin() -> String {
    var row = CSVRow(
      columns: fields.flatMap(columns) + ["error", "error_message", "error_line"] + CSVRow.provenanceColumns)
    if showsMetadata { row.add(RecordField.metadata.rawValue) }
    for name in layout.metadataFields { row.add("\(RecordField.metadata.rawValue).\(name)") }
    return row.text
  }

  func record(_ outcome: Outcome) -> [UInt8] {
    // Room for a count and a rate of each category, of any length, and for what identifies the text.
    var row = CSVRow(reserving: 1_024 + 64 * layout.categories.count)
    switch outcome {
    case .scored(let document):
      for field in fields { add(field, of: document, document.score, &row) }
      row.addEmpty(3)
    case .failed(let failure):
      for field in fields {
        switch field {
        case .id: row.add(failure.id)
        case .path: row.add(failure.path)
        case .author, .date, .title, .genre, .language: add(field, of: failure.metadata, &row)
        default: row.addEmpty(columns(field).count)
        }
      }
      row.add(failure.kind.rawValue)
      row.add(failure.message)
      row.add(failure.line)
    }
    row.add(provenance)
    if showsMetadata { row.add(outcome.otherFields) }
    for name in layout.metadataFields { row.add(outcome.metadata.field(named: name)) }
    return row.bytes
  }

  mutating func end(_ provenance: Provenance) -> String { "" }

  /// The columns of a field.
  private func columns(_ field: RecordField) -> [String] {
    guard let front = field.columnFront else { return [field.rawValue] }
    let names: [String] =
      switch field {
      case .orientation: ["low", "high"]
      case .weights, .stanceScores: RecordField.sides
      case .modelScores: RecordField.models
      case .vision: [VisionMark.stated, .evidenced].map(\.rawValue)
      case .we: WeReadings.names
      case .acts: Act.allCases.map(\.rawValue)
      case .attention: StakeholderGroup.allCases.map(\.rawValue)
      case .counts, .rates: layout.columns(of: field).names
      default: preconditionFailure("\(field.rawValue) has one column")
      }
    return (field == .orientation ? [field.rawValue] : []) + names.map { front + $0 }
  }

  /// Adds the column of a field of what is known of a document, read or not.
  private func add(_ field: RecordField, of metadata: Metadata, _ row: inout CSVRow) {
    switch field {
    case .author: row.add(metadata.author)
    case .date: row.add(metadata.date)
    case .title: row.add(metadata.title)
    case .genre: row.add(metadata.genre)
    case .language: row.add(metadata.language)
    default: preconditionFailure("\(field.rawValue) has no column for a document that was not read")
    }
  }

  /// Adds the columns of a field. The score is given beside its document: taken out here, it would be copied for each field.
  private func add(
    _ field: RecordField, of document: ScoredDocument, _ score: DocumentScore, _ row: inout CSVRow
  ) {
    switch field {
    case .id: row.add(document.id)
    case .path: row.add(document.path)
    case .author, .date, .title, .genre, .language: add(field, of: document.metadata, &row)
    case .languageWarning: row.add(document.languageWarning)
    case .encoding: row.add(document.encoding.name)
    case .words: row.add(score.words)
    case .sentences: row.add(score.sentences)
    case .otherVoiceWords: row.add(score.otherVoiceWords)
    case .orientation: add(layout.orientation(score), &row)
    case .weights:
      for weight in layout.weights(score) { row.add(weight) }
    case .stanceScores:
      for side in RecordField.sides { row.add(score.stanceScores.score(of: side), places: Places.score) }
    case .modelScores:
      for model in RecordField.models { row.add(score.modelScores.score(of: model), places: Places.score) }
    case .stance: row.add(showsStance ? score.stance.rawValue : nil)
    case .model: row.add(showsModel ? score.model.rawValue : nil)
    case .reliability: row.add(score.reliability.rawValue)
    case .flags: row.add(score.flags.isEmpty ? nil : score.flags.map(\.rawValue).joined(separator: ";"))
    case .vision:
      row.add(showsStated ? score.visionStated : nil)
      row.add(showsEvidenced ? score.visionEvidenced : nil)
    case .we:
      for count in score.we.counts { row.add(layout.scope.readsWe ? count : nil) }
    case .acts: addActs(score, &row)
    case .attention: addAttention(score, &row)
    case .counts: row.add(counts(of: field, score).span)
    case .rates: row.add(ratesOf: counts(of: field, score).span, places: Places.rate) { score.perThousand($0) }
    case .authors, .metadata, .encodingBasis, .replacedBytes, .notes, .negated, .mentioned, .stanceWords, .modelWords,
      .weWords, .evidence:
      preconditionFailure("a row has no column \(field.rawValue)")
    }
  }

  private func add(_ orientation: Orientation?, _ row: inout CSVRow) {
    row.add(orientation?.value, places: Places.balance)
    row.add(orientation?.interval.lowerBound, places: Places.balance)
    row.add(orientation?.interval.upperBound, places: Places.balance)
  }

  // Acts and groups are gone through once: there are few of them, and looking each one up takes as long.

  private func addActs(_ score: DocumentScore, _ row: inout CSVRow) {
    var counts = Counts(repeating: 0)
    for (act, count) in score.acts { counts[act.place] = count }
    for act in showsAct.indices { row.add(showsAct[act] ? counts[act] : nil) }
  }

  private func addAttention(_ score: DocumentScore, _ row: inout CSVRow) {
    var counts = Counts(repeating: 0)
    for (group, count) in score.attention { counts[group.place] = count }
    for group in showsGroup.indices { row.add(showsGroup[group] ? counts[group] : nil) }
  }

  /// The counts of the categories that a field shows.
  private func counts(of field: RecordField, _ score: DocumentScore) -> [Int] {
    let places = layout.columns(of: field).places
    var counts: [Int] = []
    counts.reserveCapacity(places.count)
    for place in places { counts.append(layout.count(place, in: score.counts)) }
    return counts
  }
}

extension Outcome {
  /// All fields without a column of their own, as a JSON object; `nil` where there are none. They share one column
  /// because the header is written before it is known which fields the documents have.
  fileprivate var otherFields: String? {
    let metadata = metadata
    guard !metadata.fields.isEmpty else { return nil }
    var json = JSONWriter()
    json.object { $0.fields(of: metadata) }
    return json.text
  }

  /// A property of its own: reading several of a document in one place would copy all of it.
  fileprivate var metadata: Metadata {
    switch self {
    case .scored(let document): document.metadata
    case .failed(let failure): failure.metadata
    }
  }
}
