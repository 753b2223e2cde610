/// What is kept of the main part.
extension MainContent {
  /// The share of links from which a block is one of links only.
  private static let linkBlockShare = 0.7
  /// The bytes of a block below which the phrases of furniture count.
  private static let phraseBytes = 80

  /// Marks the blocks that are kept.
  mutating func keep(
    _ page: borrowing PageBuilder, _ root: Int, _ marks: [MarkupNames.Reading], classes: borrowing PageClasses,
    isArticle: Bool, title: String?
  ) {
    let names = MarkupNames.standard
    let range = Int(page.nodes[root].firstBlock)..<Int(page.nodes[root].endBlock)
    for index in range {
      let block = page.blocks[index]
      let count = Int(block.end - block.start)
      guard !isDropped[Int(block.node)], BlockMeasure.linkShare(block) < Self.linkBlockShare else { continue }
      if count < Self.phraseBytes, names.begins(Self.bytes(page, block), with: "furniture phrases") { continue }
      if isCreditedCaption(page, block, marks, names) { continue }
      keeps[index] = true
    }
    dropRepeats(page, range)
    keepLinkedHeadings(page, range)
    dropCards(page, root, classes: classes, isArticle: isArticle)
    cutAtEnding(page, range, names)
    dropScraps(page, range)
    if let title { startAtHeadline(page, range, title) }
    dropTrailingHeadings(page, range)
  }

  /// A heading that is a link belongs to the text when prose follows it at once.
  private mutating func keepLinkedHeadings(_ page: borrowing PageBuilder, _ range: Range<Int>) {
    for index in range.dropLast() where !keeps[index] && page.blocks[index].kind == .heading {
      guard !isDropped[Int(page.blocks[index].node)], keeps[index + 1], prose[index + 2] > prose[index + 1] else {
        continue
      }
      keeps[index] = true
    }
  }

  static func bytes(_ page: borrowing PageBuilder, _ block: PageBlock) -> ArraySlice<UInt8> {
    page.text[Int(block.start)..<Int(block.end)]
  }

  /// The prose of the kept blocks of a range, in bytes.
  func keptProse(_ range: Range<Int>) -> Int { range.reduce(0) { keeps[$1] ? $0 + prose[$1 + 1] - prose[$1] : $0 } }

  /// A paragraph that the page shows twice is a pull quote, a caption of a gallery or a layout for another screen: it is
  /// read once.
  private mutating func dropRepeats(_ page: borrowing PageBuilder, _ range: Range<Int>) {
    var seen: [UInt64: [Int]] = [:]
    for index in range where keeps[index] {
      let block = page.blocks[index]
      guard block.end - block.start >= 100, block.kind != .preformatted else { continue }
      let bytes = Self.bytes(page, block)
      let hash = bytes.reduce(NameHash.empty) { NameHash.adding($1, to: $0) }
      if seen[hash]?.contains(where: { bytes == Self.bytes(page, page.blocks[$0]) }) == true {
        keeps[index] = false
      } else {
        seen[hash, default: []].append(index)
      }
    }
  }

  /// Whether a block is a caption of a gallery, or one that names a picture's source: words of an agency, not of the
  /// author.
  private func isCreditedCaption(
    _ page: borrowing PageBuilder, _ block: PageBlock, _ marks: [MarkupNames.Reading], _ names: MarkupNames
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
    let text = String(decoding: Self.bytes(page, block), as: UTF8.self).lowercased()
    return text.split { !$0.isLetter && $0 != "©" }.contains { names.has($0, in: "picture credit") }
  }
}
