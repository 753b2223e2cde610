/// A paragraph of an office document while it is being read.
struct OfficeParagraph {
  /// The kind of paragraph.
  enum Kind: Hashable {
    case paragraph, listItem, tableCell, caption
    /// A heading of a level from 1; the document's title has level 0.
    case heading(level: Int)
  }

  var kind = Kind.paragraph
  /// Whether it has a style of block quotations.
  var isQuote = false
  /// Its text: a line feed is a line break; `raised` and `lowered` enclose superscript text such as the marks of notes.
  private(set) var text: [UInt8] = []
  /// Whether it has text that is neither bold nor italic.
  private var isPartlyPlain = false
  /// The paragraphs in text boxes anchored to it.
  var boxes: [OfficeParagraph] = []

  static let lineBreak = UInt8(ascii: "\n")
  static let raised: UInt8 = 1
  static let lowered: UInt8 = 2

  /// Whether it is blank.
  var isEmpty: Bool { !text.contains { $0 > 0x20 } }

  /// The most bytes of a question that is a heading.
  private static let longestQuestion = 400

  /// Whether it is a question entirely in bold or italics. As in Markdown, it then heads what follows.
  var isQuestion: Bool {
    !isPartlyPlain && text.count <= Self.longestQuestion && text.last { $0 > 0x20 } == UInt8(ascii: "?")
  }

  /// Adds text, folding white space.
  mutating func append(_ bytes: Span<UInt8>, isRaised: Bool, isEmphasised: Bool) {
    if isRaised { text.append(Self.raised) }
    for index in bytes.indices {
      let byte = bytes[index]
      if byte > 0x20 { text.append(byte) } else { appendSpace() }
      if byte > 0x20, !isEmphasised { isPartlyPlain = true }
    }
    if isRaised { text.append(Self.lowered) }
  }

  mutating func append(_ character: String) { text.append(contentsOf: character.utf8) }

  /// Adds a separator of words, unless there is one.
  mutating func appendSpace() {
    if let last = text.last, last != 0x20, last != Self.lineBreak { text.append(0x20) }
  }

  mutating func appendLineBreak() { text.append(Self.lineBreak) }

  /// Sets its kind by its style and its own properties, which have precedence: a level of headings from 1, 0 for text,
  /// and whether it is a list item.
  mutating func take(_ style: OfficeStyles.Resolved, level: Int?, isListItem: Bool?) {
    kind = style.kind
    if let level, style.kind != .heading(level: 0) { kind = level > 0 ? .heading(level: level) : .paragraph }
    switch kind {
    case .paragraph where isListItem == true: kind = .listItem
    case .listItem where isListItem == false: kind = .paragraph
    default: break
    }
    isQuote = style.isQuote
  }

  /// Appends the next paragraph, which is displayed as part of this one since its own end was deleted.
  mutating func goOn(with next: OfficeParagraph) {
    (kind, isQuote) = (next.kind, next.isQuote)
    text += next.text
    boxes += next.boxes
    isPartlyPlain = isPartlyPlain || next.isPartlyPlain
  }
}
