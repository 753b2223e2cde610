import Testing
import Text

struct TrimmingTests {
  @Test(arguments: ["a", "", " ", "a b", " a", "a\t", "\u{A0}a", "\u{2003}a b\r\n", "\u{A0}\u{301}", "é ", "a\u{85}"])
  func spacesAreTrimmedAtBothEnds(text: String) {
    let shown = String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    #expect(text.trimmed == shown)
    #expect(text[...].trimmed == shown)
  }
}
