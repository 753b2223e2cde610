import Lexicons

/// Decides who acts in the clause around a match.
enum ClauseReader {
  /// How many words before its verb a subject may stand, light adverbs and an aside included.
  private static let subjectReach = 8

  /// Who performs the act that begins at `part`: the nearest subject before it in its clause; the addressee where it
  /// opens the clause (an imperative); others where some other noun precedes it.
  static func actor(of part: Int, in sentence: SentenceReading) -> EvidenceActor {
    if let subject = sentence.parts[part].marks.subject { return EvidenceActor(subject) }
    var at = part
    for step in 0..<subjectReach {
      guard at > 0, sentence.parts[at].gap != .strong else { return step == 0 ? .addressee : .other }
      let before = sentence.parts[at - 1].marks
      // In "the rule that fired" the rule acts, not the person addressed.
      if step == 0, before.contains(.isRelative) { return .other }
      if step == 0, before.contains(.opensClause), before.subject == nil { return coordinated(at - 1, sentence) }
      at -= 1
      if let subject = before.subject { return EvidenceActor(subject) }
      if at > 0, before.contains(.isCapital), !sentence.isShouted { return .other }
    }
    return .other
  }

  /// Who performs an act that a rule found: the actor the rule names, else the subject of the clause. Where the rule
  /// says that the author or the author's group acts, the words decide which of the two: "I will", "we will".
  static func actor(of match: RuleMatch, saidToBe actor: RuleActor?, in sentence: SentenceReading) -> EvidenceActor {
    guard let actor else { return self.actor(of: match.parts.lowerBound, in: sentence) }
    let said = EvidenceActor(actor)
    guard said.isOwnSide else { return said }
    // A loop, since a closure would hold a copy of the sentence.
    for part in match.whole {
      if let subject = sentence.parts[part].marks.subject, EvidenceActor(subject).isOwnSide {
        return EvidenceActor(subject)
      }
    }
    let subject = self.actor(of: match.whole.lowerBound, in: sentence)
    return subject.isOwnSide ? subject : said
  }

  /// After "and" the subject of the clause before still holds: "I built and sold it". Without one it is an imperative.
  private static func coordinated(_ opener: Int, _ sentence: SentenceReading) -> EvidenceActor {
    var at = opener
    for _ in 0..<2 * subjectReach where at > 0 && sentence.parts[at].gap != .strong {
      at -= 1
      if let subject = sentence.parts[at].marks.subject { return EvidenceActor(subject) }
    }
    return .addressee
  }
}

extension SentenceReading {
  /// Whether what a rule found stands within a negation; never so for a rule whose pattern is about one.
  func isNegated(_ match: RuleMatch, standsNegated: Bool) -> Bool {
    !standsNegated && parts[match.whole.lowerBound].isNegated
  }
}

extension EvidenceActor {
  /// Why an act of this actor is only a mention and not evidence of the author's own, in plain words; `nil` where it is
  /// evidence. An order counts as an act of dominance by whoever gives it, although the people addressed are the ones
  /// to carry it out.
  func reasonOfMention(of act: Act) -> String? {
    switch self {
    case .author, .group: nil
    case .addressee: act == .dominance ? nil : Reason.ofAddressee
    case .other: Reason.ofOthers
    }
  }

  /// Whether it is the author or the author's group.
  fileprivate var isOwnSide: Bool { self == .author || self == .group }

  /// The actor whom a lexicon's rule or subject names.
  init(_ actor: RuleActor) {
    switch actor {
    case .author: self = .author
    case .group: self = .group
    case .addressee: self = .addressee
    case .other: self = .other
    }
  }
}
