import Foundation
import TestSupport
import Testing

/// `usward lexicon`, and lexicons in addition to or instead of the shipped one.
@Suite struct LexiconCommandTests {
  private let memo = Memo.long

  @Test func coverageSaysWhatEachEntryTook() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("m.txt", "We'll collaborate.\n\nWe know: collaboration pays.\n\nLet us begin.\n")
    let table = try CommandRun(["lexicon", "coverage", path]).output
    #expect(table.contains("      2          1  we: we 1, we'll 1\n"))
    #expect(table.contains("      2          1  collaborat*: collaborate 1, collaboration 1\n"))
    #expect(table.contains("\nwe\n      1          1  rule we.all-of-us\n"))
    let lines = try CommandRun(["lexicon", "coverage", "--category", "collective", "--format", "jsonl", path]).output
    #expect(lines.contains("\"forms\":{\"collaborate\":1,\"collaboration\":1}"))
    #expect(lines.contains("\"entry\":\"ourselves\",\"kind\":\"word\",\"occurrences\":0"))
    let unused = try CommandRun(["lexicon", "coverage", "--category", "we", "--unused", path]).output
    #expect(unused.contains(" rules caught nothing in 1 document"))
    #expect(try CommandRun(["lexicon", "coverage", "--category", "nothing.here", path]).status == 64)
    #expect(try CommandRun(["concord", "we.all-of-us", path]).output.contains(":5:5"))
  }

  @Test func theLexiconShowsActsByBothTheirNames() throws {
    for (name, rules) in [("credit_giving", "act.credit-giving"), ("dominance", "act.dominance")] {
      let (shown, named) = (
        try CommandRun(["lexicon", "show", name]), try CommandRun(["lexicon", "show", rules])
      )
      #expect(shown.status == 0 && !shown.output.isEmpty && shown.output == named.output)
      let coverage = ["lexicon", "coverage", "--format", "csv", "--category"]
      let covered = try [name, rules].map { try CommandRun(coverage + [$0], input: memo) }
      #expect(covered[0].status == 0 && covered[0].output == covered[1].output)
    }
    #expect(try CommandRun(["lexicon", "show", "act.service.*"]).status == 0)
    #expect(try CommandRun(["lexicon", "show", "credit_givin"]).status == 64)
  }

  /// A lexicon of one category.
  private func ownLexicon(_ name: String, _ entries: [String], matches: [String], rejects: [String]) -> String {
    func list(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }
    return """
      [lexicon]
      name = "own"
      version = "1"

      [[category]]
      name = "\(name)"
      description = "A test."
      source = "A test."
      reason = "A test."
      entries = \(list(entries))
      matches = \(list(matches))
      rejects = \(list(rejects))

      """
  }

  @Test func aLexiconStandsAlone() throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write(
      "own.toml",
      ownLexicon("my.words", ["crew", "i"], matches: ["The crew won.", "I'm here."], rejects: ["They won."]))
    let options = ["--lexicon", lexicon, "--no-default-lexicon"]
    let run = try CommandRun(["score", "--format", "jsonl"] + options, input: "I'm of the crew, and we won.\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"counts\":{\"my\":2,\"my.words\":2}"))
    for format in ["table", "json", "csv", "markdown", "html"] {
      #expect(try CommandRun(["compare", "--format", format] + options, input: memo).status == 0)
      #expect(try CommandRun(["score", "--format", format] + options, input: memo).status == 0)
    }
    #expect(try CommandRun(["lexicon", "check", "--no-default-lexicon", lexicon]).status == 0)
  }

  /// What it cannot find is not reported as 0, and what it counts is compared without being asked; from a tally as from
  /// the texts.
  @Test func aLexiconOfOnesOwnIsCompared() throws {
    let folder = try TemporaryFolder()
    let own = try folder.write(
      "own.toml", ownLexicon("own.work", ["work"], matches: ["The work."], rejects: ["A job."]))
    let input = try folder.write(
      "in.jsonl",
      ["Ann", "Bo"].flatMap { author in
        (1...3).map {
          "{\"author\":\"\(author)\",\"date\":\"202\($0)\",\"text\":\"\(memo.dropLast()) I note \($0) of \(author).\"}\n"
        }
      }.joined())
    for (options, isAlone) in [(["--lexicon", own], false), (["--lexicon", own, "--no-default-lexicon"], true)] {
      let tally = try folder.write("t.tally", try CommandRun(["tally", input] + options).output)
      for format in ["table", "json", "jsonl", "csv", "markdown", "html"] {
        let more = ["--between", "Ann", "--and", "Bo", "--within", "year", "--full", "--format", format]
        let run = try CommandRun(["compare", input] + options + more)
        #expect(run.status == 0 && run.output.contains("own.work"), "\(format) \(run.errors)")
        #expect(run.output == (try? CommandRun(["compare", "--tally", tally] + more).output), "\(format)")
        let shown = run.output.lowercased()
        // The method section of every report says how a balance is computed, and a page has its styles.
        for part in [
          "orientation", "balance of", "balance,", "balance  ", "credit_giving", "gives credit", "evidence of acts",
          "frontline", "stated",
        ] {
          #expect(!isAlone || !shown.contains(part), "\(format): \(part)")
        }
        #expect(isAlone || shown.contains("front"), "\(format)")
        #expect(!run.output.contains("category,own,"))
      }
    }
  }

  @Test func aLexiconOfOnesOwnIsToldOf() throws {
    let folder = try TemporaryFolder()
    func lexicon(_ name: String, _ matches: [String]) -> String {
      ownLexicon(name, ["harbour", "quay"], matches: matches, rejects: ["It rains."])
    }
    let sound = try folder.write("sound.toml", lexicon("my.harbour", ["A harbour.", "The quay."]))
    #expect(
      try CommandRun(["lexicon", "check", sound]).output == "1 category, 2 entries, 0 rules: sound, all examples hold\n"
    )
    let explained = try CommandRun(["explain", "--lexicon", sound], input: "We met at the quay.")
    #expect(explained.output.contains("    counted: my.harbour \"quay\"\n"))
    let met = "counted: my.harbour 1 (200.0/1000)"
    let records = "{\"text\":\"We met at the quay.\"}\n{\"text\":\"We met at the pub.\"}\n"
    for format in ["table", "markdown", "html"] {
      let scored = try CommandRun(["score", "--lexicon", sound, "--format", format], input: records).output
      #expect(scored.contains(met) && scored.contains("counted: nothing in 1 category"), "\(scored)")
    }
    let single = try folder.write(
      "single.toml", ownLexicon("my.pier", ["pier"], matches: ["The pier."], rejects: ["It rains."]))
    let shown = try CommandRun(["lexicon", "show", "--lexicon", single, "my.pier"]).output
    #expect(shown.contains("  size      1 entry\n"))
    let replacing = try folder.write("replacing.toml", lexicon("self.reference", ["A harbour."]))
    let remarks = try CommandRun(["lexicon", "check", replacing]).output
    #expect(remarks.contains("\(replacing): self.reference: replaces the one in: 10-reference.toml\n"))
    #expect(remarks.contains("fewer than two examples in 'matches' or none in 'rejects': 1 and 1\n"))
    let verdict = "[lexicon]\nname = \"v\"\nversion = \"1\"\n[[verdict]]\nof = \"stance\"\nlabel = \"self\"\n"
    let formula = try folder.write("v.toml", verdict + "half = 20\nbias = 10\nweights = { credit_taking = 5 }\n")
    let checked = try CommandRun(["lexicon", "check", formula]).output
    #expect(
      checked == """
        \(formula): verdict stance: replaces the program's whole formula, every label and word of it, with the labels: self
        0 categories, 0 entries, 0 rules, 1 label of a verdict: sound, all examples hold

        """)
    #expect(
      try CommandRun(["lexicon", "check", formula, "--no-default-lexicon"]).output.hasPrefix("0 categories, 0 entries"))
    let failing = try folder.write("failing.toml", lexicon("my.harbour", ["A harbour.", "We build."]))
    let run = try CommandRun(["lexicon", "check", failing])
    #expect(run.status == 65)
    #expect(run.output.contains("\(failing):11: my.harbour: must match and does not: We build.\n"))
  }

  /// If two files define the same thing, the later one is in force: this is reported, and only what is in force is
  /// counted.
  @Test func whatALaterFileReplacesIsTold() throws {
    let folder = try TemporaryFolder()
    func formula(_ verdict: String, _ labels: String...) -> String {
      labels.map {
        "\n[[verdict]]\nof = \"\(verdict)\"\nlabel = \"\($0)\"\nhalf = 20\nbias = 10\nweights = {}\n"
      }.joined()
    }
    let own = ownLexicon("my.pier", ["pier"], matches: ["The pier.", "A pier."], rejects: ["It rains."])
    let first = try folder.write("a.toml", own + formula("stance", "self", "collective"))
    let second = try folder.write("b.toml", own + formula("stance", "self"))
    for alone in [[], ["--no-default-lexicon"]] {
      let checked = try CommandRun(["lexicon", "check", first, second] + alone)
      #expect(checked.status == 0)
      #expect(
        checked.output.contains(
          "\(second): verdict stance: replaces the whole formula in \(first), every label and word of it, with the labels: self\n"
        ), "\(checked.output)")
      #expect(checked.output.contains("\(second): my.pier: replaces the one in: \(first)\n"), "\(checked.output)")
      #expect(checked.output.contains("\(first): verdict stance: replaces the program's") == alone.isEmpty)
      #expect(checked.output.contains(" 1 label of a verdict: sound"), "\(checked.output)")
    }
    // A reading of we is told by how far one label is ahead of another; a model is the highest, be it alone.
    let idle = "verdict we: decides nothing: readings of we need two labels, one ahead of the other: exclusive\n"
    let header = "[lexicon]\nname = \"own\"\nversion = \"1\"\n"
    let lone = try folder.write("we.toml", header + formula("we", "exclusive") + formula("model", "power"))
    let two = try folder.write("two.toml", header + formula("we", "exclusive", "inclusive"))
    let remarks = try CommandRun(["lexicon", "check", lone])
    #expect(remarks.status == 0 && remarks.output.contains("\(lone): \(idle)"), "\(remarks.output)")
    #expect(try !CommandRun(["lexicon", "check", lone, two]).output.contains("decides nothing"))
    // Texts that are too short for every formula of a verdict are told by none, which looks like a finding.
    let long = try folder.write(
      "long.toml",
      header
        + (formula("stance", "self") + formula("model", "power")).replacing(
          "label =", with: "from_words = 100\nlabel =")
        + formula("model", "power"))
    let ofLong = try CommandRun(["lexicon", "check", long])
    #expect(ofLong.status == 0)
    #expect(
      ofLong.output.contains(
        "\(long): verdict stance: no formula reads texts of fewer words, which are all neither: from_words = 100\n"),
      "\(ofLong.output)")
    #expect(!ofLong.output.contains("verdict model: no formula reads"))
    #expect(try !CommandRun(["lexicon", "check"]).output.contains("no formula reads"))
    let text = String(repeating: "We go to the harbour. ", count: 30)
    let explained = try CommandRun(["explain", "--lexicon", lone], input: text).output
    let said = explained.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("; a single label decides nothing, so these words stay unresolved "), "\(explained)")
  }

  /// The examples of the documentation are sound, have as many examples as it asks for and replace nothing.
  @Test(arguments: ["lexicon.md", "rules.md"])
  func theExamplesOfTheDocumentationHold(file: String) throws {
    let lines = try PackageFolder.text("docs/\(file)").split(
      separator: "\n", omittingEmptySubsequences: false)
    let blocks = lines.split { $0.hasPrefix("```") }
    let folder = try TemporaryFolder()
    let header = "[lexicon]\nname = \"own\"\nversion = \"1\"\n"
    let examples = blocks.filter { $0.contains { $0.hasPrefix("[") && $0.contains("]") && !$0.contains("](") } }
    #expect(examples.count == (file == "lexicon.md" ? 2 : 1))
    for example in examples {
      let text = example.joined(separator: "\n")
      let path = try folder.write("own.toml", text.hasPrefix("[lexicon]") ? text : header + text)
      let run = try CommandRun(["lexicon", "check", path])
      #expect(run.status == 0)
      #expect(run.output.hasSuffix(": sound, all examples hold\n"), "\(run.output)")
      #expect(run.output.count(where: \.isNewline) == 1, "\(run.output)")
    }
  }

  /// The formula that the page on verdicts shows is sound, and what it replaces is told.
  @Test func theFormulaOfTheDocumentationHolds() throws {
    let page = try PackageFolder.text("docs/verdict.md")
    let example = try #require(page.split(separator: "```toml\n").dropFirst().first?.split(separator: "```").first)
    let folder = try TemporaryFolder()
    let path = try folder.write("own.toml", String(example))
    let run = try CommandRun(["lexicon", "check", path])
    #expect(run.status == 0 && run.output.hasSuffix("0 rules, 2 labels of verdicts: sound, all examples hold\n"))
    #expect(run.output.contains("verdict stance: replaces the program's whole formula"), "\(run.output)")
    let text = String(repeating: "I built this depot, and the bonus is mine. ", count: 15)
    let explained = try CommandRun(["explain", "--lexicon", path], input: text)
    #expect(explained.output.contains("\nstance self, model "), "\(explained.output)")
  }

  /// A category that sums up what lies below it is defined by no file.
  @Test func whatSumsUpOthersIsOfNoFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "own.toml",
      ownLexicon("act.credit-giving.cause", ["because of you"], matches: ["Because of you."], rejects: ["No."]))
    #expect(!(try CommandRun(["lexicon", "check", path]).output.contains("replaces")))
    let shown = try CommandRun(["lexicon", "show", "act.credit-giving", "--lexicon", path]).output
    #expect(shown.contains("\n  file      none: the sum of the categories below it in \(path), 20-credit.toml\n"))
    #expect(shown.contains("\n  measured  no: not part of the lexicon that was measured\n"))
  }

  @Test func aVisionOfARuleIsShown() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "own.toml",
      """
      [lexicon]
      name = "own"
      version = "1"
      [[rule]]
      name = "my.quay"
      description = "d"
      vision = "stated"
      patterns = ["the new quay"]
      """)
    let text = "The new quay is near. It is not the new quay."
    // In addition to the shipped lexicon it gives what it gives alone, where it is read in a tenth of the time.
    let alone = ["--lexicon", path, "--no-default-lexicon"]
    let shown = try CommandRun(["explain"] + alone, input: text).output
    #expect(shown.contains("    counted: vision stated \"The new quay\" (my.quay)\n"))
    #expect(shown.contains("    counted: vision stated \"the new quay\" (my.quay) negated\n"))
    let page = try CommandRun(["explain", "--format", "html"] + alone, input: text).output
    #expect(page.contains("vision stated"))
    let scored = try CommandRun(["score", "--lexicon", path, "--format", "jsonl"], input: text).output
    #expect(scored.contains("\"vision\":{\"stated\":1,"))
  }

  /// An act takes precedence over the word classes with its name, and an incomplete name gets a suggestion.
  @Test(arguments: [("service", "act.service\n"), ("credit_giving", "act.credit-giving\n"), ("model.*", "model\n")])
  func namesAreShownAsTyped(name: String, start: String) throws {
    let run = try CommandRun(["lexicon", "show", name])
    #expect(run.status == 0 && run.output.hasPrefix(start))
  }

  @Test(arguments: [
    ("servant", "similar names: model.servant"), ("Credit_Giving", "similar names: act.credit-giving"),
    ("x.y", "'usward lexicon list' shows them"), (".", "'usward lexicon list' shows them"),
  ])
  func namesThatAreNotThereAreHelpedOn(name: String, advice: String) throws {
    for command in [["lexicon", "show", name], ["lexicon", "coverage", "--category", name]] {
      let run = try CommandRun(command, input: "We won.")
      #expect(run.status == 64)
      #expect(run.errors == "usward: the lexicon has no category, rule or act \"\(name)\"; \(advice)\n")
    }
  }
}
