import TestSupport

/// Short texts made to hit the edge cases of the rules: every property, every character named in a tailoring, and the
/// words, marks and addresses that the tokeniser treats specially.
struct AdversarialText {
  private static let pieces =
    [
      "a", "b", "we", "We", "WE", "I", "US", "Z", "é", "e\u{301}", "ß", "ﬁ", "ʼ", "'", "’", "‘", "＇", "\"", "“", "”",
      ".", ".",
      ".", "..", "…", "!", "?", "·", ",", ";", ":", "：", "-", "—", "_", "__", "1", "42", "3.14", "٣", "½", "Ⅷ", " ",
      " ", " ", "  ",
      "\t", "\u{A0}", "\u{2003}", "\u{3000}", "\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{AD}",
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{2060}", "\u{FEFF}", "\u{FE0E}", "\u{FE0F}", "\u{301}",
      "\u{308}",
      "\u{20E3}", "カ", "ァ", "あ", "我", "ไ", "한", "א", "ב", "״", "م", "ℹ", "Ⓜ", "✁", "©", "❤", "☝", "😀", "👍🏽", "👩‍👧", "🇩",
      "🇪", "🏽",
      "🏴\u{E0067}\u{E007F}", "(", ")", "[", "]", "«", "。", "@", "#", "*", "/", "\\", "&", "%", "+", "$", "<", ">",
      "https://", "http",
      "://", "www.", "example.org", "a@b.cd", "Dr.", "U.S.", "p.m.", "No.", "e.g.", "J.", "Inc.", "the", "The", "1.",
      "(a)", "\u{0}",
    ]

  /// A text of up to 16 pieces.
  static func make(_ random: inout SeededRandom) -> String {
    var text = ""
    // Every other text draws from a few pieces only, so that they meet.
    let few = (0..<4).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }
    let isNarrow = Bool.random(using: &random)
    for _ in 0..<Int.random(in: 0...16, using: &random) {
      let pool = isNarrow ? few : pieces
      for scalar in pool[Int.random(in: pool.indices, using: &random)].unicodeScalars {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
