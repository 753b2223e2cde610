import Text

/// A page read once: its parts, their names, what it says of itself, and which of its blocks are the text.
struct HTMLReading {
  let filtered: FilteredMarkup
  let page: PageBuilder
  let marks: [MarkupNames.Reading]
  let described: PageMetadata
  /// Whether each block belongs to the text.
  private(set) var keeps: [Bool]
  /// What a reader of the result should know.
  var notes: [ExtractionNote] = []
  /// Whether no main part was found.
  private var hasFailed = false

  /// The bytes of visible text below which a page that hides far more is one that waits for a script. A few lines of
  /// text: pages that are this short for another reason hide nothing.
  private static let hiddenPageText = 500

  /// Reads decoded markup. With `honouringHiding`, what `hidden` and styles hide is left out.
  init(_ source: Span<UInt8>, honouringHiding: Bool, content: ContentScope) throws(ExtractionError) {
    filtered = try MarkupFilter.filter(source, honouringHiding: honouringHiding)
    var page = PageBuilder(filtered)
    try SAXParser.parse(filtered.bytes, into: &page)
    self.page = page
    marks = PageMarks.read(page, filtered, source)
    described = PageMetadata.read(page, filtered, source, marks: marks)
    keeps = [Bool](repeating: true, count: page.blocks.count)
    if content == .main || (content == .auto && PageKind(page, filtered, source, marks: marks).isPage) {
      keepMainPart(source)
    } else if content == .auto, let body = marks.firstIndex(where: { $0.marks.contains(.exportBody) }) {
      let own = Int(page.nodes[body].firstBlock)..<Int(page.nodes[body].endBlock)
      for block in keeps.indices where !own.contains(block) { keeps[block] = false }
    }
    for block in PageRemarks.blocks(of: page) { keeps[block] = false }
  }

  private mutating func keepMainPart(_ source: Span<UInt8>) {
    let main = MainContent(
      page, marks: marks, classes: PageClasses(page, filtered, source), kind: described.kind,
      described: described.result)
    if main.failure == nil || main.keeps.contains(true) { keeps = main.keeps }
    guard let failure = main.failure else { return }
    hasFailed = true
    notes.append(.noMainPart(failure, taken: main.keeps == keeps ? .allButFurniture : .allVisible))
  }

  /// The bytes of the blocks that are the text.
  var keptBytes: Int {
    page.blocks.indices.reduce(0) { keeps[$1] ? $0 + Int(page.blocks[$1].end - page.blocks[$1].start) : $0 }
  }

  /// Whether the page shows little text, or no running text, and hides far more.
  var mayWaitForScript: Bool {
    (page.text.count < Self.hiddenPageText || hasFailed) && filtered.hiddenTextBytes > Self.manyTimes(keptBytes)
  }

  /// The number of bytes of text in comparison with which `count` bytes are next to nothing.
  static func manyTimes(_ count: Int) -> Int { 10 * count + hiddenPageText }
}
