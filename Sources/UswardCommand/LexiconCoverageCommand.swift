import ArgumentParser
import Extraction
import Lexicons
import Reports
import Usward

extension LexiconCommand {
  /// `usward lexicon coverage PATH...`: what entries caught.
  struct Coverage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what each entry and rule caught in documents.",
      discussion: """
        One line an entry: how often it matched, in how many documents, and for a wildcard the words it took. All voices \
        are read.

        EXAMPLES:
          usward lexicon coverage speeches/
          usward lexicon coverage --lexicon mine.toml --category mine.words speeches/
        """)

    @OptionGroup(title: "Input") var input: InputOptions

    @Option(help: ArgumentHelp("Show only this category and those below it.", valueName: "name"))
    var category: String?

    @Flag(help: "Show only what caught nothing.")
    var unused = false

    @OptionGroup(title: "What is looked for") var lexicons: LexiconOptions
    @OptionGroup(title: "Output") var destination: OutputOptions
    @OptionGroup(title: "Work") var work: WorkOptions

    func run() async throws {
      var session = try Session(input, lexicons, work, writing: destination.output, command: Self.self)
      let lexicon = session.lexicon
      if let category, lexicon.category(named: category) == nil {
        throw Complaint.usage("the lexicon has no category \"\(category)\"; 'usward lexicon list' shows them")
      }
      let output = try ResultOutput(destination.output)
      var coverage = LexiconCoverage()
      try await session.read(progress: !output.isTerminal) { pipeline, read in
        let tokenised = pipeline.tokenise(read.extracted)
        var reader = LexiconReader(pipeline.lexicon)
        let reading = reader.read(read.extracted.text, tokenised)
        return LexiconCoverage(reading, pipeline.lexicon, text: read.extracted.text, tokenised)
      } deliver: { found in
        for part in found { coverage.add(part) }
      }
      try output.write(CoverageText(lexicon: lexicon, category: category, isUnusedOnly: unused).text(coverage))
      try output.finish()
      try session.finish()
    }
  }
}
