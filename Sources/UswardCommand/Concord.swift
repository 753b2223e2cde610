import ArgumentParser
import Lexicons
import Reports
import Scoring
import Usward

/// `usward concord`: keyword in context.
struct Concord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a word, phrase, category or rule in its context.",
    discussion: """
      A term is read like an entry of a lexicon: collaborat* stands for every word that begins that way, a phrase for its \
      words with any white space or a hyphen between them, and we is also found in we'll. A category or rule is \
      recognised by the dot in its name: collective.reference, we.duty, or self.* for a whole family; an act by act. \
      before its name, act.service, or by the underscore in the name that explain shows: credit_giving.

      What counts in the figures is shown, with \u{AC} before what is negated. What looks alike but does not count (US \
      the country, another's words) is summed up on standard error and shown with --rejected.

      \(NamedPlaces.help)

      EXAMPLES:
        usward concord 'my people' speeches/
        usward concord 'collaborat*' notes/ --sort right
        usward concord collective.reference memo.txt --window 4 --rejected
        usward concord act.service speeches/ --spread
        usward concord 'layoff*' memos/ --since 2024-01 --until 2024-03
        usward concord we memo.txt:12 notes.txt:8-10
        usward concord collective.reference talks.csv:talk-3
        zcat talks.jsonl.gz | usward concord we stdin:talk-3 --spread
      """)

  @Argument(help: "A word, prefix* or phrase, or the name of a category or rule of the lexicon.")
  var term: String

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Input") var dates: DateOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many words are shown on either side.", valueName: "n"))
  var window = 7

  @Option(help: "The order of lines: document, left or right (by the words on that side), or keyword.")
  var sort = ConcordanceOrder.document

  @ArgumentParser.Flag(help: "Also show what does not count, marked, with the reason.")
  var rejected = false

  @ArgumentParser.Flag(help: "Show instead how it is spread within documents, over documents and over years.")
  var spread = false

  @OptionGroup(title: "Whose words count") var voice: VoiceOptions
  @OptionGroup(title: "What to look for") var lexicons: LexiconOptions
  @OptionGroup(title: "Output") var destination: OutputOptions

  @Option(help: "table, jsonl or csv; by default from the ending of --output, else table.")
  var format: ConcordanceFormat?

  @OptionGroup(title: "Work") var work: WorkOptions

  func run() async throws {
    try Complaint.check(window, from: 0, "--window")
    let format = try destination.format(format, or: .table)
    var input = input
    let named = NamedPlaces(takenOff: &input.paths, stdinName: input.stdinName)
    var session = try Session(
      input.choice, voices: voice.voices, lexicons.choice, work.choice, writing: destination.output, command: Self.self)
    session.run.dates = try dates.choice.stretch()
    let concordance = try Concordance(looking: term, in: session.lexicon, window: window, voices: voice.voices)
    if let read = concordance.readAs {
      session.remark("\"\(term)\" is looked for as \"\(read)\", as it is read in a text")
    }
    let output = try ResultOutput(destination.output)
    if spread {
      try await writeSpread(concordance, named, &session, output, format)
    } else {
      try await writeLines(concordance, named, &session, output, format)
    }
    try output.finish()
    try session.finish()
  }

  private func writeLines(
    _ concordance: Concordance, _ named: NamedPlaces, _ session: inout Session, _ output: ResultOutput,
    _ format: ConcordanceFormat
  ) async throws(Complaint) {
    var report = ConcordanceReport(format, style: destination.choice.style(output), provenance: session.provenance)
    try output.write(report.head)
    var kept: [ConcordanceLine] = []
    var summary = ConcordanceSummary()
    var met = MetPlaces<[ConcordanceLine]>(of: named)
    func show(_ lines: [ConcordanceLine]) throws(Complaint) {
      summary.add(lines)
      let shown = rejected ? lines : lines.filter { $0.place.reason == nil }
      if sort == .document { try output.write(report.text(shown)) } else { kept += shown }
    }
    await session.read(progress: !output.isTerminal) { pipeline, read in
      named.shown(of: read) { narrowed in
        var concordance = concordance
        return concordance.lines(read, pipeline.tokenise(read.extracted), narrowed: narrowed)
      }
    } deliver: { documents throws(Complaint) in
      let now = try met.take(documents)
      for lines in now { try show(lines) }
      if !now.isEmpty { try output.handOn() }
    }
    for lines in met.rest { try show(lines) }
    try met.check(session)
    try output.write(report.text(sort.sorted(kept)))
    try output.flush()
    session.remark(summary.text + (rejected || summary.rejectedPlaces == 0 ? "" : "; --rejected shows them"))
    remark(foundNothing: summary.isEmpty, concordance, session)
  }

  private func writeSpread(
    _ concordance: Concordance, _ named: NamedPlaces, _ session: inout Session, _ output: ResultOutput,
    _ format: ConcordanceFormat
  ) async throws(Complaint) {
    let report = SpreadReport(format, style: destination.choice.style(output), provenance: session.provenance)
    try output.write(report.head)
    var whole = SpreadSums()
    var foundNothing = true
    var met = MetPlaces<DocumentSpread>(of: named)
    func show(_ spread: DocumentSpread) throws(Complaint) {
      whole.add(spread)
      foundNothing = foundNothing && spread.counts.allSatisfy { $0 == 0 }
      try output.write(
        report.row(
          .document, spread.id, path: spread.path, date: spread.date, words: spread.words, counts: spread.counts))
    }
    await session.read(progress: !output.isTerminal) { pipeline, read in
      named.shown(of: read) { _ in
        var concordance = concordance
        return concordance.spread(read, pipeline.tokenise(read.extracted))
      }
    } deliver: { documents throws(Complaint) in
      let now = try met.take(documents)
      if let text = documents.compactMap(\.self).first(where: { $0.sourceLines != nil }) {
        throw .usage(
          "\(named[text.path][0].typed): --spread shows the stretches of a whole text, not lines of it; name \(text.path)"
        )
      }
      for spread in now { try show(spread) }
      if !now.isEmpty { try output.handOn() }
    }
    for spread in met.rest { try show(spread) }
    try met.check(session)
    for row in whole.rows {
      try output.write(report.row(row.kind, row.name, words: row.words, counts: row.counts))
    }
    try output.flush()
    remark(foundNothing: foundNothing, concordance, session)
  }

  private func remark(foundNothing: Bool, _ concordance: Concordance, _ session: Session) {
    // That other words are searched for has been said already.
    guard concordance.readAs == nil, let hint = Self.hint(term, foundNothing: foundNothing, session.lexicon) else {
      return
    }
    session.remark(hint)
  }
}

extension Concord {
  /// A hint about a term: that it is also the name of an act, which was not searched for; or, where nothing was found,
  /// that a term with a dot or an underscore, which may be a misspelt name, is not a name.
  fileprivate static func hint(_ term: String, foundNothing: Bool, _ lexicon: Lexicon) -> String? {
    if !term.contains("_"), let act = Act(rawValue: term), PlaceFinder(lexicon, name: act.nameOfRules) != nil {
      return "\"\(term)\" is looked for as a word; the act of that name is \(act.nameOfRules)"
    }
    if let category = lexicon.category(named: term), !term.contains("."), !lexicon.categories[category].isSupport {
      return "\"\(term)\" is looked for as a word; the category of that name is \(term).*"
    }
    guard foundNothing, term.contains(where: { $0 == "." || $0 == "_" }), !term.contains(" "),
      Concordance.name(term, in: lexicon) == nil
    else { return nil }
    // Records write the names of acts with underscores.
    if let act = Act.allCases.first(where: { $0.nameOfRules == term.replacing("_", with: "-") }) {
      return "\"\(term)\" is looked for as a word; the act of that name is \(act.nameOfRules)"
    }
    return "\"\(term)\" is not a category, rule or act either; 'usward lexicon list' shows them"
  }
}

extension Concordance {
  /// Makes a concordance of what was typed: the name of a category or rule, which contains a dot so that no word is
  /// mistaken for it (`self` is a word, `self.*` all of that family), or else an entry.
  fileprivate init(looking term: String, in lexicon: Lexicon, window: Int, voices: VoiceChoice) throws(Complaint) {
    if let name = Self.name(term, in: lexicon),
      let found = Concordance(lexicon, name: name, window: window, voices: voices)
    {
      self = found
      return
    }
    do throws(LexiconError) {
      try self.init(term: term, window: window, voices: voices)
    } catch {
      let cause = error.message.last == ":" ? String(error.message.dropLast()) : error.message
      throw .usage("\"\(term)\" cannot be looked for: \(cause)")
    }
  }

  /// The name of the category or rule that a term stands for; `nil` where it is a word. The name of an act with an
  /// underscore, as in explanations, stands for its rules: credit_giving is act.credit-giving.
  fileprivate static func name(_ term: String, in lexicon: Lexicon) -> String? {
    let typed = term.contains("_") ? Act(rawValue: term)?.nameOfRules ?? term : term
    let name = typed.hasSuffix(".*") ? String(typed.dropLast(2)) : typed
    return typed.contains(".") && PlaceFinder(lexicon, name: name) != nil ? name : nil
  }
}
