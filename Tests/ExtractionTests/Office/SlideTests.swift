@testable import Extraction
import TestSupport
import Testing
import Text

/// Which contents of a PowerPoint presentation are its text, and in what role.
@Suite("PowerPoint presentations") struct SlideTests {
  private typealias File = SlideFile

  private func read(_ slides: [SlideFile.Slide], properties: String = "") throws -> ExtractedText {
    try Extractor().extract(File.powerPoint(slides, properties: properties), name: "hall.pptx")
  }

  private static func run(_ text: String, _ properties: String = "") -> String {
    "<a:r><a:rPr\(properties)/><a:t>\(text)</a:t></a:r>"
  }

  private static func table(_ cells: String) -> String {
    "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>\(cells)</a:tr></a:tbl></a:graphicData></a:graphic>"
      + "</p:graphicFrame>"
  }

  private static func cell(_ text: String, _ attributes: String = "") -> String {
    "<a:tc\(attributes)><a:txBody>\(File.paragraph(text))</a:txBody></a:tc>"
  }

  private static func alternatives(_ first: String, _ second: String) -> String {
    "<mc:AlternateContent><mc:Choice Requires=\"p14\">\(first)</mc:Choice><mc:Choice Requires=\"p15\">\(second)</mc:Choice>"
      + "<mc:Fallback>\(second)</mc:Fallback></mc:AlternateContent>"
  }

  /// Shapes, and the text that a viewer of the slide sees.
  static let shown: [(String, String)] = [
    (File.shape("<a:p>\(run("We to"))\(run("gether", " b=\"1\""))\(run(" won."))</a:p>"), "We together won."),
    (File.shape("<a:p>\(run("We won."))<a:br/>\(run("You\tdid."))</a:p>"), "We won. / You did."),
    (
      File.shape(
        "<a:p>\(run("We ")) \(run("lost", " strike=\"sngStrike\""))\(run("won.", " strike=\"noStrike\""))</a:p>"),
      "We won."
    ),
    (File.shape("<a:p>\(run("We won"))\(run("2", " baseline=\"30000\""))\(run("."))</a:p>"), "We won."),
    (
      File.shape(
        "<a:p>\(run("We won"))<a:fld id=\"{A}\" type=\"datetime1\"><a:rPr/><a:t> on 5 May</a:t></a:fld>\(run("."))</a:p>"
      ),
      "We won."
    ),
    (File.shape(File.paragraph("3"), place: "sldNum") + File.shape(File.paragraph("Acme"), place: "ftr"), ""),
    (File.shape(File.paragraph("5 May"), place: "dt") + File.shape(File.paragraph("We won.")), "We won."),
    (File.shape(File.paragraph("I"), attributes: " hidden=\"1\"") + File.shape(File.paragraph("We")), "We"),
    (
      "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"3\" name=\"G\"/></p:nvGrpSpPr>\(File.shape(File.paragraph("We")))<p:grpSp>"
        + "\(File.shape(File.paragraph("won.")))</p:grpSp></p:grpSp>", "We / won."
    ),
    (
      "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"3\" name=\"G\" hidden=\"1\"/></p:nvGrpSpPr>\(File.shape(File.paragraph("I")))"
        + "</p:grpSp>\(File.shape(File.paragraph("We")))", "We"
    ),
    (table(cell("Leeds", " gridSpan=\"2\"") + cell("I", " hMerge=\"1\"") + cell("won.")), "Leeds / won."),
    (alternatives(File.shape(File.paragraph("We won.")), File.shape(File.paragraph("We won!"))), "We won."),
    (File.shape("<a:p><m:r><m:t>a &lt; b</m:t></m:r></a:p>"), "a < b"),
    ("<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"P\" descr=\"I alone\"/></p:nvPicPr></p:pic>", ""),
  ]

  @Test("What a viewer of a slide sees is its text", arguments: shown)
  func readsWhatIsShown(shapes: String, expected: String) throws {
    #expect(try read([.init(shapes)]).blockTexts.joined(separator: " / ") == expected)
  }

  @Test("Slides stand in the order in which they are shown, their titles first, the notes of their speaker below")
  func ordersSlides() throws {
    let picture =
      File.shape(File.paragraph("thumb"), place: "sldImg") + File.shape(File.paragraph("2"), place: "sldNum")
    let result = try read([
      .init(
        File.shape(File.paragraph("our people came first") + File.paragraph("and you grew"), place: "")
          + File.shape(File.paragraph("Our year"), place: "ctrTitle")
          + File.shape(File.paragraph("Ann Lee"), place: "subTitle"),
        notes: picture + File.shape(File.paragraph("Good morning, all of you."), place: "body")),
      .init(
        File.shape(File.paragraph("Never shown"), place: "title"), isHidden: true, notes: File.shape("", place: "body")),
      .init(File.shape(File.paragraph("What comes"), place: "title") + Self.table(Self.cell("Leeds"))),
    ])
    #expect(
      result.blockTexts == [
        "Our year", "our people came first", "and you grew", "Ann Lee", "Good morning, all of you.", "What comes",
        "Leeds",
      ])
    #expect(
      result.blocks.map(\.kind) == [.heading, .listItem, .listItem, .paragraph, .paragraph, .heading, .tableCell])
    #expect(result.notes == [.leftOutSlides(1)])
    #expect(ExtractionNote.leftOutSlides(1).text == "1 hidden slide was left out")
    // No sentence continues from one bullet point into the next.
    let words = Tokeniser().tokenise(result)
    #expect(words.sentences.count == 7)
  }

  @Test("Signs of lists are the paragraph's own, the shape's, or those that places for content have")
  func tellsListItems() throws {
    func bullet(_ sign: String) -> String { "<a:pPr marL=\"1\">\(sign)</a:pPr>" }
    let none = "<a:lvl1pPr><a:buNone/></a:lvl1pPr>"
    let result = try read([
      .init(
        File.shape(File.paragraph("a") + File.paragraph("b", properties: bullet("<a:buNone/>")), place: "")
          + File.shape(File.paragraph("c"), place: "", style: none)
          + File.shape(File.paragraph("d") + File.paragraph("e", properties: bullet("<a:buAutoNum type=\"x\"/>")))
          + File.shape(File.paragraph("f"), place: "body"))
    ])
    #expect(result.blocks.map(\.kind) == [.listItem, .paragraph, .paragraph, .paragraph, .listItem, .paragraph])
  }

  @Test("The words of diagrams stand where they do on the slide; what the program asks for is none of them")
  func readsDiagrams() throws {
    func point(_ text: String, _ attributes: String = "", _ properties: String = "") -> String {
      "<dgm:pt modelId=\"1\"\(attributes)><dgm:prSet\(properties)/><dgm:t>\(File.paragraph(text))</dgm:t></dgm:pt>"
    }
    let frame =
      "<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm=\"rId9\" r:lo=\"rId5\"/></a:graphicData></a:graphic>"
      + "</p:graphicFrame>"
    let points =
      point("We plan", " type=\"node\"") + point("", " type=\"pres\"") + point("[Text]", "", " phldr=\"1\"")
      + point("we build")
      + point("or", " type=\"sibTrans\"")
    let result = try read([
      .init(File.shape(File.paragraph("Above")) + frame + File.shape(File.paragraph("Below")), diagram: points)
    ])
    #expect(result.blockTexts == ["Above", "We plan", "we build", "Below"])
    // A diagram that a slide refers to a million times is not read that often.
    #expect(try read([.init(frame + frame, diagram: points)]).blockTexts == ["We plan", "we build"])
  }

  @Test("Short lines on slides are no signature")
  func keepsShortLines() throws {
    let lines = ["Thanks", "We cut costs", "+44 20 7946 0000"].map { File.shape(File.paragraph($0)) }
    #expect(try read([File.Slide(lines.joined())]).voices.isEmpty)
  }

  @Test("Comments are counted and left out")
  func countsComments() throws {
    let comment = "<p:cm authorId=\"0\"><p:text>Really?</p:text></p:cm>"
    let result = try read([.init(File.shape(File.paragraph("We won.")), comments: comment + comment)])
    #expect(result.text == "We won.")
    #expect(result.notes == [.leftOutComments(2)])
    let damaged = try read([.init(File.shape(File.paragraph("We won.")), comments: "<p:cm>")])
    #expect(damaged.text == "We won." && damaged.notes.isEmpty)
    #expect(ExtractionNote.leftOutComments(2).text == "2 comments were left out")
  }

  @Test("The title is that of the first slide with words, then that of the properties, then that of a later slide")
  func readsMetadata() throws {
    let title = File.shape(File.paragraph("Our year"), place: "title")
    let properties =
      "<dc:title>Template</dc:title><dc:creator>Ann Lee</dc:creator><dcterms:created>2024-03-05T09:00:00Z</dcterms:created>"
    let titled = try read([.init(""), .init(title)], properties: properties).metadata
    #expect(titled.title == "Our year" && titled.sources["title"] == "first slide")
    #expect(titled.authors == ["Ann Lee"] && titled.date == "2024-03-05")
    let later = [SlideFile.Slide(File.shape(File.paragraph("We won."))), .init(title)]
    #expect(try read(later, properties: properties).metadata.title == "Template")
    let unnamed = try read(later, properties: "<dc:title>PowerPoint Presentation</dc:title>").metadata
    #expect(unnamed.title == "Our year" && unnamed.sources["title"] == "first heading")
    let subtitle = File.shape(File.paragraph("Town hall, May 6, 2024"), place: "subTitle")
    #expect(try read([.init(title + subtitle)], properties: properties).metadata.date == "2024-05-06")
  }

  @Test(
    "Points that begin with labels and titles that ask are the author's; in notes people take turns, within a slide's")
  func knowsWhoSpeaks() throws {
    let points = ["Goal: we grow", "Owner: the yard", "> our people first", "9:00 we begin"]
    let slides = ["Why now?", "Who are we?", "What do we do?", "Where do we go?"].map { title in
      SlideFile.Slide(
        File.shape(File.paragraph(title), place: "title")
          + File.shape(points.map { File.paragraph($0.replacing(">", with: "&gt;")) }.joined(), place: ""),
        notes: File.shape(
          File.paragraph("ANN: I thank you, since you did it all.") + File.paragraph("BO: My pleasure, I did it."),
          place: "body"))
    }
    let result = try read(slides, properties: "<dc:creator>Ann Lee</dc:creator>")
    let others = result.voices.filter { $0.voice == .speaker }.map { result.slice($0.span) }
    #expect(others == Array(repeating: "BO: My pleasure, I did it.", count: 4))
    #expect(
      result.authorText.contains("Why now? / Goal: we grow / Owner: the yard / > our people first / 9:00 we begin"))
  }

  @Test("A place is known by the line of its paragraph among those of the slides as they are read")
  func countsLines() throws {
    let result = try read([
      .init(
        File.shape(File.paragraph("One") + "<a:p/>" + File.paragraph("Two &amp; we"))
          + File.shape(File.paragraph("Title"), place: "title"),
        notes: File.shape(File.paragraph("Said"), place: "body")),
      .init(File.shape("<a:p>\(Self.run("Three"))<a:br/>\(Self.run("Four"))</a:p>")),
    ])
    #expect(try result.place(of: "Title") == LinePosition(line: 1, column: 1))
    #expect(try result.place(of: "we") == LinePosition(line: 4, column: 7))
    #expect(try result.place(of: "Said") == LinePosition(line: 5, column: 1))
    #expect(try result.place(of: "Four") == LinePosition(line: 7, column: 1))
  }
}

/// Which contents of an OpenDocument presentation are its text, and in what role.
@Suite("OpenDocument presentations") struct OpenDocumentSlideTests {
  private typealias File = SlideFile

  private static let styles =
    "<style:style style:name=\"dp2\" style:family=\"drawing-page\"><style:drawing-page-properties "
    + "presentation:visibility=\"hidden\"/></style:style>"
  private static let list =
    "<text:list><text:list-item><text:p>our people came first</text:p></text:list-item><text:list-item><text:p>and you grew"
    + "</text:p></text:list-item></text:list>"
  private static let pages =
    "<presentation:footer-decl presentation:name=\"f\">Acme</presentation:footer-decl><draw:page draw:style-name=\"dp1\">"
    + File.frame(list, place: "outline") + File.frame("<text:p>Our year</text:p>", place: "title")
    + File.frame(
      "<text:p>Click to add text</text:p>", place: "subtitle", attributes: " presentation:placeholder=\"true\"")
    + File.frame("<text:p>Acme</text:p>", place: "footer")
    + "<draw:g><draw:custom-shape><text:p>We won<office:annotation><text:p>Really?</text:p></office:annotation>.</text:p>"
    + "</draw:custom-shape></draw:g>" + File.frame("<text:p><text:page-number>1</text:page-number></text:p>")
    + "<presentation:notes><draw:page-thumbnail/>\(File.frame("<text:p>Good morning, all of you.</text:p>", place: "notes"))"
    + File.frame("<text:p>Handout</text:p>") + "</presentation:notes></draw:page><draw:page draw:style-name=\"dp2\">"
    + File.frame("<text:p>Never shown</text:p>", place: "title") + "</draw:page><draw:page>"
    + "<draw:frame><table:table><table:table-row><table:table-cell><text:p>Leeds</text:p></table:table-cell></table:table-row>"
    + "</table:table></draw:frame>\(File.frame("<text:p>What comes</text:p>", place: "title"))</draw:page>"

  @Test("Slides are read in order, their titles first, the notes of their speaker below", arguments: [true, false])
  func readsSlides(isFlat: Bool) throws {
    let bytes =
      isFlat
      ? Array(File.flatOpenDocument(Self.pages, styles: Self.styles).utf8)
      : File.openDocument(Self.pages, styles: Self.styles)
    for name in ["hall.odp", "hall.fodp", "hall.xml", "-"] where isFlat || !name.hasSuffix("fodp") {
      let result = try Extractor().extract(bytes, name: name)
      #expect(
        result.blockTexts == [
          "Our year", "our people came first", "and you grew", "We won.", "Good morning, all of you.", "What comes",
          "Leeds",
        ])
      #expect(
        result.blocks.map(\.kind) == [.heading, .listItem, .listItem, .paragraph, .paragraph, .heading, .tableCell])
      #expect(result.metadata.title == "Our year")
      #expect(result.notes == [.leftOutSlides(1), .leftOutComments(1)])
    }
  }

  @Test("Days on slides are text where they are fixed, in texts always")
  func readsFields() throws {
    func field(_ attributes: String = "") -> String {
      "<text:p>We met<text:date\(attributes)> on 5 May</text:date>.</text:p>"
    }
    func slide(_ content: String) throws -> String {
      try Extractor().extract(File.openDocument("<draw:page>\(File.frame(content))</draw:page>"), name: "a").text
    }
    #expect(try Extractor().extract(OfficeFile.openDocument(field()), name: "a").text == "We met on 5 May.")
    #expect(try slide(field()) == "We met.")
    #expect(try slide(field(" text:fixed=\"true\"")) == "We met on 5 May.")
  }
}
