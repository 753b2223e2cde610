import Text

/// Reads the styles of a Word document (`word/styles.xml`).
struct WordStyles: XMLEvents {
  private(set) var styles = OfficeStyles()
  /// The style of paragraphs that name none.
  private(set) var usual: String?
  private var key: String?
  private var style = OfficeStyle()
  private var open: [WordElement] = []

  mutating func start(_ element: XMLElement) {
    let kind = WordElement.of(element)
    open.append(kind)
    switch kind {
    case .style:
      style = OfficeStyle()
      key = element.value("styleId")
      if element.value("type") == "paragraph", WordElement.isOn(element.value("default") ?? "0") { usual = key }
    case .name: style.name = (element.value("val") ?? "").lowercased()
    case .basedOn: style.parent = element.value("val")
    case .outlineLevel: style.level = WordElement.level(element)
    case .numberingID: style.isListItem = element.value("val") != "0"
    default: style.traits.read(kind, element)
    }
  }

  mutating func end() {
    if open.popLast() == .style, let key { styles.add(style, as: key) }
  }

  mutating func text(_ bytes: Span<UInt8>) {}
}
