import Extraction

/// The mails of a mailbox, one at a time, so that one of any size is read in the memory of its longest mail.
///
/// A mail begins below a line "From ", which names who sent it on and when: the first of the file, or one below a blank line.
/// - SeeAlso: RFC 4155, appendix A.
struct MailboxReader {
  private let lines: LineReader

  /// A mail's bytes without the line above it.
  struct Mail {
    var bytes: [UInt8]
    /// The number of that line, from 1.
    var line: Int
  }

  /// Reads a file that begins with such a line; `nil` for another.
  init?(_ lines: LineReader) throws(ReadingFault) {
    guard let first = try lines.peek(), MailboxLine.isOne(first) else { return nil }
    self.lines = lines
  }

  /// Whether the next mail can be read without waiting for the file.
  var hasMailReady: Bool { lines.hasLineReady }

  /// The next mail; `nil` at the end.
  func next() throws(ReadingFault) -> Mail? {
    guard try lines.next() != nil else { return nil }
    var mail = Mail(bytes: [], line: lines.lineNumber)
    var isBehindBlank = false
    while let line = try lines.peek(), !(isBehindBlank && MailboxLine.isOne(line)) {
      mail.bytes += Self.unescaped(line)
      mail.bytes.append(UInt8(ascii: "\n"))
      isBehindBlank = line.isEmpty
      _ = try lines.next()
    }
    return mail
  }

  /// A line as it was sent: one of the text that begins with "From " has a `>` before it, so that it begins no mail.
  private static func unescaped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.first == UInt8(ascii: ">") else { return line }
    let rest = line.drop { $0 == UInt8(ascii: ">") }
    return rest.starts(with: "From ".utf8) ? line.dropFirst() : line
  }
}
