import ArgumentParser
import Extraction
import Glibc
import Lexicons
import Reports
import Scoring
import Usward

/// What a command's options amount to: sources, pipeline and what the results rest on.
struct Session {
  /// Where documents come from.
  let sources: [Source]
  /// The run over all documents.
  var run: Run
  /// What the results rest on; its figures are those of the run once it is over.
  private(set) var provenance: Provenance
  private let isQuiet: Bool

  /// Reads the options, the lexicons and the metadata file. `output` must not be a file that is read; `read` are files
  /// that the command reads in addition.
  init(
    _ input: InputChoice, voices: VoiceChoice = .author, _ lexicons: LexiconChoice, _ work: WorkChoice,
    detail: EvidenceDetail = .none, writing output: String? = nil, besides read: [String] = [],
    command: any ParsableCommand.Type
  ) throws {
    try Complaint.check(work.jobs, from: 1, "--jobs")
    sources = try Self.sources(input, command)
    let selection = FileSelection(
      include: try Self.globs(input.include, "--include"), exclude: try Self.globs(input.exclude, "--exclude"),
      readsPDF: [.auto, .pdf].contains(input.from))
    let files = input.metadata + lexicons.lexicon + read
    try ResultOutput.check(output, isNoneOf: sources + files.map { .path($0) }, selection)
    isQuiet = work.quiet
    let lexicons = try lexicons.resolved()
    let lexicon = try lexicons.compiled(isQuiet: work.quiet)
    let pipeline = try Self.pipeline(input, lexicon, voices, detail)
    run = Run(
      pipeline,
      options: FeedOptions(
        format: input.from, selection: selection, decoder: try input.encoding.map { try LineDecoder(label: $0) },
        names: try Self.choice("--map") { () throws(ChoiceFault) in try FieldNames(input.map) }),
      jobs: work.jobs)
    provenance = Self.provenance(of: pipeline, input, lexicons)
    if let table = pipeline.knowledge.table, !isQuiet {
      for line in table.linesOfUnreadDates { Messages.say(line) }
    }
  }

  /// What results of a pipeline rest on, with the options of reading and of the lexicon that change counts.
  private static func provenance(of pipeline: Pipeline, _ input: InputChoice, _ lexicons: LexiconChoice) -> Provenance {
    var provenance = pipeline.provenance
    if lexicons.noDefaultLexicon { provenance.options.append("--no-default-lexicon") }
    provenance.leaveOut(lexicons.without)
    // Records give the same figures whether they are detected or named as such.
    if ![.auto, .jsonl, .csv, .mbox].contains(input.from) {
      provenance.options.append("--from \(input.from.rawValue)")
    }
    if input.content != .auto { provenance.options.append("--content \(input.content.rawValue)") }
    if let encoding = input.encoding { provenance.options.append("--encoding \(encoding)") }
    provenance.options += input.map.map { "--map \($0)" }
    return provenance
  }

  /// The lexicon that is searched.
  var lexicon: Lexicon { run.pipeline.lexicon }

  /// Scores every document, passing results to `deliver` in order. Failures are reported on standard error.
  mutating func score(progress isShown: Bool, deliver: ([Outcome]) throws(Complaint) -> Void) async {
    await score(progress: isShown) { _ in
    } deliver: { records throws(Complaint) in
      try deliver(records.map(\.outcome))
    }
  }

  /// Scores every document, writes its record on the thread that scored it, and passes both to `deliver` in order.
  mutating func score<Record: Sendable>(
    progress isShown: Bool, record: @escaping @Sendable (Outcome) -> Record,
    deliver: ([(outcome: Outcome, record: Record)]) throws(Complaint) -> Void
  ) async {
    var progress = progressLine(isShown)
    var provenance = self.provenance
    var failures = FailureNames()
    let remarks = await run.score(sources, record: record) { outcomes in
      for (outcome, _) in outcomes {
        switch outcome {
        case .scored: provenance.read += 1
        case .failed(let failure):
          provenance.failed += 1
          name(failures.line(failure), progress)
        }
      }
      handOn(progress) { () throws(Complaint) in try deliver(outcomes) }
      progress.show(done: provenance.read + provenance.failed, failed: provenance.failed)
    }
    end(progress, remarks, failures, &provenance)
    self.provenance = provenance
  }

  /// Runs `work` on every document that can be read, passing results to `deliver` in order. A result may be that of a
  /// document which failed all the same, as `failure` says.
  mutating func read<Value: Sendable>(
    progress isShown: Bool, work: @escaping @Sendable (inout Pipeline, ReadDocument) -> Value,
    failure: (Value) -> DocumentFailure? = { _ in nil }, deliver: ([Value]) throws(Complaint) -> Void
  ) async {
    var progress = progressLine(isShown)
    var provenance = self.provenance
    var failures = FailureNames()
    let remarks = await run.read(sources, work: work) { results in
      var values: [Value] = []
      func fail(_ failure: DocumentFailure) {
        provenance.failed += 1
        name(failures.line(failure), progress)
      }
      for result in results {
        switch result {
        case .success(let value):
          values.append(value)
          if let failure = failure(value) { fail(failure) } else { provenance.read += 1 }
        case .failure(let failure): fail(failure)
        }
      }
      handOn(progress) { () throws(Complaint) in try deliver(values) }
      progress.show(done: provenance.read + provenance.failed, failed: provenance.failed)
    }
    end(progress, remarks, failures, &provenance)
    self.provenance = provenance
  }

  /// Marks the run as one whose figures do not depend on other texts, so that a single file has nothing that it could
  /// repeat.
  mutating func standsAlone() { run.pipeline.readsOneFile = sources.count == 1 && sources[0].isFile }

  /// Reads documents without text too.
  mutating func keepEmpty() { run.pipeline.keepsEmpty = true }

  /// Exits with status 2 when a document failed: the last thing a command does.
  func finish() throws(Complaint) {
    if provenance.failed > 0 { throw Complaint.documentsFailed }
  }

  /// Prints what a reader should know in addition to the results, unless `--quiet`.
  func remark(_ text: String) {
    if !isQuiet { Messages.say("usward: \(text)") }
  }

  private func progressLine(_ isShown: Bool) -> Progress {
    Progress(isShown: isShown && Messages.isTerminal && !isQuiet, sources, run.options)
  }

  /// Passes results on. If that fails, the program ends here: another thread may be waiting for a pipe, for as long as
  /// its writer likes.
  private func handOn(_ progress: Progress, _ deliver: () throws(Complaint) -> Void) {
    do throws(Complaint) { try deliver() } catch {
      progress.clear()
      error.report()
    }
  }

  private func name(_ failure: String?, _ progress: Progress) {
    guard let failure else { return }
    progress.clear()
    Messages.say(failure)
  }

  private func end(
    _ progress: Progress, _ remarks: RunRemarks, _ failures: FailureNames, _ provenance: inout Provenance
  ) {
    progress.clear()
    for line in failures.closing { Messages.say(line) }
    provenance.skipped = remarks.feed.skipped
    if isQuiet { return }
    let closing = ClosingRemarks(
      remarks: remarks, table: run.pipeline.knowledge.table, sources: sources, options: run.options,
      isOfNothing: provenance.read + provenance.failed == 0)
    for line in closing.lines { Messages.say(line) }
  }

  /// Makes a choice from what was written for an option.
  private static func choice<Choice>(
    _ option: String, _ make: () throws(ChoiceFault) -> Choice
  ) throws(Complaint) -> Choice {
    do throws(ChoiceFault) { return try make() } catch { throw .usage("\(option): \(error.message)") }
  }

  private static func globs(_ patterns: [String], _ option: String) throws(Complaint) -> [NameGlob] {
    try patterns.map { pattern throws(Complaint) in
      try choice(option) { () throws(ChoiceFault) in try NameGlob(pattern) }
    }
  }

  private static func sources(_ input: InputChoice, _ command: any ParsableCommand.Type) throws -> [Source] {
    if input.paths.isEmpty {
      if isatty(STDIN_FILENO) == 1 { throw CleanExit.helpRequest(command) }
      return [.standardInput(name: input.stdinName)]
    }
    return try Source.named(input.paths, stdinName: input.stdinName)
  }

  private static func pipeline(
    _ input: InputChoice, _ lexicon: Lexicon, _ voices: VoiceChoice, _ detail: EvidenceDetail
  ) throws(Complaint) -> Pipeline {
    var pipeline = Pipeline(
      extractor: try extractor(input), lexicon: lexicon, voices: voices, knowledge: try knowledge(input), detail: detail
    )
    pipeline.readsPDF = input.from == .pdf ? .all : input.from == .auto ? .shown : .none
    return pipeline
  }

  private static func extractor(_ input: InputChoice) throws(Complaint) -> Extractor {
    let format: DocumentFormat? =
      switch input.from {
      case .text: .text
      case .html: .html
      case .markdown: .markdown
      case .docx: .docx
      case .odt: .odt
      case .pptx: .pptx
      case .odp: .odp
      case .rtf: .rtf
      case .auto, .pdf, .jsonl, .csv, .mbox: nil
      }
    let extractor = Extractor(format: format, encoding: input.encoding, content: input.content)
    do throws(ExtractionError) {
      // An unknown encoding is reported before any document is read.
      if input.encoding != nil { _ = try extractor.extract([], name: "") }
    } catch {
      if case .unknownEncoding(let name) = error {
        throw .usage("--encoding: the encoding \"\(name)\" is not known")
      }
    }
    return extractor
  }

  private static func knowledge(_ input: InputChoice) throws(Complaint) -> Knowledge {
    var knowledge = Knowledge(speakers: input.speaker.map(\.trimmed).filter { !$0.isEmpty })
    knowledge.pattern = try input.authorFrom.map { pattern throws(Complaint) in
      try choice("--author-from") { () throws(ChoiceFault) in try PathPattern(pattern) }
    }
    do throws(FileFault) {
      knowledge.table = try MetadataTable(paths: input.metadata)
    } catch {
      throw .unsound(error.description)
    }
    return knowledge
  }
}

extension Source {
  /// The sources that arguments name: files, folders, and standard input as `-`.
  static func named(_ paths: [String], stdinName: String) throws(Complaint) -> [Source] {
    if paths.count(where: { $0 == "-" }) > 1 {
      throw .usage("- is standard input and can be named only once")
    }
    return paths.map { $0 == "-" ? .standardInput(name: stdinName) : .path($0) }
  }
}
