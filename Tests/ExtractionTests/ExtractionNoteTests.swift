import Extraction
import Testing

/// What notes say, and what is recognised of them when a record is read back.
struct ExtractionNoteTests {
  @Test(arguments: [
    (
      ExtractionNote.mixed(characters: 1, bytes: 1),
      "1 character is UTF-8 and 1 byte is not; it was read as windows-1252"
    ),
    (.mixed(characters: 2, bytes: 3), "2 characters are UTF-8 and 3 bytes are not; those were read as windows-1252"),
    (.replaced(bytes: 1, .sequence, encoding: "gb18030"), "1 byte is not valid gb18030 and was replaced"),
    (
      .replaced(bytes: 2, .unassigned, encoding: "windows-1252"),
      "2 bytes have no meaning in windows-1252 and were replaced"
    ),
    (
      .encodedTwice(characters: 1),
      "1 character is encoded twice, as â€™ for ’; the text was read as it was before the second time"
    ),
    (.droppedNULs(1), "1 NUL character was left out"),
    (.droppedCode(blocks: 2), "2 code blocks were left out"),
    (
      .undecodedMail(.base64),
      "the mail's body is in base64, which is not decoded; save the message as text or HTML from the mail program"
    ),
    (.tooManyForParser(.brackets), "thousands of brackets in one paragraph: read as plain text"),
    (.noMainPart(.noProse, taken: .allVisible), "all visible text was taken: no running text was found"),
    (
      .assumedAuthor(among: ["THE CHAIR", "Q"]),
      "several speakers, none known to be the author: THE CHAIR, who says most, is taken as the author; the others: Q"
    ),
    (
      .unknownSpeaker(["Ann", "Bo"], among: ["A", "B", "C", "D", "E", "F", "G", "H"]),
      "no speaker is called Ann or Bo; the speakers are: A, B, C, D, E, F and 2 more"
    ),
  ])
  func saysWhatItHolds(note: ExtractionNote, text: String) {
    #expect(note.text == text)
  }

  @Test(arguments: ExtractionNote.UndecodedMail.allCases)
  func anUndecodedMailIsKnownAgain(mail: ExtractionNote.UndecodedMail) {
    let note = ExtractionNote(written: ExtractionNote.undecodedMail(mail).text)
    #expect(note == .undecodedMail(mail) && note.isOfUndecodedMail)
  }

  @Test(arguments: ["every line is a paragraph", "the mail's body is in base64, which is decoded", ""])
  func otherNotesAreGivenAsTheyAreWritten(text: String) {
    let note = ExtractionNote(written: text)
    #expect(note == .given(text) && !note.isOfUndecodedMail)
    #expect(note.text == text)
  }
}
