import Foundation
import TestSupport
import Testing

/// What reports for people and for programs say about figures that are less certain than they look.
@Suite struct FiguresToldTests {
  private let memo = String(Memo.long.dropLast())

  private func objects(_ run: CommandRun) throws -> [[String: Any]] {
    try run.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  /// Sentences are not counted in two ways: tokens, explanations and the pieces in them can be joined.
  @Test func sentencesHaveOneNumberEverywhere() throws {
    let text = "We met on Monday. \(memo) He said: \"I won.\" It rained.\n\nThank you all."
    let tokens = try objects(CommandRun(["tokens", "-", "--format", "jsonl"], input: text))
    let sentences = try objects(CommandRun(["explain", "-", "--format", "jsonl"], input: text))
    #expect(sentences.count > 4 && sentences[0]["sentence"] as? Int == 0)
    for token in tokens {
      let number = try #require(token["sentence"] as? Int)
      let sentence = try #require(sentences.first { $0["sentence"] as? Int == number })
      let (start, end) = (try #require(token["start"] as? Int), try #require(token["end"] as? Int))
      #expect(start >= sentence["start"] as? Int ?? .max && end <= sentence["end"] as? Int ?? 0)
    }
    #expect(Set(tokens.compactMap { $0["sentence"] as? Int }).count == sentences.count)
  }

  @Test func aBalanceWithoutEvidenceIsNone() throws {
    let nothing = String(repeating: "The ferry was late and the harbour froze over. ", count: 15)
    let table = try CommandRun(["score", "-"], input: nothing).output
    let row = try #require(table.split(separator: "\n").first { $0.hasPrefix("stdin") })
    #expect(row.contains("     –  ") && !row.contains("0.00"), "\(row)")
    for format in ["markdown", "html"] {
      #expect(try !CommandRun(["score", "-", "--format", format], input: nothing).output.contains("0.00"))
    }
    #expect(
      try CommandRun(["explain", "-", "--format", "html"], input: nothing).output.contains("<dt>balance</dt><dd>–</dd>")
    )
    #expect(try CommandRun(["compare", "-"], input: nothing + nothing).output.contains("0.00") == false)
    let json = try objects(CommandRun(["score", "-", "--format", "jsonl"], input: nothing))
    #expect((json[0]["orientation"] as? [String: Any])?["value"] as? Double == 0)
  }

  /// One sentence out of 16 does not firmly give +0.9.
  @Test func aBalanceThatCouldBeEitherIsShownSo() throws {
    let one =
      String(repeating: "The ferry was late and the harbour froze over. ", count: 15)
      + "Thank you, Marta, you saved the line."
    let score = ["score", "-", "--format"]
    #expect(try CommandRun(["score", "-"], input: one).output.contains(" (+0."))
    #expect(try CommandRun(["score", "-"], input: one).output.contains("in brackets where its 95% interval"))
    #expect(try CommandRun(score + ["markdown"], input: one).output.contains(" to +1.00 |"))
    #expect(try CommandRun(score + ["html"], input: one).output.contains(" to +1.00</small>"))
    #expect(try CommandRun(["explain", "-", "--format", "html"], input: one).output.contains(" to +1.00)</dd>"))
  }

  private func records(_ texts: [(author: String, text: String)]) -> String {
    texts.enumerated().map { #"{"id":"\#($0)","author":"\#($1.author)","text":"\#($1.text) Note \#($0)."}"# + "\n" }
      .joined()
  }

  /// Texts with the servant or the neutral model never attend to the leader: none of them was examined for that.
  @Test func whereTheLeaderIsNotCountedNoFigureStands() throws {
    let dull = String(repeating: "The ferry was late and the harbour froze over. ", count: 15)
    let input = records([("Ann", dull), ("Ann", dull + dull), ("Bo", dull), ("Bo", dull + dull)])
    let compare = ["compare", "-", "--from", "jsonl", "--full", "--format"]
    for format in ["table", "markdown", "html"] {
      let output = try CommandRun(compare + [format], input: input).output
      #expect(
        output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
          "Leader: counted only in texts of the power and fusion models; – where there are none."), "\(format)")
    }
    let table = try CommandRun(compare + ["table"], input: input).output
    let rows = table.split(separator: "\n").drop { !$0.contains("WHO GETS ATTENTION") }
    let row = try #require(rows.first { $0.hasPrefix("Ann") })
    #expect(row.contains("–") && row.contains(" 0 "), "\(row)")
    #expect(
      try CommandRun(compare + ["html"], input: input).output.contains(
        "Hollow: texts of the power model that name a vision twice or more."))
  }

  /// Every option that changes figures is in the provenance of every format, and a row for a pair names both sides.
  @Test(arguments: ["table", "markdown", "html", "json", "jsonl", "csv"])
  func optionsOfAComparisonAreTold(format: String) throws {
    let input = records([("Ann", memo), ("Ann", memo + memo), ("Bo", memo), ("Cy", memo + memo)])
      .replacing("\"author\"", with: #""date":"2020-05","genre":"memo","author""#)
    let options = [
      "--between", "Bo", "--and", "Ann", "--within", "genre", "--unit", "author", "--since", "2020", "--until", "2021",
      "--minimum-words", "40", "--minimum-documents", "1", "--category", "self.reference",
    ]
    let run = try CommandRun(
      ["compare", "-", "--from", "jsonl", "--quiet", "--format", format] + options, input: input)
    try #require(run.status == 0, "\(run.errors)")
    let said = run.output.split(whereSeparator: { $0.isWhitespace || "\",\\".contains($0) }).joined(separator: " ")
    for pair in stride(from: 0, to: options.count, by: 2) {
      #expect(said.contains("\(options[pair]) \(options[pair + 1])"), "\(options[pair])")
    }
    let none = try CommandRun(["compare", "-", "--from", "jsonl", "--quiet", "--format", format], input: input).output
    #expect(!none.contains("--since 2020"))
    guard format == "csv" else { return }
    let rows = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let against = try #require(rows[0].firstIndex(of: "against"))
    for row in rows.dropFirst() { #expect(row[against] == (row[3] == "pair" ? "Ann" : ""), "\(row)") }
    #expect(rows.contains { $0[3] == "pair" && $0[2] == "Bo" })
  }

  /// Within each value of a field the two are compared with each other, with the interval.
  @Test func thePairIsToldWithinEachLevel() throws {
    let texts = [("Ann", memo), ("Ann", memo + memo), ("Bo", memo), ("Bo", memo + memo)]
    let input = records(texts).replacing("\"author\"", with: #""genre":"memo","author""#)
    let compare = ["compare", "-", "--from", "jsonl", "--quiet", "--minimum-words", "40", "--minimum-documents", "1"]
    let table = try CommandRun(compare + ["--between", "Bo", "--and", "Ann", "--within", "genre"], input: input).output
    let level = table.split(separator: "\n").drop { $0 != "WITHIN genre = memo" }
    let rows = Array(level.drop { $0 != "Bo minus Ann (95%)" }.dropFirst().prefix(3))
    try #require(rows.count == 3)
    #expect(rows[0].hasPrefix("  balance") && rows[1].hasPrefix("  I, me, my"))
    for row in rows { #expect(row.contains(" to +"), "\(row)") }
    #expect(try !CommandRun(compare + ["--within", "genre"], input: input).output.contains(" less "))
  }

  /// What a word of we is by its clause, by the document, and whom a text names, are told to programs.
  @Test func explanationsForProgramsTellWhoSpeaksAndWhatIsNamed() throws {
    let record =
      #"{"text":"Our customers asked and the crew answered. Our vision is a harbour for all.","author":"Ann","date":"2020-05-01","genre":"memo","team":"red"}"#
    let lines = try objects(CommandRun(["explain", "-", "--from", "jsonl", "--format", "jsonl"], input: record + "\n"))
    #expect(lines.count == 2)
    for line in lines {
      #expect(line["author"] as? String == "Ann" && line["date"] as? String == "2020-05-01")
      #expect(line["genre"] as? String == "memo" && (line["metadata"] as? [String: Any])?["team"] as? String == "red")
      for we in line["we"] as? [[String: Any]] ?? [] { #expect(we["outvoted"] as? Bool == false) }
    }
    let marks = lines.flatMap { $0["marks"] as? [[String: Any]] ?? [] }
    #expect(marks.contains { $0["attention"] as? String == "customers" && $0["words"] as? String == "customers" })
    #expect(marks.contains { $0["vision"] as? String == "stated" })
    #expect(marks.contains { $0["attention"] is NSNull && $0["vision"] is NSNull })
    let full = try CommandRun(["explain", "-", "--from", "jsonl", "--full"], input: record + "\n").output
    #expect(full.contains("(attention: customers) \"customers\"") && full.contains("(vision: stated)"))
    #expect(try !CommandRun(["explain", "-", "--from", "jsonl"], input: record + "\n").output.contains("(attention: "))
    let page = try CommandRun(["explain", "-", "--from", "jsonl", "--format", "html"], input: record + "\n").output
    #expect(
      page.contains("(attention: customers)\">customers</span>") && page.contains("counts for attention or vision"))
  }

  /// In texts of any length the marks of attention are as many as its figure says, but for persons without a name.
  @Test func marksOfAttentionAddUpToItsFigure() throws {
    let text = "\(memo) Customers, investors, the crew and the board met the neighbours. No customer left."
    let lines = try objects(CommandRun(["explain", "-", "--format", "jsonl"], input: text))
    let record = try objects(CommandRun(["score", "-", "--format", "jsonl", "--fields", "attention"], input: text))
    let attention = try #require(record[0]["attention"] as? [String: Int])
    let marks = lines.flatMap { $0["marks"] as? [[String: Any]] ?? [] }.compactMap { $0["attention"] as? String }
    for group in ["customers", "investors", "executives", "community"] {
      #expect(attention[group] == marks.count { $0 == group }, "\(group)")
    }
    #expect(attention["customers"] == 2)
  }

  @Test func actsAndColumnsAreTakenByTheNamesThatTablesShow() throws {
    func options(_ without: String) throws -> String {
      let run = try CommandRun(
        ["score", "-", "--format", "jsonl", "--fields", "acts", "--without", without], input: memo)
      #expect(run.status == 0, "\(run.errors)")
      return run.output
    }
    let service = try options("service")
    #expect(try service.contains("\"--without act.service\"") && service == options("act.service"))
    #expect(try options("credit_giving").contains("\"--without act.credit-giving\""))
    let unknown = try CommandRun(["score", "-", "--without", "act.credit_giving"], input: memo)
    #expect(unknown.status == 64 && unknown.errors.contains("similar names: act.credit-giving"), "\(unknown.errors)")
    for (column, field) in [
      ("act_service", "acts"), ("orientation_low", "orientation"), ("count_self.reference", "counts"),
    ] {
      let run = try CommandRun(["score", "-", "--format", "csv", "--fields", column], input: memo)
      #expect(run.status == 64 && run.errors.contains("is a csv column of the field \(field); name \(field)"))
    }
    let column = try CommandRun(["score", "-", "--format", "csv", "--fields", "rate_self.reference"], input: memo)
    #expect(column.errors.contains("name rates, or rates.self.reference for this column alone"), "\(column.errors)")
  }

  @Test func categoriesAreNamedOneByOne() throws {
    func lines(_ fields: String, _ format: String) throws -> [String] {
      let run = try CommandRun(["score", "-", "--format", format, "--fields", fields], input: memo)
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n").map { String($0) }
    }
    // A family shows what lies below it, each field its own choice, and a field that is also named as a whole all of it.
    let header = try #require(try lines("rates.self,counts.self.reference,words", "csv").first)
    #expect(header.hasPrefix("id,words,count_self.reference,rate_self,rate_self.ownership,rate_self.reference,error,"))
    let whole = try #require(try lines("rates,rates.self", "csv").first)
    #expect(try lines("rates", "csv").first == whole)
    let record = try objects(CommandRun(["score", "-", "--format", "jsonl"], input: memo))[0]
    let slim = try objects(
      CommandRun(
        ["score", "-", "--format", "jsonl", "--fields", "rates.self.reference,negated.self.reference"], input: memo))[0]
    for field in ["rates", "negated"] {
      let all = try #require(record[field] as? [String: Double])
      #expect(slim[field] as? [String: Double] == all.filter { $0.key == "self.reference" }, "\(field)")
    }
    let unknown = try CommandRun(["score", "-", "--format", "csv", "--fields", "rates.selves"], input: memo)
    #expect(unknown.status == 64 && unknown.errors.contains("the lexicon has no category \"selves\""))
  }
}
