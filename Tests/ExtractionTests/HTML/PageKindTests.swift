import Extraction
import Testing

@Suite("Exports and pages")
struct PageKindTests {
  static let prose = MainContentTests.prose

  @Test(
    "What a program for documents or mail wrote is taken whole",
    arguments: [
      // Word, saved as filtered HTML: no conditional comments.
      "<html><head><meta name=Generator content=\"Microsoft Word 15 (filtered)\"></head><body lang=EN-GB>"
        + "<div class=WordSection1>@<div class=footer><p>Page 1 of 2</p></div></div></body></html>",
      "<div class=WordSection1><p class=MsoNormal>@</p><div class=sidebar><p>Page 1 of 2</p></div></div>",
      // Google Docs, downloaded as a web page.
      "<html><head><meta content=\"text/html; charset=UTF-8\" http-equiv=\"content-type\"></head>"
        + "<body class=\"c3 doc-content\">@<p><a href=https://a>A</a></p><div class=footer><p>Page 1 of 2</p></div></body></html>",
      // Google Docs, pasted.
      "<meta charset=utf-8><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\">@<p><span>Page 1 of 2</span></p></b>",
      // Confluence, exported.
      "<html><head><title>Team : Mill</title></head><body class=\"theme-default aui-theme-default\" "
        + "id=\"com-atlassian-confluence\"><div id=\"main-content\" class=\"wiki-content group\">@</div>"
        + "<div id=\"footer\" role=\"contentinfo\"><p>Page 1 of 2</p></div></body></html>",
      // A mail.
      "<html><body><div dir=ltr>@</div><div class=footer>Page 1 of 2</div>"
        + "<div class=\"gmail_quote\"><blockquote>We did.</blockquote></div></body></html>",
    ])
  func takesExportsWhole(template: String) throws {
    let html = template.replacing("@", with: Self.prose.map { "<p>\($0)</p>" }.joined())
    let text = try extracted(html, .auto)
    #expect(text.text == (try visible(html, .all)))
    for paragraph in Self.prose { #expect(text.text.contains(paragraph)) }
    #expect(text.text.contains("Page 1 of 2"))
  }

  @Test(
    "What was pasted from such a program into the page of a site makes it no export; its own navigation does not make it a page",
    arguments: [
      ("<nav><a href=/>Home and News</a></nav><main><p id=docs-internal-guid-1>@</p></main>", false),
      ("<main><p class=MsoNormal>@</p></main><footer><p>Call us at any time, day or night.</p></footer>", false),
      (
        "<main><!--[if gte mso 9]><p>@</p><![endif]--><p>@</p></main><footer><p>Call us at any time.</p></footer>",
        false
      ),
      ("<meta name=generator content=pandoc><nav id=TOC><a href=#a>Our first year</a></nav><p>@</p>", true),
    ])
  func tellsPastedPartsFromExports(template: String, isWhole: Bool) throws {
    let html = "<html><body>\(template.replacing("@", with: Self.prose.joined(separator: "</p><p>")))</body></html>"
    #expect((try visible(html, .auto) == visible(html, .all)) == isWhole)
    #expect(try visible(html, .auto).contains(Self.prose.joined(separator: "\n")))
  }

  @Test(
    "A line of links above the text shows a page of a site; one below it or within the text does not",
    arguments: [
      ("<p><a href=/>Home</a> | <a href=/n>News</a> | <a href=/c>Contact</a></p>@", false),
      ("<p><a href=#a>One</a> | <a href=#b>Two</a> | <a href=#c>Three</a></p>@", true),
      ("@<p><a href=/>Home</a> | <a href=/n>News</a> | <a href=/c>Contact</a></p>", true),
    ])
  func readsBars(template: String, isWhole: Bool) throws {
    let body = template.replacing("@", with: Self.prose.map { "<p>\($0)</p>" }.joined())
    let html = "<html><body><table><tr><td>\(body)</table></body></html>"
    #expect((try visible(html, .auto) == visible(html, .all)) == isWhole)
    #expect(try visible(html, .auto).contains(Self.prose.joined(separator: "\n")))
  }

  @Test("The same furniture on a page is dropped")
  func dropsFurnitureOfPages() throws {
    let html =
      "<html><body><div id=content>" + Self.prose.map { "<p>\($0)</p>" }.joined()
      + "</div><div class=footer><p>Page 1 of 2</p></div></body></html>"
    #expect(try visible(html, .auto) == Self.prose.joined(separator: "\n"))
  }
}
