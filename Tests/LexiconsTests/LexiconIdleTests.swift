import Lexicons
import Testing

@Suite struct LexiconIdleTests {
  /// The remarks on a lexicon of these categories or rules.
  private func remarks(_ tables: String...) throws -> [String] {
    let file = (["[lexicon]\nname = \"test\"\nversion = \"1\"\n"] + tables).joined(separator: "\n")
    return try Lexicon(LexiconFile.language + [LexiconFile(name: "test.toml", bytes: Array(file.utf8))]).idle().map(
      \.description)
  }

  private func list(_ texts: [String]) -> String {
    "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }

  private func rule(_ name: String, _ patterns: [String], unless: [String] = [], with: [String] = []) -> String {
    """
    [[rule]]
    name = "act.purpose.\(name)"
    description = "d"
    act = "purpose"
    patterns = \(list(patterns))
    unless = \(list(unless))
    with = \(list(with))
    """
  }

  private func category(
    _ entries: [String], except: [String] = [], name: String = "x.y", isSupport: Bool = false
  ) -> String {
    """
    [[category]]
    name = "\(name)"
    description = "d"
    source = "s"
    reason = "r"
    entries = \(list(entries))
    except = \(list(except))
    support = \(isSupport)
    """
  }

  @Test func namesRulesThatNothingMatches() throws {
    let found = try remarks(
      rule("one", ["serve the people"], unless: ["serve"]), rule("two", ["co-operate", "help (all|them)"]),
      rule("three", ["serve !(the) the"]), rule("four", ["serve us"], with: ["people"]))
    #expect(
      found == [
        "test.toml: act.purpose.four: the rule is dead: no example holds what its with asks for: people",
        "test.toml: act.purpose.one: the rule is dead: its unless takes away all that it matches: serve",
        "test.toml: act.purpose.three: the rule is dead: no text was found that it matches: serve !(the) the",
        "test.toml: act.purpose.two: no text was found that matches the pattern: co-operate",
      ])
  }

  /// Remarks on only some files are the same as those on these among all files.
  @Test func namesWhatDoesNothingInSomeFiles() throws {
    let header = "[lexicon]\nname = \"test\"\nversion = \"1\"\n"
    let texts = [
      "a.toml": [rule("one", ["serve !(the) the"]), category(["give"], name: "verb.give", isSupport: true)],
      "b.toml": [rule("two", ["help !(us) us"]), category(["team", "team spirit"])],
    ]
    let files = texts.sorted { $0.key < $1.key }.map { name, tables in
      LexiconFile(name: name, bytes: Array((header + tables.joined(separator: "\n")).utf8))
    }
    let lexicon = try Lexicon(LexiconFile.language + files)
    let all = lexicon.idle()
    #expect(all.count == 4)
    for file in texts.keys {
      #expect(lexicon.idle(of: [file]) == all.filter { $0.file == file }, "\(file)")
    }
    #expect(lexicon.idle(of: []).isEmpty)
  }

  @Test func whatOnlyAnExampleCanShowIsNotDead() throws {
    let found = try remarks(
      rule("one", ["team&%joined-before"]), rule("two", ["team&%joined-after"]), rule("three", ["crew&%label"]),
      rule("four", ["crew&%dotted"], with: ["people"]), rule("five", ["team&!team&%joined-before"]))
    let dead = "test.toml: act.purpose.five: the rule is dead: no text was found that it matches: "
    #expect(found == [dead + "team&!team&%joined-before"])
  }

  @Test func aPossessiveIsFound() throws {
    #expect(try remarks(rule("one", ["the owner 's (dinner|suite)"])) == [])
  }

  @Test func aWordBesideItsWildcardHidesNoLongerWords() throws {
    #expect(try remarks(category(["host*", "host"], except: ["hostage"])) == [])
  }

  @Test func namesClassesOfWordsThatNothingReads() throws {
    let found = try remarks(
      category(["give", "lend"], name: "verb.give", isSupport: true),
      category(["take"], name: "verb.take", isSupport: true), rule("one", ["<verb.take> part"]))
    #expect(found == ["test.toml: verb.give: is meant for rules to read, but none does: 2 entries"])
  }

  @Test func namesEntriesThatOthersTake() throws {
    let found = try remarks(category(["team", "team member", "coop*", "cooperate", "world-class", "sound"]))
    #expect(
      found == [
        "test.toml: x.y: an entry adds nothing to the count, since 'team' is found wherever it is: team member",
        "test.toml: x.y: an entry adds nothing to the count, since 'coop*' is found wherever it is: cooperate",
        "test.toml: x.y: no text is read as the entry (write: world class): world-class",
      ])
  }

  @Test func anEntryWithinAnExceptionIsNamed() throws {
    let found = try remarks(category(["gold mine", "mine"], except: ["gold mine shaft", "gold"]))
    #expect(found == ["test.toml: x.y: an exception covers every place of the entry: gold mine"])
  }
}
