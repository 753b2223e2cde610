/// Why a pattern or a list of field names, as the user wrote it, cannot be used.
public struct ChoiceFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in plain words.
  public var message: String
  /// The same.
  public var description: String { message }
}
