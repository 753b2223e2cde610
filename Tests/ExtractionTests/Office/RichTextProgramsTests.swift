@testable import Extraction
import TestSupport
import Testing
import Text

/// Rich text as programs write it, and files that are not rich text.
@Suite("Rich text of programs") struct RichTextProgramsTests {
  private func read(_ text: String) throws -> ExtractedText { try Extractor().extract(Array(text.utf8), name: "a.rtf") }

  @Test("TextEdit ends paragraphs with a backslash")
  func readsTextEdit() throws {
    let result = try read(
      """
      {\\rtf1\\ansi\\ansicpg1252\\cocoartf2709
      \\cocoatextscaling0\\cocoaplatform0{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica-Bold;\\f1\\fswiss\\fcharset0 Helvetica;\\f2\\fnil\\fcharset128 HiraginoSans-W3;
      }
      {\\colortbl;\\red255\\green255\\blue255;}
      {\\*\\expandedcolortbl;;}
      {\\*\\listtable{\\list\\listtemplateid1{\\listlevel\\levelnfc23{\\leveltext\\leveltemplateid1\\'01\\uc0\\u8226 ;}{\\levelnumbers;}}}}
      {\\*\\listoverridetable{\\listoverride\\listid1\\ls1}}
      \\paperw11900\\paperh16840\\vieww11520\\viewkind0
      \\pard\\tx566\\pardirnatural\\partightenfactor0

      \\f0\\b\\fs24 \\cf0 What did we build?
      \\f1\\b0 \\
      \\
      We\\'92ve built the yard \\'97 together \\uc0\\u55357 \\u56832 .\\
      \\pard\\tx220\\tx720\\li720\\fi-720
      \\ls1\\ilvl0\\cf0 {\\listtext\t\\uc0\\u8226 \t}One for all\\
      {\\listtext\t\\uc0\\u8226 \t}
      \\f2 \\'93\\'fa\\'96\\'7b
      \\f1  is with us\\
      \\pard\\tx566
      \\cf0 That is all.}
      """)
    #expect(
      result.blockTexts == [
        "What did we build?", "We’ve built the yard — together 😀.", "One for all", "日本 is with us", "That is all.",
      ])
    #expect(result.blocks.map(\.kind) == [.heading, .paragraph, .listItem, .listItem, .paragraph])
  }

  @Test("Word repeats what styles say, and writes its own groups around all")
  func readsWord() throws {
    let result = try read(
      """
      {\\rtf1\\adeflang1025\\ansi\\ansicpg1252\\uc1\\adeff0\\deff0\\stshfdbch0\\deflang1033\\themelang1033{\\fonttbl
      {\\f0\\fbidi \\froman\\fcharset0\\fprq2{\\*\\panose 02020603050405020304}Times New Roman{\\*\\falt Times};}
      {\\f37\\fbidi \\fswiss\\fcharset238\\fprq2 Calibri CE;}{\\f13\\fnil\\fcharset134\\fprq2{\\*\\falt SimSun}\\'cb\\'ce\\'cc\\'e5;}}
      {\\*\\defchp \\f31506}{\\*\\defpap \\ql }\\noqfpromote {\\stylesheet{\\ql \\f0\\fs24 \\snext0 \\sqformat Normal;}
      {\\s1\\ql\\outlinelevel0\\b\\fs32 \\sbasedon0 \\snext0 \\slink15 \\sqformat heading 1;}{\\*\\cs10 \\additive Default Paragraph Font;}
      {\\s22\\ql \\sbasedon0 toc 1;}}{\\*\\rsidtbl \\rsid1}{\\mmathPr\\mmathFont34\\mbrkBin0}{\\info{\\title Plan}{\\author Ann Lee}
      {\\creatim\\yr2024\\mo5\\dy6\\hr10\\min2}{\\nofpages1}}{\\*\\xmlnstbl {\\xmlns1 http://schemas.microsoft.com/office/word/2003/wordml}}
      \\paperw12240\\widowctrl\\ftnbj {\\*\\wgrffmtfilter 2450}\\fet0{\\*\\pnseclvl1\\pnucrm\\pnqc{\\pntxta .}}
      \\sectd{\\header \\pard\\plain {Our house\\par }}\\pard\\plain \\ltrpar\\s22\\ql {\\field\\flddirty{\\*\\fldinst { TOC \\\\o "1-3" }}{\\fldrslt {What we did\\tab 1}}}\\par
      \\pard\\plain \\ltrpar\\s1\\ql\\keepn\\outlinelevel0\\b\\fs32 {\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\insrsid1 What we did
      \\par }\\pard\\plain \\ltrpar\\ql\\f0\\fs24 {\\rtlch\\fcs1 \\ltrch\\fcs0 We\\rquote ve built it}{\\cs16\\super \\chftn {\\footnote \\pard\\plain {\\cs16\\super \\chftn } I say.}}{, with
       \\loch\\af0\\hich\\af0\\dbch\\f13 \\'ce\\'d2\\'c3\\'c7}{\\loch\\f0 .\\par }{\\*\\themedata 504b0304}{\\*\\datastore 01}}
      """)
    #expect(result.blockTexts == ["What we did", "We’ve built it, with 我们."])
    #expect(result.blocks.map(\.kind) == [.heading, .paragraph])
    #expect(result.notes == [.leftOutNotes(1)])
    #expect(result.metadata.title == "Plan" && result.metadata.date == "2024-05-06")
  }

  @Test("WordPad writes bullets as paragraphs of its own")
  func readsWordPad() throws {
    let result = try read(
      """
      {\\rtf1\\ansi\\ansicpg1252\\deff0\\nouicompat{\\fonttbl{\\f0\\fnil\\fcharset0 Calibri;}{\\f1\\fnil\\fcharset2 Symbol;}}
      {\\*\\generator Riched20 10.0.19041}\\viewkind4\\uc1 
      \\pard\\sa200\\sl276\\slmult1\\f0\\fs22\\lang9 Dear all,\\par
      \\pard{\\pntext\\f1\\'B7\\tab}{\\*\\pn\\pnlvlblt\\pnf1\\pnindent0{\\pntxtb\\'B7}}\\fi-360\\li720 we meet\\par
      {\\pntext\\f1\\'B7\\tab}we talk\\par
      \\pard We go on.\\par
      }
      \u{0}
      """)
    #expect(result.blockTexts == ["Dear all,", "we meet", "we talk", "We go on."])
    #expect(result.blocks.map(\.kind) == [.paragraph, .listItem, .listItem, .paragraph])
  }

  @Test("LibreOffice names two authors, and heads lists with what stands before their items")
  func readsLibreOffice() throws {
    let result = try read(
      """
      {\\rtf1\\ansi\\deff3\\adeflang1025
      {\\fonttbl{\\f0\\froman\\fprq2\\fcharset0 Times New Roman;}{\\f3\\froman\\fprq2\\fcharset0 Liberation Serif{\\*\\falt Times};}}
      {\\stylesheet{\\s0\\snext0\\loch Normal;}{\\s15\\sbasedon0\\snext16\\loch Heading;}{\\s1\\sbasedon15\\snext16\\outlinelevel0 Heading 1;}
      {\\s20\\sbasedon0 Quotations;}}
      {\\info{\\author Ann Lee}{\\creatim\\yr2024\\mo3\\dy5\\hr9\\min0}{\\author Bo Chan}{\\printim\\yr0\\mo0\\dy0}}{\\*\\userprops}\\deftab709
      {\\*\\pgdsctbl
      {\\pgdsc0\\pgdscuse451\\pgdscnxt0 Default Page Style;}}
      \\formshade{\\*\\pgdscno0}\\paperh16838\\sectd\\sbknone
      {\\*\\ftnsep\\chftnsep}\\pgndec\\pard\\plain \\s1\\ilvl0\\outlinelevel0{\\listtext\\pard\\plain \\tab}\\ls1 {\\rtlch \\ltrch\\loch
      What we did}
      \\par \\pard\\plain \\s20\\loch{\\rtlch \\ltrch\\loch
      I was the one.}
      \\par \\pard\\plain \\s0{\\listtext\\pard\\plain  \\u8226\\'95\\tab}\\ilvl0\\ls2 {\\rtlch \\ltrch\\loch
      First}{\\loch
      }
      \\par \\pard\\plain \\s0 {\\loch
      Both \\u8222\\'84of\\u8220\\'93 us}
      \\par }
      """)
    #expect(result.blockTexts == ["What we did", "I was the one.", "First", "Both „of“ us"])
    #expect(result.blocks.map(\.kind) == [.heading, .paragraph, .listItem, .paragraph])
    #expect(result.voiceTexts.first == "block_quote: I was the one.")
    #expect(result.metadata.authors == ["Ann Lee"])
  }

  @Test("Of a page that Outlook wrapped the page is read")
  func readsWrappedPages() throws {
    let result = try read(
      """
      {\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\fbidi \\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}
      {\\*\\htmltag64 <html>}{\\*\\htmltag32 <body>}\\htmlrtf {\\htmlrtf0
      {\\*\\htmltag64 <h2>}\\htmlrtf {\\b \\htmlrtf0 Our plan{\\*\\htmltag72 </h2>}\\htmlrtf }\\htmlrtf0
      {\\*\\mhtmltag64 <p class=x>}{\\*\\htmltag64 <p>}\\htmlrtf \\par \\htmlrtf0 We\\'92ve {\\*\\htmltag84 <b>}\\htmlrtf {\\b \\htmlrtf0 won\\htmlrtf }\\htmlrtf0 {\\*\\htmltag92 </b>}
       and R{\\*\\htmltag84 &amp;}\\htmlrtf &\\htmlrtf0 D \\emdash  \\u26085?.\\par{\\*\\htmltag72 </p>}{\\*\\htmltag72 <blockquote>\\par<p>}I won.{\\*\\htmltag72 </p></blockquote>}
      \\htmlrtf }\\htmlrtf0 {\\*\\htmltag104 </body></html>}}
      """)
    #expect(result.blockTexts == ["Our plan", "We’ve won and R&D — 日.", "I won."])
    #expect(result.blocks.map(\.kind) == [.heading, .paragraph, .paragraph])
    #expect(result.voiceTexts == ["block_quote: I won."])
  }

  @Test("A plain text that Outlook wrapped is read as one")
  func readsWrappedText() throws {
    let result = try read(
      "{\\rtf1\\ansi\\ansicpg1252\\fromtext \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\\uc1\\pard\\plain\\f0\\fs20 "
        + "We go on with it, all of us.\\par\\par On Tue, 5 Mar 2024 at 10:00, Bo Chan <bo@example.org> wrote:\\par "
        + "> I want my report.\\par}")
    #expect(result.authorText == "We go on with it, all of us.")
    #expect(result.voices.contains { $0.voice == .reply })
  }

  @Test(
    "What stands behind a byte order mark and white space is rich text",
    arguments: ["\n", "\r\n\r\n", " \t", "\u{FEFF}", "\u{FEFF}\n"])
  func beginsBehindEmptyLines(above: String) throws {
    let text = "{\\rtf1\\ansi We won.\\par The crew did it.\\par}"
    let (plain, found) = (try read(text), try read(above + text))
    #expect(found.text == plain.text && found.text.contains("We won.") && !found.text.contains("rtf1"))
    #expect(try Extractor(format: .rtf).extract(Array((above + text).utf8), name: "a").text == plain.text)
  }

  @Test("Damage and what is no rich text are named")
  func namesDamage() {
    let document = RichTextFile.document("We won.")
    #expect(cause(document) == nil && cause(document, as: .rtf) == nil)
    #expect(cause(document, as: .docx) == .otherFormat(reason: "an RTF document (.rtf)"))
    #expect(cause(document, as: .text) == .binary(reason: "an RTF document (.rtf)"))
    #expect(cause(Array("We won.".utf8), as: .rtf) == .otherFormat(reason: "not an RTF document"))
    #expect(
      cause(OfficeFile.word(OfficeFile.paragraph("We.")), as: .rtf)
        == .otherFormat(reason: "a Word document (.docx)"))
    #expect(cause(Array(document.dropLast())) == .damaged(reason: "it ends within a group"))
    #expect(cause(Array("{\\rtf1 We\\".utf8)) == .damaged(reason: "it ends within a group"))
    #expect(
      cause(Array("{\\rtf1 We{\\pict\\bin99999999999 xx}}".utf8))
        == .damaged(reason: "data in it run past its end"))
    let deep = Array("{\\rtf1 ".utf8) + [UInt8](repeating: UInt8(ascii: "{"), count: 100_000)
    #expect(cause(deep) == .tooLarge(reason: "it has groups more than 2000 deep"))
    #expect(cause(Array("{\\rtf1}".utf8)) == nil)
  }

  @Test("What would take more time the more there is of it does not")
  func readsHostileTextInTime() throws {
    let count = 20_000
    func many(_ text: String) -> String { String(repeating: text, count: count) }
    // The paragraph whose end was deleted, boxes on one paragraph, cells in cells, styles that go on from each other, fonts.
    for body in [
      "We" + many("{\\deleted a\\par}"), "We" + many("{\\shp{\\*\\shpinst{\\shptxt a}}}"),
      many("\\itap9 a\\par\\itap0 a\\par"),
      many("\\nestrow\\row\\cell"),
      "{\\stylesheet" + (1..<count).map { "{\\s\($0)\\sbasedon\($0 - 1) a;}" }.joined() + "}"
        + (1..<count).map { "\\s\($0) a\\par" }.joined(),
      "{\\fonttbl" + many("\\f1\\fcharset128 a;") + "}\\f1" + many("\\'81\\'81"),
      many("{\\b a}"), many("\\u55357\\'"), many("\\super a\\plain b"), many("\\'"),
    ] {
      #expect(throws: Never.self) { try read("{\\rtf1\\ansi \(body)}") }
    }
  }

  @Test("No bytes that were cut or changed end the program", arguments: 0..<4 as Range<UInt64>)
  func survivesDamage(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let bodies = [
      "\\pard\\s1 We\\par\\pard\\s4 I\\u-10179 ?\\u-8704 ?\\par{\\f2\\'93\\'fa\\'96\\'7b}{\\deleted\\par}{\\footnote I}{\\v x}\\par",
      "\\trowd\\pard\\intbl We\\cell\\itap2 won\\nestcell{\\*\\nesttableprops\\nestrow}\\pard\\intbl\\cell\\row{\\upr{a}{\\*\\ud b}}",
      "{\\shp{\\*\\shpinst{\\shptxt\\pard\\intbl In\\cell\\par{\\shp{\\*\\shpinst{\\shptxt We}}}}}}{\\pict\\bin4 {{{{}won.\\par",
      "\\fromhtml1 {\\*\\htmltag64 <p>}We\\htmlrtf \\par\\htmlrtf0 {\\*\\htmltag72 </p>}\\cell\\row\\line{\\shptxt a}",
    ]
    for _ in 0..<400 {
      var bytes = RichTextFile.document(bodies.randomElement(using: &random) ?? "", properties: "{\\author A}")
      for _ in 0..<Int.random(in: 1...8, using: &random) where bytes.count > 8 {
        let place = Int.random(in: 6..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.removeLast((bytes.count - place) / 8)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes[place] = .random(in: 0...255, using: &random)
        case 3: bytes[place] = Array("{}\\'*0".utf8).randomElement(using: &random) ?? 0
        default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
        }
      }
      // Most would end within a group.
      bytes += Array("}}}}}}".utf8)
      guard let result = try? Extractor().extract(bytes, name: "a.rtf") else { continue }
      #expect(result.blocks.allSatisfy { $0.span.end <= result.text.utf8.count })
    }
  }
}
