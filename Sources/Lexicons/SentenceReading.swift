/// What a lexicon finds in a sentence. One is filled again and again, so that its memory is taken once.
public struct SentenceReading: Sendable {
  /// The sentence's words, contractions in their parts.
  public internal(set) var parts = Refilled<Part>()
  /// The entries of more than one part that stand in it, in order of place, whether or not they count.
  var phrases = Refilled<FoundPhrase>()
  /// The parts with which and the next, side by side, phrases may begin: the first so many.
  var openings: [PhraseOpening] = []
  var openingCount = 0
  /// Whether a negation ends with one of its parts by what its form says.
  var hasNegation = false
  /// Entries found, in order of place, their parts counted from the sentence's first; within a category they do not overlap.
  public internal(set) var matches = Refilled<Match>()
  /// Rules found, in order of place.
  public internal(set) var rules = Refilled<RuleMatch>()
  /// For each match the rule that says it is not what it looks like, -1 for none; empty when that is so of all.
  public internal(set) var guards = Refilled<Int32>()
  /// The same for each rule's match: a guard may take away rules of acts.
  public internal(set) var ruleGuards = Refilled<Int32>()
  /// Whether it is in capitals.
  public internal(set) var isShouted = false
  /// Whether it ends in a question mark.
  public internal(set) var isAsked = false
  /// Whether all its tokens are words whose first character is of ASCII.
  public internal(set) var hasPlainWords = false

  /// Makes ready for another sentence.
  mutating func removeAll() {
    parts.removeAll()
    phrases.removeAll()
    matches.removeAll()
    rules.removeAll()
    guards.removeAll()
    ruleGuards.removeAll()
  }

  /// The rule that says a match is not what it looks like; `nil` for most.
  public func guardOf(match index: Int) -> Int? { guards.isEmpty || guards[index] < 0 ? nil : Int(guards[index]) }

  /// The rule that takes a rule's match away; `nil` for most.
  public func guardOf(rule index: Int) -> Int? {
    ruleGuards.isEmpty || ruleGuards[index] < 0 ? nil : Int(ruleGuards[index])
  }

  /// The tokens that a range of parts covers.
  public func tokenRange(_ range: Range<Int>) -> Range<Int> {
    Int(parts[range.lowerBound].token)..<Int(parts[range.upperBound - 1].token) + 1
  }

  /// Marks the matches, of entries and of rules of acts, that a guard's match touches: with the guard that comes first, of
  /// those that touch the first part.
  mutating func apply(_ all: Guards) {
    // By their places, since going through an array itself would hold it.
    for place in rules.indices where all.isGuard(rules[place].rule) {
      let (rule, parts) = (rules[place].rule, rules[place].parts)
      for index in matches.indices
      where matches[index].parts.overlaps(parts) && all.isGuard(rule, ofCategory: matches[index].own) {
        let match = matches[index]
        if guards.isEmpty { guards.fill(with: -1, matches.count) }
        guards.set(index, to: firstGuard(over: match.parts) { all.isGuard($0, ofCategory: match.own) })
      }
      for index in rules.indices
      where rules[index].parts.overlaps(parts) && all.isGuard(rule, ofRule: rules[index].rule) {
        let match = rules[index]
        if ruleGuards.isEmpty { ruleGuards.fill(with: -1, rules.count) }
        ruleGuards.set(index, to: firstGuard(over: match.parts) { all.isGuard($0, ofRule: match.rule) })
      }
    }
  }

  /// The first rule over a stretch that guards what is asked for; -1 where there is none.
  @inline(__always)
  private func firstGuard(over parts: Range<Int>, where guardsIt: (Int) -> Bool) -> Int32 {
    var first = (part: parts.upperBound, start: 0, rule: -1)
    for match in rules {
      let part = max(match.parts.lowerBound, parts.lowerBound)
      if part < min(match.parts.upperBound, parts.upperBound),
        (part, match.whole.lowerBound, match.rule) < first, guardsIt(match.rule)
      {
        first = (part, match.whole.lowerBound, match.rule)
      }
    }
    return Int32(first.rule)
  }
}
