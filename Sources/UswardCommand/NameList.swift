import ArgumentParser

/// Names of files that follow one another on a command line, as the shell makes them of `*.txt`.
///
/// The parser takes time in the square of the arguments that it is given: 10,000 names took it over two seconds. So they
/// are handed to it as one argument, with a NUL between names, which no argument of a program can contain.
struct NameList: ExpressibleByArgument, Equatable {
  let names: [String]

  init(_ names: [String]) { self.names = names }

  init(argument: String) {
    names = argument.utf8.split(separator: 0, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  /// How many arguments in a row are left as they are. The first of them may be the names of commands, a term or the value
  /// of an option; any after these are names of files.
  private static let kept = 16

  /// The arguments, with long rows of names joined for the parser.
  static func joined(_ arguments: some Collection<String>) -> [String] {
    var joined: [String] = []
    var row: [String] = []
    for argument in arguments {
      if argument.utf8.first == UInt8(ascii: "-") {
        joined += joinedRow(row) + [argument]
        row.removeAll()
      } else {
        row.append(argument)
      }
    }
    return joined + joinedRow(row)
  }

  private static func joinedRow(_ row: [String]) -> [String] {
    // An empty name is a mistake that is reported by its own rules.
    guard row.count > kept + 1, !row.contains("") else { return row }
    return row.prefix(kept) + [row.dropFirst(kept).joined(separator: "\0")]
  }
}
