import Foundation
import TestSupport
import Testing

/// `usward explain` and `usward concord`: the places that they show, and what they say of them.
@Suite struct ExplainCommandTests {
  private let memo = Memo.long

  @Test func explainNarrowsToALine() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("m.txt", "One line here.\n\nThank you all.\n\nA third line.\n")
    let run = try CommandRun(["explain", "\(path):3"])
    #expect(run.output.contains("3: Thank you all."))
    #expect(!run.output.contains("third") && !run.output.contains("One line"))
    #expect(run.output.contains("lexicon usward") && run.output.contains("not the person"))
    #expect(try CommandRun(["explain", "\(path):4"]).output.contains("\n(no sentence stands on line 4)\n"))
  }

  /// What counts only with some models does not give away the model of a text that gets no verdict.
  @Test func theModelOfAShortTextIsNotNamed() throws {
    let long = String(repeating: "The ferry was late on Tuesday and the harbour froze over. ", count: 12) + memo
    for (text, reason) in [(memo, "counted only with some models"), (long, "not counted in the model neutral")] {
      for format in ["text", "html"] {
        let run = try CommandRun(["explain", "-", "--format", format], input: text)
        let told = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(told.contains("evidenced 0 (\(reason): commits 1"), "\(run.output)")
      }
    }
  }

  @Test func explainNarrowsSeveralFilesToLines() throws {
    let folder = try TemporaryFolder()
    let text = "One line here.\n\nThank you all.\n\nA third line.\n\nThe last of all.\n"
    let (a, b) = (try folder.write("a.txt", text), try folder.write("b.txt", text))
    func shown(_ places: [String]) throws -> [String] {
      let run = try CommandRun(["explain"] + places)
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n").map(String.init).filter {
        $0.first?.isNumber == true && $0.contains(": ") || $0.hasPrefix(folder.path) || $0.hasPrefix("(no ")
      }
    }
    #expect(try shown(["\(a):3", "\(b):5"]) == [a, "3: Thank you all.", b, "5: A third line."])
    #expect(
      try shown(["\(a):3-5", b + ":7"]) == [a, "3: Thank you all.", "5: A third line.", b, "7: The last of all."])
    #expect(try shown(["\(a):1", "\(a):6-9"]) == [a, "1: One line here.", "7: The last of all."])
    #expect(try shown(["\(a):2", "\(a):4-4"]) == [a, "(no sentence stands on lines 2 and 4)"])
    #expect(try shown(["\(a):1", a]).count == 5)
    for (place, said) in [("\(a):5-3", "the last line is before the first"), ("\(a):0-3", "lines are counted from 1")] {
      let run = try CommandRun(["explain", place])
      #expect(run.status == 64 && run.errors == "usward: \(place): \(said)\n")
    }
    #expect(try CommandRun(["explain", a, "\(b):8-9"]).errors == "usward: \(b):8: the file has 7 lines\n")
  }

  /// Standard input is narrowed as files are, under the name that its records bear in results.
  @Test func explainNarrowsStandardInput() throws {
    let records =
      "{\"text\":\"One line here.\"}\n{\"text\":\"Thank you all.\",\"id\":\"a\"}\n{\"text\":\"A third line.\"}\n"
    func shown(_ arguments: [String], _ input: String) throws -> [String] {
      let run = try CommandRun(["explain"] + arguments, input: input)
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n").map(String.init).filter { $0.first?.isNumber == true }
    }
    #expect(try shown(["stdin:a"], records) == ["1: Thank you all."])
    #expect(try shown(["stdin:3", "stdin:2"], records) == ["1: A third line.", "1: Thank you all."])
    #expect(try shown(["talks:1", "--stdin-name", "talks"], records) == ["1: One line here."])
    #expect(try shown(["stdin:3-5"], "One line here.\n\nThank you all.\n") == ["3: Thank you all."])
    #expect(try shown(["stdin:1", "-"], "One line here.\n\nThank you all.\n").count == 2)
    let none = try CommandRun(["explain", "stdin:b"], input: records)
    #expect(none.status == 64 && none.errors.contains("stdin:b: no record"), "\(none.errors)")
    let typed = try CommandRun(["explain", "-:7"], input: records)
    #expect(typed.status == 64 && typed.errors.contains("usward explain stdin:7"), "\(typed.errors)")
    let revision = try CommandRun(["explain", "stdin:3", "--before", "stdin:1"], input: records)
    #expect(revision.status == 0 && revision.output.hasPrefix("stdin:3, before: stdin:1\n"), "\(revision.errors)")
    let folder = try TemporaryFolder()
    let draft = try folder.write("a.txt", "One line here.\n")
    #expect(try CommandRun(["explain", "stdin:a", "--before", draft], input: records).status == 0)
    #expect(try CommandRun(["explain", draft, "--before", "stdin:a"], input: records).status == 0)
  }

  /// What a verdict weighs is a mark of it, even if all of it is negated and adds nothing.
  @Test func whatIsDeniedIsNoWordOfALexiconOfOnesOwn() throws {
    let run = try CommandRun(
      ["explain", "--full"], input: "I will not take the money from the wards of the hospital.\n")
    #expect(run.output.contains("model.neutral.routine \"from\" negated"), "\(run.output)")
    #expect(!run.output.contains("counted:"))
  }

  /// The most serious thing said about a text is never said without its words, unless only part of the text is shown.
  @Test func thePageSaysWhatACrossedLineRestsOn() throws {
    let folder = try TemporaryFolder()
    let text = "I run this yard. You will do as you are told or you will be fired. I demand loyalty to me.\n\n"
    let path = try folder.write("a.txt", String(repeating: text, count: 8))
    let page = try CommandRun(["explain", path, "--format", "html"]).output
    let note = page.split(separator: "\n").first { $0.contains("line crossed: ") } ?? ""
    #expect(note.contains("a mark of power. It rests on line 1 “"), "\(note)")
    // On a telephone the words can be read, and are not broken into a column of letters.
    #expect(page.contains(".said{min-width:") && page.contains("<td class=\"said\">"))
    #expect(!(try CommandRun(["explain", path + ":3", "--format", "html"]).output.contains("It rests on")))
  }

  @Test(arguments: ["text", "html", "jsonl"])
  func explainShowsNothingOfNothing(format: String) throws {
    let run = try CommandRun(["explain", "no-such-file.txt", "--format", format])
    #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("no such file"))
  }

  @Test func anActIsLookedForByTheNameThatIsPrinted() throws {
    let run = try CommandRun(["concord", "credit_giving", "--format", "csv"], input: memo)
    let named = try CommandRun(["concord", "act.credit-giving", "--format", "csv"], input: memo)
    #expect(run.status == 0 && run.output == named.output && run.errors == named.errors)
    #expect(!run.errors.contains(" 0 places"))
  }

  /// Five acts have names that are also words: the words are looked for, and the act's name is mentioned.
  @Test func theNameOfAnActThatIsAWordIsTold() throws {
    for act in ["dominance", "service", "purpose", "commitment", "inclusion"] {
      let run = try CommandRun(["concord", act], input: "They spoke of service, and of the service.\n")
      #expect(run.output.split(separator: "\n").count == (act == "service" ? 2 : 0))
      #expect(
        run.errors.hasSuffix("usward: \"\(act)\" is looked for as a word; the act of that name is act.\(act)\n"))
      let spread = try CommandRun(["concord", act, "--spread"], input: memo)
      #expect(spread.errors.contains("the act of that name is act.\(act)"))
    }
    #expect(try !CommandRun(["concord", "word"], input: memo).errors.contains("act"))
    let mistyped = try CommandRun(["concord", "credit_givin"], input: memo)
    #expect(
      mistyped.errors.hasSuffix(
        "usward: \"credit_givin\" is not a category, rule or act either; 'usward lexicon list' shows them\n"))
  }

  /// A place in a record leads back to the record.
  @Test func recordsAreExplainedByIDAndByLine() throws {
    let folder = try TemporaryFolder()
    let csv = try folder.write(
      "talks.csv", "Text,Team\n\"We share it.\n\nThank you all.\",a\nWe built this.,b\n")
    let jsonl = try folder.write(
      "talks.jsonl",
      (1...3).map { "{\"id\":\"\($0 + 1)\",\"text\":\"We say \($0).\"}\n" }.joined()
        + "{\"id\":\"a:b\",\"text\":\"We end.\"}\n")
    func shown(_ places: [String]) throws -> [String] {
      let run = try CommandRun(["explain"] + places)
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n").map(String.init).filter {
        $0.drop { $0.isNumber }.hasPrefix(": ")
      }
    }
    #expect(try shown(["\(csv):2"]) == ["1: We share it.", "3: Thank you all."])
    #expect(try shown(["\(csv):5"]) == ["1: We built this."])
    #expect(try shown(["\(jsonl):2"]) == ["1: We say 1."])
    #expect(try shown(["\(jsonl):1"]) == ["1: We say 1."])
    #expect(try shown(["\(jsonl):a:b", "\(csv):5"]) == ["1: We end.", "1: We built this."])
    #expect(try shown(["\(jsonl):2", jsonl]).count == 4)
    #expect(try shown(["\(csv):5", "\(csv):5"]) == ["1: We built this."])
    for place in ["\(csv):3", "\(csv):99", "\(jsonl):99", "\(jsonl):5-3", "\(jsonl):0"] {
      for format in ["text", "html"] {
        let run = try CommandRun(["explain", place, "--format", format])
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(run.errors.hasPrefix("usward: \(place): no record of the file has this id"), "\(run.errors)")
      }
    }
    let text = try folder.write("m.txt", "We go.\n")
    #expect(try CommandRun(["explain", "\(text):talk"]).errors.contains("the file has no records"))
  }

  @Test func placesInRecordsNameTheRecord() throws {
    let folder = try TemporaryFolder()
    let csv = try folder.write("talks.csv", "text\nWe share it.\n\"Thank you all. \(memo)\"\n")
    let jsonl = try folder.write("talks.jsonl", "{\"id\":\"first\",\"text\":\"Thank you all.\\n\\nWe share it.\"}\n")
    let places = try CommandRun(["concord", "we", csv, jsonl]).output.split(separator: "\n")
    #expect(places.first?.hasPrefix("\(csv):2:1:1 ") == true && places.last?.hasPrefix("first:3:1 ") == true)
    let spread = try CommandRun(["concord", "we", csv, jsonl, "--spread", "--format", "csv"]).output
    for id in ["\(csv):2,\(csv)", "\(csv):3,\(csv)", "first,\(jsonl)"] { #expect(spread.contains("\ndocument,\(id),")) }
    for format in ["table", "markdown", "html"] {
      let compared = try CommandRun(["compare", csv, jsonl, "--full", "--format", format]).output
      #expect(compared.contains("\(csv):3:1"), "\(format)")
    }
  }

  /// Ten documents are not ten stretches.
  @Test func onlyStretchesAreDrawnAsABar() throws {
    let records = (0..<10).map { "{\"id\":\"\($0)\",\"date\":\"\(2010 + $0)\",\"text\":\"We go on and on.\"}\n" }
      .joined()
    let rows = try CommandRun(["concord", "we", "-", "--spread"], input: records).output.split(separator: "\n")
    for name in ["over documents", "over years"] {
      let row = try #require(rows.first { $0.hasPrefix(name) })
      #expect(!row.contains { "▁▂▃▄▅▆▇█".contains($0) }, "\(row)")
    }
    #expect(rows.first { $0.hasPrefix("all, stretch by stretch") }?.contains("█") == true)
  }

  @Test func explainDrawsAPage() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "a&b.txt", "I built <this> firm. If I had built it, it would stand. He said \"I won.\"\n")
    let page = try CommandRun(["explain", path, "--format", "html"]).output
    #expect(
      page.contains(
        "<span class=\"ev s\"><span class=\"mk\" title=\"model.power.taken-credit (attention: leader)\">I built &lt;this&gt; firm</span></span><sup>"
      ))
    #expect(page.contains("&lt;this&gt; firm") && page.contains("a&amp;b.txt"))
    #expect(page.contains("rejected candidate"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(!page.contains("<script") && !page.contains("http"))
  }

  @Test func nothingFoundIsSaid() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("in/a.txt", memo)
    try FileManager.default.createDirectory(atPath: "\(folder.path)/none", withIntermediateDirectories: false)
    #expect(try CommandRun(["score", "\(folder.path)/none"]).errors == "usward: no documents found\n")
    #expect(try CommandRun(["concord", "self.referense", text]).errors.contains("lexicon list"))
    #expect(try CommandRun(["compare", text, "--by", "genre"]).errors.contains("no document has a value for genre"))
    #expect(try CommandRun(["compare", text, "--by", "genre", "--quiet"]).errors.isEmpty)
    let within = try CommandRun(["compare", text, "--within", "genre"])
    #expect(within.errors.contains("no document has a value for genre: nothing is compared like with like"))
    #expect(within.output.contains("! No document has a value for genre"))
    #expect(try CommandRun(["compare", text, "--within", "year", "--quiet"]).errors.isEmpty)
    let tally = "\(folder.path)/all.tally"
    #expect(try CommandRun(["tally", text, "--output", tally]).status == 0)
    for option in ["--by", "--within"] {
      let run = try CommandRun(["compare", "--tally", tally, option, "genre"])
      #expect(run.status == 0 && run.errors.contains("no document has a value for genre"))
      #expect(try CommandRun(["compare", "--tally", tally, option, "genre", "--quiet"]).errors.isEmpty)
    }
  }

  @Test func concordanceMarksWhatIsNegatedAndLeavesOutWhatDoesNotCount() throws {
    let text = "The US told us so. It is not about us.\n"
    let run = try CommandRun(["concord", "collective.reference", "-", "--stdin-name", "m"], input: text)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains("¬ us") == true)
    #expect(
      run.errors.contains("2 places in 1 of 1 documents, 1 of them negated; not counted: 1 (US is the country here 1)"))
    let all = try CommandRun(
      ["concord", "collective.reference", "-", "--rejected", "--format", "csv", "--quiet"], input: text)
    #expect(all.output.split(separator: "\n").count == 4)
    #expect(all.errors.isEmpty)
    let sorted = try CommandRun(
      ["concord", "we", "-", "--sort", "keyword", "--quiet", "--format", "jsonl"],
      input: "We go. Now we stop. WE end.\n")
    #expect(sorted.output.split(separator: "\n").count == 3)
    let spread = try CommandRun(["concord", "we", "-", "--spread", "--format", "csv"], input: "We go. Now we stop.\n")
    #expect(spread.output.contains("document,stdin,stdin,,5,2,400.0000"))
  }

  /// A term is what it would be read as in a text.
  @Test(arguments: [
    ("e-mail", "e mail", 1), ("U.S.", "U.S", 1), ("well-know*", "well know*", 1), ("(board)", "board", 1),
    ("Mr. Lee", "Mr Lee", 1),
    ("e mail", nil, 1), ("board", nil, 1), ("we’ll", nil, 1), ("we'll  go", nil, 1),
    ("absent", nil, 0), ("#mend", "mend", 1),
  ])
  func aTermIsReadAsATextIs(term: String, read: String?, places: Int) throws {
    let text = "Mr. Lee sent an e-mail on the U.S. economy to the well-known board. We'll go. #mend\n"
    let run = try CommandRun(["concord", term, "-"], input: text)
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == places, "\(run.errors)")
    let said = read.map { "usward: \"\(term)\" is looked for as \"\($0)\", as it is read in a text\n" } ?? ""
    #expect(run.errors.hasPrefix(said + "usward: \(places) place"), "\(run.errors)")
    #expect(!run.errors.contains("category, rule"))
  }

  @Test(arguments: [
    ("we, all", "no text is read that way"), ("I go. You stay", "no text is read that way"),
    ("...", "there is no word in it"),
    ("", "there is no word in it"), ("@board", "no text is read that way"), ("*", "a wildcard must follow"),
    ("a*b", "a wildcard can be only at the end"),
    ("collab*,", "a wildcard can be only at the end"),
  ])
  func aTermThatNoTextIsReadAsIsRefused(term: String, cause: String) throws {
    let run = try CommandRun(["concord", term, "-"], input: "We, all of us, collaborate.\n")
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("usward: \"\(term)\" cannot be looked for: \(cause)"), "\(run.errors)")
  }

  @Test func placesSayWhatTheyRestOn() throws {
    for arguments in [["concord", "we", "-"], ["concord", "we", "-", "--spread"], ["lexicon", "coverage", "-"]] {
      let run = arguments + ["--from", "text"]
      let lines = try CommandRun(run + ["--format", "jsonl"], input: memo).output.split(separator: "\n")
      #expect(!lines.isEmpty)
      for line in lines {
        #expect(line.contains(",\"provenance\":{\"version\":\"") && line.hasSuffix("\"options\":[\"--from text\"]}}"))
      }
      let rows = try CommandRun(run + ["--format", "csv"], input: memo).output.split(separator: "\n")
      #expect(rows.first?.hasSuffix(",version,lexicon_digest,options") == true)
      #expect(rows.last?.hasSuffix(",--from text") == true)
    }
  }

  /// The objects of a run that writes JSON Lines.
  private func objects(_ arguments: [String]) throws -> [[String: Any]] {
    try CommandRun(arguments + ["--format", "jsonl"]).output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  /// One object for each sentence, with the record's evidence and the bytes of the extracted text that it refers to.
  @Test func sentencesAreWrittenForPrograms() throws {
    let file = "\(PackageFolder.path)/corpora/banda/2022-04-settlement.txt"
    let sentences = try objects(["explain", file])
    #expect(sentences.compactMap { $0["sentence"] as? Int } == Array(0..<sentences.count))
    let extracted = try #require(objects(["extract", file])[0]["text"] as? String)
    for sentence in sentences {
      let (start, end) = (try #require(sentence["start"] as? Int), try #require(sentence["end"] as? Int))
      let bytes = Array(extracted.utf8)[start..<end]
      let folded = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(sentence["text"] as? String == folded)
    }
    let evidence = { (objects: [[String: Any]]) in
      objects.flatMap { $0["evidence"] as? [[String: Any]] ?? [] }.map { "\($0["rule"] ?? "") \($0["start"] ?? "")" }
    }
    let ofRecord = try evidence(objects(["score", "--evidence", file]))
    #expect(ofRecord.count > 2 && evidence(sentences) == ofRecord)
    let telling = try objects(["explain", file, "--evidence-only"])
    #expect(telling.count < sentences.count && evidence(telling) == ofRecord)
    let words = telling.flatMap { $0["we"] as? [[String: Any]] ?? [] }.compactMap { $0["words"] as? String }
    #expect(Set(words.map { $0.lowercased() }) == ["we", "us", "we'd", "we've"])
  }

  @Test(arguments: [
    ("self", ["I built this yard.", "Nothing ships without my approval."]),
    ("group", ["Thank you for your hard work."]),
  ])
  func theSentencesOfASideCanBeSeenAlone(side: String, shown: [String]) throws {
    let text =
      "I built this yard. The gate opens at six. Nothing ships without my approval. Thank you for your hard work."
    let folder = try TemporaryFolder()
    let file = try folder.write("a.txt", text)
    #expect(try objects(["explain", file, "--side", side]).compactMap { $0["text"] as? String } == shown)
  }
}
