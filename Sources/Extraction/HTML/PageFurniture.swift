/// The parts of a page that are furniture: navigation, sidebars, footers, comments and what is named so. A part with
/// much of the page's prose is not furniture, whatever its name.
enum PageFurniture {
  /// The share of the page's prose below which a furniture element (`nav`, `aside`, `footer`) is dropped.
  private static let elementShare = 0.6
  /// The same for a form: some pages are within one, and a form that is not closed contains what follows it.
  private static let formShare = 0.3
  /// The same for the header of a page.
  private static let headerShare = 0.2
  /// The same for a part with a name of furniture that is mostly links.
  private static let linkedNameShare = 0.4
  /// The same for one that is mostly text: names such as "sidebar-left" also describe the layout of an article.
  private static let textNameShare = 0.03
  /// The same for what covers the page, such as a request for consent.
  private static let overlayShare = 0.9
  /// The bytes of prose, about two sentences, below which a part with such a name is dropped unless it is most of the
  /// page.
  private static let fewBytes = 150.0
  /// The same for one that is also named as the body of an article.
  private static let bodyNameShare = 0.1
  /// The share of links from which a part is mostly links.
  private static let linkedPart = 0.3
  /// The share of prose above which a name shared by many small parts says nothing on this page.
  private static let commonName = 0.5

  /// The bytes of prose, about three sentences, from which an `aside` may be a box of the article.
  private static let boxBytes = 250

  /// The most bytes of prose, about eight sentences, of a teaser.
  private static let teaserBytes = 800

  /// The bytes of prose of its own, about three sentences, from which an article is one and not a list of articles.
  private static let nestedOwn = 250

  /// Whether each node is in furniture. `prose` has the sums of prose before each block.
  static func dropped(
    _ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading], _ prose: [Int], isLanding: Bool
  ) -> [Bool] {
    let total = Double(max(1, prose.last ?? 0))
    func share(_ node: PageNode) -> Double {
      Double(proseBytes(node, prose)) / total
    }
    let related = relatedArticles(page, prose)
    let links = linkSums(page)
    let common = commonNames(page, marks, share)
    var dropped = [Bool](repeating: false, count: page.nodes.count)
    for index in page.nodes.indices {
      let node = page.nodes[index]
      if node.parent >= 0, dropped[Int(node.parent)] {
        dropped[index] = true
        continue
      }
      guard !node.isInline else { continue }
      let reading = marks[index]
      switch page.tags[Int(node.tag)].element {
      // The footer of a quotation names its speaker.
      case .footer where node.parent >= 0 && page.tags[Int(page.nodes[Int(node.parent)].tag)].element == .blockquote:
        break
      case .aside where isPartOfArticle(page, index, links, prose, reading.marks): continue
      case .nav, .aside, .footer, .menu, .dialog: dropped[index] = share(node) < elementShare
      case .form: dropped[index] = share(node) < formShare
      case .header: dropped[index] = share(node) < headerShare && !isWithinArticle(page, index)
      default: break
      }
      if dropped[index] { continue }
      if related.contains(index) {
        dropped[index] = true
      } else if reading.marks.contains(.overlay) {
        dropped[index] = share(node) < overlayShare
      } else if reading.marks.contains(.comment) {
        dropped[index] = share(node) < elementShare
      } else if reading.marks.contains(.boilerplate), !common.contains(reading.boilerplateName) {
        let isLinked = linkShare(page, node, links) > linkedPart
        let isTelling = isLinked || reading.marks.contains(.certain)
        if isLanding, reading.marks.contains(.layout), !isTelling { continue }
        let limit = reading.marks.contains(.body) ? bodyNameShare : isTelling ? linkedNameShare : textNameShare
        dropped[index] = share(node) < limit || (share(node) < linkedNameShare && share(node) * total < fewBytes)
      }
    }
    return dropped
  }

  /// Whether an `aside` is a box of the article itself: within it, of prose without many links, and not named as what
  /// stands beside articles.
  private static func isPartOfArticle(
    _ page: borrowing PageBuilder, _ index: Int, _ links: [Int], _ prose: [Int], _ marks: MarkupNames.Marks
  ) -> Bool {
    let node = page.nodes[index]
    return marks.isDisjoint(with: [.certain, .pullQuote]) && isWithinArticle(page, index)
      && proseBytes(node, prose) >= boxBytes && linkShare(page, node, links) < linkedPart
  }

  /// The articles that belong to the one around them, as comments and teasers do. Those which hold most of the page's prose, each
  /// more of it than a teaser, are what the page consists of.
  private static func relatedArticles(_ page: borrowing PageBuilder, _ prose: [Int]) -> Set<Int> {
    let nested = page.nodes.indices.filter { isNestedArticle(page, $0, prose) }
    let bytes = nested.reduce(0) { $0 + proseBytes(page.nodes[$1], prose) }
    let areItems = Double(bytes) > elementShare * Double(prose.last ?? 0) && bytes > teaserBytes * nested.count
    return areItems ? [] : Set(nested)
  }

  /// Whether an `article` is within another that has text of its own before it: then it is a comment or a teaser (HTML
  /// 4.3.2: nested articles are related to the contents of the outer one).
  private static func isNestedArticle(_ page: borrowing PageBuilder, _ index: Int, _ prose: [Int]) -> Bool {
    let node = page.nodes[index]
    guard page.tags[Int(node.tag)].element == .article else { return false }
    var outer = node.parent
    while outer >= 0, page.tags[Int(page.nodes[Int(outer)].tag)].element != .article {
      outer = page.nodes[Int(outer)].parent
    }
    guard outer >= 0 else { return false }
    let own = prose[Int(node.firstBlock)] - prose[Int(page.nodes[Int(outer)].firstBlock)]
    return own >= nestedOwn && own * 3 > proseBytes(node, prose)
  }

  /// The bytes of prose within a node. `prose` has the sums of prose before each block.
  private static func proseBytes(_ node: PageNode, _ prose: [Int]) -> Int {
    prose[Int(node.endBlock)] - prose[Int(node.firstBlock)]
  }

  private static func linkSums(_ page: borrowing PageBuilder) -> [Int] {
    var sums = [0]
    for block in page.blocks { sums.append(sums[sums.count - 1] + Int(block.linkBytes)) }
    return sums
  }

  private static func linkShare(_ page: borrowing PageBuilder, _ node: PageNode, _ sums: [Int]) -> Double {
    guard node.endBlock > node.firstBlock else { return 1 }
    let bytes = page.blocks[Int(node.endBlock) - 1].end - page.blocks[Int(node.firstBlock)].start
    return Double(sums[Int(node.endBlock)] - sums[Int(node.firstBlock)]) / Double(max(1, bytes))
  }

  private static func isWithinArticle(_ page: borrowing PageBuilder, _ index: Int) -> Bool {
    var node = page.nodes[index].parent
    while node >= 0 {
      switch page.tags[Int(page.nodes[Int(node)].tag)].element {
      case .article, .main: return true
      default: node = page.nodes[Int(node)].parent
      }
    }
    return false
  }

  /// The names whose small parts together contain most of the page's prose: page builders give such names to everything
  /// ("widget").
  private static func commonNames(
    _ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading], _ share: (PageNode) -> Double
  ) -> Set<UInt64> {
    var held: [UInt64: Double] = [:]
    var coveredUntil: [UInt64: Int32] = [:]
    for index in page.nodes.indices where marks[index].marks.contains(.boilerplate) {
      let (node, name) = (page.nodes[index], marks[index].boilerplateName)
      let part = share(node)
      guard part < linkedNameShare, coveredUntil[name, default: 0] <= Int32(index) else { continue }
      held[name, default: 0] += part
      coveredUntil[name] = node.end
    }
    return Set(held.filter { $0.value > commonName }.keys)
  }
}
