import Text

/// Reads the styles and the text of an OpenDocument text or presentation into a page: `styles.xml`, then `content.xml`,
/// or both in one file.
struct OpenDocumentReader: XMLEvents {
  private(set) var page = OfficePage()
  var fault: ExtractionError? { page.fault }
  /// The format of the document.
  private(set) var format = DocumentFormat.odt
  /// What a single file of XML says it is; `nil` where it says nothing.
  private(set) var kind: OfficePackage?
  private var styles = OfficeStyles()
  private var style = OfficeStyle()
  private var styleKey: String?

  /// An open element.
  private struct Open {
    var element: OpenDocumentElement
    /// Whether its text is left out.
    var isLeftOut = false
    /// Whether its text is superscript, like marks of notes.
    var isRaised = false
    /// Whether its text is bold or italic.
    var isEmphasised = false
  }

  private var open: [Open] = []
  /// The number of open elements whose text is left out, is superscript, and is emphasised.
  private var leftOut = 0
  private var raised = 0
  private var emphasised = 0
  private var isInBody = false
  /// The ids of tracked deletions, and of those the open ones: a deletion may mark the place where the text was.
  private var deletions: Set<String> = []
  private var openDeletions: Set<String> = []
  private var change: String?
  /// The number of open list items.
  private var items = 0
  /// The open paragraphs: one, and those of its text boxes.
  private var paragraphs: [OfficeParagraph] = []
  /// The slide that is open.
  private var slide: OfficeSlide?
  private var isInTitle = false
  private var isInSpeakerNotes = false

  mutating func start(_ element: XMLElement) {
    var next = Open(element: OpenDocumentElement.of(element))
    switch next.element {
    case .document:
      let type = element.value("mimetype").flatMap { $0.hasPrefix(OfficePackage.openDocumentKind) ? $0 : nil }
      kind = type.map { OfficePackage(mediaType: $0) }
    case .body: isInBody = true
    case .presentation: format = .odp
    case .style: openStyle(element)
    case .textProperties: readProperties(element)
    case .pageProperties: if element.value("visibility") == "hidden" { style.traits.isHidden = true }
    case .note:
      if leftOut == 0 { page.notes += 1 }
      next.isLeftOut = true
    case .remark:
      if slide != nil, leftOut == 0 { page.comments += 1 }
      next.isLeftOut = true
    case .leftOut: next.isLeftOut = true
    case .changedRegion: change = element.value("id")
    case .deletion: if let change { deletions.insert(change) }
    case .changeStart:
      if let name = element.value("change-id"), deletions.contains(name) { openDeletions.insert(name) }
    case .changeEnd: if let name = element.value("change-id") { openDeletions.remove(name) }
    case .hiddenText: next.isLeftOut = element.value("is-hidden") == "true"
    case .section: next.isLeftOut = element.value("display") == "none"
    default: if isInBody, leftOut == 0 { read(&next, element) }
    }
    if next.isLeftOut { leftOut += 1 }
    if next.isRaised { raised += 1 }
    if next.isEmphasised { emphasised += 1 }
    open.append(next)
  }

  private mutating func read(_ next: inout Open, _ element: XMLElement) {
    switch next.element {
    case .paragraph, .heading:
      let style = styles.style(Self.key("paragraph", element.value("style-name")))
      var paragraph = OfficeParagraph()
      paragraph.isQuote = style.isQuote
      if next.element == .heading {
        let level = element.value("outline-level").flatMap { Int($0) } ?? 1
        paragraph.kind = style.kind == .heading(level: 0) ? style.kind : .heading(level: max(1, level))
      } else {
        paragraph.kind = style.kind == .paragraph && items > 0 ? .listItem : style.kind
      }
      paragraphs.append(paragraph)
      next.isEmphasised = style.traits.isEmphasised
      next.isLeftOut = style.traits.isUnseen || style.isContents
    case .span:
      let style = styles.style(Self.key("text", element.value("style-name")))
      next.isLeftOut = style.traits.isUnseen || style.isPlaceholder
      next.isRaised = style.traits.isRaised ?? false
      next.isEmphasised = style.traits.isEmphasised
    case .spaces, .tab: write { $0.appendSpace() }
    case .lineBreak: write { $0.appendLineBreak() }
    case .listItem: items += 1
    case .table where paragraphs.isEmpty: add(.openTable)
    case .row where paragraphs.isEmpty: add(.openRow)
    case .cell where paragraphs.isEmpty: add(.openCell)
    case .slide: openSlide(&next, element)
    case .shape where slide != nil: openShape(&next, element)
    case .speakerNotes: isInSpeakerNotes = slide != nil
    // A fixed date was written by the author.
    case .slideField: next.isLeftOut = slide != nil && element.value("fixed") != "true"
    default: break
    }
  }

  mutating func end() {
    guard let ended = open.popLast() else { return }
    if ended.isLeftOut { leftOut -= 1 }
    if ended.isRaised { raised -= 1 }
    if ended.isEmphasised { emphasised -= 1 }
    if ended.element == .style, let styleKey { styles.add(style, as: styleKey) }
    guard isInBody, leftOut == 0 else { return }
    switch ended.element {
    case .body:
      page.close()
      isInBody = false
    case .paragraph, .heading: closeParagraph()
    case .listItem: items -= 1
    case .table where paragraphs.isEmpty: add(.closeTable)
    case .row where paragraphs.isEmpty: add(.closeRow)
    case .cell where paragraphs.isEmpty: add(.closeCell)
    case .slide: closeSlide()
    case .shape: isInTitle = false
    case .speakerNotes: isInSpeakerNotes = false
    default: break
    }
  }

  mutating func text(_ bytes: Span<UInt8>) {
    guard isInBody, leftOut == 0, openDeletions.isEmpty, !paragraphs.isEmpty else { return }
    paragraphs[paragraphs.count - 1].append(bytes, isRaised: raised > 0, isEmphasised: emphasised > 0)
  }

  private mutating func write(_ add: (inout OfficeParagraph) -> Void) {
    if let last = paragraphs.indices.last, openDeletions.isEmpty { add(&paragraphs[last]) }
  }

  private mutating func closeParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    if let last = paragraphs.indices.last {
      paragraphs[last].boxes.append(paragraph)
      return
    }
    if isInTitle, !isInSpeakerNotes { slide?.addTitle(paragraph) } else { add(.paragraph(paragraph)) }
  }

  /// Adds to the open slide, or to the page of a text.
  private mutating func add(_ piece: OfficeSlide.Piece) {
    if slide == nil {
      page.add(piece)
    } else if isInSpeakerNotes {
      slide?.notes.append(piece)
    } else {
      slide?.add(piece)
    }
  }

  // MARK: Slides

  private mutating func openSlide(_ next: inout Open, _ element: XMLElement) {
    guard slide == nil else { return }
    if styles.style(Self.key("drawing-page", element.value("style-name"))).traits.isHidden == true {
      page.hiddenSlides += 1
      next.isLeftOut = true
    } else {
      slide = OfficeSlide()
    }
  }

  private mutating func closeSlide() {
    slide?.add(to: &page)
    slide = nil
  }

  /// Placeholders whose text is the same on every slide or made by the program.
  private static let furniture: Set<String> = ["header", "footer", "date-time", "page-number", "page", "handout"]

  /// Decides what a shape contains. A placeholder that is only reserved prompts for text, and on the notes page only
  /// placeholders are the speaker's.
  private mutating func openShape(_ next: inout Open, _ element: XMLElement) {
    let place = element.value("class") ?? ""
    next.isLeftOut =
      element.value("placeholder") == "true" || Self.furniture.contains(place)
      || isInSpeakerNotes && place != "notes"
    if !next.isLeftOut { isInTitle = place == "title" }
  }

  // MARK: Styles

  private static func key(_ family: String, _ name: String?) -> String? { name.map { "\(family) \($0)" } }

  private mutating func openStyle(_ element: XMLElement) {
    style = OfficeStyle()
    let family = element.value("family") ?? ""
    styleKey = Self.key(family, element.value("name"))
    style.parent = Self.key(family, element.value("parent-style-name"))
    let name = element.value("display-name") ?? element.value("name") ?? ""
    style.name = name.replacing("_20_", with: " ").lowercased()
  }

  private mutating func readProperties(_ element: XMLElement) {
    if let display = element.value("display") { style.traits.isHidden = display == "none" }
    if let line = element.value("text-line-through-style") ?? element.value("text-line-through-type") {
      style.traits.isStruck = line != "none"
    }
    if let weight = element.value("font-weight") { style.traits.isBold = weight == "bold" }
    if let slant = element.value("font-style") { style.traits.isItalic = slant != "normal" }
    if let position = element.value("text-position") {
      style.traits.isRaised = position.hasPrefix("super") || position.first.map { $0.isNumber && $0 != "0" } == true
    }
  }
}
