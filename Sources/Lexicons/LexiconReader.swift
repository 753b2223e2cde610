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
        let rule = self.sentence.guards.isEmpty ? -1 : self.sentence.guards[index]
        reading.guards.append(rule < 0 ? nil : Int(rule))
      }
      for match in self.sentence.rules {
        var match = match
        match.parts = match.parts.lowerBound + base..<match.parts.upperBound + base
        match.whole = match.whole.lowerBound + base..<match.whole.upperBound + base
        reading.rules.append(match)
      }
    }
    return reading
  }

  /// Makes ready for reading the sentences of a text.
  public mutating func begin(_ text: String, _ tokenised: TokenisedText) {
    forms.begin(text.utf8Span.span, tokenised.tokens)
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
    load(sentence, tokenised.tokens, bytes)
    if tally != nil { tally!.makeRoom(for: forms.types) }
    finder.find(in: &self.sentence, forms.types, &tally)
    matcher.find(in: &self.sentence, forms.types, tokenised.tokens, bytes)
    if !self.sentence.rules.isEmpty { applyGuards() }
  }

  /// Adds what was tallied to counts by category.
  public func add(_ tally: PlainTally, to counts: inout [Int]) {
    for (signature, count) in tally.countBySignature.enumerated() where count > 0 {
      for category in forms.types.plainCategories[signature] { counts[Int(category)] += count }
    }
    for (category, count) in tally.countByCategory.enumerated() { counts[category] += count }
  }

  /// Marks the matches that a guard's match touches: the guard that comes first, of those that touch the first part.
  private mutating func applyGuards() {
    for (index, match) in sentence.matches.enumerated() {
      guard let rule = guardOf(match) else { continue }
      if sentence.guards.isEmpty { sentence.guards = Array(repeating: -1, count: sentence.matches.count) }
      sentence.guards[index] = Int32(rule)
    }
  }

  private func guardOf(_ match: Match) -> Int? {
    for part in match.parts {
      for found in sentence.rules
      where found.parts.contains(part) && lexicon.guardedCategories[found.rule].contains(match.own) {
        return found.rule
      }
    }
    return nil
  }

  private mutating func load(_ sentence: Sentence, _ tokens: [Token], _ bytes: Span<UInt8>) {
    self.sentence.parts.removeAll(keepingCapacity: true)
    self.sentence.matches.removeAll(keepingCapacity: true)
    self.sentence.rules.removeAll(keepingCapacity: true)
    self.sentence.guards.removeAll(keepingCapacity: true)
    self.sentence.hasNegation = false
    var capitals = 0
    var smalls = 0
    let first = sentence.tokens.lowerBound
    var end = first > 0 ? tokens[first - 1].span.end : 0
    for token in sentence.tokens {
      let span = tokens[token].span
      var gap = PartGap(bytes, end..<span.start)
      for type in forms.parts(of: token) {
        let known = forms.types.types[Int(type)]
        capitals += Int(known.capitals)
        smalls += Int(known.smalls)
        self.sentence.parts.append(
          Part(type: type, token: Int32(token), gap: gap, marks: known.marks.intersection(.isCapital)))
        gap = .none
      }
      end = span.end
    }
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
