import TestSupport
import Testing
import Text

/// The spans of the tokens of a text that is one block.
private func tokens(of text: String) -> [ByteSpan] { Tokeniser().tokenise(text).tokens.map(\.span) }

@Suite struct TokenTests {
  @Test(arguments: [
    "", " ", "...", "⟦We⟧ ⟦built⟧ ⟦it⟧.", "(⟦We⟧) «⟦built⟧» “⟦it⟧”",
    // Contractions and apostrophes.
    "⟦I’m⟧ ⟦we'll⟧ ⟦letʼs⟧ ⟦they＇re⟧ ⟦don‘t⟧ ⟦I´ll⟧ ´⟦we⟧´", "⟦rock⟧ '⟦n⟧' ⟦roll⟧", "‘⟦We⟧’ ⟦and⟧",
    "⟦the⟧ ⟦leaders⟧’ ⟦plan⟧", "ʼ⟦tis⟧ ⟦leaders⟧ʼ",
    // Compounds, dashes and invisible characters.
    "⟦well⟧-⟦known⟧", "⟦us⟧—⟦them⟧", "⟦us⟧–⟦them⟧", "⟦to\u{AD}gether⟧", "⟦to\u{200B}gether⟧", "⟦to\u{2060}gether⟧",
    "⟦we⟧ \u{200B}⟦will⟧", "⟦we⟧\u{A0}⟦will⟧", "⟦cafe\u{301}⟧ ⟦café⟧",
    // Colons, underscores and slashes.
    "⟦Q⟧:⟦We⟧", "_⟦we⟧_ __⟦must⟧__ ___", "⟦snake_case⟧", "⟦and⟧/⟦or⟧", "⟦either⟧\\⟦or⟧",
    // Initialisms.
    "⟦A.I⟧. ⟦U.S⟧. ⟦e.g⟧. ⟦I⟧-⟦95⟧ ⟦AT⟧&⟦T⟧", "⟦3rd⟧ ⟦42nd⟧ ⟦G7⟧",
    // Other scripts.
    "⟦Мы⟧ ⟦вместе⟧", "⟦我⟧⟦们⟧", "⟦カタカナ⟧", "⟦צה״ל⟧",
  ])
  func findsWords(marked: String) {
    let expected = MarkedText(marked)
    #expect(tokens(of: expected.text) == expected.spans)
    #expect(Tokeniser().tokenise(expected.text).tokens.allSatisfy { $0.kind == .word || $0.kind == .number })
  }

  @Test(arguments: [
    (TokenKind.number, "⟦42⟧ ⟦3.14⟧ ⟦1,200⟧ $⟦5⟧ ⟦60⟧% ⟦10⟧:⟦30⟧ #⟦1⟧ ⟦1'000⟧ ‘⟦90⟧ ⟦٣⟧"),
    (.url, "⟦https://example.org⟧"), (.url, "⟦https://example.org/a_(b)⟧."), (.url, "(⟦http://example.org/a⟧)"),
    (.url, "“⟦https://example.org/a?b=c&d=1#e⟧”, ⟦www.example.org⟧. <⟦WWW.example.org/a⟧>"),
    (.url, "⟦example.org/path⟧; ⟦my-site.example.org/a/⟧! ⟦ftp://a.b⟧…"),
    (.url, "‘⟦https://example.org/a⟧’ '⟦https://example.org/a's_b⟧' ⟦https://example.org’s⟧"),
    (.url, "⟦https://a.пример.рф/а⟧"),
    (.email, "⟦jo.smith+x@example.org⟧, ⟦a_b@my-site.co.uk⟧. <⟦x@y.zw⟧>"),
    (.mention, "⟦@board⟧, (⟦@the_board⟧) ⟦@42nd⟧ ⟦@user@example.org⟧ .⟦@we⟧"),
    (.hashtag, "⟦#together⟧ (⟦#We2⟧) ⟦#naïve⟧."),
    (.emoji, "⟦😀⟧⟦👍🏽⟧ ⟦👨‍👩‍👧⟧⟦🇩🇪⟧⟦🇫🇷⟧ ⟦1️⃣⟧⟦2️⃣⟧ ⟦#️⃣⟧ ⟦*️⃣⟧ ⟦❤️⟧ ⟦🏴󠁧󠁢󠁥󠁮󠁧󠁿⟧ ⟦✊⟧ ⟦☝🏽⟧ ⟦❤️‍🔥⟧"),
    (.emoji, "© ™ ✓ ❤ 😀\u{FE0E} 🇩 ★ →"),
  ])
  func findsKinds(kind: TokenKind, marked: String) {
    let expected = MarkedText(marked)
    let found = Tokeniser().tokenise(expected.text).tokens
    #expect(found == expected.spans.map { Token(kind, $0) })
  }

  @Test(arguments: [
    ("Write to mailto:a@example.org now", [TokenKind.word, .word, .word, .email, .word]),
    ("a@b is neither", [.word, .word, .word, .word]), ("x@example.org@y.zw", [.email, .word]),
    ("C# and F#major", [.word, .word, .word, .word]), ("me@ home", [.word, .word]), ("end.Next", [.word]),
    ("and/or either/or", [.word, .word, .word, .word]), ("https:// alone", [.word, .word]),
    ("www. alone", [.word, .word]),
    ("We😀all", [.word, .emoji, .word]), ("we1️⃣all", [.word, .emoji, .word]), ("@board’s #we’ll", [.mention, .hashtag]),
    ("naïve@example.org", [.email]), ("http://a.b,http://c.d", [.url]), ("##we", [.hashtag]), ("@@we", [.mention]),
    ("a.b@", [.word]), ("@\u{20E3} *\u{301}\u{20E3}", []), ("1\u{20E3}'11'\u{20E3}1", [.emoji, .number]), ("@", []),
    ("#", []), ("://", []), ("@.", []), ("a@.b", [.word, .word]),
  ])
  func tellsKindsApart(text: String, kinds: [TokenKind]) {
    #expect(Tokeniser().tokenise(text).tokens.map(\.kind) == kinds)
  }

  @Test func passesOverTextOutsideBlocks() {
    let text = "We and they, we and us"
    let found = Tokeniser().tokenise(text, blocks: [ByteSpan(0, 2), ByteSpan(7, 7), ByteSpan(8, 13), ByteSpan(20, 22)])
    #expect(found.tokens.map(\.span) == [ByteSpan(0, 2), ByteSpan(8, 11), ByteSpan(20, 22)])
    #expect(found.sentences.map(\.tokens) == [0..<1, 1..<2, 2..<3])
  }
}
