import Foundation
import TestSupport
import Testing

/// `usward explain NEW --before OLD`.
@Suite struct ExplainBeforeTests {
  private let drafts = ["speech-1.txt", "speech-2.txt"].map { "\(PackageFolder.path)/Tests/Fixtures/drafts/\($0)" }

  /// What the page on the command shows is what the command prints, except for the lines that the page omits.
  @Test func theExampleOfThePageHolds() throws {
    let page = try PackageFolder.text("docs/command.md")
    let example = page.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("    $ usward explain ") }.prefix { $0.isEmpty || $0.hasPrefix("    ") }
      .map { String($0.dropFirst(4)) }
    #expect(example.first == "$ usward explain speech-2.txt --before speech-1.txt")
    var output = try CommandRun(["explain", drafts[1], "--before", drafts[0]]).output.split(separator: "\n")[...]
    let shown = example.dropFirst().filter { !$0.isEmpty && !$0.hasSuffix("(...)") }
    #expect(shown.count > 8)
    for line in shown {
      output = output.drop { $0 != line }
      #expect(output.first ?? "" == line)
    }
  }

  /// An interval that the edit did not change is given once.
  @Test func anIntervalThatStandsIsSaidOnce() throws {
    // Of a single sentence nothing is known, however long it is.
    let input = ["Thank you all for the work.", "Thank you all for the work of this year."].enumerated()
      .map { "{\"id\":\"\($0.offset)\",\"text\":\"\($0.element)\"}\n" }.joined()
    let run = try CommandRun(["explain", "stdin:1", "--before", "stdin:0"], input: input)
    let told = run.output.split(separator: "\n").joined(separator: " ")
    #expect(told.contains(", as before."), "\(run.output)\(run.errors)")
    let edited = try CommandRun(["explain", drafts[1], "--before", drafts[0]]).output
    #expect(edited.contains("of the balance was") && !edited.contains("as before."), "\(edited)")
  }

  @Test func theObjectHoldsTheFiguresOfBothRecords() throws {
    let run = try CommandRun(["explain", drafts[1], "--before", drafts[0], "--format", "jsonl"])
    #expect(run.status == 0 && run.output.split(separator: "\n").count == 1)
    func object(_ text: some StringProtocol) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    let told = try object(run.output)
    let records = try CommandRun(["score", "--format", "jsonl"] + drafts).output.split(separator: "\n").map {
      try object($0)
    }
    for (name, record) in zip(["before", "after"], records) {
      let draft = try #require(told[name] as? [String: Any])
      for key in draft.keys where record[key] != nil {
        #expect(draft[key] as? NSObject == record[key] as? NSObject, "\(key)")
      }
      #expect(
        Set(draft.keys).subtracting(record.keys) == [
          "self_evidence", "self_evidence_rate", "collective_evidence", "collective_evidence_rate",
        ])
    }
    for shift in try #require(told["scores"] as? [[String: Any]]) {
      let parts = try #require(shift["parts"] as? [[String: Any]]).compactMap { $0["moves"] as? Double }
      let moved = try #require(shift["after"] as? Double) - (try #require(shift["before"] as? Double))
      #expect(abs(parts.reduce(0, +) - moved) < 0.0001 * Double(parts.count + 2))
    }
  }

  @Test func theSameTextHasNotChanged() throws {
    let run = try CommandRun(["explain", drafts[0], "--before", drafts[0]])
    #expect(run.status == 0 && run.output.contains("\nNothing that counts has changed.\n"))
    let piped = try CommandRun(
      ["explain", "--before", drafts[0]], input: PackageFolder.text("Tests/Fixtures/drafts/speech-1.txt"))
    #expect(
      piped.status == 0 && piped.output.hasPrefix("stdin, before: \(drafts[0])\n\nNothing that counts has changed.\n"))
  }

  @Test func everyFormatIsWrittenByItsName() throws {
    let folder = try TemporaryFolder()
    for (name, start) in [
      ("a.txt", drafts[1]), ("a.md", "# "), ("a.html", "<!DOCTYPE html>"), ("a.jsonl", "{\"before\":"),
    ] {
      let run = try CommandRun(["explain", drafts[1], "--before", drafts[0], "-o", "\(folder.path)/\(name)"])
      #expect(run.status == 0 && folder.text(name)?.hasPrefix(start) == true, "\(name) \(run.errors)")
    }
    let page = folder.text("a.html") ?? ""
    #expect(page.hasSuffix("</html>\n") && page.contains("not the person") && !page.contains("<script"))
  }

  @Test func inFullAllThatMovedAScoreIsThere() throws {
    let arguments = ["explain", drafts[1], "--before", drafts[0]]
    let (short, full) = (try CommandRun(arguments).output, try CommandRun(arguments + ["--full"]).output)
    #expect(short.split(separator: "\n").count { $0.contains("the word “") } <= 30)
    #expect(full.split(separator: "\n").count { $0.contains("the word “") } > 40)
  }

  @Test func whatIsNoTwoTextsIsRefused() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("in/a.txt", Memo.long)
    let records = try folder.write("talks.csv", "id,text\none,We share it.\n")
    let mails = try folder.write(
      "two.mbox",
      (1...2).map { "From a@b Mon Jan  4 10:0\($0):00 2021\nFrom: a@b\nSubject: \($0)\n\nWe share it.\n\n" }.joined())
    for (arguments, said) in [
      ([text, text, "--before", text], "--before compares one text with one earlier draft; 2 texts are named"),
      ([text, "--before", "\(folder.path)/in"], "/in: --before takes two texts, but this is a folder\n"),
      (["\(folder.path)/in", "--before", text], "/in: --before takes two texts, but this is a folder\n"),
      (
        [text, "--before", records],
        "talks.csv: --before takes two texts, but this is a file of records; name one of them"
      ),
      (
        [records, "--before", text],
        "talks.csv: --before takes two texts, but this is a file of records; name one of them"
      ),
      (
        [text, "--before", mails], "two.mbox: --before takes two texts, but this is a file of records; name one of them"
      ),
      (["\(text):1", "--before", text], "a.txt:1: --before takes two whole texts"),
      ([text, "--before", "\(text):1"], "a.txt:1: --before takes two whole texts"),
      ([text, "--before", text, "--evidence-only"], "--evidence-only"),
      ([text, "--before", text, "--side", "self"], "--side"),
      ([text, "--before", text, "--format", "csv"], "csv"),
      ([text, "--format", "markdown"], "--format markdown needs --before"),
      (["-", "--before", "-"], "- is standard input and can be named only once"),
      ([text, "--before", text, "-o", text], "which is read"),
    ] {
      let run = try CommandRun(["explain"] + arguments)
      #expect(run.status == 64 && run.output.isEmpty && run.errors.contains(said), "\(arguments) \(run.errors)")
    }
    for arguments in [[text, "--before", "none.txt"], ["none.txt", "--before", text]] {
      let run = try CommandRun(["explain"] + arguments)
      #expect(run.status == 2 && run.output.isEmpty && run.errors == "none.txt: there is no such file or folder\n")
    }
  }

  /// Two records of one file, by id or line, or a record and a text, are drafts as two files are.
  @Test func recordsAreDraftsToo() throws {
    let folder = try TemporaryFolder()
    let texts = try drafts.map { try String(contentsOfFile: $0, encoding: .utf8) }
    let rows = [("first", texts[0]), ("9", "We share it."), ("second", texts[1]), ("twice", "I."), ("twice", "We.")]
    let lines = try rows.map { id, text in
      String(decoding: try JSONSerialization.data(withJSONObject: ["id": id, "text": text]), as: UTF8.self) + "\n"
    }
    let records = try folder.write("drafts.jsonl", lines.joined() + "{broken\n")
    func told(_ arguments: [String]) throws -> (status: Int32, kept: String, errors: String) {
      let run = try CommandRun(["explain"] + arguments)
      // The first line names the drafts.
      let body = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      return (run.status, body.joined(separator: "\n"), run.errors)
    }
    let files = try told([drafts[1], "--before", drafts[0]])
    for (new, old) in [
      ("\(records):second", "\(records):first"), ("\(records):3", "\(records):1"), (drafts[1], "\(records):1"),
      ("\(records):second", drafts[0]),
    ] {
      let run = try told([new, "--before", old])
      // Without the final line about documents read and failed.
      #expect(run.kept.hasPrefix(files.kept.prefix(1_500)) && run.status == 2 && run.errors.contains("drafts.jsonl:6"))
    }
    let sound = try folder.write("sound.jsonl", lines.joined())
    for (new, old, said) in [
      ("none", "1", "sound.jsonl:none: no record of the file has this id"),
      ("1", "twice", "sound.jsonl:twice: 2 records have this id, on lines 4, 5; name one by its line"),
    ] {
      let run = try CommandRun(["explain", "\(sound):\(new)", "--before", "\(sound):\(old)"])
      #expect(run.status == 64 && run.output.isEmpty && run.errors.contains(said), "\(run.errors)")
    }
    let line = try CommandRun(["explain", "\(drafts[1]):2", "--before", "\(sound):1"])
    #expect(line.status == 64 && line.errors.contains("speech-2.txt:2: --before takes two whole texts or records"))
    // The number of a line is an id if there is such an id.
    let byID = try CommandRun(["explain", "\(sound):9", "--before", "\(sound):2"])
    #expect(byID.status == 0 && byID.output.contains("Nothing that counts has changed."))
  }

  /// What a lexicon does not look for is left out, as everywhere.
  @Test func whatIsNotLookedForIsLeftOut() throws {
    let folder = try TemporaryFolder()
    let own = try folder.write(
      "own.toml",
      "[lexicon]\nname = \"own\"\nversion = \"1\"\n\n[[category]]\nname = \"my.yard\"\ndescription = \"a test\"\nreason = \"a test\"\nsource = \"a test\"\nentries = [\"yard\"]\n"
    )
    let run = try CommandRun(
      ["explain", drafts[1], "--before", drafts[0], "--no-default-lexicon", "--lexicon", own])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("words") && !run.output.contains("stance") && !run.output.contains("balance"))
    #expect(!run.output.contains("evidence"))
  }
}
