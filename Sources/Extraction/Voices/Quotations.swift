import CByteScan
import Text

/// Finds quoted speech by its marks.
///
/// Known marks: `"…"`, `“…”`, `„…“`, `”…”`, `«…»`, `»…«`, `‹…›`, `‘…’`, `'…'` and TeX's. A quotation may go on over
/// paragraphs that each open with a mark, or up to five that hold none before the closing one; otherwise a mark that
/// is not closed in its paragraph opens nothing. Marks within a quotation belong to it.
///
/// Mentioning a word is not letting another speak: of three words or fewer only an exclamation, a question, or a
/// capitalised answer that is introduced by a comma or colon or stands as a sentence counts, and a capitalised title
/// never does. See docs/voices.md.
public enum Quotations {
  /// The quotations in a text, in order; nothing inside the voices already taken. O(bytes).
  public static func find(in text: String, blocks: [Block], taken: [VoiceSpan]) -> [VoiceSpan] {
    find(in: text, blocks: blocks, taken: taken, isLast: true).voices
  }

  /// The quotations in a text of which more may come, and how many of its blocks they are known of: no quotation goes on
  /// from those into the next. All where nothing comes after them.
  static func find(
    in text: String, blocks: [Block], taken: [VoiceSpan], isLast: Bool
  ) -> (voices: [VoiceSpan], known: Int) {
    let free = free(blocks, of: taken)
    guard !free.isEmpty else { return ([], blocks.count) }
    return text.withBytes { bytes in
      var search = Search(bytes: bytes, blocks: free, of: blocks.count, isLast: isLast)
      guard let place = firstWideGap(bytes) else { return search.result() }
      return evenlySpaced(bytes, from: place).withUnsafeBufferPointer {
        search.bytes = $0
        return search.result()
      }
    }
  }

  /// Where the first space past ASCII or mark without width stands.
  private static func firstWideGap(_ bytes: Bytes) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var index = 0
    while true {
      index += usward_find_wide_gap(base + index, bytes.count - index)
      if index == bytes.count { return nil }
      if SourceLine.gap(bytes, at: index, bytes.count).length > 1 { return index }
      index += 1
    }
  }

  /// The bytes of a text with its other spaces, and marks beside a space that do not show, as plain spaces of the same
  /// length: what a quotation looks like must not hang on which space stands before it.
  private static func evenlySpaced(_ text: Bytes, from first: Int) -> [UInt8] {
    Array(unsafeUninitializedCapacity: text.count) { bytes, count in
      count = bytes.initialize(fromContentsOf: text)
      guard let base = text.baseAddress else { return }
      var index = first
      while index < count {
        let (length, columns) = SourceLine.gap(Bytes(bytes), at: index, count)
        let end = index + length
        if length > 1 {
          let isBesideSpace = index > 0 && bytes[index - 1] <= 0x20 || end < count && bytes[end] <= 0x20
          if columns > 0 || isBesideSpace {
            for place in index..<end { bytes[place] = 0x20 }
          }
        }
        index = max(end, index + 1)
        index += usward_find_wide_gap(base + index, count - index)
      }
    }
  }

  /// The blocks that no voice has taken. Voices are in order and few overlap.
  private static func free(_ blocks: [Block], of taken: [VoiceSpan]) -> [FreeBlock] {
    var free: [FreeBlock] = []
    var next = 0
    var reach = 0
    for (number, block) in blocks.enumerated() where block.kind != .preformatted {
      while next < taken.count, taken[next].span.start < block.span.end {
        reach = max(reach, taken[next].span.end)
        next += 1
      }
      if reach <= block.span.start { free.append(FreeBlock(span: block.span, number: number)) }
    }
    return free
  }
}

/// A block that no voice has taken.
private struct FreeBlock {
  var span: ByteSpan
  /// Its number among all blocks.
  var number: Int
}

/// One pass over a text's blocks.
private struct Search {
  var bytes: Bytes
  let blocks: [FreeBlock]
  /// How many blocks there are, free or not, and whether no more come.
  let total: Int
  let isLast: Bool
  private var found: [VoiceSpan] = []

  /// Free blocks that a quotation may pass without a mark of its own.
  private static let reach = 5
  /// Blocks, with those that are not free, that are looked at for its end.
  private static let farthest = 100

  init(bytes: Bytes, blocks: [FreeBlock], of total: Int, isLast: Bool) {
    self.bytes = bytes
    self.blocks = blocks
    self.total = total
    self.isLast = isLast
  }

  /// The quotations, and how many blocks they are known of.
  mutating func result() -> (voices: [VoiceSpan], known: Int) {
    var marks: [[QuoteMark]] = blocks.prefix(Search.reach + 1).map { QuoteMark.marks(in: bytes, $0.span) }
    var skip = 0
    /// The first block that a quotation of an earlier one may reach, and how many had been found before it.
    var clean = (block: 0, found: 0)
    for (index, block) in blocks.enumerated() {
      if skip == 0 { clean = (index, found.count) }
      let own = marks.removeFirst()
      let ahead = index + Search.reach + 1
      if ahead < blocks.count { marks.append(QuoteMark.marks(in: bytes, blocks[ahead].span)) }
      let continues = skip == 1
      if skip > 0 {
        skip -= 1
        if skip > 0 { continue }
      }
      if own.isEmpty { continue }
      let from = continues ? found.last?.span.end ?? block.span.start : block.span.start
      let isOpen = read(own, block.span, from: from, next: marks, index, skip: &skip)
      if isOpen, !isLast, ahead > blocks.count, block.number + Search.farthest >= total {
        return (Array(found.prefix(clean.found)), blocks[clean.block].number)
      }
    }
    return (found, total)
  }

  /// Reads a block; whether a mark is left open in it, so that the blocks behind decide.
  private mutating func read(
    _ marks: [QuoteMark], _ block: ByteSpan, from: Int, next: [[QuoteMark]], _ index: Int, skip: inout Int
  ) -> Bool {
    var open: QuoteMark?
    var closer = SingleCloser(marks)
    var place = 0
    while place < marks.count {
      let mark = marks[place]
      defer { place += 1 }
      guard mark.span.start >= from else { continue }
      if let opened = open {
        if closes(opened, mark) {
          add(ByteSpan(opened.span.start, mark.span.end), opened, in: block)
          open = nil
        } else if reopens(opened, mark) {
          if let inner = nested(opened, marks, place) { place = inner } else { open = mark }
        }
      } else if opensSingle(mark), let end = closer.end(after: place) {
        let span = ByteSpan(mark.span.start, marks[end].span.end)
        if add(span, mark, in: block) { place = end }
      } else if opens(mark) {
        open = mark
      }
    }
    guard let open else { return false }
    if isNear(index + 1, index), let first = next.first?.first, first.form == open.form,
      first.span.start == textStart(blocks[index + 1].span)
    {
      add(ByteSpan(open.span.start, block.end), open, in: block, continues: true)
    } else if let (ahead, mark) = closing(open, in: next, after: index) {
      let last = index + 1 + ahead
      found.append(VoiceSpan(ByteSpan(open.span.start, mark.span.end), .quote, why: Search.why(open)))
      precondition(blocks[last].span.contains(mark.span), "a mark outside its block")
      skip = ahead + 1
    }
    return true
  }

  /// Whether a block is near enough to another for a quotation to go on in it.
  private func isNear(_ next: Int, _ block: Int) -> Bool {
    next < blocks.count && blocks[next].number - blocks[block].number < Search.farthest
  }

  /// The block (counted from the next) and the mark that close a quotation, when every block before holds no mark.
  private func closing(_ open: QuoteMark, in next: [[QuoteMark]], after index: Int) -> (Int, QuoteMark)? {
    for (ahead, marks) in next.prefix(Search.reach).enumerated() {
      guard isNear(index + 1 + ahead, index) else { return nil }
      guard let mark = marks.first(where: { !isSingle($0) }) else { continue }
      return closes(open, mark) && (open.form != .straight || !mark.mayOpen) ? (ahead, mark) : nil
    }
    return nil
  }

  // MARK: What opens and what closes

  private func isSingle(_ mark: QuoteMark) -> Bool {
    mark.form == .singleStraight || mark.form == .singleLeft || mark.form == .singleRight
  }

  private func opensSingle(_ mark: QuoteMark) -> Bool {
    switch mark.form {
    case .singleLeft: mark.mayOpen && !mark.followsDigit || mark.isLoose
    case .singleStraight: mark.mayOpen && !mark.followsDigit || mark.isLoose && !(mark.beforeGap?.isLetter ?? false)
    default: false
    }
  }

  private func opens(_ mark: QuoteMark) -> Bool {
    switch mark.form {
    case .left, .low, .texOpen: return true
    case .angleLeft: return true
    case .angleRight, .right: return mark.mayOpen
    case .straight: return (mark.mayOpen || mark.isLoose) && !mark.followsDigit
    default: return false
    }
  }

  private func closes(_ open: QuoteMark, _ mark: QuoteMark) -> Bool {
    switch (open.form, mark.form) {
    case (.straight, .straight): mark.mayClose || mark.isLoose || mark.after == nil
    case (.straight, .right), (.left, .right), (.low, .right), (.right, .right): true
    case (.low, .left): true
    case (.left, .straight): mark.mayClose && !mark.mayOpen
    case (.angleLeft, .angleRight), (.angleRight, .angleLeft), (.texOpen, .texClose): true
    case (.texOpen, .straight): mark.mayClose
    default: false
    }
  }

  /// Whether a mark opens anew although one is open: the closing one was lost. After the end of a sentence the same
  /// mark opens the next paragraph of one quotation, in a text whose paragraphs were run together.
  private func reopens(_ open: QuoteMark, _ mark: QuoteMark) -> Bool {
    guard mark.form == open.form, opens(mark) else { return false }
    var place = mark.span.start
    while place > open.span.end, bytes[place - 1] == 0x20 { place -= 1 }
    guard place > open.span.end else { return true }
    let last = bytes[place - 1]
    return last != UInt8(ascii: ".") && last != UInt8(ascii: "!") && last != UInt8(ascii: "?")
  }

  /// The mark that closes a quotation within a quotation by the same marks, when the next two both close.
  private func nested(_ open: QuoteMark, _ marks: [QuoteMark], _ place: Int) -> Int? {
    let next = marks[(place + 1)...].prefix(12).indices.filter { !isSingle(marks[$0]) }.prefix(2)
    guard next.count == 2, let first = next.first, next.allSatisfy({ closes(open, marks[$0]) && !marks[$0].mayOpen })
    else { return nil }
    return first
  }

  private func textStart(_ block: ByteSpan) -> Int {
    var place = block.start
    while place < block.end {
      let (length, _) = SourceLine.gap(bytes, at: place, block.end)
      if length == 0 { break }
      place += length
    }
    return place
  }

  // MARK: What counts

  @discardableResult
  private mutating func add(_ span: ByteSpan, _ open: QuoteMark, in block: ByteSpan, continues: Bool = false) -> Bool {
    guard continues || speaks(span, in: block) else { return false }
    found.append(VoiceSpan(span, .quote, why: Search.why(open)))
    return true
  }

  /// Whether a quoted stretch lets another speak, rather than mention a word or a title.
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
    return lead == .introduced && shape.words > 0 || lead == .sentence && shape.end != nil
  }

  private enum Lead { case introduced, sentence, within }

  /// How the text before a quotation leads to it.
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

/// Finds the mark that closes a single quote: the next that may. One after an "s" may be a possessive ("the leaders'
/// pay"): it gives way to one after a stop or comma if no other quote opens before that. Each search goes on where the
/// last one ended, so that a block is passed once.
private struct SingleCloser {
  private let marks: [QuoteMark]
  private var closer = 0
  private var strong = 0
  private var opener = 0

  init(_ marks: [QuoteMark]) { self.marks = marks }

  /// The index of the mark that closes the one at `place`; `nil` when none does.
  mutating func end(after place: Int) -> Int? {
    closer = next(closer, past: place) { isCloser($0) }
    guard closer < marks.count else { return nil }
    guard marks[closer].before == "s", !marks[place].isLoose else { return closer }
    strong = next(strong, past: place) {
      isCloser($0) && isStop($0.before)
    }
    opener = next(opener, past: place) { $0.mayOpen && !$0.mayClose }
    return strong < opener && strong < marks.count ? strong : closer
  }

  private func next(_ pointer: Int, past place: Int, where isFound: (QuoteMark) -> Bool) -> Int {
    var pointer = max(pointer, place + 1)
    while pointer < marks.count, !isFound(marks[pointer]) { pointer += 1 }
    return pointer
  }

  private func isStop(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case ".", ",", "!", "?", "…", "—": true
    default: false
    }
  }

  private func isCloser(_ mark: QuoteMark) -> Bool {
    (mark.form == .singleRight || mark.form == .singleStraight) && (mark.mayClose && !mark.mayOpen || mark.isLoose)
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter.
  fileprivate var isLetter: Bool { properties.isAlphabetic }
}
