import Extraction
import Testing

@Suite("Pages of office programs")
struct OfficePageTests {
  static let own = "<p class=MsoNormal>We kept our promise to the town, and I thank you for it.</p>"
  static let mail =
    "<p>From:<span> </span>Jane Roe &lt;jane@example.org&gt;</p><p>Sent: Monday, June 2, 2025 8:00 AM</p>"
    + "<p>To: All Staff</p><p>Subject: Half a year</p>"

  @Test(
    "The head at the top of a mail or a memo is the document's own, and not that of a quoted mail",
    arguments: [
      mail,
      "<p><b>From:</b> Jane Roe<br><b>Sent:</b> Monday, June 2, 2025 8:00 AM<br><b>To:</b> All<br><b>Subject:</b> Half a year</p>",
      "<h1>Memorandum</h1><p>TO: All Staff</p><p>FROM: Jane Roe, Chair</p><p>DATE: June 2, 2025</p><p>RE: Half a year</p>",
      "<table><tr><td>To:</td><td>All Staff</td></tr><tr><td>From:</td><td>Jane Roe</td></tr><tr><td>Date:</td>"
        + "<td>2 June 2025</td></tr><tr><td>Subject:</td><td>Half a year</td></tr></table>",
      "<p>Bo Poe</p><table><tr><td><p>From:</p></td><td><p>Jane Roe &lt;jane@example.org&gt;</p></td></tr><tr><td><p>Sent:</p>"
        + "</td><td><p>Monday, June 2, 2025 8:00 AM</p></td></tr><tr><td><p>To:</p></td><td><p>All</p></td></tr><tr><td><p>"
        + "Subject:</p></td><td><p>Half a year</p></td></tr></table>",
      "<p>To:</p><p>From: Jane Roe</p><p>Date: June 2, 2025</p><p>Subject:</p><p>Half a year</p>",
    ])
  func readsOwnHead(head: String) throws {
    let page = try extracted("<div class=WordSection1>\(head)\(Self.own)\(Self.own)</div>", .auto)
    #expect(page.metadata.author == "Jane Roe")
    #expect(page.metadata.date == "2025-06-02")
    #expect(page.metadata.title == "Half a year")
    #expect(page.voices.map(\.voice) == [.document])
    #expect(page.authorText.hasSuffix("I thank you for it."))
    #expect(!page.authorText.contains("All"))
  }

  @Test("Header lines below the document's own head quote a mail, unless they name its writer")
  func tellsQuotedHead() throws {
    let quoted = Self.mail.replacing("Jane Roe &lt;jane@", with: "Bo Poe &lt;bo@") + "<p>I won.</p>"
    let page = try extracted(Self.mail + Self.own + quoted)
    #expect(page.voices.map(\.voice) == [.document, .reply])
    #expect(page.voiceTexts[1].hasSuffix("I won."))
    #expect(try extracted(Self.mail + Self.own + Self.mail + Self.own).voices.map(\.voice) == [.document])
    let parted = Self.mail + Self.own + "<div style='border-top:solid 1pt'>\(Self.mail)</div>" + Self.own
    #expect(try extracted(parted).voices.map(\.voice) == [.document])
    // A mail that a program marked as forwarded stays another's.
    let forwarded = try extracted("<div class=gmail_quote>\(Self.mail)\(Self.own)</div>")
    #expect(forwarded.voices.map(\.voice) == [.reply])
    #expect(forwarded.metadata.author == nil)
  }

  @Test(
    "What a style sheet strikes out by its class alone is left out",
    arguments: [
      (".c1{color:#000}.c3{-webkit-text-decoration-skip:none;text-decoration:line-through;color:#000}", "We are sure."),
      ("<!-- p.x {margin:0} span.c3 , .y{ TEXT-DECORATION: line-through }", "We are sure."),
      ("/* done */.c3{text-decoration-line:line-through}", "We are sure."),
      (".c3{text-decoration:underline}.c4{text-decoration:line-through}", "We are very sure."),
      ("p .c3{text-decoration:line-through}", "We are very sure."),
      (".c3:hover{text-decoration:line-through}", "We are very sure."),
      (".c3{content:'line-through'}line-through", "We are very sure."),
      (".C3{text-decoration:line-through}", "We are very sure."),
    ])
  func strikesOutByClass(sheet: String, text: String) throws {
    let page = "<style>\(sheet)</style><p>We are <span class='c1 c3'>very </span>sure.</p>"
    #expect(try visible(page) == text)
  }

  @Test("What strikes out is found wherever it stands in a style sheet", arguments: 0..<40)
  func findsWhatStrikesOut(before: Int) throws {
    for after in [0, 1, 20] {
      let sheet = String(repeating: "l", count: before) + "}.c3{text-decoration:line-through"
      let page =
        "<style>\(sheet)\(String(repeating: "h", count: after))</style><p>We are <span class=c3>very </span>sure.</p>"
      #expect(try visible(page) == "We are sure.")
    }
    let sheet = String(repeating: "l", count: before) + "}.c3{text-decoration:line-throug"
    #expect(try visible("<style>\(sheet)</style><p>We are <span class=c3>very </span>sure.</p>") == "We are very sure.")
  }

  @Test(
    "Remarks of reviewers and their marks are none of the text",
    arguments: [
      // Google Docs.
      "<p>We <span>won</span><sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup> it.</p><hr><div class=c5><p><a "
        + "href='#cmnt_ref1' id='cmnt1'>[a]</a><span>I doubt it.</span></p><p>So do I.</p></div>",
      // Word.
      "<div class=WordSection1><p>We won<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[JR1]</a>"
        + "</span> it.</p></div><div style='mso-element:comment-list'><div id='_com_1' class=msocomtxt><p "
        + "class=MsoCommentText><a href='#_msoanchor_1'>[JR1]</a>I doubt it.</p><p>So do I.</p></div></div>",
      // A mark behind a space, which goes with it.
      "<p>We won <a href='#cmnt1'>[a]</a> it.</p>", "<p>We won<sup> <a href='#cmnt1'>[a]</a></sup> it.</p>",
    ])
  func leavesOutRemarks(html: String) throws { #expect(try visible(html, .auto) == "We won it.") }

  @Test("A remark in no part of its own takes no other paragraph with it")
  func keepsTextBesideRemarks() throws {
    let page = "<div><p>We won.</p><p><a href='#cmnt_ref1'>[a]</a> I doubt it.</p><p>We did.</p></div>"
    #expect(try visible(page) == "We won.\nWe did.")
  }

  @Test("A legal notice below the end of a mail is nobody's word in a page either")
  func marksNotices() throws {
    let notice =
      "This e-mail is confidential. If you are not the intended recipient, delete it. We accept no liability."
    let end = "<p>Kind regards,</p><table><tr><td>Jane Roe</td><td>Chair</td></tr></table>"
    #expect(try extracted("\(Self.own)\(end)<p>\(notice)</p>").voiceTexts == ["document: \(notice)"])
    // As in plain text, one that begins as notices do and has two phrases of them needs no closing line.
    #expect(try extracted("\(Self.own)<p>\(notice)</p>").voiceTexts == ["document: \(notice)"])
    #expect(try extracted("\(Self.own)<p>We accept no liability.</p>").voices.isEmpty)
    #expect(try extracted("\(Self.own)<div>Sent from my iPhone</div>").voiceTexts == ["document: Sent from my iPhone"])
    #expect(try extracted("\(Self.own)\(end)<p>We kept it.</p>").voices.isEmpty)
  }

  @Test(
    "What a program puts around a letter that it sends to many is not the author's",
    arguments: [
      // A table with a row for the letter and one for all else.
      "<table><tr><td>Having trouble reading this email? <a href=x>View it in your browser</a>.</td></tr><tr><td>@</td></tr>"
        + "<tr><td>You received this email because we work together.<br>Acme, 1 Dock Road, Leeds<br><a href=u>Unsubscribe</a> | "
        + "<a href=p>Privacy</a></td></tr></table>",
      // Cells within cells, and words around the link.
      "<table><tr><td><p><a href=x>View this email in your browser</a></p></td></tr><tr><td>@</td></tr><tr><td><table><tr><td>"
        + "<a href=t>Twitter</a></td></tr></table><table><tr><td><em>Copyright © 2025 Acme.</em><br>You are receiving this "
        + "because you opted in.<br>Our mailing address is:<br>1 Dock Road<br>You can <a href=p>update your preferences</a>."
        + "</td></tr></table></td></tr></table>",
      // The link is another word of its line.
      "<table><tr><td>@</td></tr><tr><td><p>Update your preferences or unsubscribe <a href=u>here</a></p><p>Acme, Leeds</p></td>"
        + "</tr></table>",
      // Paragraphs alone.
      "@<p>You are receiving this because we work together.</p><p><a href=u>Unsubscribe</a></p><p>Acme, Leeds</p>",
    ])
  func marksMailings(template: String) throws {
    let page = try extracted(template.replacing("@", with: String(repeating: Self.own, count: 8)))
    #expect(page.authorText.split(separator: "/").count == 8)
    #expect(!page.authorText.contains("ou received"))
    #expect(!page.authorText.contains("Acme"))
    #expect(page.voices.allSatisfy { $0.voice == .document })
  }

  @Test("A letter that only speaks of such links stays its author's")
  func keepsLettersOnMailings() throws {
    #expect(
      try extracted("\(Self.own)<p>I view it in a browser.</p><p>Unsubscribe, if we bore you.</p>").voices.isEmpty)
    let early = "<p><a href=u>Unsubscribe</a> is what I would do.</p>" + Self.own + Self.own + Self.own
    #expect(try extracted(early).voices.isEmpty)
    let link = "<p>I like to <a href=x>view it online</a> before we speak of it in the office with all of us.</p>"
    #expect(try extracted(link + Self.own + Self.own).voices.isEmpty)
  }

  @Test("A printed thread of mails is by the writer of its first message")
  func readsPrintedThreads() throws {
    func message(_ name: String, _ text: String) -> String {
      "<hr><table class=message><tr><td><font><b>\(name) </b>&lt;\(name.first!)@example.org&gt;</font></td><td align=right>"
        + "Mon, Jun 2, 2025 at 8:00 AM</td></tr><tr><td colspan=2><font class=recipient><div>To: All &lt;a@example.org&gt;</div>"
        + "</font></td></tr><tr><td colspan=2><table><tr><td><div>\(text)</div></td></tr></table></td></tr></table>"
    }
    let top =
      "<html><head><title>Acme Mail - Half a year of ours</title></head><body><div class=bodycontainer><table><tr><td>Acme</td>"
      + "</tr></table><div class=maincontent><table><tr><td><b>Half a year of ours</b><br>3 messages</td></tr></table>"
    let page = try extracted(
      top + message("Jane Roe", "We kept our promise.") + message("Bo Poe", "I won.<div>[Quoted text hidden]</div>")
        + message("Jane Roe", "So did I.<div>[Quoted text hidden]</div>") + "</div></div></body></html>", .auto)
    #expect(page.authorText == "We kept our promise. / So did I.")
    #expect(page.metadata.author == "Jane Roe")
    #expect(page.metadata.date == "2025-06-02")
    #expect(page.metadata.title == "Half a year of ours")
    #expect(page.voices.filter { $0.voice == .reply }.count == 1)
  }

  static let results = "<p>We kept our promise to the town of Leeds, and our yards in Porto grew by a third.</p>"

  @Test(
    "What stands below a press release is none of it",
    arguments: [
      (
        "<p>LEEDS, 2 June 2025 – We kept it.</p>", "<p># # #</p><p>We are a mill.</p>",
        "document: # # #\nWe are a mill."
      ),
      (
        "", "<p># # #</p><p>We are a mill.</p><p>Tel. 01632 960 001</p>",
        "document: # # #\nWe are a mill.\nTel. 01632 960 001"
      ),
      ("", "<p>-ENDS-</p><p>Call us.</p>", "document: -ENDS-\nCall us."),
      (
        "<p>LEEDS, June 2, 2025 /PRNewswire/ -- We kept it.</p>", "<h2>About Acme</h2><p>Acme is ours.</p>",
        "document: About Acme\nAcme is ours."
      ),
      (
        "<p>LEEDS, June 2, 2025--(BUSINESS WIRE)--We kept it.</p>",
        "<p><b>Forward-Looking Statements</b><br>We undertake nothing.</p>",
        "document: Forward-Looking Statements\nWe undertake nothing."
      ),
      (
        "<p>FOR IMMEDIATE RELEASE</p>", "<p>Media contact:<br>Bo Poe</p><p>Source: Acme</p>",
        "document: Media contact:\nBo Poe\nSource: Acme"
      ),
    ])
  func endsReleases(top: String, end: String, voice: String) throws {
    #expect(try extracted(top + Self.results + Self.results + end).voiceTexts == [voice])
  }

  @Test(
    "Headings of a text are no end of a release",
    arguments: [
      // Not a press release.
      "@@<h2>About Acme</h2><p>Acme is ours.</p>",
      // Another subject, and a sentence.
      "<p>FOR IMMEDIATE RELEASE</p>@@<h2>About Our Plans</h2><p>We will build.</p><p>About Acme, we say more.</p>",
      // A sign between chapters, and above a last one.
      "@<p>###</p>@@", "@@<p>###</p><p>We are a mill.</p><p>Write to us at www.acme.example of what you want.</p>",
      // In the first third.
      "<p>FOR IMMEDIATE RELEASE</p><p>###</p>@@",
    ])
  func keepsReleases(template: String) throws {
    #expect(try extracted(template.replacing("@", with: Self.results)).voices.isEmpty)
  }

  @Test("What a program puts around a published document is left out")
  func leavesOutPublishersLines() throws {
    let page =
      "<body><div id=banners>Published using Google Docs</div><div id=contents><div class='c0 doc-content'><p>\(Self.own)"
      + "</div></div><div id=footer><span>Updated automatically every 5 minutes</span></div></body>"
    #expect(try visible(page, .auto) == "We kept our promise to the town, and I thank you for it.")
    #expect(try visible(page, .all).contains("Published using"))
  }

  @Test(
    "Requests to subscribe and tables of properties are furniture of an export too",
    arguments: [
      "@<div class=subscription-widget-wrap><div class=preamble><p class=cta-caption>Subscribe to support my work.</p></div></div>@",
      "<article><table class=properties><tr class='property-row property-row-status'><th>Status</th><td>Done</td></tr></table>"
        + "@@</article>",
    ])
  func dropsFurnitureOfExports(template: String) throws {
    let own = String(repeating: "<p>We kept our promise to the town, and I thank you for it.</p>", count: 3)
    let text = try visible(template.replacing("@", with: own), .auto)
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("We kept") })
  }

  @Test("Content systems of offices say who submitted a page")
  func readsSubmitter() throws {
    let page =
      "<html><body><main><h1>Half a year of ours</h1><article><footer class=node__meta><div class=node__submitted>Submitted by "
      + "<span><a href='/user/3'>Jane Roe</a></span> on Mon, 2 June 2025 - 08:00</div></footer><div class=node__content>"
      + String(repeating: Self.own, count: 4) + "</div></article></main></body></html>"
    #expect(try extracted(page, .auto).metadata.author == "Jane Roe")
  }
}
