import Extraction
import Scoring
import TestSupport
import Testing

@testable import Usward

/// Records whose fields have other names.
@Suite struct FieldNamesTests {
  private func document(_ json: String, _ names: [String]) throws -> Document {
    try Record.document(json: Array(json.utf8)[...], path: "in.jsonl", line: 7, FieldNames(names))
  }

  /// The documents of a CSV, read whatever it is called.
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
    #expect(failure?.message == "has no \"body\"")
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
    (",body\n", [], "no column is named text or html; there are body; --map text=NAME says which is the text"),
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
    (["text"], "\"text\" is not a pair such as text=body"), (["=body"], "\"=body\" is not a pair such as text=body"),
    (["text= "], "\"text= \" is not a pair such as text=body"), (["text=a", "Text=b"], "\"text\" is named twice"),
    (
      ["words=a"],
      "there is no field \"words\"; there are text, html, id, author, date, title, genre, language, site, voices"
    ),
  ])
  func namesThatAreNoneAreRefused(written: [String], message: String) {
    #expect(throws: FieldNames.Fault(message: message)) { try FieldNames(written) }
  }
}
