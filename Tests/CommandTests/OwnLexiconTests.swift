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
}
