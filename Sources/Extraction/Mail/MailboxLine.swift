import Text

/// The line that mailboxes put above each mail: "From a@example.org Mon Jan 16 09:30:00 2023".
/// - SeeAlso: RFC 4155, appendix A.
@usableFromInline package enum MailboxLine {
  /// Whether a line is "From ", the sender of the envelope, and the time as `asctime` writes it: "Thu Nov 24 18:22:48
  /// 1986".
  @usableFromInline package static func isOne(_ line: ArraySlice<UInt8>) -> Bool {
    guard mayBeOne(line) else { return false }
    let words = line.split { $0 <= 0x20 }
    return words.count >= 6 && isName(words[2]) && isName(words[3]) && words[4].allSatisfy(\.isASCIIDigit)
      && isTime(words[5])
  }

  /// Whether a line is only "From ", as some current mail programs write it. Only a header field below it distinguishes
  /// it from text.
  @usableFromInline package static func isBare(_ line: ArraySlice<UInt8>) -> Bool {
    mayBeOne(line) && line.dropFirst(5).allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: "-") }
  }

  /// Whether a line may be the next: a field of a mail's header, or the line of another mailbox.
  package static func isHead(_ line: ArraySlice<UInt8>) -> Bool {
    MIMEFields.name(line) != nil || line.starts(with: ">From ".utf8)
  }

  /// Whether the first bytes are those of such a line. Few lines of a text are examined further.
  private static func mayBeOne(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: "From ".utf8) }

  /// Whether a word has the form of names of days and months there.
  private static func isName(_ word: ArraySlice<UInt8>) -> Bool {
    word.count == 3 && word.first?.isASCIICapital == true && word.dropFirst().allSatisfy(\.isASCIISmall)
  }

  private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(UInt8(ascii: ":")) && word.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ":") }
  }
}
