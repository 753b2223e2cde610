import Foundation
import TestSupport
import Testing

/// Where results go: never over what is read, promptly through a pipe, complete or not at all.
@Suite struct OutputTests {
  private let memo = Memo.short
  private let lexicon = """
    [lexicon]
    name = "own"
    version = "1"

    [[category]]
    name = "own.word"
    description = "A test."
    source = "A test."
    reason = "A test."
    entries = ["crew"]
    matches = ["The crew won."]
    rejects = ["They won."]

    """

  /// The run is refused with a message, leaves every file as it was, and leaves no other file behind.
  private func expectRefused(
    _ arguments: [String], in folder: TemporaryFolder, input: FileHandle = .nullDevice, saying cause: String
  ) throws {
    let names = try folder.names()
    let before = names.map { folder.text($0) }
    let errors = Pipe.own()
    let run = try launch(arguments, input: input, output: FileHandle.nullDevice, errors: errors)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    run.waitUntilExit()
    #expect(run.terminationStatus == 64, "\(arguments)")
    #expect(said.hasPrefix("usward: --output names ") && said.contains(cause), "\(said)")
    #expect(try folder.names() == names)
    #expect(names.map { folder.text($0) } == before, "\(arguments)")
  }

  private func launch(
    _ arguments: [String], program: String = CommandRun.program, input: Any, output: Any, errors: Any? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors ?? FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func noFileOfAFolderThatIsReadIsWrittenOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.txt", memo)
    try folder.write("in/deep/b.txt", memo)
    try folder.write("in/d.csv", "id,text\n1,\(memo)")
    let other = try folder.write("other.txt", memo)
    folder.link("ln.txt", to: "in/deep/b.txt")
    folder.link("in/far.txt", to: other)
    let root = "\(folder.path)/in"
    let read = [
      ("\(root)/a.txt", [], "with the folder \(root); name another file, or leave this one out"),
      ("\(folder.path)/./in/a.txt", ["--include", "*.txt"], "read as \(root)/a.txt with the folder"),
      ("\(folder.path)/ln.txt", [], "which is read as \(root)/deep/b.txt"),
      (other, [], "which is read as \(root)/far.txt"),
      ("\(root)/d.csv", ["--include", "*.csv"], "--exclude 'd.csv'"),
    ]
    for command in ["score", "compare", "explain", "extract", "tokens", "tally"] {
      for (output, options, cause) in read {
        try expectRefused([command, root, "-o", output] + options, in: folder, saying: cause)
      }
    }
    try expectRefused(["concord", "we", root, "-o", read[0].0], in: folder, saying: "which is read")
    try expectRefused(["norms", "build", root, "-o", read[0].0], in: folder, saying: "which is read")
    try expectRefused(["lexicon", "coverage", root, "-o", read[0].0], in: folder, saying: "which is read")
    #expect(folder.text("in/a.txt") == memo && folder.text("in/deep/b.txt") == memo && folder.text("other.txt") == memo)
  }

  /// Files that a walk through a folder skips are not read: results next to the texts may be written again.
  @Test func resultsBesideTheTextsAreMadeAnew() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", memo)
    let score = ["score", folder.path, "--format", "csv", "-o", "\(folder.path)/scores.csv"]
    #expect(try CommandRun(score).status == 0)
    let first = folder.text("scores.csv")
    #expect(try CommandRun(score).status == 0)
    #expect(folder.text("scores.csv") == first)
    let text = ["score", folder.path, "-o", "\(folder.path)/scores.txt"]
    #expect(try CommandRun(text).status == 0)
    try expectRefused(text, in: folder, saying: "--exclude 'scores.txt'")
    #expect(try CommandRun(text + ["--exclude", "scores.txt"]).status == 0)
  }

  @Test func noLexiconNormsOrTallyThatIsReadIsWrittenOver() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", memo)
    let own = try folder.write("own.toml", lexicon)
    let (norms, tally, other) = ("\(folder.path)/n.json", "\(folder.path)/a.tally", "\(folder.path)/b.tally")
    let build = ["norms", "build", text, "--unit", "document", "--minimum-words", "1", "-o", norms]
    #expect(try CommandRun(build).status == 0)
    #expect(try CommandRun(["tally", text, "-o", tally]).status == 0)
    #expect(try CommandRun(["tally", "-", "-o", other], input: memo).status == 0)
    for arguments in [
      ["score", text, "--lexicon", own, "-o", own],
      ["lexicon", "coverage", text, "--lexicon", own, "-o", own],
      ["compare", text, "--against", norms, "-o", norms],
      ["compare", "--against", norms, "-o", norms, "--tally", tally],
      ["compare", "-o", other, "--tally", tally, other],
      ["merge", tally, other, "-o", tally],
    ] { try expectRefused(arguments, in: folder, saying: "which is read; name another file") }
    for arguments in [["score", "-o", text], ["merge", "-", other, "-o", text]] {
      let input = try #require(FileHandle(forReadingAtPath: text))
      try expectRefused(arguments, in: folder, input: input, saying: "which is read as stdin")
    }
  }

  /// The help lists every exit status that the page on the command lists.
  @Test func theHelpNamesEveryStatus() throws {
    let page = try PackageFolder.text("docs/command.md")
    let rows = page.split(separator: "| status | meaning |").dropFirst().first?.split(separator: "\n") ?? []
    let statuses = rows.dropFirst().prefix { $0.hasPrefix("|") }.flatMap {
      $0.split(separator: "|")[0].split { !$0.isNumber }.map(String.init)
    }
    #expect(statuses.count == 9, "\(statuses)")
    let help = Set(try CommandRun(["--help"]).output.split { !$0.isNumber }.map(String.init))
    #expect(help.isSuperset(of: statuses), "\(statuses)")
    let empty = try TemporaryFolder()
    let nothing = try CommandRun(["score", empty.path])
    #expect(nothing.status == 0 && nothing.errors.contains("no documents"))
  }

  @Test(arguments: [["--help"], ["--version"], ["score", "--help"], ["help", "merge"], ["lexicon"]])
  func helpThatCannotBeWrittenIsTold(arguments: [String]) throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let run = try launch(arguments, input: FileHandle.nullDevice, output: full)
    run.waitUntilExit()
    #expect(run.terminationStatus == 74)
    let sound = try CommandRun(arguments)
    #expect(sound.status == 0 && sound.output.hasSuffix("\n") && sound.errors.isEmpty)
  }

  /// The reader of a pipe gets a record's results before the next record arrives.
  @Test(arguments: [
    ["score", "--format", "jsonl"], ["score", "--format", "csv"], ["score", "--format", "markdown"], ["score"],
    ["tokens", "--format", "jsonl"], ["concord", "won", "--format", "jsonl"], ["concord", "won", "--spread"],
    ["explain"], ["extract"], ["extract", "--format", "jsonl"],
  ])
  func resultsComeAsTheirRecordsDo(arguments: [String]) throws {
    let (input, output) = (Pipe.own(), Pipe.own())
    let from = ["concord"].contains(arguments[0]) ? ["-", "--from", "jsonl"] : ["--from", "jsonl"]
    let run = try launch(arguments + from + ["--stdin-name", "zebra"], input: input, output: output)
    defer { run.terminate() }
    try input.fileHandleForWriting.write(contentsOf: Data("{\"id\":\"zebra 1\",\"text\":\"We won it.\"}\n".utf8))
    var told = ""
    // The word is only in the record, not in a heading.
    while !told.contains("zebra") {
      var waiting = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 120_000) == 1 else { break }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      told += String(decoding: data, as: UTF8.self)
    }
    #expect(told.contains("zebra"))
    try input.fileHandleForWriting.close()
    run.waitUntilExit()
    #expect(run.terminationStatus == 0)
  }

  /// Whether a run has ended by itself in time, whatever its input does.
  private func hasEnded(_ run: Process) -> Bool {
    for _ in 0..<12_000 where run.isRunning { usleep(10_000) }
    defer { run.terminate() }
    return !run.isRunning
  }

  /// Once results cannot be written, the run does not wait for further records.
  @Test(arguments: [["score"], ["score", "--jobs", "1"], ["score", "--jobs", "4"], ["extract", "--jobs", "4"]])
  func aRunEndsWhenItsResultsCannotBeWritten(arguments: [String]) throws {
    let record = Data("{\"text\":\"We won it.\"}\n".utf8)
    for isFull in [true, false] {
      let (input, output) = (Pipe.own(), Pipe.own())
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let run = try launch(
        arguments + ["--from", "jsonl", "--format", "jsonl"], input: input, output: isFull ? full : output)
      try output.fileHandleForReading.close()
      try input.fileHandleForWriting.write(contentsOf: record)
      #expect(hasEnded(run), "\(arguments)")
      run.waitUntilExit()
      #expect(run.terminationReason == .exit && run.terminationStatus == (isFull ? 74 : 0))
    }
  }

  /// If there is no room for the results, the file is removed, even though the run is still waiting for input.
  @Test func anOutputWithoutRoomIsTakenAway() throws {
    let folder = try TemporaryFolder()
    let input = Pipe.own()
    let shell = "trap '' XFSZ; ulimit -f 8; exec \"$0\" score --from jsonl --format jsonl --jobs 4 -o \"$1\""
    let run = try launch(
      ["-c", shell, CommandRun.program, "\(folder.path)/out.jsonl"], program: "/bin/sh", input: input,
      output: FileHandle.nullDevice)
    for number in 0..<200 {
      try? input.fileHandleForWriting.write(contentsOf: Data("{\"text\":\"We won it \(number).\"}\n".utf8))
    }
    #expect(hasEnded(run))
    run.waitUntilExit()
    #expect(run.terminationReason == .exit && run.terminationStatus == 74)
    #expect(try folder.names().isEmpty)
  }

  /// Each thread's arena takes 64 MB of address space: four of them left none for the threads' stacks, and the run
  /// waited for some forever. So it is given one.
  @Test func aRunWithFewAddressesLosesNothing() throws {
    let folder = try TemporaryFolder()
    let text = "We thank the team, and I promise to help them with it."
    let records = (0..<2_000).map { "{\"id\":\($0),\"text\":\"\(text)\"}\n" }
    let path = try folder.write("records.jsonl", records.joined())
    let shell = "ulimit -v 250000; exec timeout 120 \"$0\" score \"$1\" --format jsonl --fields words --jobs 4"
    let run = try CommandRun(["-c", shell, CommandRun.program, path], bytes: [], program: "/bin/sh")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == (try CommandRun(["score", path, "--format", "jsonl", "--fields", "words"])).output)
  }

  /// The temporary file has a name of its own, which does not get longer with this one.
  @Test(arguments: [
    String(repeating: "a", count: 251) + ".txt", String(repeating: "\u{FC}", count: 127), "a", "\u{301}",
  ])
  func aNameAsLongAsNamesMayBeIsWritten(name: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["score", "-o", "\(folder.path)/\(name)"], input: memo)
    #expect(run.status == 0, "\(run.errors)")
    let names = try folder.names()
    #expect(names.count == 1 && names[0].utf8.elementsEqual(name.utf8))
  }

  /// The temporary file is in the same folder, whatever that is called: a slash and a combining mark form one
  /// character.
  @Test func aNameThatBeginsWithAMarkIsWrittenInItsFolder() throws {
    for length in [1, 28, 29, 30] {
      let folder = try TemporaryFolder()
      let name = String(repeating: "a", count: length)
      try folder.write("\(name)/in.txt", memo)
      let run = try CommandRun(["score", "-o", "\(folder.path)/\(name)/\u{301}"], input: memo)
      #expect(run.status == 0, "\(run.errors)")
      #expect(folder.text("\(name)/\u{301}")?.isEmpty == false)
      #expect(try folder.names() == [name])
    }
  }

  /// The names of a folder and of the file in it are bytes, and are written as they are read.
  @Test func aNameThatIsNotUTF8IsWritten() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("in.txt", memo)
    // A file left there is named in bytes, which cannot be recovered from a text.
    let script = """
      cd "$0"; d="$(printf 'd\\377')"; f="$(printf 'o\\376.csv')"; mkdir "$d"
      "$1" score "$2" -o "$d/$f" || exit 3
      "$1" score "$2" -o 'd\\xff/p.csv' || exit 4
      "$1" score "$2" -o "$d/$f" || exit 5
      cmp -s "$d/$f" "$d/p.csv" && [ "$(ls -A "$d" | wc -l)" = 2 ]
      """
    let run = try launch(
      ["-c", script, folder.path, CommandRun.program, text], program: "/bin/sh", input: FileHandle.nullDevice,
      output: FileHandle.nullDevice)
    run.waitUntilExit()
    #expect(run.terminationStatus == 0)
  }

  /// It no longer exists for anybody, also in such a folder.
  @Test func anUnfinishedOutputOfSuchANameIsTakenAway() throws {
    let (folder, input) = (try TemporaryFolder(), Pipe.own())
    let script = "cd \"$0\"; mkdir \"$(printf 'd\\377')\"; exec \"$1\" score -o \"$(printf 'd\\377/o.csv')\""
    let run = try launch(
      ["-c", script, folder.path, CommandRun.program], program: "/bin/sh", input: input,
      output: FileHandle.nullDevice)
    // What is in the folder whose name is not valid text.
    func count() throws -> Int {
      let look = try CommandRun(
        ["-c", "ls -A \"$0\"/d* 2> /dev/null | wc -l", folder.path], bytes: [], program: "/bin/sh")
      return Int(look.output.filter(\.isNumber)) ?? -1
    }
    for _ in 0..<1_200 where try run.isRunning && count() < 1 { usleep(100_000) }
    #expect(try count() == 1)
    kill(run.processIdentifier, SIGTERM)
    run.waitUntilExit()
    #expect(run.terminationStatus == 128 + SIGTERM)
    #expect(try count() == 0)
  }

  /// An output that is neither a file nor a folder is written directly, and a pipe ends with the results.
  @Test func aNamedPipeHasTheResultsAndItsEnd() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("in.txt", memo)
    let script = "cd \"$0\"; mkfifo p; cat p > got & \"$1\" score \"$2\" --format csv -o p; s=$?; wait; exit $s"
    let run = try launch(
      ["-c", script, folder.path, CommandRun.program, text], program: "/bin/sh", input: FileHandle.nullDevice,
      output: FileHandle.nullDevice)
    #expect(hasEnded(run))
    #expect(run.terminationStatus == 0 && folder.text("got")?.hasPrefix("id,path") == true)
  }

  /// The name of the file determines the format, unless one is given.
  @Test(arguments: [
    (["score"], "a.csv", "id,path"), (["score"], "a.HTM", "<!DOCTYPE html>"), (["score"], "a.txt", "DOCUMENT"),
    (["score", "--format", "jsonl"], "a.csv", "{\"id\""), (["compare"], "b.v2/a", "There is"),
    (["compare"], "a.md", "#"),
    (["explain"], "a.html", "<!DOCTYPE html>"), (["explain", "--format", "text"], "a.csv", "stdin"),
    (["explain"], "a.out", "stdin"), (["score", "--format", "table"], "a.pdf", "DOCUMENT"),
    (["tokens"], "a.ndjson", "{\"id\""),
    (["extract"], "a.jsonl", "{\"id\""), (["concord", "won", "-"], "a.csv", "path,id"),
  ])
  func theNameOfTheFileSaysTheFormat(arguments: [String], name: String, start: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("b.v2/in.txt", memo)
    let run = try CommandRun(arguments + ["-o", "\(folder.path)/\(name)"], input: memo)
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.text(name)?.hasPrefix(start) == true, "\(folder.text(name)?.prefix(40) ?? "")")
  }

  /// A table in a file of another type could not be opened, or would be opened as something else.
  @Test(arguments: [
    (["score"], "a.pdf", ".json, .jsonl, .csv, .md, .html, and for any other"),
    (["score", "--evidence"], "b/A.DOCX", ".md"),
    (["compare"], "a.xlsx", ".html, and for any other ending, such as .txt, the table"),
    (["explain"], "a.csv", ".html, .jsonl"),
    (["tokens"], "a.html", "writes .jsonl, and"), (["extract"], "a.json", ".jsonl"),
    (["concord", "we"], "a.md", ".jsonl, .csv"),
    (["lexicon", "coverage"], "a.html", ".jsonl, .csv"),
  ])
  func aNameThatPromisesAnotherFormatIsRefused(arguments: [String], name: String, cause: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("b/in.txt", memo)
    let path = "\(folder.path)/\(name)"
    let run = try CommandRun(arguments + [folder.path, "-o", path])
    #expect(run.status == 64 && run.output.isEmpty)
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    #expect(run.errors.hasPrefix("usward: --output: this command writes no .\(ending) files"))
    #expect(run.errors.contains(cause), "\(run.errors)")
    #expect(try folder.names() == ["b", "b/in.txt"] || folder.names() == ["b"])
  }

  /// This is refused before any document is read.
  @Test func aNameThatIsTooLongIsRefusedAtOnce() throws {
    let (folder, input, errors) = (try TemporaryFolder(), Pipe.own(), Pipe.own())
    let path = "\(folder.path)/\(String(repeating: "a", count: 256))"
    let run = try launch(["score", "-o", path], input: input, output: FileHandle.nullDevice, errors: errors)
    #expect(hasEnded(run))
    run.waitUntilExit()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(run.terminationStatus == 74 && said == "\(path): cannot be written: its name is too long\n")
  }

  /// Nothing is left behind if a run is terminated; one that was told to ignore the signal continues.
  @Test(arguments: [SIGHUP, SIGTERM, SIGINT], [false, true])
  func anUnfinishedOutputIsTakenAway(number: Int32, outlives: Bool) throws {
    let (folder, input) = (try TemporaryFolder(), Pipe.own())
    let run = try unfinished(in: folder, input, ignoring: outlives)
    kill(run.processIdentifier, number)
    if outlives {
      // Another run, which got the signal later and does not ignore it, has ended: so this one would have, too.
      let (other, unread) = (try TemporaryFolder(), Pipe.own())
      let ended = try unfinished(in: other, unread, ignoring: false)
      kill(run.processIdentifier, number)
      kill(ended.processIdentifier, number)
      ended.waitUntilExit()
      #expect(ended.terminationStatus == 128 + number)
      #expect(run.isRunning)
      try input.fileHandleForWriting.write(contentsOf: Data(memo.utf8))
      try input.fileHandleForWriting.close()
    }
    run.waitUntilExit()
    #expect(run.terminationReason == .exit && run.terminationStatus == (outlives ? 0 : 128 + number))
    #expect(try folder.names() == (outlives ? ["out.txt"] : []))
  }

  /// A run that has begun its output and is waiting for input.
  private func unfinished(in folder: TemporaryFolder, _ input: Pipe, ignoring ignores: Bool) throws -> Process {
    let shell = (ignores ? "trap '' HUP TERM INT; " : "") + "exec \"$0\" score -o \"$1\""
    let run = try launch(
      ["-c", shell, CommandRun.program, "\(folder.path)/out.txt"], program: "/bin/sh", input: input,
      output: FileHandle.nullDevice)
    for _ in 0..<12_000 where try folder.names().isEmpty { usleep(10_000) }
    #expect(try folder.names().count == 1)
    return run
  }

  /// What a killed run leaves behind does not prevent a later run with the same process number, as each has in a
  /// container.
  @Test func whatAKilledRunLeftIsNotInTheWay() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.txt", memo)
    let shell =
      "cd '\(folder.path)'; touch .out.txt.$$.part; umask 027; exec '\(CommandRun.program)' score in.txt -o out.txt"
    let run = try launch(
      ["-c", shell], program: "/bin/sh", input: FileHandle.nullDevice, output: FileHandle.nullDevice)
    run.waitUntilExit()
    #expect(run.terminationStatus == 0)
    #expect(folder.text("out.txt")?.isEmpty == false)
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/out.txt")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  /// Shells do not pass on the width: the terminal itself reports it, unless a variable does.
  @Test(.enabled(if: access("/usr/bin/script", X_OK) == 0), arguments: [("", 132), ("COLUMNS=100", 100), ("", 60)])
  func tablesAreAsWideAsTheTerminal(variable: String, columns: Int) throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", "We won because of you.\n")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/script")
    let command =
      "stty cols \(variable.isEmpty ? columns : 132); \(variable) '\(CommandRun.program)' score '\(text)'"
    process.arguments = ["-qec", command, "/dev/null"]
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "COLUMNS" }.merging(["NO_COLOR": "1"])
    { $1 }
    let output = Pipe.own()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let shown = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines: [Substring] = shown.split { $0.isNewline }
    let width = max(80, columns)
    let head = try #require(lines.first { $0.contains("DOCUMENT") }, "\(shown)")
    #expect((width - 8...width).contains(head.count), "\(head)")
  }
}
