import Extraction

/// The mails of a mailbox, one at a time, so that one of any size is read in the memory of its longest mail.
struct MailboxReader {
  let lines: LineReader
  private var parting = MailboxParting()
  /// The first mail, where it was read to see whether others follow.
  private var first: Mail?

  /// The bytes of a mail, without the "From " line above it.
  struct Mail {
    var bytes: [UInt8]
    /// The number of that line, from 1.
    var line: Int
  }

  /// Reads a file that begins with a "From " line; `nil` for any other. Unless the file is known to be a mailbox, a
  /// header field must follow that line: any text may quote one.
  init?(_ lines: LineReader, isKnown: Bool) throws(ReadingFault) {
    guard try lines.opening(Self.mark.count + 3).withoutByteOrderMark.starts(with: Self.mark) else { return nil }
    try lines.findLineEndOfMailbox()
    guard let first = try lines.peek()?.withoutByteOrderMark else { return nil }
    self.lines = lines
    guard try beginsMail(first) else { return nil }
    if !isKnown { guard try Self.isAboveHead(first, lines) else { return nil } }
    try lines.skipByteOrderMark()
  }

  /// The bytes that a mailbox begins with.
  static let mark = Array("From ".utf8)

  /// Whether the next mail can be read without waiting for the file.
  var hasMailReady: Bool { first != nil || lines.hasLineReady }

  /// Whether the mailbox holds a single mail, as programs write that save a mail with the line above it. Asked before
  /// the first is taken.
  mutating func holdsOneMail() throws(ReadingFault) -> Bool {
    first = try next()
    return try lines.peek() == nil
  }

  /// The next mail; `nil` at the end.
  mutating func next() throws(ReadingFault) -> Mail? {
    if let mail = first.take() { return mail }
    guard try lines.next() != nil else { return nil }
    var mail = Mail(bytes: [], line: lines.lineNumber)
    while let line = try lines.peek() {
      if try beginsMail(line) { break }
      mail.bytes += Self.unescaped(line)
      mail.bytes.append(UInt8(ascii: "\n"))
      _ = try lines.next()
    }
    return mail
  }

  /// Whether a mail begins below this line; the next line is peeked at.
  private mutating func beginsMail(_ line: ArraySlice<UInt8>) throws(ReadingFault) -> Bool {
    if let begins = parting.beginsMail(below: line.withoutByteOrderMark) { return begins }
    return try Self.isAboveHead(line, lines)
  }

  /// Whether a header field follows a line.
  private static func isAboveHead(_ line: ArraySlice<UInt8>, _ lines: LineReader) throws(ReadingFault) -> Bool {
    let end = lines.lineEnd
    let rest = try lines.opening(line.count + longestName).drop { $0 != end }.dropFirst()
    return MailboxLine.isHead(rest.prefix { $0 != end })
  }

  /// The number of bytes within which a header field shows its colon, including the end of the line above.
  private static let longestName = 80

  /// A line as it was sent: in a mailbox, a line of text that begins with "From " has a `>` before it, so that it does
  /// not begin a mail.
  private static func unescaped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.first == UInt8(ascii: ">") else { return line }
    let rest = line.drop { $0 == UInt8(ascii: ">") }
    return rest.starts(with: "From ".utf8) ? line.dropFirst() : line
  }
}
