import ArgumentParser
import Extraction
import Reports
import Usward

/// `usward tokens`: words and sentences in place.
struct Tokens: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show words and sentences with their positions.",
    discussion: """
      Positions are UTF-8 bytes in the extracted text, from 0, the end not included.

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

  @Option(help: "table or jsonl.")
  var format = Format.table

  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    var session = try Session(input, .standard, work, writing: destination.output, command: Self.self)
    let output = try ResultOutput(destination.output)
    let format = format
    try await session.read(progress: !output.isTerminal) { pipeline, read in
      let tokenised = pipeline.tokenise(read.extracted)
      return switch format {
      case .table: tokenTable(read.extracted.text, tokenised)
      case .jsonl: tokenLines(read.extracted.text, tokenised)
      }
    } deliver: { texts in
      for text in texts { try output.write(text) }
    }
    try output.finish()
    try session.finish()
  }
}
