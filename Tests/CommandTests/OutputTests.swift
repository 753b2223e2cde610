import Foundation
import TestSupport
import Testing

/// Where results go: never over what is read, in time through a pipe, whole or not at all.
@Suite struct OutputTests {
  private let memo = "We won because of you, the night crew. Thank you all for the work.\n"
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

  /// The run is refused, says so, and leaves every file as it was and no other behind.
  private func expectRefused(
    _ arguments: [String], in folder: TemporaryFolder, input: FileHandle = .nullDevice, saying cause: String
  ) throws {
    let names = try folder.names()
    let before = names.map { folder.text($0) }
    let errors = Pipe()
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

  /// What a walk passes over is not read: results beside the texts may be made anew.
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

  @Test(arguments: [["--help"], ["--version"], ["score", "--help"], ["help", "merge"], ["lexicon"]])
  func helpThatCannotBeWrittenIsTold(arguments: [String]) throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let run = try launch(arguments, input: FileHandle.nullDevice, output: full)
    run.waitUntilExit()
    #expect(run.terminationStatus == 74)
    let sound = try CommandRun(arguments)
    #expect(sound.status == 0 && sound.output.hasSuffix("\n") && sound.errors.isEmpty)
  }

  /// A reader of a pipe has a record's results before the next record comes.
  @Test(arguments: [
    ["score", "--format", "jsonl"], ["score", "--format", "csv"], ["score", "--format", "markdown"], ["score"],
    ["tokens", "--format", "jsonl"], ["concord", "won", "--format", "jsonl"], ["concord", "won", "--spread"],
    ["explain"], ["extract"], ["extract", "--format", "jsonl"],
  ])
  func resultsComeAsTheirRecordsDo(arguments: [String]) throws {
    let (input, output) = (Pipe(), Pipe())
    let from = ["concord"].contains(arguments[0]) ? ["-", "--from", "jsonl"] : ["--from", "jsonl"]
    let run = try launch(arguments + from, input: input, output: output)
    defer { run.terminate() }
    try input.fileHandleForWriting.write(contentsOf: Data("{\"id\":\"one\",\"text\":\"We won it.\"}\n".utf8))
    var told = ""
    while !told.contains("won") && !told.contains("one") {
      var waiting = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 20_000) == 1 else { break }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      told += String(decoding: data, as: UTF8.self)
    }
    #expect(told.contains("won") || told.contains("one") || arguments.contains("--spread") && told.contains("stdin"))
    try input.fileHandleForWriting.close()
    run.waitUntilExit()
    #expect(run.terminationStatus == 0)
  }

  /// Nothing is left behind where the terminal is lost; a run that was told to outlive it goes on.
  @Test(arguments: [(SIGHUP, false), (SIGHUP, true), (SIGTERM, false), (SIGINT, false)])
  func anUnfinishedOutputIsTakenAway(number: Int32, outlives: Bool) throws {
    let folder = try TemporaryFolder()
    let input = Pipe()
    let arguments = ["score", "-o", "\(folder.path)/out.txt"]
    let run =
      outlives
      ? try launch(
        [CommandRun.program] + arguments, program: "/usr/bin/nohup", input: input, output: FileHandle.nullDevice)
      : try launch(arguments, input: input, output: FileHandle.nullDevice)
    for _ in 0..<2_000 where try folder.names().isEmpty { usleep(10_000) }
    #expect(try folder.names().count == 1)
    kill(run.processIdentifier, number)
    if outlives {
      usleep(100_000)
      try input.fileHandleForWriting.write(contentsOf: Data(memo.utf8))
      try input.fileHandleForWriting.close()
    }
    run.waitUntilExit()
    #expect(run.terminationReason == .exit && run.terminationStatus == (outlives ? 0 : 128 + number))
    #expect(try folder.names() == (outlives ? ["out.txt"] : []))
  }

  /// What a killed run has left does not stand in the way of a later run that has its number, as in a container each has.
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
}
