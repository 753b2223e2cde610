import Extraction
import Testing
import Text

@Suite struct MailTests {
  private func read(_ text: String) throws -> ExtractedText { try Extractor().extract(text, format: .text) }

  @Test func partsAReplyFromWhatItQuotes() throws {
    let result = try read(
      "We will do it.\n\n-- \nJane\n\nOn Mon, 3 Feb 2020 at 09:12, John Doe\n<john@example.org> wrote:\n> I want my car.\n> > And I mine.\n>\n> Now.\n\nYours first.\n"
    )
    #expect(result.authorText == "We will do it. / Yours first.")
    let replies = result.voices.filter { $0.voice == .reply }.map { result.slice($0.span.start, $0.span.end) }
    #expect(foldedWords(replies.joined(separator: " ")) == foldedWords("I want my car. And I mine. Now."))
    #expect(!result.text.contains(">  "))
  }

  @Test func readsAMailBelowTheLineOfAMailbox() throws {
    let envelope = "From a@example.org Mon Jan 16 09:30:00 2023\n"
    let mail = "From: Ann Lee <a@example.org>\nTo: all@example.org\nSubject: The quarter\n\nWe won the quarter.\n"
    let result = try read(envelope + mail)
    #expect(result.metadata.author == "Ann Lee")
    #expect(result.authorText == "We won the quarter.")
    #expect(try read("From a@example.org we heard on Monday 2023.\n\nWe won.\n").authorText.hasPrefix("From a@"))
  }

  @Test(arguments: [
    "This e-mail is confidential and intended for the addressee only. We scan all of it.",
    "If you have received this message\nin error, please tell us.", "We accept no responsibility for any loss.",
  ])
  func passesNotices(notice: String) throws {
    let signature = "-- \n" + (1...11).map { "Street \($0)\n" }.joined()
    for closing in ["Kind regards,\nJane Roe", "Thanks, Jane", signature] {
      let mail = "We will do it.\n\n\(closing)\n\n\(notice)\n\nOn Mon, 3 Feb 2020, John wrote:\n> We want it.\n"
      let result = try read(mail)
      #expect(!result.authorText.contains(notice.prefix(12)) && result.authorText.hasPrefix("We will do it."))
      #expect(result.voices.contains { $0.voice == .document && $0.why == "legal notice under a mail" }, "\(closing)")
    }
    #expect(try read("We will do it.\n\n\(notice)\n").voices.isEmpty)
  }

  @Test func keepsWhatIsSaidBelowAClosing() throws {
    let text = "We did it.\n\nKind regards,\nJane\n\nP.S. I feel privileged to work with you; keep this confidential.\n"
    #expect(try read(text).voices.isEmpty)
    #expect(try read("We plan.\n\nBest practices\n\nWe accept no liability for gossip.\n").voices.isEmpty)
  }

  @Test(arguments: [
    "-----Original Message-----\nFrom: John Doe\nSent: Monday, February 3, 2020 9:12 AM\nTo: All\nSubject: car\n\n",
    "-----Mensaje original-----\nDe: \"Juan\" <j@example.org>\nEnviado: lunes 3 de febrero de 2020 14:53\nPara: Ana\nAsunto: coche\n\n",
    "Begin forwarded message:\n\nFrom: John Doe <j@example.org>\nDate: 3 February 2020\nTo: Jane\n\n",
    "________________________________\nFrom: John Doe\nSent: Monday, February 3, 2020\nTo: All\nSubject: car\n\n",
    "---- On Mon, 3 Feb 2020 09:12:00 +0000 John Doe wrote ----\n\n",
    "Am 03.02.2020 um 09:12 schrieb John Doe <j@example.org>:\n\n",
    "Le lun. 3 févr. 2020 à 09:12, Jean <j@example.org> a écrit :\n\n",
  ])
  func partsUnquotedMail(head: String) throws {
    let result = try read("We agree\n\n" + head + "I want my car.\n\nI want it now.\n")
    #expect(result.authorText == "We agree")
    #expect(result.voiceTexts.contains { $0.hasPrefix("reply: ") && $0.contains("my car") && $0.contains("now.") })
  }

  /// The line below an attribution begins no head: that says nothing of lines above it.
  @Test func findsAHeadAboveAnAttribution() throws {
    let result = try read(
      """
      We agree.

      From: John Doe <j@example.org>
      Date: 3 February 2020
      Subject: car

      I want my car.

      On Mon, 3 Feb 2020, Jane Roe <jane@example.org> wrote:
      We promised it: here
      it is and there
      it stays.
      """)
    #expect(result.authorText == "We agree.")
  }

  @Test func readsTheMailsOwnHead() throws {
    let result = try read(
      "From: Jane Roe <jane@example.org>\nTo: all@example.org\nSubject: Night shift\nDate: Mon, 3 Feb 2020 09:12:00 +0100\n\nWe will pay.\n"
    )
    #expect(result.metadata.authors == ["Jane Roe"])
    #expect(result.metadata.title == "Night shift")
    #expect(result.metadata.date == "2020-02-03")
    #expect(result.authorText == "We will pay.")
  }

  @Test(arguments: [
    "The agenda for Monday, 3 February 2020 at 9:00:\n\nWe talk about pay.\n",
    "Our aims:\n\nWe pay on time.\n\nTo: do better is the aim of us all.\n",
    "--- Introduction ---\n\nWe pay on time.\n",
  ])
  func doesNotTakeOrdinaryLinesForMail(text: String) throws {
    #expect(try read(text).voices.filter { $0.voice == .reply }.isEmpty)
  }
}
