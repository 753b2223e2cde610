import TestSupport
import Testing

/// Names and texts that anyone may have written reach a terminal as text: they neither act as commands to it nor begin
/// lines of their own.
@Suite struct ControlCharacterTests {
  private let hostile = "A\u{1B}[31m\u{9B}2J\u{7}"

  private func expectNoCommand(_ text: String, _ what: Comment) {
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control }, what)
  }

  @Test func whatIsSaidHoldsNone() throws {
    let folder = try TemporaryFolder()
    let name = "\(folder.path)/\(hostile)\nusward: forged.txt"
    let run = try CommandRun(["score", name, "\(folder.path)/two  spaces.txt"])
    expectNoCommand(run.errors, "\(run.errors)")
    #expect(!run.errors.contains("\nusward: forged"))
    #expect(run.errors.contains("two  spaces.txt: "))
    for arguments in [["score", "-o", name + "/x"], ["score", "--\(hostile)"], ["lexicon", "show", hostile]] {
      let run = try CommandRun(arguments, input: "We won.")
      #expect(run.status != 0)
      expectNoCommand(run.errors, "\(arguments)")
    }
    let own = try folder.write("\(hostile).toml", "[lexicon]\nname = \"x\"\nversion = 1\nwrong = 2\n[[category]]\n")
    let unsound = try CommandRun(["score", "--lexicon", own], input: "We won.")
    #expect(unsound.status == 65 && unsound.errors.split(separator: "\n").count > 1)
    expectNoCommand(unsound.errors, "an unsound lexicon")
  }

  @Test(arguments: [
    ["score", "--evidence"], ["score", "--format", "markdown"], ["explain"], ["explain", "--full"], ["extract"],
    ["tokens"], ["concord", "we"], ["concord", "we", "--spread"], ["lexicon", "coverage"],
    ["compare", "--minimum-words", "0"], ["compare", "--full", "--minimum-words", "0"],
    ["compare", "--within", "office", "--full", "--between", "%1", "--and", "%2"],
    ["compare", "--by", "office", "--full", "--within", "%3"],
    ["compare", "--format", "markdown", "--within", "office"],
  ])
  func whatIsDrawnHoldsNone(arguments: [String]) throws {
    let sentence = "We thank the night crew, who found the fault, and I take the blame for \\u001b[2J it.\\n\\n"
    let escaped = hostile.unicodeScalars.map { $0.isASCII && $0.value >= 0x20 ? String($0) : "\\u00\(hex($0))" }
      .joined()
    func record(_ number: Int, _ writer: Int, _ length: Int) -> String {
      let text = "Note \(number). " + String(repeating: sentence, count: length)
      return "{\"id\":\"\(escaped)\(number)\",\"author\":\"\(escaped)\(writer)\",\"office\":\"\(escaped)\","
        + "\"\(escaped)3\":\"\(escaped)\(number % 2)\",\"genre\":\"\(escaped)\(writer)\",\"date\":\"\(1900 + 90 * writer)\","
        + "\"text\":\"\(text)\"}\n"
    }
    let records = (0..<12).map { record($0, $0 % 3, $0 % 3 == 0 ? 8 : 60) }.joined()
    let arguments = arguments.map { $0.hasPrefix("%") ? hostile + $0.dropFirst() : $0 }
    let run = try CommandRun(arguments + ["--from", "jsonl", "-"], input: records)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("A\u{FFFD}") || ["lexicon", "tokens", "concord"].contains(arguments[0]))
    expectNoCommand(run.output, "\(arguments)")
    expectNoCommand(run.errors, "\(arguments)")
  }

  private func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: 2 - digits.count) + digits
  }
}
