import Text

/// Decides what is kept of the main part.
extension MainContent {
  /// The share of links from which a block consists of links.
  static let linkBlockShare = 0.7
  /// The bytes of a block below which the phrases of furniture count.
  static let phraseBytes = 80
  /// How many blocks above and below a block are near it.
  private static let near = 12

  /// Marks the blocks to keep.
  mutating func keep(
    _ page: borrowing PageBuilder, _ root: Int, _ marks: [MarkupNames.Reading], classes: borrowing PageClasses,
    kind: PageKind.Genre, described: Metadata
  ) {
    let range = Int(page.nodes[root].firstBlock)..<Int(page.nodes[root].endBlock)
    for index in range {
      let block = page.blocks[index]
      let count = Int(block.end - block.start)
      guard !isDropped[Int(block.node)], BlockMeasure.linkShare(block) < Self.linkBlockShare else { continue }
      if count < Self.phraseBytes, PhraseList.furniture.begins(page.bytes(of: block)),
        !isSentence(page, index, range, classes)
      {
        continue
      }
      if isCreditedCaption(page, block, marks) { continue }
      keeps[index] = true
    }
    dropRepeats(page, range)
    keepLinked(page, range)
    if kind != .landing { dropCards(page, root, classes: classes, isArticle: kind == .article) }
    cutAtEnding(page, range, classes)
    cutTail(page, range, classes, described)
    // Otherwise a notice above the headline would end the search for scraps below it.
    if let title = described.title { startAtHeadline(page, range, title) }
    dropScraps(page, range, classes)
    if let title = described.title { dropHeadline(page, range, title) }
    dropTrailingHeadings(page, range)
  }

  /// Whether a block is a sentence of the text that merely begins like furniture: "Advertising revenue fell." It
  /// continues with a lower-case letter, ends like a sentence, has no link, and is a list item or looks like paragraphs
  /// near it both above and below.
  private func isSentence(
    _ page: borrowing PageBuilder, _ index: Int, _ range: Range<Int>, _ classes: borrowing PageClasses
  ) -> Bool {
    let block = page.blocks[index]
    guard block.linkBytes == 0, BlockMeasure.hasSentenceEnd(block, page),
      PhraseList.furniture.goesOn(page.bytes(of: block))
    else { return false }
    // The items of a menu are links.
    if block.kind == .listItem { return true }
    return [index - Self.near..<index, index + 1..<index + 1 + Self.near].allSatisfy { stretch in
      stretch.clamped(to: range).contains { prose(at: $0) > 0 && isDrawn(page, block, as: page.blocks[$0], classes) }
    }
  }

  /// Whether two blocks belong to one element, or to two adjacent elements of one kind and class.
  func isDrawn(
    _ page: borrowing PageBuilder, _ block: PageBlock, as other: PageBlock, _ classes: borrowing PageClasses
  ) -> Bool {
    if block.node == other.node { return true }
    let (node, second) = (page.nodes[Int(block.node)], page.nodes[Int(other.node)])
    return node.parent == second.parent
      && page.tags[Int(node.tag)].element == page.tags[Int(second.tag)].element
      && classes.names[Int(block.node)] == classes.names[Int(other.node)]
  }

  /// The prose of the kept blocks of a range, in bytes.
  func keptProse(_ range: Range<Int>) -> Int { range.reduce(0) { keeps[$1] ? $0 + prose(at: $1) : $0 } }

  /// The bytes of prose of a block.
  func prose(at index: Int) -> Int { prose[index + 1] - prose[index] }

  /// Keeps nothing of a stretch from a block on.
  mutating func cut(from first: Int, _ range: Range<Int>) {
    for index in first..<range.upperBound { keeps[index] = false }
  }

  /// Drops a paragraph that the page shows twice, as a pull quote, a caption in a gallery or a layout for another
  /// screen.
  private mutating func dropRepeats(_ page: borrowing PageBuilder, _ range: Range<Int>) {
    for index in Self.repeats(page, range.filter { keeps[$0] }) { keeps[index] = false }
  }

  /// The blocks that have the same words as a long block before them.
  static func repeats(_ page: borrowing PageBuilder, _ indices: some Sequence<Int>) -> [Int] {
    var seen: [UInt64: [Int]] = [:]
    var repeats: [Int] = []
    for index in indices where canRepeat(page.blocks[index]) {
      let bytes = page.bytes(of: page.blocks[index])
      let hash = WordHash.hash(of: bytes.span)
      if seen[hash]?.contains(where: { bytes == page.bytes(of: page.blocks[$0]) }) == true {
        repeats.append(index)
      } else {
        seen[hash, default: []].append(index)
      }
    }
    return repeats
  }

  private static func canRepeat(_ block: PageBlock) -> Bool {
    block.end - block.start >= 100 && block.kind != .preformatted
  }

  /// Whether a block is a caption in a gallery, or one that names a picture's source: the words of an agency and not of
  /// the author.
  private func isCreditedCaption(
    _ page: borrowing PageBuilder, _ block: PageBlock, _ marks: [MarkupNames.Reading]
  ) -> Bool {
    var (node, steps) = (block.node, 0)
    var isCaption = block.kind == .caption
    while node >= 0, steps < 6, !isCaption || steps < 3 {
      let mark = marks[Int(node)].marks
      if mark.contains(.body) { break }
      if page.tags[Int(page.nodes[Int(node)].tag)].element == .figcaption || mark.contains(.caption) {
        isCaption = true
      }
      if isCaption, mark.contains(.gallery) { return true }
      node = page.nodes[Int(node)].parent
      steps += 1
    }
    guard isCaption else { return false }
    let text = String(decoding: page.bytes(of: block), as: UTF8.self).lowercased()
    return text.split { !$0.isLetter && $0 != "©" }.contains { Self.credits.contains(String($0)) }
  }

  private static let credits = TokenList.pictureCredit.wordSet
}
