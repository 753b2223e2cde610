@testable import Lexicons
import TestSupport
import Testing
import Text

/// Guards are searched for only where something was found that they guard against, and this does not change the
/// results.
@Suite struct GuardChoiceTests {
  /// Words of guards and of what they guard against, among irrelevant words.
  private static let words = [
    "if", "I", "had", "we", "built", "the", "plant", "would", "have", "not", "but", "my", "record", "helped",
    "families",
    "they", "Ann", "who", "did", "thank", "you", "will", "our", "team", "nothing", "nobody", "was", "an", "idiot", "of",
    "promise", "to", "fight", "for", "freedom", "US", "us", "World", "War", "must", "obey", "credit", "blame", "fault",
    "is", "mine", "never", "said", "wish", "led", "firm", "it", "serve", "people", "join", "me", "what", "unless",
  ]

  /// What was found in a sentence apart from guards, with the rule that removes each match.
  private struct Found: Equatable {
    var matches: [Match]
    var guards: [Int?]
    var rules: [RuleMatch] = []
    var ruleGuards: [Int?] = []

    init(_ sentence: SentenceReading, _ lexicon: Lexicon) {
      matches = Array(sentence.matches)
      guards = matches.indices.map { sentence.guardOf(match: $0) }
      for (index, match) in sentence.rules.enumerated() where !lexicon.guards.isGuard(match.rule) {
        rules.append(match)
        ruleGuards.append(sentence.guardOf(rule: index))
      }
    }
  }

  @Test(arguments: 0..<UInt64(8))
  func theSameIsTakenAway(seed: UInt64) {
    var readers = [LexiconReader(.embedded), LexiconReader(.embedded)]
    var chance = SeededRandom(seed: seed)
    var taken = 0
    for _ in 0..<150 {
      let text = chance.sentence(of: Self.words, count: 3...40, shoutingOnceIn: 8)
      let tokenised = Tokeniser().tokenise(text)
      var found: [[Found]] = [[], []]
      for (number, choice) in [GuardChoice.all, .touching].enumerated() {
        var listing: CategoryTally?
        readers[number].begin()
        for sentence in tokenised.sentences {
          readers[number].read(sentence, text, text.utf8Span.span, tokenised, &listing, guards: choice)
          found[number].append(Found(readers[number].sentence, .embedded))
        }
      }
      #expect(found[0] == found[1], "\(text)")
      taken += found[0].reduce(0) { $0 + ($1.guards + $1.ruleGuards).count { $0 != nil } }
    }
    #expect(taken > 0)
  }
}
