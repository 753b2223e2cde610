import Extraction
import Lexicons
import Scoring

/// Scores as one flat row a document. A failed document is a row with its error and empty figures.
struct ScoreCSV: ScoreWriter {
  let layout: ScoreLayout
  /// The cells of the provenance, the same in every row.
  private let provenance: CSVRow
  /// The places of the categories shown among all.
  private let places: [Int]
  /// The names of the columns between the path and the error.
  private let figures: [String]
  /// Whether each act and each group is looked for at all, and which verdicts and visions are.
  private let showsAct: [Bool]
  private let showsGroup: [Bool]
  private let showsStance: Bool
  private let showsModel: Bool
  private let showsStated: Bool
  private let showsEvidenced: Bool

  /// Room for a count of each act, or of each group: more than there are of either.
  typealias Counts = InlineArray<16, Int>

  init(layout: ScoreLayout) {
    self.layout = layout
    places = layout.categories.map(\.place)
    figures =
      [
        "author", "date", "title", "genre", "language", "language_warning", "encoding", "words", "sentences",
        "other_voice_words", "orientation", "orientation_low", "orientation_high", "stance", "model", "reliability",
        "flags", "vision_stated", "vision_evidenced",
      ] + WeReadings.names.map { "we_" + $0 } + Act.allCases.map { "act_" + $0.rawValue }
      + StakeholderGroup.allCases.map { "attention_" + $0.rawValue } + layout.categories.map { "count_" + $0.name }
      + layout.categories.map { "rate_" + $0.name }
    var cells = CSVRow()
    cells.add(layout.provenance.version)
    cells.add(layout.provenance.lexiconDigest)
    cells.add(layout.provenance.options.joined(separator: " "))
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
    var row = CSVRow()
    let last = ["error", "error_message", "error_line", "version", "lexicon_digest", "options", "metadata"]
    for name in ["id", "path"] + figures + last { row.add(name) }
    return row.text
  }

  func record(_ outcome: Outcome) -> [UInt8] {
    // Room for a count and a rate of each category, however many digits they have, and what says whose text it is.
    var row = CSVRow(reserving: 1_024 + 64 * layout.categories.count)
    switch outcome {
    case .scored(let document):
      add(document, &row)
      row.addEmpty(3)
    case .failed(let failure):
      row.add(failure.id)
      row.add(failure.path)
      row.addEmpty(figures.count)
      row.add(failure.kind.rawValue)
      row.add(failure.message)
      row.add(failure.line)
    }
    row.add(provenance)
    row.add(outcome.otherFields)
    return row.bytes
  }

  mutating func end(_ provenance: Provenance) -> String { "" }

  private func add(_ document: ScoredDocument, _ row: inout CSVRow) {
    let metadata = document.metadata
    row.add(document.id)
    row.add(document.path)
    row.add(metadata.author)
    row.add(metadata.date)
    row.add(metadata.title)
    row.add(metadata.genre)
    row.add(metadata.language)
    row.add(document.languageWarning)
    row.add(document.encoding.name)
    add(document.score, &row)
  }

  private func add(_ score: DocumentScore, _ row: inout CSVRow) {
    row.add(score.words)
    row.add(score.sentences)
    row.add(score.otherVoiceWords)
    let orientation = layout.orientation(score)
    row.add(orientation?.value, places: Places.balance)
    row.add(orientation?.interval.lowerBound, places: Places.balance)
    row.add(orientation?.interval.upperBound, places: Places.balance)
    row.add(showsStance ? score.stance.rawValue : nil)
    row.add(showsModel ? score.model.rawValue : nil)
    row.add(score.reliability.rawValue)
    row.add(score.flags.isEmpty ? nil : score.flags.map(\.rawValue).joined(separator: ";"))
    row.add(showsStated ? score.visionStated : nil)
    row.add(showsEvidenced ? score.visionEvidenced : nil)
    for count in score.we.counts { row.add(layout.scope.readsWe ? count : nil) }
    // Gone through once: few are there, and each look for one takes as long.
    var counts = Counts(repeating: 0)
    for (act, count) in score.acts { counts[act.place] = count }
    for act in showsAct.indices { row.add(showsAct[act] ? counts[act] : nil) }
    counts = Counts(repeating: 0)
    for (group, count) in score.attention { counts[group.place] = count }
    for group in showsGroup.indices { row.add(showsGroup[group] ? counts[group] : nil) }
    var ofCategories: [Int] = []
    ofCategories.reserveCapacity(places.count)
    for place in places { ofCategories.append(layout.count(place, in: score.counts)) }
    row.add(ofCategories.span)
    row.add(ratesOf: ofCategories.span, places: Places.rate) { score.perThousand($0) }
  }
}

extension Outcome {
  /// Every field that has no column of its own, as an object of JSON; `nil` where there is none. One column, since the
  /// header is written before it is known which fields the documents have.
  fileprivate var otherFields: String? {
    guard let metadata, !metadata.fields.isEmpty else { return nil }
    var json = JSONWriter()
    json.object { $0.fields(of: metadata) }
    return json.text
  }

  /// Asked for by itself: what asks for more of a document in one place has a copy of all of it.
  private var metadata: Metadata? {
    switch self {
    case .scored(let document): document.metadata
    case .failed: nil
    }
  }
}
