/// Finds the main part of a page: the subtree with the most prose, without what its names, its links and its place mark
/// as furniture.
///
/// All statistics of a part are over its range of blocks, by prefix sums. The steps are those that article extractors
/// share (density of text and links, names of parts, headlines). The thresholds were chosen on half of a set of pages
/// with known text, by the overlap of four-word runs, and none is for a single site.
struct MainContent {
  /// Whether a block belongs to the main part.
  var keeps: [Bool]
  /// Why no main part was found; `nil` when one was.
  private(set) var failure: ExtractionNote.NoMainPart?

  /// The share of the open prose below which a root is only one of several sections.
  private static let sectionShare = 0.8
  /// The same for all open text, since pages made of short lines have little prose.
  private static let textShare = 0.4
  /// Both for a page that is not an article: everything except furniture is its text.
  private static let landingShare = 0.95
  private static let landingTextShare = 0.7
  /// The share of the open prose from which a part named as the body of an article is not widened.
  private static let bodyShare = 0.4
  /// How much more a part named as the body of an article counts.
  private static let bodyFactor = 2.5
  /// How much more an `article` or `main` element counts.
  private static let articleFactor = 1.1

  /// For each node, whether it is in a part that is furniture.
  let isDropped: [Bool]
  /// Sums of the bytes of prose before each block.
  let prose: [Int]
  /// Sums of the bytes of prose outside dropped parts before each block.
  private let openProse: [Int]
  /// Sums of the weights before each block.
  private let weight: [Double]

  /// Finds the main part. `kind` says whether the page is an article; `described` is what the page says of itself, used
  /// to find its headline and notes on its author.
  init(
    _ page: borrowing PageBuilder, marks: [MarkupNames.Reading], classes: borrowing PageClasses,
    kind: PageKind.Genre, described: Metadata
  ) {
    var amounts = page.blocks.map { BlockMeasure.prose($0, page) }
    let repeats = Self.repeats(page, page.blocks.indices)
    for index in repeats { amounts[index] = 0 }
    prose = Self.sums(amounts)
    isDropped = PageFurniture.dropped(page, marks, prose, isLanding: kind == .landing)
    var open = amounts
    var weights: [Double] = []
    for (index, block) in page.blocks.enumerated() {
      let isDropped = isDropped[Int(block.node)]
      if isDropped { open[index] = 0 }
      weights.append(isDropped ? -BlockMeasure.furnitureCost(block) : BlockMeasure.weight(block, page))
    }
    for index in repeats { weights[index] = 0 }
    openProse = Self.sums(open)
    weight = Self.sums(weights)
    keeps = [Bool](repeating: false, count: page.blocks.count)
    guard let total = prose.last, total > 0, var root = heaviest(page, marks) else {
      failure = .noProse
      keepOpen(page)
      return
    }
    let body = bodyProse(page, marks)
    if Double(body) <= Self.bodyShare * Double(openProse(page.nodes[0])) {
      root = widened(page, from: root, isLanding: kind == .landing)
    } else {
      // A long article may be divided into several parts with such a name.
      while page.nodes[root].parent >= 0, Double(openProse(page.nodes[root])) < Self.sectionShare * Double(body) {
        root = Int(page.nodes[root].parent)
      }
    }
    root = firstArticle(page, within: root)
    keep(page, root, marks, classes: classes, kind: kind, described: described)
    let kept = keeps.indices.reduce(0) { keeps[$1] ? $0 + amounts[$1] : $0 }
    if kept * 10 < total {
      failure = .tooLittle
      keepOpen(page)
    }
  }

  /// Keeps what is neither furniture nor mostly links.
  private mutating func keepOpen(_ page: borrowing PageBuilder) {
    for (index, block) in page.blocks.enumerated() {
      keeps[index] = !isDropped[Int(block.node)] && BlockMeasure.linkShare(block) < 0.5
    }
  }

  /// The prose of a part outside what is dropped, in bytes.
  func openProse(_ node: PageNode) -> Int { openProse[Int(node.endBlock)] - openProse[Int(node.firstBlock)] }

  /// The part with the greatest weight; the deepest of equals.
  private func heaviest(_ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading]) -> Int? {
    var best: (node: Int, value: Double)?
    for index in page.nodes.indices where !isDropped[index] && !page.nodes[index].isInline {
      let node = page.nodes[index]
      var value = weight[Int(node.endBlock)] - weight[Int(node.firstBlock)]
      let element = page.tags[Int(node.tag)].element
      // A paragraph of many lines is still only a part of a text.
      if element == .p, node.parent > 0 { continue }
      if marks[index].marks.contains(.body) {
        value *= Self.bodyFactor
      } else if element == .article || element == .main {
        value *= Self.articleFactor
      }
      if value > 0, value >= best?.value ?? 0 { best = (index, value) }
    }
    return best?.node
  }

  /// The open prose of the parts that are named as the body of an article, in bytes.
  private func bodyProse(_ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading]) -> Int {
    var (prose, index) = (0, 0)
    while index < page.nodes.count {
      if marks[index].marks.contains(.body), !isDropped[index], !page.nodes[index].isInline {
        prose += openProse(page.nodes[index])
        index = Int(page.nodes[index].end)
      } else {
        index += 1
      }
    }
    return prose
  }

  /// The text of a part outside links and what is dropped, prose or not, in bytes.
  private func openText(_ page: borrowing PageBuilder, _ node: PageNode) -> Int {
    (Int(node.firstBlock)..<Int(node.endBlock)).reduce(0) { sum, index in
      let block = page.blocks[index]
      return isDropped[Int(block.node)] || BlockMeasure.linkShare(block) >= 0.5
        ? sum : sum + Int(block.end - block.start)
    }
  }

  /// The part around a root that has too little of the page's open prose, or of its text, and so is only one of several
  /// sections.
  private func widened(_ page: borrowing PageBuilder, from root: Int, isLanding: Bool) -> Int {
    let total = Double(openProse(page.nodes[0]))
    var node = root
    let allText = Double(openText(page, page.nodes[0]))
    while page.nodes[node].parent >= 0,
      Double(openProse(page.nodes[node])) < (isLanding ? Self.landingShare : Self.sectionShare) * total
        || Double(openText(page, page.nodes[node])) < (isLanding ? Self.landingTextShare : Self.textShare) * allText
    {
      node = Int(page.nodes[node].parent)
    }
    return node
  }

  /// The first of several adjacent articles if it is the largest and the others are teasers, each leading to another
  /// page.
  private func firstArticle(_ page: borrowing PageBuilder, within root: Int) -> Int {
    var articles: [Int] = []
    for index in root + 1..<max(root + 1, Int(page.nodes[root].end))
    where page.tags[Int(page.nodes[index].tag)].element == .article && !isDropped[index] {
      // Only the innermost: the last one found is not, if this one is in it.
      if let last = articles.last, index < Int(page.nodes[last].end) { articles.removeLast() }
      articles.append(index)
    }
    guard articles.count > 1, let first = articles.first else { return root }
    let size = openProse(page.nodes[first])
    guard articles.allSatisfy({ openProse(page.nodes[$0]) <= size }), size * 4 > openProse(page.nodes[root]),
      articles.dropFirst().allSatisfy({ isTeaser(page, page.nodes[$0]) })
    else { return root }
    return first
  }

  /// Whether an article leads to another page: its heading has a link, or one of its lines is a link. A section of a
  /// text may be an `article` too.
  private func isTeaser(_ page: borrowing PageBuilder, _ node: PageNode) -> Bool {
    (Int(node.firstBlock)..<Int(node.endBlock)).contains {
      let block = page.blocks[$0]
      return (block.kind == .heading || BlockMeasure.linkShare(block) > 0.9) && leadsAway(page, block)
    }
  }

  private static func sums<Value: AdditiveArithmetic>(_ values: [Value]) -> [Value] {
    var sums = [Value.zero]
    sums.reserveCapacity(values.count + 1)
    for value in values { sums.append(sums[sums.count - 1] + value) }
    return sums
  }
}
