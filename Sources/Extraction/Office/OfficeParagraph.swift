/// A paragraph of an office document while it is read.
struct OfficeParagraph {
  /// What it is drawn as.
  enum Kind: Hashable {
    case paragraph, listItem, tableCell, caption
    /// A heading of a level from 1; the document's title is one of level 0.
    case heading(level: Int)
  }

  var kind = Kind.paragraph
  /// Whether its style is one of block quotations.
  var isQuote = false
  /// Its text: a line feed is a line break, and `raised` and `lowered` stand around what is raised as marks of notes are.
  private(set) var text: [UInt8] = []
  /// Whether it has text that is not in bold or italic letters.
  private var isPartlyPlain = false
  /// The paragraphs of the text boxes that hang on it.
  var boxes: [OfficeParagraph] = []

  static let lineBreak = UInt8(ascii: "\n")
  static let raised: UInt8 = 1
  static let lowered: UInt8 = 2

  /// Whether it shows nothing.
  var isEmpty: Bool { !text.contains { $0 > 0x20 } }

  /// The longest question, in bytes: headings that ask are no longer.
  private static let longestQuestion = 400

  /// Whether it is a question wholly in bold or italic letters. Such a one heads what stands below it, as in Markdown.
  var isQuestion: Bool {
    !isPartlyPlain && text.count <= Self.longestQuestion && text.last { $0 > 0x20 } == UInt8(ascii: "?")
  }

  /// Adds text; white space is folded.
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

  /// Adds what parts words; a second of it behind the first is none.
  mutating func appendSpace() {
    if let last = text.last, last != 0x20, last != Self.lineBreak { text.append(0x20) }
  }

  mutating func appendLineBreak() { text.append(Self.lineBreak) }

  /// Tells what it is by its style and by what its own properties say, which come before: a level of headings from 1, 0 for
  /// text, and whether it is an item of a list.
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

  /// Goes on with the next paragraph, as whose part it is drawn, since its own end was deleted.
  mutating func goOn(with next: OfficeParagraph) {
    (kind, isQuote) = (next.kind, next.isQuote)
    text += next.text
    boxes += next.boxes
    isPartlyPlain = isPartlyPlain || next.isPartlyPlain
  }
}
