/// Links that belong to the text: a list item in it, a table cell, a heading of a section, a sentence that refers to
/// something.
extension MainContent {
  /// Keeps blocks of links that are within the text.
  mutating func keepLinked(_ page: borrowing PageBuilder, _ range: Range<Int>) {
    let kept = keeps
    var index = range.lowerBound
    while index < range.upperBound {
      guard isLinkBlock(page, index) else {
        index += 1
        continue
      }
      let role = role(page, page.blocks[index])
      var end = index + 1
      if role == .entry || role == .cell {
        while end < range.upperBound, isLinkBlock(page, end), self.role(page, page.blocks[end]) == role {
          end += 1
        }
      }
      let isAfterText = index > range.lowerBound && kept[index - 1]
      let isBeforeText = end < range.upperBound && kept[end]
      let isWanted =
        switch role {
        case .entry: (isAfterText || isBeforeText) && !headsOther(page, index - 1)
        case .cell: isAfterText || isBeforeText
        case .heading: isBeforeText
        case .sentence: isAfterText && isBeforeText && !isInCapitals(page, page.blocks[index])
        case .other: false
        }
      if isWanted { for linked in index..<end { keeps[linked] = true } }
      index = end
    }
  }

  /// The role that a block of links can have in a text.
  private enum LinkRole {
    case entry, cell, heading, sentence, other
  }

  private func role(_ page: borrowing PageBuilder, _ block: PageBlock) -> LinkRole {
    if block.kind == .heading { return .heading }
    return switch page.tags[Int(page.nodes[Int(block.node)].tag)].element {
    case .li, .dd, .dt: .entry
    case .td, .th: .cell
    case .p: .sentence
    default: .other
    }
  }

  /// Whether a block was left out only because of its links.
  private func isLinkBlock(_ page: borrowing PageBuilder, _ index: Int) -> Bool {
    let block = page.blocks[index]
    guard !keeps[index], !isDropped[Int(block.node)], BlockMeasure.linkShare(block) >= Self.linkBlockShare else {
      return false
    }
    return !PhraseList.furniture.begins(page.bytes(of: block))
  }

  /// Whether a block heads a list of other texts.
  private func headsOther(_ page: borrowing PageBuilder, _ index: Int) -> Bool {
    guard index >= 0 else { return false }
    let text = page.bytes(of: page.blocks[index])
    return PhraseList.endings.isHeading(text)
      || (text.count < Self.phraseBytes && PhraseList.furniture.begins(text))
  }

  /// Whether a block is in capitals, as sites set titles of other texts and calls to action.
  private func isInCapitals(_ page: borrowing PageBuilder, _ block: PageBlock) -> Bool {
    let text = page.bytes(of: block)
    return text.contains { $0 &- UInt8(ascii: "A") < 26 } && !text.contains { $0 &- UInt8(ascii: "a") < 26 }
  }
}
