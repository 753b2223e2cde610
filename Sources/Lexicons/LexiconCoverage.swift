public import Text

/// What each entry and rule of a lexicon caught in texts: which words a wildcard matched, and what never matches.
public struct LexiconCoverage: Hashable, Sendable {
  /// What one entry caught.
  public struct Catch: Hashable, Sendable {
    /// How often it matched.
    public var occurrences = 0
    /// The number of documents it matched in.
    public var documents = 0
    /// How often each folded form was matched, with white space folded: what a wildcard stood for, and in which
    /// contractions a word was found. Empty for rules.
    public var forms: [String: Int] = [:]

    /// Makes an empty catch.
    public init() {}
  }

  /// What entries caught, by their index in `Lexicon.entries`; only those that caught something.
  public private(set) var entries: [Int: Catch] = [:]
  /// What rules caught, by their index in `Lexicon.rules`; only those that caught something.
  public private(set) var rules: [Int: Catch] = [:]

  /// The number of documents read.
  public private(set) var documents = 0

  /// Makes the coverage of no text.
  public init() {}

  /// Makes the coverage of one document. Matches that a guard rejects do not count.
  public init(_ reading: Reading, text: String, _ tokenised: TokenisedText) {
    for (match, rejecting) in zip(reading.matches, reading.guards) where match.own == match.category && rejecting == nil
    {
      entries[match.entry, default: Catch()].occurrences += 1
      let span = tokenised.span(of: reading.parts.tokenRange(match.parts))
      let form = Folding.key(of: text.utf8Span.span, span)[...].withSingleSpaces
      entries[match.entry]?.forms[form, default: 0] += 1
    }
    documents = 1
    for match in reading.countedRules { rules[match.rule, default: Catch()].occurrences += 1 }
    for entry in entries.keys { entries[entry]?.documents = 1 }
    for rule in rules.keys { rules[rule]?.documents = 1 }
  }

  /// Adds what was caught in other documents; the order of adding does not matter.
  public mutating func add(_ other: LexiconCoverage) {
    entries.merge(other.entries) { $0.united(with: $1) }
    rules.merge(other.rules) { $0.united(with: $1) }
    documents += other.documents
  }
}

extension LexiconCoverage.Catch {
  fileprivate func united(with other: Self) -> Self {
    var sum = self
    sum.occurrences += other.occurrences
    sum.documents += other.documents
    sum.forms.merge(other.forms, uniquingKeysWith: +)
    return sum
  }
}
