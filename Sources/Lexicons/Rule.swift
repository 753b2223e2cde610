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

    /// Whether it says that something was done, which a word that denies within the match would deny.
    var isOfDeeds: Bool {
      switch self {
      case .act, .vision, .marking: true
      case .we, .guarding: false
      }
    }
  }

  /// The name, nested by dots.
  public var name: String
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
  /// What a guard says of what it takes away: its reason, or its name where it gives none.
  package var statedReason: String { reason ?? name }
  /// Whether what it rejects in a line of capitals might have been meant after all, which the document's flags then say.
  public var isDoubtful: Bool
  /// What it says to people, and its patterns as they are written.
  var texts: Deferred<Texts>

  /// What it is for.
  public var description: String { texts.value.description }
  /// Where it comes from.
  public var source: String { texts.value.source }
  /// The patterns, any of which matches.
  public var patterns: [String] { texts.value.patterns }
  /// Patterns that take the match away when they are found in the same sentence.
  public var unless: [String] { texts.value.unless }
  /// Patterns one of which is to be found in the same sentence; empty when the match needs nothing beside it.
  public var with: [String] { texts.value.with }
  /// Sentences in which it must match.
  public var matches: [String] { texts.value.matches }
  /// Sentences in which it must not match.
  public var rejects: [String] { texts.value.rejects }
  /// The lexicon file that defines it.
  public var file: String { texts.value.file }

  /// What of a rule matching does not read: its patterns are compiled.
  struct Texts: Deferrable {
    var description = ""
    var source = ""
    var patterns: [String] = []
    var unless: [String] = []
    var with: [String] = []
    var matches: [String] = []
    var rejects: [String] = []
    var file = ""
  }
}

/// Who a rule says acts.
public enum RuleActor: String, Hashable, Sendable, CaseIterable {
  case author, group, addressee, other
}

/// Whom a first-person-plural word takes in.
public enum WeReading: String, Codable, Hashable, Sendable, CaseIterable {
  /// The people addressed too.
  case inclusive
  /// The author's own group without the people addressed.
  case exclusive
  /// People in general.
  case generic
  /// A single person of rank who says we.
  case royalSuspect = "royal_suspect"
}
