import Testing

@testable import Extraction

@Suite struct DecodingTests {
  private static let sentence = "We’re “one team” — a café in Zürich"

  private func read(_ bytes: [UInt8], encoding: String? = nil, name: String = "a.txt") throws -> ExtractedText {
    try Extractor(encoding: encoding).extract(bytes, name: name)
  }

  private static func utf16(_ text: String, big: Bool = false) -> [UInt8] {
    text.utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return big ? pair : pair.reversed()
    }
  }

  private static let windows1252: [UInt8] =
    Array("We".utf8) + [0x92] + Array("re ".utf8) + [0x93] + Array("one team".utf8) + [0x94, 0x20, 0x97]
    + Array(" a caf".utf8) + [0xE9] + Array(" in Z".utf8) + [0xFC] + Array("rich".utf8)

  private static let macRoman: [UInt8] =
    Array("We".utf8) + [0xD5] + Array("re ".utf8) + [0xD2] + Array("one team".utf8) + [0xD3, 0x20, 0xD1]
    + Array(" a caf".utf8) + [0x8E] + Array(" in Z".utf8) + [0x9F] + Array("rich".utf8)

  @Test func readsEveryFormOfOneSentence() throws {
    let utf16 = Self.utf16(Self.sentence)
    let cases: [(bytes: [UInt8], name: String, basis: EncodingReport.Basis)] = [
      (Array(Self.sentence.utf8), "utf-8", .valid),
      ([0xEF, 0xBB, 0xBF] + Array(Self.sentence.utf8), "utf-8", .byteOrderMark),
      ([0xFF, 0xFE] + utf16, "utf-16le", .byteOrderMark),
      ([0xFE, 0xFF] + Self.utf16(Self.sentence, big: true), "utf-16be", .byteOrderMark),
      (utf16, "utf-16le", .valid),
      (Self.utf16(Self.sentence, big: true), "utf-16be", .valid),
      (
        [0xFF, 0xFE, 0, 0]
          + Self.sentence.unicodeScalars.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8), 0, 0] },
        "utf-32le", .byteOrderMark
      ),
      (Self.windows1252, "windows-1252", .assumed),
      (Self.macRoman, "macintosh", .assumed),
    ]
    for (bytes, name, basis) in cases {
      let result = try read(bytes)
      #expect(result.text == Self.sentence, "\(name)")
      #expect(result.encoding == EncodingReport(name: name, basis: basis))
    }
  }

  /// Some converters hold back the last character, since an accent may follow: windows-1258 every letter, Big5 some.
  @Test(arguments: EncodingLabel.table.map(\.name)) func theLastCharacterIsThere(name: String) throws {
    let encoding = try #require(EncodingLabel.named(name))
    for text in ["We led the team to Vienna", "{\"text\":\"We\"}", "a", ""] {
      let bytes: [UInt8] =
        switch name {
        case "utf-16le": Self.utf16(text)
        case "utf-16be": Self.utf16(text, big: true)
        case "utf-32le": text.utf8.flatMap { [$0, 0, 0, 0] as [UInt8] }
        case "utf-32be": text.utf8.flatMap { [0, 0, 0, $0] as [UInt8] }
        default: Array(text.utf8)
        }
      let decoded = try encoding.decode(bytes)
      #expect(String(decoding: decoded.bytes, as: UTF8.self) == text && decoded.replaced == 0)
    }
  }

  @Test(
    arguments: [
      ("windows-1258", [0x56, 0x69, 0xEA, 0xF2], "Vi\u{1EC7}", 0),
      ("windows-1258", [0x61, 0x8A, 0x62], "a\u{FFFD}b", 1),
      ("windows-1255", [0xE0], "\u{5D0}", 0), ("windows-1255", [0xE9, 0xD9, 0xE0], "\u{5D9}\u{FFFD}\u{5D0}", 1),
      ("big5", [0x88, 0x66], "\u{CA}", 0), ("big5", [0x88, 0x66, 0xFF], "\u{CA}\u{FFFD}", 1),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x24, 0x22, 0xFF, 0x24, 0x22], "\u{3042}\u{FFFD}\u{3042}", 1),
    ] as [(String, [UInt8], String, Int)])
  func whatIsHeldBackComesBeforeABadByte(name: String, bytes: [UInt8], text: String, replaced: Int) throws {
    let decoded = try #require(EncodingLabel.named(name)).decode(bytes)
    #expect(String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(decoded.replaced == replaced)
  }

  @Test func tellsLatin1FromWindows1252() throws {
    let bytes = Array("caf".utf8) + [0xE9] + Array(" and na".utf8) + [0xEF] + Array("ve".utf8)
    let result = try read(bytes)
    #expect(result.text == "café and naïve")
    #expect(result.encoding.name == "iso-8859-1")
    #expect(result.encoding.basis == .assumed)
  }

  @Test func readsStrayBytesAmongUTF8() throws {
    let bytes = Array("We’re here — and we".utf8) + [0x92] + Array("re staying".utf8)
    let result = try read(bytes)
    #expect(result.text == "We’re here — and we’re staying")
    #expect(result.encoding.name == "utf-8+windows-1252")
    #expect(result.notes == [.mixed(characters: 2, bytes: 1)])
  }

  /// A text as programs store it that take its UTF-8 for another encoding.
  private static func encodedTwice(_ text: String, as encoding: SingleByte?) -> String {
    String(
      String.UnicodeScalarView(
        text.utf8.map { byte in
          byte < 0x80 ? Unicode.Scalar(byte) : encoding?.scalar(byte) ?? Unicode.Scalar(byte)
        }))
  }

  /// As windows-1252 and as Latin-1, of which the latter has controls for quotation marks.
  @Test(arguments: [SingleByte.windows1252, nil]) func readsWhatIsEncodedTwice(encoding: SingleByte?) throws {
    for text in [Self.sentence, "Naïve façades in Ærøskøbing cost €5 – “ça va” 🙂 — мы", "Our plan costs £5."] {
      let stored = Self.encodedTwice(text, as: encoding)
      try #require(stored != text)
      let notes = [ExtractionNote.encodedTwice(characters: text.unicodeScalars.count { !$0.isASCII })]
      let result = try read(Array(stored.utf8))
      #expect(result.text == text && result.notes == notes && result.encoding.name == "utf-8")
      let record = try Extractor().extract(stored, format: .text)
      #expect(record.text == text && record.notes == notes)
      #expect(try read(Array("\u{FEFF}\(stored)".utf8)).text == text)
      // What a caller names another encoding is in that encoding.
      #expect(try read(Array(stored.utf8), encoding: "windows-1252").text != text)
    }
  }

  @Test(arguments: [
    "Programs that take “UTF-8” for another encoding show ‘don’t’ as donâ€™t.", "«AMANHÃ», disse a NAÇÃO à irmã.",
    "Ça où âgé, être à la fête, naïve.", "Ã", "â€", "Ã€ côté", "We’re: Â£5",
  ])
  func keepsWhatMayBeMeant(text: String) throws {
    let result = try read(Array(text.utf8))
    #expect(result.text == text && result.notes.isEmpty)
  }

  @Test func countsWhatItReplaces() throws {
    let result = try read(Array("we ".utf8) + [0x81] + Array(" said caf".utf8) + [0xE9], encoding: "cp1252")
    #expect(result.text == "we \u{FFFD} said café")
    #expect(result.encoding == EncodingReport(name: "windows-1252", basis: .declared, replacedBytes: 1))
    let forced = try read(Array("we ".utf8) + [0xFF, 0xFF] + Array(" go".utf8), encoding: "UTF-8")
    #expect(forced.text == "we \u{FFFD} go")
    #expect(forced.encoding.replacedBytes == 2)
  }

  @Test(arguments: [
    ("shift_jis", [0x93, 0xFA, 0x96, 0x7B] as [UInt8], "日本"),
    ("gb2312", [0xD6, 0xD0, 0xB9, 0xFA], "中国"),
    ("windows-1251", [0xEC, 0xFB], "мы"),
    ("KOI8-R", [0xCD, 0xD9], "мы"),
    ("iso-8859-15", [0xA4], "€"),
    ("latin1", [0x93, 0x94], "“”"),
  ])
  func readsNamedEncodings(label: String, bytes: [UInt8], text: String) throws {
    #expect(try read(bytes, encoding: label).text == text)
    #expect(try read(bytes, encoding: " \u{C}\(label.uppercased())\r\n").text == text)
  }

  @Test(arguments: ["utf -8", "\"utf-8\"", "\u{B}utf-8", "", " ", "\u{212A}oi8-r"])
  func refusesWhatIsNoLabel(label: String) {
    #expect(throws: ExtractionError.unknownEncoding(label)) { try read(Array("we".utf8), encoding: label) }
  }

  @Test(arguments: [("big5", 0xA1, 0xA6), ("gb18030", 0xA1, 0xAF), ("euc-jp", 0xA1, 0xC7), ("shift_jis", 0x81, 0x66)])
  func readsEastAsianApostrophes(name: String, lead: UInt8, trail: UInt8) throws {
    let bytes =
      Array("We".utf8) + [lead, trail] + Array("re one and they".utf8) + [lead, trail] + Array("re two.".utf8)
    let result = try read(bytes)
    #expect(result.text == "We’re one and they’re two.")
    #expect(result.encoding == EncodingReport(name: name, basis: .assumed))
  }

  @Test func keepsGoingAfterABadByte() throws {
    let result = try read([0x93, 0xFA, 0xFF] + Array("we".utf8), encoding: "shift_jis")
    #expect(result.text.hasSuffix("we"))
    #expect(result.encoding.replacedBytes == 1)
  }

  @Test func refusesAnUnknownLabel() {
    #expect(throws: ExtractionError.unknownEncoding("klingon")) { try read([0x41], encoding: "klingon") }
  }

  @Test func putsEvidenceBeforeAWrongLabel() throws {
    let head = "<html><head><meta charset=\"windows-1252\"></head><body><p>"
    let page = try read(Array((head + "We’re a café</p></body></html>").utf8), name: "a.html")
    #expect(page.text.contains("We’re a café"))
    #expect(page.encoding.name == "utf-8")
    let other =
      Array("<html><head><meta charset='utf-8'></head><body><p>we".utf8) + [0x92] + Array("re</p></body></html>".utf8)
    #expect(try read(other, name: "a.html").text.contains("we’re"))
  }

  @Test func followsADeclaredLabel() throws {
    let head = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'></head><body><p>"
    let page = try read(Array(head.utf8) + [0xEC, 0xFB] + Array("</p></body></html>".utf8), name: "a.html")
    #expect(page.text.contains("мы"))
    #expect(page.encoding == EncodingReport(name: "windows-1251", basis: .declared))
  }

  @Test func leavesOutScatteredNULs() throws {
    let text = String(repeating: "we are here. ", count: 10)
    var bytes = Array(text.utf8)
    bytes.insert(0, at: 3)
    bytes.insert(0, at: 60)
    let result = try read(bytes)
    #expect(foldedWords(result.text) == foldedWords(text))
    #expect(result.notes == [.droppedNULs(2)])
  }

  @Test(arguments: [
    (Array("%PDF-1.7 we".utf8), "a PDF file"),
    ([0x50, 0x4B, 5, 6, 0, 0, 0, 0], "an empty ZIP archive"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG image"),
    ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], "a program (ELF)"),
    ([1, 2, 3, 0x77, 0x65, 0, 1, 2, 0x41, 3], "NUL bytes throughout"),
  ])
  func namesBinaryFiles(bytes: [UInt8], reason: String) {
    #expect(throws: ExtractionError.binary(reason: reason)) { try read(bytes) }
  }

  @Test(
    arguments: [
      ("ID3", [4, 0, 0x40], "an MP3 sound"), ("PAR1", [0x15, 0x04], "a Parquet file"),
      ("Rar!", [0x1A, 0x07, 0x01, 0], "a RAR archive"),
      ("BZh91AY&SY", [0x94], "a bzip2 file; pipe in what bzip2 -dc gives of it"),
      ("BZh11AY&SY", [0x94], "a bzip2 file; pipe in what bzip2 -dc gives of it"),
      ("OggS", [0, 2], "an Ogg sound or film"),
      ("\0\0\0\u{20}ftypisom", [], "an MP4 film"), ("GIF89a", [0x40, 0x01, 0xF0, 0, 0xF7], "a GIF image"),
    ] as [(String, [UInt8], String)])
  func namesBinaryFilesThatBeginWithLetters(letters: String, next: [UInt8], reason: String) {
    #expect(throws: ExtractionError.binary(reason: reason)) { try read(Array(letters.utf8) + next) }
  }

  @Test(arguments: [
    "ID3 tags are ours.", "ID3\n\nWe like them.", "PAR1 and PAR2", "Rar! we said", "BZh9 is what we saw",
    "OggS is ours",
    "The ftyp box", "GIF89a is a format", "GIF89a\n\nWe like it.", "%PDF- we like", "SQLite format 3 is ours",
  ])
  func readsTextsThatBeginAsBinaryFilesDo(text: String) throws {
    #expect(try read(Array(text.utf8)).text == text)
  }

  @Test func readsAnEmptyFile() throws {
    let result = try read([])
    #expect(result.text.isEmpty && result.blocks.isEmpty && result.voices.isEmpty)
  }

  @Test func decodesAStringFieldAsItIs() throws {
    #expect(try Extractor().extract("We\u{0}’re one.", format: .text).text == "We’re one.")
  }
}
