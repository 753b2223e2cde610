import TestSupport
import Testing
import Text

/// Texts on which looking ahead or back takes quadratic time if it is done for every character. At this size,
/// unoptimised, a quadratic search takes minutes and a linear one milliseconds.
@Suite struct HostileTextTests {
  @Test(
    arguments: [
      "a", "a'", "a.", "a'\u{301}", "1,", "א\"", ".", ". ", "a. ", ". 1", ".\u{301}", "…", "\"", "’", "'", "(",
      "\u{301}", "\u{200D}",
      "🇩", "👩‍", "1\u{20E3}", "@", "a@", "@a", "a@b.", "#1", "_", "a-", "-a.bc/", "http://", "http://a(", "www.",
      "www.a)", " ",
      "\n", "\u{200B}", "U.S. ", "Dr. ", "1. ",
    ])
  func takesLinearTime(unit: String) {
    let size = 10_000
    let seconds = processorSeconds {
      for prefix in ["", "https://a/", String(repeating: " ", count: size)] {
        let text = prefix + String(repeating: unit, count: size / unit.utf8.count)
        let found = Tokeniser().tokenise(text)
        #expect(found.sentences.reduce(0) { $0 + $1.tokens.count } == found.tokens.count)
      }
    }
    #expect(seconds < 20)
  }
}
