import Extraction
import Lexicons
import Scoring
import Text

/// Scores as one JSON object: `documents`, then `provenance`, whose figures are known at the end only.
struct ScoreJSON: ScoreWriter {
  let layout: ScoreLayout
  private var isFirst = true

  init(layout: ScoreLayout) { self.layout = layout.withKeys() }

  mutating func begin() -> String { "{\"documents\":[" }

  func record(_ outcome: Outcome) -> [UInt8] {
    var json = JSONWriter(reserving: layout.recordSize)
    layout.write(outcome, withProvenance: false, &json)
    return json.bytes
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

/// Scores as JSON Lines: an object a line, each with its provenance, since lines are parted and joined.
struct ScoreJSONLines: ScoreWriter {
  let layout: ScoreLayout

  init(layout: ScoreLayout) { self.layout = layout.withKeys() }

  mutating func begin() -> String { "" }

  func record(_ outcome: Outcome) -> [UInt8] {
    var json = JSONWriter(reserving: layout.recordSize)
    layout.write(outcome, withProvenance: true, &json)
    return json.bytes + [UInt8(ascii: "\n")]
  }

  mutating func end(_ provenance: Provenance) -> String { "" }
}

extension ScoreLayout {
  /// Room for a record without evidence.
  fileprivate var recordSize: Int { 4_096 + 128 * categories.count }

  func write(_ outcome: Outcome, withProvenance: Bool, _ json: inout JSONWriter) {
    json.object { json in
      switch outcome {
      case .scored(let document): write(document, &json)
      case .failed(let failure): write(failure, &json)
      }
      if withProvenance { json.object("provenance") { ProvenanceText.fixedFields(provenance, &$0) } }
    }
  }

  private func write(_ failure: DocumentFailure, _ json: inout JSONWriter) {
    json.field("id", failure.id)
    json.field("path", failure.path)
    json.object("error") {
      $0.field("kind", failure.kind.rawValue)
      $0.field("message", failure.message)
      $0.field("line", failure.line)
    }
  }

  private func write(_ document: ScoredDocument, _ json: inout JSONWriter) {
    writeSource(document, &json)
    let score = document.score
    json.field("words", score.words)
    json.field("sentences", score.sentences)
    json.field("other_voice_words", score.otherVoiceWords)
    writeCounts(score, &json)
    json.object("acts") { acts in
      for act in Act.allCases { acts.field(act.rawValue, scope.acts.contains(act) ? score.acts[act] ?? 0 : nil) }
    }
    json.object("we") { we in
      for (name, count) in zip(WeReadings.names, score.we.counts) { we.field(name, scope.readsWe ? count : nil) }
    }
    json.object("attention") { attention in
      for group in StakeholderGroup.allCases {
        attention.field(group.rawValue, scope.attention.contains(group) ? score.attention[group] ?? 0 : nil)
      }
    }
    json.object("vision") {
      $0.field("stated", scope.visions.contains(.stated) ? score.visionStated : nil)
      $0.field("evidenced", scope.visions.contains(.evidenced) ? score.visionEvidenced : nil)
    }
    let orientation = orientation(score)
    json.object("orientation") {
      $0.field("value", orientation?.value, places: Places.balance)
      $0.field("low", orientation?.interval.lowerBound, places: Places.balance)
      $0.field("high", orientation?.interval.upperBound, places: Places.balance)
    }
    json.field("stance", scope.decidesStance ? score.stance.rawValue : nil)
    json.field("model", scope.decidesModel ? score.model.rawValue : nil)
    for verdict in ["stance", "model", "we"] {
      let present = score.present[verdict] ?? PresentWords()
      json.object(verdict + "_words") { words in
        words.field("present", present.count)
        for (label, tenths) in zip(present.labels, present.tenths) { words.field(label, tenths) }
      }
    }
    json.field("reliability", score.reliability.rawValue)
    json.field("flags", score.flags.map(\.rawValue))
    json.key("evidence")
    if showsEvidence {
      json.array { list in for located in document.evidence { write(located, &list) } }
    } else {
      json.value(String?.none)
    }
  }

  private func writeSource(_ document: ScoredDocument, _ json: inout JSONWriter) {
    let metadata = document.metadata
    json.field("id", document.id)
    json.field("path", document.path)
    json.field("author", metadata.author)
    json.field("authors", metadata.authors)
    json.field("date", metadata.date)
    json.field("title", metadata.title)
    json.field("genre", metadata.genre)
    json.object("metadata") { $0.fields(of: metadata) }
    json.field("language", metadata.language)
    json.field("language_warning", document.languageWarning)
    json.field("encoding", document.encoding.name)
    json.field("encoding_basis", document.encoding.basis.rawValue)
    json.field("replaced_bytes", document.encoding.replacedBytes)
    json.field("notes", document.notes)
  }

  private func writeCounts(_ score: DocumentScore, _ json: inout JSONWriter) {
    for (key, counts) in [("counts", score.counts), ("negated", score.negated), ("mentioned", score.mentioned)] {
      json.object(key) { object in
        write(counts, zeroCounts, &object) { $1.field($0, $2) }
      }
    }
    json.object("rates") { rates in
      // A rate over nothing is not zero.
      write(score.counts, score.words == 0 ? nil : zeroRates, &rates) { key, rates, count in
        rates.field(key, score.perThousand(count), places: Places.rate)
      }
    }
  }

  /// Writes a field for each category shown: by `body`, and those of no occurrence as `zeros` where there are such.
  private func write(
    _ counts: [Int], _ zeros: ZeroFields?, _ json: inout JSONWriter, _ body: (JSONKey, inout JSONWriter, Int) -> Void
  ) {
    var first = 0
    for shown in categories.indices {
      let count = count(categories[shown].place, in: counts)
      if count == 0, zeros != nil { continue }
      if let zeros { json.fields(first..<shown, of: zeros) }
      body(keys[shown], &json, count)
      first = shown + 1
    }
    if let zeros { json.fields(first..<keys.count, of: zeros) }
  }

  private func write(_ located: LocatedEvidence, _ json: inout JSONWriter) {
    let evidence = located.evidence
    json.object {
      $0.field("category", evidence.category)
      $0.field("act", evidence.act?.rawValue)
      $0.field("rule", evidence.rule)
      $0.field("weight", evidence.weight)
      $0.field("actor", evidence.actor.rawValue)
      $0.field("voice", evidence.voice.rawValue)
      $0.field("negated", evidence.negated)
      $0.field("counted", evidence.counted)
      $0.field("reason", evidence.reason)
      $0.field("start", evidence.span.start)
      $0.field("end", evidence.span.end)
      $0.field("line", located.position.line)
      $0.field("column", located.position.column)
      $0.field("sentence", located.sentence)
    }
  }
}
