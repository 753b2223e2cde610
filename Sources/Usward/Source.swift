/// A place that documents come from.
public enum Source: Hashable, Sendable {
  /// A file or a folder.
  case path(String)
  /// Standard input, and its name in results.
  case standardInput(name: String)

  /// Its name: the path, or the name of standard input.
  public var name: String {
    switch self {
    case .path(let path): path
    case .standardInput(let name): name
    }
  }

  /// Whether it is known not to be a folder.
  public var isFile: Bool {
    switch self {
    case .path(let path): !FolderWalk.isFolder(path)
    case .standardInput: true
    }
  }
}
