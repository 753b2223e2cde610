import Testing

@testable import Extraction

/// The label at the start of a stretch, told by its colon and what stands behind that.
struct TurnLabelTests {
  @Test(arguments: [
    ("⟦Jane Roe: Yes.⟧", "JANE ROE"), ("⟦Jane Roe:⟧ Yes.", "JANE ROE"), ("⟦**Roe:** Yes.⟧", "ROE"),
    ("⟦Roe:* Yes.⟧", "ROE"),
    ("⟦[Roe] Yes.⟧", "ROE"), ("⟦Q. Why?⟧", "Q"), ("⟦Q Why: so?⟧", "Q WHY"), ("⟦Answer 2: So.⟧", "A"),
    ("⟦Éva Kiss: So.⟧", "ÉVA KISS"),
    ("⟦Roe:\u{A0}Yes.⟧", "ROE"), ("⟦JONES (of\nKent): Yes.⟧", "JONES"), ("⟦Jane O’Roe, second: Yes.⟧", "JANE O’ROE"),
    ("⟦Jane⟧ Roe: Yes.", nil), ("⟦Jane\n⟧Roe: Yes.", nil), ("⟦Jane\nRoe: Yes.⟧", nil), ("⟦At 12:30 we met: so⟧", nil),
    ("⟦Jane:Roe: so⟧", nil), ("⟦Roe:*so* it is⟧", nil), ("⟦He said to them: so⟧", nil), ("⟦Éva mondta: so⟧", nil),
  ])
  func isRead(marked: String, name: String?) {
    let text = marked.filter { !"⟦⟧".contains($0) }
    let start = marked.prefix { $0 != "⟦" }.utf8.count
    let count = marked.drop { $0 != "⟦" }.dropFirst().prefix { $0 != "⟧" }.utf8.count
    text.withBytes { bytes in #expect(TurnLabel(bytes, start..<start + count)?.name == name, "\(marked)") }
  }
}
