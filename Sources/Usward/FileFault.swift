import Text

/// What is wrong with a file that a run depends on (a metadata table, a tally, norms), and where.
public struct FileFault: Error, Hashable, Sendable {
  /// The file's path.
  public var path: String
  /// The line, from 1; `nil` when the whole file is meant.
  public var line: Int?
  /// What is wrong, in plain words.
  public var message: String
}

extension FileFault: CustomStringConvertible {
  /// The fault as it is shown to a person: `path:line: what`.
  public var description: String { "\(placeName(path, line: line)): \(message)" }
}
