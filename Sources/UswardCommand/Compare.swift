import ArgumentParser
import Lexicons
import Reports
import Scoring
import Statistics
import Usward

/// `usward compare`: groups of documents side by side.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare authors or other groups: rates, intervals, differences, evidence.",
    discussion: """
      The document is the unit: an interval says how far a rate would move with other documents of the same author. \
      A group with too little text gets no verdict.

      EXAMPLES:
        usward compare --by author --metadata meta.csv speeches/
        usward compare --by year --author-from '{author}-{year}-*.txt' letters/
        usward compare --between 'A. Author' --and 'B. Author' --within genre speeches/ --metadata meta.csv
        usward compare --by author memos/ --format html --output report.html
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "What documents are grouped by: author, year, genre, model, or a field of their metadata.", valueName: "field"))
  var by = "author"

  @Option(help: ArgumentHelp("The words a group needs for a verdict.", valueName: "n"))
  var minimumWords: Int?

  @Option(help: ArgumentHelp("The documents of 100 words and more that a group needs for a verdict.", valueName: "n"))
  var minimumDocuments: Int?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A category to compare, as 'usward lexicon list' names it. Repeatable.", valueName: "name"))
  var category: [String] = []

  @OptionGroup(title: "Like with like") var likeness: LikenessOptions
  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What is looked for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions

  @Option(help: "table, json, jsonl, csv, markdown or html.")
  var format = OutputFormat.table

  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    var session = try Session(
      input, voices: voice.voices, lexicons, work, detail: .strongest(perSide: TallyRow.samplesPerSide),
      writing: destination.output, command: Self.self)
    let options = try comparisonOptions(session)
    let output = try ResultOutput(destination.output)
    var tally = Tally(categories: session.lexicon.categories, provenance: session.provenance)
    try await session.score(progress: true) { outcomes in
      for outcome in outcomes { tally.add(outcome) }
    }
    tally.skip(session.provenance.skipped)
    let comparison = Comparison(tally, by: GroupKey(by), options: options)
    try likeness.check(comparison)
    try output.write(comparisonReport(comparison, format: format, style: destination.style(output)))
    try output.finish()
    if !comparison.groups.isEmpty, comparison.groups.allSatisfy({ $0.name == nil }) {
      session.remark("no document says its \(by): all are one group")
    }
    try session.finish()
  }

  private func comparisonOptions(_ session: Session) throws -> ComparisonOptions {
    var options = ComparisonOptions()
    if let minimumWords, minimumWords < 0 { throw Complaint.usage("--minimum-words is a number from 0") }
    if let minimumDocuments, minimumDocuments < 1 { throw Complaint.usage("--minimum-documents is a number from 1") }
    if let minimumWords { options.minimumWords = minimumWords }
    if let minimumDocuments { options.minimumDocuments = minimumDocuments }
    try likeness.apply(to: &options, session.provenance)
    for name in category where !session.lexicon.categories.contains(where: { $0.name == name }) {
      throw Complaint.usage("--category: the lexicon has no category \"\(name)\"; 'usward lexicon list' shows them")
    }
    for name in category where !options.categories.contains(name) { options.categories.append(name) }
    return options
  }
}
