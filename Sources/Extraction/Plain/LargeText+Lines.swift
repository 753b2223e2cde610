extension LargeText {
  /// Counts how the lines are used that begin in a part; `nil` where its bytes are no text, so that all is to be read as a
  /// whole.
  public func lineCensus(of part: Int) throws -> LineCensus? {
    try forLines(of: part) { stored, bytes, lines, range in
      let (from, to) = (bounds(of: part).lowerBound - stored.base, bounds(of: part).upperBound - stored.base)
      let part = from..<max(from, min(to, stored.bytes.count))
      if stored.hasControls, TextOpening.hasOddControls(stored.bytes, part) { return nil }
      if stored.hasPastASCII, !TextOpening.isWhole(stored.bytes, part) { return nil }
      var census = LineCensus()
      census.add(bytes, lines, range)
      census.conclude(PartStretches(base: stored.base, stretches: BrokenWordSearch.stretches(bytes, lines[range])))
      return census
    }
  }

  /// Looks for words that are broken elsewhere, in the lines that begin in a part, which were counted.
  public func findWords(of part: Int, _ census: LineCensus, _ search: inout BrokenWordSearch) throws -> BrokenWords {
    let known = census.parts[part]
    if let stretches = known.stretches {
      guard let first = stretches.first, let last = stretches.last else { return BrokenWords() }
      let bytes = try store.bytes(known.base + Int(first.lowerBound)..<known.base + Int(last.upperBound))
      let ranges = stretches.map { Int($0.lowerBound - first.lowerBound)..<Int($0.upperBound - first.lowerBound) }
      if bytes.count == ranges[ranges.count - 1].upperBound {
        return bytes.withUnsafeBufferPointer { search.words(in: $0, ranges) }
      }
    }
    return try forLines(of: part) { _, bytes, lines, range in search.words(in: bytes, lines[range]) }
  }

  /// Does `work` with the lines that begin in a part, two more behind them where there are; quoted ones are measured without
  /// their marks.
  private func forLines<Result>(
    of part: Int, _ work: (StoredLines, Bytes, [SourceLine], Range<Int>) -> Result
  ) throws -> Result {
    let bounds = bounds(of: part)
    // A line end has three bytes at most, a sequence of UTF-8 four.
    let base = part == 0 ? origin : max(origin, bounds.lowerBound - 8)
    var ahead = 4 * 1_024
    while true {
      var stored = try StoredLines(store, base..<bounds.upperBound + ahead, textStart: origin)
      let end = stored.firstLine(from: bounds.upperBound)
      let isStarted =
        stored.unfinished + stored.base < bounds.upperBound
        && stored.unfinished + stored.base >= bounds.lowerBound
      let hasLines = end > 0 && stored.base + stored.lines[end - 1].start >= bounds.lowerBound
      if stored.isLast || stored.lines.count >= end + 2 || !isStarted && !hasLines {
        let first = stored.firstLine(from: max(bounds.lowerBound, topEnds.front))
        let head = stored.firstLine(from: topEnds.head)
        var lines = stored.takeLines()
        return stored.bytes.withUnsafeBufferPointer { bytes in
          MailThread.markQuoted(&lines, in: bytes, from: head)
          return work(stored, bytes, lines, first..<max(first, end))
        }
      }
      ahead *= 4
    }
  }
}
