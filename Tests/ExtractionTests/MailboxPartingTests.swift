import Testing

@testable import Extraction

/// Where the mails of a mailbox begin.
struct MailboxPartingTests {
  static let full = "From a@example.org Mon Jan 16 09:30:00 2023"

  /// `true` for lines that begin a mail and `false` for others; `nil` if that depends on the next line.
  @Test(arguments: [
    ([full, "From: a@example.org", "", full, full, "", "", "From - Tue Feb 01 12:00:00 2022"], [0, 3, 7], []),
    (["From ", "x", "From ", "", "From ---", "", "From here on"], [], [0, 4]),
    (["", full, " ", full, "", ">\(full)"], [1], []),
  ])
  func tellsWhereMailsBegin(lines: [String], begin: [Int], open: [Int]) {
    var parting = MailboxParting()
    for (index, line) in lines.enumerated() {
      let begins = parting.beginsMail(below: Array(line.utf8)[...])
      #expect(begins == (open.contains(index) ? nil : begin.contains(index)), "line \(index), \(line)")
    }
  }
}
