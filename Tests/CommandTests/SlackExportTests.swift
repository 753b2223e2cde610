import TestSupport
import Testing

@Suite struct SlackExportTests {
  /// Messages of Slack's export are read as they are, those of the program and of pictures without words.
  @Test func anExportOfSlackIsRead() throws {
    let own = #""type": "message", "user": "U1", "ts": "1700000000.000100""#
    let profile = #""user_profile": {"real_name": "Jane Roe"}"#
    let messages = [
      #"{"text": "We moved, <@U2>.", \#(own), \#(profile)}"#,
      #"{"text": "<@U2> has joined the channel", "subtype": "channel_join", \#(own)}"#,
      #"{"text": "", "files": [{"id": "F1"}], \#(own)}"#,
    ]
    let run = try CommandRun(
      ["score", "--format", "csv", "--fields", "author,date,words,other_voice_words"],
      input: "[\n    " + messages.joined(separator: ",\n    ") + "\n]\n")
    let rows = run.output.split(separator: "\n").dropFirst()
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let expected = ["stdin:1,Jane Roe,2023-11-14,2,0,", "stdin:2,,2023-11-14,0,4,", "stdin:3,,2023-11-14,0,0,"]
    #expect(rows.count == 3 && zip(rows, expected).allSatisfy { $0.hasPrefix($1) }, "\(run.output)")
  }
}
