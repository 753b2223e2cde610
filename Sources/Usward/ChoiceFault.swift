/// Why what was written to choose by, a pattern or the names of fields, cannot be used.
public struct ChoiceFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in plain words.
  public var message: String
  /// The same.
  public var description: String { message }
}
