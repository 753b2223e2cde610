import ArgumentParser

/// The names of commands on a command line. For an unknown command the parser reports only unexpected arguments, and
/// shows the help of all commands where that of a misspelt one was asked for.
enum CommandNames {
  /// Refuses an unknown command, listing those that exist.
  static func check(_ arguments: some Collection<String>) throws(Complaint) {
    var names = arguments[...]
    if names.first == "help" { names = names.dropFirst() }
    var command: any ParsableCommand.Type = UswardCommand.self
    var path = ""
    while let name = names.popFirst(), !name.hasPrefix("-"), !(path.isEmpty && name == "help") {
      let commands = command.configuration.subcommands
      // Whatever follows a command without subcommands is an argument.
      if commands.isEmpty { return }
      guard let next = commands.first(where: { $0._commandName == name }) else {
        let shown = commands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        // Someone who names a text first is used to programs that do only one thing.
        let isText = path.isEmpty && name.contains { $0 == "." || $0 == "/" }
        let advice = isText ? "; for a text: usward explain \(name)" : ""
        throw .usage("there is no command \"\(path)\(name)\"; there are \(shown.joined(separator: ", "))\(advice)")
      }
      command = next
      path += name + " "
    }
  }
}
