import Glibc

/// The identity of a file, whatever it is called: links, and paths written in another way, lead to the same file.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let node: UInt

  /// The identity in this information from the system.
  init(_ information: stat) {
    device = UInt(information.st_dev)
    node = UInt(information.st_ino)
  }

  /// The identity of the regular file at `path`; `nil` when there is none.
  package init?(file path: String) {
    self.init { information in SystemPath.with(path) { stat($0, &information) } }
  }

  /// The identity of the regular file that standard input comes from; `nil` when it is a pipe or a terminal.
  static var standardInput: FileIdentity? { FileIdentity { fstat(STDIN_FILENO, &$0) } }

  /// The identity of the regular file that `ask` queries the system about.
  private init?(_ ask: (inout stat) -> Int32) {
    var information = stat()
    guard ask(&information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(information)
  }
}

/// The canonical path of a file: absolute, with links followed; `path` itself where there is no file.
package func withLinksFollowed(_ path: String) -> String { realPath(of: path) ?? path }

/// The same for a file or the gzip file it was packed into; `path` itself where there is neither.
func withLinksFollowed(orPacked path: String) -> String { realPath(of: path) ?? realPath(of: "\(path).gz") ?? path }

private func realPath(of path: String) -> String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  guard SystemPath.with(path, { realpath($0, &buffer) }) != nil else { return nil }
  return SystemPath.written(buffer)
}

extension Source {
  /// The name under which this source reads a file; `nil` when it does not. Folders are walked as they are in a run.
  package func nameReading(_ file: FileIdentity, _ selection: FileSelection) -> String? {
    switch self {
    case .standardInput(let name): return FileIdentity.standardInput == file ? name : nil
    case .path(let path):
      guard FolderWalk.isFolder(path) else { return FileIdentity(file: path) == file ? path : nil }
      for case .file(let path) in FolderWalk(path, selection) where FileIdentity(file: path) == file { return path }
      return nil
    }
  }
}
