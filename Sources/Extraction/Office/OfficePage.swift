import Text

/// An office document as the page it would be saved as, and as the plain text it would be saved as.
///
/// What is known of headers, quoted mail, notices and titles in pages thus also applies to these documents.
struct OfficePage {
  /// The page, in UTF-8.
  private(set) var html: [UInt8] = []
  /// The text: a paragraph, even an empty one, is a line, and a line break begins a new one. Places in the document
  /// refer to it.
  private(set) var lines: [UInt8] = []
  /// Where the stretches of the page are in the lines.
  private(set) var pieces: [SourceMap.Piece] = []
  /// Whether anything in it is more than a plain paragraph.
  private(set) var hasStyles = false
  /// The text of the first paragraph with the style of a title.
  private(set) var title: String?
  /// The source of that title.
  var titleSource: String { slides > 0 ? "first slide" : "title style" }
  /// The number of footnotes and endnotes whose marks were met.
  var notes = 0
  /// The number of slides added.
  private(set) var slides = 0
  /// The ranges of speaker notes in the lines.
  private(set) var speakerNotes: [Range<Int>] = []
  /// The number of hidden slides, and of comments on the others.
  var hiddenSlides = 0
  var comments = 0
  /// Why no more can be added; `nil` while there is room.
  var fault: ExtractionError? {
    let most = DocumentFormat.html.largest
    return html.count > most ? .tooLarge(reason: "holds more than \(sized(most)) of text") : nil
  }
  private var isInQuote = false
  /// The number of open table cells.
  private var cells = 0

  /// The level of headings for questions, below those that parts of a document have.
  private static let levelOfQuestions = 4
  /// The most bytes of a title.
  private static let longestTitle = 300

  /// Adds a paragraph and its text boxes.
  mutating func add(_ paragraph: OfficeParagraph) {
    var paragraph = paragraph
    if cells > 0, paragraph.kind == .paragraph { paragraph.kind = .tableCell }
    if paragraph.kind == .paragraph, paragraph.isQuestion { paragraph.kind = .heading(level: Self.levelOfQuestions) }
    if !paragraph.isEmpty {
      hasStyles = hasStyles || paragraph.kind != .paragraph || paragraph.isQuote
      quote(paragraph.isQuote)
      if paragraph.kind == .heading(level: 0), title == nil { title = Self.line(of: paragraph) }
      let (opening, closing) = Self.tags(paragraph.kind)
      tag(opening)
      write(paragraph.text)
      tag(closing)
      html.append(0x0A)
    }
    lines.append(0x0A)
    for box in paragraph.boxes { add(box) }
  }

  mutating func openTable() { table("<table>") }
  mutating func closeTable() { table("</table>") }
  mutating func openRow() { table("<tr>") }
  mutating func closeRow() { table("</tr>") }

  mutating func openCell() {
    table("<td>")
    cells += 1
  }

  mutating func closeCell() {
    cells -= 1
    table("</td>")
  }

  private mutating func table(_ markup: StaticString) {
    quote(false)
    tag(markup)
  }

  /// Begins a slide and returns the level of its title. The title of the first slide with words is the document's.
  mutating func openSlide() -> Int {
    slides += 1
    return html.isEmpty ? 0 : 1
  }

  /// Marks everything added from a place in the lines on as speaker notes.
  mutating func closeSpeakerNotes(from start: Int) {
    if start < lines.count { speakerNotes.append(start..<lines.count) }
  }

  /// Ends the page, or a slide.
  mutating func close() { quote(false) }

  private mutating func quote(_ isQuote: Bool) {
    if isInQuote != isQuote { tag(isQuote ? "<blockquote>" : "</blockquote>") }
    isInQuote = isQuote
  }

  private mutating func tag(_ markup: StaticString) {
    markup.withUTF8Buffer { html.append(contentsOf: $0) }
  }

  private static func tags(_ kind: OfficeParagraph.Kind) -> (StaticString, StaticString) {
    switch kind {
    case .paragraph: ("<p>", "</p>")
    // It has the kind of the cell that contains it.
    case .tableCell: ("<div>", "</div>")
    case .listItem: ("<ul><li>", "</li></ul>")
    case .caption: ("<figure><figcaption>", "</figcaption></figure>")
    case .heading(0...1): ("<h1>", "</h1>")
    case .heading(2): ("<h2>", "</h2>")
    case .heading(3): ("<h3>", "</h3>")
    case .heading: ("<h4>", "</h4>")
    }
  }

  private mutating func write(_ text: [UInt8]) {
    anchor()
    for byte in text {
      switch byte {
      case OfficeParagraph.lineBreak:
        tag("<br>")
        lines.append(0x0A)
        anchor()
      case OfficeParagraph.raised, OfficeParagraph.lowered:
        tag(byte == OfficeParagraph.raised ? "<sup>" : "</sup>")
        anchor()
      case UInt8(ascii: "<"): escape("&lt;", byte)
      case UInt8(ascii: ">"): escape("&gt;", byte)
      case UInt8(ascii: "&"): escape("&amp;", byte)
      default:
        html.append(byte)
        lines.append(byte)
      }
    }
  }

  private mutating func escape(_ reference: StaticString, _ byte: UInt8) {
    tag(reference)
    lines.append(byte)
    anchor()
  }

  /// Notes that what is written next is at the end of the lines.
  private mutating func anchor() {
    pieces.append(SourceMap.Piece(extracted: html.count, source: lines.count))
  }

  /// A paragraph as one line; `nil` if it is longer than titles are.
  private static func line(of paragraph: OfficeParagraph) -> String? {
    guard paragraph.text.count <= longestTitle else { return nil }
    let shown = paragraph.text.filter { $0 > OfficeParagraph.lowered }
    return String(decoding: shown.map { max($0, 0x20) }, as: UTF8.self).trimmed
  }
}
