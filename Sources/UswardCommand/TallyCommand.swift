import ArgumentParser
import Glibc
import Lexicons
import Reports
import Scoring
import Statistics
import Text
import Usward

/// `usward tally`: keeps in a file what a comparison needs of documents.
struct TallyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "Count documents once and keep what a comparison needs.",
    discussion: """
      'usward merge' combines tallies of parts, made on any number of machines, into the tally of the whole; \
      'usward compare --tally' then writes the same bytes as one run over everything. docs/tally.md describes the file.

      EXAMPLES:
        usward tally --metadata meta.csv speeches/ --output speeches.tally
        usward tally memos/ --since 2024-01 --until 2024-03 --output q1.tally
        usward merge part-*.tally --output all.tally
        usward compare --tally all.tally --format html --output report.html
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Input") var dates: DateOptions

  @Option(
    help: ArgumentHelp(
      "What 'compare --tally' groups the documents by, by default: author, year, quarter, month, genre, model, file, or a "
        + "field of their metadata.", valueName: "field"))
  var by = "author"

  @ArgumentParser.Flag(
    name: .customLong("no-words"),
    help: "Leave out word types: the file is smaller, but comparisons list no telling words.")
  var leavesWordsOut = false

  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What to look for") var lexicons: LexiconOptions

  @OptionGroup(title: "Output") var destination: OutputOptions

  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    let key = try GroupKey(typed: by, "--by")
    var session = try Session(
      input.choice, voices: voice.voices, lexicons.choice, work.choice,
      detail: .strongest(perSide: TallyRow.samplesPerSide), writing: destination.output, command: Self.self)
    session.run.dates = try dates.choice.stretch()
    let output = try destination.openForTally()
    let tally = await session.tally(by: key, countsWords: !leavesWordsOut)
    try output.write(tally)
    if !work.quiet { tally.nameRepeated() }
    try session.finish()
  }
}

/// `usward merge`: unites tallies of parts.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Merge tallies of parts.",
    discussion: """
      The order of the files does not matter. Tallies of different versions, lexicons or options are refused. A document \
      that is in two of them is counted once and listed.

      EXAMPLES:
        usward merge part-*.tally --output all.tally
      """)

  @Argument(help: ArgumentHelp("Tally files, or - for standard input.", valueName: "tally"), completion: .file())
  var files: [NameList]

  @OptionGroup(title: "Output") var destination: OutputOptions

  @ArgumentParser.Flag(name: .shortAndLong, help: "Do not list documents that occur more than once.")
  var quiet = false

  func run() throws {
    let sources = try Source.named(files.flatMap(\.names), stdinName: Tally.stdinName)
    try ResultOutput.check(destination.output, isNoneOf: sources)
    let tally = try Tally(sources)
    let output = try destination.openForTally()
    try output.write(tally)
    if !quiet {
      tally.nameDates()
      tally.nameRepeated()
    }
  }
}

extension OutputOptions {
  /// Opens the output for a tally; refuses a name that promises another format.
  fileprivate func openForTally() throws(Complaint) -> ResultOutput {
    try check(isNameOf: "a tally", endings: ["json", "jsonl", "ndjson", "tally"])
    return try ResultOutput(output)
  }
}

extension ResultOutput {
  /// Writes a tally and ends.
  fileprivate func write(_ tally: Tally) throws(Complaint) {
    for line in TallyLines(tally) { try write(line) }
    try finish()
  }
}

extension Session {
  /// The tally of every document.
  mutating func tally(by key: GroupKey, countsWords: Bool) async -> Tally {
    run.pipeline.countsWords = countsWords
    var tally = Tally(
      categories: lexicon.categories, scope: lexicon.scope, provenance: provenance, key: key, hasWords: countsWords,
      dates: run.dates.map { TallyDates([$0]) } ?? .all)
    await score(progress: true) { outcomes in
      for outcome in outcomes { tally.add(outcome) }
    }
    tally.skip(provenance.skipped)
    tally.settle()
    return tally
  }
}

extension Tally {
  /// The name of standard input where a tally is read from it.
  static let stdinName = InputChoice().stdinName

  /// The union of tallies.
  init(_ sources: [Source]) throws(Complaint) {
    var united: Tally?
    for source in sources {
      let tally: Tally
      do throws(FileFault) {
        tally = try TallyFile.tally(source)
      } catch {
        throw .unsound(error.description)
      }
      guard united != nil else {
        united = tally
        continue
      }
      do throws(TallyError) {
        try united?.unite(tally)
      } catch {
        throw .unsound("\(sources[0].name) and \(source.name): \(error)")
      }
    }
    guard let united else { throw .usage("a tally file is needed") }
    self = united
    settle()
  }

  /// Says on standard error that its parts were narrowed by different dates: what lies between them is missing from some.
  func nameDates() {
    guard dates.differ else { return }
    Messages.say("usward: the tallies cover different dates: \(dates.told.joined(separator: "; "))")
  }

  /// How many repeated documents are listed; the rest are counted.
  private static let mostNamed = 10

  /// Lists the documents that came more than once on standard error.
  func nameRepeated() {
    Self.name(countedOnce.sorted(), "occurs more than once with the same figures; counted once")
    Self.name(repeatedNames, "occurs more than once with different figures; each is counted")
    let drafts = Drafts(of: self).pairs
    guard let pair = drafts.first else { return }
    Messages.say(
      "usward: ids shared by different texts of the same author and date in several files, each of which is counted: \(drafts.count) "
        + "(\(pair.first.id) in \(pair.first.path) and \(pair.second.path))")
  }

  private static func name(_ names: [DocumentName], _ what: String) {
    for name in names.prefix(mostNamed) {
      // An id says in which file the document stands only where it is made of the path.
      let place = name.id.hasPrefix(name.path) ? "" : "\(name.path): "
      Messages.say("\(place)\(name.id): \(what)")
    }
    guard names.count > mostNamed else { return }
    Messages.say("usward: \(counted(names.count - mostNamed, "more document", "more documents")); each \(what)")
  }
}
