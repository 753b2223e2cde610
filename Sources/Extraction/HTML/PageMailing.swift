import Text

/// What a mailing program adds to a letter: above it a line that leads to the letter in a browser, and below it why it
/// was sent, the sender's address and the link to unsubscribe.
struct PageMailing {
  /// The blocks of the page that belong to it, in order and without overlap.
  private(set) var parts: [Range<Int>] = []

  /// How many blocks are searched for the line above, and the most bytes it may have.
  private static let top = 12
  private static let longestLine = 200
  /// The share of the line above that must be link: "Trouble reading this? View it online".
  private static let linkedLine = 0.25
  /// The most bytes of the part below, and of one of its blocks that does not show what it is.
  private static let longestFooter = 2_000
  private static let longestBlock = 200
  /// One over the share of the page's text below which a part can be the footer.
  private static let footerShare = 3
  /// How many blocks above the part with the link are checked for the usual beginnings of such footers.
  private static let above = 8

  init(_ page: borrowing PageBuilder) {
    guard let all = page.blocks.last?.end else { return }
    for index in page.blocks.indices.prefix(Self.top) {
      let block = page.blocks[index]
      guard block.linkBytes > 0, block.end - block.start < Self.longestLine,
        BlockMeasure.linkShare(block) >= Self.linkedLine,
        PhraseList.browserViews.stands(inWordsOf: page.bytes(ofBlock: index))
      else { continue }
      add(index..<index + 1)
    }
    guard let link = Self.leavingLink(page, below: all / 2), let footer = Self.footer(page, around: link, Int(all))
    else {
      return
    }
    add(footer)
  }

  private mutating func add(_ part: Range<Int>) {
    if let last = parts.last, last.upperBound >= part.lowerBound {
      parts[parts.count - 1] = last.lowerBound..<max(last.upperBound, part.upperBound)
    } else {
      parts.append(part)
    }
  }

  /// The block of the first unsubscribe link in the lower half.
  private static func leavingLink(_ page: borrowing PageBuilder, below half: Int32) -> Int? {
    // Links are in order, as blocks are.
    var index = page.blocks.count
    for link in page.links.reversed() where link.end > link.start {
      guard link.start >= half else { return nil }
      while index > 0, page.blocks[index - 1].end > link.start { index -= 1 }
      guard index < page.blocks.count else { continue }
      if PhraseList.leavings.begins(page.text[Int(link.start)..<Int(link.end)]) { return index }
      // "Unsubscribe here."
      let line = page.bytes(ofBlock: index)
      let ends = link.end + 1 >= page.blocks[index].end
      if ends, line.count < longestBlock, PhraseList.leavings.begins(line) { return index }
    }
    return nil
  }

  /// The largest part around a block that has only short blocks and the usual lines of such footers, everything after
  /// it, and the lines right above that begin like such footers; `nil` where much follows.
  private static func footer(_ page: borrowing PageBuilder, around index: Int, _ all: Int) -> Range<Int>? {
    var part = index..<index + 1
    var node = page.blocks[index].node
    while node > 0 {
      let (first, end) = (Int(page.nodes[Int(node)].firstBlock), Int(page.nodes[Int(node)].endBlock))
      let bytes = Int(page.blocks[end - 1].end - page.blocks[first].start)
      guard bytes < longestFooter, bytes * footerShare < all,
        (first..<end).allSatisfy({ part.contains($0) || isOfFooter(page, $0) })
      else { break }
      part = first..<end
      repeat { node = page.nodes[Int(node)].parent } while node > 0 && page.nodes[Int(node)].isInline
    }
    let rest = all - Int(page.blocks[part.upperBound - 1].end)
    guard rest < longestFooter, rest * footerShare < all else { return nil }
    var first = part.lowerBound
    for place in (max(0, first - above)..<first).reversed() where PhraseList.mailings.begins(page.bytes(ofBlock: place))
    {
      first = place
    }
    return first..<page.blocks.count
  }

  private static func isOfFooter(_ page: borrowing PageBuilder, _ index: Int) -> Bool {
    let text = page.bytes(ofBlock: index)
    return text.count < longestBlock || PhraseList.mailings.stands(inWordsOf: text) || MailNotice.isOne(text)
  }

  /// Their voices in the kept text.
  func voices(in text: borrowing PageText, of page: borrowing PageBuilder) -> [VoiceSpan] {
    parts.compactMap { part in
      text.span(of: part, in: page).map { VoiceSpan($0, .document, why: "added by the program that sent it to many") }
    }
  }
}
