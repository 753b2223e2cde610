import TestSupport
import Testing

/// Records: what `extract` writes and is read again, what they may say of voices, their encoding, their own fields.
@Suite struct RecordFormTests {
  /// The records of a run, without the path and without documents that failed.
  private func records(_ arguments: [String]) throws -> [String] {
    try CommandRun(arguments + ["--format", "jsonl"]).output.split(separator: "\n").map { line in
      String(line).replacing(/"path":"(?:[^"\\]|\\.)*",/, with: "")
    }.filter { !$0.contains("\"error\":{\"kind\"") }
  }

  private func expectTheSame(_ sources: [String], _ known: [String]) throws {
    let folder = try TemporaryFolder()
    let extracted = "\(folder.path)/extracted.jsonl"
    _ = try CommandRun(["extract", "--format", "jsonl", "--output", extracted] + sources + known)
    for voices in ["author", "principal", "all"] {
      let direct = try records(["score", "--voices", voices] + sources + known)
      let again = try records(["score", "--voices", voices, extracted])
      #expect(!direct.isEmpty && direct.count == again.count)
      for (direct, again) in zip(direct, again) { #expect(direct == again) }
    }
    #expect(try records(["extract", extracted]) == records(["extract"] + sources + known))
  }

  @Test func whatWasExtractedIsScoredAsTheDocument() throws {
    let corpora = PackageFolder.path + "/corpora"
    try expectTheSame([corpora, "--exclude", "README.md"], ["--metadata", corpora + "/metadata.csv"])
  }

  @Test(.enabled(if: SharedFolder.isWanted))
  func exportsThatWereExtractedAreScoredAsTheDocument() throws {
    try expectTheSame([SharedFolder.path + "/exports"], [])
  }

  /// Whoever groups records by author must not lose sight of those that failed.
  @Test func recordsOfFailuresSayWhoseTheyAre() throws {
    let folder = try TemporaryFolder()
    let records = try folder.write(
      "in/a.jsonl",
      #"""
      {"text":5,"author":"Ann","date":"2024-01-02","team":"red"}
      {"voices":"nobody","author":"Ann","text":"We won.","team":"red"}
      {"voices":[[0,1,2]],"text":"We won.","author":"Ann","team":"red"}
      {"author":"Ann","team":"red"}
      {"text":" ","id":"a","team":"red"}
      no object
      """#)
    let rows = try folder.write("in/b.csv", "text,voices,author,team\nWe won.,nobody,Ann,red\n,,Ann,red\n")
    let page = try folder.write(
      "in/c.html", "<html><head><title>T</title><meta name=author content=Ann></head><body></body></html>")
    let missing = "\(folder.path)/in/d.txt"
    let table = try folder.write(
      "in/meta.csv", "file,author,team\na,Ann,red\nd.txt,Ann,red\nc.html,,red\na.jsonl:6,Ann,red\n")
    for format in ["jsonl", "csv"] {
      let run = try CommandRun(
        ["score", records, rows, page, missing, "--metadata", table, "--format", format]
          + ["--fields", "author,metadata.team"])
      let lines = run.output.split(separator: "\n").dropFirst(format == "csv" ? 1 : 0)
      #expect(run.status == 2 && lines.count == 10, "\(run.output)")
      for line in lines {
        #expect(
          line.contains(format == "csv" ? ",Ann," : #""author":"Ann","metadata.team":"red","error":{"#), "\(line)")
        #expect(format == "jsonl" || line.hasSuffix(",red"), "\(line)")
      }
    }
    let whole = try CommandRun(["score", records, "--format", "json"]).output
    #expect(whole.contains(#""date":"2024-01-02","title":null,"genre":null,"metadata":{"team":"red"},"#))
  }

  @Test func whatARecordSaysOfItselfComesBack() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write(
      "a.jsonl",
      #"""
      {"id":"a","html":"<h1>Us</h1><p>We won.<table><td>I<td>We</table><blockquote>I lost it.</blockquote><p>“I did it all,” he said.","title":" Us ","authors":["A, B","C"],"date":"1979-02","site":"x","year":"1980","party":"p","voices":"all"}
      {"id":"b","text":"We “won it all again” here.","date":"02/03/2020","author":"D; E","notes":"n"}
      """#)
    try expectTheSame([first], [])
    let extracted = try folder.write("b.jsonl", try CommandRun(["extract", first, "--format", "jsonl"]).output)
    for command in [["explain"], ["concord", "we"], ["concord", "i", "--rejected"], ["tokens"]] {
      let (direct, again) = try (CommandRun(command + [first]), CommandRun(command + [extracted]))
      #expect(direct.status == 0 && again.status == 0)
      #expect(Self.withoutPlaces(direct.output) == Self.withoutPlaces(again.output), "\(command)")
    }
  }

  /// The output of a run without positions: an extracted text has lines of its own.
  private static func withoutPlaces(_ output: String) -> [String] {
    output.replacing(/[ab]\.jsonl/, with: "").replacing(/\d+:\d+|\d+/, with: "").split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
  }

  @Test func withoutVoicesTheyAreFoundAnew() throws {
    let record = #"{"id":"a","text":"Our plan\n\nHe said “I did it all alone.”","metadata":{"party":"p"},"#
    let rest = #""blocks":[{"start":0,"end":8,"kind":"heading"}],"encoding_basis":"bom","encoding":"utf-7"}"#
    for (voices, words) in [("", 4), (#""voices":null,"#, 4), (#""voices":"all","#, 9)] {
      let run = try CommandRun(["score", "--from", "jsonl", "--format", "jsonl"], input: record + voices + rest + "\n")
      #expect(run.output.contains(#""metadata":{"party":"p"},"#) && run.output.contains(#""encoding":"utf-8""#))
      #expect(run.output.contains("\"words\":\(words),"), "\(run.output)")
    }
  }

  @Test func spansWithoutBlocksStandAsTheyAre() throws {
    let record = #"{"text":"Our plan\n\nI did\nit all. We go.","voices":[{"start":10,"end":24,"voice":"speaker"}]}"#
    let run = try CommandRun(["score", "--from", "jsonl", "--format", "jsonl"], input: record + "\n")
    #expect(run.output.contains(#""words":4,"sentences":2,"other_voice_words":4,"#), "\(run.output)")
    let named = record.replacing("]}", with: #"],"count_voices":"all"}"#)
    let all = try CommandRun(["score", "--from", "jsonl", "--format", "jsonl"], input: named + "\n")
    #expect(all.output.contains(#""words":8,"sentences":3,"other_voice_words":0,"#), "\(all.output)")
  }

  @Test(arguments: [
    (#""voices":3"#, #""voices" is 3; it can be"#), (#""voices":true"#, #""voices" is true; it can be"#),
    (#""voices":{}"#, #""voices" is an object; it can be"#),
    (#""voices":["all"]"#, #""voices", number 1, is not an object"#),
    (#""voices":[{"start":0,"voice":"quote"}]"#, #""voices", number 1: "end" is not a whole number"#),
    (#""voices":[{"start":0,"end":2.5,"voice":"quote"}]"#, #"number 1: "end" is not a whole number"#),
    (
      #""voices":[{"start":4,"end":4,"voice":"quote"}]"#,
      "from byte 4 to 4, which is not a stretch of a text of 9 bytes"
    ),
    (#""voices":[{"start":0,"end":10,"voice":"quote"}]"#, "from byte 0 to 10, which is not a stretch of a text of 9"),
    (#""voices":[{"start":0,"end":4,"voice":"quote"}]"#, "byte 4 is in the middle of a character"),
    (#""voices":[{"start":0,"end":2,"voice":"he"}]"#, #""voice" is "he"; it can be author, quote, block_quote"#),
    (#""voices":[{"start":0,"end":2}]"#, #""voice" is missing; it can be"#),
    (
      #""voices":[{"start":3,"end":5,"voice":"quote"},{"start":0,"end":2,"voice":"quote"}]"#,
      "number 2, begins before the one above it"
    ),
    (#""voices":[],"blocks":[{"start":0,"end":2,"kind":"paragraph"}]"#, "leave out the text at byte 3"),
    (#""voices":[],"blocks":[{"start":0,"end":9,"kind":"verse"}]"#, #""kind" is "verse"; it can be paragraph"#),
    (#""voices":[],"blocks":7"#, #""blocks" is not a list"#),
    (#""voices":[],"encoding_basis":"luck""#, #""encoding_basis" is "luck""#),
    (#""voices":[],"replaced_bytes":-1"#, #""replaced_bytes" is not a whole number"#),
    (#""voices":[],"count_voices":"none""#, #""count_voices" is "none"; it can be"#),
  ])
  func voicesThatAreNoneAreRefused(field: String, message: String) throws {
    let run = try CommandRun(
      ["score", "--from", "jsonl", "--format", "jsonl"], input: "{\"id\":\"r\",\"text\":\"We é on.\",\(field)}\n")
    #expect(run.status == 2)
    #expect(run.output.contains(#""kind":"bad_json""#) && run.output.contains(#"{"id":"r""#))
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func anEmptyIDIsNone() throws {
    let lines = try records(["score", "--quiet", try TemporaryFolder().write("a.jsonl", "")])
    #expect(lines.isEmpty)
    let folder = try TemporaryFolder()
    let json = try folder.write("b.jsonl", "{\"id\":\"\",\"text\":\"We.\"}\n{\"id\":\" \",\"text\":\"I.\"}\n")
    let rows = try folder.write("c.csv", "id,text\n,We go.\n\" \",I go.\n")
    for (path, places) in [(json, [1, 2]), (rows, [2, 3])] {
      let found = try records(["score", path])
      #expect(found.count == 2)
      for (record, line) in zip(found, places) { #expect(record.hasPrefix("{\"id\":\"\(path):\(line)\",")) }
    }
  }

  /// The bytes of a text in which `é` is one byte, or two in a multi-byte encoding.
  private func bytes(_ text: String, _ letter: [UInt8]) -> [UInt8] {
    text.utf8.split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false).map(Array.init)
      .joined(separator: letter).map(\.self)
  }

  @Test(arguments: [
    ("latin1", [UInt8(0xE9)]), ("macintosh", [0x8E]), ("gb18030", [0xA8, 0xA6]), ("utf-8", [0xC3, 0xA9]),
  ])
  func recordsAreReadInTheEncodingNamed(encoding: String, letter: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let json = "{\"id\":\"a\",\"author\":\"Ren#\",\"text\":\"We caf#.\"}\n"
    let rows = "id,author,text\na,Ren#,\"We\ncaf#.\"\n"
    for path in [
      try folder.write("a.jsonl", bytes(json, letter)), try folder.write("a.txt", bytes(json, letter)),
      try folder.write("a.csv", bytes(rows, letter)),
    ] {
      let found = try records(["score", path, "--encoding", encoding])
      #expect(found.count == 1 && found[0].contains("\"author\":\"René\"") && found[0].contains("\"words\":2,"))
      #expect(found[0].contains("\"encoding_basis\":\"declared\",\"replaced_bytes\":0"))
      let words = try CommandRun(["tokens", path, "--encoding", encoding, "--format", "jsonl"])
      #expect(words.output.contains("\"text\":\"café\""), "\(words.output)")
    }
  }

  @Test func bytesOfRecordsThatAreNotValidAreCounted() throws {
    let folder = try TemporaryFolder()
    for path in [
      try folder.write("a.jsonl", bytes("{\"text\":\"We go on# and on.\"}\n", [0xE9])),
      try folder.write("a.csv", bytes("id,text\na,We go on# and on.\n", [0xE9])),
    ] {
      let refused = try CommandRun(["score", path]).errors
      #expect(refused.contains("not UTF-8") && refused.contains("--encoding"), "\(refused)")
      let found = try records(["score", path, "--encoding", "utf-8"])
      #expect(
        found.count == 1 && found[0].contains("\"replaced_bytes\":1") && found[0].contains("1 byte is not valid utf-8"))
    }
  }

  /// Each line is decoded by itself, and none may lose its end.
  @Test func linesOfAnEncodingThatHoldsCharactersBackAreWhole() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", "{\"text\":\"We go\"}\n{\"text\":\"on\"}\n")
    let run = try CommandRun(["extract", path, "--encoding", "windows-1258"])
    #expect(run.status == 0 && run.output.contains("We go\n") && run.output.hasSuffix("on\n"), "\(run.output)")
  }

  @Test func encodingsWithoutLinesOfBytesAreRefusedForRecords() throws {
    let folder = try TemporaryFolder()
    let record: [UInt8] = Array("{\"text\":\"We go.\"}\n".utf8.map { [$0, 0] }.joined())
    for (name, bytes) in [("a.jsonl", record), ("a.csv", record), ("a.txt", record), ("b.txt", [0xFF, 0xFE] + record)] {
      let path = try folder.write(name, bytes)
      let run = try CommandRun(["score", path, "--encoding", "utf-16", "--format", "jsonl"])
      #expect(run.status == 2 && run.output.contains("\"kind\":\"bad_encoding\""))
      #expect(run.errors.contains("iconv -f utf-16le -t utf-8"))
      // The program does not suggest what it would refuse.
      let unnamed = try CommandRun(["score", path, "--format", "jsonl"])
      #expect(unnamed.status == 2 && unnamed.output.contains("\"kind\":\"bad_encoding\""))
      #expect(unnamed.errors.contains("iconv -f utf-16le -t utf-8") && !unnamed.errors.contains("--encoding"))
    }
  }

  @Test func fieldsOfRecordsStandInRows() throws {
    let records =
      "{\"id\":\"a\",\"text\":\"We.\",\"party\":\"A, \\\"B\\\"\",\"office\":3}\n{\"id\":\"b\",\"text\":\"We.\"}\n{}\n"
    let run = try CommandRun(["score", "--from", "jsonl", "--format", "csv"], input: records)
    let rows = run.output.split(separator: "\n")
    #expect(rows.count == 4 && rows[0].hasSuffix(",options,metadata"))
    #expect(rows[1].hasSuffix(#","{""office"":3,""party"":""A, \""B\""""}""#), "\(rows[1].suffix(80))")
    #expect(rows[2].hasSuffix(",") && rows[3].hasSuffix(","))
  }

  /// The names that have a meaning have it in any case, as those of columns do.
  @Test func namesOfFieldsMayBeWrittenInCapitals() throws {
    let lines = [
      "{\"ID\":\"a\",\"Authors\":[\"A\",\"B\"],\"Voices\":\"all\",\"Text\":\"> We won.\",\"Unit\":\"North\"}",
      "{\"id\":\"b\",\"author\":{\"Name\":\"Ann\"},\"HTML\":\"<p>We won.\"}",
      "{\"id\":\"c\",\"author\":{\"nick\":\"Ann\"},\"text\":\"We won.\"}",
    ]
    for options in [[], ["--from", "jsonl"]] {
      let run = try CommandRun(
        ["score", "--format", "jsonl"] + options, input: lines.map { $0 + "\n" }.joined())
      let records = run.output.split(separator: "\n")
      try #require(records.count == 3, "\(run.output.prefix(300)) \(run.errors)")
      #expect(records[0].contains("\"id\":\"a\"") && records[0].contains("\"authors\":[\"A\",\"B\"]"))
      #expect(records[0].contains("\"metadata\":{\"Unit\":\"North\"}") && records[0].contains("\"words\":2,"))
      #expect(records[1].contains("\"authors\":[\"Ann\"]"))
      #expect(
        run.status == 2 && run.errors == "stdin:3: \"author\" holds an object without \"name\"\n", "\(run.errors)")
    }
  }

  /// Records are told apart from other JSON by the text, under the name that it has there.
  @Test func aPipeOfRecordsIsKnownByTheirText() throws {
    let run = try CommandRun(
      ["score", "--map", "text=m.body", "--format", "jsonl"], input: "{\"m\": {\"body\": \"We won it.\"}}\n"
    )
    #expect(run.output.contains("\"words\":3"))
    #expect(run.output.contains("\"options\":[\"--map text=m.body\"]"))
  }

  /// What was a number, a Boolean, a list or an object in a record is one in the output, and is grouped by its text.
  @Test func fieldsOfARecordKeepTheirTypes() throws {
    let record = #"{"id":"a","text":"We won.","b":true,"n":4.50,"o":{"a": ["\#u{2028}\"", null]},"s":"4","z":null}"#
    let fields = #""metadata":{"b":true,"n":4.50,"o":{"a": ["\u2028\"", null]},"s":"4"}"#
    for arguments in [
      ["score", "--format", "jsonl"], ["extract", "--format", "jsonl"], ["score", "--format", "json"],
    ] {
      let run = try CommandRun(arguments, input: record + "\n")
      #expect(
        run.output.contains(fields) || run.output.contains(fields.replacing("\":", with: "\": ")), "\(run.output)")
      guard arguments[0] == "extract" else { continue }
      #expect(try CommandRun(["extract", "--format", "jsonl"], input: run.output).output == run.output)
    }
    #expect(try CommandRun(["compare", "--by", "n", "--format", "csv"], input: record + "\n").output.contains("4.50"))
  }
}
