import ArgumentParser
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
        pbpaste | usward explain
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Flag(help: "Only sentences with evidence.")
  var evidenceOnly = false

  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What is looked for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions
  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    var input = input
    var line: Int?
    if input.paths.count == 1, let place = FilePlace(input.paths[0]) {
      input.paths = [place.path]
      line = place.line
    }
    var session = try Session(
      input, voices: voice.voices, lexicons, work, writing: destination.output, command: Self.self)
    let output = try ResultOutput(destination.output)
    let drawing = ExplanationText(style: destination.style(output), showsAllSentences: !evidenceOnly)
    let narrowed = line
    var isFirst = true
    try await session.read(progress: !output.isTerminal) { pipeline, read in
      let explanation = Explanation(read, &pipeline, line: narrowed)
      guard let narrowed, explanation.lines.isEmpty else { return drawing.text(explanation) }
      return drawing.text(explanation) + "(no sentence stands on line \(narrowed))\n"
    } deliver: { texts in
      for text in texts {
        try output.write(isFirst ? text : "\n" + text)
        isFirst = false
      }
    }
    try output.finish()
    try session.finish()
  }
}
