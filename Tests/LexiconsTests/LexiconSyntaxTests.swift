import Lexicons
import Testing
import Text

/// A lexicon of one file whose body follows the header, with given line ends.
private func lexicon(
  _ body: String, name: String = "mine.toml", lineEnd: String = "\n"
) throws(LexiconError) -> Lexicon {
  let text = lexiconHeader + body
  return try Lexicon([LexiconFile(name: name, bytes: Array(text.replacing("\n", with: lineEnd).utf8))])
}

private func rule(_ pattern: String) -> String {
  "[[rule]]\nname = \"a\"\ndescription = \"d\"\nsource = \"s\"\nact = \"purpose\"\npatterns = [\"\(pattern)\"]\n"
}

/// A rule with an effect and one more key.
private func rule(_ effect: String, _ key: String) -> String {
  "[[rule]]\nname = \"a\"\ndescription = \"d\"\n\(effect)\n\(key)\npatterns = [\"one\"]\n"
}

private func verdict(_ verdict: String, _ label: String, half: Int = 20) -> String {
  "[[verdict]]\nof = \"\(verdict)\"\nlabel = \"\(label)\"\nhalf = \(half)\nbias = 0\nweights = {}\n"
}

@Suite struct LexiconSyntaxTests {
  @Test(arguments: [
    (category("a", "entries = [\"we\"]\nentires = [\"us\"]"), "mine.toml:10: a: unknown key 'entires'"),
    (category("a", "entries = [\n\"we\",\n\"us\",\n\"we\"]"), "mine.toml:12: a: the entry appears twice: 'we'"),
    (category("a", "entries = [\"We\", \"we\"]"), "mine.toml:9: a: the entry appears twice: 'we'"),
    (category("a", "entries = [\"we\", \" \"]"), "mine.toml:9: a: an entry is empty: ' '"),
    (category("a", "entries = [\"w*e\"]"), "mine.toml:9: a: a wildcard can be only at the end of a word: 'w*e'"),
    (category("a", "entries = [\"we*\"]"), "mine.toml:9: a: a wildcard must follow at least three letters: 'we*'"),
    (category("a", "weight = 9"), "mine.toml:9: a: must be a whole number from 0 to 5: 'weight'"),
    (
      category("A b", ""),
      "mine.toml:5: A b: a category's name must be lower-case words separated by dots and hyphens, not 'A b'"
    ),
    (
      rule("our (team|group)s won"),
      "mine.toml:9: a: is a separate word, not an ending; put a space before it: 's'"
    ),
    (category("a", "act = \"bragging\""), "mine.toml:9: a: act must be one of blame_shifting"),
    (category("a", "") + category("a", ""), "mine.toml:5: a: the category is defined twice"),
    (
      category("a", "includes = [\"b\"]") + category("b", "includes = [\"a\"]"),
      "mine.toml:15: b: the category contains itself, through 'a'"
    ),
    (category("a.b", "includes = [\"a\"]"), "mine.toml:9: a.b: the category contains itself, through 'a'"),
    (category("a", "includes = [\"c\"]"), "mine.toml:9: a: there is no category 'c'"),
    ("[[category]]\nname = ", "mine.toml:5: "),
    (category("a", "weight = 2"), "mine.toml:9: a: does nothing in a category without an act: 'weight'"),
    (
      category("b", "") + rule("marks = \"b\"", "weight = 2"),
      "mine.toml:14: a: does nothing in a rule without an act: 'weight'"
    ),
    (
      rule("vision = \"stated\"", "actor = \"author\""),
      "mine.toml:8: a: does nothing in a rule without an act: 'actor'"
    ),
    (rule("act = \"purpose\"", "doubtful = true"), "mine.toml:8: a: does nothing in a rule without guards: 'doubtful'"),
    (
      rule("we = \"generic\"", "negated = \"stands\""),
      "mine.toml:8: a: does nothing in a rule without an act, a vision or marks: 'negated'"
    ),
    (
      category("a", "") + rule("our team"),
      "mine.toml:5: a: is the name of both a category and a rule; names must be unique"
    ),
    (verdict("foo", "self"), "mine.toml:5: of must be one of model, stance, we, not 'foo'"),
    (verdict("stance", "us"), "mine.toml:6: label must be one of collective, self, not 'us'"),
  ])
  func namesFileLineCategoryAndTerm(body: String, message: String) throws {
    for lineEnd in ["\n", "\r\n"] {
      let error = try #require(throws: LexiconError.self) { try lexicon(body, lineEnd: lineEnd) }
      #expect("\(error)".hasPrefix(message), "\(error)")
    }
  }

  /// Every level of nesting is a function call, and the stack is limited.
  @Test(arguments: ["(", "[", "!(", "a ("])
  func aPatternThatGoesTooDeepIsRefused(opening: String) throws {
    let close = opening == "[" ? "]" : ")"
    func nested(_ depth: Int) -> String {
      "a " + String(repeating: opening, count: depth) + "b" + String(repeating: close, count: depth)
    }
    for depth in [101, 60_000] {
      let error = try #require(throws: LexiconError.self) { try lexicon(rule(nested(depth))) }
      #expect("\(error)".hasPrefix("mine.toml:9: a: is nested more than 100 deep: '\(opening.last!)'"))
    }
    #expect(throws: Never.self) { try lexicon(rule(nested(100))) }
  }

  @Test(arguments: [
    (verdict("self", "us"), "mine.toml:11: of must be one of model, stance, we, not 'self'"),
    (verdict("stance", "self"), "mine.toml:12: the verdict stance has the label twice: 'self'"),
    (
      verdict("stance", "collective", half: 5),
      "mine.toml:13: labels of one formula must have the same value, and self has 20: 'half'"
    ),
  ])
  func namesTheLineOfASecondVerdict(second: String, message: String) throws {
    let body = verdict("stance", "self") + second
    let error = try #require(throws: LexiconError.self) { try lexicon(body) }
    #expect("\(error)" == message)
  }

  @Test func aLexiconIsTheSameUnderAnyPath() throws {
    let body = category("a.b", "entries = [\"we\"]")
    let here = try lexicon(body, name: "mine.toml")
    #expect(try lexicon(body, name: "/lexicons/yours.toml").digest == here.digest)
    #expect(try lexicon(body + category("c", "entries = [\"us\"]")).digest != here.digest)
  }

  /// A category marked only by rules belongs to somebody; one that only sums up others belongs to nobody.
  @Test func aCategoryIsDefinedByAFile() throws {
    let lexicon = try lexicon(
      category("a.b", "") + rule("marks = \"a.b\"", "reason = \"r\"").replacing("\"a\"", with: "\"r\""))
    let isDefined = try ["a", "a.b"].map { lexicon.categories[try #require(lexicon.category(named: $0))].isDefined }
    #expect(isDefined == [false, true])
    #expect(lexicon.sizes(of: []).categories == 1)
  }

  /// What a guard removes is not what a rule says: an example that holds only because of a guard does not hold.
  @Test func examplesAndCoverageAskGuardsToo() throws {
    let rule =
      "[[rule]]\nname = \"act.won\"\ndescription = \"d\"\nsource = \"s\"\nact = \"credit_taking\"\npatterns = [\"won\"]\n"
    let examples = "matches = [\"They won.\", \"She won.\"]\nrejects = [\"He won.\"]\n"
    let guarding =
      "[[rule]]\nname = \"guard.he\"\ndescription = \"d\"\nguards = \"act.won\"\nreason = \"r\"\npatterns = [\"(he|she) [won]\"]\n"
    let guarded = try lexicon(rule + examples + guarding)
    #expect(guarded.check(of: []).map(\.subject) == ["She won."])
    var reader = LexiconReader(guarded)
    let text = "They won. She won."
    let tokenised = Tokeniser().tokenise(text)
    let coverage = LexiconCoverage(reader.read(text, tokenised), text: text, tokenised)
    #expect(coverage.rules.values.map(\.occurrences).sorted() == [1, 1])
  }

  /// A file from Windows ends its lines with two bytes; an example with an escape is found by the name above it.
  @Test(arguments: ["\n", "\r\n"])
  func anExampleThatDoesNotHoldHasItsLine(lineEnd: String) throws {
    let text = lexiconHeader + category("own.a", "entries = [\"x\"]\nmatches = [\"We won.\", \"\\u0041 win.\"]")
    let file = LexiconFile(name: "mine.toml", text: text.replacing("\n", with: lineEnd))
    let findings = try Lexicon(LexiconFile.language + [file]).check(of: [file])
    #expect(findings.map(\.subject) == ["We won.", "A win."])
    #expect(findings.map(\.line) == [10, 5])
  }

  @Test func tellsAllThatIsWrongAtOnce() throws {
    let form = """
      [[category]]
      name = "a"
      words = ["we"]
      reason = "r"

      """
    let bodies: [(String, [String])] = [
      (
        form + category("b", "weight = 9") + rule("we"),
        [
          "mine.toml:6: a: unknown key 'words'; known keys are name, description, source, reason, entries, ",
          "mine.toml:5: a: is missing or empty: 'description'", "mine.toml:5: a: is missing or empty: 'source'",
          "mine.toml:13: b: must be a whole number from 0 to 5: 'weight'",
        ]
      ),
      (
        category("b", "entries = [\"we*\", \"us\", \"us\"]") + category("c", "entries = [\"\"]"),
        [
          "mine.toml:9: b: a wildcard must follow at least three letters: 'we*'",
          "mine.toml:9: b: the entry appears twice: 'us'", "mine.toml:15: c: an entry is empty: ''",
        ]
      ),
      (
        rule("we <b>\", \"_ we\", \"(we"),
        [
          "mine.toml:9: a: there is no category 'b'",
          "mine.toml:9: a: a pattern must begin with a word, a category or a capital, not with anything: '_ we'",
          "mine.toml:9: a: is not closed: '('",
        ]
      ),
    ]
    for (body, messages) in bodies {
      let error = try #require(throws: LexiconError.self) { try lexicon(body) }
      let lines = "\(error)".split(separator: "\n")
      #expect(lines.count == messages.count, "\(error)")
      for (line, message) in zip(lines, messages) { #expect(line.hasPrefix(message), "\(error)") }
    }
  }

  @Test func tellsWhatIsWrongInEachFile() throws {
    let files = ["one.toml", "two.toml"].map { LexiconFile(name: $0, bytes: Array("a = 1".utf8)) }
    let error = try #require(throws: LexiconError.self) { try Lexicon(files) }
    #expect("\(error)".split(separator: "\n").map { $0.prefix(10) } == ["one.toml:1", "two.toml:1"])
  }

  @Test func refusesInvalidUTF8WithItsLine() throws {
    let bytes = Array("[lexicon]\nname = \"x\"\nversion = \"caf".utf8) + [0xE9] + Array("\"\n".utf8)
    let error = try #require(throws: LexiconError.self) {
      try Lexicon([LexiconFile(name: "bad.toml", bytes: bytes)])
    }
    #expect("\(error)" == "bad.toml:3: is not valid UTF-8")
  }

  @Test func refusesAFileWithoutAHeader() throws {
    let error = try #require(throws: LexiconError.self) {
      try Lexicon([LexiconFile(name: "bare.toml", bytes: Array("a = 1".utf8))])
    }
    #expect("\(error)".hasPrefix("bare.toml:1: unknown key 'a'"))
  }

  @Test func aLaterFileReplacesACategory() throws {
    let header = "[lexicon]\nname = \"x\"\nversion = \"1\"\n"
    let files = ["entries = [\"one\", \"two\"]", "entries = [\"three\"]"].enumerated().map { index, entries in
      LexiconFile(name: "\(index).toml", bytes: Array((header + category("a", entries)).utf8))
    }
    #expect(try Lexicon(files).entries.map(\.text) == ["three"])
  }

  @Test func aNameIsUniqueAcrossFiles() throws {
    let header = "[lexicon]\nname = \"x\"\nversion = \"1\"\n"
    let files = [rule("our team"), category("a", "entries = [\"we\"]")].enumerated().map { index, body in
      LexiconFile(name: "\(index).toml", bytes: Array((header + body).utf8))
    }
    let error = try #require(throws: LexiconError.self) { try Lexicon(files) }
    #expect("\(error)" == "1.toml:5: a: is the name of both a category and a rule; names must be unique")
  }

  @Test func parentsAreMade() throws {
    let made = try lexicon(category("a.b.c", "entries = [\"we\"]"))
    #expect(made.categories.map(\.name) == ["a", "a.b", "a.b.c"])
    #expect(made.categories[0].descendants == [1, 2])
  }

  /// Where categories include each other in a cycle that is entered from outside, the error names the category that
  /// includes one above it, and which one that is.
  @Test func aCircleIsNamedWhereOneIncludesTheNext() throws {
    let plain = category("c", "")
    for (body, message) in [
      (category("a", "includes = [\"a\"]"), "mine.toml:5: a: the category contains itself, through 'a'"),
      (
        category("0", "includes = [\"a.b\"]") + category("a.b", "includes = [\"c\", \"a\"]") + plain,
        "mine.toml:15: a.b: the category contains itself, through 'a'"
      ),
      (
        category("a.b.c", "includes = [\"a\"]") + category("0", "includes = [\"a.b\"]"),
        "mine.toml:9: a.b.c: the category contains itself, through 'a'"
      ),
    ] {
      let error = try #require(throws: LexiconError.self) { try lexicon(body) }
      #expect("\(error)".hasPrefix(message), "\(error)")
    }
  }

  /// A long chain is followed once, not once for each of its categories.
  @Test func whatCategoriesContainIsFoundThroughChains() throws {
    let last = 300
    let chain = (0...last).map { number in
      category("c\(1_000 + number)", number < last ? "includes = [\"c\(1_001 + number)\"]" : "entries = [\"we\"]")
    }
    let made = try lexicon(category("b", "includes = [\"c1000\", \"c1200\"]") + chain.joined())
    for (number, category) in made.categories.enumerated() {
      #expect(category.descendants == Array(number + 1..<last + 2), "\(category.name)")
    }
  }

  @Test func theDigestFollowsTheContent() throws {
    let one = try lexicon(category("a", "entries = [\"we\"]"))
    let other = try lexicon(category("a", "entries = [\"us\"]"))
    #expect(one.digest != other.digest)
    #expect(one.digest == (try lexicon(category("a", "entries = [\"we\"]"))).digest)
    #expect(one.digest.count == 64)
  }
}
