import Text

/// What a program that sends a letter to many puts around it: a line above that leads to the letter in a browser, and below it
/// why it was sent, the sender's address and the link by which one takes oneself off the list.
struct PageMailing {
  /// The blocks of the page that are so, in order and apart.
  private(set) var parts: [Range<Int>] = []

  /// The blocks among which the line above stands, and its most bytes.
  private static let top = 12
  private static let longestLine = 200
  /// The share of the line above that is the link: "Trouble reading this? View it online".
  private static let linkedLine = 0.25
  /// The most bytes of the part below, and of one of its blocks that does not say what it is.
  private static let longestFooter = 2_000
  private static let longestBlock = 200
  /// The share of the page's text below which a part can be the footer, as a divisor.
  private static let footerShare = 3
  /// The blocks above the link's part that are asked whether they begin as such footers do.
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

  /// The block of the first link in the lower half by which a reader takes himself off the list.
  private static func leavingLink(_ page: borrowing PageBuilder, below half: Int32) -> Int? {
    // Links stand in order, as blocks do.
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

  /// The largest part around a block that holds nothing but short blocks and lines of such footers, and all behind it, with the
  /// lines right above that begin as such footers do; `nil` where much follows.
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
