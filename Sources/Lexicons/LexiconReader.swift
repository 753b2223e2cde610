public import Text

/// Reads texts with a lexicon, a sentence at a time, remembering the forms it has met. Each thread needs a reader of
/// its own.
public struct LexiconReader: Sendable {
  /// The lexicon that is searched.
  public let lexicon: Lexicon
  /// What was found in the sentence last read.
  @usableFromInline package private(set) var sentence = SentenceReading()
  private var forms: FormParts
  private let layout: PartLayout
  private var finder: EntryFinder
  private var matcher: PatternMatcher
  /// For each type of part, whether no pattern may begin in a sentence that consists of it alone, as a statement and as
  /// a question; known once such a sentence was read. Lists of single words have millions of them.
  private var isQuietAlone: [QuietSentences] = []

  /// Makes a reader.
  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    forms = FormParts(lexicon)
    layout = PartLayout(lexicon)
    finder = EntryFinder(lexicon)
    matcher = PatternMatcher(lexicon)
  }

  /// Finds the lexicon's entries and rules in a text. O(tokens), independent of the size of the lexicon.
  public mutating func read(_ text: String, _ tokenised: TokenisedText) -> Reading {
    var reading = Reading()
    begin()
    var tally: CategoryTally?
    let bytes = text.utf8Span.span
    for sentence in tokenised.sentences {
      read(sentence, text, bytes, tokenised, &tally, guards: .all)
      let base = reading.parts.count
      for part in self.sentence.parts { reading.parts.tokens.append(part.token) }
      for (index, match) in self.sentence.matches.enumerated() {
        var match = match
        match.parts = match.parts.lowerBound + base..<match.parts.upperBound + base
        reading.matches.append(match)
        reading.guards.append(self.sentence.guardOf(match: index))
      }
      for (index, match) in self.sentence.rules.enumerated() {
        var match = match
        match.parts = match.parts.lowerBound + base..<match.parts.upperBound + base
        match.whole = match.whole.lowerBound + base..<match.whole.upperBound + base
        reading.rules.append(match)
        reading.ruleGuards.append(self.sentence.guardOf(rule: index))
      }
    }
    return reading
  }

  /// Whether a pattern of the lexicon matches anywhere in a text.
  mutating func finds(_ pattern: Int, in text: String, _ tokenised: TokenisedText) -> Bool {
    begin()
    var tally: CategoryTally?
    let bytes = text.utf8Span.span
    for sentence in tokenised.sentences {
      read(sentence, text, bytes, tokenised, &tally)
      if matcher.finds(pattern, in: &self.sentence, forms.types, tokenised.tokens, bytes) { return true }
    }
    return false
  }

  /// Prepares for reading the sentences of a text.
  @usableFromInline package mutating func begin() {
    forms.begin()
    // Types that were forgotten get other numbers when they come again.
    if isQuietAlone.count > forms.types.count { isQuietAlone.removeAll(keepingCapacity: true) }
  }

  /// An empty tally, for `read(_:_:_:_:_:)`.
  @usableFromInline package func emptyTally() -> CategoryTally {
    CategoryTally(categories: lexicon.categories.count, weighedWords: lexicon.weighedWords.count)
  }

  /// Reads a sentence of the text that was begun, whose bytes are `bytes`; `sentence` then has what was found. With a
  /// tally, matches that are only counted are added to it and not listed, except those that a guard may remove; words
  /// that formulas weigh are added to it as well. The sentences up to the token `readEnd`, or all if `nil`, are likely
  /// to be read next, and their words are looked up together.
  @usableFromInline package mutating func read(
    _ sentence: Sentence, _ text: String, _ bytes: Span<UInt8>, _ tokenised: TokenisedText,
    _ tally: inout CategoryTally?, guards: GuardChoice = .touching, readEnd: Int? = nil
  ) {
    let tokens = tokenised.tokens
    forms.reach(sentence.tokens, andUpTo: readEnd ?? tokens.count, of: tokens, in: text)
    Self.read(
      sentence, &forms, layout, tokens, bytes, lexicon.guards, guards, to: &self.sentence, &finder,
      &matcher, &isQuietAlone, &tally)
  }

  /// Notes which words weighed by a formula are in the sentence last read, among the tokens that count.
  @usableFromInline package func meetWords(_ met: inout WordsMet, where isCounted: (Int) -> Bool) {
    let count = lexicon.weighedWords.count
    guard count > 0 else { return }
    for part in sentence.parts {
      let word = forms.types.types[Int(part.type)].weighed
      if word >= 0, isCounted(Int(part.token)) { met.meet(word, of: count) }
    }
  }

  /// Adds what was tallied to the counts of categories, and to `negated` what is within a negation, and empties the
  /// tally. Calls `body` with how often a category's own entries were met, and how often of these within a negation.
  @usableFromInline package func takeAll(
    from tally: inout CategoryTally, to counts: inout [Int], _ negated: inout [Int],
    _ body: (_ category: Int, _ count: Int, _ negated: Int) -> Void
  ) { tally.takeAll(forms.types, to: &counts, &negated, body) }

  /// Reads a sentence whose forms are known. Static, because the large table of forms would be copied at each step if
  /// it lay next to what is mutated; and `inout` although unchanged, since what is lent for mutation is not copied
  /// either.
  @inline(never)
  private static func read(
    _ read: Sentence, _ forms: inout FormParts, _ layout: PartLayout, _ tokens: [Token], _ bytes: Span<UInt8>,
    _ all: Guards, _ choice: GuardChoice, to sentence: inout SentenceReading, _ finder: inout EntryFinder,
    _ matcher: inout PatternMatcher, _ isQuietAlone: inout [QuietSentences], _ tally: inout CategoryTally?
  ) {
    sentence.take(read, tokens, bytes, forms, layout)
    let types = forms.types
    // Not bound to a name: a copy would have to be written back.
    if tally != nil {
      tally!.makeRoom(for: types)
      finder.countForms(sentence, types, &tally!)
    }
    if choice == .touching, sentence.parts.count == 1 {
      findAlone(in: &sentence, types, tokens, bytes, &matcher, &isQuietAlone)
    } else {
      if sentence.openingCount > 0 { finder.findPhrases(in: &sentence, types) }
      matcher.find(in: &sentence, types, tokens, bytes, choice == .all ? .all : .telling)
    }
    if tally == nil {
      finder.list(&sentence, types)
    } else {
      let guarded = !matcher.hasGuard ? 0..<0 : guarded(sentence.rules, all)
      finder.count(&sentence, types, &tally!, listing: guarded)
    }
    // The guards that were not looked for yet.
    if choice == .touching {
      let known = sentence.rules.count
      matcher.findGuards(in: &sentence, types, tokens, bytes)
      sentence.putInOrder(from: known)
    }
    if matcher.hasGuard { sentence.apply(all) }
  }

  /// Finds the rules of a sentence with a single part, where what may begin depends only on that part and on whether it
  /// is a question. A function of its own, so that the usual case is not slowed down.
  @inline(never)
  private static func findAlone(
    in sentence: inout SentenceReading, _ types: PartTypes, _ tokens: [Token], _ bytes: Span<UInt8>,
    _ matcher: inout PatternMatcher, _ isQuietAlone: inout [QuietSentences]
  ) {
    let type = Int(sentence.parts[0].type)
    let kind: QuietSentences = sentence.isAsked ? .asked : .plain
    if type < isQuietAlone.count, isQuietAlone[type].contains(kind) { return matcher.begin() }
    matcher.find(in: &sentence, types, tokens, bytes, .telling)
    guard matcher.isQuiet else { return }
    while isQuietAlone.count <= type { isQuietAlone.append([]) }
    isQuietAlone[type].insert(kind)
  }

  /// The stretch of a sentence around its guards that may remove matches which are only counted; empty for most
  /// sentences.
  private static func guarded(_ rules: Refilled<RuleMatch>, _ guards: Guards) -> Range<Int> {
    var stretch = 0..<0
    for match in rules where !match.parts.isEmpty && guards.takesCounted(match.rule) {
      let (start, end) = (match.parts.lowerBound, match.parts.upperBound)
      stretch = stretch.isEmpty ? match.parts : min(start, stretch.lowerBound)..<max(end, stretch.upperBound)
    }
    return stretch
  }
}

/// Which guards are looked for in a sentence.
@usableFromInline package enum GuardChoice: Sendable {
  /// All guards.
  case all
  /// Those for categories and rules of which something was found, since the others would remove nothing. They come
  /// after all other rules.
  case touching
}

/// Sentences with a single part in which no pattern may begin.
private struct QuietSentences: OptionSet {
  let rawValue: UInt8

  static let plain = QuietSentences(rawValue: 1)
  static let asked = QuietSentences(rawValue: 2)
}
