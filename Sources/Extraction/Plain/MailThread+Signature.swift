/// Signatures, and the lines that telephones add.
extension MailThread {
  /// Marks what stands under a line of two dashes, ten lines at most (RFC 3676 asks for four), and added lines. Stops where
  /// a signature may go on behind the lines that are known.
  mutating func markSignatures() {
    let limit = restTo
    while signedTo < limit {
      let index = signedTo
      let line = lines[index]
      if line.voice == .author, !line.isBlank {
        if line.indent == 0, line.range.count == 2, bytes.holds("--", at: line.textStart, before: line.textEnd) {
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
        } else if line.width <= 80, AddedLineStarts.mayBegin(bytes, line.range) {
          let text = text(index).lowercased()
          if MailMarkers.addedLines.contains(where: { text.hasPrefix($0) }) { mark(index, .document, .addedLine) }
        }
      }
      signedTo += 1
    }
  }
}

/// The first two bytes of the lines that mail programs add: most lines have others.
private enum AddedLineStarts {
  /// Whether a line of these bytes may be one, in any case.
  static func mayBegin(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
    guard range.count >= 2 else { return false }
    let (first, second) = (bytes[range.lowerBound], bytes[range.lowerBound + 1])
    if first >= 0x80 || second >= 0x80 { return true }
    return starts.contains(UInt16(first | 0x20) << 8 | UInt16(second | 0x20))
  }

  private static let starts: [UInt16] = MailMarkers.addedLines.map { line in
    line.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }
}
