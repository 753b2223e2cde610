import TestSupport
import Testing

/// Lexicons of one's own: what is counted and shown of them, and what is said.
@Suite struct OwnLexiconTests {
  private static let header = "[lexicon]\nname = \"own\"\nversion = \"1\"\n"
  private static func category(_ name: String, _ entries: String...) -> String {
    """

    [[category]]
    name = "\(name)"
    description = "d"
    source = "s"
    reason = "r"
    entries = [\(entries.map { "\"\($0)\"" }.joined(separator: ", "))]

    """
  }

  /// Whom the program's rules know as `mine.kind` is nobody's who names a list `mine.posemo`.
  @Test func aFamilyHoldsNoneOfTheProgramsWordClasses() throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write("own.toml", Self.header + Self.category("mine.posemo", "zebra"))
    let text = try folder.write("a.txt", "The gold and the coal were there. It was open.\n")
    let found = try CommandRun(["concord", "mine.*", text, "--lexicon", lexicon])
    #expect(found.status == 0 && found.output.split(separator: "\n").count <= 1, "\(found.output)")
    #expect(found.errors.contains("0 places"), "\(found.errors)")
    let coverage = try CommandRun(
      ["lexicon", "coverage", text, "--lexicon", lexicon, "--category", "mine", "--format", "csv"])
    #expect(coverage.output.split(separator: "\n").count == 2, "\(coverage.output)")
    let scored = try CommandRun(["score", text, "--lexicon", lexicon, "--format", "json"])
    #expect(scored.output.contains("\"mine\":0,\"mine.posemo\":0"))
    let checked = try CommandRun(["lexicon", "check", lexicon]).output
    #expect(checked.contains("mine.posemo: its family is one of the program's too, whose word classes"))
  }

  /// A name without a dot is a word; that there is a category of it is said.
  @Test func aCategoryWithoutADotIsHintedAt() throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write("own.toml", Self.header + Self.category("aaa", "tomorrow"))
    let arguments = ["--no-default-lexicon", "--lexicon", lexicon]
    let run = try CommandRun(["concord", "aaa", "-"] + arguments, input: "We begin tomorrow.\n")
    #expect(run.errors.contains("\"aaa\" is looked for as a word; the category of that name is aaa.*"), "\(run.errors)")
    #expect(
      try CommandRun(["concord", "aaa.*", "-"] + arguments, input: "We begin tomorrow.\n").output.contains("tomorrow"))
  }

  @Test func aDictionaryOfLIWCIsNamedAsOne() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("own.dic", "%\n1\tposemo\n%\nhappy\t1\n")
    for command in [["lexicon", "check", file], ["score", "-", "--lexicon", file]] {
      let run = try CommandRun(command, input: "We won.\n")
      #expect(run.status == 65)
      #expect(run.errors == "\(file): looks like a LIWC dictionary; lexicons are TOML: docs/lexicon.md\n")
    }
  }

  /// What a lexicon that stands alone does not look for has no figure: 0 would say that there is none in the text.
  @Test func whatIsNotLookedForHasNoFigure() throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write("own.toml", Self.header + Self.category("own.days", "tomorrow", "today"))
    let text = String(
      repeating: "We begin tomorrow, and I will thank you today for all that you did for us. ", count: 12)
    for name in ["a/1.txt", "a/2.txt", "b/1.txt", "b/2.txt"] { try folder.write(name, text + name + "\n") }
    let alone = ["--no-default-lexicon", "--lexicon", lexicon, folder.path + "/a", folder.path + "/b"]
    let csv = try CommandRun(["score", "--format", "csv"] + alone).output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let cells = Dictionary(zip(csv[0], csv[1])) { first, _ in first }
    for (name, cell) in cells {
      let isOfAnother = ["act_", "attention_", "we_", "vision_", "orientation"].contains { name.hasPrefix($0) }
      if isOfAnother || ["stance", "model"].contains(name) { #expect(cell.isEmpty, "\(name)") }
    }
    #expect(cells["count_own.days"] == "24" && cells["words"] != "0")
    let json = try CommandRun(["score", "--format", "jsonl"] + alone).output
    for field in [
      "\"credit_taking\":null", "\"stated\":null", "\"stance\":null", "\"model\":null", "\"inclusive\":null",
    ] {
      #expect(json.contains(field), "\(field)")
    }
    #expect(json.contains("\"orientation\":{\"value\":null"))
    let table = try CommandRun(["score"] + alone).output
    #expect(!table.contains("neither") && !table.contains("unclear") && !table.contains("+0.00"))
    let by = ["compare", "--author-from", "{author}/*.txt"] + alone
    let compared = try CommandRun(by).output
    #expect(compared.contains("DOCUMENTS; under 100 words not judged") && !compared.contains("OPEN"), "\(compared)")
    for format in ["table", "csv", "markdown", "html"] {
      let report = try CommandRun(by + ["--format", format]).output
      #expect(!report.contains("UNCLEAR") && !report.contains(",unclear,") && !report.contains("| unclear"))
      #expect(!report.contains("royal_suspect"), "\(format)")
    }
    #expect(try CommandRun(by + ["--format", "jsonl"]).output.contains("\"unclear\":null"))
  }
}
