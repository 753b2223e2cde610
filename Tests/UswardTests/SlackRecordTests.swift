import Extraction
import Testing

@testable import Usward

/// Messages of Slack's export are known by their type and the time that identifies them, and by nothing else.
@Suite struct SlackRecordTests {
  private static let profile = #""user_profile": {"real_name": "Jane Roe", "display_name": "jane"}"#
  private static let own = #""type": "message", "user": "U1", "ts": "1700000000.000100""#

  private func read(_ json: String) throws -> ReadDocument {
    let content = Document.Content.json(Array(json.utf8)[...], line: 1)
    return try Pipeline().read(Document(id: "a:1", path: "a", content: content, line: 1))
  }

  @Test func aMessageHasItsWriterAndDay() throws {
    let read = try read(#"{"text": "Thanks <@U2> &amp; all", \#(Self.own), \#(Self.profile)}"#)
    #expect(read.extracted.text == "Thanks @U2 & all")
    #expect(read.extracted.metadata.authors == ["Jane Roe"] && read.extracted.metadata.date == "2023-11-14")
    #expect(read.extracted.metadata.fields["ts"] == "1700000000.000100")
    let shown = try self.read(
      #"{"text": "We won", \#(Self.own), "user_profile": {"real_name": " ", "display_name": "jane"}}"#)
    #expect(shown.extracted.metadata.authors == ["jane"])
  }

  @Test func whatTheRecordSaysItselfStays() throws {
    let read = try read(
      #"{"text": "We won", "author": "Bo Poe", "date": "2024-02-01", \#(Self.own), \#(Self.profile)}"#)
    #expect(read.extracted.metadata.authors == ["Bo Poe"] && read.extracted.metadata.date == "2024-02-01")
    #expect(try self.read(#"{"text": "We won", \#(Self.own)}"#).extracted.metadata.authors.isEmpty)
  }

  @Test(arguments: [
    #""type": "message""#, #""ts": "1700000000.000100""#, #""type": "note", "ts": "1700000000.000100""#,
    #""type": "message", "ts": 1700000000.000100"#, #""type": "message", "ts": "1700000000""#,
    #""type": "message", "ts": "1700000000.0001""#, #""type": "message", "ts": "17000000000.00010""#,
  ]) func otherRecordsKeepTheirTexts(fields: String) throws {
    let read = try read(#"{"text": "Thanks <@U2> &amp; all :tada:", \#(fields), \#(Self.profile)}"#)
    #expect(read.extracted.text == "Thanks <@U2> &amp; all :tada:")
    #expect(read.extracted.metadata.authors.isEmpty && read.extracted.metadata.date == nil)
  }
}
