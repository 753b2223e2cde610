/// What a page says of itself: linked data first, then the meta tags, then the visible text.
struct PageMetadata {
  private(set) var metas: [String: [String]] = [:]
  private(set) var canonical: String?
  private(set) var result = Metadata()
  /// The kind of page that it says it is.
  private(set) var kind = PageKind.Genre.unknown

  static func read(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    marks: [MarkupNames.Reading]
  ) -> PageMetadata {
    var reader = PageMetadata()
    reader.readHead(filtered, source)
    let linked = LinkedMetadata(filtered, source)
    let office = OfficeProperties(filtered, source)
    reader.readSite(linked)
    reader.readTitle(page, filtered, source, linked, office)
    reader.readAuthors(linked, office)
    if reader.result.authors.isEmpty { reader.readBylines(page, filtered, source, marks) }
    reader.readDate(page, filtered, source, linked, marks)
    reader.readLanguage(filtered, source)
    reader.readKind(linked)
    return reader
  }

  private mutating func readLanguage(_ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>) {
    func give(_ range: Range<Int>?, _ from: String) {
      guard let range else { return }
      let value = SourceText.decoded(source, range, inAttribute: true).lowercased()
      if !value.isEmpty { set(\.language, value, "language", from) }
    }
    give(filtered.language, "html lang")
    for tag in filtered.headTags where tag.element == .body {
      give(filtered.value(.lang, of: tag) ?? filtered.value(.xmlLang, of: tag), "body lang")
    }
    for tag in filtered.headTags where tag.element == .meta {
      guard let name = filtered.value(.httpEquiv, of: tag), MarkupFilter.matches(source, name, "content-language")
      else { continue }
      give(filtered.value(.content, of: tag), "meta content-language")
    }
  }

  /// Reads the kind of page. Content systems call every page an article so that it can be shared, but give a day of
  /// publication only to posts.
  private mutating func readKind(_ linked: LinkedMetadata) {
    let isShared = metas["og:type"]?.first?.lowercased() == "article"
    // Linked data gives a day of publication to every page.
    let isDated =
      metas["article:published_time"] != nil || result.sources["date"]?.hasPrefix("meta") == true && !isDateOfChange
    if linked.isArticle || (isShared && metas["article:modified_time"] == nil) {
      kind = .article
    } else if result.authors.isEmpty, !isDated {
      kind = .landing
    } else if isShared {
      kind = .article
    }
  }

  mutating func set(
    _ field: WritableKeyPath<Metadata, String?>, _ value: String, _ name: String, _ from: String
  ) {
    guard result[keyPath: field] == nil else { return }
    result[keyPath: field] = value
    result.sources[name] = from
  }

  mutating func setAuthors(_ names: [String], _ from: String) {
    guard result.authors.isEmpty, !names.isEmpty else { return }
    result.authors = names
    result.sources["author"] = from
  }

  // MARK: Head

  private mutating func readHead(_ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>) {
    for tag in filtered.headTags {
      if tag.element == .link {
        if let rel = filtered.value(.rel, of: tag), MarkupFilter.matches(source, rel, "canonical"),
          let href = filtered.value(.href, of: tag)
        {
          canonical = SourceText.decoded(source, href, inAttribute: true)
        }
        continue
      }
      guard let content = filtered.value(.content, of: tag), content.count < 1_000 else { continue }
      let value = SourceText.decoded(source, content, inAttribute: true)
      guard !value.isEmpty else { continue }
      for name in [AttributeName.property, .name, .itemprop] {
        guard let range = filtered.value(name, of: tag) else { continue }
        let key = SourceText.decoded(source, range, inAttribute: true).lowercased()
        metas[name == .itemprop ? "itemprop \(key)" : key, default: []].append(value)
      }
    }
  }

  private mutating func readSite(_ linked: LinkedMetadata) {
    if let site = metas["og:site_name"]?.first { set(\.site, site, "site", "meta og:site_name") }
    if let site = linked.site { set(\.site, site, "site", "JSON-LD publisher") }
    if let site = metas["application-name"]?.first { set(\.site, site, "site", "meta application-name") }
  }

  // MARK: Title

  private mutating func readTitle(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    _ linked: LinkedMetadata, _ office: OfficeProperties
  ) {
    let declared = PageTitle.withoutProgram(
      filtered.title.map { SourceText.decoded(source, $0, inAttribute: false) } ?? "")
    let shared = metas["og:title"]?.first ?? metas["twitter:title"]?.first
    if let heading = Self.headingBelowSite(page, of: declared) { set(\.title, heading, "title", "heading") }
    for heading in Self.topHeadings(page) {
      // The heading that the page's title, or its title for sharing, begins with.
      if PageTitle.begins(declared, with: heading) || shared.map({ PageTitle.begins($0, with: heading) }) == true {
        set(\.title, heading, "title", "h1")
      }
    }
    // A title for sharing or searching often says the same in other words than the headline, which readers know.
    let onlyHeading = result.title == nil ? Self.onlyHeading(page) : nil
    if let onlyHeading, PageTitle.isLike(shared ?? declared, onlyHeading) { set(\.title, onlyHeading, "title", "h1") }
    if let shared { set(\.title, PageTitle.withoutSite(shared, site: result.site), "title", "meta og:title") }
    if let title = linked.title { set(\.title, title, "title", "JSON-LD headline") }
    for key in ["citation_title", "dc.title", "dcterms.title", "parsely-title"] {
      if let title = metas[key]?.first { set(\.title, title, "title", "meta \(key)") }
    }
    if let onlyHeading, PageTitle.ends(declared, with: onlyHeading) { set(\.title, onlyHeading, "title", "h1") }
    if !declared.isEmpty { set(\.title, PageTitle.withoutSite(declared, site: result.site), "title", "title") }
    if let title = office.title { set(\.title, title, "title", "Word document properties") }
    if let heading = Self.topHeadings(page).first { set(\.title, heading, "title", "h1") }
  }

  /// The heading that the page's title ends with, if the first `h1` is a link and the title begins with it: both then
  /// have the site's name.
  private static func headingBelowSite(_ page: borrowing PageBuilder, of title: String) -> String? {
    guard let site = page.blocks.first(where: { page.tags[Int(page.nodes[Int($0.node)].tag)].element == .h1 }),
      BlockMeasure.linkShare(site) > 0.9, let name = text(page, site.start, site.end, atMost: 300),
      PageTitle.begins(title, with: name)
    else { return nil }
    for block in page.blocks where block.kind == .heading && block.start > site.start {
      if let text = text(page, block.start, block.end, atMost: 300), PageTitle.isMade(title, of: name, and: text) {
        return text
      }
    }
    return nil
  }

  /// The text of the page's only `h1`, unless it is a link: then it is the site's name.
  private static func onlyHeading(_ page: borrowing PageBuilder) -> String? {
    let headings = page.nodes.filter { page.tags[Int($0.tag)].element == .h1 && $0.endBlock > $0.firstBlock }
    guard headings.count == 1, page.blocks[Int(headings[0].firstBlock)].linkBytes == 0 else { return nil }
    return text(page, headings[0].start, headings[0].stop, atMost: 300)
  }

  /// The texts of the page's `h1` elements, at most five.
  private static func topHeadings(_ page: borrowing PageBuilder) -> [String] {
    var headings: [String] = []
    for node in page.nodes where page.tags[Int(node.tag)].element == .h1 {
      guard headings.count < 5 else { break }
      if let text = text(page, node.start, node.stop, atMost: 300) { headings.append(text) }
    }
    return headings
  }

  static func text(_ page: borrowing PageBuilder, _ start: Int32, _ end: Int32, atMost: Int) -> String? {
    var (start, end) = (Int(start), Int(end))
    while end > start, page.text[end - 1].isHTMLSpace { end -= 1 }
    while start < end, page.text[start].isHTMLSpace { start += 1 }
    guard start < end, end - start <= atMost else { return nil }
    return String(decoding: page.text[start..<end], as: UTF8.self)
  }
}
