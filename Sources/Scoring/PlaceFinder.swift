public import Extraction
public import Lexicons
public import Text

/// A place in a text where a category was found, and whether it counts.
public struct FoundPlace: Hashable, Sendable {
  /// The tokens it covers.
  public var tokens: Range<Int>
  /// The entry or rule that found it.
  public var pattern: String
  /// The category or rule it belongs to.
  public var category: String
  /// Whose words it stands in.
  public var voice: Voice
  /// Whether it stands within a negation.
  public var negated: Bool
  /// Why it does not count; `nil` when it does.
  public var reason: String?
}

/// Finds where a category or rule occurs in a text, by the same rules of voice, guard and negation as the figures. Each
/// thread needs a finder of its own.
public struct PlaceFinder: Sendable {
  /// The lexicon that is searched.
  public var lexicon: Lexicon { reader.lexicon }
  private var reader: LexiconReader
  private let wanted: Set<Int>
  /// The rules that are searched for.
  private let rules: Set<Int>
  /// The category that a rule marks, by the rule's name; only for rules that mark one.
  private let marking: [String: String]
  private let voices: VoiceChoice

  /// Makes a finder of the category called `name`, the categories under it, and the rules of that name or under it;
  /// `nil` when the lexicon has none of these.
  public init?(_ lexicon: Lexicon, name: String, voices: VoiceChoice = .author) {
    reader = LexiconReader(lexicon)
    self.voices = voices
    let wanted = Set(lexicon.category(named: name).map { [$0] + lexicon.categories[$0].descendants } ?? [])
    self.wanted = wanted
    rules = Set(
      lexicon.rules.indices.filter { index in
        let rule = lexicon.rules[index]
        if rule.name.isOrLiesUnder(name) { return true }
        guard case .marking(let marked) = rule.effect else { return false }
        return lexicon.category(named: marked).map(wanted.contains) ?? false
      })
    marking = rules.reduce(into: [:]) { marking, index in
      if case .marking(let category) = lexicon.rules[index].effect { marking[lexicon.rules[index].name] = category }
    }
    if wanted.isEmpty, rules.isEmpty { return nil }
  }

  /// The places in order. Where places overlap, the first and longest is kept; one that counts takes precedence over
  /// one that does not. What rules mark is counted apart from entries, by category, and so yields only to other rules'
  /// matches.
  public mutating func places(in extracted: ExtractedText, _ tokenised: TokenisedText, voices: VoiceChoice? = nil)
    -> [FoundPlace]
  {
    let voice = VoiceOfTokens(extracted, tokenised.tokens, choice: voices ?? self.voices)
    var found: [FoundPlace] = []
    var listing: CategoryTally?
    reader.begin()
    let bytes = extracted.text.utf8Span.span
    for sentence in tokenised.sentences {
      reader.read(sentence, extracted.text, bytes, tokenised, &listing, guards: .all)
      addPlaces(in: reader.sentence, voice, to: &found)
    }
    found.sort { a, b in
      (a.tokens.lowerBound, a.reason == nil ? 0 : 1, -a.tokens.upperBound, a.pattern)
        < (b.tokens.lowerBound, b.reason == nil ? 0 : 1, -b.tokens.upperBound, b.pattern)
    }
    var ends: [String?: Int] = [:]
    return found.filter { place in
      let marked = marking[place.pattern]
      guard place.tokens.lowerBound >= ends[marked, default: 0] else { return false }
      ends[marked] = place.tokens.upperBound
      return true
    }
  }

  private func addPlaces(in sentence: SentenceReading, _ voice: VoiceOfTokens, to found: inout [FoundPlace]) {
    for (index, match) in sentence.matches.enumerated() where match.own == match.category && wanted.contains(match.own)
    {
      let rule = sentence.guardOf(match: index).map { lexicon.rules[$0] }
      found.append(
        place(
          sentence.tokenRange(match.parts), voice, pattern: lexicon.entries[match.entry].text,
          category: lexicon.categories[match.own].name,
          negated: sentence.parts[match.parts.lowerBound].isNegated,
          reason: rule?.statedReason))
    }
    for (index, match) in sentence.rules.enumerated() where rules.contains(match.rule) {
      let rule = lexicon.rules[match.rule]
      let rejecting = sentence.guardOf(rule: index).map { lexicon.rules[$0] }
      found.append(
        place(
          sentence.tokenRange(match.parts), voice, pattern: rule.name, category: rule.name,
          negated: sentence.isNegated(match, standsNegated: rule.standsNegated),
          reason: rejecting?.statedReason))
    }
  }

  /// How many words that count, and how many of the places, stand in each of `stretches` stretches of equal length.
  public func stretches(
    _ places: [FoundPlace], in extracted: ExtractedText, _ tokenised: TokenisedText, count stretches: Int,
    voices: VoiceChoice? = nil
  ) -> (words: [Int], places: [Int]) {
    let voice = VoiceOfTokens(extracted, tokenised.tokens, choice: voices ?? self.voices)
    var isCounted = [Bool](repeating: false, count: tokenised.tokens.count)
    for run in voice.runs where run.isCounted {
      for index in run.tokens where tokenised.tokens[index].kind.countsAsWord { isCounted[index] = true }
    }
    let total = isCounted.count { $0 }
    var words = [Int](repeating: 0, count: stretches)
    var stretchOf = [Int](repeating: 0, count: tokenised.tokens.count)
    var seen = 0
    for index in tokenised.tokens.indices {
      stretchOf[index] = total == 0 ? 0 : min(stretches - 1, seen * stretches / total)
      guard isCounted[index] else { continue }
      words[stretchOf[index]] += 1
      seen += 1
    }
    var counts = [Int](repeating: 0, count: stretches)
    for place in places where place.reason == nil { counts[stretchOf[place.tokens.lowerBound]] += 1 }
    return (words, counts)
  }

  private func place(
    _ tokens: Range<Int>, _ voice: VoiceOfTokens, pattern: String, category: String, negated: Bool, reason: String?
  ) -> FoundPlace {
    FoundPlace(
      tokens: tokens, pattern: pattern, category: category, voice: voice.voice(of: tokens.lowerBound), negated: negated,
      reason: reason ?? (voice.isCounted(tokens.lowerBound) ? nil : Reason.otherVoice))
  }
}
