/// The lexicon categories by which people refer to themselves and to those they speak to: every report shows the rates of the
/// first two.
public enum ReferenceCategory {
  /// I, me, my.
  public static let own = "self.reference"
  /// We, us, our.
  public static let shared = "collective.reference"
  /// You, your.
  public static let addressee = "addressee.reference"
}

/// The lexicon categories of what shows a model of leadership.
public enum ModelCategory {
  /// The marks of power, with which a text may cross the line.
  public static let power = marks(of: "power")

  /// The marks of a model.
  public static func marks(of model: String) -> String { "model.\(model)" }
}

extension String {
  /// Whether the name of a category or a rule is this one or lies under it: `model.power.rank` does under `model.power`,
  /// `model.powerful` does not.
  package func isOrLiesUnder(_ name: String) -> Bool { self == name || liesUnder(name) }

  /// Whether the name of a category or a rule lies under another.
  package func liesUnder(_ name: String) -> Bool { hasPrefix(name + ".") }

  /// The first part of the name of a category: its family.
  var family: String { firstIndex(of: ".").map { String(self[..<$0]) } ?? self }
}
