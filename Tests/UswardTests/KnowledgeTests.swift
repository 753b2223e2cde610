import Extraction
import TestSupport
import Testing
import Text

@testable import Usward

@Suite struct KnowledgeTests {
  @Test func aPatternIsHeldAgainstThePathFromItsEnd() throws {
    let pattern = try PathPattern("{author}-{year}-*.txt")
    let metadata = try #require(pattern.metadata(of: "far/away/Mary-Jane_Poe-1999-x-2001-y.txt"))
    #expect(metadata.authors == ["Mary-Jane Poe"])
    #expect(metadata.fields["year"] == "1999")
    #expect(metadata.date == "1999")
    #expect(pattern.metadata(of: "Mary-99-x.txt") == nil)
  }

  @Test func aPatternSpansFolders() throws {
    let pattern = try PathPattern("{author}/*/{title}.md")
    let metadata = try #require(pattern.metadata(of: "/a/b/Ann Lee/2020/On_time.md"))
    #expect(metadata.author == "Ann Lee")
    #expect(metadata.title == "On time")
    #expect(pattern.metadata(of: "x.md") == nil)
    #expect(try PathPattern("{year}/{title}.md").metadata(of: "2020/\u{301}a.md")?.title == "\u{301}a")
  }

  /// Ten times each, since the order of a dictionary differs each time one is made.
  @Test(arguments: [("{year}/{date}-*.txt", "2021"), ("{date}/{year}-*.txt", "2021"), ("{date}/{year}*.txt", "2021")])
  func aDateThatCannotBeReadTakesNoYearAway(pattern: String, date: String) throws {
    let pattern = try PathPattern(pattern)
    for _ in 0..<10 { #expect(pattern.metadata(of: "2021/0315-memo.txt")?.date == date) }
  }

  @Test(arguments: [
    ("{date}-{author}.txt", "2024-01-05-Ann Lee.txt", "2024-01-05", "Ann Lee"),
    ("{date}-{author}.txt", "2024-01-Ann.txt", "2024-01", "Ann"),
    ("{date}-{author}.txt", "2024-Ann.txt", "2024", "Ann"),
    ("{date}-{author}.txt", "2024-01-05-10-Ann.txt", "2024-01-05", "10-Ann"),
    ("{date}-{author}.txt", "20240105-10-Ann.txt", "2024-01-05", "10-Ann"),
    ("{author}-{date}.txt", "Ann-Lee-2024-01-05.txt", "2024-01-05", "Ann-Lee"),
    ("{date}*{author}.txt", "2024-01-05Ann.txt", "2024-01-05", "Ann"),
    ("{date}-{author}.txt", "17-4-Ann.txt", nil, "Ann"),
  ])
  func aDateOfTheCalendarIsTakenWhole(pattern: String, path: String, date: String?, author: String) throws {
    let metadata = try #require(try PathPattern(pattern).metadata(of: path))
    #expect(metadata.date == date && metadata.authors == [author], "\(metadata)")
  }

  @Test func fieldsOfAPatternAreTakenInItsOrder() throws {
    let pattern = try PathPattern("{author} {by} {authors}.txt")
    for _ in 0..<10 { #expect(pattern.metadata(of: "Ann x Bo.txt")?.authors == ["Bo"]) }
  }

  /// Each part is tried once at each place, however many wildcards there are.
  @Test func aPatternOfManyWildcardsEnds() throws {
    let pattern = try PathPattern(String(repeating: "*a", count: 30) + "{author}-b")
    #expect(processorSeconds { pattern.metadata(of: String(repeating: "a", count: 200)) } < 20)
    #expect(pattern.metadata(of: String(repeating: "a", count: 200)) == nil)
    let metadata = pattern.metadata(of: String(repeating: "a", count: 60) + "Ann-b")
    #expect(metadata?.authors == [String(repeating: "a", count: 30) + "Ann"])
  }

  /// Among names that differ only in case, the same one is reported in every run.
  @Test func theDateThatCannotBeReadIsThatOfTheLeastName() {
    var metadata = Metadata()
    for number in 0..<16 {
      let name = "date".enumerated().map { number >> $0 & 1 == 0 ? String($1) : $1.uppercased() }.joined()
      metadata.set(name, to: "soon, says \(name)", from: "test")
    }
    #expect(metadata.unreadDate == "soon, says DATE")
  }

  /// Adjacent stars mean the same as one star, however many there are.
  @Test func starsSideBySideAreOne() throws {
    let pattern = try PathPattern("{author}-" + String(repeating: "*", count: 100_000) + ".txt")
    #expect(pattern.metadata(of: "Ann-memo.txt")?.authors == ["Ann"])
    #expect(pattern.metadata(of: "Ann-memo.md") == nil)
    #expect(try pattern == PathPattern("{author}-*.txt"))
  }

  @Test(arguments: ["*.txt", "{author", "{}", "{author}{year}", "{author}/{author}", "{author}/{Author}"])
  func aPatternThatSaysNothingIsRefused(_ pattern: String) {
    #expect(throws: ChoiceFault.self) { try PathPattern(pattern) }
  }

  @Test func theMetadataFileWinsOverThePathAndThePathOverTheDocument() throws {
    let folder = try TemporaryFolder()
    try folder.write("texts/Ann-1.txt", "x")
    let table = try folder.write("meta.csv", "file,date,rank\ntexts/Ann-1.txt,27 February 1979,3\n")
    let knowledge = Knowledge(
      pattern: try PathPattern("{author}-*.txt"), table: try MetadataTable(path: table))
    let path = "\(folder.path)/texts/../texts/Ann-1.txt"
    let own = Metadata(title: "Own", authors: ["Own"], date: "2000")
    let metadata = knowledge.metadata(path: path, id: path, saying: own)
    #expect(metadata.title == "Own")
    #expect(metadata.authors == ["Ann"])
    #expect(metadata.date == "1979-02-27")
    #expect(metadata.fields["rank"] == "3")
    #expect(metadata.sources["date"] == "metadata file")
    var use = KnowledgeUse(knowledge)
    #expect(use.unusedRows.count == 1)
    use.note(path: path, id: path, nil, notes: [])
    #expect(use.unusedRows.count == 0)
  }

  /// The speaker is known for all documents, or for each by its row.
  @Test func whoseTurnsCountIsKnownFromOutside() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("talk.txt", "CHAIR: I did it.\n\nCEO: We did.\n\nCHAIR: I paid.\n\nCEO: We paid.\n")
    let table = try folder.write("meta.csv", "file,speaker\ntalk.txt,Nobody; CEO\n")
    let document = Document(id: path, path: path, content: .file(path: path))
    func others(_ knowledge: Knowledge) throws -> [String?] {
      try Pipeline(knowledge: knowledge).read(document).extracted.voices.filter { $0.voice == .speaker }.map(\.speaker)
    }
    #expect(try others(Knowledge(table: MetadataTable(path: table))) == ["CHAIR", "CHAIR"])
    #expect(try others(Knowledge(table: MetadataTable(path: table), speakers: ["Chair"])) == ["CEO", "CEO"])
  }

  /// File names from a Mac are decomposed, spreadsheets compose, and names from Windows contain backslashes.
  @Test func aRowFitsAFileWhoseNameIsWrittenInAnotherForm() throws {
    let folder = try TemporaryFolder()
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    for name in ["bu\u{308}ro/\(decomposed).txt", "a/b.txt", "c.txt"] { try folder.write(name, "x") }
    let rows = ["b\u{FC}ro\\\(composed).txt,1", "a\\b.txt,2", "./a/..//c.txt ,3", "\(composed)-7,4"]
    let table = try MetadataTable(path: folder.write("meta.csv", "file,rank\n" + rows.joined(separator: "\n")))
    func rank(_ name: String, id: String? = nil) -> String? {
      let path = "\(folder.path)/\(name)"
      return table.metadata(path: path, id: id ?? path)?.metadata.fields["rank"]
    }
    #expect(rank("bu\u{308}ro/\(decomposed).txt") == "1")
    #expect(rank("a/b.txt") == "2" && rank("c.txt") == "3")
    #expect(rank("r.jsonl", id: "\(decomposed)-7") == "4")
  }

  /// If both files exist, each has its own row or none.
  @Test func ofNamesThatDifferInFormAloneTheExactOneWins() throws {
    let folder = try TemporaryFolder()
    let (composed, decomposed) = ("\u{E9}.txt", "e\u{301}.txt")
    for name in [composed, decomposed] { try folder.write(name, "x") }
    func ranks(_ rows: String) throws -> [String?] {
      let table = try MetadataTable(path: folder.write("meta.csv", "file,rank\n\(rows)"))
      return [composed, decomposed].map { name in
        let path = "\(folder.path)/\(name)"
        return table.metadata(path: path, id: path)?.metadata.fields["rank"]
      }
    }
    #expect(try ranks("\(composed),1\n\(decomposed),2\n") == ["1", "2"])
    #expect(try ranks("\(composed),1\n") == ["1", nil])
    #expect(try ranks("\(decomposed),2\n") == [nil, "2"])
  }

  /// Of the files that a row nearly matches, one in the same folders is named before one with the same file name.
  @Test func whatARowMissesByLittleIsNamed() throws {
    let folder = try TemporaryFolder()
    for name in ["a/memo.txt", "b/Memo.txt", "x.txt"] { try folder.write(name, "x") }
    let table = try folder.write("meta.csv", "file\nB/memo.txt\nC:\\x.txt\nnowhere.txt\n")
    var use = KnowledgeUse(Knowledge(table: try MetadataTable(path: table)))
    for name in ["a/memo.txt", "b/Memo.txt", "x.txt"] {
      let path = "\(folder.path)/\(name)"
      use.note(path: path, id: path, nil, notes: [])
    }
    let found = use.nearMisses.map { [$0.row, String($0.document.dropFirst(folder.path.count + 1))] }
    #expect(found == [["B/memo.txt", "b/Memo.txt"], ["C:\\x.txt", "x.txt"]])
  }

  /// Tables from several folders may have rows that are written alike: the documents then decide the order.
  @Test func nearMissesWrittenAlikeAreInOrder() throws {
    let folder = try TemporaryFolder()
    let names = (1...9).map { "\($0)/memo.txt" }
    var tables: [String] = []
    for name in names {
      try folder.write(name, "x")
      tables.append(try folder.write("\(name.prefix(1))/meta.csv", "file\nMemo.txt\n"))
    }
    var use = KnowledgeUse(Knowledge(table: try MetadataTable(paths: tables)))
    for name in names.reversed() {
      let path = "\(folder.path)/\(name)"
      use.note(path: path, id: path, nil, notes: [])
    }
    #expect(use.nearMisses.map(\.row) == names.map { _ in "Memo.txt" })
    #expect(use.nearMisses.map(\.document) == names.map { "\(folder.path)/\($0)" })
  }

  @Test(arguments: ["name\nx\n", "file,a\nx.txt,1\nx.txt,2\n", "file\n\"x\n", "file,a\n,1\n"])
  func anUnsoundMetadataFileIsNamedWithItsLine(_ text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("meta.csv", text)
    let fault = #expect(throws: FileFault.self) { try MetadataTable(path: path) }
    #expect(fault?.path == path)
    #expect(fault?.line != nil)
  }

  /// Words of every length, so that some cross the boundaries of what is examined at once.
  @Test func fingerprintsOfPartsUniteToThatOfTheWhole() {
    let words = (1...90).map {
      String(repeating: "é", count: $0 % 13) + String(repeating: "x", count: $0 * $0 % 97) + "y"
    }
    let whole = Fingerprint.of(words.joined(separator: " "))
    for cut in 0...words.count {
      var united = Fingerprint()
      for part in [words[..<cut], words[cut...]] {
        let text = part.joined(separator: "\t\n")
        united.add(Fingerprint(text, [ByteSpan(0, text.utf8.count)]))
      }
      #expect(united.value == whole)
    }
    #expect(Set(words.map { Fingerprint.of($0) }).count == Set(words).count)
  }

  /// White space of every kind and length, within what is examined at once and across its boundaries.
  @Test func fingerprintsTakeAllWhiteSpaceForOneGap() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<300 {
      var (text, words) = ("", [String]())
      for _ in 0..<Int.random(in: 0...120, using: &random) {
        words.append(String(repeating: "né", count: Int.random(in: 1...5, using: &random)))
        let gaps = [" ", "\t", "\n", "\u{0B}", "\u{0C}", "\r"]
        let most = Int.random(in: 0..<20, using: &random) == 0 ? 150 : 3
        let gap = (0..<Int.random(in: 1...most, using: &random)).map { _ in gaps.randomElement(using: &random) ?? " " }
        text += words[words.count - 1] + gap.joined()
      }
      #expect(Fingerprint.of(text) == Fingerprint.of(words.joined(separator: " ")))
    }
  }

  @Test func fingerprintsSeeWordsAndNotWhiteSpace() {
    #expect(Fingerprint.of("a b\n c ") == Fingerprint.of(" a  b c"))
    #expect(Fingerprint.of("a b") != Fingerprint.of("ab"))
    #expect(Fingerprint.of("") == 0)
    #expect(Fingerprint.of("a b") != Fingerprint.of("b a"))
  }
}

extension Fingerprint {
  /// The digest of a text.
  fileprivate static func of(_ text: String) -> UInt64 {
    Fingerprint(text, [ByteSpan(0, text.utf8.count)]).value
  }
}
