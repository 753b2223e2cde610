/// Reads a page or an office export of HTML: its visible text with blocks, the voices that its markup tells, and what it
/// says of itself.
enum HTMLExtraction {
  /// A page with fewer bytes of visible text and far more that is hidden waits for a script to show it. A few lines of
  /// text: pages that are so short for another reason hide nothing.
  private static let hiddenPageText = 500

  /// The text of a decoded page, which is valid UTF-8.
  ///
  /// No-break spaces are given as plain spaces; soft hyphens and zero-width characters are kept. White space is collapsed
  /// as a browser does it, except in preformatted text.
  static func extract(
    _ source: [UInt8], encoding: EncodingReport, content: ContentScope
  ) throws(ExtractionError) -> ExtractedText {
    let bytes = source.span
    var filtered = try MarkupFilter.filter(bytes)
    var page = PageBuilder(filtered)
    try SAXParser.parse(filtered.bytes, into: &page)
    var notes: [String] = []
    if page.text.count < hiddenPageText, filtered.hiddenTextBytes > 10 * page.text.count + hiddenPageText {
      let revealed = try MarkupFilter.filter(bytes, honouringHiding: false)
      var whole = PageBuilder(revealed)
      try SAXParser.parse(revealed.bytes, into: &whole)
      if whole.text.count > 10 * page.text.count + hiddenPageText {
        (filtered, page) = (revealed, whole)
        notes.append("the page hides nearly all its text until a script shows it; the hidden text was taken")
      }
    }
    let marks = PageMarks.read(page, filtered, bytes)
    let described = PageMetadata.read(page, filtered, bytes, marks: marks)
    let keeps = kept(
      page, filtered, bytes, marks: marks, isArticle: described.isArticle, title: described.result.title,
      content: content,
      &notes)
    let text = PageText(page, keeping: keeps)
    return ExtractedText(
      text: String(decoding: text.bytes, as: UTF8.self), blocks: text.blocks,
      voices: PageVoices(page, filtered, bytes, marks: marks).spans(in: text, of: page),
      metadata: described.result, encoding: encoding,
      sourceMap: SourceMap(pieces: text.pieces, source: source), notes: notes)
  }

  /// Which blocks are the text: all of an export or a fragment, the main part of a page.
  private static func kept(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    marks: [MarkupNames.Reading], isArticle: Bool, title: String?, content: ContentScope, _ notes: inout [String]
  ) -> [Bool] {
    let all = [Bool](repeating: true, count: page.blocks.count)
    guard content != .all, content == .main || PageKind(page, filtered, source, marks: marks).isPage else { return all }
    let main = MainContent(
      page, marks: marks, classes: PageClasses(page, filtered, source), isArticle: isArticle, title: title)
    guard let failure = main.failure else { return main.keeps }
    let isEmpty = !main.keeps.contains(true)
    notes.append((isEmpty ? "all visible text" : "all but furniture and links") + " was taken: \(failure)")
    return isEmpty ? all : main.keeps
  }
}
