import Text

/// The end of a press release, by the same rule as for pages.
extension MailThread {
  /// Marks everything from the line on that begins the end of a press release. Stops where lines are missing to tell.
  mutating func markReleaseEnd() {
    guard let opening else {
      endedTo = closedTo
      return
    }
    while endedTo < closedTo, !state.isReleaseOver {
      let index = endedTo
      if lines[index].voice == .author, !lines[index].isBlank, standsBelowGap(index) {
        guard let isEnd = isReleaseEnd(index, opening) else { return }
        if isEnd { conclude(\.isReleaseOver, at: index) }
      }
      if !state.isReleaseOver { endedTo += 1 }
    }
    for index in endedTo..<max(endedTo, closedTo) where lines[index].voice == .author {
      mark(index, .document, .releaseEnd)
    }
    endedTo = closedTo
  }

  /// Whether a line begins the end; `nil` where lines are missing to tell.
  private mutating func isReleaseEnd(_ index: Int, _ opening: ReleaseEnd.Opening) -> Bool? {
    let range = lines[index].range
    guard range.count <= (opening.isRelease ? ReleaseEnd.longestHeading : ReleaseEnd.longestMark) else { return false }
    let line = Array(bytes[range])[...]
    if offset + lines[index].start < opening.first {
      // A sign that separated chapters before still does.
      if !opening.isRelease, !state.isMarkSeen, ReleaseEnd.isMark(line) { conclude(\.isMarkSeen, at: index) }
      return false
    }
    if state.isMarkSeen { return false }
    var isMissing = false
    func asked<Answer>(_ answer: Answer?, or none: Answer) -> Answer {
      if answer == nil { isMissing = true }
      return answer ?? none
    }
    let isBegun = opening.isBegun(by: line) {
      asked(paragraph(below: index), or: [])
    } lines: {
      asked(self.lines(below: index), or: [])
    }
    if isMissing { return nil }
    if !isBegun, !opening.isRelease, ReleaseEnd.isMark(line) { conclude(\.isMarkSeen, at: index) }
    return isBegun
  }

  /// The first bytes of the paragraph below a line; `nil` where lines are missing to tell.
  private func paragraph(below index: Int) -> ArraySlice<UInt8>? {
    var (next, text) = (index + 1, [UInt8]())
    while next < lines.count, lines[next].isBlank { next += 1 }
    while next < lines.count, !lines[next].isBlank, text.count < Self.longestText {
      text += bytes[head(next)] + [0x20]
      next += 1
    }
    return next == lines.count && !isLast ? nil : text[...]
  }

  /// The first bytes of the next lines with text below one; `nil` where lines are missing to tell.
  private func lines(below index: Int) -> [ArraySlice<UInt8>]? {
    var (next, texts) = (index + 1, [[UInt8]]())
    while next < lines.count, texts.count < ReleaseEnd.reach {
      if !lines[next].isBlank { texts.append(Array(bytes[head(next)])) }
      next += 1
    }
    return next == lines.count && !isLast ? nil : texts.map { $0[...] }
  }

  /// Whether a line follows a blank line, a rule or nothing.
  private func standsBelowGap(_ index: Int) -> Bool {
    index == first ? followsGapAtStart : lines[index - 1].isBlank || isRule(index - 1)
  }
}

extension ReleaseEnd.Opening {
  /// The most bytes of a release: some with tables of figures have 200 KB.
  private static let longest = 256 * 1_024

  /// Examines the first lines of a plain text of this many bytes, after its header; `nil` for one that is too long.
  init?(_ bytes: Bytes, _ lines: [SourceLine], from first: Int, of size: Int) {
    guard size <= Self.longest else { return nil }
    var (top, lines, left) = ([UInt8](), lines[min(first, lines.count)...], ReleaseEnd.top)
    top.reserveCapacity(Self.usualTop)
    while left > 0, let line = lines.popFirst() {
      if line.isBlank { continue }
      top += bytes[line.range.prefix(ReleaseEnd.dateline)]
      top.append(0x0A)
      left -= 1
    }
    self.init(top, of: size)
  }

  /// The bytes of the first lines of most texts.
  private static let usualTop = 1_024
}
