/// Finds the main part of a page: the subtree with the most prose, without what its names, its links and its place mark as
/// furniture.
///
/// All statistics are over ranges of blocks, by prefix sums. The steps are those that article extractors share (text and
/// link density, names of parts); the thresholds were chosen on half of a set of pages with known text and checked on the
/// other half.
struct MainContent {
  /// Whether a block belongs to the main part.
  private(set) var keeps: [Bool]
  /// Why the main part could not be told; `nil` when it was.
  private(set) var failure: String?

  /// Bytes from which a block is prose whatever its signs.
  static let longBlock = 80
  /// Bytes from which a block with the end of a sentence in it is prose.
  static let sentenceBlock = 40
  /// The share of a block's text in links from which it is a list of links.
  static let linkShare = 0.5
  /// The share of the page's prose that a part with a boilerplate name may hold and still be dropped.
  static let droppedShare = 0.4
  /// The share above which a name that many small parts bear says nothing on this page.
  static let commonName = 0.5
  /// What a part named as the body of an article counts more.
  static let bodyFactor = 1.8
  static let articleFactor = 1.15

  /// The node that holds the main part.
  private(set) var rootNode: Int?
  let isDropped: [Bool]
  private let prose: [Int]
  private let weight: [Double]

  init(_ page: borrowing PageBuilder, marks: [MarkupNames.Reading]) {
    prose = Self.sums(page.blocks.map { Self.proseBytes($0, page) })
    isDropped = Self.dropped(page, marks, prose)
    weight = Self.sums(page.blocks.map { [isDropped] in Self.weight($0, page, isDropped) })
    keeps = [Bool](repeating: false, count: page.blocks.count)
    guard let total = prose.last, total > 0, let root = Self.root(page, marks, isDropped, weight) else {
      failure = "no running text was found"
      return
    }
    rootNode = root
    keep(page, root: root, marks: marks)
    let kept = keeps.indices.reduce(0) { keeps[$1] ? $0 + prose[$1 + 1] - prose[$1] : $0 }
    if kept * 10 < total { failure = "the main part found holds less than a tenth of the page's running text" }
  }

  // MARK: Blocks

  private static func linkShare(_ block: PageBlock) -> Double {
    Double(block.linkBytes) / Double(max(1, block.end - block.start))
  }

  private static func proseBytes(_ block: PageBlock, _ page: borrowing PageBuilder) -> Int {
    let count = Int(block.end - block.start)
    guard linkShare(block) < linkShare, block.kind != .heading else { return 0 }
    return count >= longBlock || (count >= sentenceBlock && hasSentenceEnd(block, page)) ? count : 0
  }

  private static func hasSentenceEnd(_ block: PageBlock, _ page: borrowing PageBuilder) -> Bool {
    var at = Int(block.end) - 1
    while at >= Int(block.start), at > Int(block.end) - 6 {
      switch page.text[at] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
      default: at -= 1
      }
    }
    return false
  }

  private static func weight(_ block: PageBlock, _ page: borrowing PageBuilder, _ isDropped: [Bool]) -> Double {
    let count = Double(block.end - block.start)
    if isDropped[Int(block.node)] { return -min(count, 100) }
    if linkShare(block) >= linkShare { return -min(count, 60) - 20 }
    let prose = proseBytes(block, page)
    if prose > 0 { return Double(prose) * (1 - linkShare(block)) }
    switch block.kind {
    case .heading, .listItem, .paragraph: return count / 4 - 6
    default: return -5
    }
  }

  // MARK: Parts

  /// Marks the parts that are furniture; a part that holds much of the page's prose is not.
  private static func dropped(
    _ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading], _ prose: [Int]
  ) -> [Bool] {
    let total = Double(max(1, prose.last ?? 0))
    func share(_ node: PageNode) -> Double {
      Double(prose[Int(node.endBlock)] - prose[Int(node.firstBlock)]) / total
    }
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
      case .nav: dropped[index] = share(node) < 0.5
      case .aside, .footer, .form, .menu, .dialog: dropped[index] = share(node) < droppedShare
      default: break
      }
      if dropped[index] { continue }
      if reading.marks.contains(.comment) {
        dropped[index] = share(node) < 0.7
      } else if reading.marks.contains(.boilerplate), !common.contains(reading.boilerplateName) {
        dropped[index] = share(node) < (reading.marks.contains(.body) ? 0.1 : droppedShare)
      }
    }
    return dropped
  }

  /// The boilerplate names whose small parts together hold most of the page's prose: builders of pages give such names to
  /// everything ("widget").
  private static func commonNames(
    _ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading], _ share: (PageNode) -> Double
  ) -> Set<UInt64> {
    var held: [UInt64: Double] = [:]
    var coveredUntil: [UInt64: Int32] = [:]
    for index in page.nodes.indices where marks[index].marks.contains(.boilerplate) {
      let (node, name) = (page.nodes[index], marks[index].boilerplateName)
      let part = share(node)
      guard part < droppedShare, coveredUntil[name, default: 0] <= Int32(index) else { continue }
      held[name, default: 0] += part
      coveredUntil[name] = node.end
    }
    return Set(held.filter { $0.value > commonName }.keys)
  }

  /// The part with the greatest weight; the deepest of equals.
  private static func root(
    _ page: borrowing PageBuilder, _ marks: [MarkupNames.Reading], _ isDropped: [Bool], _ weight: [Double]
  ) -> Int? {
    var best: (node: Int, value: Double)?
    for index in page.nodes.indices where !isDropped[index] && !page.nodes[index].isInline {
      let node = page.nodes[index]
      var value = weight[Int(node.endBlock)] - weight[Int(node.firstBlock)]
      if marks[index].marks.contains(.body) {
        value *= bodyFactor
      } else if page.tags[Int(node.tag)].element == .article || page.tags[Int(node.tag)].element == .main {
        value *= articleFactor
      }
      if value > 0, value >= best?.value ?? 0 { best = (index, value) }
    }
    return best?.node
  }

  // MARK: What is kept

  private mutating func keep(_ page: borrowing PageBuilder, root: Int, marks: [MarkupNames.Reading]) {
    let node = page.nodes[root]
    var last: Int?
    for index in Int(node.firstBlock)..<Int(node.endBlock) {
      let block = page.blocks[index]
      guard !isDropped[Int(block.node)] else { continue }
      let count = block.end - block.start
      if Self.linkShare(block) >= 0.7, count < 200 || Self.linkShare(block) > 0.9 { continue }
      keeps[index] = true
      if prose[index + 1] > prose[index] { last = index }
    }
    // Headings and scraps after the last prose head something else.
    if let last {
      for index in last + 1..<max(last + 1, Int(node.endBlock)) where page.blocks[index].kind == .heading {
        for rest in index..<Int(node.endBlock) { keeps[rest] = false }
        break
      }
    }
  }

  private static func sums<Value: AdditiveArithmetic>(_ values: [Value]) -> [Value] {
    var sums = [Value.zero]
    sums.reserveCapacity(values.count + 1)
    for value in values { sums.append(sums[sums.count - 1] + value) }
    return sums
  }
}
