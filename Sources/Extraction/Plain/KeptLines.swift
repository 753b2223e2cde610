import CWordScan

/// The lines that begin in a part of a large text, mostly in two bytes each, kept until blocks are searched for, so
/// that lines are found only once.
struct KeptLines: Sendable {
  /// For each line its length in bytes, with two low bits that say what else must be known of it.
  private let numbers: [UInt16]
  /// The number of lines.
  private let count: Int

  /// What follows from the length of a line: before a line end of one byte, all of it is visible (0), or all except a
  /// trailing space (1); before one of two bytes, all is visible; or further numbers describe it.
  private enum Kind {
    static let behindTwo: UInt16 = 2
    static let other: UInt16 = 3
  }

  /// Keeps the lines of a part that begins at an offset; `nil` where one has more invisible bytes than can be recorded.
  init?(_ lines: ArraySlice<SourceLine>, from start: Int) {
    count = lines.count
    let numbers = lines.withUnsafeBufferPointer { lines in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: (Self.mostMore + 1) * lines.count) { numbers in
        Self.write(lines, from: start, to: numbers).map { Array(numbers[..<$0]) }
      }
    }
    guard let numbers else { return nil }
    self.numbers = numbers
  }

  /// The largest number of further numbers for a line.
  private static let mostMore = 7

  /// Writes the numbers of lines; returns how many they are.
  private static func write(
    _ lines: UnsafeBufferPointer<SourceLine>, from start: Int, to numbers: UnsafeMutableBufferPointer<UInt16>
  ) -> Int? {
    var (count, end) = (0, start)
    for index in lines.indices {
      let (gap, length) = (lines[index].start &- end, lines[index].end &- lines[index].start)
      let (before, hidden) = (lines[index].textStart &- lines[index].start, lines[index].end &- lines[index].textEnd)
      let (width, indent) = (lines[index].width, lines[index].indent)
      end = lines[index].end
      let number = UInt16(truncatingIfNeeded: length) << 2
      let isPlain = before | indent == 0 && width == length && length < 1 << 14
      if isPlain, gap == 1, hidden <= 1 {
        numbers[count] = number | UInt16(truncatingIfNeeded: hidden)
        count &+= 1
        continue
      }
      if isPlain, gap == 2, hidden == 0 {
        numbers[count] = number | Kind.behindTwo
        count &+= 1
        continue
      }
      guard max(gap, before, hidden, length >> 14) <= UInt16.max else { return nil }
      numbers[count] = number | Kind.other
      numbers[count &+ 1] = UInt16(truncatingIfNeeded: gap)
      numbers[count &+ 2] = UInt16(truncatingIfNeeded: before)
      numbers[count &+ 3] = UInt16(truncatingIfNeeded: hidden)
      numbers[count &+ 4] = UInt16(truncatingIfNeeded: indent)
      numbers[count &+ 5] = UInt16(truncatingIfNeeded: width)
      numbers[count &+ 6] = UInt16(truncatingIfNeeded: width >> 16)
      numbers[count &+ 7] = UInt16(truncatingIfNeeded: length >> 14)
      count &+= 1 + mostMore
    }
    return count
  }

  /// The number of bytes it takes.
  var weight: Int { 2 * numbers.count + MemoryLayout<Self>.size }

  /// Writes those lines of the part that begin at `first` or later and end before `limit`, after the lines already
  /// there.
  private func write(
    to lines: UnsafeMutableBufferPointer<SourceLine>, _ count: inout Int, at start: Int, from first: Int,
    before limit: Int
  ) {
    numbers.withUnsafeBufferPointer { numbers in
      var (index, end, written) = (0, start, count)
      while index < numbers.count {
        let number = numbers[index]
        let length = UInt32(number >> 2)
        index &+= 1
        if number & 3 != Kind.other {
          let start = end &+ Int(number >> 1 & 1) &+ 1
          end = start &+ Int(length)
          if end >= limit { break }
          if start < first { continue }
          lines.initializeElement(at: written, to: SourceLine(flushAt: start, length, hidden: UInt32(number & 1)))
        } else {
          let line = Self.line(numbers, at: index, behind: end, length)
          index &+= Self.mostMore
          end = line.end
          if end >= limit { break }
          if line.start < first { continue }
          lines.initializeElement(at: written, to: line)
        }
        written &+= 1
      }
      count = written
    }
  }

  /// A line that further numbers describe, which are at a place after its length.
  private static func line(_ numbers: UnsafeBufferPointer<UInt16>, at index: Int, behind end: Int, _ length: UInt32)
    -> SourceLine
  {
    let length = length | UInt32(numbers[index &+ 6]) << 14
    return SourceLine(
      usward_line(
        start: end &+ Int(numbers[index]), end: length, text: UInt32(numbers[index &+ 1]),
        text_end: length &- UInt32(numbers[index &+ 2]),
        width: UInt32(numbers[index &+ 4]) | UInt32(numbers[index &+ 5]) << 16, indent: UInt32(numbers[index &+ 3])))
  }

  /// The lines of all parts.
  struct Parts: Sendable {
    /// For each part of the sample its lines; `nil` where they must be found again.
    let parts: [KeptLines?]
    /// Where the first part begins in the store, and the length of each part except the last.
    let origin: Int
    let window: Int

    /// The lines that end in a range of the store, with offsets from its first byte. `nil` where not all are known.
    func lines(in range: Range<Int>, isLast: Bool) -> [SourceLine]? {
      if parts.isEmpty || range.isEmpty { return nil }
      let (first, last) = ((range.lowerBound - origin) / window, (range.upperBound - 1 - origin) / window)
      guard first >= 0, last < parts.count, parts[first...last].allSatisfy({ $0 != nil }) else { return nil }
      // The bytes before the first line end may be part of a line, as may those after the last one, where three bytes
      // must follow.
      let start = range.lowerBound > origin ? 1 : 0
      let limit = isLast ? range.count + 1 : range.count - 3
      let most = parts[first...last].reduce(0) { $0 + ($1?.count ?? 0) }
      return [SourceLine](unsafeUninitializedCapacity: most) { lines, count in
        for part in first...last {
          parts[part]?.write(
            to: lines, &count, at: origin + part * window - range.lowerBound, from: start, before: limit)
        }
      }
    }
  }
}
