import Foundation
import TestSupport
import Testing

/// Files compressed by gzip are read as their contents.
@Suite struct PackedFileTests {
  private static let mail =
    "From a@example.org Mon Jan 16 09:30:00 2023\nFrom: Ann <a@example.org>\nTo: b@example.org\n\n\(Memo.long)\n"
  private static let documents: [(name: String, content: [UInt8])] = [
    ("memo.txt", Array(Memo.long.utf8)), ("page.html", Array("<p>\(Memo.long)</p><p>I won it.".utf8)),
    ("plan.md", Array("# We\n\n*\(Memo.long)*\n\n- [us](x)\n".utf8)), ("NOTES", Array(Memo.long.utf8)),
    ("talk.utf16.txt", [0xFF, 0xFE] + Memo.long.utf8.flatMap { [$0, 0] }), ("mail.eml", Array(mail.utf8)),
    ("word.docx", OfficeFile.word(OfficeFile.paragraph("We built the yard together."))),
  ]
  private static let records: [(name: String, content: [UInt8])] = [
    ("r.jsonl", Array("{\"text\":\"We won.\"}\n{\"id\":\"x\",\"text\":\"I won.\"}\n{}\n".utf8)),
    ("part-0.json", Array("{\"text\":\"We won.\"}\n{\"text\":\"I won.\"}".utf8)),
    ("r.csv", Array("id,text\na,We won.\nb,\"I\nwon.\"\n".utf8)), ("m.mbox", Array((mail + mail).utf8)),
    ("Inbox", Array((mail + mail).utf8)),
  ]

  /// The files of two folders, compressed in the second.
  private static func files(_ files: [(name: String, content: [UInt8])], in folder: TemporaryFolder) throws
    -> [[String]]
  {
    let paths = try files.map { name, content in
      [try folder.write("a/\(name)", content), try folder.write("b/\(name).gz", GzipFile.bytes(content))]
    }
    return [paths.map { $0[0] }, paths.map { $0[1] }]
  }

  /// The output of a run, with the names of the uncompressed files.
  private static func lines(_ text: String) -> [String] {
    let lines = text.replacing("/b/", with: "/a/").replacing(".gz", with: "").split(separator: "\n").map(String.init)
    // A tally ends with the digest of everything it contains, including names.
    return lines.filter { !$0.hasPrefix("{\"sha256\"") }
  }

  @Test(arguments: [
    ["score", "--format", "jsonl", "--evidence"], ["score", "--format", "jsonl"], ["extract", "--format", "jsonl"],
    ["explain", "--format", "jsonl"], ["tokens", "--format", "jsonl"], ["concord", "we", "--format", "csv"],
    ["tally"], ["compare", "--by", "file", "--format", "json"], ["lexicon", "coverage", "--format", "csv"],
    ["score", "--format", "jsonl", "--jobs", "1"],
  ])
  func apartFromItsNameItIsReadAsWhatItHolds(command: [String]) throws {
    let folder = try TemporaryFolder()
    let runs = try Self.files(Self.documents + Self.records, in: folder).map { try CommandRun(command + $0) }
    #expect(Self.lines(runs[1].output) == Self.lines(runs[0].output))
    #expect(Self.lines(runs[1].errors) == Self.lines(runs[0].errors) && runs[1].errors.contains(".gz:3: "))
    #expect(runs[0].status == 2 && runs[1].status == 2)
  }

  @Test(arguments: documents + records)
  func aPipeIsUnpacked(name: String, content: [UInt8]) throws {
    let runs = try [content, GzipFile.bytes(content)].map { try CommandRun(["score", "--format", "jsonl"], bytes: $0) }
    #expect(runs[0].output == runs[1].output && runs[0].errors == runs[1].errors)
    #expect(runs[0].output.contains("\"words\":"))
  }

  /// Larger than what is held in memory, and so read in parts.
  @Test func aLargeTextHasTheRecordThatItHasUnpacked() throws {
    let folder = try TemporaryFolder()
    let line =
      "We won it because of you, and I will call each of you by Friday, as we said when all of us met in the yard.\n\n"
    let content = Array(String(repeating: line, count: 40_000).utf8)
    let paths = try Self.files([("a.txt", content)], in: folder)
    let plain = try CommandRun(["score", paths[0][0], "--format", "jsonl"])
    let packed = try CommandRun(["score", paths[1][0], "--format", "jsonl", "--jobs", "3"])
    let arguments = ["score", "--stdin-name", paths[0][0], "--format", "jsonl", "--jobs", "1"]
    let piped = try CommandRun(arguments, bytes: GzipFile.bytes(content))
    #expect(plain.status == 0 && piped.output == plain.output)
    #expect(Self.lines(packed.output) == Self.lines(plain.output))
  }

  /// In a folder, texts are read and data are not, as when they are not compressed; a compressed file whose name does
  /// not show that it is one is found all the same.
  @Test func inAFolderItIsReadWhereWhatItHoldsIs() throws {
    let folder = try TemporaryFolder()
    _ = try Self.files(Self.documents + Self.records, in: folder)
    try folder.write("a/z.txt", Memo.short)
    try folder.write("b/z.txt", GzipFile.bytes(Memo.short))
    let formats = ["--format", "csv", "--fields", "id,words,error"]
    let runs = try ["a", "b"].map { try CommandRun(["score", "\(folder.path)/\($0)"] + formats) }
    #expect(Self.lines(runs[1].output) == Self.lines(runs[0].output))
    #expect(
      runs[1].errors.hasSuffix(
        "usward: files skipped: 1 .csv.gz, 1 .json.gz, 1 .jsonl.gz; name them, or use --include\n"))
    let parts = try CommandRun(["score", "\(folder.path)/b", "--include", "part-*.json.gz"] + formats)
    #expect(parts.status == 0 && parts.output.split(separator: "\n").count == 3)
    // A glob matches names as they are.
    #expect(
      try CommandRun(["score", "\(folder.path)/b", "--include", "memo.txt"] + formats).errors.contains(
        "no file matches"))
  }

  @Test func aPlaceIsOneOfTheTextThatItHolds() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("memo.txt.gz", GzipFile.bytes("One.\n\nTwo.\n\nWe won.\n"))
    let run = try CommandRun(["explain", "\(path):5", "--format", "jsonl"])
    #expect(run.status == 0 && run.output.contains("\"text\":\"We won.\"") && !run.output.contains("Two."))
    #expect(try CommandRun(["explain", "\(path):6"]).status == 64)
    let record = try folder.write("r.jsonl.gz", GzipFile.bytes("{\"text\":\"I won.\"}\n{\"text\":\"We won.\"}\n"))
    #expect(try CommandRun(["explain", "\(record):2", "--format", "jsonl"]).output.contains("We won."))
  }

  /// What is known about a text from its name or from a table still holds once it is compressed.
  @Test func whatIsKnownOfATextIsKnownOfItPacked() throws {
    let folder = try TemporaryFolder()
    try folder.write("ann-2020-a.txt.gz", GzipFile.bytes(Memo.short))
    try folder.write("bo-2021-b.txt.gz", GzipFile.bytes(Memo.long))
    let table = try folder.write(
      "of.csv.gz", GzipFile.bytes("file,genre\nann-2020-a.txt,memo\nbo-2021-b.txt.gz,letter\n"))
    for pattern in ["{author}-{year}-*.txt", "{author}-{year}-*.txt.gz"] {
      let run = try CommandRun([
        "score", folder.path, "--author-from", pattern, "--metadata", table, "--format", "csv", "--fields",
        "author,date,genre", "--exclude", "of.csv.gz",
      ])
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      let rows = run.output.split(separator: "\n").dropFirst()
      #expect(rows.map { $0.split(separator: ",")[1...3] } == [["ann", "2020", "memo"], ["bo", "2021", "letter"]])
    }
  }

  /// Lexicons, dictionaries and norms are read the same when they are compressed.
  @Test func lexiconsDictionariesAndNormsArePackedToo() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("a.txt", "The harbour pays us well. Our crews won.\n")
    let given: [(name: String, content: String, command: [String])] = [
      ("own.toml", Self.lexicon, ["score", text, "--format", "json", "--lexicon"]),
      ("own.toml", Self.lexicon, ["lexicon", "list", "--no-default-lexicon", "--lexicon"]),
      ("own.dic", "%\n1\tport\n%\nharbour\t1\n", ["score", text, "--format", "json", "--lexicon"]),
      ("own.dic", "%\n1\tport\n%\nharbour\t1\n", ["lexicon", "convert"]),
      (
        "norms.json",
        try CommandRun(["norms", "build", text, "--unit", "document", "--minimum-words", "1"]).output,
        ["compare", text, "--by", "file", "--minimum-words", "1", "--format", "json", "--against"]
      ),
    ]
    for (name, content, command) in given {
      let plain = try CommandRun(command + [folder.write(name, content)])
      #expect(plain.status == 0 && !plain.output.isEmpty, "\(plain.errors)")
      let path = try folder.write(name + ".gz", GzipFile.bytes(content))
      let packed = try CommandRun(command + [path])
      #expect(packed.status == 0 && packed.output == plain.output, "\(name): \(packed.errors)")
      try folder.write(name + ".gz", GzipFile.bytes(content).dropLast(6))
      let cut = try CommandRun(command + [path])
      #expect(cut.status == 65 && cut.errors.hasPrefix("\(path): "), "\(cut.errors)")
    }
  }

  private static let lexicon = """
    [lexicon]
    name = "own"
    version = "1"
    [[category]]
    name = "own.port"
    description = "What a harbour is called."
    reason = "A harbour is whose interest it is."
    source = "Written for a test."
    entries = ["harbour"]
    matches = ["The harbour pays."]
    rejects = ["The field pays."]
    """

  /// The records before the damage are kept, and one reports that there are no more.
  @Test func aDamagedFileIsAFailure() throws {
    let folder = try TemporaryFolder()
    let records = (0..<4_000).map { "{\"id\":\"\($0)\",\"text\":\"We won \($0 * $0) times.\"}\n" }.joined()
    for name in ["memo.txt", "r.jsonl"] {
      let packed = GzipFile.bytes(name == "memo.txt" ? Memo.short : records)
      var altered = packed
      altered[altered.count - 8] ^= 1
      for (content, cause) in [
        (Array(packed[..<(packed.count / 2)]), "is damaged: the gzip file is cut off"),
        (altered, "is damaged: what the gzip file holds does not match what was packed"),
      ] {
        let path = try folder.write("\(name).gz", content)
        for source in [path, "-"] {
          let run = try CommandRun(["score", source, "--format", "jsonl", "--fields", "id"], bytes: content)
          let place = source == "-" ? "stdin" : path
          let rows = run.output.split(separator: "\n")
          let rest = name == "memo.txt" ? "" : "; nothing below line \(rows.count - 1) was read"
          #expect(run.status == 2 && run.errors == "\(place): \(cause)\(rest)\n", "\(run.errors)")
          #expect(rows.last?.contains("\"kind\":\"damaged\"") == true)
          if name == "memo.txt" {
            #expect(rows.count == 1)
          } else {
            #expect(content == altered ? rows.count == 4_001 : rows.count > 1_000 && rows.count < 3_000)
            #expect(rows[321].contains("\"id\":\"321\""))
          }
        }
        #expect(try CommandRun(["extract", path]).status == 2)
      }
    }
  }

  @Test func whatIsNoTextIsRefusedByItsName() throws {
    let folder = try TemporaryFolder()
    let tar = [UInt8](repeating: 0x61, count: 257) + Array("ustar\u{0}".utf8) + [UInt8](repeating: 0, count: 1_000)
    for (name, content, kind) in [
      ("a.tar.gz", tar, "a tar archive"), ("a.txt.gz", tar, "a tar archive"), ("a.tgz", tar, "a tar archive"),
      ("b.gz", GzipFile.bytes("We won.\n"), "a gzip file"),
      ("c.txt.gz", [UInt8](repeating: 0, count: 5_000_000), "NUL bytes throughout"),
    ] as [(String, [UInt8], String)] {
      let path = try folder.write(name, GzipFile.bytes(content))
      for command in ["score", "extract"] {
        #expect(try CommandRun([command, path]).errors == "\(path): is not text: \(kind) in a gzip file\n")
      }
      #expect(
        try CommandRun(["score"], bytes: GzipFile.bytes(content)).errors
          == "stdin: is not text: \(kind) in a gzip file\n")
    }
    let run = try CommandRun(["score", folder.path, "--quiet", "--format", "csv", "--fields", "id"])
    #expect(!run.output.contains(".tar.gz") && !run.output.contains(".tgz"))
  }

  @Test func bytesBehindTheEndAreSaid() throws {
    let folder = try TemporaryFolder()
    let said = "usward: gzip files followed by other bytes, which were skipped: "
    let text = try folder.write("a.txt.gz", GzipFile.bytes(Memo.short) + Array("and more".utf8))
    let records = try folder.write("r.jsonl.gz", GzipFile.bytes("{\"text\":\"We won.\"}") + [1])
    let rows = try folder.write("r.csv.gz", GzipFile.bytes("text\nWe won.\n") + [1])
    let mails = try folder.write("m.mbox.gz", GzipFile.bytes(Self.mail + Self.mail) + [1])
    for path in [text, records, rows, mails] {
      let run = try CommandRun(["score", path, "--format", "csv"])
      #expect(run.status == 0 && run.errors == "\(said)1 (\(path))\n")
    }
    let run = try CommandRun(["extract", text, records])
    #expect(run.errors == "\(said)2 (\(records), \(text))\n")
    #expect(run.output.contains("bytes after the end of the gzip file are not part of it"))
    let padded = try folder.write("z.txt.gz", GzipFile.bytes(Memo.short) + [0, 0, 0])
    #expect(try CommandRun(["score", padded, "--format", "csv"]).errors.isEmpty)
  }

  /// A megabyte that unpacks to a thousand: none of it is held in memory.
  @Test func aFileThatWasMadeToFillMemoryIsRefused() throws {
    let folder = try TemporaryFolder()
    let member = GzipFile.bytes([UInt8](repeating: UInt8(ascii: "a"), count: 16_000_000))
    let bomb = Array([[UInt8]](repeating: member, count: 64).joined())
    // If it took as much memory as it unpacks to, the program would crash.
    let shell = "ulimit -v 900000; exec \"$0\" score \"$1\" --format jsonl --jobs 1"
    for name in ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz", "a.docx.gz", "a.txt", "-"] {
      let path = name == "-" ? name : try folder.write(name, bomb)
      let run = try CommandRun(["-c", shell, CommandRun.program, path], bytes: bomb, program: "/bin/sh")
      #expect(run.status == 2 && run.output.contains("\"kind\":\"too_large\""), "\(name): \(run.errors)")
      #expect(run.errors.contains("more than 200 times its size, with a line of more than 16 MB"))
    }
  }
}
