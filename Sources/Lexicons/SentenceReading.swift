import Text

/// What a lexicon finds in a sentence. One value is refilled for each sentence, so that its memory is allocated once.
@usableFromInline package struct SentenceReading: Sendable {
  /// The sentence's words, with contractions split into parts.
  @usableFromInline package internal(set) var parts = Refilled<Part>()
  /// The entries of more than one part in it, in order of place, whether they count or not.
  var phrases = Refilled<FoundPhrase>()
  /// The parts with which, together with the next one, phrases may begin, at the front of the array.
  var openings: [PhraseOpening] = []
  var openingCount = 0
  /// Whether a negation ends with one of its parts, according to the forms.
  var hasNegation = false
  /// Entries found, in order of place, with parts counted from the sentence's first; those of one category do not
  /// overlap.
  @usableFromInline package internal(set) var matches = Refilled<Match>()
  /// Rules found, in order of place.
  @usableFromInline package internal(set) var rules = Refilled<RuleMatch>()
  /// For each match, the rule that says it is not what it looks like, -1 for none; empty when there is none at all.
  @usableFromInline package internal(set) var guards = Refilled<Int32>()
  /// The same for each match of a rule, since a guard may remove matches of rules of acts.
  @usableFromInline package internal(set) var ruleGuards = Refilled<Int32>()
  /// Whether it is written in capitals.
  @usableFromInline package internal(set) var isShouted = false
  /// Whether it ends with a question mark.
  @usableFromInline package internal(set) var isAsked = false
  /// Whether all its tokens are words that begin with an ASCII character.
  @usableFromInline package internal(set) var hasPlainWords = false

  /// Prepares for another sentence.
  mutating func removeAll() {
    parts.removeAll()
    phrases.removeAll()
    matches.removeAll()
    rules.removeAll()
    guards.removeAll()
    ruleGuards.removeAll()
  }

  /// The rule that says a match is not what it looks like; `nil` for most.
  @usableFromInline package func guardOf(match index: Int) -> Int? {
    guards.isEmpty || guards[index] < 0 ? nil : Int(guards[index])
  }

  /// The rule that removes a rule's match; `nil` for most.
  @usableFromInline package func guardOf(rule index: Int) -> Int? {
    ruleGuards.isEmpty || ruleGuards[index] < 0 ? nil : Int(ruleGuards[index])
  }

  /// The tokens that a range of parts covers.
  @usableFromInline package func tokenRange(_ range: Range<Int>) -> Range<Int> {
    Int(parts[range.lowerBound].token)..<Int(parts[range.upperBound - 1].token) + 1
  }

  /// Merges the rules from a place on, which are in order of place among themselves, with those before it.
  mutating func putInOrder(from later: Int) {
    guard 0 < later, later < rules.count else { return }
    let late = Array(rules[later...])
    var (to, early) = (rules.count - 1, later - 1)
    for match in late.reversed() {
      while early >= 0, rules[early].whole.lowerBound > match.whole.lowerBound {
        rules.set(to, to: rules[early])
        (to, early) = (to - 1, early - 1)
      }
      rules.set(to, to: match)
      to -= 1
    }
  }

  /// Marks the matches, of entries and of rules of acts, that a guard's match touches, with the first such guard among
  /// those that touch the first part.
  mutating func apply(_ all: Guards) {
    let (longest, longestRule) = (matches.longest { $0.parts }, rules.longest { $0.whole })
    // By indices, since iterating over an array would retain it.
    for place in rules.indices where all.isGuard(rules[place].rule) {
      let (rule, parts) = (rules[place].rule, rules[place].parts)
      for index in matches.places(over: parts, longest, { $0.parts })
      where matches[index].parts.overlaps(parts) && all.isGuard(rule, ofCategory: matches[index].own) {
        let match = matches[index]
        if guards.isEmpty { guards.fill(with: -1, matches.count) }
        guards.set(index, to: firstGuard(over: match.parts, longestRule) { all.isGuard($0, ofCategory: match.own) })
      }
      for index in rules.places(over: parts, longestRule, { $0.whole })
      where rules[index].parts.overlaps(parts) && all.isGuard(rule, ofRule: rules[index].rule) {
        let match = rules[index]
        if ruleGuards.isEmpty { ruleGuards.fill(with: -1, rules.count) }
        ruleGuards.set(index, to: firstGuard(over: match.parts, longestRule) { all.isGuard($0, ofRule: match.rule) })
      }
    }
  }

  /// The first rule over a stretch that guards the thing asked about; -1 where there is none. `longest` is the length
  /// of the longest rule.
  @inline(__always)
  private func firstGuard(over parts: Range<Int>, _ longest: Int, where guardsIt: (Int) -> Bool) -> Int32 {
    var first = (part: parts.upperBound, start: 0, rule: -1)
    for place in rules.places(over: parts, longest, { $0.whole }) {
      let match = rules[place]
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

// Items of a sentence in the order of where they begin, so that in an endless sentence only those nearby need be gone
// through.
extension Refilled {
  /// The number of items up to which going through all is as fast as searching.
  private static var few: Int { 32 }

  /// The length of the longest item; 0 for few items.
  @inline(__always)
  fileprivate func longest(_ stretch: (Element) -> Range<Int>) -> Int {
    count <= Self.few ? 0 : reduce(0) { Swift.max($0, stretch($1).count) }
  }

  /// The places of items that may overlap some parts: all of them if they are few, otherwise those that begin near
  /// enough.
  @inline(__always)
  fileprivate func places(
    over parts: Range<Int>, _ longest: Int, _ stretch: (Element) -> Range<Int>
  ) -> Range<Int> {
    if count <= Self.few { return indices }
    return first(from: parts.lowerBound - longest, stretch)..<first(from: parts.upperBound, stretch)
  }

  /// The place of the first item that begins at a part or after it.
  @inline(__always)
  private func first(from part: Int, _ stretch: (Element) -> Range<Int>) -> Int {
    indices.partitionPoint { stretch(self[$0]).lowerBound >= part }
  }
}
