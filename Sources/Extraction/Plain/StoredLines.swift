import Text

/// The lines of a text in a store that end in a range of its bytes.
struct StoredLines {
  /// The bytes of the range.
  let bytes: [UInt8]
  /// Their lines, with offsets from the first byte.
  private(set) var lines: [SourceLine]
  /// The place of the first byte in the store.
  let base: Int
  /// Where the line begins whose end is missing; the end of the bytes where nothing follows.
  let unfinished: Int
  /// Whether nothing follows the bytes.
  let isLast: Bool
  /// Whether there are non-ASCII bytes.
  let hasPastASCII: Bool
  /// Whether there are control characters other than line ends and tabs.
  let hasControls: Bool

  /// Reads a range. If the text begins before it, everything up to the range's first line end is left out, since it may
  /// be part of a line. Known lines are not searched for.
  init<Store: ByteStore>(
    _ store: Store, _ range: Range<Int>, textStart: Int, known: KeptLines.Parts? = nil
  ) throws(LargeTextFault<Store.Fault>) {
    self.init(try store.part(range), of: range, in: store, textStart: textStart, known: known)
  }

  /// Takes the bytes of a range, as far as they exist.
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
    // Enough for short lines: growing copies them all, while unused room is never touched.
    lines.reserveCapacity(bytes.count / 20 + 8)
    unfinished = bytes.withUnsafeBufferPointer { [isLast] in
      finder.append(from: $0, at: 0, isLast: isLast, to: &lines)
    }
    self.lines = lines
    hasPastASCII = finder.hasPastASCII
    hasControls = finder.hasControls
  }

  /// Moves the lines out, so that they can be changed in place.
  mutating func takeLines() -> [SourceLine] {
    let taken = lines
    lines = []
    return taken
  }

  /// Whether the bytes between two offsets are text, except for sequences that begin before the first. The end of a
  /// sequence that begins before the second is available. For known lines nothing more is checked.
  func isText(from start: Int, to end: Int) -> Bool {
    let range = start..<max(start, min(end, bytes.count))
    return !(hasControls && BinaryKind.hasOddControls(bytes, range))
      && (!hasPastASCII || TextOpening.isWhole(bytes, range))
  }

  /// The first line that begins at an offset in the store or later; the number of lines when none does.
  func firstLine(from offset: Int) -> Int { lines.indices.partitionPoint { base + lines[$0].start >= offset } }

  /// The first line that ends at an offset in the store or later; the number of lines when none does.
  func firstLine(endingFrom offset: Int) -> Int { lines.indices.partitionPoint { base + lines[$0].end >= offset } }
}
