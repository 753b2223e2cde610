import ArgumentParser
import CMemory
import Glibc
import Usward

/// The command `usward`: options and one call a subcommand.
@main
struct UswardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "usward",
    abstract: "Shows whose interest a leader's words put at the centre: the leader's own, or the group's.",
    discussion: """
      Usward reads texts, finds what their clauses do (take credit or give it, command or serve, promise, admit a fault) \
      and shows rates with intervals and the sentence behind every point. It describes the text, not the person.

      EXAMPLES:
        usward score memo.txt                         verdict and figures
        usward explain memo.txt                       each sentence with its evidence
        usward compare --by author speeches/          authors side by side
        usward score memo.html notes/ --format csv    one row per document
        usward concord credit speeches/               a word in its context

      EXIT STATUS: 0 done; 2 some documents failed, the others are done; 64 wrong usage; 65 a lexicon, metadata or \
      tally file is invalid; 70 a fault of the program itself; 74 the output could not be written; 129, 130, \
      143 ended by loss of the terminal, Ctrl-C or a request to end. Finding no documents is not a failure: 0.
      """,
    version: Program.version,
    subcommands: [
      Score.self, Compare.self, Explain.self, Extract.self, Tokens.self, Concord.self, TallyCommand.self, Merge.self,
      NormsCommand.self,
      LexiconCommand.self,
    ])

  static func main() async {
    // A reader that closes the pipe, such as head, is not an error: writing fails instead and the run ends quietly.
    signal(SIGPIPE, SIG_IGN)
    usward_give_back_freed()
    do {
      let arguments = SystemPath.arguments.dropFirst()
      try OnceOptions.check(arguments)
      if arguments.first == "score", let score = ScoreChoice(plain: arguments.dropFirst()) {
        return try await score.run()
      }
      try checkOptionValues(arguments)
      try CommandNames.check(arguments)
      let command = try parsed(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
    } catch let complaint as Complaint {
      complaint.report()
    } catch {
      end(error)
    }
  }

  /// The command of these arguments. What the parser says of a mistake is about the arguments as they were typed.
  private static func parsed(_ arguments: some Collection<String>) throws -> any ParsableCommand {
    let joined = NameList.joined(arguments)
    if joined.count < arguments.count, let command = try? parseAsRoot(joined) { return command }
    return try parseAsRoot(Array(arguments))
  }

  /// The status of an error that is not a complaint. The parser knows those of its own; what it reports as a failure of
  /// the command is one that was not foreseen.
  static func status(of error: any Error) -> Int32 {
    let code = exitCode(for: error)
    return code == .failure ? EX_SOFTWARE : code.rawValue
  }

  /// Ends with what the parser has to say. Help and the version are results, and a failure to write them is reported
  /// like any other.
  private static func end(_ error: any Error) -> Never {
    let status = status(of: error)
    guard status == EXIT_SUCCESS else {
      if status == EX_SOFTWARE { Messages.say("usward: this is a fault of the program itself; please report it:") }
      for line in fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false) {
        Messages.say(String(line))
      }
      Glibc.exit(status)
    }
    do throws(Complaint) {
      let output = try ResultOutput(nil)
      try output.write(fullMessage(for: error) + "\n")
      try output.finish()
    } catch {
      error.report()
    }
    Glibc.exit(EXIT_SUCCESS)
  }

  /// Refuses `--output=` with nothing after it, as a script with an unset variable writes it: the parser would take the
  /// next argument for the value, and a document for the output. And `-:7`, which it would take for an option.
  private static func checkOptionValues(_ arguments: some Sequence<String>) throws(Complaint) {
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("-:") {
      let command = arguments.contains("concord") ? "concord TERM" : "explain"
      throw .usage(
        "\(argument): to name a record or line of standard input, use the name from the results: "
          + "usward \(command) \(InputChoice().stdinName)\(argument.dropFirst()) (or what --stdin-name gives)")
    }
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") && argument.hasSuffix("=") {
      if argument.firstIndex(of: "=") == argument.indices.last { throw .usage("\(argument) has no value") }
    }
  }
}
