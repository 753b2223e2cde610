import Foundation
import TestSupport
import Testing

/// Behaviour of the whole program: runs over folders, pipes, numbers, result files.
@Suite struct CommandTests {
  private let memo = Memo.long

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<60 {
      let name = number % 2 == 0 ? "Ann_Lee" : "Bo"
      try folder.write("\(name)-20\(10 + number % 10)-\(number).txt", "\(memo)Letter \(number).\n")
    }
    return folder
  }

  @Test(arguments: ["table", "json", "jsonl", "csv", "markdown", "html"])
  func theNumberOfJobsNeverShows(format: String) throws {
    let folder = try folder()
    let pattern = "{author}-{year}-*.txt"
    for command in ["score", "compare"] {
      let arguments = [command, folder.path, "--author-from", pattern, "--format", format]
      let one = try CommandRun(arguments + ["--jobs", "1"])
      let four = try CommandRun(arguments + ["--jobs", "4"])
      #expect(one.status == 0, "\(one.errors)")
      #expect(!one.output.isEmpty)
      #expect(one.output == four.output)
      #expect(one.errors.isEmpty && four.errors.isEmpty)
    }
  }

  @Test func eachFailureIsNamedAndTheOthersAreDone() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", memo)
    try folder.write("empty.txt", "")
    try folder.write("binary.txt", [0x7F, 0x45, 0x4C, 0x46] + Array(repeating: UInt8(0), count: 600))
    try folder.write("sub/b.txt", memo)
    folder.link("sub/loop", to: "..")
    folder.link("gone.txt", to: "nowhere")
    let run = try CommandRun(["score", folder.path, "\(folder.path)/missing.txt", "--format", "jsonl"])
    #expect(run.status == 2)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines.count { $0.contains("\"error\":{\"kind\"") } == 5)
    for kind in ["empty", "binary", "symlink_loop", "not_found"] {
      #expect(run.output.contains("\"kind\":\"\(kind)\""), "\(kind)")
    }
    for name in ["empty.txt", "binary.txt", "sub/loop", "gone.txt", "missing.txt"] {
      #expect(run.errors.contains("\(folder.path)/\(name): "), "\(name)")
    }
  }

  @Test func aRepeatedTextIsFlagged() throws {
    let run = try CommandRun(
      ["score", "--format", "jsonl"], input: "{\"text\": \"We serve you.\"}\n{\"text\": \"We serve\\n you. \"}\n")
    let lines = run.output.split(separator: "\n")
    #expect(lines.map { $0.contains("\"duplicate\"") } == [false, true])
  }

  @Test func aBadRecordIsARecord() throws {
    let run = try CommandRun(
      ["score", "-", "--from", "jsonl", "--format", "jsonl", "--stdin-name", "feed"],
      input: "{\"id\": \"a\", \"text\": \"We win.\"}\n{oops\n{\"id\": \"c\", \"text\": \"I win.\"}\n")
    #expect(run.status == 2)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].contains("bad_json"))
    #expect(lines[1].contains("\"line\":2"))
    #expect(run.errors.hasPrefix("feed:2: "))
  }

  @Test func noRecordsAreNoFault() throws {
    let run = try CommandRun(["score", "--from", "jsonl", "--format", "jsonl"], input: "")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
  }

  @Test func wrongUsageIs64AndUnsoundFilesAre65() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", memo)
    let bad = try folder.write("bad.csv", "file,a\n\"x")
    let lexicon = try folder.write("bad.toml", "[lexicon]\nname = \"x\"\nversion = \"1\"\nnonsense = 1\n")
    #expect(try CommandRun(["score", "--nonsense"]).status == 64)
    #expect(try CommandRun(["score", text, "--jobs", "0"]).status == 64)
    #expect(try CommandRun(["score", text, "--encoding", "klingon"]).status == 64)
    #expect(try CommandRun(["score", text, "--author-from", "*.txt"]).status == 64)
    #expect(try CommandRun(["score", text, "--no-default-lexicon"]).status == 64)
    #expect(try CommandRun(["compare", text, "--minimum-documents", "0"]).status == 64)
    // An unset variable in a script must not turn a document into the output, nor may a document be overwritten.
    #expect(try CommandRun(["score", "--output=", text]).status == 64)
    #expect(try CommandRun(["score", text, "--output", text]).status == 64)
    #expect(folder.text("a.txt") == memo)
    let metadata = try CommandRun(["score", text, "--metadata", bad])
    #expect(metadata.status == 65)
    #expect(metadata.errors.hasPrefix("\(bad):2: "))
    let unsound = try CommandRun(["score", text, "--lexicon", lexicon])
    #expect(unsound.status == 65)
    #expect(unsound.errors.contains("bad.toml"))
  }

  @Test func theOutputFileIsWholeOrNotThere() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("in/a.txt", memo)
    let output = "\(folder.path)/out.csv"
    let run = try CommandRun(["score", text, "--format", "csv", "--output", output])
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(folder.text("out.csv")?.isEmpty == false)
    #expect(try CommandRun(["score", text, "--output", "\(folder.path)/no/such/out.csv"]).status == 74)
    try folder.write("out.csv", "before")
    let bad = try folder.write("bad.csv", "nothing\n")
    #expect(try CommandRun(["score", text, "--metadata", bad, "--output", output]).status == 65)
    #expect(folder.text("out.csv") == "before")
    #expect(try folder.names() == ["bad.csv", "in", "out.csv"])
    #expect(try CommandRun(["score", text, "--output", "/dev/full"]).status == 74)
  }

  @Test func colourIsAsked() throws {
    let escape = "\u{1B}["
    #expect(try !CommandRun(["score"], input: memo).output.contains(escape))
    #expect(try CommandRun(["score", "--color", "always"], input: memo).output.contains(escape))
    let never = try CommandRun(["score", "--color", "never"], input: memo, environment: ["NO_COLOR": "1"])
    #expect(!never.output.contains(escape))
  }

  @Test func metadataRowsWithoutADocumentAreCounted() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", memo)
    let table = try folder.write("meta.csv", "file,author\na.txt,Ann\nb.txt,Bo\nc.txt,Cy\n")
    let run = try CommandRun(["score", text, "--metadata", table, "--format", "jsonl"])
    #expect(run.output.contains("\"author\":\"Ann\""))
    #expect(run.errors == "\(table): rows that match no document read: 2 (b.txt, c.txt)\n")
    let more = try folder.write("more.csv", "file,author\na.txt,Ann\n" + "gfcbde".map { "\($0).txt,Bo\n" }.joined())
    let many = try CommandRun(["score", text, "--metadata", more])
    #expect(many.errors == "\(more): rows that match no document read: 6 (b.txt, c.txt, d.txt and 3 more)\n")
    #expect(try CommandRun(["score", text, "--metadata", table, "--quiet"]).errors.isEmpty)
  }

  @Test func tokensExtractExplainAndConcordReadAPipe() throws {
    let tokens = try CommandRun(["tokens", "--format", "jsonl"], input: "I’m sure we’ll win, let’s go.")
    #expect(tokens.output.split(separator: "\n").count == 6)
    let extract = try CommandRun(
      ["extract", "--from", "html", "--format", "jsonl"], input: "<p>A<b>b</b>c<script>x</script>")
    #expect(extract.output.contains("\"text\":\"Abc\""))
    let explain = try CommandRun(["explain"], input: memo)
    #expect(explain.status == 0)
    #expect(explain.output.contains("1: We won because of you, the night crew."))
    let concord = try CommandRun(["concord", "we", "-", "--stdin-name", "m"], input: "So we'll go.\nWE are here.\n")
    #expect(concord.output.split(separator: "\n").map { $0.prefix(5) } == ["m:1:4", "m:2:1"])
    #expect(try CommandRun(["lexicon", "check"]).status == 0)
    #expect(try CommandRun(["lexicon", "list"]).output.contains("collective.reference"))
    #expect(try CommandRun(["lexicon", "show", "self.reference"]).output.contains("myself"))
  }

  @Test func numbersBelowTheLeastAreRefused() throws {
    for (command, option, number, least) in [
      (["compare", "-"], "--minimum-words", -1, 0), (["compare", "-"], "--minimum-documents", 0, 1),
      (["compare", "-"], "--key-words", -1, 0), (["norms", "build", "-"], "--minimum-words", 0, 1),
      (["concord", "we", "-"], "--window", -1, 0), (["score", "-"], "--jobs", 0, 1),
    ] {
      let run = try CommandRun(command + ["\(option)=\(number)"], input: memo)
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors == "usward: \(option) must be a number from \(least) up\n")
    }
  }

  @Test func numbersAsLargeAsThereAreDoNoHarm() throws {
    let folder = try TemporaryFolder()
    for number in 0..<40 { try folder.write("in/\(number).txt", "\(memo)It was night \(number).\n") }
    let (all, one) = ("\(folder.path)/in", "\(folder.path)/in/0.txt")
    for (command, option, status) in [
      (["concord", "we", one], "--window", 0), (["score", all], "--jobs", 0), (["compare", all], "--jobs", 0),
      (["compare", all], "--minimum-words", 0), (["compare", all], "--minimum-documents", 0),
      (["compare", all], "--key-words", 0), (["norms", "build", all], "--minimum-words", 64),
    ] {
      let run = try CommandRun(command + [option, "\(Int.max)"])
      #expect(run.status == status, "\(command) \(option): \(run.errors)")
    }
    #expect(try CommandRun(["explain", "\(one):1-\(Int.max)"]).status == 0)
  }

  /// Pages write negative numbers with a minus sign, as those of a comparison do.
  @Test(arguments: [["score"], ["explain"]]) func pagesHaveAMinusSign(command: [String]) throws {
    let text = String(repeating: "I built this alone. You will do as I say. I want my bonus. ", count: 12)
    let page = try CommandRun(command + ["--format", "html"], input: text).output
    #expect(page.contains(">−") || page.contains("−0."))
    #expect(!page.contains(">-"))
  }

  /// What the README shows is what the command prints, except for the lines that the README omits.
  @Test func theExampleOfTheReadmeHolds() throws {
    let readme = try PackageFolder.text("README.md")
    let example = readme.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("    $ usward compare ") }.prefix { $0.isEmpty || $0.hasPrefix("    ") }
      .map { String($0.dropFirst(4)) }
    let arguments = try #require(example.first).split(separator: " ").dropFirst(2).map { argument in
      argument.hasPrefix("corpora") ? "\(PackageFolder.path)/\(argument)" : String(argument)
    }
    var output = try CommandRun(arguments).output.split(separator: "\n")[...]
    let shown = example.dropFirst().filter { !$0.isEmpty && !$0.hasSuffix("(...)") }
    #expect(shown.count > 8)
    for line in shown {
      output = output.drop { $0 != line }
      #expect(output.first ?? "" == line)
    }
  }

  @Test func aNamedPipeIsReadOnce() throws {
    let folder = try TemporaryFolder()
    let pipe = "\(folder.path)/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let memo = memo
    Thread.detachNewThread { try? memo.write(toFile: pipe, atomically: false, encoding: .utf8) }
    let run = try CommandRun(["score", pipe, "--format", "jsonl"])
    #expect(run.status == 0)
    #expect(run.output.contains("\"words\":22,"))
  }

  @Test func tokensOfSeveralDocumentsSayWhoseTheyAre() throws {
    let records = "{\"id\":\"a\",\"text\":\"We go.\"}\n{\"text\":\"I stay.\"}\n"
    let lines = try CommandRun(["tokens", "--format", "jsonl"], input: records).output.split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != "," } } == ["a", "a", "stdin:2", "stdin:2"].map { "{\"id\":\"\($0)\"" })
    let table = try CommandRun(["tokens"], input: records).output
    #expect(table.hasPrefix("# a\n    0 ") && table.contains("  go\n\n# stdin:2\n    0 "))
    #expect(try CommandRun(["tokens"], input: "We go.").output.hasPrefix("    0 "))
  }

  /// A byte order mark before the first record, as some programs write it, changes nothing.
  @Test func recordsAfterAByteOrderMarkAreRecords() throws {
    let records = "\u{FEFF}{\"id\":\"a\",\"text\":\"We go.\"}\n{\"id\":\"b\",\"text\":\"I stay.\"}\n"
    let run = try CommandRun(["score", "--format", "csv"], input: records)
    #expect(run.output.split(separator: "\n").dropFirst().map { $0.prefix(2) } == ["a,", "b,"])
    let folder = try TemporaryFolder()
    let files = try ["r.txt", "r.json", "r.jsonl"].map { try folder.write($0, records) }
    #expect(try CommandRun(["score", "--format", "jsonl"] + files).output.split(separator: "\n").count == 6)
    for text in ["\u{FEFF}{We} go.\n", "{", "We"] {
      #expect(try CommandRun(["extract", "--format", "jsonl"], input: text).output.split(separator: "\n").count == 1)
    }
    #expect(try CommandRun(["extract"], input: "\u{FEFF}").errors == "stdin: has no text\n")
  }

  /// As for every command it is a failure, since scoring would refuse it; but a program that reads records finds one.
  @Test func thereIsNothingToExtractOfNothing() throws {
    let folder = try TemporaryFolder()
    let (empty, page) = (try folder.write("e.txt", ""), try folder.write("p.html", "<html><body></body></html>"))
    for (name, format) in [empty, page, "-"].flatMap({ name in ["text", "jsonl"].map { (name, $0) } }) {
      let run = try CommandRun(["extract", name, "--format", format])
      let shown = name == "-" ? "stdin" : name
      #expect(run.status == 2 && run.errors == "\(shown): has no text\n", "\(run.errors)")
      if format == "text" { #expect(run.output.isEmpty) } else { #expect(run.output.contains(#""text":"","#)) }
    }
    let both = try CommandRun(["extract", "--format", "jsonl"], input: "{\"text\":\"\"}\n{\"text\":\"We.\"}\n")
    #expect(both.output.split(separator: "\n").count == 2 && both.errors == "stdin:1: has no text\n")
    let scored = try CommandRun(["score", "--format", "jsonl"], input: both.output)
    #expect(scored.status == 2 && scored.output.contains(#""kind":"empty""#), "\(scored.output)")
  }
}
