import Extraction
import TestSupport
import Testing

/// Which contents of an OpenDocument text are its text, and in what role.
@Suite("OpenDocument texts") struct OpenDocumentTests {
  private func read(_ body: String, styles: String = "", own: String = "", properties: String = "") throws
    -> ExtractedText
  {
    let bytes = OfficeFile.openDocument(body, styles: styles, ownStyles: own, properties: properties)
    return try Extractor().extract(bytes, name: "memo.odt")
  }

  private static let own =
    "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
    + "<style:style style:name=\"T2\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
    + "<style:style style:name=\"T3\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"
    + "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Quotations\"/>"
    + "<style:style style:name=\"P2\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_2\"/>"

  private static let deletion =
    "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><text:p>I did.</text:p></text:deletion>"
    + "</text:changed-region></text:tracked-changes>"

  /// Paragraphs, and the text that a reader sees.
  static let shown: [(String, String)] = [
    ("<text:p>We <text:span>to</text:span>gether<text:s text:c=\"3\"/>won.</text:p>", "We together won."),
    ("<text:p>We<text:tab/>won.<text:line-break/>You did.</text:p>", "We won. / You did."),
    ("<text:p>We<text:span text:style-name=\"T1\"> secretly</text:span> won.</text:p>", "We won."),
    ("<text:p>We<text:span text:style-name=\"T2\"> lost</text:span> won.</text:p>", "We won."),
    ("<text:p>We won<text:span text:style-name=\"T3\">2</text:span>.</text:p>", "We won."),
    (
      "<text:p>We won<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>I did.</text:p>"
        + "</text:note-body></text:note>.</text:p>", "We won."
    ),
    ("<text:p>We<office:annotation><text:p>Really?</text:p></office:annotation> won.</text:p>", "We won."),
    ("\(deletion)<text:p>We <text:change text:change-id=\"c1\"/>won.</text:p>", "We won."),
    (
      "\(deletion)<text:p>We <text:change-start text:change-id=\"c1\"/>lost <text:change-end text:change-id=\"c1\"/>won."
        + "</text:p>", "We won."
    ),
    ("<text:p>We <text:placeholder>Name</text:placeholder>won.</text:p>", "We won."),
    ("<text:section text:display=\"none\"><text:p>I</text:p></text:section><text:p>We</text:p>", "We"),
    ("<text:table-of-content><text:p>We 3</text:p></text:table-of-content><text:p>We</text:p>", "We"),
    (
      "<text:p>Around<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame> it.</text:p>",
      "Around it. / In the box."
    ),
  ]

  @Test("What a reader of the document sees is its text", arguments: shown)
  func readsWhatIsShown(body: String, expected: String) throws {
    #expect(try read(body, own: Self.own).blockTexts.joined(separator: " / ") == expected)
  }

  private static let body =
    "<text:p text:style-name=\"Title\">Our year</text:p><text:h text:outline-level=\"1\">What we did</text:h>"
    + "<text:p text:style-name=\"P2\">A yard</text:p>"
    + "<text:list><text:list-item><text:p>We built it.</text:p></text:list-item></text:list>"
    + "<text:p text:style-name=\"P1\">I alone did it.</text:p><table:table><table:table-row><table:table-cell>"
    + "<text:p>Leeds</text:p></table:table-cell></table:table-row></table:table><text:p>We go on.</text:p>"
  private static let styles =
    "<style:style style:name=\"Heading\" style:family=\"paragraph\"/>"
    + "<style:style style:name=\"Title\" style:family=\"paragraph\" style:parent-style-name=\"Heading\"/>"
    + "<style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\" style:family=\"paragraph\" "
    + "style:parent-style-name=\"Heading\"/><style:style style:name=\"Quotations\" style:family=\"paragraph\"/>"
  private static let properties =
    "<meta:initial-creator>Ann Lee</meta:initial-creator><dc:creator>Bo Chan</dc:creator>"
    + "<meta:creation-date>2024-03-05T09:00:00</meta:creation-date><dc:date>2025-01-01T00:00:00</dc:date>"

  @Test("Styles and their parents tell what paragraphs are")
  func knowsStyles() throws {
    let result = try read(Self.body, styles: Self.styles, own: Self.own, properties: Self.properties)
    #expect(
      result.blocks.map(\.kind) == [.heading, .heading, .heading, .listItem, .paragraph, .tableCell, .paragraph])
    #expect(result.voiceTexts == ["block_quote: I alone did it."])
    #expect(result.metadata.title == "Our year")
    #expect(result.metadata.authors == ["Ann Lee"])
    #expect(result.metadata.date == "2024-03-05")
  }

  @Test("One file of XML is read as an archive is")
  func readsFlatFiles() throws {
    let file = OfficeFile.flatOpenDocument(Self.body, styles: Self.styles + Self.own, properties: Self.properties)
    for name in ["memo.fodt", "memo.xml", "-"] {
      let flat = try Extractor().extract(Array(file.utf8), name: name)
      let packed = try read(Self.body, styles: Self.styles, own: Self.own, properties: Self.properties)
      #expect(flat.text == packed.text && flat.blocks == packed.blocks && flat.metadata == packed.metadata)
    }
  }

  @Test("One file of XML needs no XML declaration before it")
  func readsFlatFilesWithoutDeclaration() throws {
    let file = OfficeFile.flatOpenDocument(Self.body)
    let bare = file[file.index(after: file.firstIndex(of: "\n") ?? file.startIndex)...]
    let read = try Extractor().extract(Array(bare.utf8), name: "-")
    #expect(try read.text == Extractor().extract(Array(file.utf8), name: "-").text)
  }

  @Test(
    "A sheet or drawing in one file of XML is refused by its name, as a packed one is",
    arguments: [
      ("spreadsheet", "an OpenDocument spreadsheet (.ods)", "save it as CSV, with the texts in a column named text"),
      ("graphics", "an OpenDocument file that is not text", "export it as PDF"),
    ])
  func refusesOtherFlatFiles(kind: String, words: String, remedy: String) {
    let text = OfficeFile.flatOpenDocument("<text:p>We built it.</text:p>")
    let file = Array(text.replacing("opendocument.text", with: "opendocument.\(kind)").utf8)
    #expect(cause(file) == .unread(kind: words, remedy: remedy))
    #expect(cause(file, as: .odt) == .otherFormat(reason: words))
    // As text it is read all the same, where that is asked for.
    #expect(cause(file, as: .text) == nil)
  }
}
