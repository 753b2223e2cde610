import Lexicons
import Scoring

/// What became of a document as fields of JSON, the same wherever it stands. Of what the lexicon does not look for, as its
/// scope tells, there is `null`: a zero would say that it was looked for.
extension JSONWriter {
  /// Writes why a document could not be read, behind what `known` writes of it.
  mutating func fields(of failure: DocumentFailure, _ known: (inout JSONWriter) -> Void = { _ in }) {
    field("id", failure.id)
    field("path", failure.path)
    known(&self)
    object("error") {
      $0.field("kind", failure.kind.rawValue)
      $0.field("message", failure.message)
      $0.field("line", failure.line)
    }
  }

  /// Writes a balance with its interval.
  mutating func fields(of orientation: Orientation?) {
    field("value", orientation?.value, places: Places.balance)
    field("low", orientation?.interval.lowerBound, places: Places.balance)
    field("high", orientation?.interval.upperBound, places: Places.balance)
  }

  /// Writes what a formula gives labels; `null` for one that it has not.
  mutating func scores(_ scores: [LabelScore], of labels: [String]) {
    for label in labels { field(label, scores.score(of: label), places: Places.score) }
  }

  /// Writes the words of we by reading.
  mutating func readings(of score: DocumentScore, in scope: LexiconScope) {
    for (name, count) in zip(WeReadings.names, score.we.counts) { field(name, scope.readsWe ? count : nil) }
  }

  /// Writes whom a text attends to.
  mutating func attention(of score: DocumentScore, in scope: LexiconScope) {
    for group in StakeholderGroup.allCases {
      field(group.rawValue, scope.attention.contains(group) ? score.attention[group] ?? 0 : nil)
    }
  }

  /// Writes the visions that a text states, and those that its deeds show.
  mutating func visions(of score: DocumentScore, in scope: LexiconScope) {
    field(VisionMark.stated.rawValue, scope.visions.contains(.stated) ? score.visionStated : nil)
    field(VisionMark.evidenced.rawValue, scope.visions.contains(.evidenced) ? score.visionEvidenced : nil)
  }
}
