import Text

extension LargeText {
  /// Counts how the lines are used that begin in a part; `nil` where its bytes are no text, so that all is to be read as a
  /// whole.
  public func lineCensus(of part: Int) throws(Store.Fault) -> LineCensus? {
    try forLines(of: part) { stored, bytes, lines, range, kept in
      let (from, to) = (bounds(of: part).lowerBound - stored.base, bounds(of: part).upperBound - stored.base)
      let part = from..<max(from, min(to, stored.bytes.count))
      if stored.hasControls, BinaryKind.hasOddControls(stored.bytes, part) { return nil }
      if stored.hasPastASCII, !TextOpening.isWhole(stored.bytes, part) { return nil }
      var census = LineCensus()
      census.add(bytes, lines, range, sampleEnd: self.sampleEnd(of: lines, from: stored.base))
      census.conclude(
        PartStretches(
          base: stored.base, stretches: BrokenWordSearch.stretches(bytes, lines[range]), lines: kept))
      return census
    }
  }

  /// The first of some lines, of which the bytes begin at a place of the store, that is not in the sample.
  private func sampleEnd(of lines: [SourceLine], from base: Int) -> Int {
    lines.indices.partitionPoint { base + lines[$0].start >= sampleEnd }
  }

  /// Looks for words that are broken elsewhere, in the lines of the sample that begin in a part, which were counted.
  public func findWords(of part: Int, _ census: LineCensus, _ search: inout BrokenWordSearch) throws(Store.Fault)
    -> BrokenWords
  {
    let known = census.parts[part]
    let isWholly = part < parts - 1 ? bounds(of: part).upperBound <= sampleEnd : store.count <= sampleEnd
    if isWholly, let stretches = known.stretches {
      guard let first = stretches.first, let last = stretches.last else { return BrokenWords() }
      let bytes = try store.bytes(known.base + Int(first.lowerBound)..<known.base + Int(last.upperBound))
      let ranges = stretches.map { Int($0.lowerBound - first.lowerBound)..<Int($0.upperBound - first.lowerBound) }
      if bytes.count == ranges[ranges.count - 1].upperBound {
        return bytes.withUnsafeBufferPointer { search.words(in: $0, ranges) }
      }
    }
    return try forLines(of: part) { stored, bytes, lines, range, _ in
      let end = sampleEnd(of: lines, from: stored.base)
      return search.words(in: bytes, lines[range.clamped(to: 0..<end)])
    }
  }

  /// The lines that end in a range of the store, when all were counted.
  func knownLines(_ range: Range<Int>) throws(Store.Fault) -> StoredLines {
    try StoredLines(
      store, range, textStart: origin, known: KeptLines.Parts(parts: habits.parts, origin: origin, window: window))
  }

  /// Does `work` with the lines that begin in a part, two more behind them where there are; quoted ones are measured without
  /// their marks. The part's lines as they stand are handed over too.
  private func forLines<Result>(
    of part: Int, _ work: (StoredLines, Bytes, [SourceLine], Range<Int>, KeptLines?) -> Result
  ) throws(Store.Fault) -> Result {
    let bounds = bounds(of: part)
    // A line end has three bytes at most, a sequence of UTF-8 four.
    let base = part == 0 ? origin : max(origin, bounds.lowerBound - 8)
    var range = base..<bounds.upperBound + Self.farthestAhead
    var bytes = try store.bytes(within: range)
    if let enough = Self.lineEnds(3, of: bytes, from: bounds.upperBound - base) {
      bytes.removeLast(max(0, bytes.count - enough - 8))
      range = base..<base + enough + 8
    }
    while true {
      var stored = StoredLines(bytes, of: range, in: store, textStart: origin)
      let end = stored.firstLine(from: bounds.upperBound)
      let isStarted =
        stored.unfinished + stored.base < bounds.upperBound
        && stored.unfinished + stored.base >= bounds.lowerBound
      let hasLines = end > 0 && stored.base + stored.lines[end - 1].start >= bounds.lowerBound
      if stored.isLast || stored.lines.count >= end + 2 || !isStarted && !hasLines {
        let first = stored.firstLine(from: max(bounds.lowerBound, topEnds.front))
        let head = stored.firstLine(from: topEnds.head)
        let all = min(stored.firstLine(from: bounds.lowerBound), end)..<end
        let kept = KeptLines(stored.lines[all], from: bounds.lowerBound - stored.base)
        var lines = stored.takeLines()
        return stored.bytes.withUnsafeBufferPointer { bytes in
          if MailThread.mayBeMail(top.timed) { MailThread.markQuoted(&lines, in: bytes, from: head) }
          return work(stored, bytes, lines, first..<max(first, end), kept)
        }
      }
      // As far as the lines that are missing, where they are not too long.
      let ahead = range.upperBound - bounds.upperBound
      let missing = try lineEnds(3, from: base + stored.unfinished, before: bounds.upperBound + 16 * ahead)
      range = base..<max(bounds.upperBound + 2 * ahead, missing + 8)
      bytes = try store.bytes(within: range)
    }
  }

  /// How far the lines behind a part are looked for at first: these bytes are read with those of the part.
  private static var farthestAhead: Int { 16 * 1_024 }

  /// Where the last of so many line feeds from a place on stands; `nil` where there are fewer.
  private static func lineEnds(_ count: Int, of bytes: [UInt8], from start: Int) -> Int? {
    var next = start - 1
    for _ in 0..<count {
      guard next < bytes.count, let lineEnd = bytes.place(of: 0x0A, from: next + 1) else { return nil }
      next = lineEnd
    }
    return next
  }

  /// Where the last of so many next line feeds stands in a range of the store; the end of the range where there are fewer.
  private func lineEnds(_ count: Int, from start: Int, before end: Int) throws(Store.Fault) -> Int {
    var (place, left, size) = (start, count, 2 * 1_024)
    while place < min(end, store.count) {
      let bytes = try store.bytes(place..<min(place + size, end, store.count))
      size *= 2
      if bytes.isEmpty { break }
      var next = 0
      while let lineEnd = bytes.place(of: 0x0A, from: next) {
        left -= 1
        if left == 0 { return place + lineEnd }
        next = lineEnd + 1
      }
      place += bytes.count
    }
    return end
  }
}
