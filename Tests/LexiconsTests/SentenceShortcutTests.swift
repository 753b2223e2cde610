import TestSupport
import Testing
import Text

@testable import Lexicons

/// What is told of a sentence before all of it is read agrees with what is read.
struct SentenceShortcutTests {
  @Test(arguments: 0..<UInt64(40))
  func noSentenceInCapitalsIsPassedOver(seed: UInt64) {
    var chance = SeededRandom(seed: seed)
    var reader = LexiconReader(.embedded)
    var (shouted, passed) = (0, 0)
    for _ in 0..<60 {
      let words = (0..<Int.random(in: 1...14, using: &chance)).map { _ in
        let word = ["us", "team", "3rd", "it's", "x@y.org", "naïve", "USA"].randomElement(using: &chance) ?? ""
        return Int.random(in: 0..<4, using: &chance) == 0 ? word : word.uppercased()
      }
      let text = words.joined(separator: " ") + "."
      let tokenised = Tokeniser().tokenise(text)
      var listing: CategoryTally?
      reader.begin()
      for sentence in tokenised.sentences {
        reader.read(sentence, text, tokenised, &listing)
        let mayBeShouted = SentenceReading.mayBeShouted(sentence.span, text.utf8Span.span)
        #expect(mayBeShouted || !reader.sentence.isShouted, "\(text)")
        let mayHoldShouted = SentenceReading.mayHoldShouted(ByteSpan(0, text.utf8.count), text.utf8Span.span)
        #expect(mayHoldShouted || !reader.sentence.isShouted, "\(text)")
        shouted += reader.sentence.isShouted ? 1 : 0
        passed += mayBeShouted ? 0 : 1
      }
    }
    #expect(shouted > 0 && passed > 0)
  }

  @Test func onlyCapitalsAreInDoubt() {
    #expect(Lexicon.embedded.doubtsCapitalsOnly)
  }

  @Test(arguments: [
    ("They told US so.", true), ("US", true), ("(US’s)", true), ("U\u{AD}S", true), ("\u{FF35}\u{FF33}", true),
    ("#US", true),
    ("They told us so.", false), ("AUSTRALIA", false), ("“Us” – “uS” … U S", false), ("é×", false), ("", false),
  ])
  func wordsWithoutWhichNothingIsInDoubt(text: String, mayStand: Bool) throws {
    let words = try #require(Lexicon.embedded.doubtfulWords)
    #expect(words.mayStand(in: ByteSpan(0, text.utf8.count), text.utf8Span.span) == mayStand)
  }

  @Test(
    arguments: [
      ("=US&%shouted", ["US"]), ("(=A b|c =B)", ["A", "B"]), ("(=A|b)", nil), ("[=A]{0,2}", nil), ("!=A b", nil),
      ("_ =It", ["It"]),
    ] as [(String, Set<String>?)])
  func spelledWordsOfPatterns(pattern: String, words: Set<String>?) throws {
    let parsed = try PatternParser.parse(pattern, contractions: Lexicon.embedded.contractions)
    #expect(parsed.spelledWords == words)
  }

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
      fresh.read(sentence, text, tokenised, &listing)
      if number == 0 { reader.begin() }
      reader.read(sentence, text, tokenised, &other)
      #expect(reader.sentence.matches == fresh.sentence.matches)
      #expect(reader.sentence.rules == fresh.sentence.rules)
      #expect(reader.sentence.guards == fresh.sentence.guards)
      alone += sentence.tokens.count == 1 ? 1 : 0
    }
    #expect(alone > 10)
    #expect(first.matches == second.matches && first.rules == second.rules)
  }
}
