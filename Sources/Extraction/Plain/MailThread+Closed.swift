/// Signatures without a line of two dashes.
extension MailThread {
  /// Marks the short lines below one that closes a mail, "Kind regards,", up to the last of them with contact details.
  /// Stops where lines are missing to tell.
  mutating func markClosed() {
    let limit = signedTo
    while true {
      closedTo = looks.next(.mayBeAdded, from: closedTo, before: limit)
      guard closedTo < limit else { return }
      if lines[closedTo].voice == .author, MailNotice.closes(bytes, lines[closedTo]) {
        guard let signature = signature(below: closedTo, before: limit) else { return }
        for place in signature { mark(place, .document, .signature) }
      }
      closedTo += 1
    }
  }

  /// The lines of the signature below a line, empty where there is none; `nil` where lines are missing to tell.
  private func signature(below index: Int, before limit: Int) -> Range<Int>? {
    var (place, end, filled) = (index + 1, index + 1, 0)
    var isReached = false
    while place < limit {
      defer { place += 1 }
      if lines[place].isBlank { continue }
      guard filled < SignatureLine.most, lines[place].voice == .author,
        let line = SignatureLine(bytes, lines[place]),
        // After the paragraph with contact details, only more of these belong to it.
        !isReached || line == .contact(isBare: true) || !lines[place - 1].isBlank
      else { return index + 1..<end }
      filled += 1
      isReached = isReached || line != .name
      if isReached { end = place + 1 }
    }
    return isLast ? index + 1..<end : nil
  }
}
