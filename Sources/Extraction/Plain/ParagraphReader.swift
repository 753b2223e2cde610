import Text

/// Assembles lines into blocks.
struct ParagraphReader {
  private let bytes: Bytes
  private let lines: UnsafeBufferPointer<SourceLine>
  private let shape: BlockShape
  /// The number of lines, from the first, whose voices are known.
  private let known: Int
  private let isLast: Bool
  /// The text so far.
  private(set) var builder: SegmentBuilder
  /// The first line of each block so far.
  private(set) var firstLines: [Int] = []

  /// Reads lines of which the first `known` are marked with their voices; all of them if no lines follow.
  init(_ bytes: Bytes, _ lines: UnsafeBufferPointer<SourceLine>, _ habits: TextHabits, known: Int? = nil) {
    self.bytes = bytes
    self.lines = lines
    self.known = known ?? lines.count
    isLast = known == nil
    shape = BlockShape(bytes, lines, habits, known: self.known)
    builder = SegmentBuilder(bytes, areCaptions: habits.timed?.runsOn == true)
    firstLines.reserveCapacity(min(lines.count, Self.usualBlocks))
    builder.reserveCapacity(blocks: min(lines.count, Self.usualBlocks))
  }

  /// The number of blocks that most parts of a large text stay below; room for other texts grows cheaply.
  private static let usualBlocks = 4_096

  /// Reads all blocks that begin from `first` on; returns the line after them. A block counts once its end is known.
  mutating func read(from first: Int) -> Int {
    let shape = shape
    var index = first
    while index < known {
      if shape.isBetweenBlocks(index) {
        index += 1
        continue
      }
      let end = shape.end(ofBlockAt: index)
      // The line after a blank one may continue it.
      if !isLast, end + 2 > known { break }
      emit(index..<end, shape)
      index = end
    }
    builder.close()
    return index
  }

  private mutating func emit(_ range: Range<Int>, _ shape: BlockShape) {
    firstLines.append(range.lowerBound)
    let voiced = lines[range.lowerBound]
    builder.openBlock()
    let start = builder.count
    if range.count == 1 { builder.copy(voiced.range) } else { copyLines(range, shape) }
    builder.closeBlock(shape.kind(of: range))
    if voiced.voice != .author {
      builder.voice(ByteSpan(start, builder.count), voiced.voice, why: voiced.why)
    }
  }

  /// Copies the text of a block's lines, the first of which has text. Lines separated only by a line feed are copied as
  /// one stretch.
  private mutating func copyLines(_ range: Range<Int>, _ shape: BlockShape) {
    var above = range.lowerBound
    var start = lines[above].textStart
    for index in range.dropFirst() where !lines[index].isBlank && !lines[index].why.isLeftOut {
      if !goesOn(above, index) { start = join(above, index, ofBlockAt: range.lowerBound, from: start, shape) }
      above = index
    }
    builder.copy(start..<lines[above].textEnd)
  }

  /// Copies a stretch that begins at a place and ends between two lines; returns where the next one begins.
  @inline(never)
  private mutating func join(
    _ above: Int, _ index: Int, ofBlockAt first: Int, from start: Int, _ shape: BlockShape
  ) -> Int {
    let upper = lines[above]
    let isBroken = above + 1 == index && shape.hyphenation.joins(bytes, upper, lines[index])
    guard isBroken || !isBelow(upper.textEnd, lines[index].textStart) else { return start }
    let next = shape.start(of: index, inBlockAt: first)
    // Nothing remains of a line that only repeats who speaks.
    if start == upper.textEnd { return next }
    builder.copy(start..<upper.textEnd)
    if isBroken { builder.removeLast(Hyphenation.hyphenLength(bytes, upper)) } else { builder.breakLine() }
    return next
  }

  /// Whether it is obvious that only a line feed separates two lines, and that the upper one breaks no word.
  @inline(__always)
  private func goesOn(_ above: Int, _ index: Int) -> Bool {
    let end = lines[above].textEnd
    return isBelow(end, lines[index].textStart) && bytes[end - 1] != UInt8(ascii: "-") && bytes[end - 1] != 0x90
  }

  /// Whether there is only a line feed between two places.
  @inline(__always)
  private func isBelow(_ end: Int, _ start: Int) -> Bool { start - end == 1 && bytes[end] == 0x0A }
}
