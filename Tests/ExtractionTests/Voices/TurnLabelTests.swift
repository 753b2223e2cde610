import TestSupport
import Testing

@testable import Extraction

/// The label at the start of a stretch, recognised by its colon and what follows that.
struct TurnLabelTests {
  @Test(arguments: [
    ("⟦Jane Roe: Yes.⟧", "JANE ROE"), ("⟦Jane Roe:⟧ Yes.", "JANE ROE"), ("⟦**Roe:** Yes.⟧", "ROE"),
    ("⟦Roe:* Yes.⟧", "ROE"),
    ("⟦[Roe] Yes.⟧", "ROE"), ("⟦Q. Why?⟧", "Q"), ("⟦Q Why: so?⟧", "Q WHY"), ("⟦Answer 2: So.⟧", "A"),
    ("⟦Éva Kiss: So.⟧", "ÉVA KISS"),
    ("⟦Roe:\u{A0}Yes.⟧", "ROE"), ("⟦JONES (of\nKent): Yes.⟧", "JONES"), ("⟦Jane O’Roe, second: Yes.⟧", "JANE O’ROE"),
    ("⟦[14.10.2025 09:02] Jane Roe: Yes.⟧", "JANE ROE"), ("⟦[10/14/25, 9:02:33\u{202F}PM] Éva: Yes.⟧", "ÉVA"),
    ("⟦[9:02 AM] Jane Roe\nYes.⟧", "JANE ROE"), ("⟦Jane Roe  9:02 AM\nYes.⟧", "JANE ROE"),
    ("⟦Éva Kiss\t1:00:03⟧", "ÉVA KISS"), ("⟦Roe 9:02 p.m.⟧", "ROE"),
    ("⟦Jane Roe (00:12):⟧ Yes.", "JANE ROE"), ("⟦Jane Roe (00:12): Yes.⟧", "JANE ROE"),
    ("⟦**Éva Kiss** [1:00:12]:\nYes.⟧", "ÉVA KISS"), ("⟦Jane Roe, Chair (00:12 AM)\nYes.⟧", "JANE ROE"),
    ("⟦Jane Roe (00:12) came⟧", nil), ("⟦Jane Roe (00:12]:⟧", nil), ("⟦Jane Roe (00:12):so⟧", nil),
    ("⟦Jane Roe (at 00:12): so⟧", nil), ("⟦We came (00:12): so⟧", nil),
    ("⟦UK NHS Long Term Plan: Yes.⟧", nil), ("⟦THE BOARD Said This Much: Yes.⟧", nil),
    ("⟦Jane Roe, chief executive of Acme: Yes.⟧", "JANE ROE"), ("⟦MS. ROE, UNITED STATES: Yes.⟧", "MS. ROE"),
    ("⟦Jane Roe, chief executive of Acme, said: Yes.⟧", nil), ("⟦Éva Kiss, its chair, also added: Yes.⟧", nil),
    ("⟦Jane Roe (Acme) said in a note: Yes.⟧", nil), ("⟦Jane Roe, its chair said today: Yes.⟧", nil),
    ("⟦**Jane Roe**: Yes.⟧", "JANE ROE"), ("⟦Q1. Why?⟧", "Q"), ("⟦Q2) Why?⟧", "Q"), ("⟦A1. So.⟧", "A"),
    ("⟦Q.--Why?⟧", "Q"), ("⟦A.—So.⟧", "A"), ("⟦A - So.⟧", "A"), ("⟦Q -- Why?⟧", "Q"), ("⟦Q1. Sales rose.⟧", nil),
    ("⟦Q4 sales rose.⟧", nil), ("⟦A small step.⟧", nil), ("⟦A1 is a road.⟧", nil), ("⟦Q1234. Why?⟧", nil),
    ("⟦Mr. ROE.--Why?⟧", "MR. ROE"), ("⟦Mr. ROE. Why?⟧", "MR. ROE"), ("⟦MR. ROE. Why?⟧", "MR. ROE"),
    ("⟦The CHAIR.—Why?⟧", "THE CHAIR"), ("⟦The VICE PRESIDENT. Why?⟧", "THE VICE PRESIDENT"),
    ("⟦Mr. J. O'ROE of New Kent. Why?⟧", "MR. J. O'ROE"), ("⟦ROE.—Why?⟧", "ROE"), ("⟦O'ROE.—Why?⟧", "O'ROE"),
    ("⟦McROE.—Why?⟧", nil), ("⟦Mr. McROE.—Why?⟧", "MR. MCROE"),
    ("⟦Mr. Roe.—Why?⟧", "MR. ROE"),
    ("⟦Mr. Roe. Why?⟧", nil), ("⟦ROE. Why?⟧", nil), ("⟦MR. ROE. WE GO ON NOW.⟧", nil), ("⟦GO ON.—SO IT IS NOW.⟧", nil),
    ("⟦U.S. trade.--So.⟧", nil), ("⟦J. Roe. So.⟧", nil), ("⟦Jane Roe.--So.⟧", nil), ("⟦The law. So it is.⟧", nil),
    ("⟦[14.10.2025 09:02] We met.⟧", nil), ("⟦[9:02] we said: yes⟧", nil), ("⟦[2025] Jane Roe⟧", nil),
    ("⟦Jane Roe 9:02 came⟧", nil), ("⟦We came at 9:02⟧", nil), ("⟦Jane Roe9:02⟧", nil), ("⟦Jane Roe 9:2⟧", nil),
    ("⟦Jane⟧ Roe: Yes.", nil), ("⟦Jane\n⟧Roe: Yes.", nil), ("⟦Jane\nRoe: Yes.⟧", nil), ("⟦At 12:30 we met: so⟧", nil),
    ("⟦Jane:Roe: so⟧", nil), ("⟦Roe:*so* it is⟧", nil), ("⟦He said to them: so⟧", nil), ("⟦Éva mondta: so⟧", nil),
  ])
  func isRead(marked: String, name: String?) {
    let text = marked.filter { !"⟦⟧".contains($0) }
    let start = marked.prefix { $0 != "⟦" }.utf8.count
    let count = marked.drop { $0 != "⟦" }.dropFirst().prefix { $0 != "⟧" }.utf8.count
    text.withBytes { bytes in #expect(TurnLabel(bytes, start..<start + count)?.name == name, "\(marked)") }
  }

  /// Checking sixteen bytes at a time misses no speaker before a full stop.
  @Test(arguments: 0..<UInt64(20))
  func noSpeakerIsPassedByTheFirstLook(seed: UInt64) {
    var chance = SeededRandom(seed: seed)
    let pieces = [
      "Mr.", "The", "Senator", "Representative", "ROE", "O'ROE", "CHAIR", "Poe", "J.", ".", ". ", " ", " ", ".--", ".—",
      "of",
      "Ohio", "é", "we go", "I",
    ]
    var found = 0
    for _ in 0..<5_000 {
      let text =
        (0..<Int.random(in: 1...9, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }
        .joined() + (Bool.random(using: &chance) ? "and so" : "")
      text.withBytes { bytes in
        guard bytes.count > 4, StopLabel.mayBeginWithWord(bytes, 0..<bytes.count) else { return }
        found += 1
        #expect(StopLabel.mayBegin(bytes, 0..<bytes.count), "\(text)")
      }
    }
    #expect(found > 20)
  }
}
