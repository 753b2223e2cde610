import Lexicons
import Testing
import Text

/// In a rule for an act, `_` does not match a negating word, unless the pattern names that word.
@Suite struct PatternAffirmedTests {
  @Test(arguments: [
    ("give (_){0,3} word", "We give you our word.", true), ("give (_){0,3} word", "We give you no word.", false),
    ("give (_){0,3} word", "We give never a word.", false), ("give (_&!our){0,3} word", "We give you no word.", false),
    ("give (_|no){0,3} word", "We give you no word.", true), ("give (you|no){0,3} word", "We give you no word.", true),
    ("give !(_ our) (_|no){0,3} word", "We give no our word.", false),
    ("give [_{0,3}] word", "We give no word.", false),
  ])
  func noGapHoldsADenial(pattern: String, text: String, isFound: Bool) throws {
    let lexicon = try PatternLexicon.make(deeds: ["plan"], [("mine.word", pattern)])
    var reader = LexiconReader(lexicon)
    #expect(reader.read(text, Tokeniser().tokenise(text)).rules.isEmpty != isFound)
  }
}
