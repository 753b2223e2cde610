import ArgumentParser
import Extraction
import Reports
import Scoring
import Usward

/// `usward extract`: the text that would be scored.
struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the text that would be scored, with its metadata and voices.",
    discussion: """
      EXAMPLES:
        usward extract page.html
        usward extract exports/ --format jsonl --output exports.jsonl
        usward score exports.jsonl          the same figures as for exports/
      """)

  /// The formats of the text.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl
  }

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var destination: OutputOptions

  @Option(help: "text or jsonl; by default from the ending of --output, else text.")
  var format: Format?

  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    var session = try Session(
      input.choice, LexiconChoice(), work.choice, writing: destination.output, command: Self.self)
    let format = try destination.format(format, or: .text)
    let output = try ResultOutput(destination.output)
    // A program that reads the records finds one for every document whose text was looked for.
    if format == .jsonl { session.keepEmpty() }
    var isFirst = true
    await session.read(progress: !output.isTerminal) { _, read in
      let record =
        switch format {
        case .text: extractText(id: read.id, read.extracted)
        case .jsonl: extractRecord(id: read.id, path: read.path, read.extracted, voices: read.voices)
        }
      return (record: record, failure: read.emptiness)
    } failure: {
      $0.failure
    } deliver: { results throws(Complaint) in
      for result in results {
        if format == .text, !isFirst { try output.write("\n") }
        isFirst = false
        try output.write(bytes: result.record)
      }
      try output.handOn()
    }
    try output.finish()
    try session.finish()
  }
}
