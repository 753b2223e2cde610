/// Presentations as small as they can be, of the XML that a test gives.
public enum SlideFile {
  /// A PowerPoint slide and the parts that belong to it.
  public struct Slide {
    var shapes: String
    var isHidden: Bool
    var notes: String?
    var diagram: String?
    var comments: String?

    /// Makes a slide of shapes; `notes` are the shapes on the page of its notes, `diagram` the points of its diagram,
    /// `rId9`.
    public init(
      _ shapes: String, isHidden: Bool = false, notes: String? = nil, diagram: String? = nil, comments: String? = nil
    ) {
      (self.shapes, self.isHidden, self.notes, self.diagram, self.comments) = (
        shapes, isHidden, notes, diagram, comments
      )
    }
  }

  private static let schemas = "http://schemas.openxmlformats.org"
  private static let office = "\(schemas)/officeDocument/2006/relationships"
  private static let namespaces =
    "xmlns:p=\"\(schemas)/presentationml/2006/main\" xmlns:a=\"\(schemas)/drawingml/2006/main\" xmlns:r=\"\(office)\" "
    + "xmlns:mc=\"\(schemas)/markup-compatibility/2006\" xmlns:dgm=\"\(schemas)/drawingml/2006/diagram\" "
    + "xmlns:m=\"\(schemas)/officeDocument/2006/math\""

  /// A PowerPoint presentation. The alphabetical order of its parts is not the order of the slides.
  public static func powerPoint(_ slides: [Slide], properties: String = "", isPacked: Bool = true) -> [UInt8] {
    var parts = [
      (name: "[Content_Types].xml", text: "<Types xmlns=\"\(schemas)/package/2006/content-types\"/>"),
      (name: "_rels/.rels", text: relationships([("rId1", "officeDocument", "ppt/presentation.xml")])),
      (
        name: "docProps/core.xml",
        text: "<cp:coreProperties xmlns:cp=\"\(schemas)/package/2006/metadata/core-properties\" "
          + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">"
          + "\(properties)</cp:coreProperties>"
      ),
    ]
    let numbers = slides.indices.map { slides.count - $0 }
    let list = numbers.map { "<p:sldId id=\"\(255 + $0)\" r:id=\"rId\($0)\"/>" }.joined()
    parts.append(
      ("ppt/presentation.xml", "<p:presentation \(namespaces)><p:sldIdLst>\(list)</p:sldIdLst></p:presentation>"))
    parts.append(
      ("ppt/_rels/presentation.xml.rels", relationships(numbers.map { ("rId\($0)", "slide", "slides/slide\($0).xml") }))
    )
    for (slide, number) in zip(slides, numbers) {
      var own: [(String, String, String)] = []
      let show = slide.isHidden ? " show=\"0\"" : ""
      parts.append(("ppt/slides/slide\(number).xml", "<p:sld \(namespaces)\(show)>\(tree(slide.shapes))</p:sld>"))
      if let notes = slide.notes {
        own.append(("rId1", "notesSlide", "../notesSlides/notesSlide\(number).xml"))
        parts.append(("ppt/notesSlides/notesSlide\(number).xml", "<p:notes \(namespaces)>\(tree(notes))</p:notes>"))
      }
      if let diagram = slide.diagram {
        own.append(("rId9", "diagramData", "/ppt/diagrams/data\(number).xml"))
        let points = "<dgm:dataModel \(namespaces)><dgm:ptLst>\(diagram)</dgm:ptLst></dgm:dataModel>"
        parts.append(("ppt/diagrams/data\(number).xml", points))
      }
      if let comments = slide.comments {
        own.append(("rId3", "comments", "../comments/comment\(number).xml"))
        parts.append(("ppt/comments/comment\(number).xml", "<p:cmLst \(namespaces)>\(comments)</p:cmLst>"))
      }
      parts.append(("ppt/slides/_rels/slide\(number).xml.rels", relationships(own)))
    }
    return ZipFile.bytes(parts, isPacked: isPacked)
  }

  private static func relationships(_ list: [(id: String, kind: String, target: String)]) -> String {
    let entries = list.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.kind)\" Target=\"\($0.target)\"/>" }
    return "<Relationships xmlns=\"\(schemas)/package/2006/relationships\">\(entries.joined())</Relationships>"
  }

  private static func tree(_ shapes: String) -> String { "<p:cSld><p:spTree>\(shapes)</p:spTree></p:cSld>" }

  /// A shape with paragraphs; `place` is the type of its placeholder in the layout, "" for content, `nil` for a text
  /// box.
  public static func shape(_ paragraphs: String, place: String? = nil, attributes: String = "", style: String = "")
    -> String
  {
    let mark = place.map { $0.isEmpty ? "<p:ph idx=\"1\"/>" : "<p:ph type=\"\($0)\"/>" } ?? ""
    return
      "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Shape\"\(attributes)/><p:cNvSpPr/><p:nvPr>\(mark)</p:nvPr></p:nvSpPr>"
      + "<p:txBody><a:bodyPr/><a:lstStyle>\(style)</a:lstStyle>\(paragraphs)</p:txBody></p:sp>"
  }

  /// A paragraph of one run.
  public static func paragraph(_ text: String, properties: String = "") -> String {
    "<a:p>\(properties)<a:r><a:rPr lang=\"en-GB\"/><a:t>\(text)</a:t></a:r></a:p>"
  }

  private static let names =
    ["office", "style", "text", "table", "meta", "presentation"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\" "
    }.joined()
    + "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
  private static let kind = "application/vnd.oasis.opendocument.presentation"

  private static func document(_ name: String, _ pages: String, styles: String, attributes: String = "") -> String {
    "<office:\(name) \(names) \(attributes)><office:automatic-styles>\(styles)</office:automatic-styles><office:master-styles>"
      + "<style:master-page style:name=\"M\">\(frame("<text:p>Click to edit</text:p>", place: "title"))</style:master-page>"
      + "</office:master-styles><office:body><office:presentation>\(pages)</office:presentation></office:body></office:\(name)>"
  }

  /// An OpenDocument presentation of pages.
  public static func openDocument(_ pages: String, styles: String = "") -> [UInt8] {
    ZipFile.bytes([
      (name: "mimetype", text: kind), (name: "content.xml", text: document("document-content", pages, styles: styles)),
    ])
  }

  /// The same as one file of XML.
  public static func flatOpenDocument(_ pages: String, styles: String = "") -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + document("document", pages, styles: styles, attributes: "office:mimetype=\"\(kind)\"")
  }

  /// A frame of an OpenDocument presentation; `place` is the type of its placeholder in the layout.
  public static func frame(_ content: String, place: String? = nil, attributes: String = "") -> String {
    let mark = place.map { " presentation:class=\"\($0)\"" } ?? ""
    return "<draw:frame\(mark)\(attributes)><draw:text-box>\(content)</draw:text-box></draw:frame>"
  }
}
