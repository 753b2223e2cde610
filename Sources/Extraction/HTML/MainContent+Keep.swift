/// What is kept of the main part.
extension MainContent {
  /// The share of links from which a block is one of links only.
  private static let linkBlockShare = 0.7
  /// The bytes of a block below which it may be a byline, a date or a share count above the text.
  private static let scrapBytes = 40
  /// The bytes of a block below which the phrases of furniture count.
  private static let phraseBytes = 80
  /// The share of the kept prose that may follow "Related" or "Comments" for the text to end there.
  private static let endingShare = 0.3
  /// The prose that must follow the headline for what stands before it to be dropped.
  private static let headlineProse = 400

  /// Marks the blocks that are kept.
  mutating func keep(_ page: borrowing PageBuilder, _ root: Int, isArticle: Bool, title: String?) {
    let names = MarkupNames.standard
    let range = Int(page.nodes[root].firstBlock)..<Int(page.nodes[root].endBlock)
    for index in range {
      let block = page.blocks[index]
      let count = Int(block.end - block.start)
      guard !isDropped[Int(block.node)], BlockMeasure.linkShare(block) < Self.linkBlockShare else { continue }
      if count < Self.phraseBytes, names.begins(Self.bytes(page, block), with: "furniture phrases") { continue }
      if isArticle, isCredit(page, block, names) { continue }
      keeps[index] = true
    }
    cutAtEnding(page, range, names)
    // Bylines, dates and share counts stand between the headline and the first paragraph.
    for index in range where keeps[index] {
      if prose[index + 1] > prose[index] { break }
      let block = page.blocks[index]
      if block.kind == .paragraph, Int(block.end - block.start) < Self.scrapBytes { keeps[index] = false }
    }
    // Headings that nothing follows head what was dropped.
    for index in range.reversed() where keeps[index] {
      guard page.blocks[index].kind == .heading else { break }
      keeps[index] = false
    }
    if let title { startAtHeadline(page, range, title) }
  }

  private static func bytes(_ page: borrowing PageBuilder, _ block: PageBlock) -> ArraySlice<UInt8> {
    page.text[Int(block.start)..<Int(block.end)]
  }

  /// Cuts the text at "Related", "Comments" and their like, when little of the kept prose follows.
  private mutating func cutAtEnding(_ page: borrowing PageBuilder, _ range: Range<Int>, _ names: MarkupNames) {
    let total = range.reduce(0) { keeps[$1] ? $0 + prose[$1 + 1] - prose[$1] : $0 }
    var before = 0
    for index in range {
      let block = page.blocks[index]
      if before > 0, Double(total - before) < Self.endingShare * Double(total), block.end - block.start < 60,
        names.begins(Self.bytes(page, block), with: "ending phrases")
      {
        for rest in index..<range.upperBound { keeps[rest] = false }
        return
      }
      if keeps[index] { before += prose[index + 1] - prose[index] }
    }
  }

  /// Drops what stands before the heading that bears the page's title, when the text follows it.
  private mutating func startAtHeadline(_ page: borrowing PageBuilder, _ range: Range<Int>, _ title: String) {
    let headline = range.first { index in
      let block = page.blocks[index]
      guard block.kind == .heading, block.end - block.start < 300 else { return false }
      return PageTitle.begins(title, with: String(decoding: Self.bytes(page, block), as: UTF8.self))
    }
    guard let headline else { return }
    let after = (headline..<range.upperBound).reduce(0) { keeps[$1] ? $0 + prose[$1 + 1] - prose[$1] : $0 }
    guard after >= Self.headlineProse else { return }
    for index in range.lowerBound..<headline { keeps[index] = false }
  }

  /// Whether a block is the caption of a picture that names its source: words of an agency, not of the author.
  private func isCredit(_ page: borrowing PageBuilder, _ block: PageBlock, _ names: MarkupNames) -> Bool {
    var node = block.node
    while node >= 0 {
      if page.tags[Int(page.nodes[Int(node)].tag)].element == .figcaption {
        let text = String(decoding: Self.bytes(page, block), as: UTF8.self).lowercased()
        return text.split { !$0.isLetter && $0 != "©" }.contains { names.has($0, in: "picture credit") }
      }
      node = page.nodes[Int(node)].parent
    }
    return false
  }
}
