import TestSupport
import Testing
import Text

@testable import Extraction

/// Mails as stored in files: their parts, and text that is encoded.
struct MailPartsTests {
  static let head = "From: Ada Roe <ada@example.org>\nTo: All <all@example.org>\nSubject: The year\nDate: 3 Feb 2020\n"
  static let body = """
    Dear all,

    We did it because of you — and I thank each of you, éva too. What we owe to the night crew = all that we have.

    On 2 Feb 2020, Bo Poe wrote:
    > I built it alone, and I want my name on it.
    > My record is mine.

    I see it otherwise: it is ours.

    --\u{20}
    Ada Roe

    """
  static let page =
    "<html><body><p>We did it.</p><blockquote>I did.</blockquote><p>All of it is ours.</p></body></html>"

  /// Text that stands in a mail unencoded, in 8 bits. Without the name of the encoding it would be read as Western.
  @Test(
    arguments: [
      ("Content-Type: text/plain; charset=windows-1250\n\n", "windows-1250"),
      ("MIME-Version: 1.0\nContent-Type: text/plain;\n charset=\"WINDOWS-1250\"\n\n", "windows-1250"),
      (
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=windows-1250\n\n",
        "windows-1250"
      ),
      ("Content-Type: text/plain; charset=us-ascii\n\n", nil), ("Content-Type: text/plain; charset=odd\n\n", nil),
      ("Content-Type: text/plain\n\n", nil),
      (
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=windows-1250\n\nOurs.\n--b\n"
          + "Content-Type: text/plain; charset=koi8-r\n\n", nil
      ),
    ] as [(String, String?)])
  func theEncodingThatTheHeadNamesIsTheTextsOwn(fields: String, name: String?) throws {
    let mail = Array((Self.head + fields + "We did it with ").utf8) + [0xB3] + Array("ukasz and the crew.\n".utf8)
    let read = try Extractor().extract(mail, name: "a.eml")
    #expect(read.encoding.name == name ?? "iso-8859-1")
    #expect(read.encoding.basis == (name == nil ? .assumed : .declared))
    #expect(read.text.contains(name == nil ? "with \u{B3}ukasz" : "with łukasz"), "\(read.text)")
    // In UTF-8 the text needs no conversion.
    let other = try Extractor().extract(Array((Self.head + fields + "We did it, Łukasz.\n").utf8), name: "a.eml")
    #expect(other.encoding.name == "utf-8" && other.text.contains("Łukasz"))
  }

  /// Lines of at most 76 bytes, in which everything but letters, commas and full stops is written as hexadecimal
  /// numbers.
  private static func quotedPrintable(_ bytes: [UInt8]) -> String {
    var lines = [""]
    for byte in bytes {
      if byte == 0x0A {
        lines.append("")
        continue
      }
      let isPlain = byte.isASCIILetter || byte == 0x2C || byte == 0x2E
      let written =
        isPlain ? String(UnicodeScalar(byte)) : "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
      if lines[lines.count - 1].utf8.count + written.utf8.count > 75 {
        lines[lines.count - 1] += "="
        lines.append("")
      }
      lines[lines.count - 1] += written
    }
    return lines.joined(separator: "\n")
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var written: [Character] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = bytes[start..<min(start + 3, bytes.count)]
      let number = three.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - three.count))
      for place in 0..<4 {
        written.append(place <= three.count ? letters[Int(number >> UInt32(18 - 6 * place) & 63)] : "=")
      }
    }
    return stride(from: 0, to: written.count, by: 76).map { String(written[$0..<min($0 + 76, written.count)]) + "\n" }
      .joined()
  }

  /// The body in each transfer encoding, with the header fields that declare it.
  private static func written(_ body: String, _ way: String, type: String = "text/plain") -> String {
    let bytes = Array(body.utf8)
    return switch way {
    case "quoted":
      "Content-Type: \(type); charset=utf-8\nContent-Transfer-Encoding: Quoted-Printable\n\n\(quotedPrintable(bytes))"
    case "base64": "Content-type: \(type);\n charset=\"UTF-8\"\nContent-Transfer-Encoding: base64\n\n\(base64(bytes))"
    case "latin":
      "Content-Type: \(type); charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n"
        + quotedPrintable(body.unicodeScalars.map { $0 == "—" ? 0x97 : UInt8($0.value) })
    default: "Content-Type: \(type)\nContent-Transfer-Encoding: 8bit\n\n\(body)"
    }
  }

  private static func parted(_ type: String, _ parts: [String], boundary: String = "b-1") -> String {
    "MIME-Version: 1.0\nContent-Type: multipart/\(type); boundary=\"\(boundary)\"\n\nThis is a mail of several parts.\n"
      + parts.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--\nNothing.\n"
  }

  private func mail(_ text: String, crlf: Bool = false) throws -> ExtractedText {
    let text = crlf ? text.replacing("\n", with: "\r\n") : text
    return try Extractor().extract(Array(text.utf8), name: "a.eml")
  }

  /// However a mail is encoded, its text is the same.
  @Test(arguments: ["quoted", "base64", "latin", "8bit"], [false, true])
  func readsWhatIsWrittenInEachWay(way: String, crlf: Bool) throws {
    let plain = try mail(Self.head + "\n" + Self.body)
    #expect(plain.authorText.hasSuffix("I see it otherwise: it is ours."))
    let image = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + Self.base64([1, 2, 3, 4])
    let page = Self.written(Self.page, "quoted", type: "text/html")
    for text in [
      Self.head + Self.written(Self.body, way),
      Self.head + Self.parted("mixed", [Self.written(Self.body, way), image]),
      Self.head + Self.parted("alternative", [Self.written(Self.body, way), page]),
      Self.head
        + Self.parted(
          "mixed", [Self.parted("alternative", [Self.written(Self.body, way), page], boundary: "b-1x"), image]),
    ] {
      let opened = try mail(text, crlf: crlf)
      #expect(opened.authorText == plain.authorText)
      // Some programs put empty lines above the mail that they save.
      #expect(try mail("\n\n" + text, crlf: crlf).authorText == plain.authorText)
      #expect(
        opened.voiceTexts.filter { !$0.hasPrefix("document: From") }
          == plain.voiceTexts.filter { !$0.hasPrefix("document: From") })
      #expect(opened.metadata.author == "Ada Roe")
      #expect(opened.metadata.title == "The year")
      #expect(opened.metadata.date == "2020-02-03")
      #expect(opened.notes.isEmpty, "\(opened.notes.map(\.text))")
    }
  }

  /// A word is found in the line in which it is written.
  @Test(arguments: ["quoted", "base64", "latin", "8bit"], [false, true])
  func leadsBackToTheLine(way: String, isParted: Bool) throws {
    let part = Self.written(Self.body, way)
    let source = Self.head + (isParted ? Self.parted("mixed", [part]) : part)
    let opened = try mail(source)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (word, seen) in [("Dear", "Dear,all"), ("otherwise", "otherwise"), ("night", "night")] {
      let found = try #require(opened.text.utf8.firstRange(of: word.utf8))
      let offset = opened.text.utf8.distance(from: opened.text.startIndex, to: found.lowerBound)
      let place = opened.sourceMap.position(of: offset)
      let line = lines[place.line - 1]
      if way == "base64" {
        #expect(line.count == 76 || line.hasSuffix("="))
      } else {
        let start = line.dropFirst(way == "latin" ? 0 : place.column - 1)
        #expect(start.contains(seen.prefix(4)), "\(word): \(line)")
      }
    }
  }

  @Test func takesThePageWhereTheTextOnlySaysThatThereIsOne() throws {
    let page = "<p>" + String(repeating: "We did it, and all of it is ours. ", count: 90) + "</p>"
    let parts = ["Content-Type: text/plain\n\nThis mail is a page.", Self.written(page, "base64", type: "text/html")]
    let opened = try mail(Self.head + Self.parted("alternative", parts))
    #expect(opened.authorText.hasPrefix("We did it, and all of it is ours."))
    #expect(!opened.text.contains("is a page"))
    #expect(opened.metadata.author == "Ada Roe")
  }

  /// The caller may ask for the HTML part.
  @Test func takesThePageThatIsAskedFor() throws {
    let parts = [Self.written(Self.body, "quoted"), Self.written(Self.page, "quoted", type: "text/html")]
    let source = Array((Self.head + Self.parted("alternative", parts)).utf8)
    let opened = try Extractor(format: .html, content: .all).extract(source, name: "a.eml")
    #expect(opened.authorText == "We did it. / All of it is ours.")
    #expect(opened.voiceTexts.contains("block_quote: I did."))
  }

  @Test func saysWhatWasSentAlong() throws {
    let sheet =
      "Content-Type: application/pdf; name=\"a.pdf\"\nContent-Transfer-Encoding: base64\n\n" + Self.base64([37, 80])
    let notes = "Content-Type: text/plain\nContent-Disposition: attachment; filename=\"b.txt\"\n\nI built it."
    let other = "Content-Type: message/rfc822\n\n" + Self.head + "\nI won.\n"
    let image = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + Self.base64([1])
    let opened = try mail(
      Self.head + Self.parted("mixed", [Self.written("We did it.", "quoted"), sheet, notes, other, image]))
    #expect(opened.authorText == "We did it.")
    #expect(opened.notes == [.leftOutOfMail(3)])
    let alone = try mail(Self.head + Self.parted("mixed", [image]))
    #expect(alone.notes == [.undecodedMail(.withoutText)])
    #expect(alone.authorText.isEmpty)
  }

  /// Several text parts in a row all belong to the mail; if the closing boundary is missing, the last part ends with
  /// the file.
  @Test func readsAllTextsOfAMail() throws {
    let parts = [Self.written("We did it.", "quoted"), Self.written("It is ours.", "base64")]
    let opened = try mail(Self.head + Self.parted("mixed", parts))
    #expect(opened.authorText == "We did it. / It is ours.")
    let cut = Self.head + Self.parted("mixed", parts).replacing("--b-1--\nNothing.\n", with: "")
    #expect(try mail(cut).authorText == "We did it. / It is ours.")
  }

  @Test func readsTheFirstMailOfAMailbox() throws {
    let mails = ["We did it.", "I did."].map {
      "From ada@example.org Mon Jan 16 09:30:00 2023\n" + Self.head + Self.written($0, "quoted")
    }
    let opened = try mail(mails.joined(separator: "\n\n"))
    #expect(opened.authorText == "We did it.")
    #expect(opened.notes == [.mailbox])
  }

  /// A mailbox in one document ends its first mail where the reader of mailboxes does: at a `From` line without an
  /// address only if a header field follows it.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func partsAMailboxAsItsReaderDoes(lineEnd: String) throws {
    let first = Self.head + Self.written("We did it.\n\nFrom -\nthe crew.\nFrom -\nX-Id: 0", "8bit")
    let encoded = first.replacing("8bit", with: "quoted-printable")
    let text = "From -\n\(encoded)\n\nFrom -\nX-Id: 1\n\nI did.\n"
    let opened = try mail(text.replacing("\n", with: lineEnd))
    #expect(opened.text.contains("the crew.") && opened.text.contains("X-Id: 0"))
    #expect(!opened.text.contains("I did."))
    #expect(opened.notes == [.mailbox])
    #expect(try mail("From -\n\(encoded)").notes.isEmpty)
  }

  @Test func opensAPageThatABrowserSaved() throws {
    let head =
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: The road\n"
      + "Date: Tue, 5 Mar 2024 09:00:00 -0000\n"
    let style = "Content-Type: text/css\n\n.a { color: red }"
    let source = head + Self.parted("related", [Self.written(Self.page, "quoted", type: "text/html"), style])
    let page = try Extractor().extract(Array(source.utf8), name: "a.mht")
    #expect(page.authorText == "We did it. / All of it is ours.")
    #expect(page.notes.isEmpty)
    #expect(page.metadata.authors.isEmpty)
    #expect(page.metadata.title == "The road")
  }

  /// Lines that look like fields but do not describe parts are read as text.
  @Test(arguments: [
    "To: all of us\n\nContent-Transfer-Encoding: base64\n\nWe did it.\n", "Note: we did it.\n\nAnd so on.\n",
    "We met: so it was.\n\n",
    "From: Ada <a@example.org>\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\nWe did it =3D so.\n",
    "From: Ada <a@example.org>\nSubject: x\nContent-Type: multipart/mixed\n\nWe did it.\n",
  ])
  func leavesOtherTextsAsTheyAre(text: String) throws {
    #expect(MIMEMail(Array(text.utf8), format: nil) == nil)
  }

  /// Parts that never end, and nested parts, take only time in proportion to the bytes present.
  @Test(arguments: [
    "--b\n", "--b\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", "=\n", "=4", "A", "=\r",
  ])
  func takesLinearTime(unit: String) throws {
    let field = unit.contains("=") && !unit.hasPrefix("--") ? "quoted-printable" : "7bit"
    let text =
      Self.head + "Content-Transfer-Encoding: \(field)\nContent-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: unit, count: 100_000)
    let seconds = try processorSeconds { try mail(text) }
    #expect(seconds < 20, "\(unit)")
  }

  @Test(arguments: [
    (TransferEncoding.quotedPrintable, "a=3Db=\nc =\r\nd  \ne=ZZ=4", "a=bc d\ne=ZZ=4"),
    (.base64, "YW\nJj ZA==", "abcd"),
    (.base64, "YWI=\nY2Q=", "abcd"), (.none, "=3D", "=3D"),
  ])
  func decodes(encoding: TransferEncoding, text: String, expected: String) {
    let bytes = Array(text.utf8)
    #expect(String(decoding: encoding.decoded(bytes, bytes.indices).bytes, as: UTF8.self) == expected)
  }
}
