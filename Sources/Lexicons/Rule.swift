/// A token pattern and what it shows where it is found.
public struct Rule: Hashable, Sendable {
  /// What a match of the rule means.
  public enum Effect: Hashable, Sendable {
    /// Evidence of an act.
    case act(Act)
    /// How a first-person-plural word within the match is read.
    case we(WeReading)
    /// Matches of the named categories, and of rules of acts named under them, within the match do not count.
    case guarding([String])
    /// A vision named or shown.
    case vision(VisionMark)
    /// An occurrence of the named category, as if an entry of it had matched.
    case marking(String)
  }

  /// The name, nested by dots.
  public var name: String
  /// What it is for.
  public var description: String
  /// Where it comes from.
  public var source: String
  /// What a match means.
  public var effect: Effect
  /// Who acts; `nil` to find the subject of the clause.
  public var actor: RuleActor?
  /// The weight of its evidence, 0 to 5.
  public var weight: Int
  /// Whether a negation around the match takes it away (the default) or leaves it.
  public var standsNegated: Bool
  /// Why a candidate is rejected, for guards, in plain words.
  public var reason: String?
  /// Whether what it rejects might have been meant after all, which the document's flags then say.
  public var isDoubtful: Bool
  /// The patterns, any of which matches.
  public var patterns: [String]
  /// Patterns that take the match away when they are found in the same sentence.
  public var unless: [String]
  /// Patterns one of which is to be found in the same sentence; empty when the match needs nothing beside it.
  public var with: [String]
  /// Sentences in which it must match.
  public var matches: [String]
  /// Sentences in which it must not match.
  public var rejects: [String]
  /// The lexicon file that defines it.
  public var file: String
}

/// Who a rule says acts.
public enum RuleActor: String, Hashable, Sendable, CaseIterable {
  case author, group, addressee, other
}

/// Whom a first-person-plural word takes in.
public enum WeReading: String, Hashable, Sendable, CaseIterable {
  case inclusive, exclusive, generic
  case royalSuspect = "royal_suspect"
}
