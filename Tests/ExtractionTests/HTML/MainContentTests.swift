import Extraction
import Testing

@Suite("Main part of a page")
struct MainContentTests {
  static let prose = [
    "We opened the mill on a cold morning, and our neighbours came to help us carry the first sacks inside.",
    "Nobody had asked them to come. They brought bread, and they stayed until the last cart had been emptied.",
    "That is how this company began: not with a plan of mine, but with hands that did not wait to be called.",
  ]

  static let page = """
    <html><head><title>The mill | Orrin</title></head><body>
    <header><a href=/>Orrin</a></header>
    <nav><ul><li><a href=/a>Products</a><li><a href=/b>Our people and our history</a></ul></nav>
    <div class="cookie-banner"><p>We use cookies to make our site better for you, and we share them with our partners.</p></div>
    <article><h1>The mill</h1><p>\(prose[0])</p><h2>Neighbours</h2><p>\(prose[1])</p>
    <ul><li>Bread and salt</li></ul><blockquote><p>\(prose[2])</p></blockquote></article>
    <aside class="sidebar"><p>Subscribe to our letter and we will send you all our stories once in a week, for free.</p></aside>
    <div id="comments"><p>I loved this, and my whole family did too. We will come to see you at the mill next year!</p></div>
    <footer><p>Copyright Orrin Mills. We are registered in the town of Orrin under the number that you know well.</p></footer>
    </body></html>
    """

  @Test("Furniture is dropped; headings, lists and quotations stay")
  func keepsTheArticle() throws {
    let text = try extracted(Self.page, .auto)
    // The headline is the title, given beside the text.
    #expect(text.metadata.title == "The mill")
    #expect(text.blockTexts == [Self.prose[0], "Neighbours", Self.prose[1], "Bread and salt", Self.prose[2]])
    #expect(text.voices.map(\.voice) == [.blockQuote])
    #expect(text.notes.isEmpty)
  }

  @Test(
    "A part that a reader opens is text, and so is the button that is its heading",
    arguments: [
      "<button aria-expanded=false>Why a mill?</button><div role=tabpanel style='display:none'><p>@</p></div>",
      "<h3><button>Why a mill?</button></h3><div class='tab-content x' hidden><p>@</p></div>",
      "<button type=button><div><h3>Why a mill?</h3></div></button><div role=region hidden><p>@</p></div>",
      "<button class=faq-question><div>Why a mill?</div></button><div id=accordion-3 hidden><p>@</p></div>",
    ])
  func keepsWhatAReaderOpens(_ part: String) throws {
    let answer = "We had grain, a river, and neighbours who were tired of driving their carts to the next valley."
    let page = Self.page.replacing("</article>", with: part.replacing("@", with: answer) + "</article>")
    let text = try extracted(page, .auto)
    #expect(text.blockTexts.suffix(2) == ["Why a mill?", answer])
    #expect(text.blocks.suffix(2).map(\.kind) == [.heading, .paragraph])
    let furniture = "<button>Order now</button><div class=tab-list hidden><p>@</p></div>"
    #expect(
      try visible(Self.page.replacing("</article>", with: furniture.replacing("@", with: answer) + "</article>"), .auto)
        == visible(Self.page, .auto))
  }

  @Test("Articles within an article are comments and teasers, unless they are what the page consists of")
  func keepsTheItemsOfAList() throws {
    let intro = "<p>\(Self.prose.joined())</p>"
    func page(_ item: String) -> String {
      let items = (1...6).map {
        "<article class=item><h3>Mill \($0)</h3><p>\(item.replacing("#", with: "\($0)"))</p></article>"
      }
      return "<html><body><main><article>\(intro)\(items.joined())</article></main></body></html>"
    }
    let teaser =
      "Mill # stands in the valley, and our neighbours brought it all the grain that it has ever ground since."
    #expect(try !visible(page(teaser), .auto).contains("Mill 3 stands"))
    #expect(try visible(page(String(repeating: teaser + " ", count: 12)), .auto).contains("Mill 3 stands"))
  }

  @Test("A box of prose within an article is text unless its name or its links say what it is")
  func keepsBoxes() throws {
    let box =
      "We ground wheat first, and rye from the second year on. Then came oats, which the mill had not been built for, "
      + "and which we would not have dared to take if our neighbours had not lent us their sieves and two of their sons for a whole month in spring."
    func kept(_ attributes: String, _ content: String) throws -> Bool {
      let aside = "<aside \(attributes)><p>\(content)</p></aside>"
      let page = Self.page.replacing("<h2>Neighbours", with: aside + "<h2>Neighbours")
      return try extracted(page, .auto).blockTexts.contains { $0.contains("ground wheat") }
    }
    #expect(try kept("class=center", box))
    #expect(try kept("class=post-aside", box))
    #expect(try !kept("class=newsletter", box))
    #expect(try !kept("", "<a href=/x>\(box)</a>"))
    #expect(try !kept("", "We ground wheat first."))
  }

  @Test(
    "What follows the text is cut: other texts with their days, a note on the author, a legal note",
    arguments: [
      "<h2>Insights</h2><p>On yeast</p><p>May 3, 2024</p><p>On salt</p><p>May 1, 2024</p><p>On rye</p><p>April 9, 2024</p>",
      "<p>Ann Reed is a writer and baker who lives in Orrin with two dogs and a very old oven.</p><p>Orrin</p>",
      "<p>This page is not intended to replace the advice of a baker who knows the flour that you have at home.</p>",
    ])
  func cutsTheTail(_ tail: String) throws {
    let body = Self.prose.map { "<p>\($0)</p><p>\($0.replacing("e", with: "i"))</p>" }.joined()
    let page = Self.page.replacing("</article>", with: body + "</article>")
    #expect(
      try visible(page.replacing("</article>", with: tail + "</article>"), .auto) == visible(page, .auto))
    // A day or a person within the text ends nothing.
    let inner = "<p>May 3, 2024</p><p>Ann Reed is here with us, and we thank her for the many days that she gave.</p>"
    let kept = page.replacing("</article>", with: inner + body.replacing("a", with: "o") + "</article>")
    #expect(try visible(kept, .auto).contains("Ann Reed is here"))
  }

  @Test(
    "A short paragraph that opens the text is no byline",
    arguments: [
      "Dear colleagues,", "We failed you.", "On May 3, 2024, we opened our doors in Leeds.", "To our readers:",
    ])
  func keepsTheOpening(_ opening: String) throws {
    let page = Self.page.replacing("</h1>", with: "</h1><p class=info>Orrin Mills</p><p>\(opening)</p>")
    let kept = try extracted(page, .auto).blockTexts
    #expect(kept.prefix(2) == [opening, Self.prose[0]])
    // One that is drawn otherwise, a day and a byline are none of the text.
    for scrap in ["May 3, 2024.", "By Ann Reed, May 3, 2024.", "By Ann Reed."] {
      let page = Self.page.replacing("</h1>", with: "</h1><p class=info>\(opening)</p><p>\(scrap)</p>")
      #expect(try extracted(page, .auto).blockTexts.first == Self.prose[0])
    }
  }

  @Test("The name of the first who speaks in turns stays")
  func keepsTheFirstLabel() throws {
    let turns = ["Ann Reed", "Bo Dane", "Ann Reed"].enumerated().map { index, name in
      "<p><b>\(name)</b></p><p>\(Self.prose[index])</p>"
    }
    let page = "<main><h1>Talk</h1>\(turns.joined())</main>"
    #expect(try extracted(page, .main).blockTexts.first == "Ann Reed")
  }

  @Test(
    "A sentence that begins as furniture does stays between paragraphs",
    arguments: ["Subscribers grew by half.", "Advertising revenue fell.", "Learn more from failure than from success."])
  func keepsSentences(_ sentence: String) throws {
    let page = Self.page.replacing("<h2>", with: "<p>\(sentence)</p><h2>")
    #expect(try visible(page, .auto).contains(sentence))
    for furniture in ["<p>Advertising</p>", "<p class=ad>\(sentence)</p>", "<p>Read more: <a href=x>on rye</a></p>"] {
      #expect(try visible(Self.page.replacing("<h2>", with: furniture + "<h2>"), .auto) == visible(Self.page, .auto))
    }
  }

  @Test(
    "Sentences like those that end a page are the text's where they are drawn as it is",
    arguments: [
      "<h2>What's next</h2><p>We will open a second oven in the spring, and we will need more hands for it.</p>",
      "<h2>Related party matters</h2><p>We bought the oven of my brother, and we paid what others asked for one.</p>",
      "<p>There is no substitute for trust, and we will spend each day of the year in earning yours again.</p>",
      "<p>These changes are not intended to save money, and not one of you will lose what you have now.</p>",
      "<p>Ann Reed is the manager of our first shop, and she taught us all.</p><p>Nobody asked her to do so, and we thank her.</p>",
    ])
  func keepsTheEnd(_ end: String) throws {
    let body = (1...12).map { number in "<p>\(Self.prose[number % 3]) It was day \(number).</p>" }.joined()
    let page = Self.page.replacing("</article>", with: body + "</article>")
    let ended = page.replacing("</article>", with: end + "</article>")
    #expect(try visible(ended, .auto).hasSuffix(visible(end)))
    // Links, another drawing and comments are no part of it.
    for other in [
      "<h2>What's next</h2><p><a href=x>How we will open a second oven</a></p>",
      "<h2>Comments</h2><p>We will come to see your new oven in the spring, and bring our own flour.</p>",
      "<p class=bio>Ann Reed is the manager of our first shop, and she writes on bread.</p>",
    ] {
      #expect(try visible(page.replacing("</article>", with: other + "</article>"), .auto) == visible(page, .auto))
    }
  }

  @Test("The days of a chronology end no text; those over excerpts of other texts do")
  func keepsChronologies() throws {
    let days = ["May 3, 2024", "May 9, 2024", "June 2, 2024"]
    let body = (1...3).map { number in "<p>\(Self.prose[number % 3]) It was day \(number).</p>" }.joined()
    func page(_ entry: (Int) -> String) -> String {
      Self.page.replacing("</article>", with: body + (0..<3).map(entry).joined() + "</article>")
    }
    let own = try visible(page { "<h2>\(days[$0])</h2><p>\(Self.prose[$0].replacing("e", with: "i"))</p>" }, .auto)
    #expect(days.allSatisfy(own.contains))
    let others = try visible(
      page {
        "<h3><a href=x>How we came to bake rye</a></h3><p>\(days[$0])</p><p>\(Self.prose[$0].replacing("e", with: "i"))</p>"
      },
      .auto)
    #expect(!days.contains(where: others.contains))
  }

  @Test(
    "An anchor made of a section's heading is no name of furniture",
    arguments: [
      "<section id=discussion><h2>Discussion</h2><p>\(prose[1])</p></section>",
      "<div id=privacy-at-work><h2>Privacy at work</h2><p>\(prose[1])</p></div>",
      "<h2 id=recommendations>Recommendations</h2><p>\(prose[1])</p>",
    ])
  func keepsNamedSections(_ section: String) throws {
    let page =
      "<nav><a href=x>Home</a></nav><article><h1>Year</h1><p>\(Self.prose[0])</p>\(section)<p>\(Self.prose[2])</p>"
    let heading = section.drop { $0 != "2" }.dropFirst().drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
    #expect(try extracted(page, .auto).blockTexts == [Self.prose[0], String(heading), Self.prose[1], Self.prose[2]])
    // Comments under such a heading are comments.
    let comments = "<section id=comments><h2>Comments</h2><p>\(Self.prose[1])</p></section>"
    #expect(try !visible(page.replacing(section, with: comments), .auto).contains("Nobody had asked"))
  }

  @Test("Sections that open below their headings, and articles that lead nowhere, are the text's own")
  func keepsSectionsThatLeadNowhere() throws {
    func page(_ part: (Int) -> String) -> String {
      let body = (1...12).map { "<p>\(Self.prose[$0 % 3]) It was day \($0).</p>" }.joined()
      return
        "<meta property=og:type content=article><nav><a href=x>Home</a></nav><main><h1>Year</h1><article>\(body)</article>\((0..<3).map(part).joined())</main>"
    }
    for (address, isKept) in [("#panel", true), ("javascript:void(0)", true), ("", true), ("/rye", false)] {
      let link = "<a href='\(address)'>How did we come to bake rye bread?</a>"
      let opened = try visible(
        page { "<div class=part><div>\(link)</div><p>\(Self.prose[$0]) Day 9\($0).</p></div>" }, .auto)
      #expect(opened.contains("Day 92.") == isKept, "\(address)")
      let articles = try visible(
        page { "<article><h2>\(link)</h2><p>\(Self.prose[$0]) Day 9\($0).</p></article>" }, .auto)
      #expect(articles.contains("Day 92.") == isKept, "\(address)")
    }
  }

  @Test("The day below the headline is dropped although a notice stands above it")
  func dropsScrapsBelowNotices() throws {
    let more = Self.prose.map { "<p>\($0.replacing("e", with: "i"))</p>" }.joined()
    let page = Self.page.replacing("The mill", with: "The mill on the hill").replacing(
      "</article>", with: "\(more)</article>")
    let notice = "<div><p>Our office closes at noon on Friday for the holiday. We open on Tuesday.</p></div>"
    let dated = page.replacing(
      "<h1>The mill on the hill</h1>", with: "\(notice)<h1>The mill on the hill</h1><p>May 3, 2024</p>")
    #expect(try visible(dated, .auto) == visible(page, .auto))
  }

  @Test("A form that nothing closes is no furniture, and the footer of a quotation names its speaker")
  func keepsOpenForms() throws {
    let open = Self.page.replacing("<p>\(Self.prose[0])", with: "<form action=/search><p>\(Self.prose[0])")
    #expect(try visible(open, .auto) == visible(Self.page, .auto))
    let named = Self.page.replacing("</blockquote>", with: "<footer>Ann Lee, miller</footer></blockquote>")
    #expect(try visible(named, .auto) == visible(Self.page, .auto) + "\nAnn Lee, miller")
  }

  @Test("All that is visible is given when it is asked for")
  func givesAll() throws {
    let text = try visible(Self.page, .all)
    #expect(text.contains("We use cookies"))
    #expect(text.contains("Copyright Orrin Mills"))
  }

  @Test("A fragment or an export is taken whole")
  func takesExportsWhole() throws {
    let fragment = "<p>Dear all,</p><p>\(Self.prose[0])</p><p>Yours, <a href=x>Ann</a></p>"
    #expect(try visible(fragment, .auto) == visible(fragment, .all))
    let word = "<!--[if gte mso 9]><xml></xml><![endif]--><div class=footer>We.</div><p>\(Self.prose[0])</p>"
    #expect(try visible(word, .auto) == visible(word, .all))
  }

  @Test("A page without running text is taken but for its furniture, and the notes say so")
  func fallsBack() throws {
    let text = try extracted("<nav><a href=a>Home</a></nav><main><p>We.</p></main>", .main)
    #expect(text.text == "We.")
    #expect(text.notes == [.noMainPart(.noProse, taken: .allButFurniture)])
  }
}
