import ArgumentParser
import Lexicons
import Reports
import Text
import Usward

/// `usward lexicon`: what is looked for.
struct LexiconCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Show what Usward looks for, and check lexicon files.",
    subcommands: [List.self, Show.self, Check.self, Coverage.self, Convert.self, Compile.self])

  /// `usward lexicon list`: the categories.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the categories and rules with their sizes.")

    @OptionGroup(title: "What to look for") var lexicons: LexiconOptions

    func run() throws {
      let lexicon = try lexicons.choice.compiled()
      let output = try ResultOutput(nil)
      try output.write(LexiconReport(lexicon).list)
      try output.finish()
    }
  }

  /// `usward lexicon show NAME`: a category and its entries.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a category or rule: what it measures, why, how well, its entries and patterns.")

    @Argument(help: "The name of a category, rule or act; everything under it is shown too.")
    var name: String

    @OptionGroup(title: "What to look for") var lexicons: LexiconOptions

    func run() throws {
      let lexicon = try lexicons.choice.compiled()
      let report = LexiconReport(
        lexicon, measuredFiles: lexicons.noDefaultLexicon ? [] : Set(LexiconFile.embedded.map(\.name)))
      guard let text = report.text(lexicon.name(typed: name)) else {
        throw lexicon.lacks(name)
      }
      let output = try ResultOutput(nil)
      try output.write(text)
      try output.finish()
    }
  }

  /// `usward lexicon check`: whether lexicons are valid and their examples hold.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check that lexicon files are sound and that their examples hold.",
      discussion:
        """
        Without a file, the lexicon that comes with the program is checked. The exit status is 65 if one is invalid or an \
        example fails. Also listed are rules that nothing matches, entries that others always take, what has too few \
        examples, what replaces a category, rule or verdict of the program or of an earlier file, formulas that can \
        decide nothing, and what shares a family name with the program's lexicon.
        """)

    @Argument(help: "Lexicon files, read after the one that comes with the program.")
    var names: [NameList] = []

    @ArgumentParser.Flag(help: "Read the files without the categories that come with the program.")
    var noDefaultLexicon = false

    func run() throws {
      let files = names.flatMap(\.names)
      var options = LexiconChoice()
      options.lexicon = files
      options.noDefaultLexicon = noDefaultLexicon
      let lexicon = try options.compiled(isQuiet: true)
      let own = Set(files)
      let (read, dictionaries) = try options.files()
      let added = read.filter { own.contains($0.name) }
      let findings = lexicon.check(of: read)
      var remarks = lexicon.idle(of: files.isEmpty ? nil : own)
      let idle = remarks.count
      // Nobody wrote examples for a dictionary of another program.
      remarks += lexicon.lackingExamples(in: own.subtracting(dictionaries))
      if !noDefaultLexicon {
        remarks += lexicon.sharedFamilies(in: own, with: .embedded)
      }
      remarks += try Lexicon.replacements(by: added, of: noDefaultLexicon ? nil : .embedded)
      let formulas = try Lexicon.formulas(in: added)
      remarks += Lexicon.idle(among: formulas)
      let output = try ResultOutput(nil)
      for finding in findings + remarks { try output.write(Escapes.oneLine("\(finding)", keepsSpaces: true) + "\n") }
      let sizes = lexicon.sizes(of: own)
      let labels = formulas.map(\.labels.count).reduce(0, +)
      try output.write(
        "\(counted(sizes.categories, "category", "categories")), "
          + "\(counted(sizes.entries, "entry", "entries")), \(counted(sizes.rules, "rule", "rules"))"
          + (labels == 0 ? "" : ", \(counted(labels, "label of a verdict", "labels of verdicts"))") + ": "
          + (findings.isEmpty ? "sound, all examples hold" : "examples that fail: \(findings.count)")
          + (idle == 0 ? "\n" : "; dead or shadowed: \(idle)\n"))
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

extension Lexicon {
  /// The name of a category or rule, as typed. A family is named with `.*` as in a concordance, and an act may have the
  /// name that explanations give it: credit_giving is act.credit-giving.
  func name(typed: String) -> String {
    let name = typed.hasSuffix(".*") ? String(typed.dropLast(2)) : typed
    // Word classes that only rules read may have the name of an act.
    let isShown = category(named: name).map { !categories[$0].isSupport } ?? false
    return isShown ? name : Act(rawValue: name)?.nameOfRules ?? name
  }

  /// The complaint that nothing has the name that was typed, with the names that end like it.
  func lacks(_ typed: String) -> Complaint {
    let like = names(like: typed)
    let advice = like.isEmpty ? "'usward lexicon list' shows them" : "similar names: \(like.joined(separator: ", "))"
    return .usage("the lexicon has no category, rule or act \"\(typed)\"; \(advice)")
  }

  /// The first names that end with what was typed, or differ from it only in case and underscores.
  func names(like typed: String) -> [String] {
    let wanted = typed.lowercased().replacing("_", with: "-")
    guard wanted.contains(where: \.isLetter) else { return [] }
    let known = categories.filter { !$0.isSupport }.map(\.name) + rules.map(\.name)
    return Array(known.filter { $0.hasSuffix("." + wanted) || $0 == wanted }.prefix(Self.mostLike))
  }

  private static var mostLike: Int { 5 }
}
