import Text

/// One pass over a text's blocks in search of quotations.
struct QuotationSearch {
  var bytes: Bytes
  private let blocks: [FreeBlock]
  /// The number of blocks, free or not, and whether no more follow.
  private let total: Int
  private let isLast: Bool
  private var found: [VoiceSpan] = []
  /// Blocks that a quotation continues into.
  private var crossed: [Range<Int>] = []

  private var rules: MarkRules { MarkRules(bytes: bytes) }

  /// How many free blocks a quotation may cross that have no mark of their own.
  private static let reach = 5
  /// How many blocks, free or not, are searched for its end.
  private static let farthest = 100

  init(bytes: Bytes, blocks: [FreeBlock], of total: Int, isLast: Bool) {
    self.bytes = bytes
    self.blocks = blocks
    self.total = total
    self.isLast = isLast
  }

  /// The quotations.
  mutating func result() -> Quotations.Found {
    var marks: [[QuoteMark]] = blocks.prefix(Self.reach + 1).map { QuoteMark.marks(in: bytes, $0.span) }
    var skip = 0
    // The first block that a quotation of an earlier one may reach, and how many had been found before it.
    var clean = (block: 0, found: 0)
    for (index, block) in blocks.enumerated() {
      if skip == 0 { clean = (index, found.count) }
      let own = marks.removeFirst()
      let ahead = index + Self.reach + 1
      if ahead < blocks.count { marks.append(QuoteMark.marks(in: bytes, blocks[ahead].span)) }
      let continues = skip == 1
      if skip > 0 {
        skip -= 1
        if skip > 0 { continue }
      }
      if own.isEmpty { continue }
      let from = continues ? found.last?.span.end ?? block.span.start : block.span.start
      let isOpen = read(own, block.span, from: from, next: marks, index, skip: &skip)
      if skip > 0 { crossed.append(block.number + 1..<blocks[index + skip].number + 1) }
      if isOpen, !isLast, ahead > blocks.count, block.number + Self.farthest >= total {
        return Quotations.Found(
          voices: Array(found.prefix(clean.found)), crossed: crossed, known: blocks[clean.block].number)
      }
    }
    return Quotations.Found(voices: found, crossed: crossed, known: total)
  }

  /// Reads a block; returns whether a mark is left open in it, so that the following blocks decide.
  private mutating func read(
    _ marks: [QuoteMark], _ block: ByteSpan, from: Int, next: [[QuoteMark]], _ index: Int, skip: inout Int
  ) -> Bool {
    var open: QuoteMark?
    var closer = SingleCloser(marks)
    var ends: LikelyEnds?
    // Marks after a stop that would open the next paragraph of the open quotation; a single one may be misplaced.
    var strays: [QuoteMark] = []
    var place = 0
    while place < marks.count {
      let mark = marks[place]
      defer { place += 1 }
      guard mark.span.start >= from else { continue }
      if let opened = open {
        if rules.closes(opened, mark) {
          add(ByteSpan(opened.span.start, mark.span.end), opened, in: block)
          open = nil
        } else if rules.reopens(opened, mark) {
          if let inner = rules.nested(opened, marks, place) {
            place = inner
          } else {
            open = mark
            strays = []
          }
        } else if mark.form == opened.form, strays.count < 2 {
          strays.append(mark)
        }
      } else if rules.opensSingle(mark), let end = closer.end(after: place),
        !rules.runsOn(mark, marks[end], block, &ends)
      {
        let span = ByteSpan(mark.span.start, marks[end].span.end)
        if add(span, mark, in: block) { place = end }
      } else if rules.opens(mark) || rules.opensBehindComma(mark, marks, place) {
        open = mark
        strays = []
      }
    }
    guard let open else { return false }
    skip = leave(open, in: block, strays, next: next, index)
    return true
  }

  /// Takes a quotation that a block leaves open as far as it goes; returns how many of the following blocks are
  /// consumed.
  private mutating func leave(
    _ open: QuoteMark, in block: ByteSpan, _ strays: [QuoteMark], next: [[QuoteMark]], _ index: Int
  ) -> Int {
    if isNear(index + 1, index), let first = next.first?.first, first.form == open.form,
      first.span.start == SourceLine.afterGaps(bytes, blocks[index + 1].span.start, blocks[index + 1].span.end)
    {
      add(ByteSpan(open.span.start, block.end), open, in: block, continues: true)
    } else if let (ahead, mark) = closing(open, in: next, after: index) {
      let last = index + 1 + ahead
      found.append(VoiceSpan(ByteSpan(open.span.start, mark.span.end), .quote, why: Self.why(open)))
      precondition(blocks[last].span.contains(mark.span), "a mark outside its block")
      return ahead + 1
    } else if strays.count == 1, let stray = strays.first, rules.mayStray(stray) {
      add(ByteSpan(open.span.start, stray.span.end), open, in: block)
    }
    return 0
  }

  /// Whether a block is near enough to another for a quotation to continue in it.
  private func isNear(_ next: Int, _ block: Int) -> Bool {
    next < blocks.count && blocks[next].number - blocks[block].number < Self.farthest
  }

  /// The block (counted from the next) and the mark that close a quotation, if no block before it has a mark.
  private func closing(_ open: QuoteMark, in next: [[QuoteMark]], after index: Int) -> (Int, QuoteMark)? {
    for (ahead, marks) in next.prefix(Self.reach).enumerated() {
      guard isNear(index + 1 + ahead, index) else { return nil }
      guard let mark = marks.first(where: { !rules.isSingle($0) }) else { continue }
      return rules.closes(open, mark) && (open.form != .straight || !mark.mayOpen) ? (ahead, mark) : nil
    }
    return nil
  }

  // MARK: What counts

  @discardableResult
  private mutating func add(_ span: ByteSpan, _ open: QuoteMark, in block: ByteSpan, continues: Bool = false) -> Bool {
    guard continues || speaks(span, in: block) else { return false }
    found.append(VoiceSpan(span, .quote, why: Self.why(open)))
    return true
  }

  /// Whether a quoted stretch is another's speech, and not the mention of a word or a title.
  private func speaks(_ span: ByteSpan, in block: ByteSpan) -> Bool {
    let open = Glyphs.scalar(bytes, at: span.start).length
    let inner = (span.start + open)..<max(span.start + open, span.end - Glyphs.scalar(bytes, before: span.end).length)
    let shape = QuotedShape(bytes, inner)
    guard shape.words > 0 else { return false }
    let lead = lead(span.start, block)
    if shape.words >= 4 {
      return !shape.isTitle || lead == .introduced || shape.end != nil && shape.end != ","
    }
    if shape.end == "!" || shape.end == "?" { return true }
    if shape.isFirstPerson { return true }
    guard shape.startsCapital else { return false }
    return lead == .introduced || lead == .sentence && shape.end != nil
  }

  private enum Lead { case introduced, sentence, within }

  /// How the text before a quotation introduces it.
  private func lead(_ start: Int, _ block: ByteSpan) -> Lead {
    var place = start
    while place > block.start, bytes[place - 1] <= 0x20 { place -= 1 }
    guard place > block.start else { return .sentence }
    switch Glyphs.scalar(bytes, before: place).scalar {
    case ",", ":": return .introduced
    case ".", "!", "?", "…", "”", "\"", "»", "’": return .sentence
    default: return .within
    }
  }

  private static func why(_ open: QuoteMark) -> String {
    switch open.form {
    case .straight, .texOpen, .texClose: "between quotation marks"
    case .left, .right, .low: "between curly quotation marks"
    case .angleLeft, .angleRight: "between guillemets"
    case .singleStraight, .singleLeft, .singleRight: "between single quotation marks"
    }
  }
}
