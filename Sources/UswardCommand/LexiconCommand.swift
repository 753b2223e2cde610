import ArgumentParser
import Lexicons
import Reports
import Usward

/// `usward lexicon`: what is looked for.
struct LexiconCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Show what is looked for, and check lexicon files.",
    subcommands: [List.self, Show.self, Check.self, Coverage.self, Compile.self])

  /// `usward lexicon list`: the categories.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the categories with their sizes.")

    @OptionGroup(title: "What is looked for") var lexicons: LexiconOptions

    func run() throws {
      let lexicon = try lexicons.compiled()
      let output = try ResultOutput(nil)
      let shown = lexicon.categories.filter { !$0.isSupport }
      let width = shown.map(\.name.count).max() ?? 0
      try output.write("\(lexicon.names.joined(separator: ", ")), digest \(lexicon.digest)\n")
      for category in shown {
        let space = String(repeating: " ", count: width - category.name.count)
        let count = String(category.entryCount)
        let pad = String(repeating: " ", count: max(0, 5 - count.count))
        try output.write("\(category.name)\(space) \(pad)\(count)  \(category.description)\n")
      }
      try output.finish()
    }
  }

  /// `usward lexicon show NAME`: a category and its entries.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show a category: what it measures, why, its entries.")

    @Argument(help: "The name of a category.")
    var name: String

    @OptionGroup(title: "What is looked for") var lexicons: LexiconOptions

    func run() throws {
      let lexicon = try lexicons.compiled()
      guard let index = lexicon.categories.firstIndex(where: { $0.name == name }) else {
        throw Complaint.usage("the lexicon has no category \"\(name)\"; 'usward lexicon list' shows them")
      }
      let output = try ResultOutput(nil)
      try output.write(CategoryText.text(lexicon, index))
      try output.finish()
    }
  }

  /// `usward lexicon check`: whether lexicons are sound and their examples hold.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check that lexicon files are sound and that their examples hold.",
      discussion:
        "Without a file the lexicon that comes with the program is checked. Exit status 65 when one is unsound.")

    @Argument(help: "Lexicon files, read after the one that comes with the program.")
    var files: [String] = []

    @Flag(help: "Read the files without the categories that come with the program.")
    var noDefaultLexicon = false

    func run() throws {
      var options = LexiconOptions.standard
      options.lexicon = files
      options.noDefaultLexicon = noDefaultLexicon
      let lexicon = try options.compiled()
      let findings = lexicon.check()
      let output = try ResultOutput(nil)
      for finding in findings { try output.write("\(finding)\n") }
      let entries = lexicon.categories.map(\.entryCount).reduce(0, +)
      try output.write(
        "\(lexicon.categories.count) categories, \(entries) entries: "
          + (findings.isEmpty ? "sound, all examples hold\n" : "examples that fail: \(findings.count)\n"))
      try output.finish()
      if !findings.isEmpty { throw ExitCode(65) }
    }
  }

  /// `usward lexicon compile`: the tables that are embedded in the program, for `make lexicon`.
  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the program's own lexicon as the tables it starts from.", shouldDisplay: false)

    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String?

    func run() throws {
      let output = try ResultOutput(output)
      try output.write(bytes: try CompiledLexicon.bytes())
      try output.finish()
    }
  }
}
