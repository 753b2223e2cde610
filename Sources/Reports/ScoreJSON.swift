import Extraction
import Lexicons
import Scoring
import Text

/// Scores as one JSON object: `documents`, then `provenance`, whose figures are known only at the end.
struct ScoreJSON: ScoreWriter {
  let layout: ScoreLayout
  private var isFirst = true

  init(layout: ScoreLayout) { self.layout = layout }

  mutating func begin() -> String { "{\"documents\":[" }

  func record(_ outcome: Outcome) -> [UInt8] {
    var json = JSONWriter(reserving: layout.recordSize)
    layout.write(outcome, withProvenance: false, &json)
    return json.bytes.packed()
  }

  mutating func joint(_ outcome: Outcome) -> String {
    defer { isFirst = false }
    return isFirst ? "\n" : ",\n"
  }

  mutating func end(_ provenance: Provenance) -> String {
    var json = JSONWriter()
    json.object { ProvenanceText.fields(provenance, &$0) }
    return "\n],\n\"provenance\":\(json.text)}\n"
  }
}

/// Scores as JSON Lines: an object a line, each with its provenance, since lines get split up and combined.
struct ScoreJSONLines: ScoreWriter {
  let layout: ScoreLayout

  init(layout: ScoreLayout) { self.layout = layout }

  mutating func begin() -> String { "" }

  func record(_ outcome: Outcome) -> [UInt8] {
    var json = JSONWriter(reserving: layout.recordSize)
    layout.write(outcome, withProvenance: true, &json)
    return json.bytes.packed(before: UInt8(ascii: "\n"))
  }

  mutating func end(_ provenance: Provenance) -> String { "" }
}

extension ScoreLayout {
  /// Room for a record without evidence.
  fileprivate var recordSize: Int {
    let figures = fields.filter(RecordField.ofCategories.contains).map { columns(of: $0).places.count }
    return 4_096 + 32 * figures.reduce(0, +)
  }

  func write(_ outcome: Outcome, withProvenance: Bool, _ json: inout JSONWriter) {
    json.object { json in
      switch outcome {
      case .scored(let document): write(document, &json)
      case .failed(let failure):
        json.fields(of: failure) { json in
          for field in fields where field.isOfMetadata { write(field, of: failure.metadata, &json) }
          writeMetadataFields(of: failure.metadata, &json)
        }
      }
      if withProvenance { json.object("provenance") { ProvenanceText.fixedFields(provenance, &$0) } }
    }
  }

  private func write(_ document: ScoredDocument, _ json: inout JSONWriter) {
    for field in fields { write(field, of: document, document.score, &json) }
    writeMetadataFields(of: document.metadata, &json)
  }

  /// Writes the fields of the metadata that were asked for by name.
  private func writeMetadataFields(of metadata: Metadata, _ json: inout JSONWriter) {
    for name in metadataFields {
      json.field("\(RecordField.metadata.rawValue).\(name)", metadata.field(named: name))
    }
  }

  /// Writes a field of what is known of a document, read or not.
  private func write(_ field: RecordField, of metadata: Metadata, _ json: inout JSONWriter) {
    let name = field.rawValue
    switch field {
    case .author: json.field(name, metadata.author)
    case .authors: json.field(name, metadata.authors)
    case .date: json.field(name, metadata.date)
    case .title: json.field(name, metadata.title)
    case .genre: json.field(name, metadata.genre)
    case .metadata: json.object(name) { $0.fields(of: metadata) }
    case .language: json.field(name, metadata.language)
    default: preconditionFailure("\(name) is not known of a document that was not read")
    }
  }

  /// Writes a field. The score is given beside its document, and closures take what they need of it: else it would be copied for
  /// each field.
  private func write(
    _ field: RecordField, of document: ScoredDocument, _ score: DocumentScore, _ json: inout JSONWriter
  ) {
    let name = field.rawValue
    switch field {
    case .id: json.field(name, document.id)
    case .path: json.field(name, document.path)
    case .author, .authors, .date, .title, .genre, .metadata, .language: write(field, of: document.metadata, &json)
    case .languageWarning: json.field(name, document.languageWarning)
    case .encoding: json.field(name, document.encoding.name)
    case .encodingBasis: json.field(name, document.encoding.basis.rawValue)
    case .replacedBytes: json.field(name, document.encoding.replacedBytes)
    case .notes: json.field(name, document.notes.map(\.text))
    case .words: json.field(name, score.words)
    case .sentences: json.field(name, score.sentences)
    case .otherVoiceWords: json.field(name, score.otherVoiceWords)
    case .counts: write(field, score.counts, &json)
    case .negated: write(field, score.negated, &json)
    case .mentioned: write(field, score.mentioned, &json)
    case .rates: writeRates(score.counts, of: score.words, &json)
    case .acts: json.object(name) { [acts = score.acts] in writeActs(acts, &$0) }
    case .weights:
      json.object(name) { [weights = weights(score)] json in
        for (side, weight) in zip(RecordField.sides, weights) { json.field(side, weight) }
      }
    case .we: json.object(name) { [we = score.we] in $0.readings(we, in: scope) }
    case .attention: json.object(name) { [attention = score.attention] in $0.attention(attention, in: scope) }
    case .vision:
      json.object(name) { [stated = score.visionStated, evidenced = score.visionEvidenced] in
        $0.visions(stated: stated, evidenced: evidenced, in: scope)
      }
    case .orientation: json.object(name) { [orientation = orientation(score)] in $0.fields(of: orientation) }
    case .stance: json.field(name, scope.decidesStance ? score.stance.rawValue : nil)
    case .model: json.field(name, scope.decidesModel ? score.model.rawValue : nil)
    case .stanceScores: json.object(name) { [scores = score.stanceScores] in $0.scores(scores, of: RecordField.sides) }
    case .modelScores: json.object(name) { [scores = score.modelScores] in $0.scores(scores, of: RecordField.models) }
    case .stanceWords: write(name, score.present[VerdictName.stance], &json)
    case .modelWords: write(name, score.present[VerdictName.model], &json)
    case .weWords: write(name, score.present[VerdictName.we], &json)
    case .reliability: json.field(name, score.reliability.rawValue)
    case .flags: json.field(name, score.flags.map(\.rawValue))
    case .evidence: write(name, document.evidence, &json)
    }
  }

  private func writeActs(_ acts: [Act: Int], _ json: inout JSONWriter) {
    for act in Act.allCases { json.field(act.rawValue, scope.acts.contains(act) ? acts[act] ?? 0 : nil) }
  }

  /// Writes how many words of a formula are present, and what they add up to.
  private func write(_ name: String, _ present: PresentWords?, _ json: inout JSONWriter) {
    let present = present ?? PresentWords()
    json.object(name) { words in
      words.field("present", present.count)
      for (label, tenths) in zip(present.labels, present.tenths) { words.field(label, tenths) }
    }
  }

  private func write(_ name: String, _ evidence: [LocatedEvidence], _ json: inout JSONWriter) {
    guard showsEvidence else { return json.field(name, String?.none) }
    json.array(name) { list in for located in evidence { write(located, &list) } }
  }

  private func write(_ field: RecordField, _ counts: [Int], _ json: inout JSONWriter) {
    let columns = columns(of: field)
    json.object(field.rawValue) { object in
      write(counts, columns, columns.zeros, &object) { $1.field($0, $2) }
    }
  }

  private func writeRates(_ counts: [Int], of words: Int, _ json: inout JSONWriter) {
    let columns = columns(of: .rates)
    json.object(RecordField.rates.rawValue) { rates in
      // A rate over nothing is not zero.
      write(counts, columns, words == 0 ? nil : columns.zeros, &rates) { key, rates, count in
        rates.field(key, Rate(occurrences: count, words: words).perThousand, places: Places.rate)
      }
    }
  }

  /// Writes a field for each shown category: with `body`, or from `zeros`, where given, for categories without an
  /// occurrence.
  private func write(
    _ counts: [Int], _ columns: CategoryColumns, _ zeros: ZeroFields?, _ json: inout JSONWriter,
    _ body: (JSONKey, inout JSONWriter, Int) -> Void
  ) {
    var first = 0
    for shown in columns.places.indices {
      let count = count(columns.places[shown], in: counts)
      if count == 0, zeros != nil { continue }
      if let zeros { json.fields(first..<shown, of: zeros) }
      body(columns.keys[shown], &json, count)
      first = shown + 1
    }
    if let zeros { json.fields(first..<columns.keys.count, of: zeros) }
  }

  private func write(_ located: LocatedEvidence, _ json: inout JSONWriter) {
    json.object {
      $0.fields(of: located.evidence, at: located.position)
      $0.field("sentence", located.sentence)
    }
  }
}

extension JSONWriter {
  /// Writes the fields common to all pieces of evidence: what it is, whether it counts, and where it is.
  mutating func fields(of evidence: Evidence, at position: LinePosition) {
    field("category", evidence.category)
    field("act", evidence.act?.rawValue)
    field("rule", evidence.rule)
    field("weight", evidence.weight)
    field("actor", evidence.actor.rawValue)
    field("voice", evidence.voice.rawValue)
    field("negated", evidence.negated)
    field("counted", evidence.counted)
    field("reason", evidence.reason)
    place(evidence.span, position)
  }

  /// Writes a place: bytes in the extracted text, line and column in the source.
  mutating func place(_ span: ByteSpan, _ position: LinePosition) {
    field("start", span.start)
    field("end", span.end)
    field("line", position.line)
    field("column", position.column)
    // Most documents have no pages: a field that is null in all of them would only be a burden.
    if let page = position.page { field("page", page) }
  }
}
