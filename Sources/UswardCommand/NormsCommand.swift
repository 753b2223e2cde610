import ArgumentParser
import Lexicons
import Reports
import Scoring
import Statistics
import Usward

/// `usward norms`: reference figures.
struct NormsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "norms", abstract: "Make reference figures to compare authors with.",
    subcommands: [NormsBuild.self])
}

/// `usward norms build`: the spread of every measure over the authors, or documents, of a collection.
struct NormsBuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Make a norms file from a collection for 'usward compare --against'.",
    discussion: """
      The file holds whole numbers: for every measure the values of all authors (or documents) with enough words; and the \
      version and the digest of the lexicon. Norms suit texts of the same genre and time as those they were made from.

      EXAMPLES:
        usward norms build speeches/ --metadata meta.csv --output norms.json
        usward norms build letters/ --unit document --since 1990 --output norms.json
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: "What each value describes: author or document.")
  var unit = NormUnit.author

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many words an author or document needs to be counted (default: 1100).", valueName: "n"))
  var minimumWords: Int?

  @OptionGroup var dates: DateOptions

  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What to look for") var lexicons: LexiconOptions
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
          "no document names its author, as norms of authors need: add it with --metadata or --author-from, or make norms of "
            + "documents with --unit document")
      }
      throw Complaint.usage(
        "no \(unit.rawValue) has the \(options.minimumWords) words that norms need (--minimum-words)")
    }
    try output.write(normsReport(norms))
    try output.finish()
    if !work.quiet { tally.nameRepeated() }
    try session.finish()
  }
}
