import Text

extension LargeText {
  /// Counts how the lines of the sample that begin in a part are used.
  package func lineCensus(of part: Int) throws(Fault) -> LineCensus {
    let bounds = bounds(of: part)
    return try forLines(of: part) { stored, bytes, lines, range, kept throws(Fault) in
      guard stored.isText(from: bounds.lowerBound - stored.base, to: bounds.upperBound - stored.base) else {
        throw .notPlain
      }
      var census = LineCensus()
      census.add(bytes, lines, range)
      census.conclude(
        PartStretches(
          base: stored.base, stretches: BrokenWordSearch.stretches(bytes, lines[range]), lines: kept))
      return census
    }
  }

  /// Searches the lines of the sample that begin in a part, which were counted, for words that are broken elsewhere.
  package func findWords(of part: Int, _ census: LineCensus, _ search: inout BrokenWordSearch) throws(Fault)
    -> BrokenWords
  {
    let known = census.parts[part]
    if let stretches = known.stretches {
      guard let first = stretches.first, let last = stretches.last else { return BrokenWords() }
      let bytes = try store.part(known.base + Int(first.lowerBound)..<known.base + Int(last.upperBound))
      let ranges = stretches.map { Int($0.lowerBound - first.lowerBound)..<Int($0.upperBound - first.lowerBound) }
      if bytes.count == ranges[ranges.count - 1].upperBound {
        return bytes.withUnsafeBufferPointer { search.words(in: $0, ranges) }
      }
    }
    return try forLines(of: part) { _, bytes, lines, range, _ in search.words(in: bytes, lines[range]) }
  }

  /// The lines that end in a range of the store, after those of the sample were counted.
  func knownLines(_ range: Range<Int>) throws(Fault) -> StoredLines {
    let stored = try StoredLines(
      store, range, textStart: origin, known: KeptLines.Parts(parts: habits.parts, origin: origin, window: window))
    // Consecutive ranges overlap, so that a sequence cut by one is whole in another.
    let start = stored.base == origin ? 0 : 3
    guard stored.isText(from: start, to: stored.bytes.count - (stored.isLast ? 0 : 3)) else { throw .notPlain }
    return stored
  }

  /// Runs `work` on the lines of the sample that begin in a part, followed by two more if there are; quoted lines are
  /// measured without their marks. Also passes the part's lines as they are.
  private func forLines<Result>(
    of part: Int, _ work: (StoredLines, Bytes, [SourceLine], Range<Int>, KeptLines?) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    let bounds = bounds(of: part)
    // A line end has at most three bytes, a UTF-8 sequence four.
    let base = part == 0 ? origin : max(origin, bounds.lowerBound - 8)
    var range = base..<bounds.upperBound + Self.farthestAhead
    var bytes = try store.part(range)
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
        let sample = first..<max(first, min(end, stored.firstLine(from: sampleEnd)))
        var lines = stored.takeLines()
        return try stored.bytes.withUnsafeBufferPointer { bytes throws(Fault) in
          if MailThread.mayBeMail(top.timed) { MailThread.markQuoted(&lines, in: bytes, from: head) }
          if top.timed == .timedLines { MailThread.passTimes(&lines, in: bytes, from: head) }
          return try work(stored, bytes, lines, sample, kept)
        }
      }
      // Up to the missing lines, if they are not too long.
      let ahead = range.upperBound - bounds.upperBound
      let missing = try lineEnds(3, from: base + stored.unfinished, before: bounds.upperBound + 16 * ahead)
      range = base..<max(bounds.upperBound + 2 * ahead, missing + 8)
      bytes = try store.part(range)
    }
  }

  /// How many bytes after a part are searched for lines at first; they are read together with the part.
  private static var farthestAhead: Int { 16 * 1_024 }

  /// The place of the `count`th line feed from a place on; `nil` where there are fewer.
  private static func lineEnds(_ count: Int, of bytes: [UInt8], from start: Int) -> Int? {
    var next = start - 1
    for _ in 0..<count {
      guard next < bytes.count, let lineEnd = bytes.place(of: 0x0A, from: next + 1) else { return nil }
      next = lineEnd
    }
    return next
  }

  /// The place of the `count`th next line feed in a range of the store; the end of the range where there are fewer.
  private func lineEnds(_ count: Int, from start: Int, before end: Int) throws(Fault) -> Int {
    var (place, left, size) = (start, count, 2 * 1_024)
    while place < min(end, store.count) {
      let bytes = try store.part(place..<min(place + size, end))
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
