import ArgumentParser
import Lexicons
import Reports
import Scoring
import Statistics
import Text
import Usward

/// `usward compare`: groups of documents side by side.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare authors or other groups: rates, intervals, differences, evidence.",
    discussion: """
      The unit is the document: an interval says how far a rate would move with other documents of the same author. Where \
      groups are not authors and documents share authors, the unit is the author: how far it would move with other \
      authors. A group with too little text gets no verdict, nor does a group of one document: --by file shows drafts \
      side by side, without verdicts; with --against and norms made by 'norms build --unit document', it also shows \
      where each lies among documents. 'usward explain NEW --before OLD' shows what an edit changed, sentence by sentence.

      EXAMPLES:
        usward compare --by author --metadata meta.csv speeches/
        usward compare --by year --author-from '{author}-{year}-*.txt' letters/
        usward compare --between 'A. Lee' --and 'B. Roy' --within genre speeches/
        usward compare --by author memos/ --format html --output report.html
        usward compare --by file first-draft.txt second-draft.txt
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "What documents are grouped by: author, year, quarter, month, genre, model, file (each by itself), or a field of their metadata "
        + "(default: author, or what the tally was made for).", valueName: "field"))
  var by: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Compare tally files (- for standard input) instead of reading documents; the output has the same bytes as one run.",
      valueName: "file"),
    completion: .file())
  var tally: [NameList] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many words a group needs for a verdict (default: 1100), and for a place among the norms of --against (default: "
        + "as many as the norms require).", valueName: "n"))
  var minimumWords: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many documents of 100 words or more a group needs for a verdict (default: 2); one document alone never gets one.",
      valueName: "n"))
  var minimumDocuments: Int?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A category (a list of words) to compare, as 'usward lexicon list' names it; acts and the categories of --lexicon are always compared. Repeatable.",
      valueName: "name"))
  var category: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many words used more, and how many used less, to list for each group; 0 for none (default: 10).",
      valueName: "n"))
  var keyWords: Int?

  @OptionGroup(title: "Like with like") var likeness: LikenessOptions
  @OptionGroup(title: "Like with like") var dates: DateOptions
  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What to look for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions

  @Option(help: "table, json, jsonl, csv, markdown or html; by default from the ending of --output, else table.")
  var format: OutputFormat?

  @ArgumentParser.Flag(
    help:
      "Show every table in the terminal: acts, attention, vision, sizes of differences, trends, telling words, method. In Markdown, add the sizes."
  )
  var full = false

  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    try Complaint.check(keyWords, from: 0, "--key-words")
    try Complaint.check(minimumWords, from: 0, "--minimum-words")
    try Complaint.check(minimumDocuments, from: 1, "--minimum-documents")
    let by = try by.map { try GroupKey(typed: $0, "--by") }
    let format = try destination.format(format, or: .table)
    var session: Session?
    // Made once, before documents are read: a norms file may be a pipe, which can be read only once.
    var options: ComparisonOptions?
    if tally.isEmpty {
      let reading = try Session(
        input.choice, voices: voice.voices, lexicons.choice, work.choice,
        detail: .strongest(perSide: TallyRow.samplesPerSide), writing: destination.output, besides: readBesides,
        command: Self.self)
      options = try comparisonOptions(
        Tally(categories: reading.lexicon.categories, scope: reading.lexicon.scope, provenance: reading.provenance))
      session = reading
    } else if !input.isDefault || !lexicons.isDefault || !voice.isDefault || work.jobs != nil {
      throw Complaint.usage(
        "--tally compares what is already counted; paths and options for reading and counting belong to 'usward tally'")
    }
    let tallies = try Source.named(self.tally.flatMap(\.names), stdinName: Tally.stdinName)
    if session == nil {
      try ResultOutput.check(destination.output, isNoneOf: tallies + readBesides.map { .path($0) })
    }
    let output = try ResultOutput(destination.output)
    let tally =
      if tallies.isEmpty {
        await session?.tally(by: by ?? .author, countsWords: keyWords != 0)
      } else { try Tally(tallies) }
    guard var tally else { return }
    let chosen = try options ?? comparisonOptions(tally)
    tally.tell(tally.dates.told + toldOptions(chosen))
    let comparison = Comparison(tally, by: by ?? tally.key, options: chosen)
    try check(comparison, of: tally)
    try likeness.check(comparison)
    var style = destination.choice.style(output)
    style.isFull = full
    try output.write(comparisonReport(comparison, format: format, style: style))
    try output.finish()
    if !work.quiet {
      remark(on: comparison, of: tally)
      tally.nameDates()
      tally.nameRepeated()
    }
    try session?.finish()
  }

  /// The options that change figures, other than those of reading and counting, as provenance lists them. The name of a
  /// field is given in its known form, so that it reads the same however it was typed.
  private func toldOptions(_ options: ComparisonOptions) -> [String] {
    var told: [String] = []
    func tell(_ option: String, _ value: String?) { if let value { told.append("\(option) \(value)") } }
    for name in category { tell("--category", name) }
    tell("--minimum-words", minimumWords.map { "\($0)" })
    tell("--minimum-documents", minimumDocuments.map { "\($0)" })
    told += likeness.told + dates.choice.told
    // Figures depend on what the norms say, not on where the file is.
    tell("--against", options.norms.map { "norms of \(counted($0.units, $0.unit.rawValue, $0.unit.rawValue + "s"))" })
    return told
  }

  /// Refuses a field that no document has: a misspelt name would look like a result. Fields that every document may
  /// have (author, year, genre, model) are not misspelt if none has them; for these a remark is printed.
  private func check(_ comparison: Comparison, of tally: Tally) throws(Complaint) {
    if comparison.groups.map(\.name) == [nil] { try check(comparison.key, "--by", tally) }
    if let within = comparison.options.within, comparison.levels.map(\.name) == [nil] {
      try check(within, "--within", tally)
    }
  }

  private func check(_ key: GroupKey, _ option: String, _ tally: Tally) throws(Complaint) {
    guard case .field = key else { return }
    throw .usage("\(option): \(Self.lacking(key, tally))")
  }

  private static func lacking(_ key: GroupKey, _ tally: Tally, _ consequence: String = "") -> String {
    "no document has a value for \(key.name)\(consequence); available: \(tally.namesOfKeys.joined(separator: ", ")); add it with "
      + "--metadata, or with --author-from and a pattern such as '{\(key.name)}-*.txt'"
  }

  /// Remarks that no document has the field that groups are made by.
  private func remark(on comparison: Comparison, of tally: Tally) {
    func tell(_ key: GroupKey, _ consequence: String) {
      guard key == .model else {
        return Messages.say("usward: \(Self.lacking(key, tally, ": \(consequence)"))")
      }
      let cause = tally.scope.decidesModel ? "all have under 100 words" : "the lexicon has no formula for it"
      Messages.say("usward: no document has a model, because \(cause): \(consequence)")
    }
    if comparison.groups.map(\.name) == [nil] { tell(comparison.key, "all are one group") }
    if let within = comparison.options.within, comparison.levels.map(\.name) == [nil] {
      tell(within, "nothing is compared like with like")
    }
  }

  /// Files that are read in addition to the input and the lexicons.
  private var readBesides: [String] { [likeness.against].compactMap(\.self) }

  /// The options for a tally, which contains no document yet if they are made before reading.
  private func comparisonOptions(_ tally: Tally) throws(Complaint) -> ComparisonOptions {
    let (categories, provenance) = (tally.categories, tally.provenance)
    var options = ComparisonOptions()
    if let minimumWords { (options.minimumWords, options.placedWords) = (minimumWords, minimumWords) }
    if let keyWords { options.keyWords = keyWords }
    if let minimumDocuments { options.minimumDocuments = minimumDocuments }
    try dates.choice.apply(to: &options)
    try likeness.apply(to: &options, categories, provenance)
    for name in category {
      let act = Act.allCases.first { name == $0.nameOfRules || name == $0.rawValue && !categories.contains(name) }
      guard let act else { continue }
      throw .usage(
        "--category: \(name) is an act, found by rules: every comparison has it in the table of acts, as \(act.rawValue); "
          + "a category is a list of words")
    }
    for name in category where !categories.contains(name) {
      throw .usage(
        "--category: the lexicon has no category \"\(name)\"; 'usward lexicon list' shows the categories; rules are not counted by name"
      )
    }
    // What an added lexicon counts is compared without being asked for, as it is shown with every score.
    let known = tally.standsAlone ? [] : Set(Lexicon.embedded.categories.map(\.name))
    // Of a family only its members: the sum over them is compared on request.
    let added = categories.filter { name in
      !known.contains(name) && !categories.contains { $0.liesUnder(name) }
    }
    for name in category + added where !options.categories.contains(name) {
      options.categories.append(name)
    }
    return options
  }
}
