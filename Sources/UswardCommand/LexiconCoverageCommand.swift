import ArgumentParser
import Extraction
import Lexicons
import Reports
import Usward

extension LexiconCommand {
  /// `usward lexicon coverage PATH...`: what entries caught.
  struct Coverage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what each entry and rule matched in documents.",
      discussion: """
        For each entry, category by category: how often it matched, in how many documents, and the words it matched where \
        they differ from the entry: what a wildcard stood for, in which contractions a word was found. For each rule: how \
        often it matched; 'usward concord NAME' shows where. All voices are read.

        EXAMPLES:
          usward lexicon coverage speeches/
          usward lexicon coverage speeches/ --unused
          usward lexicon coverage speeches/ --format jsonl
          usward lexicon coverage --lexicon mine.toml --category mine.words speeches/
        """)

    @OptionGroup(title: "Input") var input: InputOptions

    @Option(help: ArgumentHelp("Show only this category or rule and those below it.", valueName: "name"))
    var category: String?

    @ArgumentParser.Flag(help: "Show only what matched nothing.")
    var unused = false

    @Option(
      help: "table, jsonl (one object per entry) or csv; by default from the ending of --output, else table.")
    var format: CoverageFormat?

    @OptionGroup(title: "What to look for") var lexicons: LexiconOptions
    @OptionGroup(title: "Output") var destination: OutputOptions
    @OptionGroup(title: "Work") var work: WorkOptions

    func run() async throws {
      let format = try destination.format(format, or: .table)
      var session = try Session(
        input.choice, lexicons.choice, work.choice, writing: destination.output, command: Self.self)
      let lexicon = session.lexicon
      let names = lexicon.categories.map(\.name) + lexicon.rules.map(\.name)
      let category = category.map(lexicon.name(typed:))
      if let category, !names.contains(where: { $0.isOrLiesUnder(category) }) {
        throw lexicon.lacks(category)
      }
      let output = try ResultOutput(destination.output)
      var coverage = LexiconCoverage()
      await session.read(progress: !output.isTerminal) { pipeline, read in
        let tokenised = pipeline.tokenise(read.extracted)
        var reader = LexiconReader(pipeline.lexicon)
        let reading = reader.read(read.extracted.text, tokenised)
        return LexiconCoverage(reading, text: read.extracted.text, tokenised)
      } deliver: { found in
        for part in found { coverage.add(part) }
      }
      let report = CoverageReport(
        lexicon, under: category, isUnusedOnly: unused, style: destination.choice.style(output),
        provenance: session.provenance)
      try output.write(report.text(coverage, format))
      try output.finish()
      try session.finish()
    }
  }
}
