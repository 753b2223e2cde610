import Text

/// What a ZIP archive holds, by its own lists of parts.
enum OfficePackage {
  /// A Word document: the names of the parts with its text, its styles and its properties.
  case word(text: String, styles: String, properties: String)
  /// An OpenDocument text.
  case openDocument
  /// Something else, in plain words.
  case other(String)

  /// What the parts of an archive show it to be.
  init(_ archive: ZipArchive) throws(ExtractionError) {
    if archive.holds("[Content_Types].xml") {
      self = try Self.ofOffice(archive)
    } else if let kind = try archive.opening(of: "mimetype", atMost: Self.longestKind) {
      self = Self.named(String(decoding: kind, as: UTF8.self).trimmed)
    } else if archive.holds("content.xml"), archive.holds("META-INF/manifest.xml") {
      self = .openDocument
    } else if archive.holds("Index/Document.iwa") || archive.holds("Index.zip") {
      self = .other("an iWork document (.pages, .numbers, .key)")
    } else {
      self = .other(Self.archive)
    }
  }

  private static let archive = "a ZIP archive"
  /// The bytes of a media type.
  private static let longestKind = 200

  private static func ofOffice(_ archive: ZipArchive) throws(ExtractionError) -> OfficePackage {
    var parts = PartList(of: "")
    try XMLStream.read("_rels/.rels", of: archive, into: &parts)
    let text = parts["officeDocument"] ?? "word/document.xml"
    switch text.lowercased() {
    case let name where name.hasPrefix("word/"):
      guard archive.holds(text) else { throw .damaged(reason: "\(text) is missing") }
    case let name where name.hasPrefix("xl/"): return .other("an Excel workbook (.xlsx)")
    case let name where name.hasPrefix("ppt/"): return .other("a PowerPoint presentation (.pptx)")
    case let name where name.hasPrefix("visio/"): return .other("a Visio drawing (.vsdx)")
    default: return .other(Self.archive)
    }
    let place = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
    let folder = String(text[..<place])
    var own = PartList(of: folder)
    try XMLStream.read("\(folder)_rels/\(text[place...]).rels", of: archive, into: &own)
    return .word(
      text: text, styles: own["styles"] ?? "\(folder)styles.xml",
      properties: parts["core-properties"] ?? "docProps/core.xml")
  }

  /// What the media type that an archive begins with says.
  private static func named(_ kind: String) -> OfficePackage {
    let text = "application/vnd.oasis.opendocument."
    guard kind.hasPrefix(text) else { return .other(kind == "application/epub+zip" ? "an e-book (.epub)" : archive) }
    switch kind.dropFirst(text.count).prefix(while: { $0 != "-" }) {
    case "text": return .openDocument
    case "spreadsheet": return .other("an OpenDocument spreadsheet (.ods)")
    case "presentation": return .other("an OpenDocument presentation (.odp)")
    default: return .other("an OpenDocument file that is no text")
    }
  }

  /// What it is, in plain words.
  var words: String {
    switch self {
    case .word: "a Word document (.docx)"
    case .openDocument: "an OpenDocument text (.odt)"
    case .other(let words): words
    }
  }

  /// The format that it is read as; `nil` for what is not read.
  var format: DocumentFormat? {
    switch self {
    case .word: .docx
    case .openDocument: .odt
    case .other: nil
    }
  }
}

/// The parts to which a part of an Office file leads, by what they are to it.
private struct PartList: XMLEvents {
  private let folder: String
  private var parts: [String: String] = [:]

  private static let relationship = WordHash.hash(of: "r:Relationship".utf8)

  /// Names in the list are told from the folder of the part that it belongs to.
  init(of folder: String) { self.folder = folder }

  /// The name of a part, by the end of the address of what it is.
  subscript(_ kind: String) -> String? { parts[kind] }

  mutating func start(_ element: XMLElement) {
    guard element.name == Self.relationship, element.value("TargetMode") != "External",
      let kind = element.value("Type")?.split(separator: "/").last, let target = element.value("Target")
    else { return }
    let name = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
    if parts[String(kind)] == nil { parts[String(kind)] = name }
  }

  mutating func end() {}
  mutating func text(_ bytes: Span<UInt8>) {}
}
