/// A kind of file that is recognised but cannot be read.
struct UnreadKind: Hashable, Sendable {
  /// What it is, in plain words.
  let words: String
  /// What the user can do to have its text read, in plain words; `nil` if it has none, or no way is known.
  let remedy: String?

  init(_ words: String, remedy: String? = nil) { (self.words, self.remedy) = (words, remedy) }

  /// The reason why a file of this kind gives no text.
  var error: ExtractionError { remedy.map { .unread(kind: words, remedy: $0) } ?? .binary(reason: words) }

  static let archive = UnreadKind("a ZIP archive", remedy: "unpack it")
  static let workbook = UnreadKind("an Excel workbook (.xlsx)", remedy: sheet)
  static let openSpreadsheet = UnreadKind("an OpenDocument spreadsheet (.ods)", remedy: sheet)
  static let openDrawing = UnreadKind("an OpenDocument file that is not text", remedy: page)
  static let drawing = UnreadKind("a Visio drawing (.vsdx)", remedy: page)
  static let book = UnreadKind("an e-book (.epub)", remedy: "save it as HTML or .docx")
  static let iWork = UnreadKind(
    "an iWork document (.pages, .numbers, .key)", remedy: "export it as .docx, .pptx or PDF, a table as CSV")
  /// One of the kinds below, when only its first bytes are known.
  static let oldOffice = UnreadKind(
    "an old Office file (.doc, .xls, .ppt, .msg)",
    remedy: "save it as .docx or .pptx, a table as CSV, a mail as text or HTML")

  /// Old Office files, by the name of a stream that only that kind has.
  /// - SeeAlso: Microsoft, [MS-DOC] 2.1.1, [MS-XLS] 2.1.2, [MS-PPT] 2.1.2, [MS-OXMSG] 2.2.3.
  static let oldOfficeByStream: [(stream: String, kind: UnreadKind)] = [
    ("WordDocument", UnreadKind("an old Word document (.doc)", remedy: "save it as .docx")),
    ("PowerPoint Document", UnreadKind("an old PowerPoint presentation (.ppt)", remedy: "save it as .pptx")),
    ("Workbook", UnreadKind("an old Excel workbook (.xls)", remedy: sheet)),
    ("__nameid_version1.0", UnreadKind("an Outlook mail (.msg)", remedy: "save it as text or HTML")),
  ]

  private static let sheet = "save it as CSV, with the texts in a column named text"
  private static let page = "export it as PDF"
}
