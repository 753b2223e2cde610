import ArgumentParser
import Reports
import Text
import Usward

/// `usward explain`: a text with its evidence.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a text with its evidence, and why each candidate counted or did not.",
    discussion: """
      FILE:LINE and FILE:FROM-TO narrow to what stands on those lines of the file.

      EXAMPLES:
        usward explain memo.txt
        usward explain memo.txt:12 notes.txt:8-10
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
    let places = try Self.narrow(&input.paths)
    var session = try Session(
      input.choice, voices: voice.voices, lexicons.choice, work.choice, writing: destination.output, command: Self.self)
    let output = try ResultOutput(destination.output)
    var style = destination.choice.style(output)
    style.isFull = full
    var report = ExplanationReport(format, style: style, showsAllSentences: !evidenceOnly)
    try await session.read(progress: !output.isTerminal) { pipeline, read in
      Explanation(read, &pipeline, narrowed: places[read.path] ?? [])
    } deliver: { explanations in
      for explanation in explanations {
        // Lines of a record are those of its text: only a file's own are counted.
        if explanation.id == explanation.path,
          let missing = explanation.narrowed.first(where: { $0.lowerBound > explanation.sourceLines })
        {
          let lines = counted(explanation.sourceLines, "line", "lines")
          throw Complaint.usage("\(explanation.path):\(missing.lowerBound): the file has \(lines)")
        }
        try output.write(report.text(explanation))
      }
      try output.handOn()
    }
    try output.write(report.end(session.provenance))
    try output.finish()
    try session.finish()
  }

  /// Takes the lines off the paths that name some; a path named with several is read once.
  private static func narrow(_ paths: inout [String]) throws(Complaint) -> [String: [ClosedRange<Int>]] {
    var places: [String: [ClosedRange<Int>]] = [:]
    var kept: [String] = []
    let whole = Set(paths.filter { FilePlace($0) == nil })
    for argument in paths {
      guard let place = FilePlace(argument) else {
        kept.append(argument)
        continue
      }
      if place.first < 1 { throw .usage("\(argument): lines count from 1") }
      if place.last < place.first { throw .usage("\(argument): the last line is before the first") }
      if whole.contains(place.path) { continue }
      if places[place.path] == nil { kept.append(place.path) }
      places[place.path, default: []].append(place.first...place.last)
    }
    paths = kept
    return places
  }
}
