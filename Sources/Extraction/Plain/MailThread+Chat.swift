import Text

/// Chats: the lines that the program adds.
extension MailThread {
  /// Marks the lines of a chat that have a day and a time but no speaker (who joined, the notice of encryption), and
  /// messages whose only line stands for a picture or says that they were deleted.
  mutating func markChatNotices() {
    for index in first..<max(first, lines.count) where !lines[index].isBlank {
      let range = lines[index].range
      guard ChatTime.endOfDayAndTime(bytes, range) != nil else { continue }
      if let label = TurnLabel(bytes, range) {
        let text = range.lowerBound + label.length..<range.upperBound
        guard ChatTime.isFiller(bytes, text), isOnlyLine(index) else { continue }
      }
      mark(index, .document, .chatNotice)
    }
  }

  /// Marks times that stand alone in a chat: the next message of the person named above.
  mutating func markTimesAlone() {
    for index in first..<max(first, lines.count) where ChatTime.standsAlone(bytes, lines[index].range) {
      mark(index, .document, .chatNotice)
    }
  }

  /// Marks times that stand alone where those of other messages are below names. The line below shows whether the one
  /// above is a name.
  mutating func markTimesBelowNone() {
    let alone = lines.withUnsafeBufferPointer { lines in
      (first..<max(first, decidable)).filter {
        ChatTime.standsAlone(bytes, lines[$0].range) && !ChatTime.isPair(bytes, lines, at: $0 - 1)
      }
    }
    for index in alone { mark(index, .document, .chatNotice) }
  }

  /// Whether no line after one continues its message.
  private func isOnlyLine(_ index: Int) -> Bool {
    guard index + 1 < lines.count, !lines[index + 1].isBlank else { return true }
    return ChatTime.endOfDayAndTime(bytes, lines[index + 1].range) != nil
  }
}

extension ChatTime {
  /// Whether a message stands for a picture, or says that it was deleted. A direction mark may precede the words.
  fileprivate static func isFiller(_ bytes: Bytes, _ text: Range<Int>) -> Bool {
    guard text.count <= longestFiller else { return false }
    return fillers.contains(bytes.string(text).filter { $0 != "\u{200E}" }.trimmed.lowercased())
  }

  private static let fillers = Set(TokenList.chatFillers.lineStrings)
  private static let longestFiller = 60

  /// Whether a text is a chat whose lines begin with a day and a time, judged by its first lines with text: the first
  /// one does, and of those that do, at least two and at least half name a speaker. A diary names none.
  static func areDated(_ bytes: Bytes, _ lines: [SourceLine]) -> Bool {
    guard let first = lines.first, endOfDayAndTime(bytes, first.range) != nil else { return false }
    let timed = lines.filter { endOfDayAndTime(bytes, $0.range) != nil }
    let spoken = timed.count { TurnLabel(bytes, $0.range) != nil }
    return spoken >= 2 && spoken * 2 >= timed.count
  }
}
