import Extraction
import TestSupport
import Testing
import Text

/// Which contents of a Word document are its text, and in what role.
@Suite("Word documents") struct WordTests {
  private func read(_ body: String, styles: String = "", properties: String = "") throws -> ExtractedText {
    try Extractor().extract(OfficeFile.word(body, styles: styles, properties: properties), name: "memo.docx")
  }

  /// A run with given properties.
  private static func run(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private static func field(_ part: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(part)\"/></w:r>" }

  /// Runs of a paragraph, and the text that a reader sees.
  static let shown: [(String, String)] = [
    ("\(run("We "))\(run("to", "<w:b/>"))\(run("gether won."))", "We together won."),
    ("\(run("We"))<w:r><w:tab/></w:r>\(run("won."))", "We won."),
    ("\(run("We won."))<w:r><w:br/></w:r>\(run("You did."))", "We won. / You did."),
    ("\(run("co"))<w:r><w:softHyphen/></w:r>\(run("op"))", "co\u{AD}op"),
    ("\(run("e"))<w:r><w:noBreakHyphen/></w:r>\(run("mail"))", "e\u{2011}mail"),
    ("\(run("Thanks "))<w:r><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/></w:r>", "Thanks ☺"),
    (run("R&amp;D &lt;ours&gt;"), "R&D <ours>"),
    (
      "\(run("We keep "))<w:ins>\(run("this."))</w:ins><w:del><w:r><w:delText>I drop.</w:delText></w:r></w:del>",
      "We keep this."
    ),
    ("\(run("We "))<w:moveFrom>\(run("left "))</w:moveFrom><w:moveTo>\(run("came."))</w:moveTo>", "We came."),
    ("\(run("We"))\(run(" secretly", "<w:vanish/>"))\(run(" won", "<w:vanish w:val=\"0\"/>"))", "We won"),
    ("\(run("We won"))\(run(" lost", "<w:strike/>"))", "We won"),
    (
      "\(run("See "))\(field("begin"))<w:r><w:instrText>LINK we</w:instrText></w:r>\(run("DATE"))\(field("separate"))"
        + "\(run("our site"))\(field("end"))\(run("."))", "See our site."
    ),
    ("\(run("We"))<w:r><w:footnoteReference w:id=\"2\"/></w:r>\(run(" won."))", "We won."),
    ("\(run("We won"))\(run("3", "<w:vertAlign w:val=\"superscript\"/>"))\(run(" it."))", "We won it."),
    ("<w:hyperlink>\(run("Our site"))</w:hyperlink>", "Our site"),
    ("<w:sdt><w:sdtPr/><w:sdtContent>\(run("Our plan"))</w:sdtContent></w:sdt>", "Our plan"),
    (
      "\(run("We."))<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(run("Click"))</w:sdtContent></w:sdt>",
      "We."
    ),
    ("<w:r><w:ruby><w:rt>\(run("we"))</w:rt><w:rubyBase>\(run("us"))</w:rubyBase></w:ruby></w:r>", "us"),
  ]

  @Test("What a reader of the document sees is its text", arguments: shown)
  func readsWhatIsShown(runs: String, expected: String) throws {
    #expect(try read("<w:p>\(runs)</w:p>").blockTexts.joined(separator: " / ") == expected)
  }

  @Test("A text box stands once, below the paragraph on which it hangs, whichever form it has")
  func readsTextBoxesOnce() throws {
    let box = "<w:txbxContent>\(OfficeFile.paragraph("In the box."))</w:txbxContent>"
    let body =
      "<w:p>" + Self.run("Around") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(box)</mc:Choice>"
      + "<mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + Self.run(" it.") + "</w:p>"
    #expect(try read(body).blockTexts == ["Around it.", "In the box."])
    let old = "<w:p><w:r><mc:AlternateContent><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    #expect(try read(old).blockTexts == ["In the box."])
  }

  private static func style(_ key: String, _ name: String, _ rest: String = "") -> String {
    "<w:style w:type=\"paragraph\" w:styleId=\"\(key)\"><w:name w:val=\"\(name)\"/>\(rest)</w:style>"
  }

  private static let styles = [
    style("Standard", "Normal"), style("berschrift2", "heading 2", "<w:basedOn w:val=\"Standard\"/>"),
    style("Mein", "Mein Kopf", "<w:basedOn w:val=\"berschrift2\"/>"),
    style("Kapitel", "Kapitel", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>"), style("Titel", "Title"),
    style("Liste", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>"),
    style("Zitat", "Intense Quote"), style("Verz1", "toc 1"), style("A", "A", "<w:basedOn w:val=\"B\"/>"),
    style("B", "B", "<w:basedOn w:val=\"A\"/>"),
  ].joined()

  @Test(
    "Styles tell what paragraphs are, whatever the language of the program",
    arguments: [
      ("berschrift2", BlockKind.heading), ("Mein", .heading), ("Kapitel", .heading), ("Titel", .heading),
      ("Liste", .listItem), ("Zitat", .paragraph), ("A", .paragraph), ("Keiner", .paragraph),
    ])
  func knowsStyles(style: String, kind: BlockKind) throws {
    let result = try read(OfficeFile.paragraph("We stand by it.", style: style), styles: Self.styles)
    #expect(result.blocks.map(\.kind) == [kind])
  }

  @Test(
    "Properties of a paragraph come before its style's",
    arguments: [
      ("<w:outlineLvl w:val=\"1\"/>", BlockKind.heading), ("<w:numPr><w:numId w:val=\"5\"/></w:numPr>", .listItem),
      ("<w:pStyle w:val=\"Liste\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", .paragraph),
      ("<w:pPrChange><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:pPrChange>", .paragraph),
    ])
  func knowsProperties(properties: String, kind: BlockKind) throws {
    let body = "<w:p><w:pPr>\(properties)</w:pPr>\(Self.run("We stand by it."))</w:p>"
    #expect(try read(body, styles: Self.styles).blocks.map(\.kind) == [kind])
  }

  @Test("Block quotations are told by their style; tables of contents are left out")
  func tellsQuotations() throws {
    let body =
      OfficeFile.paragraph("We went 3", style: "Verz1") + OfficeFile.paragraph("She told us this.")
      + OfficeFile.paragraph("I alone did it.", style: "Zitat") + OfficeFile.paragraph("And I alone.", style: "Zitat")
      + OfficeFile.paragraph("We do not think so.")
    let result = try read(body, styles: Self.styles)
    #expect(result.voiceTexts == ["block_quote: I alone did it.\nAnd I alone."])
    #expect(result.authorText == "She told us this. / We do not think so.")
  }

  @Test("Cells of tables are blocks, within each other too")
  func readsTables() throws {
    func cell(_ content: String) -> String { "<w:tc>\(content)</w:tc>" }
    let inner = "<w:tbl><w:tr>\(cell(OfficeFile.paragraph("inner")))</w:tr></w:tbl>"
    let row = cell(OfficeFile.paragraph("We")) + cell(OfficeFile.paragraph("won") + inner)
    let result = try read("<w:tbl><w:tr>\(row)</w:tr></w:tbl>" + OfficeFile.paragraph("And went on."))
    #expect(result.blockTexts == ["We", "won", "inner", "And went on."])
    #expect(result.blocks.map(\.kind) == [.tableCell, .tableCell, .tableCell, .paragraph])
  }

  @Test("A paragraph whose end was deleted goes on in the next")
  func joinsParagraphs() throws {
    let body =
      "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>\(Self.run("We built "))</w:p>"
      + OfficeFile.paragraph("the yard.")
    #expect(try read(body).blockTexts == ["We built the yard."])
  }

  @Test("Notes are counted and left out")
  func countsNotes() throws {
    let mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    #expect(try read("<w:p>\(Self.run("We won."))\(mark)\(mark)</w:p>").notes.contains(.leftOutNotes(2)))
  }

  @Test("What the text says of itself comes before what its properties say")
  func readsMetadata() throws {
    let properties =
      "<dc:title>Template</dc:title><dc:creator>Ann Lee</dc:creator>"
      + "<dcterms:created>2024-03-05T09:00:00Z</dcterms:created><dcterms:modified>2025-01-01T00:00:00Z</dcterms:modified>"
    let plain = try read(OfficeFile.paragraph("We won."), properties: properties).metadata
    #expect(plain.title == "Template")
    #expect(plain.authors == ["Ann Lee"])
    #expect(plain.date == "2024-03-05")
    #expect(plain.sources["date"] == "document properties (created)")
    let titled = OfficeFile.paragraph("Our year", style: "Titel") + OfficeFile.paragraph("We won.")
    let title = try read(titled, styles: Self.styles, properties: properties).metadata
    #expect(title.title == "Our year")
    #expect(title.sources["title"] == "title style")
    let memo = [
      "TO: All staff", "FROM: Bo Chan, Director", "DATE: May 6, 2024", "RE: Our plan", "", "We go on together.",
    ]
    let result = try read(memo.map { OfficeFile.paragraph($0) }.joined(), properties: properties)
    #expect(result.metadata.title == "Our plan")
    #expect(result.metadata.authors == ["Bo Chan"])
    #expect(result.metadata.date == "2024-05-06")
    #expect(result.authorText == "We go on together.")
  }

  @Test("The day of the last change stands in where no other is known")
  func readsTheLastChange() throws {
    let properties = "<dcterms:modified>2025-01-02T00:00:00Z</dcterms:modified><dc:creator>Administrator</dc:creator>"
    let metadata = try read(OfficeFile.paragraph("We won."), properties: properties).metadata
    #expect(metadata.date == "2025-01-02")
    #expect(metadata.sources["date"] == "document properties (last modified)")
  }

  @Test("A place is known by its line: that of the document saved as text")
  func countsLines() throws {
    let body =
      OfficeFile.paragraph("One &amp; all.") + "<w:p/>" + "<w:p>" + Self.run("Two") + "<w:r><w:br/></w:r>"
      + Self.run("&lt;Three&gt; we") + "</w:p>"
    let result = try read(body)
    #expect(result.text == "One & all.\nTwo\n<Three> we")
    #expect(try result.place(of: "all") == LinePosition(line: 1, column: 7))
    #expect(try result.place(of: "Two") == LinePosition(line: 3, column: 1))
    #expect(try result.place(of: "we") == LinePosition(line: 4, column: 9))
  }

  @Test("Mail that was pasted is quoted as in plain text")
  func tellsQuotedMail() throws {
    let lines = [
      "I will see to it, and we meet on Monday.", "", "On Tue, 5 Mar 2024 at 10:00, Bo Chan <bo@example.org> wrote:",
      "> I want my report.", "> You owe it to me.",
    ]
    let escaped = lines.map { $0.replacing("<", with: "&lt;").replacing(">", with: "&gt;") }
    let result = try read(
      OfficeFile.paragraph("Our answer", style: "Titel") + escaped.map { OfficeFile.paragraph($0) }.joined(),
      styles: Self.styles)
    #expect(result.authorText == "Our answer / I will see to it, and we meet on Monday.")
    #expect(result.voices.map(\.voice) == [.document, .reply])
  }

  @Test("Lines of wrapped text, a paragraph each, are put together")
  func readsWrappedText() throws {
    let lines = [
      "We have built a yard this year, and all of you have", "had a part in it, from the first stone to the last one",
      "that we put in place together. I thank you for all of", "the work, and for the patience that you have shown in",
      "these months. Next year we will do more of it, and we", "will ask you again what you need, since you know that",
      "better than anybody in this house does.",
    ]
    #expect(try read(lines.map { OfficeFile.paragraph($0) }.joined()).blocks.count == 1)
    // A single heading shows that each paragraph is intended as one.
    let styled = OfficeFile.paragraph("Our year", style: "Titel") + lines.map { OfficeFile.paragraph($0) }.joined()
    #expect(try read(styled, styles: Self.styles).blocks.count == lines.count + 1)
  }

  @Test("Questions in bold or italic letters are another's")
  func readsQuestionsInEmphasis() throws {
    func asked(_ property: String, _ runs: String...) -> String {
      let questions = ["What did you build?", "Who helped you?", "What comes next?"]
      return questions.map { question in
        "<w:p>\(Self.run(question, property))\(runs.joined())</w:p>"
          + OfficeFile.paragraph("We went on with our work, and it was good.")
      }.joined()
    }
    for property in ["<w:b/>", "<w:i/>", "<w:rStyle w:val=\"Fett\"/>"] {
      let styles =
        "<w:style w:type=\"character\" w:styleId=\"Fett\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>"
      let result = try read(asked(property), styles: styles)
      #expect(result.blocks.map(\.kind) == [.heading, .paragraph, .heading, .paragraph, .heading, .paragraph])
      #expect(!result.authorText.contains("?"), "\(property)")
    }
    let plain = try read(asked("<w:b w:val=\"false\"/>"))
    #expect(plain.blocks.allSatisfy { $0.kind == .paragraph })
  }

  @Test("Interviews have speakers")
  func findsSpeakers() throws {
    let lines = [
      "Q: What did you build?", "A: We built a yard, and I am proud of it.", "Q: And what comes next?",
      "A: We will go on with it.", "Q: Who pays?", "A: We all do.",
    ]
    let result = try read(lines.map { OfficeFile.paragraph($0) }.joined())
    #expect(result.voices.contains { $0.voice == .speaker && result.slice($0.span).contains("What did you build?") })
    #expect(result.authorText.contains("We all do."))
  }
}
