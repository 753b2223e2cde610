import Testing
import Text

@Suite struct AbbreviationsTests {
  @Test func readsTheListOfThePackage() {
    #expect(Abbreviations.embedded != .none)
  }

  @Test func readsAList() throws {
    let list = try Abbreviations(parsing: "# A comment\n\nend  Zab. # so\r\nstarter\tthe\ntitle zo.\nnumber Ny.\n")
    let tokeniser = Tokeniser(abbreviations: list)
    let sentences = { (text: String) in tokeniser.tokenise(text).sentences.count }
    #expect(sentences("A Zab. Board met.") == 1)
    #expect(sentences("A ZAB. Board met.") == 1)
    #expect(sentences("A zab. Board met.") == 2)
    #expect(sentences("A Zab. The board met.") == 2)
    #expect(sentences("A Zo. The board met.") == 1)
    #expect(sentences("A Ny. The board met.") == 2)
    #expect(sentences("A Ny. 5 MET.") == 1)
    #expect(Tokeniser(abbreviations: .none).tokenise("A Zab. Board met.").sentences.count == 2)
  }

  @Test(arguments: [
    ("title", AbbreviationError.malformedLine("title", line: 1)),
    ("\ntitle Dr. Mr.", .malformedLine("title Dr. Mr.", line: 2)),
    ("name Dr.", .unknownClass("name", line: 1)), ("title Dr", .missingFullStop("Dr", line: 1)),
    ("title .", .missingFullStop(".", line: 1)), ("end Dr.\ntitle Dr.", .duplicateEntry("Dr.", line: 2, firstLine: 1)),
  ])
  func refusesALineThatIsNoEntry(text: String, error: AbbreviationError) {
    #expect(throws: error) { try Abbreviations(parsing: text) }
    #expect(error.description.contains(":1: "))
  }
}
