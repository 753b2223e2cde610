import Foundation
import Glibc
import TestSupport
import Testing

/// What the whole program says where something was asked for that cannot be, or was left out.
@Suite struct MessageTests {
  private let memo = "We won because of you, the night crew. Thank you all for the work.\n"

  /// Files that say they are large, and hold nothing: who reads one as a whole asks for all that memory.
  @Test(arguments: [
    ("page.html", "<!DOCTYPE html><p>We won.", 300_000_000, "too_large", "HTML of more than 256 MB"),
    ("notes.txt", "<html><body><p>We won.", 20_000_000_000, "too_large", "HTML of more than 256 MB"),
    ("notes.md", "# We won.", 20_000_000_000, "too_large", "Markdown of more than 1 GB"),
    ("notes.txt", "We won.", 20_000_000_000, "too_large", "holds more than 2 GB of text"),
    ("notes.txt", "%PDF-1.7", 20_000_000_000, "binary", "is not text: a PDF file"),
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

  @Test(arguments: ["2023-13", "2023-00", "2023-02-31", "2023-12-99", "2023-2", "0000", "2023-", "last year"])
  func datesOfNoCalendarAreRefused(date: String) throws {
    for option in ["--since", "--until"] {
      for command in [["compare", "-"], ["norms", "build", "-"]] {
        let run = try CommandRun(command + [option, date], input: memo)
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("usward: \(option): ") && run.errors.contains("\"\(date)\""), "\(run.errors)")
        #expect(run.output.isEmpty)
      }
    }
  }

  @Test(arguments: ["2024-02-29", "2023", "2023-12", "2023-12-31"])
  func datesOfTheCalendarAreTaken(date: String) throws {
    #expect(try CommandRun(["compare", "-", "--since", date], input: memo).status == 0)
  }

  @Test func datesOfAMetadataFileThatAreNoneAreNamed() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", memo)
    let table = try folder.write(
      "meta.csv", "file,date\na.txt,2023-13-45\nb.txt,\nc.txt,27 February 1979\nd.txt,02/03/2020\n")
    let run = try CommandRun(["score", text, "--metadata", table, "--format", "jsonl"])
    #expect(run.status == 0)
    #expect(run.output.contains("\"date\":null"))
    let lines = run.errors.split(separator: "\n").filter { $0.contains("the date") }
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("\(table):2: the date \"2023-13-45\"") == true)
    #expect(lines.last?.hasPrefix("\(table):5: the date \"02/03/2020\"") == true)
    #expect(try CommandRun(["score", text, "--metadata", table, "--quiet"]).errors.isEmpty)
  }

  @Test func datesOfRecordsThatAreNoneAreNamed() throws {
    let dates = ["2020-02-31", "02/03/2020", "2020-02-03"]
    let records = dates.map { "{\"text\":\"\(memo.dropLast())\",\"date\":\"\($0)\"}\n" }.joined()
    for command in ["score", "extract"] {
      let run = try CommandRun([command, "-", "--from", "jsonl", "--stdin-name", "notes"], input: records)
      #expect(run.status == 0)
      #expect(run.errors.hasPrefix("notes:1: the date \"2020-02-31\" is none"), "\(run.errors)")
      #expect(run.errors.hasSuffix("; likewise 1 more date\n"))
    }
    let sound = try CommandRun(["score", "-", "--from", "jsonl"], input: String(records.split(separator: "\n")[2]))
    #expect(sound.errors.isEmpty)
  }

  @Test(arguments: [("2021", "2020"), ("2020-06", "2020-05-31"), ("2021", "2020-12")])
  func datesThatNoDocumentLiesBetweenAreRefused(since: String, until: String) throws {
    for command in [["compare", "-"], ["norms", "build", "-"]] {
      let run = try CommandRun(command + ["--since", since, "--until", until], input: memo)
      #expect(run.status == 64)
      #expect(run.errors.contains("--since \(since) is later than --until \(until)"), "\(run.errors)")
    }
  }

  @Test func aDateWithinAYearIsNotLaterThanThatYear() throws {
    let run = try CommandRun(["compare", "-", "--since", "2020-06", "--until", "2020"], input: memo)
    #expect(run.status == 0)
  }

  @Test func documentsThatDatesLeaveOutAreNumberedInEveryReport() throws {
    let folder = try TemporaryFolder()
    for name in ["Ann-2001.txt", "Ann-2005.txt", "Bo-2001.txt", "undated.txt"] {
      try folder.write(name, "\(memo)This is \(name).\n")
    }
    let compare = ["compare", folder.path, "--author-from", "{author}-{year}.txt", "--quiet"]
    let said = "Counted are documents from 2002; left out: 2 documents of another date, 1 document without a date."
    for format in [["--full"], ["--format", "table"], ["--format", "markdown"], ["--format", "html"]] {
      let run = try CommandRun(compare + ["--since", "2002"] + format)
      let words = run.output.split(whereSeparator: { " \n".contains($0) }).joined(separator: " ")
      #expect(words.contains(said), "\(format)")
      #expect(try !CommandRun(compare + format).output.contains("left out: "))
    }
    let json = try CommandRun(compare + ["--until", "2002", "--format", "json"]).output
    #expect(json.contains("\"documents_outside_dates\": 2,\n    \"documents_without_date\": 1,"))
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

  @Test func aPatternThatMatchesNothingIsNamed() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "sub/c.txt", "d.txt", "e.txt", "f.txt", "g.txt"] { try folder.write(name, memo) }
    let run = try CommandRun(["score", folder.path, "--include", "*.html", "--include", "x*"])
    #expect(run.status == 0)
    #expect(
      run.errors.hasPrefix("usward: no documents; no file matches --include '*.html' or 'x*'; files passed over: 7\n"))
    #expect(run.errors.contains("  \(folder.path)/a.txt: not of the name asked for\n"))
    #expect(run.errors.hasSuffix("  and 2 more\n"))
    for option in ["--include", "--exclude"] {
      let unsound = try CommandRun(["score", folder.path, option, "["])
      #expect(unsound.status == 64)
      #expect(unsound.errors.hasPrefix("usward: \(option): in \"[\" a bracket is opened and never closed"))
    }
    // A file that was found and holds no record is no fault of the pattern.
    try folder.write("none.jsonl", "")
    let empty = try CommandRun(["score", folder.path, "--include", "*.jsonl"])
    #expect(empty.errors.hasPrefix("usward: no documents; files passed over: 7\n"))
  }

  @Test func filesPassedOverAreNamedWhereNothingElseWasFound() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "b.png", "c.pdf"] { try folder.write(name, "x") }
    let run = try CommandRun(["score", folder.path])
    #expect(
      run.errors == """
        usward: no documents; files passed over: 3 (name them, or use --include)
          \(folder.path)/a.csv: data
          \(folder.path)/b.png: no text
          \(folder.path)/c.pdf: a format that is not read yet

        """)
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
      #expect(run.errors == "usward: \(path):\(line): lines count from 1\n")
    }
    let empty = try CommandRun(["explain", "\(path):2"])
    #expect(empty.status == 0 && empty.output.contains("\n(no sentence stands on line 2)\n"))
  }

  /// By name as in a folder.
  @Test func aNameThatIsNotUTF8IsSaid() throws {
    let folder = try TemporaryFolder()
    let made = try Process.run(
      URL(filePath: "/bin/sh"), arguments: ["-c", "echo We won. > \"$0/$(printf 'b\\377.txt')\"", folder.path])
    made.waitUntilExit()
    let shell = "'\(CommandRun.program)' \"$@\" \"$0/$(printf 'b\\377.txt')\" 2> '\(folder.path)/said'"
    for (command, status) in [(["score"], 2), (["compare", "--tally"], 65), (["score", "-", "--lexicon"], 65)]
      as [([String], Int32)]
    {
      let run = try Process.run(URL(filePath: "/bin/sh"), arguments: ["-c", shell, folder.path] + command)
      run.waitUntilExit()
      let said = folder.text("said") ?? ""
      #expect(run.terminationStatus == status && said.contains("its name is not UTF-8"), "\(command): \(said)")
    }
    #expect(try CommandRun(["score", folder.path]).errors.contains("its name is not UTF-8"))
  }

  @Test func aPatternInQuotationMarksIsKnownForOne() throws {
    let folder = try TemporaryFolder()
    try folder.write("memos/a/x.txt", memo)
    let run = try CommandRun(["score", "\(folder.path)/memos/*/*.txt"])
    #expect(run.status == 2)
    #expect(run.errors.contains("there is no such file or folder; * and ? are filled in by the shell"))
    #expect(run.errors.contains("\(folder.path)/memos --include '*/*.txt'"))
    #expect(try CommandRun(["score", "\(folder.path)/memos", "--include", "*/*.txt", "--format", "csv"]).status == 0)
    #expect(try !CommandRun(["score", "\(folder.path)/none.txt"]).errors.contains("--include"))
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

  @Test func recordsOfCSVFromAPipeAreRemarkedOn() throws {
    let records = "id,author,text\nr1,Ann,\"\(memo)\"\nr2,Bo,\"\(memo)\"\n"
    let run = try CommandRun(["score", "--format", "jsonl"], input: records)
    #expect(run.status == 0)
    #expect(run.errors == "usward: stdin looks like CSV and was read as one text; --from csv reads a document a row\n")
    #expect(try CommandRun(["score", "--quiet"], input: records).errors.isEmpty)
    let rows = try CommandRun(["score", "--from", "csv", "--format", "jsonl"], input: records)
    #expect(rows.errors.isEmpty && rows.output.split(separator: "\n").count == 2)
    for prose in [memo, "A text, short\nand, no table.\n", "id,author,text\n", "text\nWe, you.\n"] {
      #expect(try CommandRun(["score", "--format", "csv"], input: prose).errors.isEmpty, "\(prose)")
    }
    #expect(try CommandRun(["score", "--from", "text", "--format", "csv"], input: records).errors.isEmpty)
  }

  @Test func aFieldThatNoDocumentHasIsNamedWithThoseThatThereAre() throws {
    let folder = try TemporaryFolder()
    try folder.write("draft1.txt", memo)
    try folder.write("draft2.txt", memo + memo)
    for key in ["month", "language"] {
      let run = try CommandRun(["compare", "--by", key, folder.path])
      #expect(
        run.errors == "usward: no document says its \(key): all are one group; there are model, file; --metadata, or "
          + "--author-from with a pattern such as '{\(key)}-*.txt', can say it\n")
      #expect(try CommandRun(["compare", "--by", key, folder.path, "--quiet"]).errors.isEmpty)
    }
    let within = try CommandRun(
      [
        "compare", folder.path, "--within", "office", "--author-from",
        "{author}{version}.txt".replacing("}{", with: "}t{"),
      ])
    #expect(
      within.errors.contains(
        "no document says its office: nothing is compared like with like; there are author, version"))
  }

  /// As the names of columns are.
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
    #expect(unknown.errors.contains("there are author, year, team, model, file;"))
    for (command, option) in [("compare", "--by"), ("compare", "--within"), ("tally", "--by")] {
      for name in ["", " "] {
        let run = try CommandRun([command, csv, option, name])
        #expect(run.status == 64 && run.output.isEmpty && run.errors.contains("\(option) is the name of a field"))
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

  @Test func whatIsOneDocumentIsToldSo() throws {
    let folder = try TemporaryFolder()
    let drafts = try ["a.txt", "b.txt"].map {
      try folder.write($0, String(repeating: "\(memo)This is \($0). ", count: 80))
    }
    let compare = ["compare", "--by", "file"] + drafts
    let text = try CommandRun(compare).output
    #expect(text.hasPrefix("Each file is one document: the figures stand side by side"))
    #expect(!text.contains("too little text") && text.contains("one document\n"))
    for format in ["csv", "json", "jsonl"] {
      let output = try CommandRun(compare + ["--format", format]).output
      #expect(output.contains("one_document") && !output.contains("too_little_text"), "\(format)")
    }
    let pair = try CommandRun(compare + ["--between", drafts[0], "--and", drafts[1]]).output
    #expect(pair.contains("one of the two is one document"))
    for (least, said) in [
      ("1", "1,100 words or no document of"), ("2", "1,100 words or 2 documents of"),
      ("3", "1,100 words or 3 documents of"),
    ] {
      let method = try CommandRun(compare + ["--full", "--minimum-documents", least]).output
      #expect(
        method.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ").contains(
          said))
    }
    // One of one document beside others is named.
    let others = try (1...3).map { try folder.write("\($0).txt", String(repeating: "\(memo)Note \($0). ", count: 40)) }
    let metadata = try folder.write(
      "meta.csv", "file,author\na.txt,Ann\n" + others.indices.map { "\($0 + 1).txt,Bo\n" }.joined())
    let mixed = try CommandRun(["compare", drafts[0], "--metadata", metadata] + others).output
    #expect(mixed.hasPrefix("No author can be told") && mixed.contains("1 of 2 is one document, which"))
  }

  @Test func quietSilencesRepeatedDocuments() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", memo)
    for command in [["compare"], ["tally"]] {
      #expect(try CommandRun(command + [path, path]).errors.contains("counted once"))
      #expect(try CommandRun(command + [path, path, "--quiet"]).errors.isEmpty)
    }
  }

  /// A pipe gives what it holds once.
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

  /// JSON that is no lines of records is told of where it is read as prose, and a mark in brackets is none.
  @Test(arguments: [
    ("[{\"text\":\"We win.\"}]", "a JSON array"), ("[\"We win.\",\n \"You too.\"]\n", "a JSON array"),
    ("{\"content\":\"We win.\"}\n{\"content\":\"We won.\"}\n", "JSON and was read as one text"),
    ("{\n  \"content\": \"We win.\"\n}\n", "JSON and was read as one text"),
    ("[" + String(repeating: "{\"content\":\"We win.\"},", count: 9_000) + "{}]", "a JSON array"),
    ("[1] See below. We won.\n", nil), ("[1]\nWe won.\n", nil), ("[Music]\nWe won.\n", nil),
  ])
  func jsonReadAsProseIsRemarkedOn(text: String, remark: String?) throws {
    let run = try CommandRun(["score"], input: text)
    #expect(run.status == 0)
    #expect(
      remark.map { run.errors.hasPrefix("usward: stdin looks like \($0)") } ?? run.errors.isEmpty, "\(run.errors)")
    #expect(try CommandRun(["score", "--quiet"], input: text).errors.isEmpty)
  }

  @Test func anArrayIsNoLinesOfRecords() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.json", "[{\"text\":\"We win.\"}]\n")
    for arguments in [["score", "-", "--from", "jsonl"], ["score", file]] {
      let run = try CommandRun(arguments, input: "[{\"text\":\"We win.\"}]\n")
      #expect(run.status == 2 && run.errors.contains("is a JSON array; write one object a line"), "\(run.errors)")
    }
  }

  /// What a folder holds and is not read is told, by kind, whatever the format; names that were not asked for are not.
  @Test func filesPassedOverAreToldByKind() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "l.docx", "m.pdf", "n.PDF", "sub/v.xml"] { try folder.write(name, memo) }
    for format in ["csv", "jsonl", "table"] {
      let run = try CommandRun(["score", folder.path, "--format", format])
      #expect(run.errors == "usward: files passed over: 2 .pdf, 1 .docx, 1 .xml; name them, or use --include\n")
    }
    #expect(try CommandRun(["score", folder.path, "--format", "csv", "--quiet"]).errors.isEmpty)
    #expect(try CommandRun(["score", folder.path, "--include", "*.txt", "--format", "csv"]).errors.isEmpty)
  }

  @Test func aLinkToNothingIsNamedAsOne() throws {
    let folder = try TemporaryFolder()
    folder.link("a.txt", to: "nowhere.txt")
    for path in [folder.path, "\(folder.path)/a.txt"] {
      let run = try CommandRun(["score", path, "--format", "csv"])
      #expect(run.status == 2)
      #expect(run.errors == "\(folder.path)/a.txt: is a symbolic link to a file that is not there\n")
    }
  }

  @Test func choicesOfReadingGoWithNoTally() throws {
    let folder = try TemporaryFolder()
    let tally = try folder.write("a.tally", "")
    for option in [["--stdin-name", "foo"], ["--jobs", "3"], ["--content", "all"], ["--voices", "all"]] {
      let run = try CommandRun(["compare", "--tally", tally] + option)
      #expect(run.status == 64 && run.errors.contains("--tally compares what was counted"), "\(option): \(run.errors)")
    }
  }

  @Test(arguments: [
    ["concord", "we", "-", "--window"], ["compare", "-", "--key-words"], ["compare", "-", "--minimum-words"],
    ["compare", "-", "--minimum-documents"], ["norms", "build", "-", "--minimum-words"], ["extract", "-", "--jobs"],
  ])
  func negativeNumbersAreRefusedAsNumbers(arguments: [String]) throws {
    let run = try CommandRun(arguments + ["-1"], input: memo)
    #expect(run.status == 64 && run.errors.contains("\(arguments.last ?? "") is a number from "), "\(run.errors)")
  }

  /// An example that is broken over two lines cannot be copied.
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

  @Test func mailsThatAreNotDecodedAreCounted() throws {
    let folder = try TemporaryFolder()
    let head = "From: Ann Lee <a@example.org>\nTo: all@example.org\nSubject: Plan\nMIME-Version: 1.0\n"
    for name in ["a.eml", "b.eml"] {
      try folder.write(name, head + "Content-Transfer-Encoding: quoted-printable\n\nWe won=2E And \(name) too.\n")
    }
    try folder.write("c.eml", head + "\nWe won, all of us.\n")
    for command in [["score", "--format", "csv"], ["extract"], ["compare", "--format", "csv"]] {
      let run = try CommandRun([command[0], folder.path] + command.dropFirst())
      #expect(
        run.errors.contains("usward: mails whose body is not decoded") && run.errors.contains(": 2; save"),
        "\(run.errors)")
    }
  }
}
