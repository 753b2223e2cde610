import Text

/// The code pages of a document and its fonts.
struct RichTextCharacters {
  /// Whether literal non-ASCII bytes are UTF-8, as programs write them that do not know the format.
  var isUTF8 = false
  /// The number of bytes that stand for no character; each run of them became U+FFFD.
  var replaced = 0
  /// The number of an unknown code page.
  private(set) var unknown: Int?
  private var pages: [CodePage] = [CodePage(windows1252)]
  /// The places of the code pages, by the names of their encodings or fonts.
  private var places: [String: Int] = [windows1252.name: 0]
  private var fonts: [Int: Int] = [:]
  private var ofDocument = 0
  private var usualFont = 0
  /// The code page of text without a font.
  private var usual = 0

  private static let windows1252 = EncodingLabel.named("windows-1252") ?? .utf8

  /// How the document was read.
  var report: EncodingReport {
    let name = isUTF8 ? EncodingReport.utf8 : pages[ofDocument].encoding?.name ?? EncodingReport.utf8
    return EncodingReport(name: name, basis: isUTF8 ? .valid : .declared, replacedBytes: replaced)
  }

  /// Whether all non-ASCII bytes of a document are UTF-8.
  func isUTF8(_ bytes: [UInt8]) -> Bool {
    let census = UTF8Census(bytes)
    return census.sequences > 0 && census.strays == 0
  }

  /// Reads a control word of the document's header.
  mutating func read(_ word: RichTextWord, _ number: Int?) {
    switch word {
    case .ansi: use(1_252)
    case .macintosh: use(10_000)
    case .pc: use(437)
    case .pca: use(850)
    // 0 means the reader's own.
    case .codePage: if let number, number != 0 { use(number) }
    case .usualFont:
      usualFont = number ?? 0
      usual = fonts[usualFont] ?? ofDocument
    default: break
    }
  }

  private mutating func use(_ number: Int) {
    if let encoding = CodePage.encoding(number: number) {
      ofDocument = place(of: CodePage(encoding), as: encoding.name)
      usual = fonts[usualFont] ?? ofDocument
    } else {
      unknown = number
    }
  }

  private mutating func place(of page: @autoclosure () -> CodePage, as name: String) -> Int {
    if let place = places[name] { return place }
    pages.append(page())
    places[name] = pages.count - 1
    return pages.count - 1
  }

  /// Whether Western text is in Mac Roman: Mac programs give such fonts the number that Windows uses.
  private var isMacintosh: Bool { pages[ofDocument].encoding?.name == "macintosh" }

  /// Adds a font of the document.
  mutating func add(_ font: Int, charset: Int?, codePage: Int?, name: String) {
    var place = ofDocument
    if charset == CodePage.signs {
      if let family = OfficeSymbol.family(of: name) {
        place = self.place(of: CodePage(signsOf: family), as: "signs of \(family)")
      }
    } else if let number = codePage ?? charset.flatMap(CodePage.number), number != 0, !isMacintosh || charset != 0,
      let encoding = CodePage.encoding(number: number)
    {
      place = self.place(of: CodePage(encoding), as: encoding.name)
    }
    fonts[font] = place
    if font == usualFont { usual = place }
  }

  /// The place of a font's code page; that of the document for an unknown font.
  func page(ofFont font: Int) -> Int { fonts[font] ?? ofDocument }

  /// Whether a code page contains ASCII.
  func holdsASCII(_ page: Int?) -> Bool { pages[page ?? usual].holdsASCII }

  func length(from byte: UInt8, on page: Int?) -> Int { pages[page ?? usual].length(from: byte) }

  /// The character of some bytes on a code page, in UTF-8; empty where they stand for none.
  mutating func character(_ bytes: [UInt8], on page: Int?) -> [UInt8] { pages[page ?? usual].character(bytes) }

  /// The symbol with a number on a code page.
  func sign(_ code: UInt32, on page: Int?) -> String? { pages[page ?? usual].sign(code) }
}
