import Lexicons
import Testing
import Text

@Suite struct CompiledLexiconTests {
  /// If this fails, lexicon files were changed: `make lexicon` brings the tables up to date.
  @Test func theTablesAreThoseOfTheFiles() throws {
    #expect(try CompiledLexicon.bytes() == CompiledLexicon.embeddedBytes, "run 'make lexicon'")
  }

  @Test func itIsTheLexiconOfTheFiles() throws {
    let fresh = try Lexicon(LexiconFile.embedded)
    let compiled = Lexicon.embedded
    #expect(compiled.categories == fresh.categories)
    #expect(compiled.roles == fresh.roles)
    #expect(Array(compiled.entries) == Array(fresh.entries))
    #expect(compiled.rules == fresh.rules)
    #expect(compiled.verdicts == fresh.verdicts)
    #expect(compiled.names == fresh.names)
    #expect(compiled.digest == fresh.digest)
    #expect(compiled.category(named: "collective") == fresh.category(named: "collective"))
  }

  @Test func itReadsAsTheLexiconOfTheFilesDoes() throws {
    let text = """
      I’m proud of what I built, and we'll thank the café's staff: naïve teams, and the U.S. too. Don't blame me; let's \
      go, “mine” is theirs. WE WILL WIN. They said that I-95 is ours.
      """
    let tokenised = Tokeniser().tokenise(text)
    var readers = [LexiconReader(Lexicon.embedded), LexiconReader(try Lexicon(LexiconFile.embedded))]
    let readings = readers.indices.map { readers[$0].read(text, tokenised) }
    #expect(!readings[0].matches.isEmpty && !readings[0].rules.isEmpty)
    #expect(readings[0].matches == readings[1].matches)
    #expect(readings[0].rules == readings[1].rules)
    #expect(readings[0].guards == readings[1].guards)
    let met = readers.indices.map { index in
      var met = WordsMet()
      var tally: CategoryTally?
      for sentence in tokenised.sentences {
        readers[index].read(sentence, text, text.utf8Span.span, tokenised, &tally)
        readers[index].meetWords(&met) { _ in true }
      }
      return met
    }
    #expect(met[0] != WordsMet())
    #expect(met[0] == met[1])
  }
}
