import ArgumentParser

/// The names of commands on a command line. The parser calls one that there is not an unexpected argument, among all that
/// follows it, and shows the help of all commands where that of a misspelt one was asked for.
enum CommandNames {
  /// Refuses a name that no command has, with those that there are.
  static func check(_ arguments: some Collection<String>) throws(Complaint) {
    var names = arguments[...]
    if names.first == "help" { names = names.dropFirst() }
    var command: any ParsableCommand.Type = UswardCommand.self
    var path = ""
    while let name = names.popFirst(), !name.hasPrefix("-"), !(path.isEmpty && name == "help") {
      let commands = command.configuration.subcommands
      // What follows the name of a command that has none below it are its arguments.
      if commands.isEmpty { return }
      guard let next = commands.first(where: { $0._commandName == name }) else {
        let shown = commands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        // Somebody who names a text at once has seen programs that do one thing.
        let isText = path.isEmpty && name.contains { $0 == "." || $0 == "/" }
        let advice = isText ? "; of a text: usward explain \(name)" : ""
        throw .usage("there is no command \"\(path)\(name)\"; there are \(shown.joined(separator: ", "))\(advice)")
      }
      command = next
      path += name + " "
    }
  }
}
