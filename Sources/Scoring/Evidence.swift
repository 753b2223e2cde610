public import Extraction
public import Lexicons
public import Text

/// Who does what a piece of evidence speaks of.
public enum EvidenceActor: String, Codable, Hashable, Sendable, CaseIterable {
  /// I.
  case author
  /// We, our team.
  case group
  /// You, an imperative.
  case addressee
  /// They, names, the board.
  case other
}

/// A match read in its sentence: what it shows, who acts, and whether it counts.
public struct Evidence: Codable, Hashable, Sendable {
  /// The category's name.
  public var category: String
  /// The act it shows; `nil` where its category is not one of an act.
  public var act: Act?
  /// The entry or rule that found it.
  public var rule: String
  /// Its weight for the side of the act.
  public var weight: Int
  /// Who acts.
  public var actor: EvidenceActor
  /// Whose words they are.
  public var voice: Voice
  /// Whether it stands within a negation.
  public var negated: Bool
  /// Why it does not count; `nil` when it does.
  public var reason: String?
  /// Where it stands in the extracted text.
  public var span: ByteSpan
  /// The index of its sentence.
  public var sentence: Int

  /// Whether it counts toward the document's acts.
  public var counted: Bool { reason == nil }

  /// Makes a piece of evidence.
  public init(
    category: String, act: Act?, rule: String, weight: Int, actor: EvidenceActor, voice: Voice, negated: Bool,
    reason: String?, span: ByteSpan, sentence: Int
  ) {
    self.category = category
    self.act = act
    self.rule = rule
    self.weight = weight
    self.actor = actor
    self.voice = voice
    self.negated = negated
    self.reason = reason
    self.span = span
    self.sentence = sentence
  }
}

/// A piece of evidence with its place in the source file and the text of its sentence, for a reader.
public struct LocatedEvidence: Codable, Hashable, Sendable {
  /// The evidence.
  public var evidence: Evidence
  /// Where it stands in the source file.
  public var position: LinePosition
  /// The text of its sentence, white space folded.
  public var sentence: String
  /// Where in `sentence` the words stand that are the evidence.
  public var marked: ByteSpan

  /// The words of the sentence that are the evidence; empty where `marked` does not lie within it.
  public var words: String { Range(marked, in: sentence).map { String(sentence[$0]) } ?? "" }

  /// Makes located evidence. `marked` lies within `sentence`, on character boundaries.
  public init(evidence: Evidence, position: LinePosition, sentence: String, marked: ByteSpan) {
    self.evidence = evidence
    self.position = position
    self.sentence = sentence
    self.marked = marked
  }
}

extension Sequence {
  /// The evidence that counts for `side`, the heaviest first, at most one piece a sentence.
  package func strongest(_ count: Int, of side: Side, _ evidence: (Element) -> Evidence) -> [Element] {
    let ofSide = compactMap { element -> (element: Element, evidence: Evidence)? in
      let evidence = evidence(element)
      guard evidence.counted && evidence.weight > 0 && evidence.act?.side == side else { return nil }
      return (element, evidence)
    }
    let sorted = ofSide.sorted { a, b in
      (b.evidence.weight, a.evidence.span.start, a.evidence.category)
        < (a.evidence.weight, b.evidence.span.start, b.evidence.category)
    }
    var sentences: Set<Int> = []
    return sorted.filter { sentences.insert($0.evidence.sentence).inserted }.prefix(count)
      // A key path of a generic tuple would be made anew at each call, which takes longer than all else here.
      .map { $0.element }
  }
}
