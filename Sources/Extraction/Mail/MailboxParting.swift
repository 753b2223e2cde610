/// Parts a mailbox into its mails, by its lines.
///
/// A mail begins below a line "From ", which names who sent it on and when: the first of the file, or one below a blank line.
/// Of one that says neither, the line below it must be a field of a mail.
/// - SeeAlso: RFC 4155, appendix A.
@usableFromInline package struct MailboxParting: Sendable {
  /// Whether the next line may be such a one by where it stands.
  @usableFromInline package var isBehindBlank = true

  /// Begins before the first line of a file.
  package init() {}

  /// Takes the next line, without its end: whether a mail begins below it; `nil` where one does if what stands below the line is the
  /// head of one. Asked of every line of a mailbox, and so inlined; few get beyond the first answer.
  @inlinable
  package mutating func beginsMail(below line: ArraySlice<UInt8>) -> Bool? {
    let mayBegin = isBehindBlank
    isBehindBlank = line.isEmpty
    if !mayBegin { return false }
    if MailboxLine.isOne(line) { return true }
    return MailboxLine.isBare(line) ? nil : false
  }
}
