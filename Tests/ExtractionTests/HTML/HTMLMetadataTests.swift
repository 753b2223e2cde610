import Extraction
import Testing

@Suite("What a page says of itself")
struct HTMLMetadataTests {
  @Test("Linked data wins, with its person authors and its day")
  func readsLinkedData() throws {
    let html = """
      <html lang="EN-gb"><head><title>Plan - Site</title><script type="application/ld+json">
      {"@context": "https://schema.org", "@graph": [{"@type": "Organization", "@id": "#o", "name": "Orrin Mills"},
      {"@type": "NewsArticle", "headline": "The Plan &amp; us", "author": [{"@type": "Person", "name": "Ann Lee"},
      {"@type": "Person", "name": "Bo Chan"}, {"@id": "#o"}], "datePublished": "2024-05-31T10:00:00Z",
      "publisher": {"@id": "#o"}}]}</script></head><body><p>Text</p></body></html>
      """
    let metadata = try extracted(html).metadata
    #expect(metadata.title == "The Plan & us")
    #expect(metadata.authors == ["Ann Lee", "Bo Chan"])
    #expect(metadata.date == "2024-05-31")
    #expect(metadata.site == "Orrin Mills")
    #expect(metadata.language == "en-gb")
    #expect(metadata.sources["author"] == "JSON-LD author")
  }

  static let lines = String(repeating: "<p>Text", count: 12)

  @Test(
    "Bylines give names of persons, or nothing",
    arguments: [
      ("<meta name=author content='Ann Lee'>", ["Ann Lee"]), ("<meta name=author content='Lee, Ann'>", ["Ann Lee"]),
      ("<meta name=author content='https://x.example/ann'>", []), ("<meta name=author content='@annlee'>", []),
      ("<meta name=author content='Admin'>", []), ("<meta name=author content='Newsroom Staff'>", []),
      ("<meta property=og:site_name content='Orrin'><meta name=author content='Orrin'>", []),
      (
        "<meta name=citation_author content='Lee, Ann'><meta name=citation_author content='Chan, Bo'>",
        ["Ann Lee", "Bo Chan"]
      ),
      ("<body><a rel=author href=/ann>Ann Lee</a>", ["Ann Lee"]),
      ("<body><p class=byline>By <a href=x>Ann Lee</a> and Bo Chan</p>", ["Ann Lee", "Bo Chan"]),
      ("<body><span itemprop=author><span itemprop=name>Ann Lee</span></span>", ["Ann Lee"]),
      ("<body><p class=byline>By Ann Lee · May 3</p>", ["Ann Lee"]),
      ("<body><p class=byline>By Ann Lee, Chief Executive</p>", ["Ann Lee"]),
      ("<body><p class=byline>By Ann Lee, Managing Director, and Bo Chan, Vice Chair</p>", ["Ann Lee", "Bo Chan"]),
      ("<body><p class=byline>By Ana\u{308} Lee–Reed | May 3</p>", ["Ana\u{308} Lee"]),
      ("<body><p class=byline>By Ann Lee on May 3, 2024.</p>", ["Ann Lee"]),
      ("<body><h1>T</h1><p>By Ann Lee</p><p>Text", ["Ann Lee"]), ("<body><p>By the sea we met.</p>", []),
      ("<article><h1>T</h1>\(lines)<footer><p>By <a href=x>Ann Lee</a></p></footer></article>", ["Ann Lee"]),
      ("<article><h1>T</h1>\(lines)</article><footer><p>By Ann Lee</p></footer>", []),
      ("<body><div class=comments><span class=author>Troll One</span></div>", []),
      ("<body><p class=byline><a href=x>Ann Lee</a> Partner, Leeds</p>", ["Ann Lee"]),
      ("<body><p class=byline>Ann Lee <a href=x>Leeds Office</a></p>", []),
      ("<body><table><tr><th>Author<td>Ann Lee</table>Text", ["Ann Lee"]),
      ("<body><p>by</p><p>Ann Lee</p>", ["Ann Lee"]),
      ("<body><p>Author</p><p>The mill opens</p>", []), ("<body><p>Authority</p><p>Ann Lee</p>", []),
      ("<title>Remarks by Deputy Governor Ann Lee at the Forum</title>", ["Ann Lee"]),
      ("<h1>On bread</h1><p>Speech by Ann van der Lee, chair of Orrin Mills, to the Guild</p>", ["Ann van der Lee"]),
      ("<title>Remarks by the Chair at the Forum</title>", []), ("<title>A speech by candlelight</title>", []),
      ("<title>Statement by Orrin Mills</title>", []),
      ("<body><aside><a rel=author href=x>Other One</a></aside>", []), ("<body><p>Text</p>", []),
    ])
  func readsBylines(html: String, authors: [String]) throws { #expect(try extracted(html).metadata.authors == authors) }

  @Test(
    "The language is that of html, of body, or of the meta element",
    arguments: [
      ("<html lang=en-GB><body lang=fr>We", "en-gb"), ("<html xml:lang=en-GB>We", "en-gb"), ("<body lang=en>We", "en"),
      ("<body xml:lang=en>We", "en"), ("<meta http-equiv=Content-Language content=de>We", "de"), ("<p lang=fr>We", nil),
    ] as [(String, String?)])
  func readsLanguages(html: String, language: String?) throws {
    #expect(try extracted(html).metadata.language == language)
  }

  static let paragraph = "Orrin Mills said today that it will open a second oven, and that it needs more hands for it."

  @Test(
    "Days are read in the forms that pages use",
    arguments: [
      ("<meta property=article:published_time content='2024-05-31T23:00:00+02:00'>", "2024-05-31"),
      ("<body><time datetime=2024-05-31>May</time>", "2024-05-31"), ("<body><time>31 May 2024</time>", "2024-05-31"),
      ("<body><p class=date>May 31st, 2024</p>", "2024-05-31"), ("<meta name=date content=20240531>", "2024-05-31"),
      ("<link rel=canonical href='https://x.example/2024/05/31/plan'>", "2024-05-31"),
      ("<meta name=date content=2024-02-31>", nil), ("<body><p class=date>31 June 2024</p>", nil),
      ("<meta name=date content=2024-02-31><body><time>29 February 2024</time>", "2024-02-29"),
      ("<meta name=date content='03.02.2020'>", "2020-02-03"), ("<meta name=date content=2024-05>", "2024-05"),
      ("<meta name=date content='Mai 3, 2020'>", "2020-05-03"),
      ("<meta name=date content='3 mars 2020'>", "2020-03-03"),
      (
        "<body><aside><time datetime=2025-11-20>Nov</time></aside><h1>A plan</h1><p class=date>5 March 2024</p>",
        "2024-03-05"
      ),
      (
        "<body><div><time>20 May 2025</time></div><article><h1>A plan</h1><p class=date>5 March 2024</p></article>",
        "2024-03-05"
      ),
      ("<body><aside><time datetime=2025-11-20>Nov</time></aside><p>Text", "2025-11-20"),
      ("<h1>A plan</h1><p>LEEDS, England, March 5, 2024 (ORRIN WIRE) -- \(paragraph)", "2024-03-05"),
      ("<h1>A plan</h1><p>New York – 5 March 2024 – \(paragraph)", "2024-03-05"),
      ("<h1>A plan</h1><p>We began on March 5, 2024 – \(paragraph)", nil),
      ("<title>A plan for Leeds | Orrin</title><td><b>A plan for Leeds</b><br>5 March 2024</td>", "2024-03-05"),
      ("<title>Print: A plan</title><p>1 May 2020</p><h2>A plan for Leeds</h2><p>5 March 2024</p>", nil),
      ("<title>Print: A plan</title><h2>The flood</h2><h2>A plan</h2><p>5 March 2024</p>", nil),
      ("<body><p class=date>May 2024</p>", nil), ("<body><p class=date>May 31, 2500</p>", nil),
      ("<body><p class=date>May 31 at 10:00, seen 2024 times</p>", nil),
      ("<meta name=date content='03/04/2024'>", nil), ("<body><p>Nothing</p>", nil),
    ] as [(String, String?)])
  func readsDays(html: String, day: String?) throws { #expect(try extracted(html).metadata.date == day) }

  @Test(
    "Titles lose the site's name",
    arguments: [
      ("<title>How we built the bridge | Orrin Mills</title>", "How we built the bridge"),
      ("<title>How we built the bridge - Orrin</title>", "How we built the bridge"),
      (
        "<title>Cafe\u{301}s – how we’d built “them”… – Orrin</title><h1>Cafés: how we’d built “them”</h1>",
        "Cafés: how we’d built “them”"
      ),
      ("<meta property=og:site_name content='Orrin Mills News'><title>Orrin Mills News - A plan</title>", "A plan"),
      ("<title>A plan for all of us - Orrin</title><h1>A plan for all of us</h1>", "A plan for all of us"),
      ("<title>Orrin Mills and Sons - The flood</title><body><h1>The flood</h1>", "The flood"),
      ("<title>Orrin Mills: The flood</title><h1><a href=/>Orrin Mills</a></h1><h3>The flood</h3>", "The flood"),
      ("<title>Orrin Mills: The flood</title><h1>Orrin Mills</h1><h3>The flood</h3>", "Orrin Mills"),
      (
        "<meta property=og:title content='Our plan for mills in 2024'><h1>The mills: our plan for 2024 and after</h1>",
        "The mills: our plan for 2024 and after"
      ),
      (
        "<meta property=og:title content='Our plan for mills in 2024'><h1>Orrin Mills</h1>",
        "Our plan for mills in 2024"
      ),
      ("<meta property=og:title content='The Plan'><h1>The mills</h1><h1>Our Plan</h1>", "The Plan"),
      ("<title>Microsoft Word - A plan.docx</title>", "A plan.docx"),
      ("<title>Plan B</title>", "Plan B"), ("<p>No title</p>", nil),
    ] as [(String, String?)])
  func readsTitles(html: String, title: String?) throws { #expect(try extracted(html).metadata.title == title) }

  @Test("Word's document properties give author and title")
  func readsOfficeProperties() throws {
    let html = """
      <html xmlns:o="urn:x"><head><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Ann Lee</o:Author>
      <o:Title>The Plan</o:Title></o:DocumentProperties></xml><![endif]--></head><body><p class=MsoNormal>We.</p></body>
      """
    let text = try extracted(html, .auto)
    #expect(text.metadata.authors == ["Ann Lee"])
    #expect(text.metadata.title == "The Plan")
    #expect(text.metadata.sources["author"] == "Word document properties")
    #expect(text.text == "We.")
  }
}
