import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

@testable import Usward

@Suite struct RecordTests {
  private func document(_ json: String) throws -> Document {
    try Record.document(json: Array(json.utf8)[...], path: "in.jsonl", line: 7)
  }

  @Test func namesWhatTheInterfaceNames() throws {
    let json = #"""
      {"id": "x", "text": "Hé\u0301 \ud83d\ude00\n", "author": "A. B.", "date": "February 27 1979", "title": null,
       "voices": "all", "town": "Lund", "n": 1.50, "tags": ["a", 2]}
      """#
    let document = try document(json)
    #expect(document.id == "x")
    #expect(
      document.content == .text("He\u{301}\u{301} 😀\n", .text) || document.content == .text("Hé\u{301} 😀\n", .text))
    #expect(document.voices == .all)
    #expect(document.metadata.authors == ["A. B."])
    #expect(document.metadata.date == "1979-02-27")
    #expect(document.metadata.title == nil)
    #expect(document.metadata.fields == ["town": "Lund", "n": "1.50", "tags": #"["a", 2]"#])
  }

  @Test func withoutAnIDItIsKnownByItsLine() throws {
    #expect(try document(#"{"html": "<p>Hi"}"#).id == "in.jsonl:7")
  }

  @Test(arguments: [
    #"{"text": "a""#, #"{"text": 5}"#, #"{"title": "a"}"#, "[1]", "nonsense", #"{"text": "a", "voices": "none"}"#,
    #"{"text": "a"} x"#, #"{"text": "\q"}"#, "{\"text\": \"a\u{1}\"}", #"{"text": "\u+041"}"#, #"{"text": "\u00"}"#,
    #"{"text": "\u٠٠٤١"}"#,
  ])
  func aBadLineIsAFailureWithItsLine(_ json: String) {
    let failure = #expect(throws: DocumentFailure.self) { try document(json) }
    #expect(failure?.kind == .badJSON)
    #expect(failure?.line == 7)
  }

  /// In a line of megabytes, the position of the byte is wanted, not that of the string.
  @Test func theFirstByteThatIsNotUTF8IsNamed() {
    let front = Array(#"{"text": "Café \n \u00e9 and "#.utf8)
    for unsound in [[0xFF], [0xE9, 0x20], [0xE2, 0x82]] as [[UInt8]] {
      let failure = #expect(throws: DocumentFailure.self) {
        try Record.document(json: (front + unsound + Array(#" more"}"#.utf8))[...], path: "in.jsonl", line: 7)
      }
      #expect(
        failure?.message
          == "a string is not UTF-8, at byte \(front.count + 1) of the line; name its encoding")
    }
  }

  @Test(arguments: [
    "0x10", "-inf", "-nan", "01", "-", "1.", "-.5", "1e", "1e+", "1.e1", "0e1x", "+1", "--1", "1_0", "0b1", "TRUE",
  ])
  func whatIsNoNumberOfJSONIsRefused(_ written: String) {
    #expect(throws: DocumentFailure.self) { try document("{\"text\": \"a\", \"n\": \(written)}") }
  }

  @Test(arguments: ["0", "-0", "10", "-1.50", "0.5e-7", "1E+10", "123456789012345678901234567890", "true"])
  func numbersStayAsTheyAreWritten(_ written: String) throws {
    #expect(try document("{\"text\": \"a\", \"n\": \(written)}").metadata.fields["n"] == written)
  }

  @Test func ofTextAndHTMLTheTextIsRead() throws {
    for json in [#"{"text": "a", "html": "b"}"#, #"{"html": "b", "text": "a"}"#] {
      #expect(try document(json).content == .text("a", .text))
      #expect(try document(json.replacing("\"a\"", with: "\" \"")).content == .text("b", .html))
    }
    let folder = try TemporaryFolder()
    let rows = try folder.write("a.csv", "text,html\na,b\n,b\n") + "\n" + folder.write("b.csv", "html,text\nb,a\nb, \n")
    for path in rows.split(separator: "\n") {
      let contents = DocumentFeed([.path(String(path))], FeedOptions()).map { fed -> Document.Content? in
        if case .document(let document) = fed { document.content } else { nil }
      }
      #expect(contents == [.text("a", .text), .text("b", .html)], "\(path)")
    }
  }

  @Test func fieldsMayComeInAnyOrder() throws {
    let orders = [#""year": 2020, "date": "02/03/2020""#, #""date": "02/03/2020", "year": 2020"#]
    let read = try orders.map { try document("{\"text\": \"a\", \($0)}").metadata }
    #expect(read[0] == read[1] && read[0].date == "2020")
    #expect(read[0].unreadDate == "02/03/2020")
    #expect(try document(#"{"text": "a", "year": 2020, "date": "2020-03-02"}"#).metadata.unreadDate == nil)
  }

  /// pandas writes a column of whole numbers this way if some are missing.
  @Test(arguments: [
    ("2020.0", "2020", nil), ("\"2020.0\"", "2020", nil), ("99", nil, "99"), ("2020.5", nil, "2020.5"),
    ("null", nil, nil),
  ])
  func aYearIsADateOrSaidToBeNone(written: String, date: String?, unread: String?) throws {
    let read = try document("{\"text\": \"a\", \"Year\": \(written)}").metadata
    #expect(read.date == date && read.unreadDate == unread)
    let dated = try document("{\"text\": \"a\", \"year\": \(written), \"date\": \"2020-03-02\"}").metadata
    #expect(dated.date == "2020-03-02" && dated.unreadDate == nil)
  }

  @Test func namesOfAListAreTakenAsThoseOfAString() throws {
    let list = try document(#"{"text": "a", "authors": [" Ann Lee ", "", "Bo"]}"#).metadata
    #expect(list.authors == ["Ann Lee", "Bo"])
    #expect(list.sources == ["author": "record"])
    #expect(try document(#"{"text": "a", "authors": " Ann Lee ;; Bo"}"#).metadata == list)
  }

  @Test func ofFieldsOfOneNameTheLastHolds() throws {
    let read = try document(
      #"{"text": "a", "text": "b", "id": "x", "id": "y", "author": "Ann", "Author": {"name": "Bo"}, "n": 1, "n": 2}"#)
    #expect(read.content == .text("b", .text) && read.id == "y")
    #expect(read.metadata.authors == ["Bo"] && read.metadata.fields["n"] == "2")
    #expect(try document(#"{"text": "a", "author": "Ann", "authors": ["Bo"]}"#).metadata.authors == ["Bo"])
    #expect(try document(#"{"text": "a", "id": "x", "ID": null}"#).id == "x")
  }

  @Test(arguments: ["{", "{\"text\": \"We", "{\"text\":"])
  func anObjectThatGoesOnInTheNextLineIsSaidToDoSo(line: String) {
    let failure = #expect(throws: DocumentFailure.self) { try document(line) }
    #expect(
      failure?.message.hasSuffix("; write each object on one line (jq -c .)") == true, "\(failure?.message ?? "")")
  }

  @Test func nestingIsBounded() {
    let deep = "{\"text\": \"a\", \"x\": " + String(repeating: "[", count: 100_000)
    #expect(throws: DocumentFailure.self) { try document(deep) }
  }

  @Test func aStrayHalfOfASurrogatePairIsReplaced() throws {
    #expect(try document(#"{"text": "a\ud83dz"}"#).content == .text("a\u{FFFD}z", .text))
  }
}

/// The figures that records state about themselves are limited, and a record's id is read before they are checked.
@Suite struct RecordBoundTests {
  @Test(arguments: ["9223372036854775807", "4503599627370496", "-1", "1.5", "\"3\"", "1e3"])
  func aCountPastAllBoundsIsAFailure(written: String) {
    let json = #"{"text": "We won.", "voices": [], "replaced_bytes": \#(written), "id": "r1"}"#
    let failure = #expect(throws: DocumentFailure.self) {
      try Record.document(json: Array(json.utf8)[...], path: "in.jsonl", line: 7)
    }
    #expect(failure?.id == "r1")
    #expect(failure?.message == "\"replaced_bytes\" is not a whole number from 0 to 4503599627370495")
  }

  @Test func numbersAreReadAsTheyAreWritten() {
    for (written, number) in [("0", 0), ("-0", 0), ("4503599627370495", 1 << 52 - 1), ("-7", -7)] {
      #expect(JSONValue.literal(written).integer == number)
      #expect(JSONValue.literal(written).count == (number < 0 ? nil : number))
    }
    for value in [JSONValue.literal("4503599627370496"), .literal("true"), .literal("1.0"), .string("1"), .null] {
      #expect(value.integer == nil && value.count == nil)
    }
  }

  @Test(arguments: ["id,text,voices\nr1,We won.,nobody", "text,voices,id\nWe won.,nobody,r1", "Voices,ID,text\nx,r1,"])
  func aBadRowKeepsItsID(text: String) throws {
    let folder = try TemporaryFolder()
    var reader = try CSVReader(LineReader(OpenFile(try folder.write("a.csv", text))))
    let row = try #require(try reader.next())
    let failure = #expect(throws: DocumentFailure.self) {
      try Record.document(row: row, header: reader.header, path: "a.csv")
    }
    #expect(failure?.id == "r1" && failure?.line == 2)
  }
}

@Suite struct CSVReaderTests {
  private func rows(_ text: String) throws -> [[String]] {
    let folder = try TemporaryFolder()
    var reader = try CSVReader(LineReader(OpenFile(try folder.write("a.csv", text))))
    var rows = [reader.header]
    while let row = try reader.next() { rows.append(row.fields) }
    return rows
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\r\n1,\"x\r\n\"\"y\"\"\"\r\n", [["a", "b"], ["1", "x\n\"y\""]]),
    ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\n\n,\t\"\"\n", [["a", "b"], [",", ""]]),
    // CR alone ends lines where it ends the first, and CR CR LF is one end more than is needed.
    ("a,b\r1,\"x\ny\"\r\r3,\"\r\"", [["a", "b"], ["1", "x\ny"], ["3", "\n"]]),
    ("\"a\rb\",c\n1,2\n", [["a\rb", "c"], ["1", "2"]]), ("a\r", [["a"]]),
  ])
  func readsRows(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(arguments: ["text,id\r\r\nWe won.,r1\r\r\nWe lost.,r2\r\r\n", "text,id\rWe won.,r1\rWe lost.,r2"])
  func noRowIsLostByItsLineEnd(text: String) throws {
    let folder = try TemporaryFolder()
    let read = DocumentFeed([.path(try folder.write("a.csv", text))], FeedOptions()).map { fed -> String in
      if case .document(let document) = fed { document.id.trimmed } else { "failed" }
    }
    #expect(read == ["r1", "r2"])
  }

  @Test(arguments: [
    ("a,b\n1\n", 2), ("a,b\n1,\"2\n3\n", 2), ("a,b\n1,\"2\"x\n", 2), ("a,b\n1,\"2\n\"x\n", 3),
    ("a,a\n1,2\n", 1), ("", 1),
    ("Text,text\n1,2\n", 1),
  ])
  func namesTheLineOfAFault(text: String, line: Int) {
    let fault = #expect(throws: ReadingFault.self) { try rows(text) }
    #expect(fault?.fault(of: "a").line == line)
  }

  @Test func aDateThatCannotBeReadIsKeptAsWritten() {
    var metadata = Metadata()
    metadata.set("date", to: "02/03/2020", from: "record")
    #expect(metadata.date == nil)
    #expect(metadata.fields["date"] == "02/03/2020")
  }
}

/// What is known about a document from other sources than the document.
@Suite struct KnownAuthorTests {
  @Test(arguments: [("Ann Reed", 5), ("Bo Marsh", 4), (nil, 5)])
  func tellsWhoseTurnsAreTheAuthors(author: String?, words: Int) async throws {
    let text = "REED: We built it together.\n\nMARSH: I built it.\n\nREED: Yes.\n\nMARSH: No.\n"
    let name = author.map { ", \"author\": \"\($0)\"" } ?? ""
    let line =
      "{\"text\": \"\(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n"))\"\(name)}"
    let document = try Record.document(json: Array(line.utf8)[...], path: "talk.jsonl", line: 1)
    var pipeline = Pipeline(lexicon: try Lexicon(LexiconFile.language))
    #expect(try await pipeline.score(document).score.words == words)
  }
}
