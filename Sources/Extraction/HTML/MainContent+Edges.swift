/// Finds where the text of the main part begins and ends.
extension MainContent {
  /// The bytes below which a block above the text may be a byline, a date or a share count.
  private static let scrapBytes = 40
  /// The same for one that names a day.
  private static let datedScrapBytes = 100
  /// The most that may follow "Related" or "Comments" for the text to end there, as a share of the kept prose.
  private static let endingShare = 0.3
  /// The same where what follows is no list of links.
  private static let plainEndingShare = 0.1
  /// The share of links from which what follows is a list of links.
  private static let linkedEnding = 0.25
  /// The most bytes of such a heading.
  private static let endingBytes = 60
  /// The bytes of prose that must follow the headline for everything before it to be dropped.
  private static let headlineProse = 400

  /// Cuts the text at "Related", "Comments" and the like, if little of the kept prose follows.
  mutating func cutAtEnding(
    _ page: borrowing PageBuilder, _ range: Range<Int>, _ classes: borrowing PageClasses
  ) {
    let total = keptProse(range)
    var before = 0
    for index in range {
      let block = page.blocks[index]
      let after = Double(total - before)
      if before > 0, after < Self.endingShare * Double(total), block.end - block.start < Self.endingBytes,
        PhraseList.endings.isHeading(page.bytes(of: block))
      {
        let isList = linkShare(page, index..<range.upperBound) > Self.linkedEnding
        if isList || (after < Self.plainEndingShare * Double(total) && !headsText(page, index, range, classes)) {
          cut(from: index, range)
          return
        }
      }
      if keeps[index] { before += prose(at: index) }
    }
  }

  /// Whether a heading such as "What's next" heads a section of the text: everything after it is paragraphs without
  /// links that look like the last one above it.
  private func headsText(
    _ page: borrowing PageBuilder, _ index: Int, _ range: Range<Int>, _ classes: borrowing PageClasses
  ) -> Bool {
    guard page.blocks[index].kind == .heading,
      !PhraseList.certainEndings.isHeading(page.bytes(of: page.blocks[index])),
      let last = (range.lowerBound..<index).last(where: { keeps[$0] && prose(at: $0) > 0 }),
      keptProse(index..<range.upperBound) > 0
    else { return false }
    return (index + 1..<range.upperBound).allSatisfy {
      page.blocks[$0].linkBytes == 0 && isDrawn(page, page.blocks[$0], as: page.blocks[last], classes)
    }
  }

  private func linkShare(_ page: borrowing PageBuilder, _ range: Range<Int>) -> Double {
    var (linked, all) = (0, 1)
    for index in range {
      linked += Int(page.blocks[index].linkBytes)
      all += Int(page.blocks[index].end - page.blocks[index].start)
    }
    return Double(linked) / Double(all)
  }

  /// Drops bylines, dates and share counts between the headline and the first paragraph.
  mutating func dropScraps(_ page: borrowing PageBuilder, _ range: Range<Int>, _ classes: borrowing PageClasses) {
    let text = range.first { keeps[$0] && prose(at: $0) >= Self.datedScrapBytes }
    let labels = lastPlaces(page, range)
    for index in range where keeps[index] {
      if prose(at: index) >= Self.datedScrapBytes { break }
      let block = page.blocks[index]
      let count = Int(block.end - block.start)
      guard block.kind == .paragraph, count < Self.datedScrapBytes else { continue }
      if let text, isOpening(page, index, of: text, classes) { continue }
      if isDayNamed(page, block) {
        keeps[index] = false
        continue
      }
      if prose[index + 1] > prose[index] { break }
      // A name that is repeated within the text belongs to someone who speaks in turns.
      let last = block.linkBytes == 0 ? labels[page.bytes(of: block)] ?? index : index
      if count < Self.scrapBytes, last < index + 2 || prose[last] == prose[index + 1] { keeps[index] = false }
    }
  }

  private func isDayNamed(_ page: borrowing PageBuilder, _ block: PageBlock) -> Bool {
    DateReading.day(in: String(decoding: page.bytes(of: block), as: UTF8.self), as: .mention) != nil
  }

  /// The last place of each short block without a link.
  private func lastPlaces(_ page: borrowing PageBuilder, _ range: Range<Int>) -> [ArraySlice<UInt8>: Int] {
    var places: [ArraySlice<UInt8>: Int] = [:]
    for index in range where keeps[index] {
      let block = page.blocks[index]
      if block.linkBytes == 0, block.end - block.start < Self.scrapBytes { places[page.bytes(of: block)] = index }
    }
    return places
  }

  /// Whether a short block opens the text: it looks like the first paragraph, has no link, and ends like a sentence or
  /// like the greeting of a letter. A day alone or a byline opens nothing.
  private func isOpening(
    _ page: borrowing PageBuilder, _ index: Int, of text: Int, _ classes: borrowing PageClasses
  ) -> Bool {
    let (block, first) = (page.blocks[index], page.blocks[text])
    guard block.linkBytes == 0, BlockMeasure.endsAsSpeech(block, page), !isDated(page, block),
      !PhraseList.bylines.isByline(page.bytes(of: block))
    else { return false }
    return isDrawn(page, block, as: first, classes)
  }

  /// Drops headings that nothing follows: they headed something that was dropped.
  mutating func dropTrailingHeadings(_ page: borrowing PageBuilder, _ range: Range<Int>) {
    for index in range.reversed() where keeps[index] {
      guard page.blocks[index].kind == .heading else { break }
      keeps[index] = false
    }
  }

  /// Drops the headline at the beginning of the text: it is the page's title, which is reported separately, and most
  /// pages have it outside the part with the text.
  mutating func dropHeadline(_ page: borrowing PageBuilder, _ range: Range<Int>, _ title: String) {
    for index in range where keeps[index] {
      let block = page.blocks[index]
      if prose[index + 1] > prose[index] { return }
      guard block.kind == .heading, block.end - block.start < 300,
        PageTitle.begins(title, with: String(decoding: page.bytes(of: block), as: UTF8.self))
      else { continue }
      keeps[index] = false
      return
    }
  }

  /// Drops everything before the heading that has the page's title, if the text follows it. A later heading with the
  /// same words heads a section.
  mutating func startAtHeadline(_ page: borrowing PageBuilder, _ range: Range<Int>, _ title: String) {
    let headline = (0..<range.upperBound).first { index in
      let block = page.blocks[index]
      guard block.kind == .heading, block.end - block.start < 300 else { return false }
      return PageTitle.begins(title, with: String(decoding: page.bytes(of: block), as: UTF8.self))
    }
    guard let headline, headline > range.lowerBound else { return }
    // Under the page's own `h1` it heads a section too; an `h1` that is a link is the site's name.
    let isTop = !page.blocks[0..<headline].contains {
      page.tags[Int(page.nodes[Int($0.node)].tag)].element == .h1 && BlockMeasure.linkShare($0) < 0.5
        && $0.end - $0.start >= 12
    }
    let before = keptProse(range.lowerBound..<headline)
    guard isTop || before * 20 < keptProse(range), keptProse(headline..<range.upperBound) >= Self.headlineProse else {
      return
    }
    for index in range.lowerBound..<headline { keeps[index] = false }
  }
}
