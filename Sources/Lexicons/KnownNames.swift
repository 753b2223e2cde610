/// The lexicon categories by which people refer to themselves and to those they address; every report shows the rates
/// of the first two.
package enum ReferenceCategory {
  /// I, me, my.
  package static let own = "self.reference"
  /// We, us, our.
  package static let shared = "collective.reference"
  /// You, your.
  package static let addressee = "addressee.reference"
}

/// The lexicon categories of what shows a model of leadership.
package enum ModelCategory {
  /// The marks of power, which may make a text cross the line.
  package static let power = marks(of: "power")

  /// The marks of a model.
  package static func marks(of model: String) -> String { "model.\(model)" }
}

/// The lexicon categories that say what words do in a clause, which become marks of parts.
enum ClauseCategory {
  /// Words that negate what follows.
  static let negation = "negation"
  /// Words at which a negation ends before its clause does.
  static let negationEnd = "negation.end"
  /// Words after which a clause may begin.
  static let opener = "clause.opener"
  /// Words that begin a relative clause.
  static let relative = "clause.relative"

  /// The words that name an actor as subject.
  static func subject(_ actor: RuleActor) -> String { "subject.\(actor.rawValue)" }
}

/// The lexicon categories of function words, by which a text's language is recognised.
package enum LanguageCategory {
  /// Those of English.
  package static let english = "language.english"
  /// Those of other languages.
  package static let other = "language.other"
}

/// The names of the verdicts that a lexicon may have formulas for.
package enum VerdictName {
  /// Whose interest is at the centre.
  package static let stance = "stance"
  /// The model of leadership.
  package static let model = "model"
  /// How words of we are read that no cue in their clause decides.
  package static let we = "we"

  /// What is said where no formula decides a verdict.
  static func undecided(_ verdict: String) -> String {
    switch verdict {
    case stance: "neither"
    case model: "unclear"
    default: "unresolved"
    }
  }
}

extension String {
  /// Whether the name of a category or rule is this one or lies under it: `model.power.rank` lies under `model.power`,
  /// `model.powerful` does not.
  package func isOrLiesUnder(_ name: String) -> Bool { self == name || liesUnder(name) }

  /// Whether the name of a category or a rule lies under another.
  package func liesUnder(_ name: String) -> Bool { hasPrefix(name + ".") }

  /// The first component of a category's name: its family.
  var family: String { firstIndex(of: ".").map { String(self[..<$0]) } ?? self }
}
