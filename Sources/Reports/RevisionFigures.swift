import Lexicons
import Scoring
import Statistics
import Text

/// A figure of two drafts, as people read it.
struct RevisionFigure: Hashable {
  let name: String
  let before: String
  let after: String

  /// Whether a reader sees a difference.
  var isChanged: Bool { before != after }
}

extension Revision {
  /// The main figures, as far as the lexicon looks for them, without those that are absent from both drafts.
  var figures: [RevisionFigure] {
    let scope = after.looksFor
    var figures: [RevisionFigure] = []
    func add(_ name: String, _ value: (Explanation) -> String) {
      figures.append(RevisionFigure(name: name, before: value(before), after: value(after)))
    }
    func add(count name: String, _ count: (DocumentScore) -> Int) {
      if count(before.score) + count(after.score) > 0 { add(name) { grouped(count($0.score)) } }
    }
    if scope.decidesStance { add("stance") { $0.verdict?.stance ?? Wording.noVerdict($0.score) } }
    if scope.decidesModel { add("model") { $0.verdict?.model ?? Wording.noVerdict($0.score) } }
    if !scope.acts.isEmpty {
      add("balance (95% interval)") { Self.balance(of: $0.score) }
      for side in [Side.own, .shared] {
        let pieces = { (score: DocumentScore) in score.pieces(of: side) }
        add("\(Wording.label(.side(side))) / 1,000") {
          "\(Wording.rate($0.score.perThousand(pieces($0.score)))) (\(counted(pieces($0.score), "piece", "pieces")))"
        }
      }
    }
    if scope.readsWe {
      for (index, name) in WeReadings.names.enumerated() {
        add(count: "we " + name.replacing("_", with: " ")) { $0.we.counts[index] }
      }
    }
    if scope.visions.contains(.stated) { add(count: "vision stated") { $0.visionStated } }
    if scope.visions.contains(.evidenced) { add(count: "vision evidenced") { $0.visionEvidenced } }
    for group in scope.attention { add(count: "attention: \(group.rawValue)") { $0.attention[group] ?? 0 } }
    add("words") { grouped($0.score.words) }
    add(count: "words of others") { $0.otherVoiceWords }
    if !(before.score.tellingFlags + after.score.tellingFlags).isEmpty {
      add("flags") { explanation in
        let flags = explanation.score.tellingFlags.map { $0.rawValue.replacing("_", with: " ") }
        return flags.isEmpty ? "none" : flags.joined(separator: ", ")
      }
    }
    return figures
  }

  /// "+0.24 (-0.31 to +0.67)"; a dash where no evidence counts.
  private static func balance(of score: DocumentScore) -> String {
    let (value, interval) = Wording.balance(of: score)
    return value + (interval.map { " (\($0))" } ?? "")
  }

  /// A statement that the figures of a single text are uncertain, with the intervals of the balances.
  var uncertainty: String {
    let words = (grouped(before.score.words), grouped(after.score.words))
    let sizes =
      words.0 == words.1 ? "\(words.0) words before and now" : "\(words.0) words before, \(words.1) now"
    let said =
      "There is no verdict on these differences: the figures of a single text (\(sizes)) are uncertain."
    if after.looksFor.acts.isEmpty { return said }
    func interval(_ score: DocumentScore) -> String { Wording.balance(of: score).interval ?? "unknown (no evidence)" }
    let (old, new) = (interval(before.score), interval(after.score))
    let change = old == new ? "is \(new), as before" : "was \(old) and is now \(new)"
    return said + " The 95% interval of the balance \(change)."
  }
}

extension DocumentScore {
  /// The number of counted pieces of evidence for a side.
  func pieces(of side: Side) -> Int { acts.reduce(0) { $1.key.side == side ? $0 + $1.value : $0 } }
}
