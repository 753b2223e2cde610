import TestSupport
import Testing
import Text

@testable import Lexicons

/// What is concluded about a sentence before all of it is read agrees with what a full reading finds.
struct SentenceShortcutTests {
  @Test func sentencesOfAWordAreReadAsTheFirstTime() {
    let text = "Go. Promise? Promise. We. We? Mine! Never. Promise? Go. We. Go? Obey. Obey. Q. US. US? Nothing. We."
    let tokenised = Tokeniser().tokenise(text)
    var reader = LexiconReader(.embedded)
    let first = reader.read(text, tokenised)
    let second = reader.read(text, tokenised)
    var alone = 0
    for (number, sentence) in tokenised.sentences.enumerated() {
      var fresh = LexiconReader(.embedded)
      var (listing, other): (CategoryTally?, CategoryTally?)
      fresh.begin()
      fresh.read(sentence, text, text.utf8Span.span, tokenised, &listing)
      if number == 0 { reader.begin() }
      reader.read(sentence, text, text.utf8Span.span, tokenised, &other)
      #expect(reader.sentence.matches == fresh.sentence.matches)
      #expect(reader.sentence.rules == fresh.sentence.rules)
      #expect(reader.sentence.guards == fresh.sentence.guards)
      alone += sentence.tokens.count == 1 ? 1 : 0
    }
    #expect(alone > 10)
    #expect(first.matches == second.matches && first.rules == second.rules)
  }
}
