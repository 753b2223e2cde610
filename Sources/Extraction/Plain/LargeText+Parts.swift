/// What the parts of a large text are read for.
public enum PartPurpose: Sendable {
  /// Their text and voices.
  case text
  /// To find out whose the turns are.
  case turns
}

extension LargeText {
  /// Where the first part begins.
  public var start: Seam { Seam(offset: topEnds.front, mail: MailThread.State()) }

  /// Reads a part. Its blocks are those that begin from its start on and before the first seam that is not within its bounds,
  /// so that a part after a long block may be empty.
  public func part(_ number: Int, from start: Seam, for purpose: PartPurpose) throws -> TextPart {
    let bounds = bounds(of: number)
    if start.offset >= bounds.upperBound, number > 0 { return TextPart(start: start, end: start) }
    let reader = PartReader(self, bounds, .seam(start), for: purpose)
    var end = max(bounds.upperBound, reader.begin) + margin
    while true {
      var stored = try StoredLines(store, reader.begin..<end, textStart: origin)
      if let part = reader.read(&stored)?.part(from: start) { return part }
      end = try wider(end, from: bounds.upperBound)
    }
  }

  /// Reads what a part is likely to have, while the one before it is still being read: from its bounds on, with a few lines
  /// before them, and by what a seam further up says of the mail thread. `nil` where that tells nothing: what is far away is
  /// read once, from where it is known, and not by each part that does not know.
  public func guess(_ number: Int, after seam: Seam, for purpose: PartPurpose) throws -> PartReading? {
    let bounds = bounds(of: number)
    let reader = PartReader(self, bounds, .guess(after: seam), for: purpose)
    var stored = try StoredLines(store, reader.begin..<bounds.upperBound + margin, textStart: origin)
    return reader.read(&stored)
  }

  /// To where more is read, when a part was not found to end before `end`: past the next blank line, where there is one up to
  /// four times as far from the bounds.
  private func wider(_ end: Int, from bound: Int) throws -> Int {
    let farthest = end + 3 * (end - bound)
    var place = end
    while place < min(farthest, store.count) {
      let ahead = try store.bytes(place..<min(place + window, farthest, store.count))
      if let gap = Self.gap(in: ahead) { return min(farthest, place + gap + margin) }
      // A line end may be the last byte and stand again before the next.
      place += max(1, ahead.count - 1)
    }
    return farthest
  }

  /// Where two line ends stand side by side.
  private static func gap(in bytes: [UInt8]) -> Int? {
    var start = 0
    while let lineEnd = bytes.place(of: 0x0A, from: start) {
      if lineEnd + 1 < bytes.count, bytes[lineEnd + 1] == 0x0A { return lineEnd }
      start = lineEnd + 1
    }
    return nil
  }

  /// How much is read beyond the bounds of a part, to begin with: some lines before it, by which it is told what those after
  /// them are, and some behind it, which tell where it ends. Little beside the part, but more than four lines of a mail have.
  var margin: Int { max(2 * 1_024, min(8 * 1_024, window / 32)) }
}
