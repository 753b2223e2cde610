import ArgumentParser
import Lexicons
import Reports
import Scoring
import Statistics
import Usward

/// `usward norms`: reference figures.
struct NormsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "norms", abstract: "Make reference figures that authors can be held against.",
    subcommands: [NormsBuild.self])
}

/// `usward norms build`: the spread of every measure over the authors, or documents, of a collection.
struct NormsBuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Make a norms file of a collection for 'usward compare --against'.",
    discussion: """
      The file holds whole numbers: for every measure the values of all authors (or documents) with enough words, the \
      version and the digest of the lexicon. Norms serve texts of the same genre and time as those they were made of.

      EXAMPLES:
        usward norms build speeches/ --metadata meta.csv --output norms.json
        usward norms build letters/ --unit document --since 1990 --output norms.json
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: "What a value is of: author or document.")
  var unit = NormUnit.author

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The words an author or document needs to be counted (default: 1100).", valueName: "n"))
  var minimumWords: Int?

  @OptionGroup var dates: DateOptions

  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What is looked for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions
  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    // A text without words has no rate.
    try Complaint.check(minimumWords, from: 1, "--minimum-words")
    var session = try Session(
      input.choice, voices: voice.voices, lexicons.choice, work.choice, writing: destination.output, command: Self.self)
    var options = ComparisonOptions()
    if let minimumWords { options.minimumWords = minimumWords }
    try dates.choice.apply(to: &options)
    try destination.check(isNameOf: "a file of norms", endings: ["json"])
    let output = try ResultOutput(destination.output)
    let tally = await session.tally(by: .author, countsWords: false)
    guard let norms = Norms(tally, by: unit, options: options) else {
      if unit == .author, !tally.rows.isEmpty, tally.rows.allSatisfy({ $0.author == nil }) {
        throw Complaint.usage(
          "no document names its author, of which norms are made: --metadata or --author-from can say it; --unit document makes norms "
            + "of documents")
      }
      throw Complaint.usage(
        "there is no \(unit.rawValue) with \(options.minimumWords) words to make norms of (--minimum-words)")
    }
    try output.write(normsReport(norms))
    try output.finish()
    if !work.quiet { tally.nameRepeated() }
    try session.finish()
  }
}
