import ArgumentParser
import Lexicons
import Reports
import Scoring
import Text
import Usward

/// `usward explain`: a text with its evidence.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a text with its evidence, and why each candidate counted or did not.",
    discussion: """
      \(NamedPlaces.help)

      EXAMPLES:
        usward explain memo.txt
        usward explain memo.txt:12 notes.txt:8-10
        usward explain talks.csv:talk-3
        zcat talks.jsonl.gz | usward explain stdin:talk-3
        usward explain memo.txt --side self
        usward explain memo.html --format html --output evidence.html
        usward explain speech-2.txt --before speech-1.txt
        usward explain drafts.jsonl:7 --before drafts.jsonl:3
        pbpaste | usward explain
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "An earlier draft of the text: shows what the edit changed, in figures, evidence and verdicts.",
      discussion:
        "Each is a file, - for standard input, or a record of a file of records: FILE:ID, or FILE:LINE where no record has that number as its id.",
      valueName: "file"),
    completion: .file())
  var before: String?

  @Option(
    help:
      "text, html (a self-contained page) or jsonl (one object per sentence, or one in all with --before); markdown with --before only. By default from the ending of --output, else text."
  )
  var format: RevisionFormat?

  @ArgumentParser.Flag(help: "Show only sentences in which something was found.")
  var evidenceOnly = false

  @Option(
    help:
      "Show only sentences in which something speaks for a side: self (takes credit, dominates ...) or group (gives credit, serves ...)."
  )
  var side: ShownSide?

  @ArgumentParser.Flag(
    help:
      "As text: also show every word weighed for stance, model and we, the marks that weigh little, and those weighed for the reading of we. With --before: show all that moved a score."
  )
  var full = false

  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What to look for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions
  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    if let before { return try await runRevision(before: before) }
    var input = input
    let named = NamedPlaces(takenOff: &input.paths, stdinName: input.stdinName)
    var session = try Session(
      input.choice, voices: voice.voices, lexicons.choice, work.choice, writing: destination.output, command: Self.self)
    let format = try destination.format(try formatOfOne, or: .text)
    let output = try ResultOutput(destination.output)
    var style = destination.choice.style(output)
    style.isFull = full
    let shown: ShownSentences = side.map { .speaking(for: $0.side) } ?? (evidenceOnly ? .telling : .all)
    var report = ExplanationReport(format, style: style, shown: shown, session.provenance)
    var met = MetPlaces<Explanation>(of: named)
    await session.read(progress: !output.isTerminal) { pipeline, read in
      named.shown(of: read) { lines in Explanation(read, &pipeline, narrowed: lines) }
    } deliver: { documents throws(Complaint) in
      let now = try met.take(documents)
      for explanation in now { try output.write(report.text(explanation)) }
      if !now.isEmpty { try output.handOn() }
    }
    for explanation in met.rest { try output.write(report.text(explanation)) }
    try met.check(session)
    try output.write(report.end(session.provenance))
    try output.finish()
    try session.finish()
  }

  /// The format asked for, out of those for a single text.
  private var formatOfOne: ExplanationFormat? {
    get throws(Complaint) {
      guard let format else { return nil }
      if let ofOne = ExplanationFormat(rawValue: format.rawValue) { return ofOne }
      let names = ExplanationFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("--format \(format.rawValue) needs --before; without it there are \(names)")
    }
  }
}

/// A side as it is typed.
enum ShownSide: String, ExpressibleByArgument, CaseIterable {
  case own = "self"
  case group

  var side: Side {
    switch self {
    case .own: .own
    case .group: .shared
    }
  }
}
