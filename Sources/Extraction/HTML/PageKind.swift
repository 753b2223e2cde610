/// Whether HTML is a page of a site, with furniture around its text, or an export whose whole text was written.
struct PageKind {
  private(set) var isPage: Bool

  init(_ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, marks: [MarkupNames.Reading]) {
    isPage = false
    guard !filtered.hasOfficeMarkup else { return }
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
    isPage = filtered.isWholePage && linked * 5 > total
  }
}
