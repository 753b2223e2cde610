public import Text

/// Reads texts with a lexicon, a sentence at a time, remembering the forms it has met. One reader serves one thread.
public struct LexiconReader: Sendable {
  /// The lexicon that is looked for.
  public let lexicon: Lexicon
  /// What was found in the sentence last read.
  @usableFromInline package private(set) var sentence = SentenceReading()
  private var forms: FormParts
  private let layout: PartLayout
  private var finder: EntryFinder
  private var matcher: PatternMatcher
  /// For each type of part whether no pattern may begin in a sentence of one such part alone, and in one that asks: known
  /// when such a sentence was read. Texts of nothing but those have millions.
  private var isQuietAlone: [QuietSentences] = []

  /// Makes a reader.
  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    forms = FormParts(lexicon)
    layout = PartLayout(lexicon)
    finder = EntryFinder(lexicon)
    matcher = PatternMatcher(lexicon)
  }

  /// Finds the lexicon's entries and rules in a text. O(tokens), whatever the size of the lexicon.
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

  /// Makes ready for reading the sentences of a text.
  @usableFromInline package mutating func begin() {
    forms.begin()
    // Types that were forgotten have other numbers when they come again.
    if isQuietAlone.count > forms.types.count { isQuietAlone.removeAll(keepingCapacity: true) }
  }

  /// A tally of nothing, for `read(_:_:_:_:_:)`.
  @usableFromInline package func emptyTally() -> CategoryTally {
    CategoryTally(categories: lexicon.categories.count, weighedWords: lexicon.weighedWords.count)
  }

  /// Reads a sentence of the text that was begun, whose bytes are `bytes`; what is found is in `sentence`. With a tally, matches
  /// that only count go there and are not listed, but for those that a guard may take away, and so do the words met that
  /// formulas weigh.
  /// The sentences up to the token `readEnd`, all where it is `nil`, are likely to be read next, so that their words are looked
  /// up together.
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

  /// Notes which words that a formula weighs stand in the sentence last read, among the tokens that count.
  @usableFromInline package func meetWords(_ met: inout WordsMet, where isCounted: (Int) -> Bool) {
    let count = lexicon.weighedWords.count
    guard count > 0 else { return }
    for part in sentence.parts {
      let word = forms.types.types[Int(part.type)].weighed
      if word >= 0, isCounted(Int(part.token)) { met.meet(word, of: count) }
    }
  }

  /// Adds what was tallied to the counts of categories, and to `negated` what of it stands within a negation, and empties
  /// the tally. Calls `body` with how often entries of a category's own were met, and how often of that within a negation.
  @usableFromInline package func takeAll(
    from tally: inout CategoryTally, to counts: inout [Int], _ negated: inout [Int],
    _ body: (_ category: Int, _ count: Int, _ negated: Int) -> Void
  ) { tally.takeAll(forms.types, to: &counts, &negated, body) }

  /// Reads a sentence whose forms were reached. Not a method of the reader: forms that lie beside what is written to would be
  /// copied anew for each step, and they are large. Nor are they changed: what is lent for that is not copied either.
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

  /// Finds the rules of a sentence of one part: what may begin in it hangs on nothing but what it is and whether it asks. Apart,
  /// so that reading other sentences, most of all, has no more in its way than it needs.
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

  /// The stretch of a sentence that holds what guards among its rules touch which may take away matches that only count;
  /// empty for most.
  private static func guarded(_ rules: Refilled<RuleMatch>, _ guards: Guards) -> Range<Int> {
    var stretch = 0..<0
    for match in rules where !match.parts.isEmpty && guards.takesCounted(match.rule) {
      let (start, end) = (match.parts.lowerBound, match.parts.upperBound)
      stretch = stretch.isEmpty ? match.parts : min(start, stretch.lowerBound)..<max(end, stretch.upperBound)
    }
    return stretch
  }
}

/// Which guards are found in a sentence.
@usableFromInline package enum GuardChoice: Sendable {
  /// All.
  case all
  /// Those of categories and rules of which something was found: the others take nothing away. They stand after all other rules.
  case touching
}

/// Sentences of one part in which no pattern may begin.
private struct QuietSentences: OptionSet {
  let rawValue: UInt8

  static let plain = QuietSentences(rawValue: 1)
  static let asked = QuietSentences(rawValue: 2)
}
