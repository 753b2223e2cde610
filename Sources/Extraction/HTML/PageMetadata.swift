/// What a page says of itself: linked data first, then the meta family, then what stands on the page.
struct PageMetadata {
  private(set) var metas: [String: [String]] = [:]
  private(set) var canonical: String?
  private(set) var result = Metadata()
  /// What the page calls itself.
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

  /// Content systems call every page an article for the sharing of links, but give a day of publication to posts only.
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

  private mutating func setAuthors(_ names: [String], _ from: String) {
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
    let declared = filtered.title.map { SourceText.decoded(source, $0, inAttribute: false) } ?? ""
    let shared = metas["og:title"]?.first ?? metas["twitter:title"]?.first
    for heading in Self.topHeadings(page) {
      // The heading that the page's title, or its title for others, begins with.
      if PageTitle.begins(declared, with: heading) || shared.map({ PageTitle.begins($0, with: heading) }) == true {
        set(\.title, heading, "title", "h1")
      }
    }
    if let shared { set(\.title, PageTitle.withoutSite(shared, site: result.site), "title", "meta og:title") }
    if let title = linked.title { set(\.title, title, "title", "JSON-LD headline") }
    for key in ["citation_title", "dc.title", "dcterms.title", "parsely-title"] {
      if let title = metas[key]?.first { set(\.title, title, "title", "meta \(key)") }
    }
    if let heading = Self.onlyHeading(page), PageTitle.ends(declared, with: heading) {
      set(\.title, heading, "title", "h1")
    }
    if !declared.isEmpty { set(\.title, PageTitle.withoutSite(declared, site: result.site), "title", "title") }
    if let title = office.title { set(\.title, title, "title", "Word document properties") }
    if let heading = Self.topHeadings(page).first { set(\.title, heading, "title", "h1") }
  }

  /// The text of the page's only `h1`, unless it is a link: then it is the site's name.
  private static func onlyHeading(_ page: borrowing PageBuilder) -> String? {
    let headings = page.nodes.filter { page.tags[Int($0.tag)].element == .h1 && $0.endBlock > $0.firstBlock }
    guard headings.count == 1, page.blocks[Int(headings[0].firstBlock)].linkBytes == 0 else { return nil }
    return text(page, headings[0].start, headings[0].stop, atMost: 300)
  }

  /// The texts of the page's `h1`, five at most.
  private static func topHeadings(_ page: borrowing PageBuilder) -> [String] {
    var headings: [String] = []
    for node in page.nodes where page.tags[Int(node.tag)].element == .h1 {
      guard headings.count < 5 else { break }
      if let text = text(page, node.start, node.stop, atMost: 300) { headings.append(text) }
    }
    return headings
  }

  // MARK: Authors

  private mutating func readAuthors(_ linked: LinkedMetadata, _ office: OfficeProperties) {
    setAuthors(linked.authors, "JSON-LD author")
    for key in [
      "citation_author", "article:author", "author", "parsely-author", "sailthru.author", "dc.creator",
      "dcterms.creator", "byl", "article:author_name", "itemprop author", "twitter:data1",
    ] {
      guard result.authors.isEmpty, let values = metas[key] else { continue }
      if key == "twitter:data1", metas["twitter:label1"]?.first?.lowercased().hasSuffix(" by") != true { continue }
      var names: [String] = []
      for value in values {
        for name in PersonName.names(in: Self.inOrder(value), site: result.site) where !names.contains(name) {
          names.append(name)
        }
      }
      setAuthors(names, "meta \(key)")
    }
    if let author = office.author { setAuthors(PersonName.names(in: author), "Word document properties") }
  }

  /// "Lee, Ann" as "Ann Lee": two single words around one comma.
  private static func inOrder(_ value: String) -> String {
    let parts = value.split(separator: ",")
    guard parts.count == 2 else { return value }
    let (family, given) = (parts[0].split(separator: " "), parts[1].split(separator: " "))
    guard family.count == 1, given.count == 1 || (given.count == 2 && given[1].count <= 2) else { return value }
    return given.joined(separator: " ") + " " + family[0]
  }

  private mutating func readBylines(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    _ marks: [MarkupNames.Reading]
  ) {
    let refused = Self.refusedForBylines(page, marks)
    for link in page.links where link.end > link.start {
      guard let rel = filtered.value(.rel, of: page.tags[Int(link.tag)]),
        MarkupFilter.contains(source, rel, "author"), !refused[Int(link.node)],
        let text = Self.text(page, link.start, link.end, atMost: PersonName.longestByline)
      else { continue }
      setAuthors(PersonName.names(in: text, site: result.site), "rel=author")
    }
    for wantsProperty in [true, false] {
      for (index, node) in page.nodes.enumerated() where result.authors.isEmpty && !refused[index] {
        let property = filtered.value(.itemprop, of: page.tags[Int(node.tag)])
        let isProperty = property.map { MarkupFilter.matches(source, $0, "author") } ?? false
        guard
          wantsProperty ? isProperty : marks[index].marks.contains(.byline) && !marks[index].marks.contains(.notByline),
          let text = Self.text(page, node.start, node.stop, atMost: PersonName.longestByline)
        else { continue }
        for line in text.split(separator: "\n") where result.authors.isEmpty {
          let names = PersonName.names(in: String(line), site: result.site)
          setAuthors(
            isProperty ? names : names.filter(PersonName.isFull), isProperty ? "itemprop=author" : "class byline")
        }
      }
    }
    for block in page.blocks.prefix(400) where result.authors.isEmpty && block.end - block.start < 80 {
      guard !refused[Int(block.node)],
        PhraseList.bylines.isByline(page.bytes(of: block)),
        let text = Self.text(page, block.start, block.end, atMost: 80)
      else { continue }
      let names = PersonName.names(in: text, site: result.site).filter(PersonName.isFull)
      setAuthors(names, "text \u{201C}By \u{2026}\u{201D}")
    }
    if result.authors.isEmpty { readAuthorLinks(page, filtered, source, refused) }
  }

  /// Links to a page of an author: `/author/ann-lee`. More than two different names are those of other texts.
  private mutating func readAuthorLinks(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>, _ refused: [Bool]
  ) {
    var names: [String] = []
    for link in page.links where link.end > link.start && !refused[Int(link.node)] {
      guard let href = filtered.value(.href, of: page.tags[Int(link.tag)]),
        PhraseList.authorPaths.stands(in: source, href),
        let text = Self.text(page, link.start, link.end, atMost: 60),
        let name = PersonName.name(text, site: result.site), PersonName.isFull(name)
      else { continue }
      if !names.contains(name) { names.append(name) }
    }
    if names.count <= 2 { setAuthors(names, "link to an author's page") }
  }

  /// Comments, sidebars, navigation and what else names other people.
  static func refusedForBylines(_ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading]) -> [Bool] {
    var refused = [Bool](repeating: false, count: page.nodes.count)
    let own = ownPart(page)
    for index in page.nodes.indices {
      let node = page.nodes[index]
      if node.parent >= 0, refused[Int(node.parent)] { refused[index] = true }
      switch page.tags[Int(node.tag)].element {
      case .nav, .aside: refused[index] = true
      // The footer of the page's own article may bear its byline.
      case .footer:
        if !own.contains(index) || sectionParent(page, of: index) != own.lowerBound { refused[index] = true }
      default: break
      }
      if marks[index].marks.contains(.comment) { refused[index] = true }
      if marks[index].marks.contains(.boilerplate), marks[index].marks.isDisjoint(with: [.byline, .bylineHome]) {
        refused[index] = true
      }
    }
    acceptNearHeadline(page, marks, &refused)
    return refused
  }

  /// What stands just below the only `h1` is the page's own, whatever its names say, unless it is a comment or navigation.
  private static func acceptNearHeadline(
    _ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading], _ refused: inout [Bool]
  ) {
    let headlines = page.nodes.filter { page.tags[Int($0.tag)].element == .h1 && $0.endBlock > $0.firstBlock }
    guard headlines.count == 1, let headline = headlines.first else { return }
    let near = headline.endBlock..<headline.endBlock + 10
    for index in page.nodes.indices where refused[index] {
      let node = page.nodes[index]
      guard near.contains(node.firstBlock), node.endBlock <= near.upperBound,
        page.tags[Int(node.tag)].element != .nav, !marks[index].marks.contains(.comment)
      else { continue }
      refused[index] = false
    }
  }

  static func text(_ page: borrowing PageBuilder, _ start: Int32, _ end: Int32, atMost: Int) -> String? {
    var (start, end) = (Int(start), Int(end))
    while end > start, page.text[end - 1].isHTMLSpace { end -= 1 }
    while start < end, page.text[start].isHTMLSpace { start += 1 }
    guard start < end, end - start <= atMost else { return nil }
    return String(decoding: page.text[start..<end], as: UTF8.self)
  }
}
