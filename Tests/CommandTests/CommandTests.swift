import Foundation
import TestSupport
import Testing

/// The whole program, run on folders of its own.
@Suite struct CommandTests {
  private let memo =
    "We won because of you, the night crew. Thank you all for the work. I will call each of you by Friday.\n"

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
    // An unset variable of a script must not make a document the output, nor may a document be written over.
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
    #expect(run.errors == "\(table): rows that name no document read: 2 (b.txt, c.txt)\n")
    let more = try folder.write("more.csv", "file,author\na.txt,Ann\n" + "gfcbde".map { "\($0).txt,Bo\n" }.joined())
    let many = try CommandRun(["score", text, "--metadata", more])
    #expect(many.errors == "\(more): rows that name no document read: 6 (b.txt, c.txt, d.txt and 3 more)\n")
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

  @Test func coverageSaysWhatEachEntryTook() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("m.txt", "We'll collaborate.\n\nWe know: collaboration pays.\n\nLet us begin.\n")
    let table = try CommandRun(["lexicon", "coverage", path]).output
    #expect(table.contains("      2          1  we: we 1, we'll 1\n"))
    #expect(table.contains("      2          1  collaborat*: collaborate 1, collaboration 1\n"))
    #expect(table.contains("\nwe\n      1          1  rule we.all-of-us\n"))
    let lines = try CommandRun(["lexicon", "coverage", "--category", "collective", "--format", "jsonl", path]).output
    #expect(lines.contains("\"forms\":{\"collaborate\":1,\"collaboration\":1}"))
    #expect(lines.contains("\"entry\":\"ourselves\",\"kind\":\"word\",\"occurrences\":0"))
    let unused = try CommandRun(["lexicon", "coverage", "--category", "we", "--unused", path]).output
    #expect(unused.contains(" rules caught nothing in 1 document"))
    #expect(try CommandRun(["lexicon", "coverage", "--category", "nothing.here", path]).status == 64)
    #expect(try CommandRun(["concord", "we.all-of-us", path]).output.contains(":5:5"))
  }

  /// No evidence, and evidence in one sentence alone, are no certainty.
  @Test func aBalanceOfNextToNothingIsUnknown() throws {
    for (text, balance, cells, reason) in [
      ("We met. It rained.", "0.0000", ",0.0000,-1.0000,1.0000,", "balance 0.00, 95% -1.00 to +1.00 (no evidence)"),
      ("It rained.", "0.0000", ",0.0000,-1.0000,1.0000,", "balance 0.00, 95% -1.00 to +1.00 (no evidence)"),
      (
        "I built this company.", "-0.9973", ",-0.9973,-1.0000,1.0000,",
        "balance -1.00, 95% -1.00 to +1.00 (one sentence)"
      ),
    ] {
      let json = try CommandRun(["score", "-", "--format", "jsonl"], input: text)
      #expect(json.output.contains("\"orientation\":{\"value\":\(balance),\"low\":-1.0000,\"high\":1.0000}"))
      let csv = try CommandRun(["score", "-", "--format", "csv"], input: text)
      #expect(csv.output.contains(cells), "\(text)")
      let explained = try CommandRun(["explain"], input: text)
      #expect(explained.output.contains(reason))
    }
    let oneSided = try CommandRun(
      ["explain"], input: "I built this company. The ferry was late. The harbour froze.")
    #expect(oneSided.output.contains("balance -0.99, 95% -1.00 to +0."))
  }

  @Test func explainNarrowsToALine() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("m.txt", "One line here.\n\nThank you all.\n\nA third line.\n")
    let run = try CommandRun(["explain", "\(path):3"])
    #expect(run.output.contains("3: Thank you all."))
    #expect(!run.output.contains("third") && !run.output.contains("One line"))
    #expect(run.output.contains("lexicon usward") && run.output.contains("not the person"))
    #expect(try CommandRun(["explain", "\(path):4"]).output.contains("\n(no sentence stands on line 4)\n"))
  }

  @Test func explainNarrowsSeveralFilesToLines() throws {
    let folder = try TemporaryFolder()
    let text = "One line here.\n\nThank you all.\n\nA third line.\n\nThe last of all.\n"
    let (a, b) = (try folder.write("a.txt", text), try folder.write("b.txt", text))
    func shown(_ places: [String]) throws -> [String] {
      let run = try CommandRun(["explain"] + places)
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n").map(String.init).filter {
        $0.first?.isNumber == true && $0.contains(": ") || $0.hasPrefix(folder.path) || $0.hasPrefix("(no ")
      }
    }
    #expect(try shown(["\(a):3", "\(b):5"]) == [a, "3: Thank you all.", b, "5: A third line."])
    #expect(
      try shown(["\(a):3-5", b + ":7"]) == [a, "3: Thank you all.", "5: A third line.", b, "7: The last of all."])
    #expect(try shown(["\(a):1", "\(a):6-9"]) == [a, "1: One line here.", "7: The last of all."])
    #expect(try shown(["\(a):2", "\(a):4-4"]) == [a, "(no sentence stands on lines 2 and 4)"])
    #expect(try shown(["\(a):1", a]).count == 5)
    for (place, said) in [("\(a):5-3", "the last line is before the first"), ("\(a):0-3", "lines count from 1")] {
      let run = try CommandRun(["explain", place])
      #expect(run.status == 64 && run.errors == "usward: \(place): \(said)\n")
    }
    #expect(try CommandRun(["explain", a, "\(b):8-9"]).errors == "usward: \(b):8: the file has 7 lines\n")
  }

  @Test(arguments: ["text", "html"])
  func explainShowsNothingOfNothing(format: String) throws {
    let run = try CommandRun(["explain", "no-such-file.txt", "--format", format])
    #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("no such file"))
  }

  @Test func anActIsLookedForByTheNameThatIsPrinted() throws {
    let run = try CommandRun(["concord", "credit_giving", "--format", "csv"], input: memo)
    let named = try CommandRun(["concord", "act.credit-giving", "--format", "csv"], input: memo)
    #expect(run.status == 0 && run.output == named.output && run.errors == named.errors)
    #expect(!run.errors.contains(" 0 places"))
  }

  /// Five acts have names that are words: these are looked for, and the name of the act is said.
  @Test func theNameOfAnActThatIsAWordIsTold() throws {
    for act in ["dominance", "service", "purpose", "commitment", "inclusion"] {
      let run = try CommandRun(["concord", act], input: "They spoke of service, and of the service.\n")
      #expect(run.output.split(separator: "\n").count == (act == "service" ? 2 : 0))
      #expect(
        run.errors.hasSuffix("usward: \"\(act)\" is looked for as a word; the act of that name is act.\(act)\n"))
      let spread = try CommandRun(["concord", act, "--spread"], input: memo)
      #expect(spread.errors.contains("the act of that name is act.\(act)"))
    }
    #expect(try !CommandRun(["concord", "word"], input: memo).errors.contains("act"))
    let mistyped = try CommandRun(["concord", "credit_givin"], input: memo)
    #expect(
      mistyped.errors.hasSuffix(
        "usward: \"credit_givin\" is no category, rule or act either: 'usward lexicon list' shows them\n"))
  }

  /// Its figure would be of its word lists alone, of which most acts have none.
  @Test func anActIsNoCategoryToCompare() throws {
    for name in ["act.dominance", "act.credit-giving", "credit_giving", "dominance"] {
      let run = try CommandRun(["compare", "-", "--category", name], input: memo)
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors.hasPrefix("usward: --category: \(name) is an act, found by rules:"), "\(run.errors)")
    }
    let rule = try CommandRun(["compare", "-", "--category", "act.blame-shifting.charge"], input: memo)
    #expect(rule.status == 64 && rule.errors.contains("beside rules, which are none"))
  }

  /// Every format has the same figures of a pair.
  @Test func everyFormatHasTheShareOfWeOfAPair() throws {
    let input = ["Ann", "Bo"].flatMap { author in
      (1...3).map { "{\"author\":\"\(author)\",\"text\":\"\(memo.dropLast()) I note \($0) of \(author).\"}\n" }
    }.joined()
    let compare = ["compare", "-", "--between", "Ann", "--and", "Bo", "--format"]
    #expect(try CommandRun(compare + ["csv"], input: input).output.contains("Ann,pair,we_share,"))
    let json = try CommandRun(compare + ["json"], input: input).output
    #expect(json.contains("\"we_share\": {"))
  }

  @Test func theLexiconShowsActsByBothTheirNames() throws {
    for (name, rules) in [("credit_giving", "act.credit-giving"), ("dominance", "act.dominance")] {
      let (shown, named) = (
        try CommandRun(["lexicon", "show", name]), try CommandRun(["lexicon", "show", rules])
      )
      #expect(shown.status == 0 && !shown.output.isEmpty && shown.output == named.output)
      let coverage = ["lexicon", "coverage", "--format", "csv", "--category"]
      let covered = try [name, rules].map { try CommandRun(coverage + [$0], input: memo) }
      #expect(covered[0].status == 0 && covered[0].output == covered[1].output)
    }
    #expect(try CommandRun(["lexicon", "show", "act.service.*"]).status == 0)
    #expect(try CommandRun(["lexicon", "show", "credit_givin"]).status == 64)
  }

  /// A place in a record leads back to the record.
  @Test func recordsAreExplainedByIDAndByLine() throws {
    let folder = try TemporaryFolder()
    let csv = try folder.write(
      "talks.csv", "Text,Team\n\"We share it.\n\nThank you all.\",a\nWe built this.,b\n")
    let jsonl = try folder.write(
      "talks.jsonl",
      (1...3).map { "{\"id\":\"\($0 + 1)\",\"text\":\"We say \($0).\"}\n" }.joined()
        + "{\"id\":\"a:b\",\"text\":\"We end.\"}\n")
    func shown(_ places: [String]) throws -> [String] {
      let run = try CommandRun(["explain"] + places)
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n").map(String.init).filter {
        $0.drop { $0.isNumber }.hasPrefix(": ")
      }
    }
    #expect(try shown(["\(csv):2"]) == ["1: We share it.", "3: Thank you all."])
    #expect(try shown(["\(csv):5"]) == ["1: We built this."])
    #expect(try shown(["\(jsonl):2"]) == ["1: We say 1."])
    #expect(try shown(["\(jsonl):1"]) == ["1: We say 1."])
    #expect(try shown(["\(jsonl):a:b", "\(csv):5"]) == ["1: We end.", "1: We built this."])
    #expect(try shown(["\(jsonl):2", jsonl]).count == 4)
    for place in ["\(csv):3", "\(csv):99", "\(jsonl):99", "\(jsonl):5-3", "\(jsonl):0"] {
      for format in ["text", "html"] {
        let run = try CommandRun(["explain", place, "--format", format])
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(run.errors.hasPrefix("usward: \(place): no record of the file has this id"), "\(run.errors)")
      }
    }
    let text = try folder.write("m.txt", "We go.\n")
    #expect(try CommandRun(["explain", "\(text):talk"]).errors.contains("it holds no records"))
  }

  @Test func placesInRecordsNameTheRecord() throws {
    let folder = try TemporaryFolder()
    let csv = try folder.write("talks.csv", "text\nWe share it.\n\"Thank you all. \(memo)\"\n")
    let jsonl = try folder.write("talks.jsonl", "{\"id\":\"first\",\"text\":\"Thank you all.\\n\\nWe share it.\"}\n")
    let places = try CommandRun(["concord", "we", csv, jsonl]).output.split(separator: "\n")
    #expect(places.first?.hasPrefix("\(csv):2:1:1 ") == true && places.last?.hasPrefix("first:3:1 ") == true)
    let spread = try CommandRun(["concord", "we", csv, jsonl, "--spread", "--format", "csv"]).output
    for id in ["\(csv):2,\(csv)", "\(csv):3,\(csv)", "first,\(jsonl)"] { #expect(spread.contains("\ndocument,\(id),")) }
    for format in ["table", "markdown", "html"] {
      let compared = try CommandRun(["compare", csv, jsonl, "--full", "--format", format]).output
      #expect(compared.contains("\(csv):3:1"), "\(format)")
    }
  }

  /// Ten documents are no ten stretches.
  @Test func onlyStretchesAreDrawnAsABar() throws {
    let records = (0..<10).map { "{\"id\":\"\($0)\",\"date\":\"\(2010 + $0)\",\"text\":\"We go on and on.\"}\n" }
      .joined()
    let rows = try CommandRun(["concord", "we", "-", "--spread"], input: records).output.split(separator: "\n")
    for name in ["over documents", "over years"] {
      let row = try #require(rows.first { $0.hasPrefix(name) })
      #expect(!row.contains { "▁▂▃▄▅▆▇█".contains($0) }, "\(row)")
    }
    #expect(rows.first { $0.hasPrefix("all, stretch by stretch") }?.contains("█") == true)
  }

  @Test func numbersBelowTheLeastAreRefused() throws {
    for (command, option, number, least) in [
      (["compare", "-"], "--minimum-words", -1, 0), (["compare", "-"], "--minimum-documents", 0, 1),
      (["compare", "-"], "--key-words", -1, 0), (["norms", "build", "-"], "--minimum-words", 0, 1),
      (["concord", "we", "-"], "--window", -1, 0), (["score", "-"], "--jobs", 0, 1),
    ] {
      let run = try CommandRun(command + ["\(option)=\(number)"], input: memo)
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors == "usward: \(option) is a number from \(least)\n")
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

  /// Pages write a number below 0 with a minus sign, as a comparison's do.
  @Test(arguments: [["score"], ["explain"]]) func pagesHaveAMinusSign(command: [String]) throws {
    let text = String(repeating: "I built this alone. You will do as I say. I want my bonus. ", count: 12)
    let page = try CommandRun(command + ["--format", "html"], input: text).output
    #expect(page.contains(">−") || page.contains("−0."))
    #expect(!page.contains(">-"))
  }

  @Test func explainDrawsAPage() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "a&b.txt", "I built <this> firm. If I had built it, it would stand. He said \"I won.\"\n")
    let page = try CommandRun(["explain", path, "--format", "html"]).output
    #expect(
      page.contains(
        "<span class=\"ev s\"><span class=\"mk\" title=\"model.power.taken-credit\">I built &lt;this&gt; firm</span></span><sup>"
      ))
    #expect(page.contains("&lt;this&gt; firm") && page.contains("a&amp;b.txt"))
    #expect(page.contains("rejected candidate"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(!page.contains("<script") && !page.contains("http"))
  }

  /// A lexicon of one category.
  private func ownLexicon(_ name: String, _ entries: [String], matches: [String], rejects: [String]) -> String {
    func list(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }
    return """
      [lexicon]
      name = "own"
      version = "1"

      [[category]]
      name = "\(name)"
      description = "A test."
      source = "A test."
      reason = "A test."
      entries = \(list(entries))
      matches = \(list(matches))
      rejects = \(list(rejects))

      """
  }

  @Test func aLexiconStandsAlone() throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write(
      "own.toml",
      ownLexicon("my.words", ["crew", "i"], matches: ["The crew won.", "I'm here."], rejects: ["They won."]))
    let options = ["--lexicon", lexicon, "--no-default-lexicon"]
    let run = try CommandRun(["score", "--format", "jsonl"] + options, input: "I'm of the crew, and we won.\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"counts\":{\"my\":2,\"my.words\":2}"))
    for format in ["table", "json", "csv", "markdown", "html"] {
      #expect(try CommandRun(["compare", "--format", format] + options, input: memo).status == 0)
      #expect(try CommandRun(["score", "--format", format] + options, input: memo).status == 0)
    }
    #expect(try CommandRun(["lexicon", "check", "--no-default-lexicon", lexicon]).status == 0)
  }

  /// What it cannot find is no zero, and what it counts is compared unasked; of a tally as of the texts.
  @Test func aLexiconOfOnesOwnIsCompared() throws {
    let folder = try TemporaryFolder()
    let own = try folder.write(
      "own.toml", ownLexicon("own.work", ["work"], matches: ["The work."], rejects: ["A job."]))
    let input = try folder.write(
      "in.jsonl",
      ["Ann", "Bo"].flatMap { author in
        (1...3).map {
          "{\"author\":\"\(author)\",\"date\":\"202\($0)\",\"text\":\"\(memo.dropLast()) I note \($0) of \(author).\"}\n"
        }
      }.joined())
    for (options, isAlone) in [(["--lexicon", own], false), (["--lexicon", own, "--no-default-lexicon"], true)] {
      let tally = try folder.write("t.tally", try CommandRun(["tally", input] + options).output)
      for format in ["table", "json", "jsonl", "csv", "markdown", "html"] {
        let more = ["--between", "Ann", "--and", "Bo", "--within", "year", "--full", "--format", format]
        let run = try CommandRun(["compare", input] + options + more)
        #expect(run.status == 0 && run.output.contains("own.work"), "\(format) \(run.errors)")
        #expect(run.output == (try? CommandRun(["compare", "--tally", tally] + more).output), "\(format)")
        let shown = run.output.lowercased()
        // The method of every report says how a balance is made, and a page has its styles.
        for part in [
          "orientation", "balance of", "balance,", "balance  ", "credit_giving", "gives credit", "evidence of acts",
          "frontline", "stated",
        ] {
          #expect(!isAlone || !shown.contains(part), "\(format): \(part)")
        }
        #expect(isAlone || shown.contains("front"), "\(format)")
        #expect(!run.output.contains("category,own,"))
      }
    }
  }

  @Test func aLexiconOfOnesOwnIsToldOf() throws {
    let folder = try TemporaryFolder()
    func lexicon(_ name: String, _ matches: [String]) -> String {
      ownLexicon(name, ["harbour", "quay"], matches: matches, rejects: ["It rains."])
    }
    let sound = try folder.write("sound.toml", lexicon("my.harbour", ["A harbour.", "The quay."]))
    #expect(
      try CommandRun(["lexicon", "check", sound]).output == "1 category, 2 entries, 0 rules: sound, all examples hold\n"
    )
    let explained = try CommandRun(["explain", "--lexicon", sound], input: "We met at the quay.")
    #expect(explained.output.contains("    counted: my.harbour \"quay\"\n"))
    let met = "counted: my.harbour 1 (200.0/1000)"
    for format in ["table", "markdown", "html"] {
      let score = ["score", "--lexicon", sound, "--format", format]
      #expect(try CommandRun(score, input: "We met at the quay.").output.contains(met))
      #expect(try CommandRun(score, input: "We met at the pub.").output.contains("counted: nothing of 1 category"))
    }
    let single = try folder.write(
      "single.toml", ownLexicon("my.pier", ["pier"], matches: ["The pier."], rejects: ["It rains."]))
    let shown = try CommandRun(["lexicon", "show", "--lexicon", single, "my.pier"]).output
    #expect(shown.contains("  size      1 entry\n"))
    let replacing = try folder.write("replacing.toml", lexicon("self.reference", ["A harbour."]))
    let remarks = try CommandRun(["lexicon", "check", replacing]).output
    #expect(remarks.contains("\(replacing): self.reference: replaces what stands in: 10-reference.toml\n"))
    #expect(remarks.contains("fewer examples than two of 'matches' and one of 'rejects': 1 and 1\n"))
    let failing = try folder.write("failing.toml", lexicon("my.harbour", ["A harbour.", "We build."]))
    let run = try CommandRun(["lexicon", "check", failing])
    #expect(run.status == 65)
    #expect(run.output.contains("\(failing):11: my.harbour: must match and does not: We build.\n"))
  }

  /// The examples of the documentation are sound, have as many examples as it asks for and replace nothing.
  @Test(arguments: ["lexicon.md", "rules.md"])
  func theExamplesOfTheDocumentationHold(file: String) throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let lines = try String(contentsOfFile: "\(root)/docs/\(file)", encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let blocks = lines.split { $0.hasPrefix("```") }
    let folder = try TemporaryFolder()
    let header = "[lexicon]\nname = \"own\"\nversion = \"1\"\n"
    let examples = blocks.filter { $0.contains { $0.hasPrefix("[") && $0.contains("]") && !$0.contains("](") } }
    #expect(examples.count == (file == "lexicon.md" ? 2 : 1))
    for example in examples {
      let text = example.joined(separator: "\n")
      let path = try folder.write("own.toml", text.hasPrefix("[lexicon]") ? text : header + text)
      let run = try CommandRun(["lexicon", "check", path])
      #expect(run.status == 0)
      #expect(run.output.hasSuffix(": sound, all examples hold\n"), "\(run.output)")
      #expect(run.output.count(where: \.isNewline) == 1, "\(run.output)")
    }
  }

  /// A category that sums up what lies below it is defined by no file.
  @Test func whatSumsUpOthersIsOfNoFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "own.toml",
      ownLexicon("act.credit-giving.cause", ["because of you"], matches: ["Because of you."], rejects: ["No."]))
    #expect(!(try CommandRun(["lexicon", "check", path]).output.contains("replaces")))
    let shown = try CommandRun(["lexicon", "show", "act.credit-giving", "--lexicon", path]).output
    #expect(shown.contains("\n  file      none: sums up what lies below it in \(path), 20-credit.toml\n"))
    #expect(shown.contains("\n  measured  no: not of the lexicon that was measured\n"))
  }

  @Test func aVisionOfARuleIsShown() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "own.toml",
      """
      [lexicon]
      name = "own"
      version = "1"
      [[rule]]
      name = "my.quay"
      description = "d"
      vision = "stated"
      patterns = ["the new quay"]
      """)
    let text = "The new quay is near. It is not the new quay."
    let shown = try CommandRun(["explain", "--lexicon", path], input: text).output
    #expect(shown.contains("    counted: vision stated \"The new quay\" (my.quay)\n"))
    #expect(shown.contains("    counted: vision stated \"the new quay\" (my.quay) negated\n"))
    let page = try CommandRun(["explain", "--lexicon", path, "--format", "html"], input: text).output
    #expect(page.contains("vision stated"))
    let scored = try CommandRun(["score", "--lexicon", path, "--format", "jsonl"], input: text).output
    #expect(scored.contains("\"vision\":{\"stated\":1,"))
  }

  /// What the README shows is what the command says, but for the lines that it leaves out.
  @Test func theExampleOfTheReadmeHolds() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
    let example = readme.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("    $ usward compare ") }.prefix { $0.isEmpty || $0.hasPrefix("    ") }
      .map { String($0.dropFirst(4)) }
    let arguments = try #require(example.first).split(separator: " ").dropFirst(2).map { argument in
      argument.hasPrefix("corpora") ? "\(root)/\(argument)" : String(argument)
    }
    var output = try CommandRun(arguments).output.split(separator: "\n")[...]
    let shown = example.dropFirst().filter { !$0.isEmpty && !$0.hasSuffix("(...)") }
    #expect(shown.count > 8)
    for line in shown {
      output = output.drop { $0 != line }
      #expect(output.first ?? "" == line)
    }
  }

  /// Lines of JSON, an author's documents of one length with so many of we and of I each, no two the same.
  private func lines(by author: String, _ documents: [(we: Int, own: Int)]) -> String {
    documents.enumerated().map { number, said in
      let words =
        Array(repeating: "We paint.", count: said.we) + Array(repeating: "I paint.", count: said.own)
        + Array(repeating: "Doors and lamps.", count: number)
        + Array(repeating: "Lamps and doors.", count: 220 - said.we - said.own - number)
      return #"{"id":"\#(author)\#(number)","author":"\#(author)","text":"\#(words.joined(separator: " "))"}"# + "\n"
    }.joined()
  }

  /// Two documents that are alike by luck tell nothing, and their wide intervals fit their columns.
  @Test func documentsAlikeByLuckAreNotClear() throws {
    let input = lines(by: "P", [(6, 5), (6, 5)]) + lines(by: "Q", [(6, 6), (6, 6)])
    let compare = ["compare", "--from", "jsonl", "-", "--quiet", "--between", "P", "--and", "Q"]
    let table = try CommandRun(compare, input: input).output
    #expect(table.contains("No difference between the texts of P and those of Q is clear."))
    #expect(!table.contains("CLEAR DIFFERENCES") && !table.contains("…"))
  }

  /// Who never says we, among people who often do, says it less.
  @Test func whoNeverDoesSomethingDoesItLess() throws {
    let input =
      lines(by: "Quiet", [(0, 5), (0, 6), (0, 4), (0, 7), (0, 5), (0, 6)])
      + lines(by: "Rest", [(11, 5), (9, 6), (12, 4), (10, 7), (13, 5), (9, 6)])
    let compare = ["compare", "--from", "jsonl", "-", "--quiet", "--between", "Quiet", "--and", "Rest"]
    let table = try CommandRun(compare, input: input).output
    #expect(table.contains("In the words themselves: “we, us, our” occur less often in the texts of Quiet"))
    #expect(table.contains("The texts of Quiet have about"))
    // In JSON and in CSV no probability is 0.
    let json = try CommandRun(compare + ["--format", "json"], input: input).output
    let probabilities = json.split(separator: "\n").filter { $0.contains("\"p\": ") && !$0.contains("null") }
    #expect(probabilities.count > 8 && probabilities.allSatisfy { !$0.hasSuffix(" 0.00000,") })
  }

  @Test func nothingFoundIsSaid() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("in/a.txt", memo)
    try FileManager.default.createDirectory(atPath: "\(folder.path)/none", withIntermediateDirectories: false)
    #expect(try CommandRun(["score", "\(folder.path)/none"]).errors == "usward: no documents found\n")
    #expect(try CommandRun(["concord", "self.referense", text]).errors.contains("lexicon list"))
    #expect(try CommandRun(["compare", text, "--by", "rank"]).errors.contains("no document says its rank"))
    #expect(try CommandRun(["compare", text, "--by", "rank", "--quiet"]).errors.isEmpty)
    let within = try CommandRun(["compare", text, "--within", "rank"])
    #expect(within.errors.contains("no document says its rank: nothing is compared like with like"))
    #expect(within.output.contains("! No document says its rank"))
    #expect(try CommandRun(["compare", text, "--within", "year", "--quiet"]).errors.isEmpty)
    let tally = "\(folder.path)/all.tally"
    #expect(try CommandRun(["tally", text, "--output", tally]).status == 0)
    #expect(try CommandRun(["compare", "--tally", tally, "--by", "rank"]).errors.contains("no document says its rank"))
    #expect(
      try CommandRun(["compare", "--tally", tally, "--within", "rank"]).errors.contains("no document says its rank"))
    #expect(try CommandRun(["compare", "--tally", tally, "--by", "rank", "--quiet"]).errors.isEmpty)
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

  @Test func concordanceMarksWhatIsNegatedAndLeavesOutWhatDoesNotCount() throws {
    let text = "The US told us so. It is not about us.\n"
    let run = try CommandRun(["concord", "collective.reference", "-", "--stdin-name", "m"], input: text)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains("¬ us") == true)
    #expect(
      run.errors.contains("2 places in 1 of 1 documents, 1 of them negated; not counted: 1 (US is the country here 1)"))
    let all = try CommandRun(
      ["concord", "collective.reference", "-", "--rejected", "--format", "csv", "--quiet"], input: text)
    #expect(all.output.split(separator: "\n").count == 4)
    #expect(all.errors.isEmpty)
    let sorted = try CommandRun(
      ["concord", "we", "-", "--sort", "keyword", "--quiet", "--format", "jsonl"],
      input: "We go. Now we stop. WE end.\n")
    #expect(sorted.output.split(separator: "\n").count == 3)
    let spread = try CommandRun(["concord", "we", "-", "--spread", "--format", "csv"], input: "We go. Now we stop.\n")
    #expect(spread.output.contains("document,stdin,stdin,,5,2,400.0000"))
  }

  /// A term is what a text with it would be read as.
  @Test(arguments: [
    ("e-mail", "e mail", 1), ("U.S.", "U.S", 1), ("well-know*", "well know*", 1), ("(board)", "board", 1),
    ("Mr. Lee", "Mr Lee", 1),
    ("e mail", nil, 1), ("board", nil, 1), ("we’ll", nil, 1), ("we'll  go", nil, 1),
    ("absent", nil, 0), ("#mend", "mend", 1),
  ])
  func aTermIsReadAsATextIs(term: String, read: String?, places: Int) throws {
    let text = "Mr. Lee sent an e-mail on the U.S. economy to the well-known board. We'll go. #mend\n"
    let run = try CommandRun(["concord", term, "-"], input: text)
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == places, "\(run.errors)")
    let said = read.map { "usward: \"\(term)\" is looked for as \"\($0)\", the words that it is in a text\n" } ?? ""
    #expect(run.errors.hasPrefix(said + "usward: \(places) place"), "\(run.errors)")
    #expect(!run.errors.contains("category, rule"))
  }

  @Test(arguments: [
    ("we, all", "no text is read as it"), ("I go. You stay", "no text is read as it"),
    ("...", "there is no word in it"),
    ("", "there is no word in it"), ("@board", "no text is read as it"), ("*", "a wildcard follows"),
    ("a*b", "a wildcard stands at the end"),
    ("collab*,", "a wildcard stands at the end"),
  ])
  func aTermThatNoTextIsReadAsIsRefused(term: String, cause: String) throws {
    let run = try CommandRun(["concord", term, "-"], input: "We, all of us, collaborate.\n")
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("usward: \"\(term)\" cannot be looked for: \(cause)"), "\(run.errors)")
  }

  @Test func placesSayWhatTheyRestOn() throws {
    for arguments in [["concord", "we", "-"], ["concord", "we", "-", "--spread"], ["lexicon", "coverage", "-"]] {
      let run = arguments + ["--from", "text"]
      let lines = try CommandRun(run + ["--format", "jsonl"], input: memo).output.split(separator: "\n")
      #expect(!lines.isEmpty)
      for line in lines {
        #expect(line.contains(",\"provenance\":{\"version\":\"") && line.hasSuffix("\"options\":[\"--from text\"]}}"))
      }
      let rows = try CommandRun(run + ["--format", "csv"], input: memo).output.split(separator: "\n")
      #expect(rows.first?.hasSuffix(",version,lexicon_digest,options") == true)
      #expect(rows.last?.hasSuffix(",--from text") == true)
    }
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

  @Test func normsOfAnotherLexiconAreRefused() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("Ann-1.txt", String(repeating: memo, count: 40))
    let norms = folder.path + "/norms.json"
    let build = ["norms", "build", text, "--author-from", "{author}-*.txt", "--minimum-words", "10", "--output", norms]
    #expect(try CommandRun(build).status == 0)
    let compare = ["compare", text, "--author-from", "{author}-*.txt", "--quiet", "--against", norms]
    #expect(try CommandRun(compare).status == 0)
    #expect(try CommandRun(compare + ["--voices", "all"]).status == 65)
    let other = (folder.text("norms.json") ?? "").replacing("\"lexicon_digest\":\"", with: "\"lexicon_digest\":\"0")
    try folder.write("norms.json", other)
    let refused = try CommandRun(compare)
    #expect(refused.status == 65 && refused.errors.contains("another lexicon"))
    try folder.write("norms.json", "{}")
    #expect(try CommandRun(compare).status == 65)
  }

  @Test func normsThatAreNoCountsAreRefused() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", String(repeating: memo, count: 40))
    let norms = folder.path + "/norms.json"
    let build = ["norms", "build", text, "--unit", "document", "--minimum-words", "10", "--output", norms]
    #expect(try CommandRun(build).status == 0)
    let sound = folder.text("norms.json") ?? ""
    for (from, to, cause) in [
      ("\"genres\":{}", "\"genres\":{\"a\":\(Int.max),\"b\":1}", "\"a\" is not a whole number from 0 to"),
      ("\"genres\":{}", "\"genres\":{\"a\":-5}", "\"a\" is not a whole number"),
      ("\"genres\":{}", "\"genres\":{\"a\":\"many\"}", "\"a\" is not a whole number"),
      ("\"genres\":{}", "\"genres\":{\"a\":4503599627370495}", "more words together"),
      ("\"genres\":{}", "\"genres\":[]", "not a JSON object"),
      ("\"options\":[]", "\"options\":\"none\"", "\"options\" is not a list"),
      ("\"units\":1", "\"units\":1,\"units\":2", "\"units\" is there twice"),
      ("\"units\":1", "\"units\":0", "\"units\" is 0"),
      ("\"norms\":1", "\"norms\":2", "layout 2"),
      (
        "\"first_date\":null,\"last_date\":null", "\"first_date\":\"2001-02-30\",\"last_date\":\"2002\"",
        "\"first_date\" is \"2001-02-30\", and there is no such date"
      ),
      ("\"orientation\":[", "\"orientation\":[\(Int.min),", "\"orientation\" holds what is no whole number"),
      ("\"orientation\":[", "\"orientation\":[99999,", "not in ascending order"),
      ("\"orientation\":", "\"disorientation\":", "no distribution \"orientation\""),
      ("\"category self.reference\":", "\"category other\":", "no distribution \"category self.reference\""),
      ("\"side self\":[", "\"side self\":[0,", "2 values of \"side self\" where there should be 1"),
    ] {
      #expect(sound.contains(from), "\(from)")
      try folder.write("norms.json", sound.replacing(from, with: to))
      let run = try CommandRun(["compare", text, "--by", "file", "--against", norms])
      #expect(run.status == 65 && run.output.isEmpty && run.errors.hasPrefix("\(norms): "), "\(to)")
      #expect(run.errors.contains(cause), "\(run.errors)")
    }
  }

  @Test func aDocumentNamedTwiceIsNamedByNormsToo() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", String(repeating: memo, count: 40))
    let build = ["norms", "build", text, text, "--unit", "document", "--minimum-words", "1"]
    let run = try CommandRun(build)
    #expect(run.status == 0 && run.errors.contains("\(text): is there more than once with the same figures"))
    #expect(try CommandRun(build + ["--quiet"]).errors.isEmpty)
  }

  /// As of every command: an empty record is one that scoring it would refuse.
  @Test func thereIsNothingToExtractOfNothing() throws {
    let folder = try TemporaryFolder()
    let (empty, page) = (try folder.write("e.txt", ""), try folder.write("p.html", "<html><body></body></html>"))
    for arguments in [[empty], [page], ["-"], [empty, "--format", "jsonl"]] {
      let run = try CommandRun(["extract"] + arguments)
      let name = arguments[0] == "-" ? "stdin" : arguments[0]
      #expect(run.status == 2 && run.output.isEmpty && run.errors == "\(name): has no text\n", "\(run.errors)")
    }
  }

  @Test func choicesOfAComparisonAreChecked() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("Ann-2001.txt", memo)
    let compare = ["compare", text, "--author-from", "{author}-{year}.txt", "--quiet"]
    #expect(try CommandRun(compare + ["--between", "Ann"]).status == 64)
    let unknown = try CommandRun(compare + ["--between", "Ann", "--and", "Bo"])
    #expect(unknown.status == 64 && unknown.errors.contains("no group \"Bo\" by author; there are \"Ann\""))
    #expect(try CommandRun(compare + ["--since", "last year"]).status == 64)
    let none = try CommandRun(compare + ["--since", "2002", "--format", "json"])
    #expect(none.output.contains("\"documents_outside_dates\": 1"))
  }
}
