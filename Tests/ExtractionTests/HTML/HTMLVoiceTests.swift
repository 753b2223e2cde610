import Extraction
import Testing

@Suite("Voices that HTML marks")
struct HTMLVoiceTests {
  @Test(
    "Quotations, mail quoting and signatures are not the author's voice",
    arguments: [
      (
        "<p>She said</p><blockquote><p>We won.</p><p>All of us.</p></blockquote><p>Yes.",
        ["block_quote: We won.\nAll of us."]
      ),
      ("<p>He wrote <q>our plan</q> twice.", ["quote: our plan"]),
      ("<p>Mine.</p><blockquote type=cite>Yours.</blockquote>", ["reply: Yours."]),
      (
        "<p>Ok</p><div class=\"gmail_quote\">On Monday X wrote:<blockquote>Hi</blockquote></div>",
        ["reply: On Monday X wrote:\nHi", "block_quote: Hi"]
      ),
      (
        "<p>Ok</p><div class=gmail_quote><div>On Monday X wrote:</div><blockquote>Shall we?<blockquote>So.</blockquote>"
          + "</blockquote><div>We will.</div><blockquote class=gmail_quote>Who?</blockquote><div>I.</div></div>",
        ["reply: On Monday X wrote:", "reply: Shall we?\nSo.", "block_quote: So.", "reply: Who?"]
      ),
      (
        "<p>Ok</p><div class=gmail_quote><div>Forwarded message</div><div><p>Old.</p><blockquote>So.</blockquote>"
          + "<p>And old.</p></div></div>",
        ["reply: Forwarded message\nOld.\nSo.\nAnd old.", "block_quote: So."]
      ),
      ("<p>Dear all,<blockquote style='margin:0 0 0 40px;border: none; padding:0px'>We failed.</blockquote>Jane", []),
      ("<p>Ok</p><div class=yahoo_quoted>Old text</div>", ["reply: Old text"]),
      ("<p>Text</p><aside class=\"pull-quote\">We lead</aside>", ["block_quote: We lead"]),
      ("<p>Text</p><div class=gmail_signature>Ann Lee</div>", ["document: Ann Lee"]),
      (
        "<div>Hello</div><div><p><b>From:</b> A B<br><b>Sent:</b> Monday<br><b>To:</b> C<br><b>Subject:</b> Plan</p>"
          + "<p>Old words</p></div>", ["reply: From: A B\nSent: Monday\nTo: C\nSubject: Plan\nOld words"]
      ),
      (
        "<p>Ok</p><p>On 4 May, A B wrote:</p><blockquote type=cite>Old</blockquote>",
        ["document: On 4 May, A B wrote:", "reply: Old"]
      ),
      (
        "<p>Ok</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in'><p><b>Feladó:</b> A B<br>"
          + "<b>Elküldve:</b> hétfő<br><b>Címzett:</b> C</p></div><p>Old words</p>",
        ["reply: Feladó: A B\nElküldve: hétfő\nCímzett: C\nOld words"]
      ),
      (
        "<p>Ok</p><div id=appendonsend></div><hr><div id=divRplyFwdMsg>A B, Monday</div><div>Old words</div>",
        ["reply: A B, Monday\nOld words"]
      ),
      ("<p>We did.</p><div style='border-top:solid 1px'><p>One</p><p>Two</p><p>Three: we won.</p></div>", []),
      ("<p>Only mine.</p>", []),
    ])
  func findsVoices(html: String, voices: [String]) throws { #expect(try extracted(html).voiceTexts == voices) }

  @Test("Block quotes that hold nearly all of the text are its indentation")
  func passesIndentation() throws {
    let prose = "<p>We kept our promise to the town, and we will keep the next one too.</p>"
    let page = try extracted("<h2>Letter</h2><blockquote>\(prose)\(prose)</blockquote>")
    #expect(page.voices.isEmpty)
    #expect(page.notes == [.quotesAreIndentation])
    #expect(try extracted("<p>He wrote to all of us:</p><blockquote>\(prose)\(prose)</blockquote>").voices.count == 1)
  }

  @Test("Preformatted text that is no code is read as plain text")
  func readsPreformattedProse() throws {
    let mail =
      "On Mon, Mar 4, 2024 at 8:01 AM Bo Poe &lt;bo@acme.example&gt; wrote:\n&gt; I think we should close the depot,\n"
      + "&gt; and I told the board.\n\nWe will keep it open,\nall of us.\n\n-- \nJane Roe\n"
    let page = try extracted("<h1>Depot</h1><pre>\n\(mail)</pre><p>Archive</p>")
    #expect(page.authorText == "Depot / We will keep it open, all of us. / Archive")
    #expect(page.voices.map(\.voice) == [.document, .reply, .document])
    #expect(page.blocks.allSatisfy { $0.kind != .preformatted })
    let code = try extracted("<pre><code>\(mail)</code></pre>")
    #expect(code.voices.isEmpty && code.blocks.map(\.kind) == [.preformatted])
    let program = try extracted(
      "<pre>let a = b(c) + d(e)\n&gt; if (a != b) { return c; }\nthe rest of it goes on.</pre>")
    let remarks = try extracted(
      "<pre>// We say in words what this does.\n// It is one line of code.\nlet a = b;\n}</pre>")
    #expect(remarks.blocks.map(\.kind) == [.preformatted])
    #expect(program.blocks.map(\.kind) == [.preformatted])
  }

  @Test("What a mail program puts above a mail is not its author's")
  func marksNoticesAboveMails() throws {
    let notice = "CAUTION: This email originated from outside of the organization. Do not open attachments."
    let page = try extracted("<table><tr><td>\(notice)</td></tr></table><p>We kept our promise.</p>")
    #expect(page.voiceTexts == ["document: \(notice)"])
    for head in ["", "From: A. Writer <a@example.org>\nTo: B\nSubject: Us\n\n"] {
      let text = try Extractor().extract("\(head)\(notice)\n\nWe kept our promise.\n\nDo so.", format: .text)
      #expect(text.authorText == "We kept our promise. / Do so.")
      #expect(text.voices.last?.why == "notice above a mail")
    }
    #expect(try Extractor().extract("We kept it.\n\n\(notice)", format: .text).voices.isEmpty)
  }

  @Test("A label that stands in a quotation is none, although a shorter one within it ends above")
  func passesLabelsInQuotations() throws {
    let page = try Extractor().extract(
      "<p>We read their talk.</p><blockquote><p>It began with <q>our plan</q> of old.</p><p>ANN: We won.</p>"
        + "<p>BOB: You did.</p><p>ANN: All of us did.</p></blockquote><p>We were not there.</p>",
      format: .html)
    #expect(page.voices.map(\.voice) == [.blockQuote, .quote])
    #expect(page.notes.isEmpty)
  }

  private static let letter = "<p>We opened the depot, all of us.</p><p>You will share what we save.</p>"

  @Test(
    "What stands at the end of a mail in a page is told as in plain text",
    arguments: [
      ("<div>-- <br></div><div>Jane Roe<br>I lead the yard</div>", "--\nJane Roe\nI lead the yard"),
      ("<p>Best,<br>Jane</p><p>Jane Roe | Acme | +44 20 7946 0000</p>", "Jane\nJane Roe | Acme | +44 20 7946 0000"),
      (
        "<div>Kind regards,</div><div>Jane Roe</div><div>Chair</div><div>jane@acme.example</div><p>We go on.</p>",
        "Jane Roe\nChair\njane@acme.example"
      ),
      (
        "<p>This message is confidential.<br>If you received this email in error, delete this email.</p>",
        "This message is confidential.\nIf you received this email in error, delete this email."
      ),
      (
        "<p>_______________<br>yard mailing list<br>yard@lists.example</p>",
        "yard mailing list yard@lists.example"
      ),
      (
        "<p>Join Zoom Meeting<br>https://zoom.example/j/1</p><p>Meeting ID: 123 456 789</p>",
        "Join Zoom Meeting https://zoom.example/j/1\nMeeting ID: 123 456 789"
      ),
      ("<p>Sent from <a href=x>Yahoo Mail</a> for iPhone</p>", "Sent from Yahoo Mail for iPhone"),
    ])
  func readsEndsOfMails(end: String, expected: String) throws {
    let page = try extracted(Self.letter + end)
    #expect(page.voiceTexts == ["document: \(expected)"])
  }

  @Test(
    "What a page says below a closing line is said",
    arguments: [
      "<p>Thank you,</p><p>and do come to the yard: www.acme.example is where you find the way.</p>",
      "<p>Best regards,<br>Jane Roe<br>Chair of the Board</p>", "<p>Many thanks</p><pre>jane@acme.example</pre>",
      "<p>Many thanks</p><ul><li>Jane Roe</li><li>Bo Poe</li><li>jane@acme.example</li></ul>",
      "<p>We met at</p><p>--</p>" + (1...12).map { "<p>House \($0)</p>" }.joined(),
    ])
  func keepsWhatIsSaid(end: String) throws { #expect(try extracted(Self.letter + end).voices.isEmpty) }

  @Test("A signature in a quoted mail is the quoted mail's")
  func leavesQuotedSignatures() throws {
    let page = try extracted(
      "\(Self.letter)<blockquote type=cite><p>We won.</p><p>Regards,<br>Bo Poe<br>bo@acme.example</p></blockquote>")
    #expect(page.voices.map(\.voice) == [.reply])
  }
}
