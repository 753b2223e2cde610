/// The comments of reviewers that document programs put below the text, each with a link back to its mark. They are
/// others' words about the text and not part of it.
enum PageRemarks {
  /// The role of a link between comment and mark, judged by its address.
  static func link(to address: Range<Int>, in source: Span<UInt8>) -> Tag.RemarkLink {
    guard let first = address.first, source[first] == UInt8(ascii: "#") else { return .none }
    let anchor = first + 1..<address.upperBound
    if PhraseList.remarksBack.opens(source, anchor) { return .back }
    return PhraseList.remarks.opens(source, anchor) ? .mark : .none
  }

  /// The blocks of the comments: each comment is in a part of its own, with the paragraphs that reply to it.
  static func blocks(of page: borrowing PageBuilder) -> [Int] {
    var blocks: [Int] = []
    for link in page.links where page.tags[Int(link.tag)].remark == .back {
      let paragraph = page.nodes[Int(link.node)]
      guard paragraph.parent >= 0 else { continue }
      var part = paragraph
      var parent = paragraph.parent
      while parent > 0, page.nodes[Int(parent)].isInline { parent = page.nodes[Int(parent)].parent }
      let around = page.nodes[Int(parent)]
      // A part that begins with the comment is its own; any other part around it also contains the text.
      if parent > 0, around.firstBlock == paragraph.firstBlock { part = around }
      blocks += Int(part.firstBlock)..<Int(part.endBlock)
    }
    return blocks
  }
}
