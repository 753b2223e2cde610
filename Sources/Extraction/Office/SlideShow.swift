import Text

/// The slides of a PowerPoint presentation in the order in which they are shown, as a page.
enum SlideShow {
  /// Reads the slides that a part (`ppt/presentation.xml`) lists, each with the notes of its speaker below it.
  static func page(of list: String, in archive: ZipArchive) throws(ExtractionError) -> OfficePage {
    var page = OfficePage()
    let parts = try PartList(of: list, in: archive)
    var slides = SlideList()
    try XMLStream.read(list, of: archive, into: &slides)
    var met: Set<String> = []
    for id in slides.ids {
      guard let name = parts.part(id) else { throw .damaged(reason: "\(list) lists a slide that is not there") }
      // A slide stands in the list once; a list that is not PowerPoint's is not to be read without end.
      if met.insert(name).inserted { try add(name, of: archive, to: &page) }
      if let fault = page.fault { throw fault }
    }
    return page
  }

  private static func add(
    _ name: String, of archive: ZipArchive, to page: inout OfficePage
  ) throws(ExtractionError) {
    let reader = try read(name, as: .slide, of: archive)
    if reader.isHidden {
      page.hiddenSlides += 1
      return
    }
    let parts = try PartList(of: name, in: archive)
    var slide = reader.slide
    if let notes = parts["notesSlide"] { slide.notes = try read(notes, as: .notes, of: archive).slide.pieces }
    try slide.setDiagrams { id throws(ExtractionError) in
      guard let diagram = parts.part(id) else { return [] }
      return try read(diagram, as: .diagram, of: archive).slide.pieces
    }
    slide.add(to: &page)
    for part in parts.all("comments") {
      var comments = CommentCount()
      try XMLStream.read(part, of: archive, into: &comments)
      page.comments += comments.count
    }
  }

  private static func read(
    _ name: String, as part: SlideReader.Part, of archive: ZipArchive
  ) throws(ExtractionError) -> SlideReader {
    var reader = SlideReader(part)
    guard try XMLStream.read(name, of: archive, into: &reader) else { throw .damaged(reason: "\(name) is missing") }
    return reader
  }
}

/// The slides of a presentation in order, by what the part that lists them calls them.
private struct SlideList: XMLEvents {
  var ids: [String] = []

  mutating func start(_ element: XMLElement) {
    if SlideElement.of(element) == .listedSlide, let id = element.relationship { ids.append(id) }
  }

  mutating func end() {}
  mutating func text(_ bytes: Span<UInt8>) {}
}

/// How many comments a part holds.
private struct CommentCount: XMLEvents {
  var count = 0

  mutating func start(_ element: XMLElement) { if SlideElement.of(element) == .comment { count += 1 } }
  mutating func end() {}
  mutating func text(_ bytes: Span<UInt8>) {}
}
