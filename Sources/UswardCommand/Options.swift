import ArgumentParser
import Extraction
import Reports
import Scoring
import Usward

/// What is read, and how.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files and folders, or - for standard input; with a pipe and no path, standard input is read.",
      discussion: """
        Folders are read with their subfolders, in the order of their paths. Hidden files, files that .gitignore or \
        .uswardignore names, data files (.csv, .jsonl ...), pictures and archives are skipped; name a data file to \
        read it. A gzip file (.gz) is read as the file it holds. CSV on standard input needs --from csv.
        """, valueName: "path"),
    completion: .file())
  var names: [NameList] = []

  /// The files and folders, one by one.
  var paths: [String] {
    get { names.flatMap(\.names) }
    set { names = [NameList(newValue)] }
  }

  @Option(
    help: ArgumentHelp(
      "The format of the input: auto, text, html, markdown, docx, odt, pptx, odp, rtf, pdf, jsonl, csv or mbox.",
      discussion: "auto goes by content, then by name; CSV is recognised only by its name, so from a pipe it needs csv."
    ))
  var from = InputChoice().from

  @Option(
    help: "The encoding of the input, such as windows-1252, instead of detecting it; for records, instead of UTF-8.")
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "Which part of an HTML page is its text: auto, main or all.",
      discussion: """
        main leaves out menus, sidebars, footers and comments; all is everything visible; auto reads the main part of a page \
        of a site, and all of a document that a program such as Word saved as HTML.
        """))
  var content = InputChoice().content

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "In folders, read only files whose names match, such as '*.html'; data files too. Repeatable.", valueName: "glob")
  )
  var include: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("In folders, skip files and folders whose names match. Repeatable.", valueName: "glob"))
  var exclude: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Read a field of records from one with another name, such as text=body, author=sender.name or text=parts.0.t. Repeatable.",
      discussion: "For text, html, id, author, date, title, genre, language, site and voices of JSON Lines and CSV.",
      valueName: "field=name"))
  var map: [String] = []

  @Option(help: ArgumentHelp("What standard input is called in results.", valueName: "name"))
  var stdinName = InputChoice().stdinName

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Where several people speak, the one whose turns are the author's: 'Jane Roe', CEO, 'Speaker 2'. Repeatable.",
      discussion: """
        By default, the speaker with the author's name, or else the one who says most. A column or field called speaker \
        names the speaker of a single document.
        """, valueName: "name"))
  var speaker: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read the author and more from the path, such as '{author}-{year}-*.txt' or '{author}/*.md'.",
      valueName: "pattern"))
  var authorFrom: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A CSV file whose column file names documents (relative to the CSV's folder); its other columns become metadata. Repeatable.",
      valueName: "file"), completion: .file(extensions: ["csv"]))
  var metadata: [String] = []
}

extension InputOptions {
  /// Whether no input is named and no option of reading given.
  var isDefault: Bool { choice == InputChoice() }
}

/// Whose words count.
struct VoiceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Whose words count: author, principal or all.",
      discussion: """
        author leaves out quoted speech, block quotes, quoted mail and other speakers; principal, for press releases, \
        also counts quotations, except those that name another speaker; all counts everything.
        """))
  var voices = VoiceChoice.author
}

extension VoiceOptions {
  /// Whether only the author's words count, which is the default.
  var isDefault: Bool { voices == .author }
}

/// The lexicon to look for.
struct LexiconOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Add a lexicon; its categories replace others of the same name. Repeatable.",
      discussion:
        "A dictionary made for another program, such as LIWC's .dic, works too: see 'usward help lexicon convert'.",
      valueName: "file"),
    completion: .file(extensions: ["toml"] + LexiconCommand.Convert.endings))
  var lexicon: [String] = []

  @ArgumentParser.Flag(help: "Look only for what --lexicon names; the small words needed to read English stay.")
  var noDefaultLexicon = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Leave out a category or rule and everything under it, such as act.service. Repeatable.", valueName: "name"))
  var without: [String] = []
}

extension LexiconOptions {
  /// Whether the default lexicon is used in full.
  var isDefault: Bool { choice == LexiconChoice() }
}

/// How the work is done.
struct WorkOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many documents to work on at once (default: one for each processor). The output is always the same.",
      valueName: "n"))
  var jobs: Int?

  @ArgumentParser.Flag(name: .shortAndLong, help: "No progress and no warnings; documents that fail are still named.")
  var quiet = false
}

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the results to a file, whole or not at all.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: "Colour: auto, always or never. auto colours what goes to a terminal, unless NO_COLOR is set.")
  var color = ColorChoice.auto

  /// The format asked for, else the one that the ending of the file's name stands for, else the default. Refuses a name
  /// that promises a format which is not available: the file would contain something else than its name says.
  func format<Format: RawRepresentable & CaseIterable>(
    _ asked: Format?, or usual: Format
  ) throws(Complaint) -> Format where Format.RawValue == String {
    if let asked { return asked }
    guard let ending else { return usual }
    if let format = Format(rawValue: Self.formats[ending] ?? ending) { return format }
    guard Self.isOfFormat(ending) else { return usual }
    let endings = Format.allCases.compactMap { Self.endings[$0.rawValue] }
    throw .usage(
      "--output: this command writes no .\(ending) files; it writes \(endings.joined(separator: ", ")), and for any other ending, "
        + "such as .txt, the \(usual.rawValue); --format sets the format under any name")
  }

  /// Refuses a name that promises another format, for a file that can only have one; allowed are these endings and
  /// those that promise nothing.
  func check(isNameOf file: String, endings: Set<String>) throws(Complaint) {
    guard let ending, !endings.contains(ending), Self.isOfFormat(ending) else { return }
    throw .usage(
      "--output: this command writes no .\(ending) files; \(file) is JSON: name it .\(endings.sorted().joined(separator: ", .")) or "
        + "without an ending")
  }

  /// Whether an ending stands for a format, available or not.
  private static func isOfFormat(_ ending: String) -> Bool {
    others.contains(ending) || endings[formats[ending] ?? ending] != nil
  }

  /// The ending of the file's name in lower case; `nil` where there is no file or no ending.
  private var ending: String? {
    let name = output?.pathParts.last ?? ""
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
  }

  /// Endings that differ from the names of their formats.
  private static let formats = ["htm": "html", "md": "markdown", "ndjson": "jsonl"]
  /// The usual ending of each format that has one.
  private static let endings = ["html": ".html", "csv": ".csv", "json": ".json", "jsonl": ".jsonl", "markdown": ".md"]
  /// Endings of formats that are not available.
  private static let others: Set<String> = [
    "doc", "docx", "epub", "gz", "numbers", "odp", "ods", "odt", "pages", "parquet", "pdf", "png", "ppt", "pptx", "rtf",
    "svg",
    "tex", "tsv", "xls", "xlsx", "xml", "yaml", "yml", "zip",
  ]
}
