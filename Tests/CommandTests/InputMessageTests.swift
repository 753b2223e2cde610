import Foundation
import TestSupport
import Testing

/// Messages of the whole program about its input: files skipped, records read as prose, mails not decoded.
@Suite struct InputMessageTests {
  private let memo = Memo.short

  @Test func aPatternThatMatchesNothingIsNamed() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "sub/c.txt", "d.txt", "e.txt", "f.txt", "g.txt"] { try folder.write(name, memo) }
    let run = try CommandRun(["score", folder.path, "--include", "*.html", "--include", "x*"])
    #expect(run.status == 0)
    #expect(
      run.errors.hasPrefix("usward: no documents; no file matches --include '*.html' or 'x*'; files skipped: 7\n"))
    #expect(run.errors.contains("  \(folder.path)/a.txt: name does not match\n"))
    #expect(run.errors.hasSuffix("  and 2 more\n"))
    for option in ["--include", "--exclude"] {
      let unsound = try CommandRun(["score", folder.path, option, "["])
      #expect(unsound.status == 64)
      #expect(unsound.errors.hasPrefix("usward: \(option): in \"[\" a bracket is opened and never closed"))
    }
    // If a file was found but has no record, the pattern is not at fault.
    try folder.write("none.jsonl", "")
    let empty = try CommandRun(["score", folder.path, "--include", "*.jsonl"])
    #expect(empty.errors.hasPrefix("usward: no documents; files skipped: 7\n"))
  }

  @Test func theSpeakerIsAskedFor() throws {
    let talk = "CHAIR: I did it all.\n\nCEO: We did.\n\nCHAIR: I paid.\n\nCEO: We paid.\n"
    func words(_ more: [String]) throws -> String {
      try CommandRun(["score", "--format", "csv", "--fields", "words", "--quiet"] + more, input: talk).output
    }
    #expect(try words([]).contains("\nstdin,6,"))
    #expect(try words(["--speaker", "ceo"]).contains("\nstdin,4,"))
    #expect(try words(["--speaker", "Roe", "--speaker", "CEO"]).contains("\nstdin,4,"))
  }

  @Test func filesPassedOverAreNamedWhereNothingElseWasFound() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "b.png", "c.xlsx"] { try folder.write(name, "x") }
    let run = try CommandRun(["score", folder.path])
    #expect(
      run.errors == """
        usward: no documents; files skipped: 3 (name them, or use --include)
          \(folder.path)/a.csv: data
          \(folder.path)/b.png: not text
          \(folder.path)/c.xlsx: a format that is not read yet

        """)
  }

  /// The reason says what to do, however the file was found.
  @Test(
    arguments: [
      ("a.bz2", Array("BZh91AY&SY".utf8), "bzip2"), ("a.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"),
      ("a.jsonl.zst", [0x28, 0xB5, 0x2F, 0xFD], "zstd"),
    ] as [(String, [UInt8], String)])
  func aCompressedFileHasOneReasonByNameAndInAFolder(name: String, bytes: [UInt8], program: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, bytes + Array("x1".utf8))
    let reason = "\(program == "xz" ? "an" : "a") \(program) file; pipe in what \(program) -dc gives of it\n"
    #expect(try CommandRun(["score", path]).errors == "\(path): is not text: \(reason)")
    #expect(try CommandRun(["score", folder.path]).errors.hasSuffix("\n  \(path): \(reason)"))
  }

  /// Whether it is named or found in a folder, next to a file whose name differs only in its bytes. The name as it is
  /// shown can be used to name the file again.
  @Test func aFileWhoseNameIsNotUTF8IsRead() throws {
    let folder = try TemporaryFolder()
    let script = "for b in 375 377; do echo \"$1\" > \"$0/$(printf \"b\\\\$b.txt\")\"; done"
    let made = try Process.run(URL(filePath: "/bin/sh"), arguments: ["-c", script, folder.path, memo])
    made.waitUntilExit()
    let all = try CommandRun(["score", folder.path, "--format", "csv", "--fields", "words"])
    #expect(all.status == 0 && all.errors.isEmpty)
    for name in ["b\\xfd.txt", "b\\xff.txt"] {
      #expect(all.output.contains("\n\(folder.path)/\(name),14,"), "\(all.output)")
      let one = try CommandRun(["explain", "\(folder.path)/\(name):1"])
      #expect(one.status == 0 && one.output.hasPrefix("\(folder.path)/\(name)\n"), "\(one.output)")
    }
    let shell = "'\(CommandRun.program)' score \"$0/$(printf 'b\\377.txt')\" --format csv > '\(folder.path)/said'"
    let run = try Process.run(URL(filePath: "/bin/sh"), arguments: ["-c", shell, folder.path])
    run.waitUntilExit()
    #expect(run.terminationStatus == 0 && folder.text("said")?.contains("/b\\xff.txt,") == true)
    // The characters of a name stand for themselves if there is such a file.
    try folder.write("c\\xff.txt", memo + memo)
    #expect(try CommandRun(["score", "\(folder.path)/c\\xff.txt", "--format", "csv"]).output.contains(",28,"))
  }

  @Test func jsonOfSeveralLinesIsNamedWithWhatToDo() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.json", "{\n  \"text\": \"We did it.\"\n}\n")
    let run = try CommandRun(["score", path])
    #expect(run.status == 2)
    #expect(run.errors == "\(path): is JSON with objects on several lines; write one object per line (jq -c .)\n")
  }

  /// The option that helps is given after what went wrong.
  @Test(arguments: [
    ("a.csv", "id,body\n1,We.\n", "name the one that holds the text (--map text=NAME)"),
    ("a.jsonl", "{\"body\":\"We.\"}\n", "name the field that holds the text (--map text=NAME)"),
    (
      "a.json", "{\"body\":\"We.\"}\n",
      "name the field that holds the text, and the format (--map text=NAME --from jsonl)"
    ),
  ])
  func theOptionThatHelpsIsNamed(name: String, text: String, advice: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["score", try folder.write(name, text)])
    #expect(run.status == 2)
    #expect(run.errors.hasSuffix("\(advice)\n"), "\(run.errors)")
  }

  @Test func aPatternInQuotationMarksIsKnownForOne() throws {
    let folder = try TemporaryFolder()
    try folder.write("memos/a/x.txt", memo)
    let run = try CommandRun(["score", "\(folder.path)/memos/*/*.txt"])
    #expect(run.status == 2)
    #expect(run.errors.contains("there is no such file or folder; the shell expands * and ? only outside"))
    #expect(run.errors.contains("\(folder.path)/memos --include '*/*.txt'"))
    #expect(try CommandRun(["score", "\(folder.path)/memos", "--include", "*/*.txt", "--format", "csv"]).status == 0)
    #expect(try !CommandRun(["score", "\(folder.path)/none.txt"]).errors.contains("--include"))
  }

  /// A position in a file is meant for the command that shows positions.
  @Test func aPlaceNamedAsAFileIsKnownForOne() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("memo.txt", memo)
    for command in ["score", "compare", "extract"] {
      let run = try CommandRun([command, "\(path):3"])
      #expect(run.status == 2)
      #expect(
        run.errors.hasPrefix(
          "\(path):3: there is no such file or folder; to show a place in \(path): usward explain \(path):3\n"),
        "\(run.errors)")
    }
    #expect(try !CommandRun(["score", "\(folder.path)/none.txt:3"]).errors.contains("usward explain"))
    #expect(try !CommandRun(["score", "\(folder.path):3"]).errors.contains("usward explain"))
  }

  @Test func recordsOfCSVFromAPipeAreRemarkedOn() throws {
    let records = "id,author,text\nr1,Ann,\"\(memo)\"\nr2,Bo,\"\(memo)\"\n"
    let run = try CommandRun(["score", "--format", "jsonl"], input: records)
    #expect(run.status == 0)
    #expect(run.errors == Self.likeCSV("stdin"))
    #expect(try CommandRun(["score", "--quiet"], input: records).errors.isEmpty)
    let rows = try CommandRun(["score", "--from", "csv", "--format", "jsonl"], input: records)
    #expect(rows.errors.isEmpty && rows.output.split(separator: "\n").count == 2)
    for prose in [memo, "A text, short\nand, no table.\n", "id,author,text\n", "text\nWe, you.\n"] {
      #expect(try CommandRun(["score", "--format", "csv"], input: prose).errors.isEmpty, "\(prose)")
    }
    #expect(try CommandRun(["score", "--from", "text", "--format", "csv"], input: records).errors.isEmpty)
  }

  private static func likeCSV(_ name: String) -> String {
    "usward: \(name) looks like CSV and was read as one text; --from csv reads each row as a document (--map text=NAME names "
      + "the column of the text)\n"
  }

  /// So is a file that was named on the command line and whose name is not one of records; columns with arbitrary names
  /// are recognised by three rows.
  @Test func recordsInAFileOfAnotherNameAreRemarkedOn() throws {
    let folder = try TemporaryFolder()
    let rows = "id,owner,body\n1,Ann,\"We won, all of us.\"\n2,Bo,I won.\n3,Cy,You won.\n"
    let path = try folder.write("part-0001", rows)
    let run = try CommandRun(["score", path, "--format", "csv"])
    #expect(run.status == 0 && run.errors == Self.likeCSV(path))
    #expect(try CommandRun(["score"], input: rows.replacing("\n", with: "\r")).errors == Self.likeCSV("stdin"))
    let few = rows.split(separator: "\n").prefix(3).joined(separator: "\n")
    for prose in [
      few, rows.replacing("I won.", with: "I won, too."),
      rows.replacing("owner", with: "and so on, in all of this, it ran"),
    ] {
      let other = try folder.write("other", prose)
      #expect(try CommandRun(["score", other, "--format", "csv"]).errors.isEmpty, "\(prose)")
    }
    #expect(try CommandRun(["score", folder.path, "--format", "csv"]).errors.isEmpty)
  }

  /// JSON that is no lines of records is told of where it is read as prose, and a mark in brackets is none.
  @Test(arguments: [
    ("[{\"body\":\"We win.\"}]", "a JSON array"), ("[\"We win.\",\n \"You too.\"]\n", "a JSON array"),
    ("{\"content\":\"We win.\"}\n{\"content\":\"We won.\"}\n", "JSON and was read as one text"),
    ("{\n  \"content\": \"We win.\"\n}\n", "JSON and was read as one text"),
    ("{\"content\":\"We win.\"}\r{\"content\":\"We won.\"}\r", "JSON and was read as one text"),
    ("[" + String(repeating: "{\"content\":\"We win.\"},", count: 9_000) + "{}]", "a JSON array"),
    // Broken JSON.
    ("[{\"text\":\"We win.\"}\n{\"text\":\"We won.\"}]\n", "a JSON array"),
    ("{\"text\":\"We win.\"}{\"text\":\"We won.\"}\n", "JSON and was read as one text"),
    ("{ \"We\" is a word. So is {\"us\": it counts.\n", nil), ("{we: all of us}\n", nil), ("[\n", nil), ("[1", nil),
    ("[1] See below. We won.\n", nil), ("[1]\nWe won.\n", nil), ("[Music]\nWe won.\n", nil),
  ])
  func jsonReadAsProseIsRemarkedOn(text: String, remark: String?) throws {
    let run = try CommandRun(["score"], input: text)
    #expect(run.status == 0)
    #expect(
      remark.map { run.errors.hasPrefix("usward: stdin looks like \($0)") } ?? run.errors.isEmpty, "\(run.errors)")
    #expect(try CommandRun(["score", "--quiet"], input: text).errors.isEmpty)
  }

  /// The objects of a JSON array are records, like those on lines, whether in a file, from a pipe or with `--from`.
  @Test(arguments: [
    "[{\"text\":\"We win, \\\"all\\\" of us].\",\"id\":\"a\"},{\"id\":\"b\",\"text\":\"I won.\"}]",
    "\u{FEFF}[\n  {\r\n    \"id\": \"a\",\n \"to\": [{\"x\": \"},{\"}, []],\n    \"text\": \"We win, all of us.\"\n  },\n  {\"id\": \"b\", \"text\": \"I won.\"}\n]\n\n",
  ])
  func theObjectsOfAnArrayAreRecords(text: String) throws {
    let folder = try TemporaryFolder()
    let options = ["--format", "csv", "--fields", "words", "--quiet"]
    for arguments in [
      [try folder.write("a.json", text)], [try folder.write("a.export", text)], ["-"], ["-", "--from", "jsonl"],
    ] {
      let run = try CommandRun(["score"] + arguments + options, input: text)
      let rows = run.output.split(separator: "\n").dropFirst().map { $0.prefix(3) }
      #expect(run.status == 0 && rows == ["a,5", "b,2"], "\(run.output)\(run.errors)")
    }
  }

  @Test func whatIsWrongInAnArrayIsTold() throws {
    let text = "[{\"body\":\"We win.\"}, 7, {\"body\": }, {\"body\":\"I won.\"}]"
    let run = try CommandRun(["score", "--from", "jsonl", "--map", "text=body", "--format", "csv"], input: text)
    #expect(run.status == 2 && run.errors.contains("stdin:2: is not a JSON object"), "\(run.errors)")
    #expect(run.errors.contains("stdin:3: ") && run.output.contains("stdin:4"))
    let cut = try CommandRun(["score"], input: "[{\"text\":\"We win.\"}, {\"text\":\"I w")
    #expect(cut.status == 2 && cut.errors.contains("stdin:2: the JSON ends in the middle"), "\(cut.errors)")
    let folder = try TemporaryFolder()
    let other = try CommandRun(["score", try folder.write("a.json", "[{\"body\":\"We win.\"}]")])
    #expect(
      other.status == 2 && other.errors.contains("name the field that holds the text (--map text=NAME --from jsonl)"))
    let strings = try CommandRun(["score", "--from", "jsonl"], input: "[\"We win.\"]")
    #expect(strings.status == 2 && strings.errors.contains("is a JSON array; a record is an object"))
    #expect(try CommandRun(["score", "--from", "jsonl"], input: "[ ]").status == 0)
  }

  /// Arrays that were put together are read one after the other, however the pipe parts them; nothing behind or within
  /// an array is lost without a word.
  @Test(arguments: [
    ("[{\"id\":\"a\",\"text\":\"We win.\"}]\n [ {\"id\":\"b\",\"text\":\"I won.\"}]\n", ["a,2", "b,2"], nil),
    ("[{\"id\":\"a\",\"text\":\"We win.\"}][]\n[{\"id\":\"b\",\"text\":\"I won.\"},]", ["a,2", "b,2"], nil),
    ("[{\"id\":\"a\",\"text\":\"We win.\"}] and more", ["a,2"], "the JSON array is followed by something else"),
    ("[{\"id\":\"a\",\"text\":\"We win.\"}]\n[", ["a,2"], "the JSON array is followed by something else"),
    ("[{\"id\":\"a\",\"text\":\"We win.\"},", ["a,2"], "the JSON array ends without its closing bracket"),
    ("[{\"id\":\"a\",\"text\":\"We win.\"}\n", ["a,2"], "the JSON array ends without its closing bracket"),
  ])
  func nothingBehindAnArrayIsLost(text: String, expected: [String], fault: String?) throws {
    let folder = try TemporaryFolder()
    let options = ["--format", "csv", "--fields", "words", "--quiet"]
    for arguments in [[try folder.write("a.json", text)], ["-"], ["-", "--from", "jsonl"]] {
      let run = try CommandRun(["score"] + arguments + options, input: text)
      let rows = run.output.split(separator: "\n").dropFirst().map { String($0.prefix(3)) }.filter { $0.contains(",") }
      #expect(Array(rows.prefix(expected.count)) == expected, "\(run.output)")
      #expect(run.status == (fault == nil ? 0 : 2))
      #expect(fault.map { run.errors.contains($0) } ?? run.errors.isEmpty, "\(run.errors)")
    }
  }

  /// An empty array is the answer to a query that found nothing.
  @Test func anEmptyArrayHoldsNoDocuments() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["score", try folder.write("a.json", "[ ]\n"), "--format", "jsonl"])
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
  }

  /// From a pipe each mail is a document; a file of a folder whose name says that it is a text is one, which is said.
  @Test func aMailboxReadAsOneTextIsToldOf() throws {
    let folder = try TemporaryFolder()
    let mail = "From a@example.org Mon Jan 16 09:30:00 2023\nFrom: Ann <a@example.org>\nTo: b@example.org\n\n\(memo)\n"
    let piped = try CommandRun(["score", "--format", "csv"], input: mail + mail)
    #expect(piped.errors.isEmpty && piped.output.split(separator: "\n").count == 3)
    try folder.write("a.txt", mail + mail)
    let run = try CommandRun(["score", folder.path, "--format", "csv"])
    #expect(
      run.errors
        == "usward: texts that begin like mailboxes: 1; --from mbox reads each mail as a document\n"
    )
    let asked = try CommandRun(["score", folder.path, "--format", "csv", "--from", "mbox"])
    #expect(asked.errors.isEmpty && asked.output.split(separator: "\n").count == 3)
  }

  /// A run over millions of records reports no more than a person can read; what each record lacks is in that record.
  @Test func recordsThatFailAreNamedUpToTen() throws {
    let records = (1...30).map { "{\"id\": \"r\($0)\", \"body\": \"We won.\"}\n" }.joined() + "{\n"
    for arguments in [["score", "--from", "jsonl", "--format", "jsonl"], ["extract", "--from", "jsonl", "--quiet"]] {
      let run = try CommandRun(arguments, input: records)
      let lines = run.errors.split(separator: "\n")
      #expect(run.status == 2 && lines.count == 11 && lines.last == "usward: and 21 more like these records (bad_json)")
      #expect(lines[9].hasPrefix("stdin:10: has neither \"text\" nor \"html\"; there are id, body; name the"))
    }
    let files = (1...12).map { "none\($0).txt" }
    #expect(try CommandRun(["score"] + files).errors.split(separator: "\n").count == 12)
  }

  /// A name that no record has loses whose documents they are; of a column that is missing the file is refused.
  @Test func aNameThatNoRecordHasIsTold() throws {
    let records = "{\"text\":\"We won.\"}\n{\"text\":\"You won.\",\"by\":{\"name\":\"Ann\"},\"day\":\"02/03/2020\"}\n"
    for (names, unsaid) in [
      (["author=by.nam"], "usward: --map author=by.nam: no record has this field\n"), (["author=by.name"], ""),
      (
        ["title=t", "author=By.Name", "genre=g"],
        "usward: --map title=t: no record has this field\nusward: --map genre=g: no record has this field\n"
      ),
    ] {
      let run = try CommandRun(["score", "--format", "jsonl"] + names.flatMap { ["--map", $0] }, input: records)
      #expect(run.status == 0 && run.errors == unsaid, "\(run.errors)")
    }
    // A date that cannot be used is present, and is reported as such.
    let dated = try CommandRun(["score", "--map", "date=day"], input: records)
    #expect(dated.errors.contains("02/03/2020") && !dated.errors.contains("no record has it"), "\(dated.errors)")
    let failed = try CommandRun(["score", "--from", "jsonl", "--map", "text=body", "--map", "title=t"], input: records)
    #expect(failed.status == 2 && !failed.errors.contains("no record has it"), "\(failed.errors)")
  }

  @Test func ofManyColumnsTheFirstAreNamed() throws {
    let folder = try TemporaryFolder()
    let header = (1...300).map { "c\($0)" }.joined(separator: ",")
    let run = try CommandRun(["score", folder.write("wide.csv", header + "\n")])
    #expect(run.status == 2 && run.errors.contains("c23, c24 and 276 more; name the one that"), "\(run.errors)")
  }

  /// A folder that a program wrote in parts: the file that marks it as complete is empty, and a part may be empty too.
  @Test func aFolderWrittenInPartsIsRead() throws {
    let folder = try TemporaryFolder()
    for name in ["_SUCCESS", ".part-0.json.crc", "part-1.json"] { try folder.write(name, "") }
    try folder.write("part-0.json", "{\"body\":\"We won.\"}\n{\"body\":\"You won.\"}\n")
    for arguments in [["--include", "*.json"], ["--include", "*"]] {
      let run = try CommandRun(["score", folder.path, "--map", "text=body", "--format", "csv"] + arguments)
      #expect(run.status == 0 && run.errors.isEmpty && run.output.split(separator: "\n").count == 3, "\(run.errors)")
    }
    #expect(try CommandRun(["score", folder.path]).errors.contains("files skipped: 2 (name them"))
    #expect(try CommandRun(["score", "\(folder.path)/_SUCCESS"]).errors.contains("has no text"))
    let rows = try folder.write("rows.csv", "id,text\n1,\"He said \\\"go\\\" now\"\n2,\"We won.\"\n")
    let run = try CommandRun(["score", rows, "--format", "csv"])
    #expect(run.status == 2 && run.errors.contains("not with a backslash: in Spark, .option("))
  }

  /// What a folder contains but is not read is reported by type, whatever the format; files with names that were not
  /// asked for are not reported.
  @Test func filesPassedOverAreToldByKind() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "l.ods", "m.xlsx", "n.XLSX", "sub/v.xml"] { try folder.write(name, memo) }
    for format in ["csv", "jsonl", "table"] {
      let run = try CommandRun(["score", folder.path, "--format", format])
      #expect(run.errors == "usward: files skipped: 2 .xlsx, 1 .ods, 1 .xml; name them, or use --include\n")
    }
    #expect(try CommandRun(["score", folder.path, "--format", "csv", "--quiet"]).errors.isEmpty)
    #expect(try CommandRun(["score", folder.path, "--include", "*.txt", "--format", "csv"]).errors.isEmpty)
  }

  /// Office documents are read wherever texts are, whatever a pipe is called; the file that keeps an open one is none.
  @Test func officeDocumentsAreRead() throws {
    let folder = try TemporaryFolder()
    let word = OfficeFile.word(OfficeFile.paragraph("We built the yard together."))
    let slide = SlideFile.shape(SlideFile.paragraph("We built the yard together."))
    let page = "<draw:page>\(SlideFile.frame("<text:p>We lost.</text:p>"))</draw:page>"
    let files = [
      try folder.write("a.docx", word), try folder.write("b.odt", OfficeFile.openDocument("<text:p>We won.</text:p>")),
      try folder.write("c.txt", "We built the yard together.\n"),
      try folder.write("d.odp", SlideFile.openDocument(page)),
      try folder.write("e.pptx", SlideFile.powerPoint([.init(slide)])),
    ]
    try folder.write("~$a.docx", [0x06, 0x41, 0x6E, 0x6E, 0, 0, 0, 0, 0])
    let run = try CommandRun(["score", folder.path, "--format", "jsonl", "--fields", "path,flags"])
    #expect(run.status == 0 && run.errors.isEmpty)
    let rows = run.output.split(separator: "\n")
    #expect(rows.count == files.count)
    for (row, file) in zip(rows, files) { #expect(row.contains("\"\(file)\"")) }
    // The same words in another format are the same text.
    #expect(rows.last?.contains("duplicate") == true)
    let place = try CommandRun(["concord", "together", files[0], "--format", "csv"])
    #expect(place.output.contains("a.docx") && place.status == 0)
    for (format, status) in [("docx", 0), ("odt", 2), ("text", 2)] as [(String, Int32)] {
      #expect(try CommandRun(["extract", files[0], "--from", format]).status == status)
    }
    for (file, format, status) in [(3, "odp", 0), (4, "pptx", 0), (4, "docx", 2), (1, "odp", 2)]
      as [(Int, String, Int32)]
    {
      #expect(try CommandRun(["extract", files[file], "--from", format]).status == status)
    }
    let refused = try CommandRun(["score", files[2], "--from", "docx", "--format", "jsonl"])
    #expect(refused.errors.contains("is not in the format that was named: it is not a ZIP archive (--from)"))
    #expect(refused.output.contains("\"unsupported\""))
  }

  /// Rich text is read wherever texts are, by what it begins with; what is none is not read as it.
  @Test func richTextIsRead() throws {
    let folder = try TemporaryFolder()
    let rich = RichTextFile.document("\\pard We built the yard {\\b together}.\\par")
    let file = try folder.write("a.rtf", rich)
    try folder.write("b.txt", "We built the yard together.\n")
    try folder.write("c.doc", rich)
    let run = try CommandRun(["score", folder.path, "--format", "jsonl", "--fields", "path,flags"])
    #expect(run.status == 0 && run.errors == "usward: files skipped: 1 .doc; name them, or use --include\n")
    let rows = run.output.split(separator: "\n")
    #expect(rows.count == 2 && rows.first?.contains("\"\(file)\"") == true)
    // The same words in another format are the same text.
    #expect(rows.last?.contains("duplicate") == true)
    #expect(try CommandRun(["extract", "\(folder.path)/c.doc"]).output.contains("\nWe built the yard together.\n"))
    let pipe = try CommandRun(["extract", "-", "--from", "rtf"], input: String(decoding: rich, as: UTF8.self))
    #expect(pipe.output.contains("\nWe built the yard together.\n"))
    for (format, status) in [("rtf", 0), ("docx", 2), ("text", 2)] as [(String, Int32)] {
      #expect(try CommandRun(["extract", file, "--from", format]).status == status)
    }
    let refused = try CommandRun(["score", "\(folder.path)/b.txt", "--from", "rtf", "--format", "jsonl"])
    #expect(refused.errors.contains("is not in the format that was named: it is not an RTF document (--from)"))
    #expect(refused.output.contains("\"unsupported\""))
    let cut = try CommandRun(["score", folder.write("d.rtf", rich.dropLast(4).map { $0 }), "--format", "jsonl"])
    #expect(cut.errors.contains("is damaged: it ends within a group") && cut.output.contains("\"damaged\""))
  }

  @Test func aLinkToNothingIsNamedAsOne() throws {
    let folder = try TemporaryFolder()
    folder.link("a.txt", to: "nowhere.txt")
    for path in [folder.path, "\(folder.path)/a.txt"] {
      let run = try CommandRun(["score", path, "--format", "csv"])
      #expect(run.status == 2)
      #expect(run.errors == "\(folder.path)/a.txt: is a symbolic link to a file that does not exist\n")
    }
  }

  @Test func mailsThatCannotBeReadAreCounted() throws {
    let folder = try TemporaryFolder()
    let head = "From: Ann Lee <a@example.org>\nTo: all@example.org\nSubject: Plan\nMIME-Version: 1.0\n"
    for name in ["a.eml", "b.eml"] {
      try folder.write(name, head + "Content-Type: multipart/mixed\n\nWe won, and \(name) too.\n")
    }
    try folder.write("c.eml", head + "\nWe won, all of us.\n")
    try folder.write("d.eml", head + "Content-Transfer-Encoding: quoted-printable\n\nWe won=2E\n")
    for command in [["score", "--format", "csv"], ["extract"], ["compare", "--format", "csv"]] {
      let run = try CommandRun([command[0], folder.path] + command.dropFirst())
      #expect(
        run.errors.contains("usward: mails whose text could not be read") && run.errors.contains(": 2; save"),
        "\(run.errors)")
    }
  }
}
