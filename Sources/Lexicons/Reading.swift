/// What a lexicon finds in a text.
public struct Reading: Sendable {
  /// The text's words, with contractions split into parts.
  @usableFromInline package var parts = Parts()
  /// Entries found, in order of place; those of one category do not overlap.
  public var matches: [Match] = []
  /// Rules found, in order of place.
  public var rules: [RuleMatch] = []
  /// For each match, the index of the rule that says it is not what it looks like; `nil` for most.
  @usableFromInline package var guards: [Int?] = []
  /// The same for each match of a rule.
  @usableFromInline package var ruleGuards: [Int?] = []

  /// The matches of rules that no guard removes.
  public var countedRules: [RuleMatch] { zip(rules, ruleGuards).compactMap { $1 == nil ? $0 : nil } }
}

/// The parts of a text, by their tokens.
@usableFromInline package struct Parts: Hashable, Sendable {
  /// The token of each part.
  @usableFromInline package internal(set) var tokens: [Int32] = []

  /// The number of parts.
  @usableFromInline package var count: Int { tokens.count }

  /// The tokens that a range of parts covers.
  @usableFromInline package func tokenRange(_ parts: Range<Int>) -> Range<Int> {
    Int(tokens[parts.lowerBound])..<Int(tokens[parts.upperBound - 1]) + 1
  }
}
