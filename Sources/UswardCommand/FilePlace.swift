import Glibc
import Text
import Usward

/// A place in a file, as typed: lines of a text, `memo.txt:12` or `memo.txt:8-10`, or a record by its id or its line,
/// `talks.csv:talk-3` or `talks.csv:14`. Which of the two is known once the file is read. Of standard input, what it is called stands
/// for the path, as in the ids of its records: `stdin:14`.
struct FilePlace: Hashable {
  /// The path, or what standard input is called.
  let path: String
  /// What follows the path and its colon.
  let name: String
  /// What is read for it: the path, or `-`.
  let source: String

  /// Reads an argument; `nil` when it is a path as it stands, or neither a file nor standard input is named before a colon.
  init?(_ argument: String, stdinName: String) {
    guard SystemPath.with(argument, { access($0, F_OK) }) != 0 else { return nil }
    // The last colon after the name of an existing file: names of files may contain colons, as may ids of records.
    for colon in argument.indices.reversed() where argument[colon] == ":" {
      let path = String(argument[..<colon])
      var information = stat()
      guard SystemPath.with(path, { stat($0, &information) }) == 0, information.st_mode & S_IFMT != S_IFDIR else {
        continue
      }
      self.path = path
      source = path
      name = String(argument[argument.index(after: colon)...])
      return
    }
    let start = "\(stdinName):"
    guard argument.hasPrefix(start), argument != start else { return nil }
    path = stdinName
    source = "-"
    name = String(argument.dropFirst(start.count))
  }

  /// The place as typed.
  var typed: String { "\(path):\(name)" }

  /// The lines of a text that it names, which may go beyond the end of the text.
  var lines: ClosedRange<Int> {
    get throws(Complaint) {
      let ends =
        Int(name).map { [$0, $0] } ?? name.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count == 2, let first = ends[0], let last = ends[1] else {
        throw .usage("\(typed): names no lines of the file, such as 12 or 8-10, and the file has no records")
      }
      if first < 1 { throw .usage("\(typed): lines are counted from 1") }
      if last < first { throw .usage("\(typed): the last line is before the first") }
      return first...last
    }
  }

  /// Throws when it is not a line of a text with so many lines.
  func check(lines count: Int) throws(Complaint) {
    let first = try lines.lowerBound
    if first > count {
      throw .usage("\(placeName(path, line: first)): the file has \(counted(count, "line", "lines"))")
    }
  }

  /// The complaint that no record of the file is the one that it names.
  var isOfNoRecord: Complaint {
    .usage("\(typed): no record of the file has this id or begins on this line; 'usward score' lists the ids")
  }

  /// Whether it names the record with this id.
  func isOf(id: String) -> Bool { id == name || id == typed }
}
