import TestSupport
import Testing
import Text

@testable import Lexicons

/// The counts of a sentence's entries are those of the list of all of them.
struct EntryCountTests {
  private static let words = [
    "I", "we", "our", "team", "the", "not", "never", "but", "and", "will", "have", "to", "must", "you", "they",
    "people", "who", "us", "World", "War", "led", "built", "thank", "promise", "of", "course", "in", "order", "nothing",
    "no", "plan", "one", "each", "other", "serve", "mine", "fault", "blame", "credit", "obey", "is", "would", "had",
  ]

  /// One sentence; the longest have more matches than there is room for at first.
  @Test(arguments: [12, 300, 5_000])
  func countsAreThoseOfTheList(length: Int) {
    var chance = SeededRandom(seed: UInt64(length))
    let text = (0..<length).map { _ in Self.words.randomElement(using: &chance)! }.joined(separator: " ")
    let tokenised = Tokeniser().tokenise(text)
    var reader = LexiconReader(.embedded)
    var listing: CategoryTally?
    var tally: CategoryTally? = reader.emptyTally()
    var listed = Array(repeating: 0, count: reader.lexicon.categories.count)
    var (counted, negated) = (listed, listed)
    reader.begin()
    for sentence in tokenised.sentences {
      reader.read(sentence, text, text.utf8Span.span, tokenised, &listing)
      for match in reader.sentence.matches { listed[match.category] += 1 }
      reader.read(sentence, text, text.utf8Span.span, tokenised, &tally)
      for match in reader.sentence.matches { counted[match.category] += 1 }
    }
    var own = 0
    reader.takeAll(from: &tally!, to: &counted, &negated) { _, count, _ in own += count }
    #expect(counted == listed)
    #expect(own > 0 && listed.reduce(0, +) > length / 2)
  }

  @Test func listsAreFilledAgain() {
    var list = Refilled<Int>()
    for number in 0..<5 { list.append(number) }
    list.removeAll()
    #expect(list.isEmpty)
    list.append(7)
    list.append(8)
    list.set(0, to: 9)
    #expect(Array(list) == [9, 8] && list.last == 8)
    var other = Refilled<Int>()
    other.fill(with: 8, 2)
    #expect(list != other)
    other.set(0, to: 9)
    #expect(list == other)
  }
}
