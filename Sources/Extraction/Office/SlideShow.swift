import Text

/// Reads the slides of a PowerPoint presentation, in the order shown, into a page.
struct SlideShow {
  private let archive: ZipArchive
  private var page = OfficePage()
  /// The parts that were read. Each belongs in one place; lists that name one repeatedly must not cause endless
  /// reading.
  private var met: Set<String> = []

  /// Reads the slides listed by a part (`ppt/presentation.xml`), each with its speaker notes below it.
  static func page(of list: String, in archive: ZipArchive) throws(ExtractionError) -> OfficePage {
    var show = SlideShow(archive: archive)
    let parts = try PartList(of: list, in: archive)
    var slides = SlideList()
    try XMLStream.read(list, of: archive, into: &slides)
    for id in slides.ids {
      guard let name = parts.part(id) else { throw .damaged(reason: "\(list) lists a slide that is missing") }
      try show.add(name)
      if let fault = show.page.fault { throw fault }
    }
    return show.page
  }

  private init(archive: ZipArchive) { self.archive = archive }

  private mutating func add(_ name: String) throws(ExtractionError) {
    guard let reader = try read(name, as: .slide) else { return }
    if reader.isHidden {
      page.hiddenSlides += 1
      return
    }
    let parts = try PartList(of: name, in: archive)
    var slide = reader.slide
    if let notes = parts["notesSlide"] { slide.notes = try read(notes, as: .notes)?.slide.pieces ?? [] }
    try slide.setDiagrams { id throws(ExtractionError) in
      guard let diagram = parts.part(id) else { return [] }
      return try read(diagram, as: .diagram)?.slide.pieces ?? []
    }
    slide.add(to: &page)
    for part in parts.all("comments") where met.insert(part).inserted {
      page.comments += try CommentCount.of(part, in: archive)
    }
  }

  /// Reads a part; `nil` where it was read before.
  private mutating func read(_ name: String, as part: SlideReader.Part) throws(ExtractionError) -> SlideReader? {
    guard met.insert(name).inserted else { return nil }
    var reader = SlideReader(part)
    guard try XMLStream.read(name, of: archive, into: &reader) else { throw .damaged(reason: "\(name) is missing") }
    return reader
  }
}

/// The slides of a presentation in order, by the ids that the listing part uses.
private struct SlideList: XMLEvents {
  var ids: [String] = []

  mutating func start(_ element: XMLElement) {
    if SlideElement.of(element) == .listedSlide, let id = element.relationship { ids.append(id) }
  }

  mutating func end() {}
  mutating func text(_ bytes: Span<UInt8>) {}
}

/// Counts the comments in a part.
private struct CommentCount: XMLEvents {
  private var count = 0

  /// The number of comments in a part; 0 for a damaged one, since none of it is text.
  static func of(_ part: String, in archive: ZipArchive) throws(ExtractionError) -> Int {
    var comments = CommentCount()
    do throws(ExtractionError) {
      try XMLStream.read(part, of: archive, into: &comments)
    } catch {
      guard case .damaged = error else { throw error }
    }
    return comments.count
  }

  mutating func start(_ element: XMLElement) { if SlideElement.of(element) == .comment { count += 1 } }
  mutating func end() {}
  mutating func text(_ bytes: Span<UInt8>) {}
}
