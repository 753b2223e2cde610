import ArgumentParser
import Lexicons
import Reports
import Usward

/// `usward score`: one record a document.
struct Score: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score documents: one record for each.",
    discussion: """
      EXAMPLES:
        usward score memo.txt
        usward score speeches/
        usward score townhall.vtt --speaker 'Jane Roe'
        usward score memo.html letter.txt --format jsonl --evidence
        usward score press/ --include '*.html' --format csv --output press.csv
        usward score mails.jsonl --format jsonl --fields words,acts,stance,model
        usward score press/ --author-from '{author}/*.html'
        usward score memos/ --since 2024-01 --until 2024-03
        curl -s https://example.org/memo | usward score --from html --stdin-name memo
        usward score --from jsonl --format jsonl < records.jsonl

      A record of JSON Lines has "text" or "html", and may have "id", "author", "date", "title" and "voices"; every \
      other field is kept as metadata.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Input") var dates: DateOptions
  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What to look for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions

  @Option(help: "table, json, jsonl, csv, markdown or html; by default from the ending of --output, else table.")
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "Write only these fields of a record, and its id, such as words,acts,stance, metadata.party or rates.CATEGORY. In "
        + "json, jsonl and csv.",
      valueName: "names"),
    transform: FieldChoice.init(typed:))
  var fields: FieldChoice?

  @ArgumentParser.Flag(
    help: "Show every piece of evidence, and rejected ones with the reason. In every format but csv.")
  var evidence = false

  @OptionGroup(title: "Work") var work: WorkOptions

  func validate() throws {
    // A name of the output that promises an unavailable format is reported by the run.
    if let format = try? destination.format(format, or: .table) { try fields?.check(in: format) }
  }

  func run() async throws { try await choice.run() }
}

extension ScoreChoice {
  func run() async throws {
    if evidence, format == .csv, !work.quiet {
      Messages.say("usward: --evidence: csv has no room for it; table, json, jsonl, markdown and html show evidence")
    }
    let showsEvidence = evidence || fields?.named.contains(.evidence) ?? false
    var session = try Session(
      input, voices: voices, lexicons, work, detail: showsEvidence ? .all : .none, writing: destination.output,
      command: Score.self)
    session.run.dates = try dates.stretch()
    try fields?.check(in: session.lexicon)
    session.standsAlone()
    let output = try ResultOutput(destination.output)
    var writer = scoreWriter(
      format, categories: session.lexicon.categories, scope: session.lexicon.scope, added: Set(lexicons.lexicon),
      fields: fields?.shown(withEvidence: showsEvidence) ?? Set(RecordField.allCases),
      chosen: fields?.categories ?? [:], metadataFields: fields?.metadata ?? [], showEvidence: showsEvidence,
      style: destination.style(output), provenance: session.provenance)
    try output.write(writer.begin())
    let recorder = writer
    await session.score(progress: !output.isTerminal) {
      recorder.record($0)
    } deliver: { records throws(Complaint) in
      for (outcome, record) in records {
        try output.write(writer.joint(outcome))
        try output.write(bytes: record)
      }
      try output.handOn()
    }
    try output.write(writer.end(session.provenance))
    try output.finish()
    try session.finish()
  }
}
