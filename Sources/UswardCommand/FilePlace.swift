import Glibc

/// Lines of a file, as typed: `memo.txt:12`, or `memo.txt:8-10`.
struct FilePlace: Hashable {
  let path: String
  let first: Int
  let last: Int

  /// Reads an argument; `nil` when it is a path as it stands, or names no lines of a file. The lines may be such as no file
  /// has, 0 or past the end.
  init?(_ argument: String) {
    guard access(argument, F_OK) != 0, let colon = argument.lastIndex(of: ":") else { return nil }
    let lines = argument[argument.index(after: colon)...]
    if let line = Int(lines) {
      (first, last) = (line, line)
    } else {
      let ends = lines.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
      (first, last) = (from, to)
    }
    path = String(argument[..<colon])
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT != S_IFDIR else { return nil }
  }
}
