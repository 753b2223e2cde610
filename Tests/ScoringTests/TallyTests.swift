import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing
import Text

/// Matches that only count are tallied by form if nothing else is asked for, and listed one by one if it is: the
/// figures are the same.
@Suite struct TallyTests {
  private static let lexicon = Lexicon.embedded

  /// Texts of entries of the shipped lexicon, of words that negate, end a negation or bring guards, and of marks.
  private func text(_ chance: inout SeededRandom) -> String {
    let entries = Self.lexicon.entries
    let small = [
      "not", "never", "but", "the", "we", "our team", "I", "mine", "a gold mine", "if", "because", "without", "US",
      "and",
      "you", "no doubt", "of", "to",
    ]
    return (0..<400).map { _ -> String in
      let word =
        Bool.random(using: &chance) ? small.randomElement(using: &chance)! : entries.randomElement(using: &chance)!.text
      let mark = Int.random(in: 0..<20, using: &chance)
      return word.filter { $0 != "*" } + (mark == 0 ? "." : mark == 1 ? "," : mark == 2 ? "?" : mark == 3 ? ";" : "")
    }.joined(separator: " ")
  }

  @Test(arguments: 0..<UInt64(30))
  func talliesAsItLists(seed: UInt64) throws {
    var chance = SeededRandom(seed: seed)
    let extracted = try Extractor(format: .text).extract(text(&chance), format: .text)
    let tokenised = Tokeniser().tokenise(extracted.text, blocks: extracted.blocks.map(\.span))
    for voices in VoiceChoice.allCases {
      var scorer = Scorer(lexicon: Self.lexicon, voices: voices)
      let tallied = scorer.score(extracted, tokenised, keeping: .figures)
      var listed = scorer.score(extracted, tokenised, keeping: .workings)
      listed.evidence = []
      listed.workings = nil
      #expect(tallied == listed)
      // The scorer keeps nothing of one text for the next.
      #expect(scorer.score(extracted, tokenised, keeping: .figures) == tallied)
    }
  }
}
