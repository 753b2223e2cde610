/// The lexicon categories by which people refer to themselves: every report shows their rates.
public enum ReferenceCategory {
  /// I, me, my.
  public static let own = "self.reference"
  /// We, us, our.
  public static let shared = "collective.reference"
}
