import Glibc

/// A line of a file, as typed: `memo.txt:12`.
struct FilePlace: Hashable {
  let path: String
  let line: Int

  /// Reads an argument; `nil` when it is a path as it stands, or names no line. The line may be one that no file has, 0
  /// or past the end.
  init?(_ argument: String) {
    guard access(argument, F_OK) != 0, let colon = argument.lastIndex(of: ":"),
      let line = Int(argument[argument.index(after: colon)...])
    else { return nil }
    let path = String(argument[..<colon])
    guard access(path, F_OK) == 0 else { return nil }
    self.path = path
    self.line = line
  }
}
