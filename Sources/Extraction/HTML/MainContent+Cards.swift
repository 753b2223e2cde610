import Text

/// Cards: short parts that look alike, each with a link to another text. They are what a page says of other pages.
extension MainContent {
  /// The number of adjacent cards that make a list of teasers.
  private static let fewestCards = 2
  /// The bytes of prose outside links above which a part is a section of the text and not a teaser.
  private static let longestTeaser = 260
  /// The fewest bytes of a link that can be a title.
  private static let shortestTitle: Int32 = 15
  /// The most that all cards together may hold of the main part of an article; above that, the page is about them.
  private static let cardShare = 0.3
  /// The same on other pages: a list of products or courses is made of cards.
  private static let plainCardShare = 0.1

  /// Drops the cards of the main part.
  mutating func dropCards(_ page: borrowing PageBuilder, _ root: Int, classes: borrowing PageClasses, isArticle: Bool) {
    let range = Int(page.nodes[root].firstBlock)..<Int(page.nodes[root].endBlock)
    var dropped: [PageNode] = []
    var held = 0
    var parent = root
    while parent < Int(page.nodes[root].end) {
      let cards = cards(page, of: parent, classes)
      guard cards.count >= Self.fewestCards else {
        parent += 1
        continue
      }
      held += cards.reduce(0) { $0 + Int($1.stop - $1.start) }
      dropped.append(contentsOf: cards)
      parent += 1
    }
    let all = range.reduce(0) { keeps[$1] ? $0 + Int(page.blocks[$1].end - page.blocks[$1].start) : $0 }
    let share = isArticle ? Self.cardShare : Self.plainCardShare
    guard held > 0, Double(held) < share * Double(all) else { return }
    for card in dropped { for index in Int(card.firstBlock)..<Int(card.endBlock) { keeps[index] = false } }
  }

  /// The children of a part that are cards, when there are several of one kind.
  private func cards(_ page: borrowing PageBuilder, of parent: Int, _ classes: borrowing PageClasses) -> [PageNode] {
    var groups: [UInt64: [PageNode]] = [:]
    var child = parent + 1
    while child < Int(page.nodes[parent].end) {
      let node = page.nodes[child]
      if classes.names[child] != 0, isCard(page, node) { groups[classes.names[child], default: []].append(node) }
      child = Int(node.end)
    }
    // If several kinds have equally many, the one that begins first, since the order of a dictionary changes from run
    // to run.
    return groups.values.max { ($0.count, -$0[0].firstBlock) < ($1.count, -$1[0].firstBlock) } ?? []
  }

  /// Whether a part has a block that is a link as long as a title, and little other text.
  private func isCard(_ page: borrowing PageBuilder, _ node: PageNode) -> Bool {
    guard !node.isInline, node.endBlock - node.firstBlock >= 2, openProse(node) < Self.longestTeaser else {
      return false
    }
    return (Int(node.firstBlock)..<Int(node.endBlock)).contains { isTitleLink(page, page.blocks[$0]) }
  }

  /// Whether a block is a link as long as a title that leads to another text; one that expands the part below it does
  /// not.
  func isTitleLink(_ page: borrowing PageBuilder, _ block: PageBlock) -> Bool {
    block.linkBytes >= Self.shortestTitle && BlockMeasure.linkShare(block) > 0.9 && leadsAway(page, block)
  }

  /// Whether a block holds a link to another page.
  func leadsAway(_ page: borrowing PageBuilder, _ block: PageBlock) -> Bool {
    // The links are in the order of the text.
    let (links, tags) = (page.links, page.tags)
    var first = links.indices.partitionPoint { links[$0].start >= block.start }
    // A link that spans several blocks began before.
    if first > 0, links[first - 1].end > block.start { first -= 1 }
    return links[first...].prefix { $0.start < block.end }.contains { !tags[Int($0.tag)].leadsWithin }
  }
}
