import Glibc

/// Which file a name stands for, whatever the name: links, and paths written in another way, are the same file.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let node: UInt

  /// That of the file that the system gives this information of.
  init(_ information: stat) {
    device = UInt(information.st_dev)
    node = UInt(information.st_ino)
  }

  /// That of the regular file at `path`; `nil` when there is none.
  package init?(file path: String) {
    self.init { information in SystemPath.with(path) { stat($0, &information) } }
  }

  /// That of the regular file that standard input is read from; `nil` when it is a pipe or a terminal.
  static var standardInput: FileIdentity? { FileIdentity { fstat(STDIN_FILENO, &$0) } }

  /// That of the regular file that `ask` has the system tell of.
  private init?(_ ask: (inout stat) -> Int32) {
    var information = stat()
    guard ask(&information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(information)
  }
}

/// The path by which a file is known however it was named: absolute, links followed; `path` itself where there is none.
package func withLinksFollowed(_ path: String) -> String { realPath(of: path) ?? path }

/// That path of a file, or of the gzip file that it was packed into; `path` itself where there is neither.
func withLinksFollowed(orPacked path: String) -> String { realPath(of: path) ?? realPath(of: "\(path).gz") ?? path }

private func realPath(of path: String) -> String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  guard SystemPath.with(path, { realpath($0, &buffer) }) != nil else { return nil }
  return SystemPath.written(buffer)
}

extension Source {
  /// The name by which a file is read here; `nil` when it is not. A folder is gone through as a run goes through it.
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
