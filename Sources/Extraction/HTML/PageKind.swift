/// Whether HTML is a page of a site, with furniture around its text, or an export that was written as a whole.
struct PageKind {
  /// What a page of a site is, according to what it says of itself.
  enum Genre {
    /// It calls itself an article.
    case article
    /// It says nothing.
    case unknown
    /// It describes a page and names neither an author nor a day of publication: a home page, an offer.
    case landing
  }

  private(set) var isPage: Bool

  /// One over the share of text in links above which a whole page without furniture is a page of a site.
  private static let linkedShare = 5

  init(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    marks: [MarkupNames.Reading]
  ) {
    isPage = false
    if Self.namesDocumentProgram(filtered, source) { return }
    if Self.bearsItsMarks(filtered, source, marks), !Self.hasSiteElement(page) { return }
    for index in page.nodes.indices {
      switch page.tags[Int(page.nodes[index].tag)].element {
      case .nav, .aside, .article, .main, .footer, .header: isPage = true
      default: if marks[index].marks.contains(.boilerplate) || marks[index].marks.contains(.body) { isPage = true }
      }
      if isPage { return }
    }
    // A page without such names still shows itself by its links.
    var (linked, total) = (0, 0)
    for block in page.blocks {
      total += Int(block.end - block.start)
      linked += Int(block.linkBytes)
    }
    isPage = filtered.isWholePage && (linked * Self.linkedShare > total || Self.hasBar(page))
  }

  /// The number of links from which a line above the text is a navigation bar, and the least share of the line that
  /// they make up.
  private static let barLinks = 3
  private static let barShare = 0.6

  /// Whether a line above the first paragraph consists of links to other pages: "Home | News | Contact".
  private static func hasBar(_ page: borrowing PageBuilder) -> Bool {
    var links = page.links[...]
    for block in page.blocks {
      if BlockMeasure.prose(block, page) > 0 { return false }
      var count = 0
      while let link = links.first, link.start < block.end {
        if !page.tags[Int(link.tag)].leadsWithin { count += 1 }
        links.removeFirst()
      }
      if count >= barLinks, BlockMeasure.linkShare(block) >= barShare { return true }
    }
    return false
  }

  /// Whether a page has an element that only sites have. What was pasted from a document program into the page of a content
  /// system keeps the names that the program gave it.
  private static func hasSiteElement(_ page: borrowing PageBuilder) -> Bool {
    page.nodes.contains { node in
      switch page.tags[Int(node.tag)].element {
      case .nav, .main, .footer: true
      default: false
      }
    }
  }

  /// Whether a document or mail program left its name as the generator of the file.
  private static func namesDocumentProgram(_ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>) -> Bool {
    for tag in filtered.headTags where tag.element == .meta {
      guard let name = filtered.value(.name, of: tag), MarkupFilter.matches(source, name, "generator"),
        let content = filtered.value(.content, of: tag)
      else { continue }
      let generator = Array(SourceText.decoded(source, content, inAttribute: true).utf8)
      if PhraseList.exportGenerators.begins(generator[...]) { return true }
    }
    return false
  }

  /// Whether the file has what such a program leaves: conditional comments, or its own names of parts.
  private static func bearsItsMarks(
    _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>, _ marks: [MarkupNames.Reading]
  ) -> Bool {
    if filtered.hasOfficeMarkup || marks.contains(where: { $0.marks.contains(.export) }) { return true }
    return filtered.headTags.contains {
      $0.element == .body && filtered.marks(ofNamesOf: $0, in: source).contains(.export)
    }
  }
}
