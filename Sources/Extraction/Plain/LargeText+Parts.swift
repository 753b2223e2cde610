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
  /// so that a part after a long block may be empty. `nil` where it cannot be guessed where it begins.
  public func part(_ number: Int, from start: PartStart, for purpose: PartPurpose) throws -> TextPart? {
    let bounds = bounds(of: number)
    let reader = PartReader(self, bounds, start, purpose)
    if case .seam(let seam) = start, seam.offset >= bounds.upperBound, number > 0 { return reader.empty(at: seam) }
    var ahead = margin
    while true {
      let end = max(bounds.upperBound, reader.begin) + ahead
      var stored = try StoredLines(store, reader.begin..<end, textStart: origin)
      if let part = reader.read(&stored) { return part }
      // What is far away is read once, from where it is known, and not by each part that does not know.
      if stored.isLast || ahead > window, case .guess = start { return nil }
      ahead *= 4
    }
  }

  /// How much is read beyond the bounds of a part, to begin with: some lines before it, by which it is told what those after
  /// them are, and some behind it, which tell where it ends. Little beside the part, but more than four lines of a mail have.
  var margin: Int { max(2 * 1_024, min(8 * 1_024, window / 32)) }
}
