/// Chats: the lines that the program adds.
extension MailThread {
  /// Marks the lines of a chat that have a day and a time, but no speaker: who came, and that others cannot read along.
  mutating func markChatNotices() {
    for index in first..<max(first, lines.count) where !lines[index].isBlank {
      let range = lines[index].range
      guard ChatTime.endOfDayAndTime(bytes, range) != nil, TurnLabel(bytes, range) == nil else { continue }
      mark(index, .document, .chatNotice)
    }
  }
}

extension ChatTime {
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
