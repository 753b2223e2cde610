import Foundation
import Glibc
import TestSupport
import Testing

/// Messages of the whole program about requests that cannot be met, and about what was left out.
@Suite struct MessageTests {
  private let memo = Memo.short

  /// Files that claim to be large but contain nothing: reading one as a whole would ask for all that memory.
  @Test(arguments: [
    ("page.html", "<!DOCTYPE html><p>We won.", 300_000_000, "too_large", "HTML of more than 256 MB"),
    ("notes.txt", "<html><body><p>We won.", 20_000_000_000, "too_large", "HTML of more than 256 MB"),
    ("notes.md", "# We won.", 20_000_000_000, "too_large", "Markdown of more than 1 GB"),
    ("notes.txt", "We won.", 20_000_000_000, "too_large", "holds more than 2 GB of text"),
    ("notes.txt", "We won.", 1_500_000_000, "binary", "is not text: NUL bytes throughout"),
    ("notes.txt", "%PDF-1.7", 20_000_000_000, "too_large", "PDF of more than 1 GB"),
  ])
  func filesThatAreTooLargeAreRefusedUnread(
    name: String, opening: String, size: UInt64, kind: String, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(name, opening)
    try #require(truncate(file, Int(size)) == 0)
    for command in ["score", "extract"] {
      let run = try CommandRun([command, file, "--format", "jsonl"])
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("\(file): \(message)"), "\(run.errors.prefix(300))")
      if command == "score" { #expect(run.output.contains("\"kind\":\"\(kind)\""), "\(run.output)") }
    }
  }

  @Test func aNormsFileThatIsTooLargeIsRefusedUnread() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("norms.json", "{")
    try #require(truncate(file, 20_000_000_000) == 0)
    let run = try CommandRun(["compare", "-", "--against", file], input: memo)
    #expect(run.status == 65 && run.errors.contains("has more than 2 GB"), "\(run.errors.prefix(300))")
  }

  @Test func aNormsFileThatIsNoJSONIsRefusedWithThePlace() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("norms.json", #"{"kind": oops}"#)
    let run = try CommandRun(["compare", "-", "--against", file], input: memo)
    #expect(run.status == 65 && run.errors.contains("\(file): is not a norms file: "), "\(run.errors.prefix(300))")
    #expect(run.errors.contains("at byte 10"), "\(run.errors.prefix(300))")
  }

  @Test func fieldsOfARecordCanBeNamed() throws {
    let run = try CommandRun(["score", "--format", "jsonl", "--fields", "stance,words"], input: memo)
    #expect(run.status == 0 && run.output.hasPrefix(#"{"id":"stdin","words":14,"stance":"collective","provenance":{"#))
    // Evidence is given if it is requested, in either way.
    for arguments in [["--fields", "evidence"], ["--fields", "id", "--evidence"]] {
      let run = try CommandRun(["score", "--format", "jsonl"] + arguments, input: memo)
      #expect(run.status == 0 && run.output.hasPrefix(#"{"id":"stdin","evidence":[{"category":"#))
    }
    // A field that every record has anyway may be named too.
    let named = try CommandRun(
      ["score", "--format", "jsonl", "--fields", "error,stance,provenance,words"], input: memo)
    #expect(named.status == 0 && named.output == run.output)
    for (arguments, message) in [
      (["--format", "csv", "--fields", "words,notes"], "--fields: csv has no notes; use --format json or jsonl"),
      (["--fields", "words"], "--fields: table has no fields to choose; use --format json, jsonl or csv"),
      (["--format", "json", "--fields", "words,stanse"], "there is no field \"stanse\"; there are id, path, author, "),
    ] {
      let run = try CommandRun(["score"] + arguments, input: memo)
      #expect(run.status == 64 && run.output.isEmpty && run.errors.contains(message), "\(run.errors)")
    }
  }

  /// A row has no room for a long sentence: it shows the words that count.
  @Test func theTableShowsTheWordsThatCount() throws {
    let text = "On the long road from the river to the hill and through the rain of the autumn I built this company.\n"
    let table = try CommandRun(["score", "--evidence"], input: text).output
    #expect(table.contains("takes credit +") && table.contains("I built this company."), "\(table)")
    for (format, said) in [
      ("markdown", "through the rain of the autumn **I built this company**."),
      ("html", "through the rain of the autumn <u>I built this company</u>."),
    ] {
      let report = try CommandRun(["score", "--evidence", "--format", format], input: text).output
      #expect(report.contains(said), "\(report)")
    }
  }

  /// A misspelt command is told apart from its arguments, and its help is not the general help.
  @Test(arguments: [
    ("scor memo.txt", "there is no command \"scor\"; there are score, compare, explain, "),
    ("help scor", "there is no command \"scor\"; there are score, "),
    ("talks/memo.txt", "norms, lexicon; for a text: usward explain talks/memo.txt\n"),
    ("lexicon lst", "there is no command \"lexicon lst\"; there are list, show, check, coverage, convert\n"),
    ("help lexicon lst", "there is no command \"lexicon lst\""),
  ])
  func aCommandThatThereIsNotIsNamed(line: String, message: String) throws {
    let run = try CommandRun(line.split(separator: " ").map(String.init))
    #expect(run.status == 64 && run.output.isEmpty && run.errors.contains(message), "\(run.errors)")
    #expect(!run.errors.contains("OVERVIEW"))
  }

  @Test(arguments: ["", "help", "help lexicon list", "lexicon --help", "--help", "help help"])
  func helpThatThereIsIsShown(line: String) throws {
    let run = try CommandRun(line.split(separator: " ").map(String.init))
    #expect(run.status == 0 && run.errors.isEmpty && !run.output.isEmpty, "\(run.errors)")
  }

  /// If nothing was read, the marks and columns of a table that is not shown need no explanation.
  @Test(arguments: ["score", "compare"])
  func nothingIsNotExplained(command: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun([command, folder.path + "/none.txt"])
    #expect(run.status == 2 && run.output.contains("0 documents\nread, 0 skipped, 1 failed"), "\(run.output)")
    #expect(!run.output.contains("narcissism") && !run.output.contains("95% interval"), "\(run.output)")
  }

  /// Whose words count is stated clearly if nobody is named: the figures are those of one speaker.
  @Test func whoIsTakenForTheAuthorIsTold() throws {
    let said = [
      "MODERATOR: Good afternoon. Maria, the floor is yours.",
      "MARIA: We missed our plan. I set it, and I set it too high.",
      "MODERATOR: What happens to the plant?", "MARIA: It stays open. The crew cut scrap by a third, and I thank them.",
      "MODERATOR: Thank you all.", "MARIA: No. Thank you.",
    ].joined(separator: "\n\n")
    for arguments in [
      ["explain"], ["explain", "--format", "html"], ["score"], ["score", "--format", "html"],
      ["score", "--format", "markdown"],
    ] {
      let run = try CommandRun(arguments, input: said)
      let output = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(output.contains("MARIA, who says most, is taken as the author"), "\(arguments) \(run.output)")
    }
    // A comparison does not show documents, so the run reports it.
    let compared = try CommandRun(["compare", "--by", "file"], input: said)
    #expect(
      compared.errors.contains(
        "usward: transcripts in which the speaker who says most is taken as the author: 1 (stdin); use --speaker NAME"),
      "\(compared.errors)")
    #expect(try CommandRun(["compare", "--by", "file", "--speaker", "Maria"], input: said).errors.isEmpty)
  }

  /// If most of a text is others' words, the reader is told, since nothing else on the screen shows it.
  @Test func textsThatAreMostlyOthersAreNamed() throws {
    let others = "“" + String(repeating: "They went on along the river and over the hill. ", count: 12) + "”"
    let text = "We did it, and she said:\n\n\(others)\n\n"
    let remark = "120 of 126 words are not the author's"
    #expect(try CommandRun(["score"], input: text).output.contains("  ! \(remark)"))
    for format in ["html", "markdown"] {
      #expect(try CommandRun(["score", "--format", format], input: text).output.contains("120 of 126 words"))
    }
    let compared = try CommandRun(["compare", "--minimum-words", "1"], input: text).output
    #expect(compared.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("(no author) (120 of 126)"))
    #expect(try !CommandRun(["score", "--voices", "all"], input: text).output.contains("are not the author's"))
  }

  /// A text without full stops is one sentence, which must not be written in full with each of its pieces of evidence.
  @Test func aSentenceWithoutEndIsShownAboutItsEvidence() throws {
    let around = String(repeating: "words go on and é so do these ", count: 2_000)
    let run = try CommandRun(
      ["score", "--format", "jsonl", "--fields", "evidence"], input: around + "and i built the plant alone " + around)
    let evidence = run.output.split(separator: "\"sentence\":").dropFirst()
    #expect(run.status == 0 && !evidence.isEmpty)
    for sentence in evidence {
      #expect(sentence.hasPrefix("\"… ") && sentence.contains("i built the plant alone") && sentence.contains(" …\""))
      #expect(sentence.utf8.count < 6_000)
    }
  }

  @Test func whereThereIsNoRoomForEvidenceItIsSaid() throws {
    let run = try CommandRun(["score", "--evidence", "--format", "csv"], input: memo)
    #expect(try run.status == 0 && run.output == CommandRun(["score", "--format", "csv"], input: memo).output)
    #expect(
      run.errors == "usward: --evidence: csv has no room for it; table, json, jsonl, markdown and html show evidence\n")
    for format in ["table", "json", "jsonl", "markdown", "html"] {
      let with = try CommandRun(["score", "--evidence", "--format", format], input: memo)
      #expect(with.status == 0)
      #expect(with.output.count > (try CommandRun(["score", "--format", format], input: memo).output.count))
    }
  }

  @Test func aLineThatAFileDoesNotHaveIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("m.txt", "One line here.\n\nThank you all.\n")
    for line in [4, 999] {
      for format in ["text", "html"] {
        let run = try CommandRun(["explain", "\(path):\(line)", "--format", format])
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(run.errors == "usward: \(path):\(line): the file has 3 lines\n")
      }
    }
    for line in ["0", "-1"] {
      let run = try CommandRun(["explain", "\(path):\(line)"])
      #expect(run.status == 64)
      #expect(run.errors == "usward: \(path):\(line): lines are counted from 1\n")
    }
    let empty = try CommandRun(["explain", "\(path):2"])
    #expect(empty.status == 0 && empty.output.contains("\n(no sentence stands on line 2)\n"))
  }

  @Test func defaultsAreInTheHelp() throws {
    let help = try CommandRun(["compare", "--help"]).output.split(whereSeparator: { " \n".contains($0) })
      .joined(separator: " ")
    for text in [
      "verdict (default: 1100)", "verdict (default: 2)", "(default: 10)", "(default: one for each processor)",
    ] {
      #expect(help.contains(text), "\(text)")
    }
  }

  /// A mistyped name looks like a result: all texts in one group.
  @Test func aFieldThatNoDocumentHasIsRefusedWithThoseThatThereAre() throws {
    let folder = try TemporaryFolder()
    try folder.write("draft1.txt", memo)
    try folder.write("draft2.txt", memo + memo)
    let tally = folder.path + "/all.tally"
    #expect(try CommandRun(["tally", folder.path, "--by", "month", "-o", tally]).status == 0)
    for key in ["month", "language"] {
      for compare in [["compare", folder.path], ["compare", "--tally", tally], ["compare", folder.path, "--quiet"]] {
        let run = try CommandRun(compare + ["--by", key])
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(
          run.errors == "usward: --by: no document has a value for \(key); available: model, file; add it with "
            + "--metadata, or with --author-from and a pattern such as '{\(key)}-*.txt'\n")
      }
    }
    #expect(try CommandRun(["compare", folder.path, "--by", "genre"]).status == 0)
    let within = try CommandRun(
      [
        "compare", folder.path, "--within", "office", "--author-from",
        "{author}{version}.txt".replacing("}{", with: "}t{"),
      ])
    #expect(within.status == 64)
    #expect(within.errors.contains("--within: no document has a value for office; available: author, version"))
  }

  /// Like the names of columns.
  @Test func namesOfFieldsAreTheSameInSmallAndCapitalLetters() throws {
    let folder = try TemporaryFolder()
    let csv = try folder.write("a.csv", "Author,Year,Team,text\nAnn,2020,red,\"\(memo)\"\n")
    let jsonl = try folder.write(
      "b.jsonl", "{\"author\":\"Ann\",\"team\":\"blue\",\"text\":\"\(memo.dropLast()) More.\"}\n")
    let tally = try folder.write("a.tally", try CommandRun(["tally", csv, jsonl, "--by", "TEAM"]).output)
    for (key, names) in [
      ("Team", ["blue", "red"]), (" team ", ["blue", "red"]), ("AUTHOR", ["Ann"]), ("File", [csv, jsonl]),
    ] {
      for source in [["compare", csv, jsonl], ["compare", "--tally", tally]] {
        let run = try CommandRun(source + ["--by", key, "--format", "jsonl"])
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == names.count)
        for (line, name) in zip(lines, names) { #expect(line.contains("\"group\":\"\(name)\""), "\(key)") }
      }
    }
    let unknown = try CommandRun(["compare", csv, jsonl, "--by", "rank"])
    #expect(unknown.errors.contains("available: author, year, team, model, file;"))
    for (command, option) in [("compare", "--by"), ("compare", "--within"), ("tally", "--by")] {
      for name in ["", " "] {
        let run = try CommandRun([command, csv, option, name])
        #expect(run.status == 64 && run.output.isEmpty && run.errors.contains("\(option) takes the name of a field"))
      }
    }
  }

  @Test func documentsAreGroupedByWhatTheySay() throws {
    let records = ["en", "en-gb"].flatMap { language in
      (1...2).map { number in
        "{\"id\":\"\(language)\(number)\",\"title\":\"Note \(number)\",\"language\":\"\(language)\",\"site\":\"S\(number)\","
          + "\"date\":\"2020-0\(number)-01\",\"text\":\"\(memo.dropLast()) Note \(language) \(number).\"}\n"
      }
    }.joined()
    let groups = [
      ("language", ["en", "en-gb"]), ("title", ["Note 1", "Note 2"]), ("site", ["S1", "S2"]),
      ("date", ["2020-01-01", "2020-02-01"]), ("id", ["en-gb1", "en-gb2", "en1", "en2"]), ("file", ["stdin"]),
    ]
    let folder = try TemporaryFolder()
    let tally = try folder.write("a.tally", try CommandRun(["tally", "--from", "jsonl"], input: records).output)
    for (key, names) in groups {
      let compare = ["compare", "--by", key, "--format", "jsonl"]
      for run in [
        try CommandRun(compare + ["--from", "jsonl"], input: records), try CommandRun(compare + ["--tally", tally]),
      ] {
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == names.count, "\(key)")
        for (line, name) in zip(lines, names) { #expect(line.contains("\"group\":\"\(name)\""), "\(key)") }
      }
    }
  }

  @Test func twoDraftsAreComparedByFile() throws {
    let folder = try TemporaryFolder()
    let drafts = try ["draft1.txt", "draft2.txt"].map { try folder.write($0, "\(memo)This is \($0).\n") }
    for key in ["file", "path"] {
      let run = try CommandRun(["compare", "--by", key, "--format", "jsonl"] + drafts)
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      for draft in drafts { #expect(run.output.contains("\"group\":\"\(draft)\"")) }
    }
  }

  /// Documents that name no author are units alongside authors, but not authors.
  @Test(arguments: [(0, "taken over 2 authors."), (3, "taken over 2 authors and 3 documents without a named author.")])
  func unitsAreToldAsWhatTheyAre(unnamed: Int, found: String) throws {
    let authors =
      ["Ann Lee", "Ann Lee", "Bo Roe", "Bo Roe"].map { "\"author\":\"\($0)\"," } + Array(repeating: "", count: unnamed)
    let records = authors.enumerated().map { place, author in
      "{\"id\":\"\(place)\",\(author)\"team\":\"\(place % 2)\",\"text\":\"\(String(repeating: "We share the load here, and I thank all of you for what was done in week \(place). ", count: 40))\"}\n"
    }
    let compare = ["compare", "-", "--by", "team", "--full"]
    let text = try CommandRun(compare, input: records.joined()).output.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    #expect(text.contains(found), "\(text.prefix(400))")
    let more = unnamed == 0 ? "" : "and 3 documents without a named author "
    #expect(text.contains("2 authors of 4 documents \(more)(--unit"))
    let json = try CommandRun(compare + ["--format", "json"], input: records.joined()).output
    #expect(json.replacing(" ", with: "").contains("\"units\":\(2 + unnamed)"))
  }

  @Test func whatIsOneDocumentIsToldSo() throws {
    let folder = try TemporaryFolder()
    let drafts = try ["a.txt", "b.txt"].map {
      try folder.write($0, String(repeating: "\(memo)This is \($0). ", count: 80))
    }
    let compare = ["compare", "--by", "file"] + drafts
    let text = try CommandRun(compare).output
    #expect(text.hasPrefix("Each file has only one document: the figures are shown, but nothing tells how"))
    #expect(!text.contains("too little text") && text.contains("one document\n"))
    for format in ["csv", "json", "jsonl"] {
      let output = try CommandRun(compare + ["--format", format]).output
      #expect(output.contains("one_document") && !output.contains("too_little_text"), "\(format)")
    }
    let pair = try CommandRun(compare + ["--between", drafts[0], "--and", drafts[1]]).output
    #expect(pair.contains("each of the two has only one document"))
    for (least, said) in [
      ("1", "1,100 words or no document of"), ("2", "1,100 words or 2 documents of"),
      ("3", "1,100 words or 3 documents of"),
    ] {
      let method = try CommandRun(compare + ["--full", "--minimum-documents", least]).output
      #expect(
        method.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ").contains(
          said))
    }
    // A group of one document among others is named.
    let others = try (1...3).map { try folder.write("\($0).txt", String(repeating: "\(memo)Note \($0). ", count: 40)) }
    let metadata = try folder.write(
      "meta.csv", "file,author\na.txt,Ann\n" + others.indices.map { "\($0 + 1).txt,Bo\n" }.joined())
    let mixed = try CommandRun(["compare", drafts[0], "--metadata", metadata] + others).output
    #expect(mixed.hasPrefix("No author clearly differs") && mixed.contains("1 of 2 has only one document and so"))
  }

  /// What it would take for a verdict is said if there is none, whichever groups lack one.
  @Test(arguments: [
    (["Ann", "Bo", "Cy"], "Each group is by a single author:"),
    (["Ann", "Bo", "Cy Di"], "No group clearly differs from the others"),
  ])
  func whatIsOfOneAuthorIsToldSo(authors: [String], opening: String) throws {
    let records = zip("ABC", authors).flatMap { team, names in
      names.split(separator: " ").flatMap { name in
        (0..<4).map { index in
          let text = String(
            repeating: "We share the load here, and I thank all of you for week \(index) of \(name). ", count: 40)
          return
            "{\"id\": \"\(name)\(index)\", \"author\": \"\(name)\", \"team\": \"\(team)\", \"text\": \"\(text)\"}\n"
        }
      }
    }.joined()
    func text(_ arguments: [String]) throws -> String {
      try CommandRun(["compare", "-", "--by", "team"] + arguments, input: records).output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let told = "(--unit document treats documents as independent)"
    let table = try text([])
    #expect(table.hasPrefix(opening) && table.contains("no verdict \(told)."))
    #expect(try text(["--between", "A", "--and", "B"]).contains("each of the two is by a single author, and nothing"))
    #expect(try text(["--between", "A", "--and", "B"]).contains("would differ from this one \(told)."))
    #expect(try !text(["--unit", "document"]).contains("by a single author"))
  }

  @Test func quietSilencesRepeatedDocuments() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", memo)
    for command in [["compare"], ["tally"]] {
      #expect(try CommandRun(command + [path, path]).errors.contains("counted once"))
      #expect(try CommandRun(command + [path, path, "--quiet"]).errors.isEmpty)
    }
  }

  /// A pipe can be read only once.
  @Test func normsAreReadFromAPipe() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", memo)
    let norms = "\(folder.path)/norms.json"
    #expect(
      try CommandRun(["norms", "build", path, "--unit", "document", "--minimum-words", "1", "-o", norms]).status == 0)
    let compare = ["compare", path, "--full", "--against"]
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let writer = Task.detached { [pipe = folder.path + "/pipe"] in
      guard let bytes = FileManager.default.contents(atPath: norms), let end = FileHandle(forWritingAtPath: pipe) else {
        return
      }
      try end.write(contentsOf: bytes)
      try end.close()
    }
    let run = try CommandRun(compare + [folder.path + "/pipe"])
    writer.cancel()
    #expect(run.status == 0, "\(run.errors)")
    #expect(try run.output == CommandRun(compare + [norms]).output)
  }

  @Test func choicesOfReadingGoWithNoTally() throws {
    let folder = try TemporaryFolder()
    let tally = try folder.write("a.tally", "")
    for option in [["--stdin-name", "foo"], ["--jobs", "3"], ["--content", "all"], ["--voices", "all"]] {
      let run = try CommandRun(["compare", "--tally", tally] + option)
      #expect(
        run.status == 64 && run.errors.contains("--tally compares what is already counted"), "\(option): \(run.errors)")
    }
  }

  @Test(arguments: [
    ["concord", "we", "-", "--window"], ["compare", "-", "--key-words"], ["compare", "-", "--minimum-words"],
    ["compare", "-", "--minimum-documents"], ["norms", "build", "-", "--minimum-words"], ["extract", "-", "--jobs"],
  ])
  func negativeNumbersAreRefusedAsNumbers(arguments: [String]) throws {
    let run = try CommandRun(arguments + ["-1"], input: memo)
    #expect(run.status == 64 && run.errors.contains("\(arguments.last ?? "") must be a number from "), "\(run.errors)")
  }

  /// An example broken over two lines cannot be copied.
  @Test(arguments: [
    [], ["score"], ["compare"], ["explain"], ["extract"], ["tokens"], ["concord"], ["tally"], ["merge"],
    ["norms", "build"], ["lexicon", "coverage"],
  ])
  func examplesOfTheHelpStandOnOneLine(command: [String]) throws {
    let help = try CommandRun(command + ["--help"]).output.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(help.firstIndex { $0.hasSuffix("EXAMPLES:") })
    for line in help[(start + 1)...].prefix(while: { !$0.isEmpty }) {
      #expect(line.hasPrefix("  ") && line.utf8.count <= 80, "\(line)")
    }
  }
}
