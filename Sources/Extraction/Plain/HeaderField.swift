import CByteScan
import Text

/// A line "Name: value" in the header of a memo or mail.
struct HeaderField: Hashable, Sendable {
  /// The meaning of a field, in any language of the mail program.
  enum Meaning: Hashable, Sendable {
    case from, to, date, subject, other
  }

  /// The name in lower case.
  let name: String
  /// The value, trimmed; it may be empty.
  private(set) var value: String
  /// The meaning of the name; `nil` for an unknown name.
  let meaning: Meaning?

  /// The bytes within which a name ends, or characters in a non-ASCII line.
  static let longestName = 40

  /// Reads a line of a text. Few lines have a colon among their first characters; all others cost next to nothing.
  init?(_ bytes: Bytes, _ line: SourceLine) {
    guard let base = bytes.baseAddress else { return nil }
    let (start, count) = (line.textStart, bytes.count - line.textStart)
    let marks = usward_places_of(UInt8(ascii: ":"), base + start, count) | usward_places_past_ascii(base + start, count)
    let place = start + marks.trailingZeroBitCount
    guard place < min(line.textEnd, start + Self.longestName), place > start || bytes[place] >= 0x80 else { return nil }
    for before in start..<place where !HeaderField.isOfName(bytes[before]) { return nil }
    let head = start..<min(line.textEnd, start + MailThread.longestText)
    if usward_find_past_ascii(base + start, head.count) == head.count {
      self.init(plain: bytes, head, colon: place)
      return
    }
    self.init(MailThread.text(of: line, in: bytes))
  }

  /// Whether an ASCII byte may be part of a name, or be around it.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "."),
      UInt8(ascii: "*"):
      true
    default: false
    }
  }

  /// Reads an ASCII line whose colon follows only bytes that may be part of a name, or be around it.
  private init?(plain bytes: Bytes, _ line: Range<Int>, colon: Int) {
    let written = bytes[line.lowerBound..<colon].filter { $0 != UInt8(ascii: "*") }
    let name = written.withUnsafeBufferPointer { written in
      written[HeaderField.trimmed(written, 0..<written.count)].map { $0.asciiLowercased }
    }
    let words = name.indices.count { name[$0] != 0x20 && ($0 == 0 || name[$0 - 1] == 0x20) }
    guard name.contains(where: \.isASCIILetter), !name.contains(0x09), words <= 3 else { return nil }
    var start = colon + 1
    while start < line.upperBound, bytes[start] == UInt8(ascii: "*") { start += 1 }
    let value = HeaderField.trimmed(bytes, start..<line.upperBound)
    guard !bytes.holds("//", at: value.lowerBound, before: value.upperBound) else { return nil }
    self.name = String(decoding: name, as: UTF8.self)
    self.value = bytes.string(value)
    meaning = HeaderField.meanings[self.name]
  }

  /// A stretch of ASCII without surrounding white space.
  private static func trimmed(_ bytes: Bytes, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isWhite(bytes[start]) { start += 1 }
    while end > start, isWhite(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  /// Reads a line; `nil` when it does not begin with a name of up to three words and a colon. Asterisks around the name
  /// (bold in a mail that was HTML) are ignored.
  init?(_ line: String) {
    let line = line.trimmed
    guard let colon = line.prefix(Self.longestName).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let name = String(line[..<colon].filter { $0 != "*" }).trimmed.lowercased()
    let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }.count
    guard letters > 0, name.split(separator: " ").count <= 3,
      name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || " -'’.".unicodeScalars.contains($0) })
    else { return nil }
    self.name = name
    value = String(line[line.index(after: colon)...].drop { $0 == "*" }).trimmed
    guard !value.hasPrefix("//") else { return nil }
    meaning = HeaderField.meanings[name]
  }

  /// Appends a continuation line. An empty field takes it as if it were on its own line.
  mutating func goOn(with more: String) {
    if !value.isEmpty {
      value += " " + more
    } else if let whole = HeaderField("\(name): \(more)") {
      self = whole
    }
  }

  /// Whether it is a field that programs write only for each other: "X-Message-Status".
  /// - SeeAlso: RFC 822, section 4.7.4.
  var isOfProgram: Bool { name.hasPrefix("x-") && name.dropFirst(2).contains("-") }

  /// Whether a continuation shows that it is a mail's: after encoded words, or with only an address.
  func goesOnInMail(with rest: String) -> Bool {
    value.hasSuffix("?=") || meaning == .from && rest.hasPrefix("<") && rest.contains("@")
  }

  /// Whether the value has a date or a time of day.
  var holdsDate: Bool { DayAndTime(value.utf8).isAny }

  /// The names that mail programs use for the date when they quote a mail; memos use "Date".
  static let sentNames = Set(TokenList.sentNames.lineStrings)

  /// The names used by mail programs and memo forms, by meaning.
  private static let meanings: [String: Meaning] = {
    let lists: [(TokenList, Meaning)] = [
      (.fromNames, .from), (.toNames, .to), (.sentNames, .date), (.dayNames, .date), (.subjectNames, .subject),
      (.otherHeaderNames, .other),
    ]
    var meanings: [String: Meaning] = [:]
    for (list, meaning) in lists {
      for name in list.lineStrings { meanings[name] = meaning }
    }
    return meanings
  }()
}
