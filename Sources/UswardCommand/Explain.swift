import ArgumentParser
import Reports
import Scoring
import Text
import Usward

/// `usward explain`: a text with its evidence.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a text with its evidence, and why each candidate counted or did not.",
    discussion: """
      FILE:LINE and FILE:FROM-TO narrow to what stands on those lines of the file. Of a file of records, JSON Lines or \
      CSV, FILE:ID shows the record of that id, and FILE:LINE the one that begins on that line.

      EXAMPLES:
        usward explain memo.txt
        usward explain memo.txt:12 notes.txt:8-10
        usward explain talks.csv:talk-3
        usward explain memo.html --format html --output evidence.html
        usward explain speech-2.txt --before speech-1.txt
        pbpaste | usward explain
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "An earlier draft of the text: shows what the edit changed, in figures, evidence and verdicts.",
      discussion: "The text and its draft are one file each, or one of them is - for standard input.",
      valueName: "file"),
    completion: .file())
  var before: String?

  @Option(
    help:
      "text, for a terminal or a pipe, html, a page that stands alone, or jsonl, an object a sentence, with --before an object in all; markdown with --before only. By default what the name of --output ends in, else text."
  )
  var format: RevisionFormat?

  @ArgumentParser.Flag(help: "Only sentences in which something was found.")
  var evidenceOnly = false

  @ArgumentParser.Flag(
    help:
      "As text: also every word that stance, model and we weigh, and the marks that the reading of we weighs. With --before: all that moved a score."
  )
  var full = false

  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What is looked for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions
  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    if let before { return try await runRevision(before: before) }
    var input = input
    let places = Self.narrow(&input.paths)
    var session = try Session(
      input.choice, voices: voice.voices, lexicons.choice, work.choice, writing: destination.output, command: Self.self)
    let format = try destination.format(try formatOfOne, or: .text)
    let output = try ResultOutput(destination.output)
    var style = destination.choice.style(output)
    style.isFull = full
    var report = ExplanationReport(format, style: style, showsAllSentences: !evidenceOnly, session.provenance)
    var found: Set<FilePlace> = []
    // Records on a line that was named: they are meant where no record has the line's number for its id. None where the record
    // was named by its id too, and so was shown.
    var onLines: [FilePlace: [Explanation]] = [:]
    await session.read(progress: !output.isTerminal) { pipeline, read -> Explanation? in
      let asked = places[read.path] ?? []
      guard let line = read.line else {
        return Explanation(read, &pipeline, narrowed: asked.compactMap { try? $0.lines })
      }
      guard asked.isEmpty || asked.contains(where: { $0.isOf(id: read.id) || $0.name == "\(line)" }) else { return nil }
      return Explanation(read, &pipeline)
    } deliver: { explanations throws(Complaint) in
      for explanation in explanations.compactMap(\.self) {
        let asked = places[explanation.path] ?? []
        guard explanation.record != nil, !asked.isEmpty else {
          try Self.check(asked, in: explanation)
          found.formUnion(asked)
          try output.write(report.text(explanation))
          continue
        }
        let named = asked.filter { $0.isOf(id: explanation.id) }
        found.formUnion(named)
        for place in asked where place.name == "\(explanation.record ?? 0)" {
          onLines[place, default: []] += named.isEmpty ? [explanation] : []
        }
        if !named.isEmpty { try output.write(report.text(explanation)) }
      }
      try output.handOn()
    }
    let missing = places.values.flatMap(\.self).filter { !found.contains($0) }.sorted { $0.typed < $1.typed }
    for place in missing {
      for explanation in onLines[place] ?? [] { try output.write(report.text(explanation)) }
    }
    // A file that could not be read was named.
    if session.provenance.failed == 0, let place = missing.first(where: { onLines[$0] == nil }) {
      throw Complaint.usage(
        "\(place.typed): no record of the file has this id or begins on this line; 'usward score' lists their ids")
    }
    try output.write(report.end(session.provenance))
    try output.finish()
    try session.finish()
  }

  /// The format that is asked for, of those in which one text is written.
  private var formatOfOne: ExplanationFormat? {
    get throws(Complaint) {
      guard let format else { return nil }
      if let ofOne = ExplanationFormat(rawValue: format.rawValue) { return ofOne }
      let names = ExplanationFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("--format \(format.rawValue) is written with --before only; without it there are \(names)")
    }
  }

  /// Takes the places off the paths that name some; a path named with several is read once.
  private static func narrow(_ paths: inout [String]) -> [String: [FilePlace]] {
    var places: [String: [FilePlace]] = [:]
    var kept: [String] = []
    let whole = Set(paths.filter { FilePlace($0) == nil })
    for argument in paths {
      guard let place = FilePlace(argument) else {
        kept.append(argument)
        continue
      }
      if whole.contains(place.path) { continue }
      if places[place.path] == nil { kept.append(place.path) }
      places[place.path, default: []].append(place)
    }
    paths = kept
    return places
  }

  /// Ends when a place is no line of the text.
  private static func check(_ places: [FilePlace], in explanation: Explanation) throws(Complaint) {
    for place in places {
      let first = try place.lines.lowerBound
      if first > explanation.sourceLines {
        let lines = counted(explanation.sourceLines, "line", "lines")
        throw .usage("\(place.path):\(first): the file has \(lines)")
      }
    }
  }
}
