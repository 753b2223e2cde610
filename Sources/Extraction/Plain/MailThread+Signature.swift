import Text

/// Signatures, and the lines that phones add.
extension MailThread {
  /// Marks what follows a line of two dashes, at most ten lines (RFC 3676 asks for four), and added lines. Stops where
  /// a signature may continue after the known lines.
  mutating func markSignatures() {
    let limit = restTo
    while true {
      signedTo = looks.next([.beginsInDash, .mayBeAdded], from: signedTo, before: limit)
      guard signedTo < limit else {
        if !isLast { signedTo = invitation(above: limit) ?? limit }
        return
      }
      let index = signedTo
      let line = lines[index]
      if line.voice == .author, line.range.count >= 2 {
        if isSignatureMark(line) {
          var end = index + 1
          var filled = 0
          while end < limit, lines[end].voice == .author {
            if !lines[end].isBlank { filled += 1 }
            if filled > 10 { break }
            end += 1
          }
          if end == limit, !isLast { return }
          if filled <= 10 {
            for place in index..<end { mark(place, .document, .signature) }
          }
          if !markNotices(below: index, before: limit) { return }
        } else if looks[index].contains(.mayBeAdded) {
          if line.width <= MailMarkers.widestAdded, isAdded(index) {
            mark(index, .document, .addedLine)
          } else if MailNotice.closes(bytes, line) {
            if !markNotices(below: index, before: limit) { return }
          } else if MailNotice.opens(bytes, line), !markNotice(from: index, before: limit) {
            return
          }
          if lines[index].voice == .author, !markBlock(from: index, before: limit) { return }
        } else if isRule(index), !markFooter(belowRule: index, before: limit) {
          return
        }
      }
      signedTo += 1
    }
  }

  /// Marks the block of a list or a meeting that begins at a line; `false` where lines are missing to tell.
  private mutating func markBlock(from index: Int, before limit: Int) -> Bool {
    if ListFooter.opens(bytes, lines[index]) {
      guard let isFooter = markFooter(from: index, before: limit) else { return false }
      if isFooter { return true }
    }
    return !MeetingLine.opens(bytes, lines[index]) || markMeeting(from: index, before: limit)
  }

  /// Marks the paragraphs below a closing line that are a legal notice of the sender; `false` where lines are missing
  /// to tell.
  private mutating func markNotices(below index: Int, before limit: Int) -> Bool {
    var end = index + 1
    var left = MailNotice.reach
    while end < limit, left > 0 {
      if !lines[end].isBlank || !lines[end - 1].isBlank { left -= 1 }
      end += 1
    }
    if end == limit, !isLast { return false }
    var next = index + 1
    while next < end {
      var after = next
      while after < end, !lines[after].isBlank, lines[after].voice == .author { after += 1 }
      if after > next, MailNotice.isOne(bytes, lines[next..<after]) {
        for place in next..<after { mark(place, .document, .mailNotice) }
        noteNotice(index + 1..<after)
      }
      next = after + 1
    }
    return true
  }

  /// Marks the paragraph from a line on if it is such a notice by itself; `false` where lines are missing to tell.
  private mutating func markNotice(from index: Int, before limit: Int) -> Bool {
    var end = index
    while end < limit, end < index + MailNotice.reach, !lines[end].isBlank, lines[end].voice == .author { end += 1 }
    if end == limit, !isLast { return false }
    if MailNotice.isOne(bytes, lines[index..<end], phrases: 2) {
      for place in index..<end { mark(place, .document, .mailNotice) }
      noteNotice(index + 1..<end)
    }
    return true
  }

  /// Whether a line is the two dashes above a signature.
  @inline(__always)
  private func isSignatureMark(_ line: SourceLine) -> Bool {
    bytes[line.textStart] == UInt8(ascii: "-") && bytes[line.textStart + 1] == UInt8(ascii: "-")
      && line.range.count == 2 && line.indent == 0
  }

  /// Whether a line begins like one that a phone or program adds.
  private func isAdded(_ index: Int) -> Bool {
    let head = head(index)
    if let isAdded = MailMarkers.isAdded(bytes[head]) { return isAdded }
    let text = text(index).lowercased()
    return MailMarkers.addedLines.contains { text.hasPrefix($0) }
  }
}
