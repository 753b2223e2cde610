/// Divides a mailbox into its mails, by its lines.
///
/// A mail begins below a "From " line with envelope sender and time: the first line of the file, or one after a blank
/// line. If the line has neither, the line below it must be a field of a mail.
/// - SeeAlso: RFC 4155, appendix A.
@usableFromInline package struct MailboxParting: Sendable {
  /// Whether the next line could be such a line because of its place.
  @usableFromInline package var isBehindBlank = true

  /// Begins before the first line of a file.
  package init() {}

  /// Takes the next line, without its end, and returns whether a mail begins below it; `nil` where one does if a mail
  /// header follows. Called for every line of a mailbox, and so inlined; few lines get beyond the first check.
  @inlinable
  package mutating func beginsMail(below line: ArraySlice<UInt8>) -> Bool? {
    let mayBegin = isBehindBlank
    isBehindBlank = line.isEmpty
    if !mayBegin { return false }
    if MailboxLine.isOne(line) { return true }
    return MailboxLine.isBare(line) ? nil : false
  }
}
