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
    let bound = max(bounds.upperBound, reader.begin)
    var end = try self.end(behind: bound)
    while true {
      var stored = try StoredLines(store, reader.begin..<end, textStart: origin)
      if let part = reader.read(&stored)?.part(from: start) { return part }
      // Looking for a blank line takes next to nothing beside reading all again.
      let farthest = end + 15 * (end - bound)
      end = try gap(1, from: end, before: farthest).map { $0 + margin } ?? farthest
    }
  }

  /// Reads what a part is likely to have, while the one before it is still being read: from its bounds on, with a few lines
  /// before them, and by what a seam further up says of the mail thread. `nil` where that tells nothing: what is far away is
  /// read once, from where it is known, and not by each part that does not know.
  public func guess(_ number: Int, after seam: Seam, for purpose: PartPurpose) throws -> PartReading? {
    let bounds = bounds(of: number)
    let reader = PartReader(self, bounds, .guess(after: seam), for: purpose)
    var stored = try StoredLines(store, reader.begin..<(try end(behind: bounds.upperBound)), textStart: origin)
    return reader.read(&stored)
  }

  /// To where is read for a block to be there that begins at a bound or after it, and its end: it mostly stands between the
  /// two next blank lines.
  private func end(behind bound: Int) throws -> Int {
    max(bound, try gap(2, from: bound, before: bound + window / 2) ?? bound) + margin
  }

  /// Where the last of so many next blank lines begins that stand in a range of the store; `nil` where there are fewer.
  private func gap(_ number: Int, from start: Int, before end: Int) throws -> Int? {
    var left = number
    var place = start
    while place < min(end, store.count) {
      let bytes = try store.bytes(place..<min(place + 16 * 1_024, end, store.count))
      var next = 0
      while let lineEnd = bytes.place(of: 0x0A, from: next) {
        if lineEnd + 1 < bytes.count, bytes[lineEnd + 1] == 0x0A { left -= 1 }
        if left == 0 { return place + lineEnd }
        next = lineEnd + 1
      }
      // A line end may be the last byte, and the next one follow it.
      place += max(1, bytes.count - 1)
    }
    return nil
  }

  /// How much is read beyond the bounds of a part, to begin with: some lines before it, by which it is told what those after
  /// them are, and some behind it, which tell where it ends. Little beside the part, but more than four lines of a mail have.
  var margin: Int { max(2 * 1_024, min(8 * 1_024, window / 32)) }
}
