import Extraction
import Testing

@Suite("Visible text of HTML")
struct VisibleTextTests {
  @Test(
    "What a reader does not see never leaks",
    arguments: [
      "<script>var we = '</p>';</script>Seen", "<style>p::after { content: 'we' }</style>Seen",
      "<!-- we --> Seen", "<del>We <b>lost</b>.</del> Seen", "<p><s>We lost.</p><p>Seen</p>", "S<strike>aw</strike>een",
      "<del><p>We lost.</p><p>All.</p></del><ins>Seen</ins>", "<template>we<p>us</p></template>Seen",
      "<noscript>we</noscript>Seen",
      "<head><title>We</title></head><body>Seen</body>", "<p hidden>we</p>Seen",
      "<p style='display : NONE'>we</p>Seen", "<div style=\"color:red;visibility: hidden\">we</div>Seen",
      "<input type=hidden value=we>Seen", "<select><option>we</select>Seen", "<button>we</button>Seen",
      "<svg><text>we</text></svg>Seen", "<iframe>we</iframe>Seen", "<?php echo 'a>we'; ?>Seen",
      "<![CDATA[we]]>Seen", "<![if !supportLists]>Seen<![endif]>", "<!--[if gte mso 9]><xml>we</xml><![endif]-->Seen",
      "<xml><w:View>we</w:View></xml>Seen", "<script><!-- <script>we</script> we --></script>Seen",
      "<!-->Seen", "<!--->Seen", "<!-- we --!>Seen", "Seen<!-- we", "Seen<script>we", "<p title='>we'>Seen</p>",
      "<a href=x onclick=\"we('>')\">Seen</a>", "Seen<p class=\"we", "<noframes>we</noframes>Seen",
      "<p style='position:absolute; left: -9999px'>we</p>Seen", "<i><span style='left:-999em'>we</span></i>Seen",
      "<p style='margin-left:-20px;left:-400px'>Seen</p>", "<p>Seen</p><p>&zwj;</p><p>\u{200B} &#847;&shy;\u{FEFF}</p>",
    ])
  func hidesWhatIsNotSeen(html: String) throws { #expect(try visible(html) == "Seen") }

  @Test(
    "What is hidden ends where it should",
    arguments: [
      ("<template><table><tr></template>Seen", "Seen"), ("<template><object></template>Seen", "Seen"),
      ("<svg><title>we</svg>Seen", "Seen"), ("<svg><title>we</title><g>us</g></svg>Seen", "Seen"),
      ("<svg><title>we</svg>Seen<svg><title>us</title></svg>", "Seen"),
      ("<title>we</title><svg><title>us</title></svg>Seen", "Seen"),
      ("<p>a<svg><foreignObject><div>we<p>us</p></div></foreignObject></svg> b", "a b"),
      ("recogni<span style='text-decoration: line-through'>s</span>ze <s>us</s>", "recognize"),
      (
        "a <p style='color:red;text-decoration-line:line-through'>we</p>b <ins style='text-decoration:none'>c</ins>",
        "a\nb c"
      ),
      ("<ruby>a<rp>(<rt>b<rp>)</ruby> c", "a b c"), ("<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby> c", "a b c"),
    ])
  func endsWhatIsHidden(html: String, text: String) throws { #expect(try visible(html) == text) }

  @Test(
    "Inline tags neither join nor split words",
    arguments: [
      ("<b>H</b>ello", "Hello"), ("won<i>der</i>ful <b>day</b>", "wonderful day"), ("a<wbr>b", "ab"),
      ("one <b> two</b>", "one two"), ("one<b> two </b>three", "one two three"), ("re\u{AD}port", "re\u{AD}port"),
      ("a&nbsp;b", "a b"), ("a\u{A0}b", "a b"), ("c\u{0C}d", "c d"), ("a\r\nb", "a b"), ("a\0b", "ab"),
      ("a<!-- x -->b", "ab"), ("a<span class=x>b</span>c", "abc"), ("a&#8203;b", "a\u{200B}b"),
      ("x<img src=y>z", "x z"), ("<a href=x>Ann Lee</a><span>Partner</span>", "Ann Lee Partner"),
      ("<label>Name</label><label>Town</label>", "Name Town"), ("<span>Mc</span><span>Coy</span>", "McCoy"),
      ("<span>of</span><span>fice</span>", "office"), ("<span>O</span>nce", "Once"),
      ("<b>Link</b><span>Us</span>", "LinkUs"), ("<span>On\u{200D}ce</span>", "On\u{200D}ce"),
    ])
  func keepsWordsWhole(html: String, text: String) throws { #expect(try visible(html) == text) }

  @Test(
    "Character references follow HTML5",
    arguments: [
      ("&check;", "✓"), ("&AMP;", "&"), ("&copy 2020", "© 2020"), ("&nbspx", "x"), ("&#147;we&#148;", "“we”"),
      ("&#x2014;", "—"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#99999999;", "\u{FFFD}"),
      ("&lt;b&gt;", "<b>"), ("&amp;lt;", "&lt;"), ("&notit;", "¬it;"), ("&notin;", "∉"), ("a & b", "a & b"),
      ("&unknown;", "&unknown;"), ("I&rsquo;m", "I’m"), ("1 < 2", "1 < 2"), ("&NotEqualTilde;", "≂̸"), ("&", "&"),
    ])
  func decodesReferences(html: String, text: String) throws { #expect(try visible("<p>\(html)</p>") == text) }

  @Test(
    "Blocks end where a reader sees a break",
    arguments: [
      ("<p>One<p>Two", ["One", "Two"]), ("<h1>One</h1>Two", ["One", "Two"]), ("One<br>Two", ["One", "Two"]),
      ("<ul><li>One<li>Two<ul><li>Three</ul></ul>Four", ["One", "Two", "Three", "Four"]),
      ("<dl><dt>One<dd>Two</dl>", ["One", "Two"]),
      ("<table><caption>One</caption><tr><th>Two<td>Three</table>Four", ["One", "Two", "Three", "Four"]),
      ("<table><tr><td>One<table><tr><td>Two</table>Three</table>", ["One", "Two", "Three"]),
      ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
      ("<span style='display:block'>One</span><span style='display:block'>Two</span>", ["One", "Two"]),
      ("One<hr>Two", ["One", "Two"]), ("<pre>One\n two</pre>Three", ["One\n two", "Three"]),
      ("<section>One<article>Two</article></section>", ["One", "Two"]),
      ("<p>One<o:p></o:p></p><p><o:p>&nbsp;</o:p></p><p>Two", ["One", "Two"]),
      ("<p><span style='mso-list:Ignore'>·&nbsp;</span>One</p>", ["One"]), ("a</p>b", ["a", "b"]),
      ("<p>one line that\n<br>goes on here</p>", ["one line that goes on here"]),
      ("<p>Dear all,<br>We won.</p>", ["Dear all,", "We won."]), ("<b><p>One</b>Two</p>", ["OneTwo"]),
      ("<li><div>One</li><li>Two", ["One", "Two"]), ("<tr><td>One<td>Two", ["One", "Two"]),
      ("One<form><p>Two<form>Three</form>Four</form>Five", ["One", "TwoThree", "FourFive"]),
      (
        "<x-card><template shadowrootmode=open><p>One</p><template>us</template></template>Two</x-card>",
        ["One", "Two"]
      ),
      ("<p>one line that<br>\u{200B}<br>goes on here</p>", ["one line that", "goes on here"]),
      ("<textarea>One &amp; <b></textarea>Two", ["One & <b>", "Two"]), ("", []), ("<p></p>", []),
    ])
  func endsBlocks(html: String, blocks: [String]) throws {
    let text = try extracted(html)
    #expect(text.blockTexts == blocks)
    #expect(text.text == blocks.joined(separator: "\n"))
  }

  @Test("Blocks say what they are")
  func givesKinds() throws {
    let html = """
      <h2>Plan</h2><p>Text</p><ul><li>Item<p>More</p></ul><table><caption>Cap</caption><tr><td>Cell</table>
      <figure><figcaption>Fig</figcaption></figure><pre>Code</pre>
      """
    #expect(
      try extracted(html).blocks.map(\.kind) == [
        .heading, .paragraph, .listItem, .listItem, .caption, .tableCell, .caption, .preformatted,
      ])
  }

  @Test(
    "The mark of a note does not stick to its word",
    arguments: [
      ("to all of us<sup>1</sup> and our<sup><a href=#f>2</a></sup> own.", "to all of us and our own."),
      ("Not me<a href='#f3'>*</a>, you.<sup class=ref>3, 4</sup> So", "Not me, you. So"),
      ("The 1<sup>st</sup> of 30 m<sup>2</sup> and 10<sup>6</sup> more", "The 1st of 30 m2 and 106 more"),
      ("me<a href='#f3'>[3]</a>, 2<a href=x>3</a>", "me[3], 23"),
      ("<q>us<sup><b>1</b></sup></q> all", "us all"), ("Our plan <a href=#plan>¶</a>", "Our plan"),
      ("It was ours. <a href=#r1>\u{21A9}\u{FE0E}</a> All of it.", "It was ours. All of it."),
      ("<a href=#r1>12</a> It was ours.", "It was ours."), ("<a href=x>12</a> of us", "12 of us"),
      ("<a href=#c>№ 12</a> <a href=#p>µ</a>", "№ 12 µ"),
    ])
  func leavesOutNoteMarks(_ html: String, _ text: String) throws {
    #expect(try visible("<p>\(html)</p>") == text)
  }

  @Test("No span reaches past the mark of a note that is left out")
  func endsSpansAtNotes() throws {
    let text = try extracted("<p>us<sup><q><span class=x></span>1</q></sup> all <q>of us<a href=#f>2</q></a> too</p>")
    #expect(text.text == "us all of us too")
    #expect(text.voices.map { text.slice($0.span) } == ["of us"])
  }

  @Test("A title that nothing closes does not swallow the page")
  func recoversFromOpenTitle() throws {
    #expect(try visible("<html><head><title>Plan<body><p>Seen</p>") == "Seen")
  }

  @Test("Two threads read at once without sharing anything")
  func isThreadSafe() async throws {
    let page = "<p>" + String(repeating: "We <b>built</b> it &amp; more. ", count: 2_000) + "</p>"
    let expected = try visible(page)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { (try? visible(page)) == expected } }
      for await isSame in group { #expect(isSame) }
    }
  }
}
