import Extraction
import Scoring
import TestSupport
import Testing

@testable import Usward

/// Records whose fields have other than the usual names.
@Suite struct FieldNamesTests {
  private func document(_ json: String, _ names: [String]) throws -> Document {
    try Record.document(json: Array(json.utf8)[...], path: "in.jsonl", line: 7, FieldNames(names))
  }

  /// The documents of a CSV file, whatever its name.
  private func documents(csv: String, _ names: [String]) throws -> [Fed] {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", csv)
    return Array(DocumentFeed([.path(path)], FeedOptions(names: try FieldNames(names))))
  }

  @Test func fieldsAreReadFromThoseNamed() throws {
    let json =
      #"{"Body": "We won.", "writer": {"Full": "A. B.", "age": 5}, "key": "k", "text": "not this", "town": "Lund"}"#
    let document = try document(json, ["text=body", "author = writer.full", "id=key"])
    #expect(document.id == "k")
    #expect(document.content == .text("We won.", .text))
    #expect(document.metadata.authors == ["A. B."])
    #expect(document.metadata.fields == ["town": "Lund", "writer": #"{"Full": "A. B.", "age": 5}"#])
  }

  @Test func anObjectThatHoldsTheTextIsNotKeptBesides() throws {
    let json = #"{"message": {"parts": {"body": "We won."}, "n": 1}, "n": 2}"#
    let document = try document(json, ["text=message.parts.body"])
    #expect(document.content == .text("We won.", .text))
    #expect(document.metadata.fields == ["n": "2"])
  }

  @Test func aNumberLeadsIntoAList() throws {
    let json = #"{"parts": [{"t": "We won."}, ["You won."]]}"#
    #expect(try document(json, ["text=parts.0.t"]).content == .text("We won.", .text))
    #expect(try document(json, ["text=Parts.1.0"]).content == .text("You won.", .text))
    for name in ["parts.2", "parts.-1", "parts.x", "parts.0.t.0"] {
      #expect(throws: DocumentFailure.self) { try document(json, ["text=\(name)"]) }
    }
  }

  /// Seconds and milliseconds from 1970 on, as numbers and as text; what may be a day as it stands is none of them.
  @Test(arguments: [
    ("1710407000.1", "2024-03-14"), ("1710407000123", "2024-03-14"), ("\"1710374400\"", "2024-03-14"),
    ("1709251199", "2024-02-29"), ("1709251200", "2024-03-01"), ("1.710407E9", "2024-03-14"), ("951782400", nil),
    ("2024031409", nil), ("20240314", "2024-03-14"), ("\"1710407000 s\"", nil), ("17104070001", nil),
  ])
  func aDateMayBeCountedFrom1970(written: String, date: String?) throws {
    #expect(try document("{\"text\": \"a\", \"ts\": \(written)}", ["date=ts"]).metadata.date == date)
    let row = written.filter { $0 != "\"" }
    let fed = try documents(csv: "text,ts\na,\(row)\n", ["date=ts"])
    #expect(fed.map { if case .document(let row) = $0 { row.metadata.date } else { "failed" } } == [date])
  }

  @Test func aFieldWithAFullStopInItsNameComesFirst() throws {
    let json = #"{"a": {"b": "in the object"}, "a.b": "by itself"}"#
    #expect(try document(json, ["text=a.b"]).content == .text("by itself", .text))
  }

  @Test func authorsBesidesThePersonNamedArePassedOver() throws {
    let json = #"{"text": "We won.", "authors": ["C. D."], "sender": "A. B."}"#
    #expect(try document(json, ["author=sender"]).metadata.authors == ["A. B."])
    #expect(try document(json, ["author=authors"]).metadata.authors == ["C. D."])
  }

  @Test func twoFieldsMayChangeTheirNames() throws {
    let json = #"{"text": "Us", "title": "We won."}"#
    let document = try document(json, ["text=title", "title=text"])
    #expect(document.content == .text("We won.", .text))
    #expect(document.metadata.title == "Us")
  }

  @Test func aRecordWithoutTheFieldIsAFailure() throws {
    let failure = #expect(throws: DocumentFailure.self) { try document(#"{"text": "We won."}"#, ["text=body"]) }
    #expect(failure?.message == "has no \"body\"; there is text")
  }

  @Test func columnsAreReadFromThoseNamed() throws {
    let fed = try documents(csv: "nr,Body,text,sender\n1,We won.,not this,A. B.\n", ["text=body", "author=sender"])
    guard case .document(let document)? = fed.first else {
      Issue.record("no document")
      return
    }
    #expect(fed.count == 1)
    #expect(document.content == .text("We won.", .text))
    #expect(document.metadata.authors == ["A. B."])
    #expect(document.metadata.fields == ["nr": "1"])
  }

  @Test(arguments: [
    ("nr,body\n", ["text=Boby"], "no column is named Boby; there are nr, body"),
    (",body\n", [], "no column is named text or html; there are body; name the one that holds the text"),
    (
      "id|text\n", [],
      "no column is named text or html; there are id|text (a comma, semicolon or tab would separate columns); "
        + "name the one that holds the text"
    ),
  ])
  func aColumnThatIsMissingIsNamed(csv: String, names: [String], message: String) throws {
    guard case .failed(let failure)? = try documents(csv: csv, names).first else {
      Issue.record("no failure")
      return
    }
    #expect(failure.message == message)
    #expect(failure.line == 1)
  }

  @Test(arguments: [
    (#"{"text": null, "html": null}"#, [], #"has no text: "text" is null"#),
    (#"{"Body": null, "text": "a"}"#, ["text=body"], #"has no text: "Body" is null"#),
    (
      #"{"note": "a"}"#, [],
      #"has neither "text" nor "html"; there is note; name the field that holds the text"#
    ),
  ])
  func aRecordIsToldWhatItLacks(json: String, names: [String], message: String) {
    let failure = #expect(throws: DocumentFailure.self) { try document(json, names) }
    #expect(failure?.message == message)
  }

  @Test(arguments: [
    (["text"], "\"text\" is not a pair such as text=body"), (["=body"], "\"=body\" is not a pair such as text=body"),
    (["text= "], "\"text= \" is not a pair such as text=body"), (["text=a", "Text=b"], "\"text\" is named twice"),
    (
      ["words=a"],
      "there is no field \"words\"; there are text, html, id, author, date, title, genre, language, site, voices"
    ),
  ])
  func namesThatAreNoneAreRefused(written: [String], message: String) {
    #expect(throws: ChoiceFault(message: message)) { try FieldNames(written) }
  }
}
