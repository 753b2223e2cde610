import TestSupport
import Testing
import Text

@testable import Extraction

/// Blocks that programs insert into mails: what is marked in a text is such a block.
@Suite struct MailBlockTests {
  private static let rule = String(repeating: "_", count: 40)

  /// The stretches of a text that are nobody's words for a given reason.
  private func blocks(_ text: String, _ why: String) throws -> [String] {
    let result = try Extractor().extract(text, format: .text)
    return result.voices.filter { $0.why == why }.map { result.slice($0.span) }
  }

  private func expect(_ template: String, _ why: String) throws {
    let marked = MarkedText("We will do it, all of us.\n\n" + template + "\n\nWe go on, and so do I.\n")
    let bytes = Array(marked.text.utf8)
    let expected = marked.spans.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    func words(_ texts: [String]) -> [Substring] {
      texts.joined(separator: " ").split { $0.isWhitespace }.filter { !$0.allSatisfy { "_-=#".contains($0) } }
    }
    for text in [marked.text, marked.text.replacing("\n", with: "\r\n")] {
      #expect(words(try blocks(text, why)) == words(expected), "\(template)")
    }
  }

  @Test(arguments: [
    "\(rule)\n⟦Board mailing list\nBoard@lists.example.org\nhttps://lists.example.org/mailman/listinfo/board⟧",
    "\(rule)\n\n⟦Board mailing list -- board@example.org\nTo unsubscribe send an email to board-leave@example.org⟧",
    "⟦You received this message because you are subscribed to the Google\nGroups \"Board\" group.\nTo unsubscribe from it, "
      + "send an\nemail to board+unsubscribe@example.org.\nTo view this discussion on the web visit\n"
      + "https://groups.example.org/d/board⟧",
    "-----------\n⟦To unsubscribe, e-mail: board-unsubscribe@example.org\nFor additional commands, e-mail: help@example.org⟧",
    "########\n\n⟦To unsubscribe from the BOARD list, click the following link:\n\nhttp://lists.example.org/wa?SUBED1=BOARD⟧",
    "-=-=-=-=-=-\n⟦Groups.io Links: You receive all messages sent to this group.\nMute This Topic: https://example.org/mt/1\n"
      + "Unsubscribe: https://example.org/unsub [bo@example.org]⟧\n-=-=-=-=-=-",
    "⟦You are receiving this email because you signed up at www.example.org.⟧",
    "⟦Sie erhalten diese E-Mail, weil Sie den Brief abonniert haben: www.example.org⟧",
  ])
  func findsFootersOfLists(template: String) throws { try expect(template, "footer of a mailing list") }

  @Test(
    "What is said of lists, and other paragraphs below rules",
    arguments: [
      "To unsubscribe from the hate around us is what I ask of you.",
      "To stop receiving insults we left the mailing list, and I am glad of it.\n\nWe know, at www.example.org and here.",
      "You are receiving this letter because you matter to us. Write to me at jane@example.org.",
      "You are subscribed to our view of the world, whether you like it or not.",
      "\(rule)\nOur mailing list grew by a third.\nWe thank you all for it: board@example.org",
      "\(rule)\nOur plan\nhttps://example.org", "\(rule)\nOur mailing list\nand what we do with it",
      "Board mailing list\nboard@example.org",
      "Unsubscribe: www.example.org\n" + (1...12).map { "House \($0)\n" }.joined(),
    ])
  func keepsOtherParagraphs(template: String) throws { try expect(template, "footer of a mailing list") }

  @Test(arguments: [
    "⟦Jane Roe is inviting you to a scheduled Zoom meeting.\n\nTopic: Our board\nTime: Mar 4, 2021 09:00 AM London\n\n"
      + "Join Zoom Meeting\nhttps://zoom.example/j/123456789?pwd=abc\n\nMeeting ID: 123 4567 8901\nPasscode: 123456\n"
      + "One tap mobile\n+13017158592,,12345678901#,,,,*123456# US (Washington DC)\n\n---\n\nDial by your location\n"
      + "• +1 301 715 8592 US (Washington DC)\n        +1 312 626 6799 US (Chicago)\n\nJoin by H.323\n162.255.37.11 (US West)⟧",
    "\(rule)\n⟦Microsoft Teams meeting\nJoin on your computer, mobile app or room device\nClick here to join the meeting\n"
      + "Meeting ID: 123 456 789 01\nPasscode: AbCdEf\nDownload Teams | Join on the web\nOr call in (audio only)\n"
      + "+44 20 7946 0123,,123456789#   United Kingdom, London\nFind a local number | Reset PIN\nLearn More | Meeting options⟧\n"
      + rule,
    "⟦Microsoft Teams Need help?<https://aka.example/help>\nJoin the meeting now<https://teams.example/l/"
      + String(repeating: "a", count: 400) + ">\nMeeting ID: 123 456 789 012\n\(rule)\nDial in by phone\n"
      + "+1 323-555-0100,,123456789#<tel:+13235550100> United States, Los Angeles\nTenant key: acme@m.example.com\n"
      + "For organizers: Meeting options<https://x.example> | Reset dial-in PIN<https://y.example>⟧",
    "⟦Join with Google Meet\nhttps://meet.example.com/abc-defg-hij\nOr dial: (US) +1 323-555-0100 PIN: 123456789#\n"
      + "More phone numbers: https://tel.example/abc?pin=123⟧",
    "⟦-- Do not delete or change any of the following text. --\n\nWhen it's time, join your Webex meeting here.\n\n"
      + "More ways to join:\n\nJoin by meeting number\nMeeting number (access code): 123 456 7890\n"
      + "Meeting password: abc123\n\nYou can also dial 173.243.2.68 and enter your meeting number.⟧",
    "⟦Zoom-Meeting beitreten\nhttps://zoom.example/j/123456789\n\nMeeting-ID: 123 4567 8901\nKenncode: 123456⟧",
  ])
  func findsHowMeetingsAreJoined(template: String) throws { try expect(template, "how to join a meeting") }

  @Test(
    "What is said of meetings",
    arguments: [
      "Join the meeting now. We need you.\nhttps://example.org",
      "Microsoft Teams\n\nWe chose it in 2021-2022 for all of us.",
      "Microsoft Teams is how we work together.\n\nAnd our plan is at www.example.org for all of you to read.",
      "Topic: our pay\nTime: 9:00\n\nWe will hear you.\n\nhttps://example.org/pay",
      "Password: we are many\n\njane@example.org", "Learn more\n\nwww.example.org\n\nMore info: 01632 960 001",
      "Join meeting rooms and halls\n\nOur halls are open, and we thank you.",
    ])
  func keepsWhatIsSaid(template: String) throws { try expect(template, "how to join a meeting") }

  /// What is around such a block counts as the author's words, also below it.
  @Test func numbersOfMeetingsAreNoHeadOfAMail() throws {
    let block = "Meeting ID: 123 4567 8901\nPasscode: 2021\nTenant key: acme@m.example.com"
    let result = try Extractor().extract("We go.\n\n\(block)\n\nSo do I.\n", format: .text)
    #expect(result.authorText == "We go. / So do I.")
  }
}
