import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

struct WordCountsTests {
  @Test func countsFoldedWordsOfTheAuthor() throws {
    let text = "We DON’T. Don't we? “We see”, 42 #we naïve NAÏVE a@b.org it\u{AD}self Itself"
    let start = text.utf8.count - "“We see”, 42 #we naïve NAÏVE a@b.org it\u{AD}self Itself".utf8.count
    let quoted = VoiceSpan(ByteSpan(start, start + "“We see”".utf8.count), .quote, why: "test", speaker: nil)
    let extracted = plainDocument(text, voices: [quoted])
    let counts = Scorer(lexicon: Lexicon.embedded).wordCounts(extracted, Tokeniser().tokenise(text))
    #expect(counts.text == "don't 2 itself 2 naïve 2 we 2")
    #expect(counts.total == 8)
    #expect(WordCounts(text: counts.text) == counts)
  }

  @Test(arguments: ["", "a 1", "a 1 ab 2 b 30", "a 1 é 2"])
  func readsWhatItWrites(text: String) throws {
    let counts = try #require(WordCounts(text: text))
    var table: [String: Int] = [:]
    counts.forEach { table[String($0)] = $1 }
    #expect(WordCounts(table).text == text)
    #expect(counts.total == table.values.reduce(0, +))
  }

  @Test(arguments: [
    "a", "a ", "a 0", "a 01", "a -1", "a 1 ", " a 1", "b 1 a 1", "a 1 a 1", "a 1  b 1", "a x", "a 1234567890123456",
  ])
  func refusesWhatItWouldNotWrite(text: String) {
    #expect(WordCounts(text: text) == nil)
  }
}
