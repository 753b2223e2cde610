/// The program itself.
public enum Program {
  /// The version, as in CHANGELOG.md.
  public static let version = "0.1.0"
}
