/// Office documents as small as they can be, of the XML that a test gives.
public enum OfficeFile {
  private static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// A Word document of a body, of styles, and of the elements of its properties.
  public static func word(
    _ body: String, styles: String = "", properties: String = "", main: String = "word/document.xml",
    isPacked: Bool = true
  ) -> [UInt8] {
    ZipFile.bytes(
      [
        (name: "[Content_Types].xml", text: "<Types xmlns=\"\(package)/content-types\"/>"),
        (
          name: "_rels/.rels",
          text:
            "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" "
            + "Target=\"\(main)\"/></Relationships>"
        ),
        (
          name: main,
          text: "<w:document \(word) xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
            + "<w:body>\(body)</w:body></w:document>"
        ),
        (name: "word/styles.xml", text: "<w:styles \(word)>\(styles)</w:styles>"),
        (
          name: "docProps/core.xml",
          text: "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">"
            + "\(properties)</cp:coreProperties>"
        ),
      ], isPacked: isPacked)
  }

  /// A paragraph of Word of one run; `style` is what the document calls its style.
  public static func paragraph(_ text: String, style: String? = nil) -> String {
    let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    return "<w:p>\(properties)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  private static let namespaces =
    ["office", "style", "text", "table", "meta"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\" "
    }.joined()
    + "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

  /// An OpenDocument text of a body, of styles, and of the elements of its properties.
  public static func openDocument(
    _ body: String, styles: String = "", ownStyles: String = "", properties: String = "",
    kind: String = "application/vnd.oasis.opendocument.text"
  ) -> [UInt8] {
    ZipFile.bytes([
      (name: "mimetype", text: kind),
      (
        name: "content.xml",
        text: "<office:document-content \(namespaces)><office:automatic-styles>\(ownStyles)</office:automatic-styles>"
          + "<office:body><office:text>\(body)</office:text></office:body></office:document-content>"
      ),
      (
        name: "styles.xml",
        text: "<office:document-styles \(namespaces)><office:styles>\(styles)</office:styles></office:document-styles>"
      ),
      (
        name: "meta.xml",
        text: "<office:document-meta \(namespaces)><office:meta>\(properties)</office:meta></office:document-meta>"
      ),
    ])
  }

  /// The same as one file of XML.
  public static func flatOpenDocument(_ body: String, styles: String = "", properties: String = "") -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document \(namespaces) "
      + "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:meta>\(properties)</office:meta>"
      + "<office:styles>\(styles)</office:styles><office:body><office:text>\(body)</office:text></office:body>"
      + "</office:document>"
  }
}
