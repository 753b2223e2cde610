import Extraction
import TestSupport
import Testing
import Text

/// Which contents of an RTF document are its text, and in what role.
@Suite("Rich text") struct RichTextTests {
  private func read(_ body: String, properties: String = "") throws -> ExtractedText {
    try Extractor().extract(RichTextFile.document(body, properties: properties), name: "memo.rtf")
  }

  /// The source of a document, and the text that a reader sees.
  static let shown: [(String, String)] = [
    ("We {\\b to}gether won.", "We together won."),
    ("We\\tab won, \nas\r\n we said.", "We won, as we said."),
    ("We won.\\line You did.\\par\nAnd we.", "We won. / You did. / And we."),
    ("We won.\\\nYou did.\\\r\nAnd we.", "We won. / You did. / And we."),
    ("co\\-op e\\_mail 5\\~km", "co\u{AD}op e\u{2011}mail 5 km"),
    ("\\{a\\} \\\\ R&D <ours>", "{a} \\ R&D <ours>"),
    ("\\ldblquote We\\rdblquote  \\emdash  it\\rquote s \\lquote x\\rquote\\endash\\bullet", "“We” — it’s ‘x’–•"),
    ("We keep this.{\\deleted\\revauthdel1  I drop.} {\\revised We add.}", "We keep this. We add."),
    ("We {\\mvf left }{\\mvt came.}", "We came."),
    ("We{\\v  secretly}{\\v0  won}", "We won"),
    ("We\\v  secretly\\v0  won\\v  I\\plain , all", "We won, all"),
    ("We won{\\strike  lost}\\striked1  more\\striked0 .", "We won."),
    ("See {\\field{\\*\\fldinst HYPERLINK \"we\"}{\\fldrslt {\\ul our site}}}.", "See our site."),
    ("{\\field{\\fldinst TIME}{\\fldrslt Monday}}: {\\xe index}we met.{\\*\\bkmkstart we}", "Monday: we met."),
    ("We{\\super\\chftn}{\\footnote\\pard\\plain I say.} won.", "We won."),
    ("We won{\\super 3} it, H{\\sub 2}O.", "We won it, H2O."),
    ("We{\\*\\annotation I ask.}{\\annotation I ask.} won.", "We won."),
    ("{\\header Our house}{\\footerf page \\chpgn}We won.", "We won."),
    ("{\\pict\\wmetafile8 0102ff}{\\object{\\*\\objdata 01}{\\result x}}{\\*\\shppict{\\pict 00}}We won.", "We won."),
    ("{\\listtext 1.\\tab}We won.{\\pntext\\'b7\\tab}", "We won."),
    ("{\\*\\unheard of}We won.{\\unheard  And you.}", "We won. And you."),
    ("{\\*\\unheard {\\b of} this}We{ won}.", "We won."),
    ("\\bin5 }}{{\\We won.", "We won."),
    ("{\\*\\cs11 }{\\cs11 Click here}We{\\cs10  won}.", "We won."),
    ("{\\upr{\\b Wir}{\\*\\ud{\\b We}}} won.", "We won."),
    ("{{\\NeXTGraphic a.png \\width10 }\\'ac}We won.", "We won."),
    ("Thanks {\\f3 J}{\\f3\\'fc} {\\f3\\u61514 ?}", "Thanks ☺✓ ☺"),
  ]

  @Test("What a reader of the document sees is its text", arguments: shown)
  func readsWhatIsShown(body: String, expected: String) throws {
    #expect(try read(body).blockTexts.joined(separator: " / ") == expected)
  }

  /// Characters written as bytes and as code numbers.
  static let characters: [(String, String)] = [
    ("caf\\'e9 \\'93we\\'94 \\'80", "café “we” €"),
    ("{\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2} {\\f0 \\'cf}", "Привет Ï"),
    // The second byte of a two-byte character may have any value, even one that is written unescaped.
    ("{\\f2 \\'93\\'fa\\'96\\'7b \\'83A \\'83\\\\ \\'b1}", "日本 ア ソ ｱ"),
    ("\\u8217 ?s \\u8217\\'92s \\u-4051\\'3f", "’s ’s \u{F02D}"),
    ("\\uc2\\u26085\\'93\\'fa{\\uc0\\u26412 }\\u233 ??!", "日本é!"),
    ("\\uc0\\u55357 \\u56832 \\uc1\\u-10179 ?\\u-8704 ? \\u128512 ?", "😀😀 😀"),
    ("\\u8217\\emdash We \\u8217\\par You", "’We ’ / You"),
    ("{\\u8217}?", "’?"), ("We won.\\u8232 ?You did.", "We won. / You did."),
    ("\\u-10179 ?x\\u-8704 ?", "\u{FFFD}x\u{FFFD}"), ("{\\f2 \\'93}x\\'81y", "\u{FFFD}x\u{FFFD}y"),
    ("{\\f9 \\'e9}\\plain\\'e9", "éé"), ("a\\'b", "ab"), ("\\u99999999999999999 ?x", "\u{FFFD}x"),
  ]

  @Test("Characters are those of the code page of the font, or of Unicode", arguments: characters)
  func readsCharacters(body: String, expected: String) throws {
    #expect(try read(body).blockTexts.joined(separator: " / ") == expected)
  }

  @Test(
    "What the head says of the code page holds for fonts that say nothing",
    arguments: [
      ("\\ansi\\ansicpg1251", "\\f4\\'cf", "П", "windows-1251"),
      ("\\ansi\\ansicpg1251", "\\f0\\'cf", "Ï", "windows-1251"),
      ("\\mac", "\\f4\\'8e", "é", "macintosh"), ("\\ansi\\ansicpg10000", "\\f0\\'8e", "é", "macintosh"),
      ("\\pc", "\\f4\\'82", "é", "ibm437"), ("\\pca", "\\f4\\'d5", "ı", "ibm850"),
      ("", "\\f4\\'e9", "é", "windows-1252"),
      ("\\ansi\\ansicpg65001", "\\f4\\'c3\\'a9", "é", "utf-8"),
      ("\\ansi\\ansicpg936", "\\f4\\'ce\\'d2", "我", "gb18030"),
      ("\\ansi\\ansicpg950", "\\f4\\'a7\\'da", "我", "big5"), ("\\ansi\\ansicpg949", "\\f4\\'b3\\'aa", "나", "euc-kr"),
      ("\\ansi\\ansicpg1251\\deff1", "\\'cf", "П", "windows-1251"),
    ])
  func readsTheCodePage(head: String, body: String, expected: String, name: String) throws {
    let result = try Extractor().extract(RichTextFile.document(body, head: head), name: "a")
    #expect(result.text == expected)
    #expect(result.encoding == EncodingReport(name: name, basis: .declared))
  }

  @Test("Bytes without a meaning are counted, and a code page that nobody knows is named")
  func countsBadBytes() throws {
    let result = try Extractor().extract(RichTextFile.document("\\f4 We\\'81 won", head: "\\ansicpg99"), name: "a")
    #expect(result.text == "We\u{FFFD} won")
    #expect(result.encoding.replacedBytes == 1)
    #expect(
      result.notes == [
        .unknownLabel("code page 99"), .replaced(bytes: 1, .sequence, encoding: "windows-1252"),
      ])
  }

  @Test("What is UTF-8 throughout was written by who does not know the format")
  func readsUTF8() throws {
    let result = try read("We’re \\'e9 “here”")
    #expect(result.text == "We’re é “here”")
    #expect(result.encoding == EncodingReport(name: "utf-8", basis: .valid))
    let marked = try Extractor().extract([0xEF, 0xBB, 0xBF] + RichTextFile.document("“We” won."), name: "a.txt")
    #expect(marked.text == "“We” won.")
    let western = Array("{\\rtf1\\ansi We".utf8) + [0x92] + Array("re ’ here}".utf8)
    #expect(try Extractor().extract(western, name: "a").text == "We’re â€™ here")
  }

  @Test(
    "Styles and a paragraph's own properties tell what it is",
    arguments: [
      ("\\s1", BlockKind.heading), ("\\s2", .heading), ("\\s3", .heading), ("\\s7", .heading), ("\\s4", .paragraph),
      ("\\s13", .paragraph), ("\\s99", .paragraph), ("\\outlinelevel1", .heading), ("\\outlinelevel9", .paragraph),
      ("\\s1\\outlinelevel9", .paragraph), ("\\ls1\\ilvl0", .listItem), ("\\ls0", .paragraph),
      ("{\\*\\pn\\pnlvlblt{\\pntxtb\\'b7}}", .listItem), ("\\s1{\\*\\pn\\pnlvlbody}", .heading),
      ("\\s1\\pard", .paragraph), ("\\ls2\\pard", .paragraph),
    ])
  func knowsParagraphs(properties: String, kind: BlockKind) throws {
    let result = try read("\\pard\\plain\(properties) We stand by it.\\par\\pard And so on.")
    #expect(result.blocks.map(\.kind) == [kind, .paragraph])
  }

  @Test("Block quotations are told by their style; tables of contents are left out")
  func tellsQuotations() throws {
    let result = try read(
      "\\pard\\s6 We went 3\\par\\pard She told us this.\\par\\pard\\s4 I alone did it.\\par\\s5 And I alone.\\par"
        + "\\pard We do not think so.\\par")
    #expect(result.voiceTexts == ["block_quote: I alone did it.\nAnd I alone."])
    #expect(result.authorText == "She told us this. / We do not think so.")
  }

  @Test("Cells of tables are blocks, within each other too")
  func readsTables() throws {
    let result = try read(
      "\\trowd\\cellx10\\cellx20\\pard\\intbl We\\cell won\\par\\pard\\intbl\\itap2 inner\\nestcell too\\nestcell"
        + "{\\*\\nesttableprops\\trowd\\cellx5\\nestrow}{\\nonesttables\\par}\\pard\\intbl behind\\cell\\row"
        + "\\pard\\intbl next\\cell\\cell{\\trowd\\row}\\pard And went on.\\par")
    #expect(result.blockTexts == ["We", "won", "inner", "too", "behind", "next", "And went on."])
    #expect(result.blocks.dropLast().allSatisfy { $0.kind == .tableCell })
    #expect(result.blocks.last?.kind == .paragraph)
    #expect(try read("\\trowd A\\cell B\\cell\\row C\\par").blocks.map(\.kind) == [.tableCell, .tableCell, .paragraph])
  }

  @Test("A text box stands once, below the paragraph on which it hangs, whichever form it has")
  func readsTextBoxesOnce() throws {
    let box = "{\\shp{\\*\\shpinst{\\sp{\\sn name}{\\sv we}}{\\shptxt\\pard In the box.\\par}}{\\shprslt x}}"
    #expect(try read("Around\(box) it.\\par And on.").blockTexts == ["Around it.", "In the box.", "And on."])
    let old = "{\\*\\do\\dobxpage\\dptxbx{\\dptxbxtext\\pard In \\ldblquote it.\\rdblquote}\\dpx1}"
    #expect(try read("\(old)Around it.").blockTexts == ["Around it.", "In “it.”"])
  }

  @Test("A paragraph whose end was deleted goes on in the next")
  func joinsParagraphs() throws {
    #expect(
      try read("We built {\\deleted\\par}the yard.\\par And on.").blockTexts == ["We built the yard.", "And on."])
    #expect(try read("We built{\\deleted\\par}").blockTexts == ["We built"])
  }

  @Test("Notes are counted and left out")
  func countsNotes() throws {
    let note = "{\\super\\chftn{\\footnote\\pard I say {\\b so}.}}"
    let result = try read("We won.\(note)\(note){\\v\(note)}{\\*\\annotation\(note)}")
    #expect(result.text == "We won.")
    #expect(result.notes == [.leftOutNotes(2)])
  }

  @Test("What the text says of itself comes before what its properties say")
  func readsMetadata() throws {
    let properties =
      "{\\title Caf\\'e9 \\u8217?s}{\\author Ann Lee}{\\operator Bo Chan}{\\subject x}{\\creatim\\yr2024\\mo3\\dy5\\hr9\\min1}"
      + "{\\revtim\\yr2025\\mo1\\dy1}{\\author Bo Chan}{\\*\\company We}"
    let plain = try read("We won.", properties: properties)
    #expect(plain.text == "We won.")
    #expect(plain.metadata.title == "Café ’s")
    #expect(plain.metadata.authors == ["Ann Lee"])
    #expect(plain.metadata.date == "2024-03-05")
    #expect(plain.metadata.sources["date"] == "document properties (created)")
    let title = try read("\\pard\\s3 Our year\\par\\pard We won.", properties: properties).metadata
    #expect(title.title == "Our year")
    let changed = try read("We won.", properties: "{\\creatim\\yr0\\mo0\\dy0}{\\revtim\\yr2025\\mo1\\dy2}").metadata
    #expect(changed.date == "2025-01-02")
  }

  @Test("Questions in bold or italic letters are another's")
  func readsQuestionsInEmphasis() throws {
    for mark in ["b", "i"] {
      let result = try read("\\\(mark) What did \\f1 you build?\\\(mark)0\\par We built the yard.\\par")
      #expect(result.blocks.map(\.kind) == [.heading, .paragraph])
    }
    #expect(try read("{\\b What} did you?\\par We built.").blocks.map(\.kind) == [.paragraph, .paragraph])
  }

  @Test("A place is known by its line: that of the document saved as text")
  func countsLines() throws {
    let result = try read("One & all.\\par\\par Two\\line <Three> we\\par")
    #expect(result.text == "One & all.\nTwo\n<Three> we")
    #expect(try result.place(of: "all") == LinePosition(line: 1, column: 7))
    #expect(try result.place(of: "Two") == LinePosition(line: 3, column: 1))
    #expect(try result.place(of: "we") == LinePosition(line: 4, column: 9))
  }

  /// The same memo as each program writes it.
  private static func memo(
    _ line: (String) -> String, quote: (String) -> String, item: (String) -> String
  ) -> String {
    ["TO: All staff", "FROM: Bo Chan, Director", "DATE: May 6, 2024", "RE: Our plan", ""].map(line).joined()
      + line("We go on together, and I thank you.") + line("She told us this:") + quote("I alone did it.")
      + item("We meet on Monday.") + item("You tell us what you need.") + line("With thanks from all of us.")
  }

  @Test("A memo gives the same words, blocks and places from RTF and from Word's other format")
  func agreesWithWord() throws {
    let rich = Self.memo {
      "\\pard\\plain \\s0 {\\rtlch\\ltrch \($0)}\\par\n"
    } quote: {
      "\\pard\\plain \\s4\\i {\\rtlch\\ltrch \($0)\\par}\n"
    } item: {
      "{\\listtext\\pard\\plain 1.\\tab}\\pard\\plain\\ls1\\ilvl0 {\($0)}\\par\n"
    }
    let word = Self.memo {
      OfficeFile.paragraph($0)
    } quote: {
      OfficeFile.paragraph($0, style: "Q")
    } item: {
      OfficeFile.paragraph($0, style: "L")
    }
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"Q\"><w:name w:val=\"Intense Quote\"/></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:name w:val=\"List Number\"/>"
      + "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    let one = try read(rich)
    let other = try Extractor().extract(OfficeFile.word(word, styles: styles), name: "memo.docx")
    #expect(one.text == other.text)
    #expect(one.blocks == other.blocks)
    #expect(one.voices == other.voices)
    #expect(one.metadata == other.metadata)
    #expect(one.metadata.title == "Our plan" && one.metadata.authors == ["Bo Chan"])
    #expect(one.voices.map(\.voice).contains(.blockQuote))
    for block in one.blocks {
      #expect(one.sourceMap.position(of: block.span.start) == other.sourceMap.position(of: block.span.start))
    }
  }
}
