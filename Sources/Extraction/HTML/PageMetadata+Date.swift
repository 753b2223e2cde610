import Text

/// The day of a page: from linked data, then the meta tags, then the address, then the visible text.
extension PageMetadata {
  /// The meta names for the day of the last change.
  private static let changes = ["article:modified_time", "og:updated_time", "last-modified"]

  /// Whether the only known day is that of the last change.
  var isDateOfChange: Bool { Self.changes.contains { result.sources["date"] == "meta \($0)" } }

  mutating func readDate(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    _ linked: LinkedMetadata, _ marks: [MarkupNames.Reading]
  ) {
    if let date = linked.date { set(\.date, date, "date", "JSON-LD datePublished") }
    for key in [
      "article:published_time", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.created",
      "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "publishdate", "pubdate", "publish-date",
      "publish_date", "og:published_time", "date", "datepublished", "itemprop datepublished", "article.published",
      "published_time", "publication_date", "originalpublicationdate", "rnews:datepublished",
    ] {
      guard result.date == nil, let day = metas[key]?.lazy.compactMap({ DateReading.day(in: $0) }).first else {
        continue
      }
      set(\.date, day.description, "date", "meta \(key)")
    }
    for address in [canonical, metas["og:url"]?.first] {
      if let day = address.flatMap(DateReading.day(inPath:)) { set(\.date, day.description, "date", "address") }
    }
    guard result.date == nil else { return }
    let refused = Self.refusedForBylines(page, marks)
    // A day in a sidebar or a list above the article belongs to another text, so it is used last.
    let own = Self.ownPart(page)
    readMarkedDate(page, filtered, source, marks) { !refused[$0] && own.contains($0) }
    readMarkedDate(page, filtered, source, marks) { !refused[$0] }
    if result.date == nil { readDateNearHeadline(page) }
    readMarkedDate(page, filtered, source, marks) { refused[$0] && page.tags[Int(page.nodes[$0].tag)].element == .time }
    for key in Self.changes {
      guard result.date == nil, let day = metas[key]?.lazy.compactMap({ DateReading.day(in: $0) }).first else {
        continue
      }
      set(\.date, day.description, "date", "meta \(key)")
    }
  }

  /// The nodes of the `article` or `main` that contains the first `h1`; empty without one.
  static func ownPart(_ page: borrowing PageBuilder) -> Range<Int> {
    guard let headline = page.nodes.firstIndex(where: { page.tags[Int($0.tag)].element == .h1 }),
      let part = sectionParent(page, of: headline)
    else { return 0..<0 }
    return part..<Int(page.nodes[part].end)
  }

  /// The nearest `article` or `main` around a node.
  static func sectionParent(_ page: borrowing PageBuilder, of node: Int) -> Int? {
    var node = Int(page.nodes[node].parent)
    while node >= 0 {
      switch page.tags[Int(page.nodes[node].tag)].element {
      case .article, .main: return node
      default: node = Int(page.nodes[node].parent)
      }
    }
    return nil
  }

  /// The first day given by a `time` element, or otherwise by a part named as a date, among the wanted parts.
  private mutating func readMarkedDate(
    _ page: borrowing PageBuilder, _ filtered: borrowing FilteredMarkup, _ source: Span<UInt8>,
    _ marks: [MarkupNames.Reading], where isWanted: (Int) -> Bool
  ) {
    for wantsTime in [true, false] {
      for (index, node) in page.nodes.enumerated() where result.date == nil && isWanted(index) {
        let tag = page.tags[Int(node.tag)]
        guard wantsTime ? tag.element == .time : marks[index].marks.contains(.date) else { continue }
        if let value = filtered.value(.datetime, of: tag) ?? filtered.value(.content, of: tag),
          let day = DateReading.day(in: SourceText.decoded(source, value, inAttribute: true))
        {
          set(\.date, day.description, "date", wantsTime ? "time" : "class date")
        } else if let text = Self.text(page, node.start, node.stop, atMost: 120),
          let day = DateReading.day(in: text, as: .mention)
        {
          set(\.date, day.description, "date", wantsTime ? "time" : "class date")
        }
      }
    }
  }

  /// Reads the first day in the short lines around the first `h1`, or otherwise around what has the title, or in the
  /// dateline of the text below it.
  private mutating func readDateNearHeadline(_ page: borrowing PageBuilder) {
    let top = page.blocks.firstIndex { block in
      block.kind == .heading && page.tags[Int(page.nodes[Int(block.node)].tag)].element == .h1
    }
    guard let headline = top ?? titleBlock(page) else { return }
    var isInText = false
    for index in Array(headline..<headline + 12) + Array(max(0, headline - 4)..<headline)
    where index < page.blocks.count {
      let block = page.blocks[index]
      if let text = Self.text(page, block.start, block.end, atMost: Self.longestDayLine) {
        guard let day = DateReading.day(in: text, as: .mention) else { continue }
        set(\.date, day.description, "date", "text near the headline")
        return
      }
      if !isInText, let day = Self.dateline(page.bytes(of: block)) {
        set(\.date, day.description, "date", "dateline")
        return
      }
      isInText = true
    }
  }

  /// The first block that the title begins with, or heading that it ends with; old pages draw headlines as ordinary
  /// text.
  private func titleBlock(_ page: borrowing PageBuilder) -> Int? {
    guard let title = result.title, let first = title.utf8.first?.asciiLowercased else { return nil }
    return page.blocks.firstIndex { block in
      guard block.kind == .heading || page.text[Int(block.start)].asciiLowercased == first,
        let text = Self.text(page, block.start, block.end, atMost: 300)
      else { return false }
      return PageTitle.begins(title, with: text) || block.kind == .heading && PageTitle.ends(title, with: text)
    }
  }

  /// The most bytes of a line that is searched for a day.
  private static let longestDayLine = 120

  /// The day before the dash that separates a release's place and day from its text: "LEEDS, March 5, 2024 (WIRE) --
  /// We". All words before the day are capitalised, unlike those of a sentence with a dash.
  private static func dateline(_ text: ArraySlice<UInt8>) -> ISODay? {
    let opening = String(decoding: text.prefix(longestDayLine), as: UTF8.self)
    for dash in ["--", "—", "–", " - "] {
      for end in opening.ranges(of: dash).map(\.lowerBound) {
        let line = opening[..<end]
        let words = line.prefix { !$0.isNumber }.split { !$0.isLetter && $0 != "." }
        guard words.count > 1, words.allSatisfy({ $0.first?.isUppercase == true }),
          let day = DateReading.day(in: String(line), as: .mention)
        else { continue }
        return day
      }
    }
    return nil
  }
}
