import Text

/// Who wrote a page.
extension PageMetadata {
  /// Reads the authors that the page's metadata names.
  mutating func readAuthors(_ linked: LinkedMetadata, _ office: OfficeProperties) {
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

  /// "Lee, Ann" as "Ann Lee": two single words separated by one comma.
  private static func inOrder(_ value: String) -> String {
    let parts = value.split(separator: ",")
    guard parts.count == 2 else { return value }
    let (family, given) = (parts[0].split(separator: " "), parts[1].split(separator: " "))
    guard family.count == 1, given.count == 1 || (given.count == 2 && given[1].count <= 2) else { return value }
    return given.joined(separator: " ") + " " + family[0]
  }

  /// Reads the authors that are named on the page.
  mutating func readBylines(
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
          let names = linkedName(page, node, PersonName.names(in: String(line), site: result.site))
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
    if result.authors.isEmpty { readLabelled(page, refused) }
    if result.authors.isEmpty { readSpeaker(page) }
  }

  /// The single name of a byline without what the page adds after it, if a link contains the name: "<a>Ann Lee</a>
  /// Partner".
  private func linkedName(_ page: borrowing PageBuilder, _ node: PageNode, _ names: [String]) -> [String] {
    guard names.count == 1, let name = names.first else { return names }
    for link in page.links where link.start >= node.start && link.end <= node.stop && link.start < link.end {
      if let text = Self.text(page, link.start, link.end, atMost: PersonName.longestByline), text != name,
        name.hasPrefix(text + " "), PersonName.isFull(text)
      {
        return [text]
      }
    }
    return names
  }

  private static let authorLabels = Set((TokenList.authorKeys.words + TokenList.bylinePhrases.lines).map(Array.init))

  /// The most bytes of such a label.
  private static let longestLabel = 16

  /// Reads the name in the block after a label: a table cell, or the line below.
  private mutating func readLabelled(_ page: borrowing PageBuilder, _ refused: [Bool]) {
    for (index, block) in page.blocks.prefix(400).dropLast().enumerated() where result.authors.isEmpty {
      guard block.end - block.start <= Self.longestLabel, index + 1 < page.blocks.count else { continue }
      let next = page.blocks[index + 1]
      guard Self.isAuthorLabel(page, block), !refused[Int(block.node)], !refused[Int(next.node)],
        let text = Self.text(page, next.start, next.end, atMost: 80)
      else { continue }
      setAuthors(PersonName.names(in: text, site: result.site).filter(PersonName.isFull), "labelled as the author")
    }
  }

  private static let labelStarts = Set(authorLabels.compactMap(\.first))

  /// Whether a block only says that the next one names the page's writer: "Author", "By:".
  private static func isAuthorLabel(_ page: borrowing PageBuilder, _ block: PageBlock) -> Bool {
    guard block.linkBytes == 0, labelStarts.contains(page.text[Int(block.start)].asciiLowercased) else { return false }
    var label = page.bytes(of: block).map(\.asciiLowercased)
    if label.last == UInt8(ascii: ":") { label.removeLast() }
    return authorLabels.contains(label)
  }

  /// Reads links to author pages: `/author/ann-lee`. More than two different names belong to other texts.
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

  /// For each node, whether it is in comments, sidebars, navigation and other parts that name other people.
  static func refusedForBylines(_ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading]) -> [Bool] {
    var refused = [Bool](repeating: false, count: page.nodes.count)
    let own = ownPart(page)
    for index in page.nodes.indices {
      let node = page.nodes[index]
      if node.parent >= 0, refused[Int(node.parent)] { refused[index] = true }
      switch page.tags[Int(node.tag)].element {
      case .nav, .aside: refused[index] = true
      // The footer of the page's own article may have its byline.
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

  /// Accepts what is just below the only `h1` as the page's own, whatever its names say, unless it is a comment or
  /// navigation.
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
}
