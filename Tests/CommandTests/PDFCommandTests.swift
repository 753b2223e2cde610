import Foundation
import TestSupport
import Testing

/// PDF files, through the whole program.
@Suite struct PDFCommandTests {
  private var letter: PrintedLayout {
    var layout = PrintedLayout()
    layout.write(["We won because of you, the night crew. Thank you", "all for the work."], top: 100)
    layout.turn()
    layout.write(["I will call each of you by Friday."], top: 100)
    return layout
  }

  @Test func evidenceNamesItsPage() throws {
    let folder = try TemporaryFolder()
    try folder.write("letter.pdf", letter.pdf())
    try folder.write("memo.txt", Memo.long)
    let run = try CommandRun(["score", folder.path, "--format", "jsonl", "--evidence"])
    #expect(run.status == 0 && run.errors.isEmpty)
    let records = run.output.split(separator: "\n")
    #expect(records.count == 2)
    #expect(records[0].contains("\"line\":1,\"column\":4,\"page\":1"))
    #expect(records[0].contains("\"line\":3,\"column\":1,\"page\":2"))
    #expect(!records[1].contains("\"page\""))
    let explained = try CommandRun(["explain", "\(folder.path)/letter.pdf:3"])
    #expect(explained.output.contains("3 (page 2): I will call each of you by Friday."))
    #expect(!explained.output.contains("We won"))
  }

  @Test func standardInputIsReadByItsContent() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("letter.pdf", letter.pdf())
    for options in ["", "--from pdf"] {
      let command =
        "cat '\(path)' | '\(CommandRun.program)' extract --stdin-name piped \(options) > '\(folder.path)/out'"
      let run = try Process.run(URL(filePath: "/bin/sh"), arguments: ["-c", command])
      run.waitUntilExit()
      #expect(run.terminationStatus == 0)
      #expect(
        folder.text("out")?.hasSuffix("Thank you all for the work.\n\nI will call each of you by Friday.\n") == true)
    }
  }

  @Test func withoutTheProgramItIsSaidOnce() throws {
    let folder = try TemporaryFolder()
    for name in ["a.pdf", "b.PDF", "sub/c.pdf"] { try folder.write(name, letter.pdf()) }
    try folder.write("memo.txt", Memo.short)
    let nothing = ["PATH": "/nowhere"]
    let advice = "PDF is read through pdftotext, which is not installed: apt install poppler-utils"
    for options in [[], ["--include", "*.pdf", "--include", "*.PDF", "--include", "*.txt"]] {
      let run = try CommandRun(["score", folder.path] + options, environment: nothing)
      #expect(run.status == 0)
      #expect(run.errors == "usward: PDF files skipped: 3; \(advice)\n")
    }
    let named = try CommandRun(
      ["score", "\(folder.path)/a.pdf", "\(folder.path)/memo.txt", "--format", "jsonl"], environment: nothing)
    #expect(named.status == 2)
    #expect(named.errors == "\(folder.path)/a.pdf: \(advice)\n")
    #expect(named.output.contains("\"kind\":\"missing_program\"") && named.output.contains("\"words\":14"))
    let alone = try CommandRun(["score", "\(folder.path)/sub"], environment: nothing)
    #expect(alone.errors == "usward: no documents; files skipped: 1\n  \(folder.path)/sub/c.pdf: \(advice)\n")
  }

  @Test func anotherFormatPassesOverPDFInFolders() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.pdf", letter.pdf())
    try folder.write("memo.txt", Memo.short)
    let run = try CommandRun(["score", folder.path, "--from", "text", "--format", "jsonl"])
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.errors == "usward: files skipped: 1 .pdf; name them, or use --include\n")
  }

  /// Whoever started the run may have made it ignore how child processes end; if a PDF program outputs only half of a
  /// text, this is detected all the same.
  @Test func aProgramThatFailsIsHeardOfWhateverIsIgnored() throws {
    let folder = try TemporaryFolder()
    _ = try folder.writeProgram("bin/pdftotext", "echo 'Incorrect password' >&2; exit 1\n")
    let path = try folder.write("letter.pdf", letter.pdf())
    let shell = "trap '' CHLD; PATH=\"$1:$PATH\" exec \"$0\" score \"$2\" --format jsonl > \"$3\" 2>/dev/null"
    let out = "\(folder.path)/out.jsonl"
    let run = try Process.run(
      URL(filePath: "/bin/sh"), arguments: ["-c", shell, CommandRun.program, "\(folder.path)/bin", path, out])
    run.waitUntilExit()
    #expect(run.terminationStatus == 2)
    #expect(folder.text("out.jsonl")?.contains("\"kind\":\"encrypted\"") == true)
  }

  /// A text read through another program is a text like any other: the same text again is a duplicate.
  @Test func aPDFAndItsTextAreDuplicates() throws {
    let folder = try TemporaryFolder()
    var layout = PrintedLayout()
    layout.write(["We won because of you, the night crew. Thank you", "all for the work."], top: 100)
    try folder.write("a.pdf", layout.pdf())
    try folder.write("b.txt", Memo.short)
    let run = try CommandRun(["score", folder.path, "--format", "jsonl"])
    #expect(run.output.split(separator: "\n").last?.contains("duplicate") == true)
  }

  /// A run that is ended, even killed, leaves no program behind.
  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func aRunThatEndsEndsTheProgram(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    let noted = "echo $$ > '\(folder.path)/new'; mv '\(folder.path)/new' '\(folder.path)/id'"
    _ = try folder.writeProgram("bin/pdftotext", "\(noted); exec sleep 1000\n")
    let path = try folder.write("letter.pdf", letter.pdf())
    let process = Process()
    process.executableURL = URL(filePath: CommandRun.program)
    process.arguments = ["score", path, "--output", "\(folder.path)/out.csv"]
    let usual = ProcessInfo.processInfo.environment["PATH"] ?? ""
    process.environment = ProcessInfo.processInfo.environment.merging(["PATH": "\(folder.path)/bin:\(usual)"]) { $1 }
    process.standardError = FileHandle.nullDevice
    try process.run()
    var id: pid_t?
    repeat {
      usleep(5_000)
      id = folder.text("id").flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    } while id == nil && process.isRunning
    let program = try #require(id)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    // The system terminates it, which another process may see a moment later.
    var tries = 0
    while Self.runs(program), tries < 2_000 {
      tries += 1
      usleep(5_000)
    }
    #expect(!Self.runs(program))
    #expect(try folder.names().filter { $0.contains("out.csv") }.allSatisfy { signal == SIGKILL || $0.isEmpty })
  }

  /// Whether a process exists and is not one that has ended but has not been waited for.
  private static func runs(_ id: pid_t) -> Bool {
    guard kill(id, 0) == 0 else { return false }
    let state = (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8))?.split(separator: ")").last
    return state?.hasPrefix(" Z") != true
  }
}
