import Lexicons
import Scoring
import Text

/// Two drafts of one text compared: which evidence is gone, which is new, and which is in both.
public struct Revision: Hashable, Sendable {
  /// A piece of evidence in its sentence.
  struct Found: Hashable, Sendable {
    /// The piece of evidence.
    let piece: Explanation.Piece<Evidence>
    /// Its sentence, white space folded.
    let sentence: String
    /// The words of the sentence, by which it is recognised in the other draft.
    let words: [String]
    /// Why the same evidence does not count in the other draft, if its sentence is there too; `nil` if it is not.
    var reason: String?

    /// What it shows: its act, or its category if there is none.
    var subject: String { piece.finding.act?.rawValue ?? piece.finding.category }
    /// The number of its sentence in its draft.
    var sentenceNumber: Int { piece.finding.sentence }
  }

  /// A piece that is in both drafts.
  struct Pair: Hashable, Sendable {
    let before: Found
    let after: Found

    /// Whether its sentence was reworded.
    var isReworded: Bool { before.words != after.words }
  }

  /// The earlier draft.
  let before: Explanation
  /// The later draft.
  let after: Explanation
  /// Evidence of the earlier draft that has no counterpart in the later one, in order of place.
  let gone: [Found]
  /// Evidence of the later draft that has no counterpart in the earlier one, in order of place.
  let new: [Found]
  /// Evidence of both, in the order of the later draft.
  let kept: [Pair]

  /// Compares two drafts. Both must be whole texts read with the same lexicon.
  public init(before: Explanation, after: Explanation) {
    self.before = before
    self.after = after
    let (old, now) = (before.evidence, after.evidence)
    let pairs = RevisionPairing.pairs(old.counted, now.counted)
    kept = pairs.map { Pair(before: old.counted[$0.before], after: now.counted[$0.after]) }
    let (paired, pairedNow) = (Set(pairs.map(\.before)), Set(pairs.map(\.after)))
    let (reasons, reasonsNow) = (Self.reasons(old.rejected), Self.reasons(now.rejected))
    gone = old.counted.indices.filter { !paired.contains($0) }.map { old.counted[$0].asked(of: reasonsNow) }
    new = now.counted.indices.filter { !pairedNow.contains($0) }.map { now.counted[$0].asked(of: reasons) }
  }

  /// The reasons why evidence does not count, by key; where there are several, the first.
  private static func reasons(_ rejected: [Found]) -> [RevisionKey: String?] {
    Dictionary(rejected.map { (RevisionKey($0), $0.piece.finding.reason) }) { first, _ in first }
  }

  /// The pieces that are in both drafts, in sentences that were reworded.
  var reworded: [Pair] { kept.filter(\.isReworded) }
}

extension Explanation {
  /// Its evidence, counted and rejected, in order of place.
  fileprivate var evidence: (counted: [Revision.Found], rejected: [Revision.Found]) {
    let found = lines.filter { !$0.evidence.isEmpty }.flatMap { line in
      let words = RevisionPairing.words(of: line.text)
      return line.evidence.map { Revision.Found(piece: $0, sentence: line.text, words: words) }
    }
    return (found.filter(\.piece.finding.counted), found.filter { !$0.piece.finding.counted })
  }
}

extension Revision.Found {
  /// The same with the reason why it does not count in the other draft, if that rejects it.
  fileprivate func asked(of reasons: [RevisionKey: String?]) -> Revision.Found {
    var found = self
    found.reason = reasons[RevisionKey(self)] ?? nil
    return found
  }
}
