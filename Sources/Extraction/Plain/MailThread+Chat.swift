/// Chats: the lines that the program adds.
extension MailThread {
  /// Marks the lines of a chat that have a day and a time, but no speaker: who came, and that others cannot read along; and the
  /// messages whose only line stands for a picture, or says that they were deleted.
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

  /// Whether no line behind one goes on with its message.
  private func isOnlyLine(_ index: Int) -> Bool {
    guard index + 1 < lines.count, !lines[index + 1].isBlank else { return true }
    return ChatTime.endOfDayAndTime(bytes, lines[index + 1].range) != nil
  }
}

extension ChatTime {
  /// Whether a message stands for a picture, or says that it was deleted. A mark of direction may stand before the words.
  fileprivate static func isFiller(_ bytes: Bytes, _ text: Range<Int>) -> Bool {
    guard text.count <= longestFiller else { return false }
    return fillers.contains(bytes.string(text).filter { $0 != "\u{200E}" }.trimmingSpaces().lowercased())
  }

  private static let fillers = Set(TokenList.chatFillers.lineStrings)
  private static let longestFiller = 60

  /// The lines that are looked at to tell whether a text is a chat: as many as are at hand of every large one.
  private static let linesLookedAt = DocumentHead.longest

  /// Whether a text is a chat whose lines begin with a day and a time: its first line with text does, and of the first lines
  /// that do, at least two and half of them name a speaker. A diary names none.
  static func begin(_ bytes: Bytes, _ lines: [SourceLine], from first: Int) -> Bool {
    guard let start = lines[min(first, lines.count)...].firstIndex(where: { !$0.isBlank }),
      endOfDayAndTime(bytes, lines[start].range) != nil
    else { return false }
    let timed = lines[start..<min(start + linesLookedAt, lines.count)].filter {
      !$0.isBlank && endOfDayAndTime(bytes, $0.range) != nil
    }
    let spoken = timed.count { TurnLabel(bytes, $0.range) != nil }
    return spoken >= 2 && spoken * 2 >= timed.count
  }
}
