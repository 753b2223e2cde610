import Text

/// Reads a slide of a PowerPoint presentation, its speaker notes, or the words of a diagram on it.
///
/// Left out are what the masters put on every slide (footers, dates, numbers), fields, hidden and struck-out text, and
/// one of two alternatives of a shape. Prompts of empty placeholders are in the layouts, which are not read.
struct SlideReader: XMLEvents {
  /// The part that is read.
  enum Part {
    case slide, notes, diagram
  }

  private let part: Part
  private(set) var slide = OfficeSlide()
  /// Whether the slide is hidden.
  private(set) var isHidden = false

  private struct Shape {
    /// The type of the placeholder; `nil` for none.
    var place: String?
    /// Whether its paragraphs are list items unless they say otherwise.
    var isList = false
  }

  /// What the properties of a run say.
  private struct Run {
    var isStruck = false
    var isRaised = false
    var isEmphasised = false
  }

  private var open = OpenElements<SlideElement>()
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
    case .choice, .fallback: isLeftOut = !open.choose(within: .alternatives)
    case .point: isLeftOut = !Self.words.contains(element.value("type") ?? "node")
    case .shape:
      shape = Shape()
      // The image of the slide is above the notes, and the notes page may have other things that are the same on all
      // pages.
      isLeftOut = part == .notes
    default: break
    }
    if !open.isLeftOut, !isLeftOut { read(kind, element) }
    open.begin(kind, isLeftOut: isLeftOut)
    if kind == .placeholder { place(element.value("type") ?? "obj") }
  }

  /// The types of points in a diagram that have its words; others join them or describe the drawing.
  private static let words: Set<String> = ["node", "asst"]
  /// Placeholders whose text is the same on every slide or made by the program.
  private static let furniture: Set<String> = ["dt", "ftr", "hdr", "sldNum", "sldImg"]
  private static let titles: Set<String> = ["title", "ctrTitle"]

  private mutating func read(_ kind: SlideElement, _ element: XMLElement) {
    switch kind {
    case .notVisual where SlideElement.isOn(element.value("hidden")): open.leaveOut(.shape, .group)
    case .bullet, .noBullet: setBullet(kind == .bullet)
    case .paragraph:
      var next = OfficeParagraph()
      next.kind = shape.isList ? .listItem : .paragraph
      paragraph = next
    case .run: run = Run()
    case .runProperties where open.last == .run:
      run.isStruck = (element.value("strike") ?? "noStrike") != "noStrike"
      run.isRaised = element.value("baseline").map { $0.first != "-" && $0 != "0" && $0 != "0%" } ?? false
      run.isEmphasised = SlideElement.isOn(element.value("b")) || SlideElement.isOn(element.value("i"))
    case .lineBreak: paragraph?.appendLineBreak()
    case .table: slide.add(.openTable)
    case .row: slide.add(.openRow)
    case .cell: slide.add(.openCell)
    case .diagram: if let name = element.value("dm") { slide.add(.diagram(name)) }
    // A prompt of the program.
    case .pointProperties where SlideElement.isOn(element.value("phldr")): open.leaveOut(.point)
    default: break
    }
  }

  mutating func end() {
    guard let ended = open.end() else { return }
    switch ended {
    case .paragraph: closeParagraph()
    case .table: slide.add(.closeTable)
    case .row: slide.add(.closeRow)
    case .cell: slide.add(.closeCell)
    default: break
    }
  }

  mutating func text(_ bytes: Span<UInt8>) {
    guard open.last == .text, !open.isLeftOut, !run.isStruck else { return }
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

  /// Notes the placeholder type of the open shape. Text in content placeholders is a list in nearly every layout, text
  /// in others in few.
  private mutating func place(_ type: String) {
    shape.place = type
    shape.isList = part == .slide && type == "obj"
    if part == .notes, type == "body", open.isLeftOut(.shape) == true {
      open.leaveOut(.shape, isLeftOut: false)
    } else if Self.furniture.contains(type) {
      open.leaveOut(.shape)
    }
  }

  /// Notes whether the open paragraph, or those of the open shape, have bullets.
  private mutating func setBullet(_ hasBullet: Bool) {
    if open.isWithin(.paragraphProperties, .paragraph) {
      paragraph?.kind = hasBullet ? .listItem : .paragraph
    } else if open.isWithin(.firstLevel, .listStyle) {
      shape.isList = hasBullet
    }
  }
}
