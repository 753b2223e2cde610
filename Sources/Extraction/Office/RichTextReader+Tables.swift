import Text

/// What precedes the text: fonts, styles, properties.
extension RichTextReader {
  /// The name that was read, as one line.
  var name: String { String(decoding: told, as: UTF8.self).trimmed }

  /// The name without the terminator that it has in tables.
  private var nameInTable: String {
    String(decoding: told.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self).trimmed
  }

  // MARK: Fonts

  mutating func readFont(_ word: RichTextWord, _ number: Int?) {
    switch word {
    case .font:
      closeFont()
      font = (number ?? 0, nil, nil)
    case .fontCharset: font?.charset = number
    case .fontCodePage: font?.codePage = number
    default: break
    }
  }

  mutating func closeFont() {
    if let font { characters.add(font.key, charset: font.charset, codePage: font.codePage, name: nameInTable) }
    font = nil
    told = []
  }

  // MARK: Styles

  /// The key of a style in the document.
  static func key(_ kind: RichTextWord, _ number: Int?) -> String {
    kind == .paragraphStyle ? "paragraph \(number ?? 0)" : "character \(number ?? 0)"
  }

  /// The heading level, from 1; 0 for text.
  static func level(_ number: Int?) -> Int {
    let level = number ?? 0
    return (0...8).contains(level) ? level + 1 : 0
  }

  mutating func openStyle() {
    style = OfficeStyle()
    styleKey = Self.key(.paragraphStyle, 0)
    told = []
    state.destination = .style
  }

  mutating func readStyle(_ word: RichTextWord, _ number: Int?) {
    switch word {
    case .paragraphStyle, .characterStyle: styleKey = Self.key(word, number)
    // Styles of tables and sections.
    case .otherStyle: styleKey = nil
    case .basedOn:
      let kind = styleKey?.hasPrefix("character") == true ? RichTextWord.characterStyle : .paragraphStyle
      style.parent = Self.key(kind, number)
    case .outlineLevel: style.level = Self.level(number)
    default: break
    }
  }

  mutating func closeStyle() {
    guard let styleKey else { return }
    // After a comma come aliases given by the user.
    style.name = nameInTable.prefix { $0 != "," }.lowercased()
    if style.parent == styleKey { style.parent = nil }
    styles.add(style, as: styleKey)
  }

  // MARK: Properties

  mutating func readDay(_ word: RichTextWord, _ number: Int?) {
    switch word {
    case .year: day.year = number ?? 0
    case .month: day.month = number ?? 0
    case .day: day.day = number ?? 0
    default: break
    }
  }

  mutating func closeDay(_ field: DocumentProperties.Field) {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    properties.set(field, to: "\(day.year)-\(two(day.month))-\(two(day.day))")
  }
}
