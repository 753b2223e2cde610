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

  /// Reads a file that begins with a "From " line, empty lines aside; `nil` for any other file. Unless the file is known to be a
  /// mailbox, a header field must follow that line, since any text may quote one.
  init?(_ lines: LineReader, isKnown: Bool) throws(ReadingFault) {
    let start = try Self.start(lines)
    guard try lines.opening(start + Self.mark.count).dropFirst(start).starts(with: Self.mark) else { return nil }
    try lines.findLineEndOfMailbox()
    var end = start
    while let byte = try lines.byte(end), byte != lines.lineEnd { end += 1 }
    self.lines = lines
    let first = try lines.opening(end).dropFirst(start)
    guard try beginsMail(first, at: start) else { return nil }
    if !isKnown { guard try Self.isAboveHead(first, at: start, lines) else { return nil } }
    try lines.skipByteOrderMark()
    while try lines.peek()?.isEmpty == true { _ = try lines.next() }
  }

  /// How many bytes of a byte order mark and of empty lines come before the first line that is not empty.
  private static func start(_ lines: LineReader) throws(ReadingFault) -> Int {
    let opening = try lines.opening(3)
    var start = opening.count - opening.withoutByteOrderMark.count
    while start < mostAbove, let byte = try lines.byte(start), isLineEnd(byte) { start += 1 }
    return start
  }

  /// Whether a file begins as a mailbox does: what stands below is not looked at.
  static func mayBegin(_ path: String) -> Bool {
    UnpackedFile.opening(path, mark.count + 3 + mostAbove).withoutByteOrderMark.drop(while: isLineEnd)
      .starts(with: mark)
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == LineEnd.feed || byte == LineEnd.return }

  /// The bytes that a mailbox begins with, behind empty lines.
  private static let mark = Array("From ".utf8)
  /// The bytes of empty lines that are looked past: an editor leaves a few.
  private static let mostAbove = 256

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

  /// Whether a mail begins below a line, which itself begins `start` bytes after what was read so far.
  private mutating func beginsMail(_ line: ArraySlice<UInt8>, at start: Int = 0) throws(ReadingFault) -> Bool {
    if let begins = parting.beginsMail(below: line) { return begins }
    return try Self.isAboveHead(line, at: start, lines)
  }

  /// Whether a header field follows a line, which itself begins `start` bytes after what was read so far.
  private static func isAboveHead(
    _ line: ArraySlice<UInt8>, at start: Int, _ lines: LineReader
  ) throws(ReadingFault) -> Bool {
    let end = lines.lineEnd
    let rest = try lines.opening(start + line.count + longestName).dropFirst(start).drop { $0 != end }.dropFirst()
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
