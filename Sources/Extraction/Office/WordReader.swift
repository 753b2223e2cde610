import Text

/// Reads the text of a Word document (`word/document.xml`) into a page.
///
/// Left out are deleted, moved, hidden and struck-out text, field codes, tables of contents, placeholders, and one of
/// two alternatives of a text box. Notes, comments, headers and footers are in other parts and are not read.
struct WordReader: XMLEvents {
  private(set) var page = OfficePage()
  var fault: ExtractionError? { page.fault }
  private var styles: OfficeStyles
  /// The style of paragraphs that name none.
  private let usual: String?

  private var open = OpenElements<WordElement>()
  /// The open paragraphs: one, and those of its text boxes.
  private var paragraphs: [Paragraph] = []
  /// For each open field whether its result has begun; and the number of fields still in their codes.
  private var fields: [Bool] = []
  private var codes = 0
  private var run = Run()
  /// The paragraph whose end was deleted, so that the next one continues it.
  private var before: OfficeParagraph?
  private var isInBody = false

  private struct Paragraph {
    var content = OfficeParagraph()
    var style: String?
    var level: Int?
    var isListItem: Bool?
    var isEndDeleted = false
  }

  /// What the properties of a run say.
  private struct Run {
    var style: String?
    var traits = RunTraits()
    /// Whether its text is visible; computed at its first text, as are the properties from its style.
    var shows: Bool?
  }

  init(_ styles: WordStyles) {
    self.styles = styles.styles
    usual = styles.usual
  }

  mutating func start(_ element: XMLElement) {
    let kind = WordElement.of(element)
    var isLeftOut = false
    switch kind {
    case .body: isInBody = true
    case .deleted, .movedAway:
      // Among the properties of a paragraph it means that the paragraph's end was deleted.
      if open.isWithin(.runProperties, .paragraphProperties) {
        change { $0.isEndDeleted = true }
      } else {
        isLeftOut = true
      }
    case .fieldCode, .noteNumber, .annotationText, .formerProperties: isLeftOut = true
    case .choice, .fallback: isLeftOut = !open.choose(within: .alternatives)
    case .fieldCharacter: readField(element)
    default: if !open.isLeftOut { read(kind, element) }
    }
    open.begin(kind, isLeftOut: isLeftOut)
  }

  private mutating func read(_ kind: WordElement, _ element: XMLElement) {
    switch kind {
    case .paragraph: paragraphs.append(Paragraph())
    case .run: run = Run()
    case .table where paragraphs.isEmpty: page.openTable()
    case .row where paragraphs.isEmpty: page.openRow()
    case .cell where paragraphs.isEmpty: page.openCell()
    case .paragraphStyle: change { $0.style = element.value("val") }
    case .outlineLevel: change { $0.level = WordElement.level(element) }
    case .numberingID: change { $0.isListItem = element.value("val") != "0" }
    case .runStyle where open.isWithin(.runProperties, .run): run.style = element.value("val")
    case .vanish, .strike, .bold, .italic, .verticalAlign:
      if open.isWithin(.runProperties, .run) { run.traits.read(kind, element) }
    case .noteMark: if isShown { page.notes += 1 }
    // Among the properties of a paragraph it is a tab stop.
    case .tab where open.last == .run: write { $0.appendSpace() }
    case .lineBreak: write { $0.appendLineBreak() }
    case .noBreakHyphen: write { $0.append("\u{2011}") }
    case .softHyphen: write { $0.append("\u{AD}") }
    case .symbol:
      if let text = OfficeSymbol.text(element.value("char"), of: element.value("font")) { write { $0.append(text) } }
    case .showsPlaceholder where WordElement.isOn(element): open.leaveOut(.control)
    case .gallery: if element.value("val") == "Table of Contents" { open.leaveOut(.control) }
    default: break
    }
  }

  mutating func end() {
    guard let ended = open.end() else { return }
    switch ended {
    case .body:
      addBefore()
      page.close()
      isInBody = false
    case .paragraph: closeParagraph()
    case .run: run = Run()
    case .table where paragraphs.isEmpty: page.closeTable()
    case .row where paragraphs.isEmpty: page.closeRow()
    case .cell where paragraphs.isEmpty:
      addBefore()
      page.closeCell()
    default: break
    }
  }

  mutating func text(_ bytes: Span<UInt8>) {
    guard open.last == .text, !paragraphs.isEmpty, isShown else { return }
    paragraphs[paragraphs.count - 1].content.append(
      bytes, isRaised: run.traits.isRaised ?? false, isEmphasised: run.traits.isEmphasised)
  }

  // MARK: Parts

  /// Changes a property of the open paragraph.
  private mutating func change(_ set: (inout Paragraph) -> Void) {
    guard !open.isLeftOut, let last = paragraphs.indices.last, open.innermost(3).contains(.paragraphProperties)
    else { return }
    set(&paragraphs[last])
  }

  /// Adds the contents of a run to the open paragraph.
  private mutating func write(_ add: (inout OfficeParagraph) -> Void) {
    guard let last = paragraphs.indices.last, isShown else { return }
    add(&paragraphs[last].content)
  }

  // MARK: Fields

  /// Keeps track of field codes, also in what is left out: only one part of a field may be deleted.
  private mutating func readField(_ element: XMLElement) {
    switch element.value("fldCharType") {
    case "begin":
      fields.append(false)
      codes += 1
    case "separate":
      guard fields.last == false else { return }
      fields[fields.count - 1] = true
      codes -= 1
    case "end": if fields.popLast() == false { codes -= 1 }
    default: break
    }
  }

  /// Whether text is visible here.
  private var isShown: Bool {
    mutating get {
      guard isInBody, !open.isLeftOut, codes == 0 else { return false }
      if let shows = run.shows { return shows }
      let ofParagraph = styles.style(paragraphs.last?.style ?? usual)
      let ofRun = run.style.map { styles.style($0) }
      run.traits.goOn(from: ofRun?.traits ?? RunTraits(), within: ofParagraph.traits)
      let shows = !run.traits.isUnseen && ofRun?.isPlaceholder != true && !ofParagraph.isContents
      run.shows = shows
      return shows
    }
  }

  // MARK: Paragraphs

  private mutating func closeParagraph() {
    guard var paragraph = paragraphs.popLast() else { return }
    run = Run()
    let style = styles.style(paragraph.style ?? usual)
    paragraph.content.take(style, level: paragraph.level, isListItem: paragraph.isListItem)
    if let last = paragraphs.indices.last {
      paragraphs[last].content.boxes.append(paragraph.content)
      return
    }
    if var joined = before {
      // Released first, so that nothing is copied, however many paragraphs continue each other.
      before = nil
      joined.goOn(with: paragraph.content)
      paragraph.content = joined
    }
    if paragraph.isEndDeleted {
      before = paragraph.content
    } else {
      page.add(paragraph.content)
    }
  }

  /// Adds the paragraph whose end was deleted, if nothing follows that could continue it.
  private mutating func addBefore() {
    if let before { page.add(before) }
    before = nil
  }
}
