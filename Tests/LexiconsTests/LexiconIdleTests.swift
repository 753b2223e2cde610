import Lexicons
import Testing

@Suite struct LexiconIdleTests {
  private func remarks(_ rules: String) throws -> [String] {
    let file = """
      [lexicon]
      name = "test"
      version = "1"

      \(rules)
      """
    return try Lexicon([LexiconFile(name: "test.toml", bytes: Array(file.utf8))]).idle().map(\.description)
  }

  @Test func namesRulesThatNothingMatches() throws {
    let found = try remarks(
      """
      [[rule]]
      name = "act.purpose.one"
      description = "d"
      act = "purpose"
      patterns = ["serve the people"]
      unless = ["serve"]

      [[rule]]
      name = "act.purpose.two"
      description = "d"
      act = "purpose"
      patterns = ["co-operate", "help (all|them)"]

      [[rule]]
      name = "act.purpose.three"
      description = "d"
      act = "purpose"
      patterns = ["serve !(the) the"]
      """)
    #expect(
      found == [
        "test.toml: act.purpose.one: the rule is dead: its unless takes away all that it matches: serve",
        "test.toml: act.purpose.three: the rule is dead: no text was found that it matches: serve !(the) the",
        "test.toml: act.purpose.two: no text was found that matches the pattern: co-operate",
      ])
  }

  @Test func namesEntriesThatOthersTake() throws {
    let found = try remarks(
      """
      [[category]]
      name = "x.y"
      description = "d"
      source = "s"
      reason = "r"
      entries = ["team", "team member", "coop*", "cooperate", "world-class", "sound"]
      """)
    #expect(
      found == [
        "test.toml: x.y: is shadowed by 'team', which is found wherever it stands, the entry: team member",
        "test.toml: x.y: is shadowed by 'coop*', which is found wherever it stands, the entry: cooperate",
        "test.toml: x.y: no text is read as the entry: world-class",
      ])
  }

  @Test func anEntryWithinAnExceptionIsNamed() throws {
    let found = try remarks(
      """
      [[category]]
      name = "x.y"
      description = "d"
      source = "s"
      reason = "r"
      entries = ["gold mine", "mine"]
      except = ["gold mine shaft", "gold"]
      """)
    #expect(found == ["test.toml: x.y: an exception takes every place of the entry: gold mine"])
  }
}
