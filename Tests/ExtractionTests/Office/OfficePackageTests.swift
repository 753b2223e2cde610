@testable import Extraction
import TestSupport
import Testing
import Text

/// ZIP archives recognised by their contents, and those that cannot be read.
@Suite("Archives of office documents") struct OfficePackageTests {
  @Test(
    "An archive that is no document is named by what it holds",
    arguments: [
      (OfficeFile.word("", main: "xl/workbook.xml"), "an Excel workbook (.xlsx)"),
      (OfficeFile.openDocument("", kind: "application/epub+zip"), "an e-book (.epub)"),
      (
        OfficeFile.openDocument("", kind: "application/vnd.oasis.opendocument.spreadsheet"),
        "an OpenDocument spreadsheet (.ods)"
      ),
      (ZipFile.bytes([(name: "Index/Document.iwa", text: "x")]), "an iWork document (.pages, .numbers, .key)"),
      (ZipFile.bytes([(name: "memo.txt", text: "We won.")]), "a ZIP archive"),
    ])
  func namesOthers(bytes: [UInt8], name: String) {
    guard case .unread(name, let remedy) = cause(bytes) else {
      Issue.record("\(cause(bytes).map { "\($0)" } ?? "was read")")
      return
    }
    #expect(!remedy.isEmpty)
  }

  @Test("A format that the caller names is held to")
  func holdsToTheFormat() {
    let word = OfficeFile.word(OfficeFile.paragraph("We won."))
    let other = OfficeFile.openDocument(
      "<text:p xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">We.</text:p>")
    #expect(cause(word, as: .docx) == nil)
    #expect(cause(other, as: .odt) == nil)
    #expect(cause(other, as: .docx) == .otherFormat(reason: "an OpenDocument text (.odt)"))
    #expect(cause(word, as: .odt) == .otherFormat(reason: "a Word document (.docx)"))
    #expect(cause(word, as: .text) == .binary(reason: "a Word document (.docx)"))
    #expect(cause(Array("We won.".utf8), as: .docx) == .otherFormat(reason: "not a ZIP archive"))
    let slide = SlideFile.shape(SlideFile.paragraph("We won."))
    let slides = SlideFile.powerPoint([.init(slide)])
    let pages = SlideFile.openDocument("<draw:page/>")
    #expect(cause(slides, as: .pptx) == nil)
    #expect(cause(pages, as: .odp) == nil)
    #expect(cause(slides, as: .docx) == .otherFormat(reason: "a PowerPoint presentation (.pptx)"))
    #expect(cause(pages, as: .odt) == .otherFormat(reason: "an OpenDocument presentation (.odp)"))
    #expect(cause(Array("We won.".utf8), as: .pptx) == .otherFormat(reason: "not a ZIP archive"))
    let flat = Array(SlideFile.flatOpenDocument("<draw:page/>").utf8)
    #expect(cause(flat, as: .odp) == nil)
    #expect(cause(flat, as: .odt) == .otherFormat(reason: "an OpenDocument presentation (.odp)"))
    let text = Array(OfficeFile.flatOpenDocument("<text:p>We won.</text:p>").utf8)
    #expect(cause(text, as: .odp) == .otherFormat(reason: "an OpenDocument text (.odt)"))
  }

  @Test("A presentation of which a slide is missing or damaged is named so")
  func namesDamagedSlides() throws {
    let slide = SlideFile.shape(SlideFile.paragraph("We won."))
    let damaged = SlideFile.powerPoint([.init(slide), .init("<p:sp>")])
    #expect(cause(damaged) == .damaged(reason: "ppt/slides/slide1.xml is not valid XML at line 1"))
    let notes = SlideFile.powerPoint([.init(slide, notes: "<p:sp>")])
    #expect(cause(notes) == .damaged(reason: "ppt/notesSlides/notesSlide1.xml is not valid XML at line 1"))
    let bytes = SlideFile.powerPoint([.init(slide)], isPacked: false)
    // The name in the central directory is the one that counts.
    let place = try #require(bytes.ranges(of: Array("ppt/slides/slide1.xml".utf8)).last).upperBound
    var renamed = bytes
    renamed[place - 5] = UInt8(ascii: "7")
    #expect(cause(renamed) == .damaged(reason: "ppt/slides/slide1.xml is missing"))
    let missing = OfficeFile.word(
      "<p:sldId xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"/>",
      main: "ppt/presentation.xml")
    #expect(cause(missing) == .damaged(reason: "ppt/presentation.xml lists a slide that is missing"))
  }

  @Test("Parts that together unpack to far too much are refused, however small each is")
  func refusesManyBombs() {
    let archive = ZipArchive(
      ZipFile.bytes([(name: "a", content: [UInt8](repeating: 0x61, count: ZipArchive.grace))], isPacked: true))
    #expect(throws: ExtractionError.tooLarge(reason: "its parts unpack to more than 512 MB")) {
      for _ in 0...ZipArchive.largestWhole / ZipArchive.grace { _ = try archive?.unpack("a") { _ in } }
    }
  }

  @Test("The main part may have another name")
  func followsTheListOfParts() throws {
    let bytes = OfficeFile.word(OfficeFile.paragraph("We won."), main: "word/document2.xml")
    #expect(try Extractor().extract(bytes, name: "a.docx").text == "We won.")
  }

  @Test("Damage is named")
  func namesDamage() throws {
    let bytes = OfficeFile.word(OfficeFile.paragraph("We won."), isPacked: false)
    guard case .damaged? = cause(Array(bytes.dropLast(60))) else {
      Issue.record("a file that was cut off is read")
      return
    }
    let place = try #require(bytes.firstRange(of: "We won.".utf8)).lowerBound
    var changed = bytes
    changed[place] = UInt8(ascii: "M")
    #expect(cause(changed) == .damaged(reason: "word/document.xml does not match what was packed"))
    #expect(
      cause(OfficeFile.word("<w:p>")) == .damaged(reason: "word/document.xml is not valid XML at line 1"))
    let missing = ZipFile.bytes([(name: "[Content_Types].xml", text: "<Types/>")])
    #expect(cause(missing) == .damaged(reason: "word/document.xml is missing"))
  }

  @Test(
    "Styles and properties that are damaged are left out with a note",
    arguments: [
      (OfficeFile.word(OfficeFile.paragraph("We won."), properties: "<dc:title>Ours"), "docProps/core.xml"),
      (OfficeFile.word(OfficeFile.paragraph("We won."), styles: "<w:style>"), "word/styles.xml"),
      (OfficeFile.openDocument("<text:p>We won.</text:p>", properties: "<dc:title>Ours"), "meta.xml"),
      (OfficeFile.openDocument("<text:p>We won.</text:p>", styles: "<style:style>"), "styles.xml"),
    ])
  func readsWithoutDamagedParts(bytes: [UInt8], part: String) throws {
    let result = try Extractor().extract(bytes, name: "a")
    #expect(result.text == "We won." && result.metadata.title == nil)
    let note = ExtractionNote.leftOutPart(reason: "\(part) is not valid XML at line 1")
    #expect(result.notes == [note])
    #expect(note.text == "\(part) is not valid XML at line 1; the document was read without it")
  }

  @Test("A part beside the text is not read without end either")
  func refusesBombsBesideTheText() {
    let deep = String(repeating: "<w:style>", count: 100_000)
    #expect(
      cause(OfficeFile.word(OfficeFile.paragraph("We won."), styles: deep))
        == .tooLarge(reason: "word/styles.xml has elements more than 2000 deep"))
  }

  @Test("A document that opens with a password only is named so")
  func namesLockedDocuments() {
    let parts = [
      (name: "[Content_Types].xml", content: Array("<Types/>".utf8)), (name: "word/document.xml", content: [1, 2]),
    ]
    #expect(cause(ZipFile.bytes(parts, flags: 1)) == .locked)
    let manifest =
      "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/>"
      + "</m:file-entry></m:manifest>"
    #expect(
      cause(
        ZipFile.bytes([
          (name: "mimetype", text: "application/vnd.oasis.opendocument.text"), (name: "content.xml", text: "?"),
          (name: "META-INF/manifest.xml", text: manifest),
        ])) == .locked)
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let name = Array("EncryptedPackage".utf8).flatMap { byte -> [UInt8] in [byte, 0] }
    #expect(cause(old + [0x45, 1] + name) == .locked)
  }

  @Test("An old file of an office program is named by its streams, with what to save it as")
  func namesOldOffice() {
    func said(_ stream: String) -> String {
      let name = stream.utf8.flatMap { byte -> [UInt8] in [byte, 0] }
      return cause([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x45, 1] + name).map { "\($0)" } ?? "was read"
    }
    #expect(said("WordDocument") == "is not text: an old Word document (.doc); save it as .docx")
    #expect(said("PowerPoint Document").hasSuffix("presentation (.ppt); save it as .pptx"))
    #expect(
      said("Workbook").hasSuffix("an old Excel workbook (.xls); save it as CSV, with the texts in a column named text"))
    #expect(said("__nameid_version1.0").hasSuffix("an Outlook mail (.msg); save it as text or HTML"))
    #expect(said("Other").contains("an old Office file (.doc, .xls, .ppt, .msg); save it as .docx"))
  }

  @Test("What unpacks to far more than it is, is refused before it is there")
  func refusesBombs() {
    let body = OfficeFile.paragraph(String(repeating: "a", count: ZipArchive.grace + 1_000_000))
    #expect(
      cause(OfficeFile.word(body))
        == .tooLarge(reason: "word/document.xml unpacks to more than 200 times its size"))
  }

  @Test("XML knows no entities of its own, fetches nothing, and is not read in depth without end")
  func readsXMLWithCare() {
    let entity =
      "<!DOCTYPE w:document [<!ENTITY a \"We won. We won.\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
      + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&a;"
      + "&b;</w:t></w:r></w:p></w:body></w:document>"
    let bytes = ZipFile.bytes([
      (name: "[Content_Types].xml", text: "<Types/>"), (name: "word/document.xml", text: entity),
    ])
    #expect(cause(bytes) == .damaged(reason: "word/document.xml is not valid XML at line 1"))
    let deep = String(repeating: "<w:ins>", count: 100_000)
    #expect(
      cause(OfficeFile.word(deep)) == .tooLarge(reason: "word/document.xml has elements more than 2000 deep"))
  }

  @Test("No bytes that were cut or changed end the program", arguments: 0..<4 as Range<UInt64>)
  func survivesDamage(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let quote = "<w:style w:type=\"paragraph\" w:styleId=\"Q\"><w:name w:val=\"Quote\"/></w:style>"
    let body = (0..<20).map { OfficeFile.paragraph("We won \($0) times.", style: $0 % 5 == 0 ? "Q" : nil) }.joined()
    let words = SlideFile.shape(SlideFile.paragraph("We won."), place: "body")
    let slide = SlideFile.Slide(words, notes: words, diagram: "<dgm:pt/>", comments: "<p:cm/>")
    let files = [
      OfficeFile.word(body, styles: quote), OfficeFile.word(body, styles: quote, isPacked: false),
      OfficeFile.openDocument("<text:p>We won.</text:p><text:h>And so on</text:h>"),
      Array(OfficeFile.flatOpenDocument("<text:p>We won.</text:p>").utf8),
      SlideFile.powerPoint([slide, slide]), SlideFile.powerPoint([slide, slide], isPacked: false),
      SlideFile.openDocument("<draw:page>\(SlideFile.frame("<text:p>We won.</text:p>", place: "title"))</draw:page>"),
    ]
    for _ in 0..<150 {
      var bytes = files.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeLast(bytes.count - place)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes[place] = .random(in: 0...255, using: &random)
        default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
        }
      }
      guard let result = try? Extractor().extract(bytes, name: "a.docx") else { continue }
      #expect(result.blocks.allSatisfy { $0.span.end <= result.text.utf8.count })
    }
  }
}
