import Lexicons
import Text

/// What surrounds a match in its clause: negation, and who acts.
struct ClauseReader {
  private let reading: Reading
  private let isNegator: [Bool]
  private let endsNegation: [Bool]
  private let subjects: [Actor?]
  private let opensClause: [Bool]
  private let isRelative: [Bool]
  private let isName: [Bool]

  /// A negation reaches so many words ahead, as in construct.md: "scope of 3 to 5 tokens".
  private static let negationReach = 5
  /// A subject stands at most so many words before its verb, light adverbs and an aside included.
  private static let subjectReach = 8

  init(_ reading: Reading, lexicon: Lexicon, text: String, tokens: [Token]) {
    self.reading = reading
    let count = reading.parts.count
    var isNegator = [Bool](repeating: false, count: count)
    var endsNegation = isNegator
    var opensClause = isNegator
    var isRelative = isNegator
    var subjects = [Actor?](repeating: nil, count: count)
    let negation = lexicon.category(named: "negation")
    let end = lexicon.category(named: "negation.end")
    let opener = lexicon.category(named: "clause.opener")
    let relative = lexicon.category(named: "clause.relative")
    var actors: [Int: Actor] = [:]
    let names = ["author": Actor.author, "group": .group, "addressee": .addressee, "other": .other]
    for (name, actor) in names {
      if let category = lexicon.category(named: "subject." + name) { actors[category] = actor }
    }
    for match in reading.matches {
      let own = match.own
      guard own == match.category else { continue }
      if own == negation { isNegator[match.parts.upperBound - 1] = true }
      if own == end { endsNegation[match.parts.lowerBound] = true }
      if own == opener { opensClause[match.parts.lowerBound] = true }
      if own == relative { isRelative[match.parts.lowerBound] = true }
      if let actor = actors[own] {
        for part in match.parts { subjects[part] = actor }
      }
    }
    let bytes = text.utf8Span.span
    isName = (0..<count).map { part in
      let start = tokens[Int(reading.parts.tokens[part])].span.start
      return start < bytes.count && bytes[start] &- 0x41 < 26
        && !reading.parts.isShouted[Int(reading.parts.sentenceOf[part])]
    }
    self.isNegator = isNegator
    self.endsNegation = endsNegation
    self.opensClause = opensClause
    self.isRelative = isRelative
    self.subjects = subjects
  }

  /// Whether a negation before `part` in the same clause reaches it.
  func isNegated(_ part: Int) -> Bool {
    let sentence = reading.parts.sentences[Int(reading.parts.sentenceOf[part])]
    var at = part
    for _ in 0..<Self.negationReach {
      guard at > sentence.lowerBound, reading.parts.gaps[at] == .none else { return false }
      at -= 1
      if endsNegation[at] { return false }
      if isNegator[at] { return true }
    }
    return false
  }

  /// Who does what begins at `part`: the nearest subject before it in its clause; the addressee where a clause begins
  /// with it (an imperative); others where some other noun stands there.
  func actor(of part: Int) -> Actor {
    let sentence = reading.parts.sentences[Int(reading.parts.sentenceOf[part])]
    if let actor = subjects[part] { return actor }
    var at = part
    for step in 0..<Self.subjectReach {
      guard at > sentence.lowerBound, reading.parts.gaps[at] != .strong else {
        return step == 0 ? .addressee : .other
      }
      // In "the rule that fired" the rule acts, not who is spoken to.
      if isRelative[at - 1], step == 0 { return .other }
      if opensClause[at - 1], step == 0, subjects[at - 1] == nil { return coordinated(at - 1, sentence) }
      at -= 1
      if let actor = subjects[at] { return actor }
      if isName[at], at > sentence.lowerBound { return .other }
    }
    return .other
  }

  /// After "and" the subject is still that of the clause before: "I built and sold it". Without one it is an imperative.
  private func coordinated(_ opener: Int, _ sentence: Range<Int>) -> Actor {
    var at = opener
    for _ in 0..<2 * Self.subjectReach where at > sentence.lowerBound && reading.parts.gaps[at] != .strong {
      at -= 1
      if let actor = subjects[at] { return actor }
    }
    return .addressee
  }
}
