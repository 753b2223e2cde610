/// The form under which a word is looked up.
public enum Folding {
  /// The folded form.
  public static func key(of form: String) -> String { form.lowercased() }
}
