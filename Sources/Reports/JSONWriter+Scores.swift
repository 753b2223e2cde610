import Lexicons
import Scoring

/// The outcome of a document as fields of JSON, written in the same way everywhere. What the lexicon does not look for,
/// by its scope, is `null`: a zero would say that it was looked for.
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

  /// Writes the scores that a formula gives to labels; `null` for labels it does not have.
  mutating func scores(_ scores: [LabelScore], of labels: [String]) {
    for label in labels { field(label, scores.score(of: label), places: Places.score) }
  }

  /// Writes the words of we by reading.
  mutating func readings(_ we: WeReadings, in scope: LexiconScope) {
    for (name, count) in zip(WeReadings.names, we.counts) { field(name, scope.readsWe ? count : nil) }
  }

  /// Writes whom a text attends to.
  mutating func attention(_ attention: [StakeholderGroup: Int], in scope: LexiconScope) {
    for group in StakeholderGroup.allCases {
      field(group.rawValue, scope.attention.contains(group) ? attention[group] ?? 0 : nil)
    }
  }

  /// Writes the visions that a text states and those that its deeds show.
  mutating func visions(stated: Int, evidenced: Int, in scope: LexiconScope) {
    field(VisionMark.stated.rawValue, scope.visions.contains(.stated) ? stated : nil)
    field(VisionMark.evidenced.rawValue, scope.visions.contains(.evidenced) ? evidenced : nil)
  }
}
