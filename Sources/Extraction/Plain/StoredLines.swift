import Text

/// Lines of a text in a store, those that end in a range of its bytes.
struct StoredLines {
  /// The bytes of the range.
  let bytes: [UInt8]
  /// Their lines; offsets count from the first byte.
  private(set) var lines: [SourceLine]
  /// Where the first byte stands in the store.
  let base: Int
  /// Where the line begins whose end is not there; the end of the bytes where nothing comes after them.
  let unfinished: Int
  /// Whether nothing comes after the bytes.
  let isLast: Bool
  /// Whether there are bytes past ASCII.
  let hasPastASCII: Bool
  /// Whether there are controls beside those that end lines and the tab.
  let hasControls: Bool

  /// Reads a range. Where the text begins before it, what comes before the range's first line end is left out: it may be a
  /// part of a line. Lines that are known are not looked for.
  init<Store: ByteStore>(
    _ store: Store, _ range: Range<Int>, textStart: Int, known: KeptLines.Parts? = nil
  ) throws(LargeTextFault<Store.Fault>) {
    self.init(try store.part(range), of: range, in: store, textStart: textStart, known: known)
  }

  /// Takes the bytes of a range, as far as there are so many.
  init(
    _ bytes: [UInt8], of range: Range<Int>, in store: some ByteStore, textStart: Int, known: KeptLines.Parts? = nil
  ) {
    base = range.lowerBound
    self.bytes = bytes
    isLast = bytes.count < range.count || range.upperBound >= store.count
    if let lines = known?.lines(in: base..<base + bytes.count, isLast: isLast) {
      self.lines = lines
      (unfinished, hasPastASCII, hasControls) = (bytes.count, false, false)
      return
    }
    let isTop = base <= textStart
    var finder = SourceLines(after: isTop ? 0 : SourceLines.longestTop + 1, leavingFirstOut: !isTop)
    var lines: [SourceLine] = []
    // Enough for short lines: growing copies them all, while room that is not used is not touched.
    lines.reserveCapacity(bytes.count / 20 + 8)
    unfinished = bytes.withUnsafeBufferPointer { [isLast] in
      finder.append(from: $0, at: 0, isLast: isLast, to: &lines)
    }
    self.lines = lines
    hasPastASCII = finder.hasPastASCII
    hasControls = finder.hasControls
  }

  /// Gives the lines away, to be changed where they are.
  mutating func takeLines() -> [SourceLine] {
    let taken = lines
    lines = []
    return taken
  }

  /// Whether the bytes between two offsets are text, but for sequences that begin before the first. Where a sequence that begins
  /// before the second ends behind it, that end is there. Of lines that were known no more is asked.
  func isText(from start: Int, to end: Int) -> Bool {
    let range = start..<max(start, min(end, bytes.count))
    return !(hasControls && BinaryKind.hasOddControls(bytes, range))
      && (!hasPastASCII || TextOpening.isWhole(bytes, range))
  }

  /// The first line that begins at an offset in the store or after it; the number of lines when none does.
  func firstLine(from offset: Int) -> Int { lines.indices.partitionPoint { base + lines[$0].start >= offset } }

  /// The first line that ends at an offset in the store or after it; the number of lines when none does.
  func firstLine(endingFrom offset: Int) -> Int { lines.indices.partitionPoint { base + lines[$0].end >= offset } }
}
