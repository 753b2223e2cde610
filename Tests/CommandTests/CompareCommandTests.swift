import TestSupport
import Testing

/// `usward compare`: authors side by side, pairs, norms.
@Suite struct CompareCommandTests {
  private let memo = Memo.long

  /// No evidence, or evidence in only one sentence, gives no certainty.
  @Test func aBalanceOfNextToNothingIsUnknown() throws {
    for (text, balance, cells, reason) in [
      ("We met. It rained.", "0.0000", ",0.0000,-1.0000,1.0000,", "balance 0.00, 95% -1.00 to +1.00 (no evidence)"),
      ("It rained.", "0.0000", ",0.0000,-1.0000,1.0000,", "balance 0.00, 95% -1.00 to +1.00 (no evidence)"),
      (
        "I built this company.", "-0.9973", ",-0.9973,-1.0000,1.0000,",
        "balance -1.00, 95% -1.00 to +1.00 (one sentence)"
      ),
    ] {
      let json = try CommandRun(["score", "-", "--format", "jsonl"], input: text)
      #expect(json.output.contains("\"orientation\":{\"value\":\(balance),\"low\":-1.0000,\"high\":1.0000}"))
      let csv = try CommandRun(["score", "-", "--format", "csv"], input: text)
      #expect(csv.output.contains(cells), "\(text)")
      let explained = try CommandRun(["explain"], input: text)
      #expect(explained.output.contains(reason))
    }
    let oneSided = try CommandRun(
      ["explain"], input: "I built this company. The ferry was late. The harbour froze.")
    #expect(oneSided.output.contains("balance -0.99, 95% -1.00 to +0."))
  }

  /// "Not clear" would suggest that something had been compared.
  @Test(arguments: ["table", "markdown", "html"])
  func aGroupAloneIsNotHeldAgainstAnything(format: String) throws {
    let text = String(repeating: memo.dropLast() + " ", count: 6)
    let input = (1...3).map { "{\"author\":\"Ann\",\"text\":\"\(text) I note \($0).\"}\n" }.joined()
    let run = try CommandRun(["compare", "-", "--minimum-words", "100", "--format", format], input: input)
    let rows = run.output.split(separator: "\n").filter { $0.contains("no comparison") }
    #expect(!rows.isEmpty, "\(run.output)")
    #expect(!run.output.contains("over all 0 differences"), "\(run.output)")
    #expect(!run.output.contains("<td>not clear</td>") && !run.output.contains("| not clear |"))
    #expect(!run.output.split(separator: "\n").contains { $0.hasPrefix("Ann") && $0.hasSuffix("not clear") })
  }

  /// Where nothing of the sentences' family was judged, the method does not speak of it.
  @Test func theMethodSpeaksOfNoDifferencesWhereNoneWereJudged() throws {
    let input = ["a", "b"].map { "{\"id\":\"\($0)\",\"text\":\"\(memo.dropLast()) \($0)\"}\n" }.joined()
    let report = try CommandRun(["compare", "-", "--by", "id", "--full"], input: input).output.split(separator: "\n")
      .joined(separator: " ")
    #expect(report.contains("a false finding more often than that.") && !report.contains("0 differences"), "\(report)")
  }

  /// The name of a field is not a noun that can be counted: three texts of 100 words are not "1 words".
  @Test func groupsByAFieldAreCalledGroups() throws {
    let text = String(repeating: memo.dropLast() + " ", count: 6)
    func said(_ fields: [String]) throws -> String {
      let input = fields.enumerated().map { "{\($1)\"text\":\"\(text) I note \($0).\"}\n" }.joined()
      let compare = ["compare", "-", "--minimum-words", "100", "--by", "words"]
      return try CommandRun(compare, input: input).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let hundred = "\"words\":\"100\","
    let one = try said([hundred, hundred, hundred])
    #expect(one.contains("there is no other group to compare with. Compared: 1 group, 3 documents"), "\(one)")
    let more = try said([hundred, hundred, "\"words\":\"200\",", "\"words\":\"200\",", "", ""])
    #expect(more.contains("Compared: 2 groups and documents without one, 6 documents"), "\(more)")
    #expect(more.contains("the documents without a value of “words”"), "\(more)")
    for told in [one, more] { #expect(!told.contains("1 words") && !told.contains("other words")) }
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt"] { try folder.write(name, "\(text) \(name)") }
    let files = try CommandRun(["compare", folder.path, "--by", "file", "--minimum-words", "100"]).output
    #expect(files.hasPrefix("Each file has only one document") && files.contains("Compared: 2 files, "), "\(files)")
  }

  /// Texts of less self-interest do not have more of the group for that, and the finding does not say so.
  @Test func aBalanceThatOneSideMakesIsToldAsThat() throws {
    let ours = "We won because of you, and we thank all of you for the work that we did. "
    let mine = "I built this company alone, and I want the credit and the money for me. "
    let dull = "The room on the second floor was painted in March and has had two new windows in it since. "
    let input = (1...5).flatMap { number in
      [("Ann", ours + dull), ("Bo", ours + mine)].map { author, text in
        let words = String(repeating: text, count: 10 + number) + "Note \(number)."
        return "{\"author\":\"\(author)\",\"text\":\"\(words)\"}\n"
      }
    }.joined()
    for options in [[], ["--between", "Bo", "--and", "Ann"]] {
      let run = try CommandRun(["compare", "-"] + options, input: input)
      let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        said.contains(" Collective evidence is no \(options.isEmpty ? "more" : "less") frequent in them (")
          && said.contains(" pieces per 1,000 words): what differs is self-interest evidence ("), "\(said)")
    }
  }

  /// Each of two groups is the other's rest: what is said about one says everything, and "the others" would be one
  /// group.
  @Test func ofTwoAuthorsEachIsHeldAgainstTheOther() throws {
    let ours = "We won because of you, and we thank all of you for the work that we did. "
    let mine = "I built this company alone, and I want the credit and the money for me. "
    let input = (1...5).flatMap { number in
      [("Ann", ours), ("Bo", mine)].map { author, text in
        let words = String(repeating: text, count: 15 + number) + "Note \(number)."
        return "{\"author\":\"\(author)\",\"text\":\"\(words)\"}\n"
      }
    }.joined()
    let run = try CommandRun(["compare", "-"], input: input)
    let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      said.hasPrefix("On balance the texts of Ann put the group before the self more than those of Bo do. In"),
      "\(said)")
    #expect(
      said.contains("“we, us, our” occur more often in the texts of Ann than in those of Bo; “I, me, my” less often."),
      "\(said)")
    #expect(said.contains(" per 1,000 words than Bo (95% ") && !said.contains("- Bo: "), "\(said)")
    let named = try CommandRun(["compare", "-"], input: input.replacing("\"author\":\"Bo\",", with: "")).output
    #expect(named.hasPrefix("Among 1 author and the documents without one, "), "\(named)")
  }

  /// Documents without an author are a group and no author; and a new user is told how much text it takes.
  @Test func whatHasNoNameIsCountedAsNoAuthor() throws {
    let text = String(repeating: memo.dropLast() + " ", count: 6)
    func compared(_ authors: [String], _ more: [String] = []) throws -> String {
      let input = authors.enumerated().map { "{\($1)\"text\":\"\(text) I note \($0).\"}\n" }.joined()
      let run = try CommandRun(["compare", "-"] + more, input: input)
      return run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let (ann, bo) = (#""author":"Ann","#, #""author":"Bo","#)
    let short = "verdict on any author: each has fewer than 1,100 words or 2 documents of at least 100 words."
    #expect(try compared([ann, bo]).contains(short))
    let three = try compared([ann, bo, ""])
    #expect(three.contains(short) && three.contains("Compared: 2 authors and documents without one, 3 documents, "))
    #expect(try compared([""]).contains("Compared: no author known, 1 document, "))
    let mixed = try compared([ann, ann, bo, ""], ["--minimum-words", "200"])
    #expect(mixed.contains("; 2 of 3 groups have too little text for a verdict."), "\(mixed)")
    let page = try compared([ann, bo, ""], ["--format", "html"])
    #expect(page.contains("<dt>Authors</dt><dd>2</dd>"))
  }

  /// A draft as long as the documents of the norms has its place among them; a shorter one is told why it has none.
  @Test func aDraftHasAPlaceAmongDocumentsOfItsLength() throws {
    let folder = try TemporaryFolder()
    for number in 1...4 { try folder.write("old/\(number).txt", String(repeating: memo, count: number + 2)) }
    let norms = try folder.write("norms.json", "")
    let build = ["norms", "build", folder.path + "/old", "--unit", "document", "--minimum-words", "60"]
    #expect(try CommandRun(build + ["--output", norms]).status == 0)
    let drafts = try [("draft.txt", 4), ("note.txt", 1)].map {
      try folder.write($0.0, String(repeating: memo, count: $0.1))
    }
    func rows(_ more: [String]) throws -> [String] {
      let run = try CommandRun(["compare", "--by", "file", "--against", norms, "--format", "csv"] + drafts + more)
      return run.output.split(separator: "\n").filter { $0.contains(",percentile,orientation,") }.map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return (cells[9].isEmpty ? "none " : "placed ") + cells[12]
      }
    }
    #expect(try rows([]) == ["placed one_document", "none too_little_text"])
    #expect(try rows(["--minimum-words", "500"]) == ["none too_little_text", "none too_little_text"])
    let page = try CommandRun(["compare", "--by", "file", "--against", norms, "--format", "html"] + drafts).output
    #expect(page.contains("<small>too little text</small>"))
  }

  /// Its figure would be based only on its word lists, which most acts do not have.
  @Test func anActIsNoCategoryToCompare() throws {
    for name in ["act.dominance", "act.credit-giving", "credit_giving", "dominance"] {
      let run = try CommandRun(["compare", "-", "--category", name], input: memo)
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors.hasPrefix("usward: --category: \(name) is an act, found by rules:"), "\(run.errors)")
    }
    let rule = try CommandRun(["compare", "-", "--category", "act.blame-shifting.charge"], input: memo)
    #expect(rule.status == 64 && rule.errors.contains("shows the categories; rules are not counted by name"))
  }

  /// Every format has the same figures for a pair.
  @Test func everyFormatHasTheShareOfWeOfAPair() throws {
    let input = ["Ann", "Bo"].flatMap { author in
      (1...3).map { "{\"author\":\"\(author)\",\"text\":\"\(memo.dropLast()) I note \($0) of \(author).\"}\n" }
    }.joined()
    let compare = ["compare", "-", "--between", "Ann", "--and", "Bo", "--format"]
    #expect(try CommandRun(compare + ["csv"], input: input).output.contains("Ann,pair,we_share,"))
    let json = try CommandRun(compare + ["json"], input: input).output
    #expect(json.contains("\"we_share\": {"))
  }

  /// JSON Lines: each author's documents of the same length, with given numbers of we and of I, no two of them
  /// identical.
  private func lines(by author: String, _ documents: [(we: Int, own: Int)]) -> String {
    documents.enumerated().map { number, said in
      let words =
        Array(repeating: "We paint.", count: said.we) + Array(repeating: "I paint.", count: said.own)
        + Array(repeating: "Doors and lamps.", count: number)
        + Array(repeating: "Lamps and doors.", count: 220 - said.we - said.own - number)
      return #"{"id":"\#(author)\#(number)","author":"\#(author)","text":"\#(words.joined(separator: " "))"}"# + "\n"
    }.joined()
  }

  /// Two documents that are similar by chance show nothing, and their wide intervals fit the columns.
  @Test func documentsAlikeByLuckAreNotClear() throws {
    let input = lines(by: "P", [(6, 5), (6, 5)]) + lines(by: "Q", [(6, 6), (6, 6)])
    let compare = ["compare", "--from", "jsonl", "-", "--quiet", "--between", "P", "--and", "Q"]
    let table = try CommandRun(compare, input: input).output
    #expect(table.contains("No difference between the texts of P and those of Q is clear."))
    #expect(!table.contains("CLEAR DIFFERENCES") && !table.contains("…"))
  }

  /// An author who never says we, among people who often do, says it less.
  @Test func whoNeverDoesSomethingDoesItLess() throws {
    let input =
      lines(by: "Quiet", [(0, 5), (0, 6), (0, 4), (0, 7), (0, 5), (0, 6)])
      + lines(by: "Rest", [(11, 5), (9, 6), (12, 4), (10, 7), (13, 5), (9, 6)])
    let compare = ["compare", "--from", "jsonl", "-", "--quiet", "--between", "Quiet", "--and", "Rest"]
    let table = try CommandRun(compare, input: input).output
    #expect(table.contains("In the words themselves: “we, us, our” occur less often in the texts of Quiet"))
    #expect(table.contains("The texts of Quiet have about"))
    // In JSON and in CSV no probability is 0.
    let json = try CommandRun(compare + ["--format", "json"], input: input).output
    let probabilities = json.split(separator: "\n").filter { $0.contains("\"p\": ") && !$0.contains("null") }
    #expect(probabilities.count > 8 && probabilities.allSatisfy { !$0.hasSuffix(" 0.00000,") })
  }

  @Test func normsOfAnotherLexiconAreRefused() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("Ann-1.txt", String(repeating: memo, count: 40))
    let norms = folder.path + "/norms.json"
    let build = ["norms", "build", text, "--author-from", "{author}-*.txt", "--minimum-words", "10", "--output", norms]
    #expect(try CommandRun(build).status == 0)
    let compare = ["compare", text, "--author-from", "{author}-*.txt", "--quiet", "--against", norms]
    #expect(try CommandRun(compare).status == 0)
    #expect(try CommandRun(compare + ["--voices", "all"]).status == 65)
    let other = (folder.text("norms.json") ?? "").replacing("\"lexicon_digest\":\"", with: "\"lexicon_digest\":\"0")
    try folder.write("norms.json", other)
    let refused = try CommandRun(compare)
    #expect(refused.status == 65 && refused.errors.contains("another lexicon"))
    try folder.write("norms.json", "{}")
    #expect(try CommandRun(compare).status == 65)
  }

  @Test func normsThatAreNoCountsAreRefused() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", String(repeating: memo, count: 40))
    let norms = folder.path + "/norms.json"
    let build = ["norms", "build", text, "--unit", "document", "--minimum-words", "10", "--output", norms]
    #expect(try CommandRun(build).status == 0)
    let sound = folder.text("norms.json") ?? ""
    for (from, to, cause) in [
      ("\"genres\":{}", "\"genres\":{\"a\":\(Int.max),\"b\":1}", "\"a\" is not a whole number from 0 to"),
      ("\"genres\":{}", "\"genres\":{\"a\":-5}", "\"a\" is not a whole number"),
      ("\"genres\":{}", "\"genres\":{\"a\":\"many\"}", "\"a\" is not a whole number"),
      ("\"genres\":{}", "\"genres\":{\"a\":4503599627370495}", "more words together"),
      ("\"genres\":{}", "\"genres\":[]", "not a JSON object"),
      ("\"options\":[]", "\"options\":\"none\"", "\"options\" is not a list"),
      ("\"units\":1", "\"units\":1,\"units\":2", "\"units\" appears twice"),
      ("\"units\":1", "\"units\":0", "\"units\" is 0"),
      ("\"norms\":1", "\"norms\":2", "layout 2"),
      (
        "\"first_date\":null,\"last_date\":null", "\"first_date\":\"2001-02-30\",\"last_date\":\"2002\"",
        "\"first_date\" is \"2001-02-30\", which is not a date"
      ),
      (
        "\"orientation\":[", "\"orientation\":[\(Int.min),",
        "\"orientation\" holds something that is not a whole number"
      ),
      ("\"orientation\":[", "\"orientation\":[99999,", "not in ascending order"),
      ("\"orientation\":", "\"disorientation\":", "no distribution \"orientation\""),
      ("\"category self.reference\":", "\"category other\":", "no distribution \"category self.reference\""),
      ("\"side self\":[", "\"side self\":[0,", "2 values of \"side self\" where there should be 1"),
    ] {
      #expect(sound.contains(from), "\(from)")
      try folder.write("norms.json", sound.replacing(from, with: to))
      let run = try CommandRun(["compare", text, "--by", "file", "--against", norms])
      #expect(run.status == 65 && run.output.isEmpty && run.errors.hasPrefix("\(norms): "), "\(to)")
      #expect(run.errors.contains(cause), "\(run.errors)")
    }
  }

  @Test func aDocumentNamedTwiceIsNamedByNormsToo() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", String(repeating: memo, count: 40))
    let build = ["norms", "build", text, text, "--unit", "document", "--minimum-words", "1"]
    let run = try CommandRun(build)
    #expect(run.status == 0 && run.errors.contains("\(text): occurs more than once with the same figures"))
    #expect(try CommandRun(build + ["--quiet"]).errors.isEmpty)
  }

  @Test func choicesOfAComparisonAreChecked() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("Ann-2001.txt", memo)
    let compare = ["compare", text, "--author-from", "{author}-{year}.txt", "--quiet"]
    #expect(try CommandRun(compare + ["--between", "Ann"]).status == 64)
    let unknown = try CommandRun(compare + ["--between", "Ann", "--and", "Bo"])
    #expect(unknown.status == 64 && unknown.errors.contains("no group by author is called \"Bo\"; there are \"Ann\""))
    #expect(try CommandRun(compare + ["--since", "last year"]).status == 64)
    let none = try CommandRun(compare + ["--since", "2002", "--format", "json"])
    #expect(none.output.contains("\"documents_outside_dates\": 1"))
  }
}
