public import Text

/// What a lexicon finds in a text.
public struct Reading: Sendable {
  /// The text's words, contractions in their parts.
  public var parts = Parts()
  /// Entries found, in order of place; within a category they do not overlap.
  public var matches: [Match] = []
  /// Rules found, in order of place.
  public var rules: [RuleMatch] = []
  /// For each match the index of the rule that says it is not what it looks like; `nil` for most.
  public var guards: [Int?] = []
  /// The same for each rule's match.
  public var ruleGuards: [Int?] = []
}

/// The parts of a text, by their tokens.
public struct Parts: Hashable, Sendable {
  /// The token of each part.
  public internal(set) var tokens: [Int32] = []

  /// How many there are.
  public var count: Int { tokens.count }

  /// The tokens that a range of parts covers.
  public func tokenRange(_ parts: Range<Int>) -> Range<Int> {
    Int(tokens[parts.lowerBound])..<Int(tokens[parts.upperBound - 1]) + 1
  }
}

/// Reads texts with a lexicon, a sentence at a time, remembering the forms it has met. One reader serves one thread.
public struct LexiconReader: Sendable {
  /// The lexicon that is looked for.
  public let lexicon: Lexicon
  /// What was found in the sentence last read.
  public private(set) var sentence = SentenceReading()
  private var forms: FormParts
  private var finder: EntryFinder
  private var matcher: PatternMatcher

  /// Makes a reader.
  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    forms = FormParts(lexicon)
    finder = EntryFinder(lexicon)
    matcher = PatternMatcher(lexicon)
  }

  /// Finds the lexicon's entries and rules in a text. O(tokens), whatever the size of the lexicon.
  public mutating func read(_ text: String, _ tokenised: TokenisedText) -> Reading {
    var reading = Reading()
    begin(text, tokenised)
    var tally: PlainTally?
    for sentence in tokenised.sentences {
      read(sentence, text, tokenised, &tally)
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
    begin(text, tokenised)
    var tally: PlainTally?
    for sentence in tokenised.sentences {
      read(sentence, text, tokenised, &tally)
      if matcher.finds(pattern, in: self.sentence, forms.types, tokenised.tokens, text.utf8Span.span) { return true }
    }
    return false
  }

  /// Makes ready for reading the sentences of a text.
  public mutating func begin(_ text: String, _ tokenised: TokenisedText) {
    forms.begin()
  }

  /// A tally of nothing, for `read(_:_:_:_:)`.
  public func emptyTally() -> PlainTally {
    PlainTally(countByCategory: Array(repeating: 0, count: lexicon.categories.count))
  }

  /// Reads a sentence of the text that was begun; what is found is in `sentence`. With a tally, matches that only count
  /// (those of support categories that no guard is about) go there and are not listed.
  public mutating func read(
    _ sentence: Sentence, _ text: String, _ tokenised: TokenisedText, _ tally: inout PlainTally?
  ) {
    let bytes = text.utf8Span.span
    forms.reach(sentence.tokens, of: tokenised.tokens, in: text)
    load(sentence, tokenised.tokens, bytes)
    if tally != nil { tally!.makeRoom(for: forms.types) }
    finder.find(in: &self.sentence, forms.types, &tally)
    matcher.find(in: &self.sentence, forms.types, tokenised.tokens, bytes)
    if !self.sentence.rules.isEmpty { applyGuards() }
  }

  /// Notes which words that a formula weighs stand in the sentence last read, among the tokens that count.
  public func meetWords(_ met: inout WordsMet, where isCounted: (Int) -> Bool) {
    let count = lexicon.weighedWords.count
    guard count > 0 else { return }
    for part in sentence.parts {
      let word = forms.types.types[Int(part.type)].weighed
      if word >= 0, isCounted(Int(part.token)) { met.meet(word, of: count) }
    }
  }

  /// Adds what was tallied to counts by category.
  public func add(_ tally: PlainTally, to counts: inout [Int]) {
    for (signature, count) in tally.countBySignature.enumerated() where count > 0 {
      for category in forms.types.plainCategories[signature] { counts[Int(category)] += count }
    }
    for (category, count) in tally.countByCategory.enumerated() { counts[category] += count }
  }

  /// Marks the matches, of entries and of rules of acts, that a guard's match touches: with the guard that comes first, of
  /// those that touch the first part.
  private mutating func applyGuards() {
    guard sentence.rules.contains(where: { lexicon.guards[$0.rule] != nil }) else { return }
    sentence.guards = sentence.matches.map { match in
      firstGuard(over: match.parts) { $0.categories[match.own] }
    }
    sentence.ruleGuards = sentence.rules.map { match in
      firstGuard(over: match.parts) { $0.rules[match.rule] }
    }
  }

  /// The first guard over a stretch that guards what is asked for; -1 where there is none.
  private func firstGuard(over parts: Range<Int>, where guardsIt: (Lexicon.Guarded) -> Bool) -> Int32 {
    for part in parts {
      for found in sentence.rules where found.parts.contains(part) {
        if let guarded = lexicon.guards[found.rule], guardsIt(guarded) { return Int32(found.rule) }
      }
    }
    return -1
  }

  private mutating func load(_ sentence: Sentence, _ tokens: [Token], _ bytes: Span<UInt8>) {
    self.sentence.parts.removeAll(keepingCapacity: true)
    self.sentence.matches.removeAll(keepingCapacity: true)
    self.sentence.rules.removeAll(keepingCapacity: true)
    self.sentence.guards.removeAll(keepingCapacity: true)
    self.sentence.ruleGuards.removeAll(keepingCapacity: true)
    self.sentence.hasNegation = false
    var capitals = 0
    var smalls = 0
    let first = sentence.tokens.lowerBound
    // What stands before the first word of a stretch is of no account, and may be long.
    var end = first > 0 ? tokens[first - 1].span.end : sentence.span.start
    for token in sentence.tokens {
      let span = tokens[token].span
      var gap = PartGap(bytes, end..<span.start)
      for type in forms.parts(of: token) {
        let known = forms.types.types[Int(type)]
        capitals += Int(known.capitals)
        smalls += Int(known.smalls)
        self.sentence.parts.append(
          Part(
            type: type, row: known.row, needs: known.needs, token: Int32(token), gap: gap,
            marks: known.marks.intersection(.isCapital)))
        gap = .none
      }
      end = span.end
    }
    self.sentence.isAsked = bytes.hasQuestionMark(in: end..<max(end, sentence.span.end))
    // Three words are the least that tell a line in capitals from an abbreviation or two.
    self.sentence.isShouted = self.sentence.parts.count >= 3 && capitals > 8 && capitals > 3 * smalls
  }
}

extension PartGap {
  /// What stands in a stretch between two tokens. A single full stop within a sentence belongs to an abbreviation.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: " ") {
      self = .none
      return
    }
    var gap = PartGap.none
    var stops = 0
    var hyphens = 0
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: "/"): gap = max(gap, .comma)
      case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "?"):
        gap = .strong
      case UInt8(ascii: "."): stops += 1
      case UInt8(ascii: "-"): hyphens += 1
      case 0xE2 where index + 2 < range.upperBound && bytes[index + 1] == 0x80:
        // U+2013 and U+2014 are dashes, U+2026 an ellipsis; U+2018 to U+201D are quotation marks.
        if bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94 || bytes[index + 2] == 0xA6 { gap = .strong }
      default: break
      }
    }
    self = stops > 1 || hyphens > 1 ? .strong : gap
  }
}

extension PlainTally {
  /// Makes room for the signatures known by now.
  mutating func makeRoom(for types: PartTypes) {
    let missing = types.plainCategories.count - countBySignature.count
    if missing > 0 { countBySignature += Array(repeating: 0, count: missing) }
  }
}

extension Span<UInt8> {
  /// Whether a question mark is in a stretch.
  fileprivate func hasQuestionMark(in range: Range<Int>) -> Bool {
    for index in range where self[index] == UInt8(ascii: "?") { return true }
    return false
  }
}
