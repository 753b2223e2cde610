import ArgumentParser
import Extraction
import Reports
import Usward

/// `usward tokens`: words and sentences in place.
struct Tokens: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show words and sentences with their positions.",
    discussion: """
      Positions are UTF-8 bytes in the extracted text, counted from 0, the end not included. Each line of JSON Lines has \
      the document's id; a table of several documents shows it above the tokens of each.

      EXAMPLES:
        echo 'We’ll win, let’s go.' | usward tokens
        usward tokens memo.txt --format jsonl
      """)

  /// The formats of tokens.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, jsonl
  }

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var destination: OutputOptions

  @Option(help: "table or jsonl; by default from the ending of --output, else table.")
  var format: Format?

  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    var session = try Session(
      input.choice, LexiconChoice(), work.choice, writing: destination.output, command: Self.self)
    let format = try destination.format(format, or: .table)
    let output = try ResultOutput(destination.output)
    // A table of a single document has no heading, so the first one waits until there is a second, or the end.
    var waiting: (heading: String, tokens: String)?
    var isFirst = true
    await session.read(progress: !output.isTerminal) { pipeline, read in
      let (text, tokenised) = (read.extracted.text, pipeline.tokenise(read.extracted))
      return switch format {
      case .table: (heading: tokenHeading(id: read.id), tokens: tokenTable(text, tokenised))
      case .jsonl: (heading: "", tokens: tokenLines(id: read.id, text, tokenised))
      }
    } deliver: { read throws(Complaint) in
      for document in read {
        if format == .table, isFirst {
          waiting = document
          isFirst = false
          continue
        }
        if let first = waiting.take() { try output.write(first.heading + first.tokens) }
        try output.write((format == .table ? "\n" : "") + document.heading + document.tokens)
      }
      try output.handOn()
    }
    if let only = waiting { try output.write(only.tokens) }
    try output.finish()
    try session.finish()
  }
}
