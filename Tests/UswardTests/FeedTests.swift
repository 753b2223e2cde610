import FoundationEssentials
import Glibc
import Scoring
import TestSupport
import Testing

@testable import Usward

@Suite struct FeedTests {
  private func paths(_ folder: TemporaryFolder, _ selection: FileSelection = FileSelection()) -> [String] {
    FolderWalk(folder.path, selection).map { found in
      switch found {
      case .file(let path): String(path.dropFirst(folder.path.count + 1))
      case .failed(let failure): "\(failure.kind.rawValue) \(failure.path.dropFirst(folder.path.count + 1))"
      }
    }
  }

  @Test func aWalkGoesInTheOrderOfTheBytesOfPaths() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.txt", "a.txt", "a-b.txt", "B.txt", "é.txt", "a/b/c.md"] { try folder.write(name, "x") }
    let found = paths(folder)
    #expect(found == ["B.txt", "a-b.txt", "a.txt", "a/b/c.md", "a/z.txt", "b.txt", "é.txt"])
  }

  @Test func hiddenIgnoredDataAndBinaryFilesArePassedOver() throws {
    let folder = try TemporaryFolder()
    for name in [
      "a.txt", ".hidden.txt", ".git/x.txt", "d.csv", "d.jsonl", "p.png", "old/x.txt", "sub/draft-1.txt",
      "sub/final.txt",
    ] { try folder.write(name, "x") }
    try folder.write(".gitignore", "/old/\n")
    try folder.write("sub/.uswardignore", "draft-*\n")
    #expect(paths(folder) == ["a.txt", "sub/final.txt"])
    #expect(paths(folder, FileSelection(include: [try NameGlob("*.csv")])) == ["d.csv"])
    #expect(paths(folder, FileSelection(exclude: [try NameGlob("sub")])) == ["a.txt"])
  }

  /// What such a file names was not to be read. A folder of its name says nothing.
  @Test(arguments: [".gitignore", ".uswardignore"])
  func aFolderWhoseRulesCannotBeReadIsNamedAndNotRead(name: String) throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "sub/b.txt", "sub/below/c.txt", "z.txt"] { try folder.write(name, "x") }
    try folder.write("below/\(name)/x", "x")
    try folder.write("below/d.txt", "x")
    folder.link("sub/\(name)", to: "nowhere")
    #expect(paths(folder) == ["a.txt", "below/d.txt", "unreadable sub", "z.txt"])
    guard case .failed(let failure)? = FolderWalk("\(folder.path)/sub", FileSelection()).first(where: { _ in true })
    else {
      Issue.record("the folder was read")
      return
    }
    #expect(failure.message.hasPrefix("is not read, because its \(name), "))
    #expect(failure.message.hasSuffix("cannot be read (is a symbolic link to a file that does not exist)"))
  }

  /// The combining mark forms one character with the slash before it.
  @Test func rulesHoldForNamesThatBeginWithACombiningMark() throws {
    let folder = try TemporaryFolder()
    // A link to a file is read as one.
    try folder.write("sub/b.txt", "x")
    folder.link("sub/\u{301}a.txt", to: "b.txt")
    #expect(paths(folder, FileSelection(exclude: [try NameGlob("sub/\u{301}a.txt")])) == ["sub/b.txt"])
    #expect(paths(folder, FileSelection(include: [try NameGlob("./sub/\u{301}a.txt")])) == ["sub/\u{301}a.txt"])
    for rules in ["/\u{301}a.txt\n", "\u{301}a.txt\n", "/*a.txt\n"] {
      try folder.write("sub/.gitignore", rules)
      #expect(paths(folder) == ["sub/b.txt"], "\(rules)")
    }
    try folder.write("sub/.gitignore", "")
    try folder.write(".gitignore", "sub/\u{301}*\n")
    #expect(paths(folder) == ["sub/b.txt"])
  }

  /// Each mail of a mailbox is a document, named by the line above it.
  @Test func aMailboxGivesItsMails() throws {
    let folder = try TemporaryFolder()
    let head = "From: Ada <a@example.org>\nSubject: x\n\n"
    let path = try folder.write(
      "a.mbox",
      "From a@example.org Mon Jan 16 09:30:00 2023\n\(head)We did it.\n\n>From 9 on we met.\nFrom Mon on too.\n\n"
        + "From Mon to Fri we work.\n\nFrom - Tue Feb 01 12:00:00 2022\r\nSubject: y\r\n\r\nIt is ours.\r\n")
    let other = try folder.write("b.mbox", "We did it.\n\nFrom a@example.org Mon Jan 16 09:30:00 2023\n\nIt is ours.\n")
    let feed = DocumentFeed([.path(folder.path)], FeedOptions())
    let documents = feed.map { fed -> Document? in if case .document(let document) = fed { document } else { nil } }
    #expect(documents.map { $0?.id } == ["\(path):1", "\(path):12", other])
    #expect(documents.map { $0?.line } == [1, 12, nil])
    let body = "We did it.\n\nFrom 9 on we met.\nFrom Mon on too.\n\nFrom Mon to Fri we work.\n\n"
    #expect(documents[0]?.content == .bytes(Array((head + body).utf8)))
    #expect(documents[1]?.content == .bytes(Array("Subject: y\n\nIt is ours.\n".utf8)))
  }

  /// The lines of its mails end in LF, whatever line ends the mailbox has.
  @Test(arguments: ["\n", "\r", "\r\n"], ["", "\u{FEFF}"])
  func aMailboxMayBeginWithAMarkAndEndItsLinesInCR(end: String, mark: String) throws {
    let folder = try TemporaryFolder()
    let lines = [
      "From a@example.org Mon Jan 16 09:30:00 2023", "Subject: x", "", "We did it.", "", "From ", "Subject: y", "",
      "It is ours.",
    ]
    let text = mark + lines.joined(separator: end) + end
    for (name, format) in [("a.mbox", InputFormat.auto), ("a.txt", .auto), ("a.txt", .mbox)] {
      let path = try folder.write(name, text)
      let documents = DocumentFeed([.path(path)], FeedOptions(format: format)).map { fed in
        if case .document(let document) = fed { document } else { nil as Document? }
      }
      #expect(documents.map { $0?.id } == ["\(path):1", "\(path):6"])
      #expect(documents.first??.content == .bytes(Array("Subject: x\n\nWe did it.\n\n".utf8)))
    }
    try folder.write("box/Inbox", text)
    #expect(DocumentFeed([.path("\(folder.path)/box")], FeedOptions()).map { _ in 1 }.count == 2)
  }

  /// An editor leaves empty lines at the top; the file is recognised as a mailbox even so, and lines are counted from
  /// the top of the file.
  @Test(arguments: ["\n", "\r", "\r\n"], ["", "\u{FEFF}"])
  func aMailboxMayBeginWithEmptyLines(end: String, mark: String) throws {
    let folder = try TemporaryFolder()
    let lines = [
      "", "", "From a@example.org Mon Jan 16 09:30:00 2023", "Subject: x", "", "We did it.", "", "From ", "Subject: y",
      "", "It is ours.",
    ]
    let text = mark + lines.joined(separator: end) + end
    func documents(_ path: String, _ format: InputFormat = .auto) -> [Document] {
      DocumentFeed([.path(path)], FeedOptions(format: format)).compactMap { fed in
        if case .document(let document) = fed { document } else { nil }
      }
    }
    for (name, format) in [("a.mbox", InputFormat.auto), ("a.txt", .auto), ("a.txt", .mbox)] {
      let path = try folder.write(name, text)
      let documents = documents(path, format)
      #expect(documents.map(\.id) == ["\(path):3", "\(path):8"], "\(name)")
      #expect(documents.first?.content == .bytes(Array("Subject: x\n\nWe did it.\n\n".utf8)))
    }
    try folder.write("box/Inbox", text)
    #expect(documents("\(folder.path)/box").count == 2)
    // A file that only begins like a mailbox is read from its first byte on.
    let quoting = mark + end + end + "From here on we walk." + end
    #expect(documents(try folder.write("quoting.mbox", quoting)).map(\.line) == [nil])
    let packed = try folder.write("quoting.gz", GzipFile.bytes(quoting))
    #expect(documents(packed).map(\.line) == [nil])
  }

  /// Mail programs give their files no extension, and some write nothing after "From ". A text that quotes such a line
  /// is not a mailbox.
  @Test func aMailboxIsKnownByItsContent() throws {
    let folder = try TemporaryFolder()
    let mails = [0, 1].map { "From a@example.org Mon Jan 16 09:30:0\($0) 2023\nFrom: a@example.org\n\nWe did it.\n\n" }
      .joined()
    let bare =
      "From \r\nSubject: x\r\n\r\nWe did it.\r\n\r\nFrom \r\nthe crew.\r\n\r\nFrom \r\nX-Id: 1\r\n\r\nIt is ours.\r\n"
    try folder.write("Inbox", mails)
    try folder.write("Inbox.msf", "// <!-- <mdb:mork:z v=\"1.4\"/> -->")
    try folder.write("Sent.mbox/mbox", bare)
    try folder.write("Trash", "From here on we walk.\n\nFrom: nobody\n")
    try folder.write("a.mbx", mails)
    try folder.write("a.txt", mails)
    try folder.write("quoting", "From a@example.org Mon Jan 16 09:30:00 2023\n\nis how a mail begins.\n")
    func ids(_ source: Source, _ format: InputFormat = .auto) -> [String] {
      DocumentFeed([source], FeedOptions(format: format)).map { fed in
        switch fed {
        case .document(let document): String(document.id.dropFirst(folder.path.count + 1))
        case .failed(let failure): failure.kind.rawValue
        }
      }
    }
    let whole = [
      "Inbox:1", "Inbox:6", "Sent.mbox/mbox:1", "Sent.mbox/mbox:9", "Trash", "a.mbx:1", "a.mbx:6", "a.txt", "quoting",
    ]
    #expect(ids(.path(folder.path)) == whole)
    #expect(ids(.path("\(folder.path)/a.txt")) == ["a.txt:1", "a.txt:6"])
    #expect(ids(.path("\(folder.path)/a.txt"), .text) == ["a.txt"])
    let one = try folder.write("one.eml", String(mails.prefix(mails.count / 2)))
    #expect(ids(.path(one)) == ["one.eml"] && ids(.path(one), .mbox) == ["one.eml:1"])
    #expect(ids(.path("\(folder.path)/Trash"), .mbox) == ["unsupported"])
    #expect(ids(.path("\(folder.path)/quoting"), .mbox) == ["quoting:1"])
  }

  @Test func aLoopIsNamedAndOtherLinkedFoldersAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    try other.write("o.txt", "x")
    try folder.write("a/x.txt", "x")
    folder.link("a/loop", to: "..")
    folder.link("dangling.txt", to: "nowhere")
    folder.link("file.txt", to: "a/x.txt")
    folder.link("itself.txt", to: "itself.txt")
    folder.link("other", to: other.path)
    let all = ["symlink_loop a/loop", "a/x.txt", "not_found dangling.txt", "file.txt", "symlink_loop itself.txt"]
    #expect(paths(folder) == all)
    let excluded = FileSelection(exclude: [try NameGlob("dangling*"), try NameGlob("loop"), try NameGlob("itself.txt")])
    #expect(paths(folder, excluded) == ["a/x.txt", "file.txt"])
  }

  @Test func recordsOfAFolderAreReadAsRecords() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n")
    try folder.write("b.json", "[\n{\"text\": \"a\"}\n]\n")
    try folder.write("bb.json", "[\n\"a\"\n]\n")
    try folder.write("c/rows.csv", "id,text\nr1,one\n")
    try folder.write("d.txt", "x")
    let options = FeedOptions(
      selection: FileSelection(include: try ["*.jsonl", "*.json", "*.csv", "*.txt"].map { try NameGlob($0) }))
    let ids = DocumentFeed([.path(folder.path)], options).map { fed in
      switch fed {
      case .document(let document): document.id.split(separator: "/").last.map(String.init) ?? ""
      case .failed(let failure): failure.kind.rawValue
      }
    }
    #expect(ids == ["a.jsonl:1", "a.jsonl:2", "b.json:1", "unsupported", "r1", "d.txt"])
    #expect(Array(DocumentFeed([.path(folder.path)], FeedOptions())).count == 1)
  }

  @Test func rowsAfterABadOneAreRead() throws {
    let folder = try TemporaryFolder()
    let rows = try folder.write("rows.csv", "id,text\nr1,one\nr2,two,2\nr3,\"three\"x\nr4,four\nr5,\"five\nr6,six\n")
    let found = DocumentFeed([.path(rows)], FeedOptions()).map { fed in
      switch fed {
      case .document(let document): document.id
      case .failed(let failure): "failed \(failure.line ?? 0)"
      }
    }
    #expect(found == ["r1", "failed 3", "failed 4", "r4", "failed 6"])
  }

  @Test(arguments: [
    ("id,text\nr1,\"one\nr2,two\nr3,three\n", [2], "a quotation mark is opened and never closed: the 2 lines after it"),
    ("id,text\nr1,\"one\nr2,two\n", [2], "never closed: the line after it was not read"),
    ("id,text\nr1,one\nr2,\"two\n", [3], "a quotation mark is opened and never closed"),
    // The quotation mark that opens a later field closes this one.
    ("id,text\nr1,\"one\nr2,two\nr3,\"three\"\nr4,four\n", [4], "; lines 2 to 4, which it spans, were not read"),
    ("id,text\nr1,\"one\nr2\",two\nr3,three\n", [2], "3 fields where the header has 2; the row goes on to line 3"),
  ])
  func whatAFaultyRowTakesWithItIsSaid(text: String, lines: [Int], message: String) throws {
    let folder = try TemporaryFolder()
    let feed = DocumentFeed([.path(try folder.write("rows.csv", text))], FeedOptions())
    let failures = feed.compactMap { fed in if case .failed(let failure) = fed { failure } else { nil } }
    #expect(failures.map(\.line) == lines)
    #expect(failures.first?.message.contains(message) == true, "\(failures.first?.message ?? "")")
  }

  /// Files joined as `cat` does, each with its header and byte order mark.
  @Test(
    arguments: [
      ("csv", "id,text\na,We did it.\n", "id,text\r\nb,It is ours.\n"),
      ("csv", "id,text\na,We did it.\n", "Text, ID\nIt is ours.,b\n"),
      ("csv", "\"id\",\"text\"\na,We did it.\n", "\"id\",\"text\"\nb,It is ours.\n"),
      ("csv", "id,text\na,We did it.\n", "b,It is ours.\n"),
      ("jsonl", "{\"id\": \"a\", \"text\": \"We did it.\"}\n", "{\"id\": \"b\", \"text\": \"It is ours.\"}\n"),
    ], ["", "\u{FEFF}"])
  func filesOfRecordsMayBePutOneBehindAnother(files: (ending: String, first: String, last: String), mark: String) throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write("all.\(files.ending)", mark + files.first + mark + files.last)
    let ids = DocumentFeed([.path(path)], FeedOptions()).map { fed in
      guard case .document(let document) = fed, let read = try? Pipeline().read(document) else { return "failed" }
      return read.id
    }
    #expect(ids == ["a", "b"])
  }

  /// Within an object, a CR is white space. All of a file has the same line end.
  @Test(arguments: [
    ("{\"text\": \"a\"}\r{\"text\": \"b\"}\r\r{\"text\": \"c\"}\r", ["1", "2", "4"]),
    ("\u{FEFF}{\"text\": \"\\\"}\\\\\"}\r{\"text\": \"b\"}", ["1", "2"]),
    ("{\"text\": \"a\",\r\"by\": {}\r}\n{\"text\": \"b\"}\n", ["1", "2"]),
    ("{\"text\": \"a\"}\r\r\n{\"text\": \"b\"}\r\n", ["1", "2"]), ("{\"text\": \"a\"\r}", ["1"]),
    ("{\"text\": \"a\"}\r", ["1"]),
    ("{\"text\": \"\(String(repeating: "a", count: 600_000))\"}\r{\"text\": \"b\"}", ["1", "2"]),
    ("{\"text\": \"a\"}\n{\"text\": \"b\"}\r{\"text\": \"c\"}", ["1", "2"]),
  ])
  func linesOfRecordsMayEndInCRAlone(text: String, lines: [String]) throws {
    let folder = try TemporaryFolder()
    for (name, format) in [("a.jsonl", InputFormat.auto), ("a.txt", .auto), ("a.txt", .jsonl), ("a.json", .auto)] {
      let path = try folder.write(name, text)
      let ids = DocumentFeed([.path(path)], FeedOptions(format: format)).map { fed in
        if case .document(let document) = fed { document.id } else { "failed" }
      }
      #expect(ids == lines.map { "\(path):\($0)" }, "\(name) as \(format)")
    }
  }

  /// Otherwise, one broken record at the start of a stream would turn all that follow into one text.
  @Test(arguments: [
    ("{\"id\": 1, \"text\": oops}\n{\"text\": \"b\"}\n{\"text\": \"c\"}\n", 3),
    ("{\"text\": \"cut o\r\n{\"text\": \"b\"}\r\n", 2),
    ("\n \r\n{\"text\": \"a\"}\n{\"text\": \"b\"}", 2),
    ("{}\n{\"body\": 1}\n{\"html\": \"c\"}\n{\"text\": \"d\"}", 4),
    ("\u{FEFF}{\"schema\": 1}\n\n{\"text\": \"b\"}", 2), ("\n\n{\"text\": \"a\"}\r\n", 1),
    // A list in an object, an example in a text, and a line cut off where the check ends.
    ("{\"data\": [\n{\"text\": \"a\"},\n{\"text\": \"b\"}\n]}\n", nil),
    ("{ so }\n{\"a\": 1}\n{\"text\": \"b\"}\nAnd on.", nil),
    ("An example:\n{\"text\": \"a\"}\n{\"text\": \"b\"}\n", nil),
    ("\n[1]\n{\"text\": \"a\"}\n{\"text\": \"b\"}", nil),
    ("{\"text\": oops}\n{\"text\": \"\(String(repeating: "a", count: 70_000))\"}\n", nil),
  ])
  func aBrokenFirstRecordMakesNoTextOfTheOthers(text: String, records: Int?) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("records", text)
    let lines = DocumentFeed([.path(path)], FeedOptions()).map { fed -> Int? in
      if case .document(let document) = fed { document.line } else { 0 }
    }
    #expect(lines.count == records ?? 1)
    #expect(lines.allSatisfy { ($0 == nil) == (records == nil) })
  }

  @Test func recordsAreKnownByContentOrName() throws {
    let folder = try TemporaryFolder()
    let named = try folder.write("a.jsonl", "{\"text\": \"a\"}\r\n\n{\"text\": \"b\"}")
    let unnamed = try folder.write("records", "{\"html\": \"<p>a\"}\n{}\n")
    let rows = try folder.write("rows.csv", "id,text\nr1,\"one\ntwo\"\nr2,three\n")
    let text = try folder.write("t.txt", "{ not a record }")
    let feed = DocumentFeed([named, unnamed, rows, text].map(Source.path), FeedOptions())
    let ids = feed.map { fed in
      switch fed {
      case .document(let document): document.id.split(separator: "/").last.map(String.init) ?? ""
      case .failed(let failure): "failed \(failure.id)"
      }
    }
    #expect(ids == ["a.jsonl:1", "a.jsonl:3", "records:1", "records:2", "r1", "r2", "t.txt"])
  }

  /// A pipe that cannot be read to its end leaves no file behind and no disk space in use.
  @Test func whatFailsHalfwayIsClosed() throws {
    func open() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
    let before = try open()
    for _ in 0..<200 {
      // It can be opened and reports no size, but reading it fails.
      let broken = UnpackedFile(try OpenFile("/proc/self/mem"))
      var bytes = [UInt8](repeating: 7, count: 100)
      #expect(throws: FileCause.self) { try StoredFile(&bytes, andRestOf: broken) }
      #expect(throws: FileCause(EISDIR)) { try OpenFile("/proc/self") }
    }
    // Other tests open files at the same time.
    #expect(try open() < before + 150)
  }

  @Test func linesOfAnyLengthComeWhole() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 3 * OpenFile.chunkSize + 5)
    let lines = LineReader(try OpenFile(try folder.write("l", "a\n\(long)\r\n\nlast")))
    var lengths: [Int] = []
    while let line = try lines.next() { lengths.append(line.count) }
    #expect(lengths == [1, long.count, 0, 4])
  }

  /// A line longer than any text may be is refused before it is held in memory, also from a pipe.
  @Test func aLineThatIsTooLongIsRefusedInItsPlace() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 3 * OpenFile.chunkSize)
    let lines = LineReader(try OpenFile(try folder.write("l", "a\n\(long)\nb\n")), longest: OpenFile.chunkSize)
    #expect(try lines.next()?.elementsEqual("a".utf8) == true)
    #expect(throws: ReadingFault.tooLong(OpenFile.chunkSize, line: 2)) { try lines.next() }
    // Nor is what follows a quotation mark that is never closed.
    let open = "a,b\n1,\"\n" + String(repeating: "x\n", count: OpenFile.chunkSize)
    var rows = try CSVReader(LineReader(OpenFile(try folder.write("c", open)), longest: OpenFile.chunkSize))
    #expect(throws: ReadingFault.tooLong(OpenFile.chunkSize, line: 2)) { try rows.next() }
    #expect(rows.lines.lineNumber < OpenFile.chunkSize)
    let failure = DocumentFeed.failure(.tooLong(2 << 20, line: 2), "l")
    #expect(
      failure.id == "l:2" && failure.kind == .tooLarge
        && failure.message == "a line, or a field in quotation marks, has more than 2 MB", "\(failure)")
  }

  /// What is not read after a fault is reported.
  @Test(arguments: ["jsonl", "csv"])
  func theRestBehindAFaultIsToldOf(ending: String) throws {
    let folder = try TemporaryFolder()
    let record = ending == "csv" ? "We won it." : "{\"text\":\"We won it.\"}"
    let head = ending == "csv" ? "text\n" : ""
    let whole = GzipFile.bytes((head + String(repeating: "\(record)\n", count: 300_000)))
    let file = try folder.write("a.\(ending).gz", Array(whole.prefix(whole.count / 2)))
    var last: DocumentFailure?
    var count = 0
    for fed in DocumentFeed([.path(file)], FeedOptions()) {
      if case .failed(let failure) = fed { last = failure } else { count += 1 }
    }
    let message = try #require(last?.message)
    #expect(message.hasSuffix("; nothing below line \(count + (head.isEmpty ? 0 : 1)) was read"), "\(message)")
  }

  /// A file that has become shorter while it was read is incomplete.
  @Test func aFileThatIsCutOffWhileItIsReadIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", "We won it because of you.")
    let (stored, opened) = (try #require(StoredFile(path)), try OpenFile(path))
    #expect(try stored.bytes().count == 25)
    truncate(path, 9)
    #expect(throws: FileCause(ESTALE)) { try stored.bytes() }
    #expect(throws: FileCause(ESTALE)) { try opened.rest() }
    #expect(OpenFile.opening(path, 3) == Array("We ".utf8) && OpenFile.opening(path, 30).count == 9)
  }

  @Test(arguments: [1, 2, 7])
  func workComesBackInOrder(jobs: Int) async {
    var results: [Int] = []
    _ = await OrderedWork<Numbers>(jobs: jobs).run(Numbers(), worker: 0) { _, numbers in
      numbers.map { number in
        var sum = 0
        for step in 0..<(number % 7 * 1_000) { sum &+= step }
        return sum == -1 ? -1 : number
      }
    } deliver: {
      results += $0
    }
    #expect(results == Array(0..<3_000))
  }

  @Test func workEndsWhenItsReaderDoes() async {
    struct Closed: Error {}
    await #expect(throws: Closed.self) {
      _ = try await OrderedWork<Numbers>(jobs: 3).run(Numbers(), worker: 0) { _, numbers in
        numbers
      } deliver: { _ throws(Closed) in
        throw Closed()
      }
    }
  }

  private struct Numbers: BatchedFeed {
    var next = 0
    let counts = FeedCounts()
    var isOver: Bool { next >= 3_000 }

    mutating func nextBatch() -> [Int]? {
      guard next < 3_000 else { return nil }
      defer { next += 3 }
      return [next, next + 1, next + 2]
    }
  }
}
