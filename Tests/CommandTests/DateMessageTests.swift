import TestSupport
import Testing

/// Messages of the whole program about invalid dates, and about dates that leave documents out.
@Suite struct DateMessageTests {
  private let memo = Memo.short

  @Test(arguments: ["2023-13", "2023-00", "2023-02-31", "2023-12-99", "2023-2", "0000", "2023-", "last year"])
  func datesOfNoCalendarAreRefused(date: String) throws {
    for option in ["--since", "--until"] {
      let commands = [
        ["compare", "-"], ["norms", "build", "-"], ["score", "-"], ["tally", "-"], ["concord", "we", "-"],
      ]
      for command in commands {
        let run = try CommandRun(command + [option, date], input: memo)
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("usward: \(option): ") && run.errors.contains("\"\(date)\""), "\(run.errors)")
        #expect(run.output.isEmpty)
      }
    }
  }

  @Test(arguments: ["2024-02-29", "2023", "2023-12", "2023-12-31"])
  func datesOfTheCalendarAreTaken(date: String) throws {
    let run = try CommandRun(["compare", "-", "--since", date, "--format", "json"], input: memo)
    #expect(run.status == 0 && run.output.contains("\"since\": \"\(date)\","), "\(run.errors)")
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
      #expect(run.errors.hasPrefix("notes:1: the date \"2020-02-31\" is invalid or ambiguous"), "\(run.errors)")
      #expect(run.errors.hasSuffix("; the same for 1 more date\n"))
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

  @Test func documentsOfOtherDatesAreLeftOutAndCounted() throws {
    let folder = try TemporaryFolder()
    for day in ["2023-12-31", "2024-01", "2024-03-31", "2024-04-01"] { try folder.write("memo-\(day).txt", memo) }
    try folder.write("none.txt", "We did it.\n")
    let table = try folder.write(
      "meta.csv", "file,genre\n" + ["2023-12-31", "2024-01", "2024-03-31"].map { "memo-\($0).txt,x\n" }.joined())
    let quarter = [
      folder.path, "--author-from", "memo-{date}.txt", "--since", "2024-01", "--until", "2024-03",
    ]
    let said = "usward: documents left out by date: 3; of these, without a date: 1 (\(folder.path)/none.txt)\n"
    let score = try CommandRun(
      ["score", "--format", "csv", "--fields", "date,flags", "--metadata", table] + quarter)
    // The first text occurs earlier, in a memo that is left out.
    let rows = score.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",")[1...2].joined(separator: " ")
    }
    #expect(rows == ["2024-01 short_text", "2024-03-31 short_text;duplicate"], "\(score.output)")
    #expect(score.status == 0 && score.errors.contains(said))
    // A document that is left out still has its row.
    #expect(!score.errors.contains("name no document read"), "\(score.errors)")
    let concord = try CommandRun(["concord", "we"] + quarter)
    #expect(concord.errors.contains("in 2 of 2 documents") && concord.errors.contains(said), "\(concord.errors)")
    let tally = try CommandRun(["tally"] + quarter)
    #expect(tally.output.split(separator: "\n").count { $0.contains("memo-2024") } == 2 && tally.errors.contains(said))
    let none = try CommandRun(["score", folder.path, "--since", "2024"])
    #expect(none.status == 0 && none.errors.hasPrefix("usward: documents left out by date: 5; of these, without"))
    #expect(!none.errors.contains("no documents"))
  }

  @Test func aDateWithinAYearIsNotLaterThanThatYear() throws {
    let dated = ["2020-05", "2020-06", "2020-12-31", "2021"].map { "{\"text\":\"We won.\",\"date\":\"\($0)\"}\n" }
      .joined()
    let run = try CommandRun(
      ["compare", "-", "--since", "2020-06", "--until", "2020", "--format", "json"], input: dated)
    #expect(run.status == 0 && run.output.contains("\"documents_outside_dates\": 2,"), "\(run.output)")
  }

  /// A reader of the report sees what is missing from it, and of parts that were narrowed otherwise it is said.
  @Test func whatATallyWasNarrowedByStandsInEveryReport() throws {
    let folder = try TemporaryFolder()
    for name in ["Ann-2001.txt", "Ann-2005.txt", "Bo-2001.txt", "Bo-2005.txt"] {
      try folder.write("in/\(name)", "\(memo)This is \(name).\n")
    }
    func tally(_ name: String, _ dates: [String]) throws -> String {
      let path = "\(folder.path)/\(name).tally"
      let run = try CommandRun(
        ["tally", "\(folder.path)/in", "--author-from", "{author}-{year}.txt", "-o", path] + dates)
      #expect(run.status == 0, "\(run.errors)")
      return path
    }
    func words(_ arguments: [String]) throws -> String {
      try CommandRun(arguments).output.split(whereSeparator: { " \n".contains($0) }).joined(separator: " ")
    }
    let late = try tally("late", ["--since", "2002"])
    let whole = try tally("whole", [])
    for format in [[], ["--full"], ["--format", "csv"], ["--format", "markdown"], ["--format", "html"]] {
      #expect(try words(["compare", "--tally", late] + format).contains("tally --since 2002"), "\(format)")
      #expect(try !words(["compare", "--tally", whole] + format).contains("tally "), "\(format)")
    }
    #expect(
      try words(["compare", "--tally", late, "--until", "2005", "--format", "json"]).contains(
        "\"options\": [ \"tally --since 2002\", \"--until 2005\" ]"))
    let both = try CommandRun(["merge", late, whole])
    #expect(
      both.errors.contains("usward: the tallies cover different dates: tally of all dates; tally --since 2002\n"))
    #expect(try CommandRun(["merge", late, whole, "--quiet"]).errors.isEmpty)
    #expect(try CommandRun(["merge", whole, whole]).errors.contains("different dates") == false)
    #expect(try CommandRun(["compare", "--tally", late, whole]).errors.contains("different dates: tally of all"))
    // For a tally from an earlier build nothing is known.
    let written = try #require(folder.text("whole.tally"))
    #expect(written.contains("\"dates\":[{\"since\":null,\"until\":null}],"))
  }

  @Test func documentsThatDatesLeaveOutAreNumberedInEveryReport() throws {
    let folder = try TemporaryFolder()
    for name in ["Ann-2001.txt", "Ann-2005.txt", "Bo-2001.txt", "undated.txt"] {
      try folder.write(name, "\(memo)This is \(name).\n")
    }
    let compare = ["compare", folder.path, "--author-from", "{author}-{year}.txt", "--quiet"]
    let said =
      "Only documents from 2002 are counted; left out: 2 documents outside these dates, 1 document without a date."
    for format in [["--full"], ["--format", "table"], ["--format", "markdown"], ["--format", "html"]] {
      let run = try CommandRun(compare + ["--since", "2002"] + format)
      let words = run.output.split(whereSeparator: { " \n".contains($0) }).joined(separator: " ")
      #expect(words.contains(said), "\(format)")
      #expect(try !CommandRun(compare + format).output.contains("left out: "))
    }
    let json = try CommandRun(compare + ["--until", "2002", "--format", "json"]).output
    #expect(json.contains("\"documents_outside_dates\": 2,\n    \"documents_without_date\": 1,"))
  }
}
