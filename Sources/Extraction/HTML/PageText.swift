import Text

/// The kept blocks of a page as one text, with the mapping from the page's offsets to the text's.
struct PageText {
  private(set) var bytes: [UInt8] = []
  private(set) var blocks: [Block] = []
  private(set) var pieces: [SourceMap.Piece] = []
  /// For each block of the page, its start in `bytes`; -1 if it is left out.
  private(set) var starts: [Int32]

  /// Writes the blocks for which `keeps` is true.
  init(_ page: borrowing PageBuilder, keeping keeps: [Bool]) {
    starts = [Int32](repeating: -1, count: page.blocks.count)
    bytes.reserveCapacity(page.text.count)
    var piece = 0
    for index in page.blocks.indices where keeps[index] {
      let block = page.blocks[index]
      let joins = index > 0 && keeps[index - 1] && Self.continues(page, index)
      if !bytes.isEmpty { bytes.append(joins ? 0x20 : 0x0A) }
      let start = bytes.count
      starts[index] = Int32(start)
      bytes.append(contentsOf: page.bytes(of: block))
      let shift = start - Int(block.start)
      while piece < page.map.pieces.count, page.map.pieces[piece].extracted < Int(block.start) { piece += 1 }
      while piece < page.map.pieces.count, page.map.pieces[piece].extracted < Int(block.end) {
        let from = page.map.pieces[piece]
        pieces.append(SourceMap.Piece(extracted: from.extracted + shift, source: from.source))
        piece += 1
      }
      if joins {
        blocks[blocks.count - 1].span.end = bytes.count
      } else {
        blocks.append(Block(ByteSpan(start, bytes.count), block.kind))
      }
    }
  }

  /// Whether a block only continues the line before it: old mail and hand-wrapped pages break lines with `<br>` within
  /// a sentence. That is the case if only one `<br>` separates them, the line before ends with a letter or a comma, and
  /// this one begins with a lower-case letter.
  private static func continues(_ page: borrowing PageBuilder, _ index: Int) -> Bool {
    let (before, block) = (page.blocks[index - 1], page.blocks[index])
    guard block.followsLineBreak, before.node == block.node else { return false }
    let last = page.text[Int(before.end) - 1]
    let first = page.text[Int(block.start)]
    return (last.isASCIILetter || last == UInt8(ascii: ",") || last.isASCIIDigit) && first.isASCIILetter
      && first & 0x20 != 0
  }

  /// The span of some blocks in the text; `nil` when none of them is kept.
  func span(of blocks: Range<Int>, in page: borrowing PageBuilder) -> ByteSpan? {
    guard let first = blocks.first(where: { starts[$0] >= 0 }), let last = blocks.last(where: { starts[$0] >= 0 })
    else {
      return nil
    }
    return ByteSpan(Int(starts[first]), Int(starts[last] + page.blocks[last].end - page.blocks[last].start))
  }

  /// The span of a node in the text; `nil` when nothing of it is kept.
  func span(of node: PageNode, in page: borrowing PageBuilder) -> ByteSpan? {
    var first: Int?
    var last = 0
    let range = Int(node.firstBlock)..<min(Int(max(node.endBlock, node.firstBlock + 1)), page.blocks.count)
    for index in range where starts[index] >= 0 {
      let block = page.blocks[index]
      let shift = Int(starts[index]) - Int(block.start)
      let start = max(Int(node.start), Int(block.start)) + shift
      let end = min(Int(node.stop), Int(block.end)) + shift
      guard start < end else { continue }
      if first == nil { first = start }
      last = end
    }
    return first.map { ByteSpan($0, last) }
  }
}
