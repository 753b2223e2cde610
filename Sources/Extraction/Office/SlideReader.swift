import Text

/// Reads a slide of a PowerPoint presentation, the notes of its speaker, or the words of a diagram on it.
///
/// Left out are what the masters give every slide (footers, days, numbers), fields, hidden and struck-out text, and one of two forms
/// of the same shape. What empty places ask for stands in the layouts, which are not read.
struct SlideReader: XMLEvents {
  /// What is read.
  enum Part {
    case slide, notes, diagram
  }

  private let part: Part
  private(set) var slide = OfficeSlide()
  /// Whether the slide is not shown.
  private(set) var isHidden = false

  /// An element that is open.
  private struct Open {
    var element: SlideElement
    /// Whether its text is not the document's.
    var isLeftOut: Bool
    /// Whether one of the forms between which it lets choose was met.
    var hasChoice = false
  }

  private struct Shape {
    /// What the layout keeps its place for; `nil` where it keeps none.
    var place: String?
    /// Whether its paragraphs are items of lists unless they say otherwise.
    var isList = false
  }

  /// What the properties of a run say.
  private struct Run {
    var isStruck = false
    var isRaised = false
    var isEmphasised = false
  }

  private var open: [Open] = []
  /// Open elements whose text is not the document's.
  private var leftOut = 0
  private var shape = Shape()
  private var paragraph: OfficeParagraph?
  private var run = Run()

  init(_ part: Part) { self.part = part }

  mutating func start(_ element: XMLElement) {
    let kind = SlideElement.of(element)
    var isLeftOut = false
    switch kind {
    case .slide: isHidden = element.value("show").map { !SlideElement.isOn($0) } ?? false
    case .field: isLeftOut = true
    case .cell: isLeftOut = SlideElement.isOn(element.value("hMerge")) || SlideElement.isOn(element.value("vMerge"))
    case .choice, .fallback: isLeftOut = !choose()
    case .point: isLeftOut = !Self.words.contains(element.value("type") ?? "node")
    case .shape:
      shape = Shape()
      // A picture of the slide stands above the notes, and there may be more on their page that is the same on every one.
      isLeftOut = part == .notes
    default: break
    }
    if leftOut == 0, !isLeftOut { read(kind, element) }
    if isLeftOut { leftOut += 1 }
    open.append(Open(element: kind, isLeftOut: isLeftOut))
    if kind == .placeholder { place(element.value("type") ?? "obj") }
  }

  /// The points of a diagram that hold its words; others join them or say how they are drawn.
  private static let words: Set<String> = ["node", "asst"]
  /// Places whose text is the same on every slide or made by the program.
  private static let furniture: Set<String> = ["dt", "ftr", "hdr", "sldNum", "sldImg"]
  private static let titles: Set<String> = ["title", "ctrTitle"]

  /// Whether the first of the forms between which a slide lets choose is met.
  private mutating func choose() -> Bool {
    guard let last = open.indices.last, open[last].element == .alternatives else { return true }
    defer { open[last].hasChoice = true }
    return !open[last].hasChoice
  }

  private mutating func read(_ kind: SlideElement, _ element: XMLElement) {
    switch kind {
    case .notVisual where SlideElement.isOn(element.value("hidden")): leaveOutShape()
    case .bullet, .noBullet: setBullet(kind == .bullet)
    case .paragraph:
      var next = OfficeParagraph()
      next.kind = shape.isList ? .listItem : .paragraph
      paragraph = next
    case .run: run = Run()
    case .runProperties where open.last?.element == .run:
      run.isStruck = (element.value("strike") ?? "noStrike") != "noStrike"
      run.isRaised = element.value("baseline").map { $0.first != "-" && $0 != "0" && $0 != "0%" } ?? false
      run.isEmphasised = SlideElement.isOn(element.value("b")) || SlideElement.isOn(element.value("i"))
    case .lineBreak: paragraph?.appendLineBreak()
    case .table: slide.add(.openTable)
    case .row: slide.add(.openRow)
    case .cell: slide.add(.openCell)
    case .diagram: if let name = element.value("dm") { slide.add(.diagram(name)) }
    case .pointProperties where SlideElement.isOn(element.value("phldr")): leaveOutPoint()
    default: break
    }
  }

  mutating func end() {
    guard let ended = open.popLast() else { return }
    if ended.isLeftOut { leftOut -= 1 }
    guard leftOut == 0, !ended.isLeftOut else { return }
    switch ended.element {
    case .paragraph: closeParagraph()
    case .table: slide.add(.closeTable)
    case .row: slide.add(.closeRow)
    case .cell: slide.add(.closeCell)
    default: break
    }
  }

  mutating func text(_ bytes: Span<UInt8>) {
    guard open.last?.element == .text, leftOut == 0, !run.isStruck else { return }
    paragraph?.append(bytes, isRaised: run.isRaised, isEmphasised: run.isEmphasised)
  }

  private mutating func closeParagraph() {
    guard let paragraph else { return }
    self.paragraph = nil
    if let place = shape.place, Self.titles.contains(place) {
      slide.addTitle(paragraph)
    } else {
      slide.add(.paragraph(paragraph))
    }
  }

  // MARK: Shapes

  /// Notes what the layout keeps the place of the open shape for. The text of its places for content is a list in nearly every
  /// layout, and that of other ones in few.
  private mutating func place(_ type: String) {
    shape.place = type
    shape.isList = part == .slide && type == "obj"
    guard let last = open.lastIndex(where: { $0.element == .shape }) else { return }
    if part == .notes, type == "body", open[last].isLeftOut {
      open[last].isLeftOut = false
      leftOut -= 1
    } else if Self.furniture.contains(type) {
      leaveOut(last)
    }
  }

  private mutating func leaveOut(_ index: Int) {
    guard !open[index].isLeftOut else { return }
    open[index].isLeftOut = true
    leftOut += 1
  }

  /// Leaves out the rest of the open shape, or of the open group.
  private mutating func leaveOutShape() {
    if let last = open.lastIndex(where: { $0.element == .shape || $0.element == .group }) { leaveOut(last) }
  }

  /// Leaves out the words of the open point: they are what the program asks for there.
  private mutating func leaveOutPoint() {
    if let last = open.lastIndex(where: { $0.element == .point }) { leaveOut(last) }
  }

  /// Notes whether the open paragraph, or those of the open shape, have a sign of lists.
  private mutating func setBullet(_ hasBullet: Bool) {
    guard open.count > 1 else { return }
    switch (open[open.count - 1].element, open[open.count - 2].element) {
    case (.paragraphProperties, .paragraph): paragraph?.kind = hasBullet ? .listItem : .paragraph
    case (.firstLevel, .listStyle): shape.isList = hasBullet
    default: break
    }
  }
}
