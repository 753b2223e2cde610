/// Control words of the text itself: the properties of characters and paragraphs, and where they end.
extension RichTextReader {
  mutating func read(_ word: RichTextWord, _ number: Int?) {
    switch word {
    case .codePage, .ansi, .macintosh, .pc, .pca, .usualFont: characters.read(word, number)
    case .wrapsPage: content = .page
    case .wrapsText: content = .plainText
    case .outsidePage: state.isOutsidePage = number != 0
    case .paragraphEnd: endParagraph()
    case .lineBreak: breakLine()
    case .cell: endCell(of: 1)
    case .nestedCell: endCell(of: max(2, state.depth))
    case .row: endRow(of: 1)
    case .nestedRow: endRow(of: max(2, state.depth))
    case .plain:
      state.marks = []
      state.page = nil
    case .usualParagraph: (state.style, state.level, state.isListItem, state.depth) = (0, nil, nil, 0)
    case .mark(let mark): if number == 0 { state.marks.remove(mark) } else { state.marks.insert(mark) }
    case .lowered: state.marks.remove(.raised)
    case .position: if number ?? 1 > 0 { state.marks.insert(.raised) } else { state.marks.remove(.raised) }
    case .font: state.page = characters.page(ofFont: number ?? 0)
    case .characterStyle:
      let isPlaceholder = styles.style(Self.key(.characterStyle, number)).isPlaceholder
      if isPlaceholder { state.marks.insert(.placeholder) } else { state.marks.remove(.placeholder) }
    case .paragraphStyle: state.style = number ?? 0
    case .outlineLevel: state.level = Self.level(number)
    case .list: state.isListItem = number != 0
    case .inTable: state.depth = max(1, state.depth)
    case .tableDepth: state.depth = min(max(0, number ?? 0), OpenTable.deepest)
    default: break
    }
  }
}
