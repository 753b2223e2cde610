import TestSupport
import Testing
import Text

@Suite struct SentenceTests {
  @Test(arguments: [
    "", " \n ", "…", "⟦We⟧", " ⟦We will go.⟧\n ⟦They stay.⟧ ", "⟦Who?⟧ ⟦We!⟧ ⟦Now…⟧ ⟦Then.⟧",
    "⟦We. -- You.⟧",
    // Lines of a block.
    "⟦We will\ngo\r\nnow.⟧\n⟦They stay.⟧",
    // Quotations.
    "⟦“We will go.”⟧ ⟦“They stay.”⟧", "⟦“We will go.” he said.⟧", "⟦“Why?” she asked.⟧ ⟦“Stop!” we said.⟧",
    "⟦Why?⟧ ⟦because we can.⟧",
    "⟦(We will go.)⟧ ⟦They stay.⟧",
    // Abbreviations.
    "⟦Dr. Jones and Mrs. Smith met Gov. Lee.⟧ ⟦They left.⟧", "⟦The U.S. Senate met.⟧",
    "⟦We love the U.S.⟧ ⟦We’ll stay.⟧",
    "⟦We met at 5 p.m. Monday.⟧", "⟦We met at 5 p.m.⟧ ⟦They left.⟧", "⟦Acme Inc. Board met.⟧",
    "⟦Use tools, e.g. Excel.⟧", "⟦Us vs. Them.⟧",
    "⟦J. Smith and J.R.R. Tolkien met.⟧", "⟦George H. W. Bush spoke.⟧", "⟦H. M. A. S. Sydney and A. B. Smith sailed.⟧",
    "⟦MANY, I.E. NOBODY, LEFT.⟧", "⟦So do I.⟧ ⟦Smith knew.⟧",
    "⟦Plan B.⟧ ⟦The end.⟧",
    "⟦No. 5 is here.⟧", "⟦No.⟧ ⟦We will not.⟧", "⟦Nos. IV and V.⟧", "⟦On Jan. 5 we met.⟧ ⟦It was in Jan.⟧ ⟦We left.⟧",
    "⟦St. Louis is here.⟧ ⟦He is on Main St.⟧ ⟦The end.⟧", "⟦the naïve.⟧ ⟦We go.⟧", "⟦It’s Bob’s.⟧ ⟦We go.⟧",
    "⟦We said so (etc.).⟧ ⟦We go.⟧",
    "⟦He has a Ph.D. Smith too.⟧",
    // Numbers.
    "⟦It costs 3.50 a day.⟧ ⟦We pay.⟧", "⟦It was 2019.⟧ ⟦We left.⟧",
    // Labels.
    "⟦1. We will go.⟧ ⟦They stay.⟧", "⟦2.1. We will go.⟧", "⟦(a) We will go.⟧", "⟦(iv). We will go.⟧",
    "⟦A. We will go.⟧", "⟦I. We will go.⟧",
    // Addresses.
    "⟦See https://example.org/a?b=C.⟧ ⟦We go.⟧",
    "⟦Yahoo!⟧ ⟦is here.⟧",
    // Invisible characters.
    "⟦We go.⟧ \u{200B}⟦They stay.⟧", "\u{FEFF}⟦We go.⟧",
    "⟦We go.⟧\u{AD} ⟦They stay.⟧", "⟦We\u{200B}⟧ \u{200B}", "⟦\u{2060}\u{200D}ℹ⟧",
  ])
  func findsSentences(marked: String) {
    let expected = MarkedText(marked)
    #expect(Tokeniser().tokenise(expected.text).sentences.map(\.span) == expected.spans)
  }

  @Test func endsSentencesAtBlocks() {
    let text = "A heading\nWe go"
    let found = Tokeniser().tokenise(text, blocks: [ByteSpan(0, 10), ByteSpan(10, 15)])
    #expect(
      found.sentences == [
        Sentence(span: ByteSpan(0, 9), tokens: 0..<2), Sentence(span: ByteSpan(10, 15), tokens: 2..<4),
      ])
  }
}
