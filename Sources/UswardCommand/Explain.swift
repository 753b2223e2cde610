import ArgumentParser
import Reports
import Usward

/// `usward explain`: a text with its evidence.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a text with its evidence, and why each candidate counted or did not.",
    discussion: """
      FILE:LINE narrows to what stands on that line of the file.

      EXAMPLES:
        usward explain memo.txt
        usward explain memo.txt:12
        usward explain memo.html --format html --output evidence.html
        pbpaste | usward explain
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: "text, for a terminal or a pipe, or html, a page that stands alone.")
  var format = ExplanationFormat.text

  @Flag(help: "Only sentences in which something was found.")
  var evidenceOnly = false

  @Flag(help: "As text: also every word that the model weighs, and the marks that the reading of we weighs.")
  var full = false

  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What is looked for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions
  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    var input = input
    var line: Int?
    if input.paths.count == 1, let place = FilePlace(input.paths[0]) {
      if place.line < 1 { throw Complaint.usage("\(input.paths[0]): lines count from 1") }
      input.paths = [place.path]
      line = place.line
    }
    var session = try Session(
      input, voices: voice.voices, lexicons, work, writing: destination.output, command: Self.self)
    let output = try ResultOutput(destination.output)
    var style = destination.style(output)
    style.isFull = full
    var report = ExplanationReport(format, style: style, showsAllSentences: !evidenceOnly, line: line)
    let narrowed = line
    try output.write(report.head)
    try await session.read(progress: !output.isTerminal) { pipeline, read in
      Explanation(read, &pipeline, line: narrowed)
    } deliver: { explanations in
      for explanation in explanations {
        // Lines of a record are those of its text: only a file's own are counted.
        if let narrowed, explanation.id == explanation.path, explanation.sourceLines < narrowed {
          let lines = counted(explanation.sourceLines, "line", "lines")
          throw Complaint.usage("\(explanation.path):\(narrowed): the file has \(lines)")
        }
        try output.write(report.text(explanation))
      }
      try output.handOn()
    }
    try output.write(report.end(session.provenance))
    try output.finish()
    try session.finish()
  }
}
