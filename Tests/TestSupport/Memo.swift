/// Texts for tests of what does not depend on the words: two acts for the group, and in the longer one also an act of
/// service.
public enum Memo {
  /// Credit and thanks.
  public static let short = "We won because of you, the night crew. Thank you all for the work.\n"
  /// The same and a promise.
  public static let long =
    "We won because of you, the night crew. Thank you all for the work. I will call each of you by Friday.\n"
}
