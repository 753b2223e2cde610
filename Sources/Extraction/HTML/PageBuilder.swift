/// Makes flat arrays of nodes, blocks and text from the parser's events. There is no tree of objects: every question
/// about a subtree is one about a range.
struct PageBuilder: MarkupEvents {
  let tags: [Tag]
  private(set) var nodes: [PageNode] = []
  private(set) var blocks: [PageBlock] = []
  private(set) var links: [PageLink] = []
  /// The text of all blocks, separated by line feeds.
  private(set) var text: [UInt8] = []
  /// From offsets in `text` to offsets in the source.
  private(set) var map: ChunkMap

  private var literals: HeldLiterals
  private var nextTag = 0
  private var stack: [Int32] = []
  private var kinds: [BlockKind] = []
  private var blockNode: Int32 = 0
  private var blockStart = 0
  private var linkBytes: Int32 = 0
  private var isSpacePending = false
  private var pendingBreaks = 0
  private var openLink: Int32?
  /// Whether the element that ends next is a `<br>` of the filtered markup.
  private var isVoidOpen = false

  init(_ filtered: borrowing FilteredMarkup) {
    tags = filtered.tags
    map = ChunkMap(of: filtered)
    literals = HeldLiterals(of: filtered)
    nodes.reserveCapacity(filtered.tags.count / 2)
    text.reserveCapacity(filtered.bytes.count / 2)
  }

  /// The text of a block.
  func bytes(of block: PageBlock) -> ArraySlice<UInt8> { text[Int(block.start)..<Int(block.end)] }

  /// The text of the block with this number.
  func bytes(ofBlock index: Int) -> ArraySlice<UInt8> { bytes(of: blocks[index]) }

  mutating func start() {
    guard nextTag < tags.count else { return }
    let number = Int32(nextTag)
    let tag = tags[nextTag]
    nextTag += 1
    switch tag.role {
    case .void: lineBreak(tag)
    case .linkStart:
      isVoidOpen = true
      openLink = Int32(links.count)
      links.append(PageLink(tag: number, start: Int32(nextOffset), end: -1, node: blockNode))
    case .linkEnd: closeLink()
    case .head: break
    case .block:
      endBlock()
      pendingBreaks = 0
      push(number, isInline: false)
      blockNode = Int32(nodes.count - 1)
      kinds.append(kind(of: tag.element))
    case .inline: push(number, isInline: true)
    }
  }

  mutating func end() {
    guard let top = stack.last else { return }
    if !isVoidOpen {
      let index = Int(top)
      if !nodes[index].isInline {
        endBlock()
        pendingBreaks = 0
        kinds.removeLast()
        blockNode = blockParent(of: nodes[index].parent)
      } else if tags[Int(nodes[index].tag)].element == .sup, Int(nodes[index].start) < text.count {
        leaveOutNote(from: Int(nodes[index].start))
      }
      nodes[index].end = Int32(nodes.count)
      nodes[index].endBlock = Int32(blocks.count)
      nodes[index].stop = Int32(text.count)
      stack.removeLast()
    }
    isVoidOpen = false
  }

  mutating func text(_ bytes: Span<UInt8>, endingAt end: Int) {
    let origin = end - bytes.count
    let isPreformatted = kinds.last == .preformatted
    var at = 0
    if isBlockEmpty {
      while at < bytes.count, bytes[at].isHTMLSpace { at += 1 }
    } else if !isPreformatted {
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      if at > 0 { isSpacePending = true }
    }
    var stop = bytes.count
    if !isPreformatted { while stop > at, bytes[stop - 1] == 0x20 { stop -= 1 } }
    guard at < stop else { return }
    let begin = text.count
    separate()
    map.note(text.count, filtered: origin + at, count: stop - at)
    let copied = text.count
    bytes.extracting(at..<stop).withUnsafeBufferPointer { text.append(contentsOf: $0) }
    literals.restore(in: &text, from: copied)
    if openLink != nil { linkBytes += Int32(text.count - begin) }
    isSpacePending = stop < bytes.count
  }

  // MARK: Breaks

  private var isBlockEmpty: Bool { text.count == blockStart }

  /// Where the next text will begin.
  private var nextOffset: Int { text.count + (isSpacePending && !isBlockEmpty ? 1 : 0) }

  private mutating func separate() {
    if isSpacePending, !isBlockEmpty { text.append(0x20) }
    isSpacePending = false
  }

  private mutating func lineBreak(_ tag: Tag) {
    isVoidOpen = true
    if kinds.last == .preformatted, tag.element == .br {
      isSpacePending = false
      if !isBlockEmpty { text.append(0x0A) }
      return
    }
    let count = blocks.count
    endBlock()
    pendingBreaks = blocks.count > count ? 1 : pendingBreaks + 1
    if tag.element != .br { pendingBreaks = 2 }
  }

  /// Ends the current block; an empty one leaves nothing.
  private mutating func endBlock() {
    isSpacePending = false
    while text.count > blockStart, text[text.count - 1].isHTMLSpace { text.removeLast() }
    if text.count > blockStart, ZeroWidth.isAll(of: text[blockStart...]) { remove(from: blockStart) }
    guard text.count > blockStart else { return }
    blocks.append(
      PageBlock(
        start: Int32(blockStart), end: Int32(text.count), node: blockNode, linkBytes: linkBytes,
        kind: kinds.last ?? .paragraph, followsLineBreak: pendingBreaks == 1))
    pendingBreaks = 0
    text.append(0x0A)
    blockStart = text.count
    linkBytes = 0
  }

  // MARK: Nodes

  private mutating func push(_ tag: Int32, isInline: Bool) {
    let number = Int32(nodes.count)
    nodes.append(
      PageNode(
        tag: tag, parent: stack.last ?? -1, end: number + 1, firstBlock: Int32(blocks.count),
        endBlock: Int32(blocks.count), start: Int32(isInline ? nextOffset : text.count), stop: 0, isInline: isInline))
    stack.append(number)
  }

  private func blockParent(of node: Int32) -> Int32 {
    var node = node
    while node >= 0, nodes[Int(node)].isInline { node = nodes[Int(node)].parent }
    return max(0, node)
  }

  private func kind(of element: Element) -> BlockKind {
    switch element {
    // Of buttons only those are kept that are the heading of a part.
    case .h1, .h2, .h3, .h4, .h5, .h6, .button: .heading
    case .li, .dt, .dd: .listItem
    case .td, .th: .tableCell
    case .caption, .figcaption: .caption
    case .pre, .listing, .xmp, .textarea, .plaintext: .preformatted
    case .p, .blockquote: kinds.last == .listItem ? .listItem : .paragraph
    case .table, .ul, .ol, .dl, .figure, .article, .section, .main, .aside, .nav, .header, .footer: .paragraph
    default: kinds.last ?? .paragraph
    }
  }

  private mutating func closeLink() {
    isVoidOpen = true
    guard let open = openLink else { return }
    links[Int(open)].end = Int32(text.count)
    openLink = nil
    let link = links[Int(open)]
    let tag = tags[Int(link.tag)]
    if tag.remark == .mark {
      leaveOutRemark(from: Int(link.start))
    } else if tag.leadsWithin, link.start < link.end {
      let start = Int(link.start)
      if NoteMark.isSign(text[start...]) || start == blockStart && NoteMark.isNumber(text[start...]) {
        leaveOutRemark(from: start)
      } else {
        leaveOutNote(from: start)
      }
    }
  }

  // MARK: Notes

  /// Leaves out the mark of a note.
  private mutating func leaveOutNote(from start: Int) {
    if NoteMark.stands(in: text, from: start, ofBlockFrom: blockStart) { remove(from: start) }
  }

  /// Leaves out the mark of a reviewer's comment ("[a]", "[BP1]"), or a sign that only leads to a place of the page.
  private mutating func leaveOutRemark(from start: Int) {
    guard start >= blockStart, start < text.count, text.count - start <= NoteMark.longest else { return }
    remove(from: start)
    if !isBlockEmpty, text[text.count - 1] == 0x20 {
      text.removeLast()
      isSpacePending = true
    }
  }

  /// Removes the text of the current block from an offset on.
  private mutating func remove(from start: Int) {
    for index in links.indices.reversed() {
      guard links[index].end > start else { break }
      linkBytes -= max(0, links[index].end - max(links[index].start, Int32(start)))
      links[index].start = min(links[index].start, Int32(start))
      links[index].end = Int32(start)
    }
    for index in nodes.indices.reversed() {
      guard nodes[index].start >= start || nodes[index].stop > start || nodes[index].stop == 0 else { break }
      nodes[index].start = min(nodes[index].start, Int32(start))
      nodes[index].stop = min(nodes[index].stop, Int32(start))
    }
    text.removeLast(text.count - start)
    map.remove(from: start)
  }
}
