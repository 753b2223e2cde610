import Dictionaries
import TestSupport
import Testing

@testable import UswardCommand

/// Users' own lexicons: what is counted and shown for them, and what is said.
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

  /// The word class `mine.kind` of the program's rules does not become part of the family of a user's list `mine.posemo`.
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
    #expect(checked.contains("mine.posemo: the program has a family of the same name, whose word classes"))
  }

  /// A name without a dot is a word; if there is a category of that name, this is mentioned.
  @Test func aCategoryWithoutADotIsHintedAt() throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write("own.toml", Self.header + Self.category("aaa", "tomorrow"))
    let arguments = ["--no-default-lexicon", "--lexicon", lexicon]
    let run = try CommandRun(["concord", "aaa", "-"] + arguments, input: "We begin tomorrow.\n")
    #expect(run.errors.contains("\"aaa\" is looked for as a word; the category of that name is aaa.*"), "\(run.errors)")
    #expect(
      try CommandRun(["concord", "aaa.*", "-"] + arguments, input: "We begin tomorrow.\n").output.contains("tomorrow"))
  }

  /// A word that three of 24 documents contain, all on one side, gets no verdict, and the table says why.
  @Test func whatFewHaveIsToldSo() throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write("own.toml", Self.header + Self.category("mine.posemo", "zebra"))
    let records = "AB".flatMap { team in
      (0..<12).map { place in
        let zebras = team == "A" && place < 3 ? "There is a zebra by the gate. " : ""
        let text = String(repeating: "\(zebras)We share the load in week \(place) of \(team). ", count: 20)
        return "{\"id\": \"\(team)\(place)\", \"team\": \"\(team)\", \"text\": \"\(text)\"}\n"
      }
    }.joined()
    let compare = ["compare", "-", "--by", "team", "--lexicon", lexicon, "--category", "mine.posemo"]
    for arguments in [[], ["--full"], ["--between", "A", "--and", "B"]] {
      let text = try CommandRun(compare + arguments, input: records).output
      #expect(text.contains(" few have any\n") && text.contains("\nFew have any: found in fewer than six"), "\(text)")
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(arguments)")
    }
    for format in ["html", "markdown"] {
      #expect(try CommandRun(compare + ["--format", format], input: records).output.contains("few have any"))
    }
    let others = try CommandRun(["compare", "-", "--by", "team"], input: records).output
    #expect(!others.lowercased().contains("few have any"))
  }

  /// Used directly, it gives the same records as the lexicon made from it; losses are reported in one line, or one by
  /// one.
  @Test func aDictionaryIsRead() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("own.dic", "%\n1\tposemo\n%\nhappy\t1\nun*ly\t1\nso/so\t1\n")
    let own = "\(folder.path)/own.toml"
    let converted = try CommandRun(["lexicon", "convert", file, "-o", own])
    #expect(converted.status == 0)
    let reason = "'/' cannot be in a word or between the words of a phrase: so/so"
    #expect(converted.errors == "\(file):6: left out: \(reason)\n")
    let records = try [file, own].map { lexicon in
      try CommandRun(["score", "--lexicon", lexicon, "--format", "jsonl"], input: "We are happy, unduly happy.\n")
    }
    #expect(records[0].output.contains("\"own\":3,\"own.posemo\":3"), "\(records[0].errors)")
    #expect(records[0].output == records[1].output && records[1].errors.isEmpty)
    let remark = "a LIWC dictionary (.dic), 2 entries in 1 category: 1 left out; see: usward lexicon convert \(file)"
    #expect(records[0].errors == "\(file): \(remark)\n")
    let quiet = try CommandRun(["score", "--quiet", "--lexicon", file], input: "We are happy.\n")
    #expect(quiet.errors.isEmpty && quiet.output.contains("counted: own.posemo 1"))
    let checked = try CommandRun(["lexicon", "check", file])
    #expect(checked.status == 0 && checked.errors == records[0].errors)
    #expect(checked.output == "1 category, 2 entries, 0 rules: sound, all examples hold\n")
    #expect(try CommandRun(["lexicon", "convert", own]).status == 65)
    #expect(try CommandRun(["lexicon", "convert", file, "-o", file]).status == 64)
  }

  @Test func whatFilesAreCalledIsCompleted() {
    #expect(LexiconCommand.Convert.endings == DictionaryFormat.allCases.flatMap(\.endings) + ["txt"])
  }

  @Test func whatIsNoDictionaryIsRefused() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("own.txt", "We met on Monday. It rained.\n")
    for command in [["lexicon", "convert", file], ["score", "-", "--lexicon", file]] {
      let run = try CommandRun(command, input: "We won.\n")
      #expect(run.status == 65 && run.output.isEmpty)
      #expect(
        run.errors.hasPrefix(
          "\(file): is neither a lexicon, which has a table [lexicon], nor a known kind of dictionary;"))
    }
    let forced = try CommandRun(["lexicon", "convert", file, "--from", "words"])
    #expect(forced.status == 0 && forced.output.contains("we met on monday it rained"))
    let yaml = try folder.write("own.yml", "a: [b]\nc: &d e\n")
    #expect(
      try CommandRun(["lexicon", "convert", yaml]).errors == "\(yaml):2: is an anchor, which is not read: c: &d e\n")
    // Two with the same name would have categories with the same names.
    let first = try folder.write("one/list.txt", "we\nus\n")
    let second = try folder.write("two/list.txt", "me\n")
    let both = try CommandRun(["score", "--lexicon", first, "--lexicon", second], input: "We won.\n")
    #expect(both.status == 64 && both.errors.contains("list.*; rename one"), "\(both.errors)")
  }

  /// A lexicon used alone gives no figure for what it does not look for: 0 would mean that the text has none.
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

  /// With acts of both sides but no formula, every report has the balance, and none has a stance or a model.
  @Test func withoutAFormulaNoReportHasAVerdict() throws {
    let folder = try TemporaryFolder()
    let evidence = "weight = 3\nactor = \"stated\"\n"
    let lexicon = try folder.write(
      "own.toml",
      Self.header + Self.category("own.given", "because of you") + evidence + "act = \"credit_giving\"\n"
        + Self.category("own.taken", "my success") + evidence + "act = \"credit_taking\"\n")
    let alone = ["--no-default-lexicon", "--lexicon", lexicon]
    let path = try folder.write("a.txt", String(repeating: "It went well because of you. ", count: 20) + "\n")
    let record = try CommandRun(["score", path, "--format", "json"] + alone).output
    #expect(record.contains("\"credit_giving\":20") && record.contains("\"stance\":null,\"model\":null"), "\(record)")
    let text = try CommandRun(["explain", path] + alone).output
    #expect(text.contains("\nstance not looked for, model not looked for\nweights: self 0, collective 60\n"), "\(text)")
    let page = try CommandRun(["explain", path, "--format", "html"] + alone).output
    #expect(page.contains("<dt>model</dt><dd>not looked for</dd>"))
    let tally = folder.path + "/a.tally"
    #expect(try CommandRun(["tally", path, "--output", tally] + alone).status == 0)
    for compare in [["compare", path] + alone, ["compare", "--tally", tally]] {
      let table = try CommandRun(compare).output
      #expect(table.contains("BALANCE") && !table.contains("UNCLE"), "\(table)")
      let json = try CommandRun(compare + ["--format", "jsonl"]).output
      #expect(json.contains("\"unclear\":null") && json.contains("\"mixed\":null"), "\(json)")
      #expect(json.contains("\"hollow\":null") && json.contains("\"line_crossed\":0"), "\(json)")
      #expect(json.contains("\"credit_taking\"") && !json.contains("\"service\""))
      let models = try CommandRun(compare + ["--by", "model"])
      #expect(models.output.contains("(not judged)") && !models.output.contains("unclear"))
      #expect(models.errors.contains("no document has a model, because the lexicon has no formula for it"))
    }
    // A text under 100 words lacks no more than a long one.
    let short = try folder.write("short.txt", "It went well because of you.\n")
    let row = try #require(try CommandRun(["score", short] + alone).output.split(separator: "\n").dropFirst().first)
    #expect(row.hasSuffix("–          –"), "\(row)")
    for format in ["markdown", "html"] {
      #expect(try !CommandRun(["score", short, "--format", format] + alone).output.contains("too little text"))
    }
    #expect(
      try CommandRun(["explain", short] + alone).output.contains("\nstance not looked for, model not looked for\n"))
    let shortPage = try CommandRun(["explain", short, "--format", "html"] + alone).output
    #expect(shortPage.contains("<dt>model</dt><dd>not looked for</dd>") && !shortPage.contains("<dt>verdict"))
    let other = try folder.write("other.toml", Self.header + Self.category("own.days", "tomorrow"))
    let explained = ["explain", path, "--no-default-lexicon", "--lexicon", other]
    for format in ["text", "html"] {
      let none = try CommandRun(explained + ["--format", format]).output
      #expect(
        !none.contains("\nbalance") && !none.contains("<dt>balance") && !none.contains("weights: self")
          && !none.contains("speaks for"), "\(none)")
    }
  }

  /// Without a formula of the model the flag rests on acts, and no report says that power or its marks were looked for.
  @Test func withoutAFormulaTheLineIsCrossedByActs() throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write(
      "own.toml",
      Self.header + Self.category("own.rule", "obey me")
        + "weight = 3\nactor = \"stated\"\nact = \"dominance\"\n\n[[category]]\nname = \"own.vision\"\n"
        + "description = \"d\"\nsource = \"s\"\nreason = \"r\"\nentries = [\"tomorrow\"]\nvision = \"stated\"\n")
    let path = try folder.write("a.txt", String(repeating: "All of them obey me tomorrow. ", count: 20) + "\n")
    let alone = [path, "--no-default-lexicon", "--lexicon", lexicon]
    for format in ["table", "markdown", "html"] {
      let report = try CommandRun(["score", "--format", format] + alone).output
      #expect(report.contains("line crossed: blame or dominance shown") && !report.contains("power shown"), "\(report)")
    }
    let page = try CommandRun(["explain", "--format", "html"] + alone).output
    #expect(page.contains("line crossed: blame or dominance shown. It rests on line 1 “obey me”, "), "\(page)")
    #expect(page.contains(" and 13 more.<"))
    #expect(
      try CommandRun(["compare", "--format", "html"] + alone).output.contains("flagged for blame or dominance shown."))
  }

  /// Texts that do not appear to be English are reported where no verdict can show it.
  @Test func withoutAFormulaALanguageIsTold() throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write("own.toml", Self.header + Self.category("own.days", "tomorrow"))
    let german = "Wir haben die Zahlen gesehen und werden morgen mit allen sprechen, die es angeht. "
    let path = try folder.write("a.txt", String(repeating: german, count: 15) + "\n")
    let table = try CommandRun(["score", path, "--no-default-lexicon", "--lexicon", lexicon]).output
    #expect(table.contains("–          –\n  ! not English"), "\(table)")
  }

  /// Texts under 100 words have no verdict, and so no model.
  @Test func shortTextsAreOfNoModel() throws {
    let folder = try TemporaryFolder()
    let short = try folder.write("a.txt", "Thank you all for the work.\n")
    let long = try folder.write("b.txt", String(repeating: "The forms are collected on Friday. ", count: 25) + "\n")
    let groups = try CommandRun(["compare", short, long, "--by", "model", "--format", "csv"]).output
      .split(separator: "\n").filter { $0.contains(",orientation,orientation,") }.map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[2]
      }
    #expect(groups == ["neutral", ""])
    let table = try CommandRun(["compare", short, "--by", "model"])
    #expect(table.output.contains("(not judged)") && table.errors.contains("because all have under 100 words"))
    #expect(table.output.hasPrefix("There is nothing to compare: no document has a model.\n"), "\(table.output)")
    #expect(table.output.contains("Compared: 0 models, 1 document"))
    let both = try CommandRun(["compare", short, long, "--by", "model"]).output
    #expect(both.hasPrefix("There is too little text for a verdict on neutral: fewer than 1,100 words or 2"), "\(both)")
    #expect(both.contains("Compared: 1 model, 2 documents"))
  }

  @Test func whatIsLeftOutIsNotFoundAndIsSaid() throws {
    let text = "Thank you all for what you did. We promise to pay for the school by 4 May."
    let record = { (options: [String]) in
      try CommandRun(["score", "--format", "jsonl", "--fields", "acts"] + options, input: text).output
    }
    #expect(try record([]).contains("\"credit_giving\":1"))
    let without = try record(["--without", "act.service.help", "--without", "act.credit-giving"])
    #expect(!without.contains("\"credit_giving\":1"))
    #expect(without.contains(#""options":["--without act.service.help","--without act.credit-giving"]"#))
    let wrong = try CommandRun(["score", "--without", "act.credit_giving"], input: text)
    #expect(wrong.status == 64)
    #expect(wrong.errors.hasPrefix("usward: --without: no category or rule is called"))
  }
}
