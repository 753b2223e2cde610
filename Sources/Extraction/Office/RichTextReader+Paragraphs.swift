import Text

/// A table of an RTF document while it is being read.
struct OpenTable {
  var isRowOpen = false
  var isCellOpen = false

  /// The deepest nesting of tables; deeper ones are treated as one.
  static let deepest = 8
}

/// Paragraphs, the cells of tables that they stand in, and text boxes.
extension RichTextReader {
  /// Begins a new line.
  mutating func breakLine() {
    endCharacter()
    if content == .page { return addLineFeed() }
    guard state.destination == .text, isShown else { return }
    closeRun()
    paragraph.appendLineBreak()
  }

  private mutating func addLineFeed() {
    if state.destination == .tags || state.destination == .text && !state.isOutsidePage { wrapped.append(0x0A) }
  }

  /// Ends the open paragraph. If its end was deleted, the next one continues it.
  mutating func endParagraph() {
    endCharacter()
    if content == .page { return addLineFeed() }
    guard state.destination == .text, let paragraph = takeParagraph() else { return }
    if state.marks.contains(.deleted) {
      before = paragraph
    } else {
      place(paragraph, at: state.depth)
    }
  }

  /// Takes the open paragraph; `nil` for one in a text box, which belongs to the paragraph around it.
  private mutating func takeParagraph() -> OfficeParagraph? {
    closeRun()
    var taken = OfficeParagraph()
    swap(&taken, &paragraph)
    let style = styles.style(Self.key(.paragraphStyle, state.style))
    if style.isContents { taken = OfficeParagraph() }
    taken.take(style, level: state.level, isListItem: state.isListItem)
    if !around.isEmpty {
      around[around.count - 1].boxes.append(taken)
      return nil
    }
    guard var joined = before else { return taken }
    // Released first, so that nothing is copied, however many paragraphs continue each other.
    before = nil
    joined.goOn(with: taken)
    return joined
  }

  private mutating func place(_ paragraph: OfficeParagraph, at depth: Int) {
    openCells(depth)
    page.add(paragraph)
  }

  /// Whether the open paragraph is more than the position after the last one.
  private var holdsText: Bool { !paragraph.isEmpty || !paragraph.boxes.isEmpty }

  /// Ends the document.
  mutating func finish() {
    endCharacter()
    guard content != .page else { return }
    closeRun()
    if holdsText, let last = takeParagraph() { place(last, at: state.depth) }
    if let before { place(before, at: state.depth) }
    openCells(0)
    page.close()
  }

  // MARK: Text boxes

  /// Opens the text box of a drawing.
  mutating func openBox() {
    guard state.destination == .text || state.destination == .drawing, content == .own else {
      state.destination = .leftOut
      return
    }
    endCharacter()
    closeRun()
    around.append(paragraph)
    paragraph = OfficeParagraph()
    state.destination = .text
    state.endsBox = true
    (state.style, state.level, state.isListItem, state.depth) = (0, nil, nil, 0)
  }

  mutating func closeBox() {
    endCharacter()
    closeRun()
    if holdsText { _ = takeParagraph() }
    if let last = around.popLast() { paragraph = last }
  }

  // MARK: Tables

  /// Opens the tables and the cell that a paragraph is in, and closes those it is not in.
  private mutating func openCells(_ depth: Int) {
    while tables.count > depth { closeTable() }
    for level in 0..<depth {
      if level == tables.count {
        page.openTable()
        tables.append(OpenTable())
      }
      if !tables[level].isRowOpen { page.openRow() }
      if !tables[level].isCellOpen { page.openCell() }
      tables[level] = OpenTable(isRowOpen: true, isCellOpen: true)
    }
  }

  private mutating func closeTable() {
    closeRow()
    tables.removeLast()
    page.closeTable()
  }

  private mutating func closeRow() {
    guard let table = tables.last else { return }
    if table.isCellOpen { page.closeCell() }
    if table.isRowOpen { page.closeRow() }
    tables[tables.count - 1] = OpenTable()
  }

  /// Ends a table cell at this nesting depth.
  mutating func endCell(of depth: Int) {
    endCharacter()
    guard state.destination == .text, content == .own else { return }
    guard let paragraph = takeParagraph() else { return }
    place(paragraph, at: depth)
    tables[depth - 1].isCellOpen = false
    page.closeCell()
  }

  mutating func endRow(of depth: Int) {
    guard state.destination == .text, around.isEmpty, tables.count >= depth else { return }
    while tables.count > depth { closeTable() }
    closeRow()
  }
}
