import Text

/// The kind of document in a ZIP archive, according to its own lists of parts.
enum OfficePackage {
  /// A Word document: the names of the parts with its text, styles and properties.
  case word(text: String, styles: String, properties: String)
  /// A PowerPoint presentation: the names of the parts that list its slides and that have its properties.
  case slides(list: String, properties: String)
  /// An OpenDocument text, or a presentation.
  case openDocument(DocumentFormat)
  /// Something else.
  case other(UnreadKind)

  /// Recognises an archive by its parts.
  init(_ archive: ZipArchive) throws(ExtractionError) {
    if archive.holds("[Content_Types].xml") {
      self = try Self.ofOffice(archive)
    } else if let kind = try archive.opening(of: "mimetype", atMost: Self.longestKind) {
      self.init(mediaType: String(decoding: kind, as: UTF8.self).trimmed)
    } else if archive.holds("content.xml"), archive.holds("META-INF/manifest.xml") {
      self = .openDocument(.odt)
    } else if archive.holds("Index/Document.iwa") || archive.holds("Index.zip") {
      self = .other(.iWork)
    } else {
      self = .other(.archive)
    }
  }

  /// The most bytes of a media type.
  private static let longestKind = 200

  private static func ofOffice(_ archive: ZipArchive) throws(ExtractionError) -> OfficePackage {
    let parts = try PartList(of: "", in: archive)
    let usual = ["word/document.xml", "ppt/presentation.xml"]
    let text = parts["officeDocument"] ?? usual.first(where: archive.holds) ?? usual[0]
    let properties = parts["core-properties"] ?? "docProps/core.xml"
    switch text.lowercased() {
    case let name where name.hasPrefix("word/"):
      guard archive.holds(text) else { throw .damaged(reason: "\(text) is missing") }
      let own = try PartList(of: text, in: archive)
      return .word(text: text, styles: own["styles"] ?? "word/styles.xml", properties: properties)
    case let name where name.hasPrefix("ppt/"):
      guard archive.holds(text) else { throw .damaged(reason: "\(text) is missing") }
      return .slides(list: text, properties: properties)
    case let name where name.hasPrefix("xl/"): return .other(.workbook)
    case let name where name.hasPrefix("visio/"): return .other(.drawing)
    default: return .other(.archive)
    }
  }

  /// How the media types of OpenDocument begin.
  static let openDocumentKind = "application/vnd.oasis.opendocument."

  /// The kind that a media type says, which is at the beginning of an archive or names a single file of XML.
  init(mediaType kind: String) {
    guard kind.hasPrefix(Self.openDocumentKind) else {
      self = .other(kind == "application/epub+zip" ? .book : .archive)
      return
    }
    switch kind.dropFirst(Self.openDocumentKind.count).prefix(while: { $0 != "-" }) {
    case "text": self = .openDocument(.odt)
    case "presentation": self = .openDocument(.odp)
    case "spreadsheet": self = .other(.openSpreadsheet)
    default: self = .other(.openDrawing)
    }
  }

  /// What it is, in plain words.
  var words: String {
    if case .other(let kind) = self { kind.words } else { format?.officeWords ?? UnreadKind.archive.words }
  }

  /// The format that it is read as; `nil` if it cannot be read.
  var format: DocumentFormat? {
    switch self {
    case .word: .docx
    case .slides: .pptx
    case .openDocument(let format): format
    case .other: nil
    }
  }
}

extension DocumentFormat {
  /// The name of an office program's document in plain words; `nil` for other formats.
  var officeWords: String? {
    switch self {
    case .docx: "a Word document (.docx)"
    case .odt: "an OpenDocument text (.odt)"
    case .pptx: "a PowerPoint presentation (.pptx)"
    case .odp: "an OpenDocument presentation (.odp)"
    case .rtf: "an RTF document (.rtf)"
    case .text, .html, .markdown: nil
    }
  }
}
