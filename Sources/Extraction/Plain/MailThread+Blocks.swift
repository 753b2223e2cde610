/// Blocks that programs put into mails for all recipients: how to leave a list, and how to join a meeting.
extension MailThread {
  /// Marks the paragraph of a list footer that begins at a line, with the address below it; returns whether there is
  /// one, `nil` where lines are missing to tell.
  mutating func markFooter(from index: Int, before limit: Int) -> Bool? {
    guard let end = paragraphEnd(index, before: limit, most: ListFooter.longest) else { return nil }
    guard end > index, ListFooter.isParagraph(bytes, lines[index..<end]) else { return false }
    var footer = index..<end
    if !footer.contains(where: { MailAddress.stands(in: Array(bytes[head($0)])[...]) }) {
      // "To leave the list, follow this link:"
      var next = end
      while next < limit, next <= end + 1, lines[next].isBlank { next += 1 }
      if next == limit, !isLast { return nil }
      guard next < limit, lines[next].voice == .author, MeetingLine(bytes, lines[next]) == .contact else {
        return false
      }
      footer = index..<next + 1
    }
    markBlock(footer, .listFooter)
    return true
  }

  /// Marks the paragraph below a rule that names a mailing list; `false` where lines are missing to tell.
  mutating func markFooter(belowRule index: Int, before limit: Int) -> Bool {
    var start = index + 1
    if start < limit, lines[start].isBlank { start += 1 }
    if start >= limit { return isLast }
    guard let end = paragraphEnd(start, before: limit, most: ListFooter.longest) else { return false }
    if end > start, ListFooter.isBelowRule(bytes, lines[start..<end]) {
      markBlock(start..<end, .listFooter)
      // The rule decides what it is, so no part may begin below it.
      noteNotice(index + 1..<end)
    }
    return true
  }

  /// The line after the author's paragraph that begins at a line, which is that line itself if the paragraph is too
  /// long; `nil` where lines are missing to tell.
  private func paragraphEnd(_ index: Int, before limit: Int, most: Int) -> Int? {
    var end = index
    while end < limit, end < index + most, !lines[end].isBlank, lines[end].voice == .author, !isRule(end) { end += 1 }
    if end == limit { return isLast ? end : nil }
    return end == index + most && !lines[end].isBlank && lines[end].voice == .author ? index : end
  }

  /// Marks the block of meeting details that begins at a line: a run of labels, addresses and numbers in which one
  /// label is specific to such blocks, and there is something to join by. Stops before it where lines are missing to
  /// tell.
  mutating func markMeeting(from index: Int, before limit: Int) -> Bool {
    let above = invitation(above: index)
    var (end, place) = (index, index)
    var (telling, contacts, found) = (0, 0, 0)
    while place < limit, place < index + MeetingLine.most {
      if lines[place].isBlank || isRule(place) {
        place += 1
        continue
      }
      guard lines[place].voice == .author, let line = meetingLine(place) else { break }
      switch line {
      case .label(let isTelling, let isContact):
        telling += isTelling ? 1 : 0
        contacts += isContact ? 1 : 0
      case .contact: contacts += 1
      }
      found += 1
      place += 1
      end = place
      if found == MeetingLine.mostToTell, telling == 0 || contacts == 0 { return true }
    }
    if place == limit, !isLast {
      signedTo = above ?? index
      return false
    }
    if telling > 0, contacts > 0, found > 1 { markBlock((above ?? index)..<end, .meeting) }
    return true
  }

  /// What a line is in such a block. Runs of labels that are not such a block are asked about from each of their lines,
  /// so results are kept.
  private mutating func meetingLine(_ index: Int) -> MeetingLine? {
    let place = index - meetingLines.first
    if meetingLines.each.indices.contains(place) { return meetingLines.each[place] }
    // Blank lines in between were not asked about.
    if place < 0 || place > meetingLines.each.count + MeetingLine.most { meetingLines = (index, []) }
    while meetingLines.first + meetingLines.each.count < index { meetingLines.each.append(nil) }
    let line = MeetingLine(bytes, lines[index])
    meetingLines.each.append(line)
    return line
  }

  /// The first of the lines above one, with blank ones in between, in which a program says who invites, and asks to
  /// leave the block as it is.
  func invitation(above index: Int) -> Int? {
    var found: Int?
    for place in stride(from: index - 1, through: max(first, index - Self.longestInvitation), by: -1)
    where !lines[place].isBlank {
      guard lines[place].voice == .author, MeetingLine.isInvitation(bytes, lines[place]) else { break }
      found = place
    }
    return found
  }

  /// The most lines of these, including blank ones.
  private static let longestInvitation = 4

  private mutating func markBlock(_ range: Range<Int>, _ why: LineReason) {
    for place in range where lines[place].voice == .author { mark(place, .document, why) }
    noteNotice(range.lowerBound + 1..<range.upperBound)
  }
}
