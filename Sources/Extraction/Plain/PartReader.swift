import Text

/// Reads the lines and blocks of one part of a large text.
struct PartReader<Store: ByteStore> {
  private let text: LargeText<Store>
  private let bounds: Range<Int>
  private let start: PartStart
  private let purpose: PartPurpose
  /// The place from which bytes are read.
  let begin: Int

  init(_ text: LargeText<Store>, _ bounds: Range<Int>, _ start: PartStart, for purpose: PartPurpose) {
    self.text = text
    self.bounds = bounds
    self.start = start
    self.purpose = purpose
    switch start {
    case .seam(text.start): begin = text.origin
    case .seam(let seam): begin = max(text.origin, seam.offset - text.margin)
    // The part before it may end above its bound.
    case .guess: begin = max(text.origin, bounds.lowerBound - text.margin * 3 / 2)
    }
  }

  /// Reads the part from lines that may be all it needs, which are consumed; `nil` where its first line is not among
  /// them.
  func read(_ stored: inout StoredLines) -> PartReading? {
    let head = stored.firstLine(from: text.topEnds.head)
    guard let (first, asked, state) = firstLine(stored, head) else { return nil }
    let bytes = stored.bytes
    return bytes.withUnsafeBufferPointer { bytes in
      var thread = MailThread(
        stored.takeLines(), in: bytes, at: stored.base - text.origin, from: head, asked: asked, state,
        isLast: stored.isLast, of: text.top)
      if stored.base == text.origin, first < head { text.top.markHead(&thread.lines) }
      return thread.lines.withUnsafeBufferPointer { lines in
        var reader = ParagraphReader(bytes, lines, text.habits, known: stored.isLast ? nil : thread.known)
        _ = reader.read(from: first)
        return PartReading(of: text.whole, bounds, from: start, stored, thread, reader, for: purpose)
      }
    }
  }

  /// The line from which blocks are read, the line from which the mail thread is, and the state there; `nil` where that
  /// line is not available.
  private func firstLine(_ stored: StoredLines, _ head: Int) -> (first: Int, asked: Int, MailThread.State)? {
    switch start {
    case .seam(let seam):
      let line = stored.firstLine(endingFrom: seam.offset)
      if line == stored.lines.count { return stored.isLast ? (line, line, seam.mail) : nil }
      return (line, max(line, head), seam.mail)
    case .guess(let seam):
      // The line before one shows whether it follows a gap.
      let line = max(1, head)
      var state = seam.mail
      state.followsGap = true
      return line < stored.lines.count ? (line, line, state) : nil
    }
  }
}
