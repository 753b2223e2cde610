import Extraction
import Testing
import Text

@Suite struct MailTests {
  @Test func partsAReplyFromWhatItQuotes() throws {
    let result = try read(
      "We will do it.\n\n-- \nJane\n\nOn Mon, 3 Feb 2020 at 09:12, John Doe\n<john@example.org> wrote:\n> I want my car.\n> > And I mine.\n>\n> Now.\n\nYours first.\n"
    )
    #expect(result.authorText == "We will do it. / Yours first.")
    let replies = result.voices.filter { $0.voice == .reply }.map { result.slice($0.span) }
    #expect(foldedWords(replies.joined(separator: " ")) == foldedWords("I want my car. And I mine. Now."))
    #expect(!result.text.contains(">  "))
  }

  private static let head =
    "Received: from a by b\nFrom: Ann Lee <a@example.org>\nTo: all@example.org\nSubject: Our plan\nMIME-Version: 1.0\n"
  private static let page =
    "<html><head><title>x</title></head><body><p>We built <b>this</b>.</p><div>We know.</div><p>I do.</p><p>We go.</p></body></html>"

  @Test(arguments: ["a.eml", "a.txt", "a"]) func readsAPageInAMail(name: String) throws {
    let type = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    let result = try Extractor().extract(Array((Self.head + type + Self.page).utf8), name: name)
    #expect(result.text.hasPrefix("We built this.") && result.authorText.hasSuffix("We go."))
    #expect(result.metadata.author == "Ann Lee" && result.metadata.title == "Our plan")
    #expect(result.sourceMap.position(of: 0).line == 9)
    #expect(result.notes.isEmpty)
  }

  /// Encoded words in a header are decoded; one that cannot be decoded is not a title, and the two signs in ordinary
  /// text do not make an encoded word.
  @Test(arguments: [
    ("=?utf-8?Q?Caf=C3=A9_plan?= for us", "Café plan for us"), ("=?ISO-8859-1?q?Caf=E9?=", "Café"),
    ("=?utf-8?B?UGxhbiBmw7xyIHVucw==?=", "Plan für uns"), ("=?utf-8?Q?a?= =?utf-8*en?b?Yg==?= c", "ab c"),
    ("=?klingon?Q?a?=", nil), ("=?utf-8?Q?=C3=28?=", nil), ("=?utf-8?B?(?=", nil),
    ("=?utf-8?Q?a=+5b?=", nil), ("=?utf-8?Q?a=?=", nil), ("=?utf-8?Q?a=5?=", nil), ("=?utf-8?Q?a_?=b", "a b"),
    ("What =? is this", "What =? is this"),
  ])
  func encodedWordsOfAHeadAreRead(subject: String, title: String?) throws {
    let head = "From: =?utf-8?Q?J=C3=BCrgen_Lee?= <j@example.org>\nTo: all@example.org\nSubject: \(subject)\n"
    let result = try read(head + "MIME-Version: 1.0\n\nWe won.\n")
    #expect(result.metadata.title == title && result.metadata.author == "Jürgen Lee")
  }

  /// A field too long for one line continues on the next, after white space; adjacent encoded words are joined without
  /// that white space.
  @Test(arguments: [
    ("A plan\n for us", "A plan for us"), ("A plan\n\tfor us\n and all", "A plan for us and all"),
    ("\n A plan", "A plan"),
    ("=?utf-8?Q?Caf=C3=A9?=\n =?utf-8?Q?_plan?=", "Café plan"),
  ])
  func longFieldsGoOnBelow(subject: String, title: String) throws {
    let to = "To: =?utf-8?Q?Caf=C3=A9?=\n staff <s@example.org>,\n all@example.org\n"
    let result = try read("From: Ann Lee <a@example.org>\n\(to)Subject: \(subject)\nMIME-Version: 1.0\n\nWe won.\n")
    #expect(result.metadata.title == title && result.authorText == "We won.")
    #expect(result.metadata.fields["to"] == "Café staff <s@example.org>, all@example.org")
  }

  /// That a head is a mail's may show only where a field goes on, or below it.
  @Test(arguments: [
    (
      "From: =?utf-8?Q?J=C3=BCrgen?=\n =?utf-8?Q?_Lee?= <j@example.org>\nTo: a@example.org\nSubject: A plan\n", "A plan"
    ),
    ("From: Jürgen Lee\n <j@example.org>\nTo: a@example.org\nSubject: A plan\n", "A plan"),
    (
      "Subject: A plan\n for us\nTo: a@example.org,\n b@example.org\nFrom: =?utf-8?Q?J=C3=BCrgen?= Lee <j@example.org>\n",
      "A plan for us"
    ),
  ])
  func firstFieldsOfAMailGoOnBelow(head: String, title: String) throws {
    let result = try read("\(head)\nWe won.\n")
    #expect(result.metadata.author == "Jürgen Lee" && result.metadata.title == title)
    #expect(result.authorText == "We won." && result.voices.map(\.voice) == [.document])
  }

  /// The body of a memo may begin right below its header, a little indented.
  @Test func aMemosBodyIsNoFieldThatGoesOn() throws {
    let result = try read("TO: All\nFROM: Ann Lee\nRE: Our plan\n We won it.\n Write to a@example.org.\n")
    #expect(result.metadata.title == "Our plan" && result.authorText.hasPrefix("We won it."))
    let duty = try read("TO: All\nFROM: Ann Lee\n      Director, a@example.org\nRE: Our plan\n\nWe won it.\n")
    #expect(duty.metadata.author == "Ann Lee" && duty.metadata.sources["author"] == "memo header")
  }

  /// A header may be as long as its list of recipients.
  @Test func aMailMayHaveHundredsOfReceivers() throws {
    let receivers = (1...300).map { "Reader \($0) <r\($0)@example.org>" }
    let to = "To: " + receivers.joined(separator: ",\n ") + "\n"
    let result = try read("From: Ann Lee <a@example.org>\n\(to)Subject: Our plan\nMIME-Version: 1.0\n\nWe won.\n")
    #expect(result.metadata.title == "Our plan" && result.authorText == "We won.")
    #expect(result.metadata.fields["to"] == receivers.joined(separator: ", "))
  }

  /// In a memo, the job title below a name is not part of it.
  @Test func dutiesStandBelowNames() throws {
    let result = try read("TO:   All\nFROM: Ann Lee\n      Director of Care\nRE:   Our plan\n\nWe won.\n")
    #expect(result.metadata.author == "Ann Lee" && result.metadata.title == "Our plan")
  }

  /// A surname before a single comma is put after the given name; a job title or a degree after a full name is left
  /// out.
  @Test(arguments: [
    ("\"Roe, Jane\" <j@example.org>", "Jane Roe"), ("Roe, Jane A. <j@example.org>", "Jane A. Roe"),
    ("\"van der Roe, Jan-Luc\" <j@example.org>", "Jan-Luc van der Roe"), ("Jane Roe, PhD <j@example.org>", "Jane Roe"),
    ("Jane Roe, Director <j@example.org>", "Jane Roe"), ("\"Roe, Jr.\" <j@example.org>", "Roe, Jr."),
    ("Roe, Jane, HR <j@example.org>", "Roe, Jane, HR"), ("Roe, HR <j@example.org>", "Roe, HR"),
    ("Roe, Director", "Roe, Director"),
  ])
  func aSurnameBeforeACommaStandsLast(field: String, author: String) throws {
    let result = try read("From: \(field)\nTo: all@example.org\nSubject: x\nMIME-Version: 1.0\n\nWe won.\n")
    #expect(result.metadata.author == author)
  }

  @Test(arguments: ["Message-ID: <a.1@example.org>", "Message-Id:\n <a.1@example.org>"])
  func theHeadSaysHowAMailIsKnown(field: String) throws {
    let result = try read("From: a@example.org\n\(field)\nTo: all@example.org\nSubject: x\n\nWe won.\n")
    #expect(result.metadata.fields["message_id"] == "a.1@example.org" && result.metadata.title == "x")
  }

  @Test(arguments: ["a.eml", "a.txt"]) func aMailOfTextIsNoPage(name: String) throws {
    let bytes = Array((Self.head + "Content-Type: text/plain\n\nWe wrote:\n" + Self.page).utf8)
    #expect(try Extractor().extract(bytes, name: name).voices.contains { $0.why == "mail header" })
  }

  @Test(arguments: [
    ("", "Content-Type: multipart/alternative\n", ExtractionNote.undecodedMail(.multipart)),
    ("", "Content-Type: multipart/alternative;\n boundary=x\n", .undecodedMail(.multipart)),
    ("", "Content-Transfer-Encoding: base64\nno field\n", .undecodedMail(.base64)),
    ("", "Content-Transfer-Encoding: Quoted-Printable\nno field\n", .undecodedMail(.quotedPrintable)),
    ("From a@example.org Mon Jan 16 09:30:00 2023\n", "", .mailbox),
  ])
  func notesWhatOfAMailIsNotRead(above: String, fields: String, expected: ExtractionNote) throws {
    let notes = try read(above + Self.head + fields + "\nWe go.\n").notes
    #expect(notes == [expected])
    #expect(try read(Self.head + "\nWe go.\n").notes.isEmpty)
  }

  @Test func saysThatASavedPageIsNotTakenApart() throws {
    let text =
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: The road\n"
      + "Date: Tue, 5 Mar 2024 09:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n\n"
      + "--x\n<html><body><div><p>We kept=\n it.</p><p>So.</p><p>Yes.</p></div></body></html>\n"
    let page = try Extractor().extract(Array(text.utf8), name: "a.mht")
    #expect(page.notes == [.savedPage])
    #expect(page.metadata.authors.isEmpty)
    #expect(page.metadata.title == "The road")
  }

  @Test func readsAMailBelowTheLineOfAMailbox() throws {
    let envelope = "From a@example.org Mon Jan 16 09:30:00 2023\n"
    let mail = "From: Ann Lee <a@example.org>\nTo: all@example.org\nSubject: The quarter\n\nWe won the quarter.\n"
    let result = try read(envelope + mail)
    #expect(result.metadata.author == "Ann Lee")
    #expect(result.authorText == "We won the quarter.")
    // A daemon has no address, and the date is as `asctime` writes it.
    #expect(try read("From MAILER-DAEMON Mon Jan 16 09:30:00 2023\n" + mail).notes == [.mailbox])
    #expect(try read("From a@example.org on 16 Jan 2023\n" + mail).notes.isEmpty)
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
    #expect(try read("We will do it.\n\n\(notice)\n").voices.isEmpty != notice.hasPrefix("This e-mail"))
  }

  /// Two phrases below words with which notices begin need no line that closes the mail.
  @Test(arguments: [
    ("This message is intended only for\nthe intended recipient.", true),
    ("The information in this e-mail is legally privileged. It is intended solely for you.", true),
    ("CONFIDENTIALITY NOTICE: This is legally privileged and intended solely for its addressee.", true),
    ("This message is intended only for those who want a fair deal.", false),
    ("We write that mails are legally privileged and intended solely for you.", false),
    ("It is ours.\nthis message is legally privileged and intended solely for you.", false),
  ])
  func passesNoticesWithoutAClosing(notice: String, isOne: Bool) throws {
    let result = try read("We will do it.\n\nJane\n\n\(notice)\n\nAnd we did.\n")
    #expect(result.voices.map(\.why) == (isOne ? ["legal notice under a mail"] : []))
    #expect(result.authorText.hasSuffix("And we did."))
  }

  private static let dashes = String(repeating: "-", count: 27)

  /// Everything below the line with which a mail program introduces a quoted mail is someone else's. A writer's own
  /// introduction of a quotation does not make all that follows someone else's.
  @Test(arguments: [
    ("On Mon, Apr 2, 2012 at 6:26 PM, Bo Poe wrote:", true), ("On 3 April 2012, Bo Poe wrote:", true),
    ("02/04/2012 Bo Poe wrote:", true), ("On Tuesday at 14:05, Bo Poe said:", true),
    ("In 2012, Bo <bo@example.org> said:", true), ("Am 02.04.2012 schrieb Bo Poe:", true),
    ("In March 2008 I joined the board. Our founder said:", false), ("In 2008, as our founder wrote:", false),
    ("Agenda for the talk @ noon on 4 May 2020:", false), ("4 May 2020, Bo Poe @ work @bo a@:", false),
    ("On July 3, 1776, John Adams wrote:", false), ("On 4 March 2008 our founder said:", false),
    ("--- On Wed, 3/4/09, Bo Poe <bo@example.org> wrote:", true), ("--- Bo Poe wrote:", true),
    ("--- In acme@example.org, \"bopoe\" <bo@...> wrote:", true), ("On 3/4/09, Bo Poe <bo@example.org> wrote:", true),
    ("--- El mié, 4/3/09, Bo Poe <bo@example.org> escribió:", true),
    ("---- Bo Poe <bo@example.org> wrote ----", true), ("Bo Poe wrote on 4/3/2009 9:12 AM:", true),
    ("Bo Poe <bo@example.org> wrote on 03/04/2009 09:12:33 AM:", true), ("Bo Poe <bo@example.org> writes:", true),
    ("Bo Poe <bo@example.org> hat am 04.03.2009 09:12 geschrieben:", true),
    ("Bo Poe <bo@example.org> ezt írta (időpont: 2009. márc. 4., Sze, 9:12):", true),
    ("W dniu 04.03.2009 o 09:12, Bo Poe pisze:", true), ("Pe 04.03.2009 09:12, Bo Poe a scris:", true),
    ("* Bo Poe <bo@example.org> [2009-03-04 09:12]:", true), (">>> Bo Poe <bo@example.org> 3/4/2009 9:12 AM >>>", true),
    ("On Wed, 3/4/09, Bo Poe, Head of the House\n<bo@example.org> wrote:", true),
    ("\(Self.dashes) Forwarded by Bo Poe/HOU/ACME on 03/04/2000 09:12 AM \(Self.dashes)---", true),
    ("Anfang der weitergeleiteten Nachricht:", true), ("Début du message réexpédié :", true),
    ("-----Reply message-----", true),
    ("Send your ideas by 4 March 2020 to bo@example.org:", false), ("Ideas of 3/4/09 <bo@example.org>:", false),
    ("As I wrote on 3 March 2020 at 9:12:", false), ("We wrote on 4/3/2009 9:00 AM:", false),
    ("Ann Lee said on Monday at 9:30:", false), ("I said on Monday at 9:30:", false), ("Ann Lee wrote:", false),
    ("Last week Ann Lee <ann@example.org> said:", false), ("- Ann Lee wrote:", false), ("--- What I wrote ---", false),
    ("Agenda for 3/4/2009, 9:00:", false), ("In version 1.2.30 we wrote:", false),
    ("On 9/11/01 our mayor wrote:", false),
    (">>> 9:12 AM and on", false), ("--- as forwarded by us all, and so on and on ---", false),
  ])
  func readsWhatIsQuotedWithoutMarks(line: String, isOfProgram: Bool) throws {
    let result = try read("We will do it.\n\n\(line)\n\nWe go on.\n\nAnd so we did.\n")
    #expect(result.authorText.contains("We go on.") != isOfProgram)
    #expect((result.authorText == "We will do it.") == isOfProgram, "\(result.authorText)")
  }

  /// Above lines with quotation marks (`>`), a date and a time of day are enough.
  @Test(arguments: [
    ("+++ Bo Poe [04/03/09 09:12 +0100]:", true),
    ("Excerpts from Bo Poe's message of 2009-03-04 09:12:33 +0100:", true),
    ("Bo Poe wrote on 4/3/2009 9:12 AM:", true), ("Quoting Bo Poe <bo@example.org>:", true),
    ("We start at 9:12:", false), ("Our aims of 3/4/09:", false),
  ])
  func readsWhatStandsAboveMarks(line: String, isOfProgram: Bool) throws {
    let result = try read("We will do it.\n\n\(line)\n> They go on.\n\nAnd so we did.\n")
    #expect((result.authorText == "We will do it. / And so we did.") == isOfProgram, "\(result.authorText)")
  }

  /// Fields that programs write for each other may come before those that say who wrote; telephone numbers are not
  /// years.
  @Test func tellsFieldsByWhoWritesThem() throws {
    let fields = String(repeating: "X-Mill-State: a\n", count: 5)
    let mail = try read(fields + "From: Ann Lee <a@example.org>\nSubject: Our plan\n\nWe go.\n")
    #expect(mail.metadata.author == "Ann Lee" && mail.authorText == "We go.")
    let form = "We go.\n\nName: Bo Poe\nMobile: +229 9729 2685\nEmail: bo@example.org\n\nAnd we did.\n"
    #expect(try read(form).authorText.hasSuffix("And we did."))
  }

  /// What is left of a quoted line that was wrapped has no mark; what is answered below one begins anew.
  @Test(arguments: [
    ("and I want to know what you think of all this and whether you would like to\nhelp\n> with the roof.", true),
    ("and I want to know what you think of all this and whether you would like it?\nwe would\n> And the roof?", false),
    ("and I want to know\nno way\n> whether you would help with the roof.", false),
    ("and I want to know what you think of all this and whether you would like to\nNo!\n> help with the roof.", false),
    ("and I want to know what you think of all this and whether you would like to\nhelp\n>> with the roof.", false),
  ])
  func readsQuotedLinesThatWereWrapped(quoted: String, isWrapped: Bool) throws {
    let result = try read("> I have a plan\n> \(quoted)\n\nWe like it.\n")
    #expect((result.authorText == "We like it.") == isWrapped)
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
