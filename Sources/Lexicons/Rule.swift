/// A token pattern, and what it shows where it is found.
public struct Rule: Hashable, Sendable {
  /// What a match of the rule means.
  public enum Effect: Hashable, Sendable {
    /// Evidence of an act.
    case act(Act)
    /// The reading of a first-person-plural word within the match.
    case we(WeReading)
    /// Matches within it do not count if they are of the named categories or of rules of acts with such names.
    case guarding([String])
    /// A vision named or shown.
    case vision(VisionMark)
    /// An occurrence of the named category, as if an entry of it had matched.
    case marking(String)

    /// Whether it says that something was done, which a word of denial within the match would deny.
    var isOfDeeds: Bool {
      switch self {
      case .act, .vision, .marking: true
      case .we, .guarding: false
      }
    }
  }

  /// The name, with dots for nesting.
  public var name: String
  /// What a match means.
  public var effect: Effect
  /// Who acts; `nil` to find the subject of the clause.
  public var actor: RuleActor?
  /// The weight of its evidence, from 0 to 5.
  public var weight: Int
  /// Whether its match still counts within a negation; by default it does not.
  public var standsNegated: Bool
  /// For guards, why a candidate is rejected, in plain words.
  public var reason: String?
  /// What a guard says of what it removes: its reason, or its name if it gives none.
  package var statedReason: String { reason ?? name }
  /// Whether what it removes in a line of capitals may have been meant after all, which the document's flags then say.
  public var isDoubtful: Bool
  /// Its texts for people, and its patterns as written.
  var texts: Deferred<Texts>

  /// What it is for.
  public var description: String { texts.value.description }
  /// Where it comes from.
  public var source: String { texts.value.source }
  /// The patterns, any of which matches.
  public var patterns: [String] { texts.value.patterns }
  /// Patterns that cancel the match if they are found in the same sentence.
  public var unless: [String] { texts.value.unless }
  /// Patterns one of which must be found in the same sentence; empty when nothing else is required.
  public var with: [String] { texts.value.with }
  /// Sentences in which it must match.
  public var matches: [String] { texts.value.matches }
  /// Sentences in which it must not match.
  public var rejects: [String] { texts.value.rejects }
  /// The lexicon file that defines it.
  public var file: String { texts.value.file }

  /// The parts of a rule that matching does not read, since its patterns are compiled.
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

/// The actor that a rule names.
public enum RuleActor: String, Hashable, Sendable, CaseIterable {
  case author, group, addressee, other
}

/// Whom a first-person-plural word includes.
public enum WeReading: String, Codable, Hashable, Sendable, CaseIterable {
  /// The people addressed as well.
  case inclusive
  /// The author's own group without the people addressed.
  case exclusive
  /// People in general.
  case generic
  /// A single person of rank who says we.
  case royalSuspect = "royal_suspect"
}
