import Text

/// The text of a message in the mark-up of Slack's exports, as it is read: `Thanks <@U123ABC> &amp; all :tada:` is
/// "Thanks @U123ABC & all".
///
/// Slack escapes the brackets and ampersands that somebody types, so that a bracket always begins a reference. People
/// stay as `@` with their ids, which are no words. Of a channel only `#` stays: its name may have words of all kinds.
/// - SeeAlso: Slack, Formatting text for app surfaces.
struct SlackMarkup {
  /// What is read, in UTF-8.
  private(set) var text: [UInt8] = []
  /// Where its stretches are in the message.
  private(set) var pieces: [SourceMap.Piece] = []
  private let message: [UInt8]
  /// Where the label of the open link ends; `nil` outside one.
  private var endOfLabel: Int?
  /// The place up to which there is no bracket that closes a reference.
  private var openTo = 0

  /// The most bytes of the name of an emoji.
  private static let longestEmoji = 100
  /// What Slack escapes.
  private static let escapes: [(written: [UInt8], meant: UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")),
  ]

  /// Reads a message in UTF-8. O(bytes).
  init(_ message: [UInt8]) {
    self.message = message
    var (place, copied) = (0, 0)
    while place < message.count {
      guard let next = markEnd(at: place, copied) else {
        place += 1
        continue
      }
      (place, copied) = (next, next)
    }
    copy(copied..<message.count)
  }

  /// Reads the mark-up at a place; returns where it ends, `nil` where there is none. What precedes it from `copied` on is
  /// copied first.
  private mutating func markEnd(at place: Int, _ copied: Int) -> Int? {
    if place == endOfLabel {
      copy(copied..<place)
      endOfLabel = nil
      return place + 1
    }
    switch message[place] {
    case UInt8(ascii: "<"):
      guard endOfLabel == nil, let end = endOfReference(at: place), end > place + 1 else { return nil }
      copy(copied..<place)
      return refer(to: place + 1..<end)
    case UInt8(ascii: "&"):
      guard let escape = Self.escapes.first(where: { message[place...].starts(with: $0.written) }) else { return nil }
      copy(copied..<place)
      append([escape.meant], from: place)
      return place + escape.written.count
    case UInt8(ascii: "`"), UInt8(ascii: ":"), UInt8(ascii: "~"):
      guard let end = leftOutEnd(at: place), end <= endOfLabel ?? end else { return nil }
      copy(copied..<place)
      return end
    default: return nil
    }
  }

  /// The end of code, of an emoji or of struck-out text that begins at a place: none of them is words that somebody says.
  private func leftOutEnd(at place: Int) -> Int? {
    if holds("```", at: place) { return find("```", from: place + 3, overLines: true).map { $0 + 3 } }
    if place > 0, Self.isOfWord(message[place - 1]) { return nil }
    switch message[place] {
    case UInt8(ascii: "`"): return find("`", from: place + 1).flatMap { $0 > place + 1 ? $0 + 1 : nil }
    case UInt8(ascii: ":"):
      let name = message[(place + 1)...].prefix(Self.longestEmoji).prefix(while: Self.isOfEmoji)
      let end = name.endIndex
      return !name.isEmpty && end < message.count && message[end] == message[place] ? end + 1 : nil
    default:
      guard let end = find("~", from: place + 1), end > place + 1, message[place + 1] > 0x20, message[end - 1] > 0x20,
        end + 1 == message.count || !Self.isOfWord(message[end + 1])
      else { return nil }
      return end + 1
    }
  }

  /// Writes what is read of a reference, whose content is given, and returns where reading goes on.
  private mutating func refer(to content: Range<Int>) -> Int {
    let behind = content.upperBound + 1
    let bar = content.first { message[$0] == UInt8(ascii: "|") }
    let name = content.lowerBound..<(bar ?? content.upperBound)
    switch message[name.lowerBound] {
    case UInt8(ascii: "@"):
      endWord()
      copy(name)
    case UInt8(ascii: "#"): copy(name.prefix(1))
    case UInt8(ascii: "!") where bar == nil || !message[name].starts(with: "!date".utf8):
      // "<!here>", "<!subteam^S123|@crew>"
      endWord()
      append([UInt8(ascii: "@")], from: name.lowerBound)
      copy(name.dropFirst().prefix { message[$0] != UInt8(ascii: "^") })
    default:
      guard let bar else {
        copy(name)
        break
      }
      endOfLabel = content.upperBound
      return bar + 1
    }
    return behind
  }

  /// Where the reference that a bracket opens is closed, on the same line. No byte is looked at again.
  private mutating func endOfReference(at bracket: Int) -> Int? {
    openTo = max(openTo, bracket + 1)
    while openTo < message.count {
      if message[openTo] == UInt8(ascii: ">") { return openTo }
      if message[openTo] == UInt8(ascii: "\n") { return nil }
      openTo += 1
    }
    return nil
  }

  /// The first place from one on where bytes stand, on the same line unless it may be below.
  private func find(_ wanted: StaticString, from start: Int, overLines: Bool = false) -> Int? {
    var place = start
    while place < message.count, overLines || message[place] != UInt8(ascii: "\n") {
      if message[place] == wanted.utf8Start[0], holds(wanted, at: place) { return place }
      place += 1
    }
    return nil
  }

  private func holds(_ wanted: StaticString, at place: Int) -> Bool {
    message.withUnsafeBufferPointer { $0.holds(wanted, at: place, before: message.count) }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || byte >= 0x80 }

  private static func isOfEmoji(_ byte: UInt8) -> Bool {
    byte.isASCIISmall || byte.isASCIIDigit || byte >= 0x80 || "_-+'".utf8.contains(byte)
  }

  /// A sign right behind a word would begin another word.
  private mutating func endWord() {
    if let last = text.last, Self.isOfWord(last) { text.append(0x20) }
  }

  private mutating func copy(_ range: Range<Int>) {
    if !range.isEmpty { append(message[range], from: range.lowerBound) }
  }

  private mutating func append(_ bytes: some Collection<UInt8>, from place: Int) {
    pieces.append(SourceMap.Piece(extracted: text.count, source: place))
    text += bytes
  }
}
