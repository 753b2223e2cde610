import Lexicons
import Testing

/// The names of categories that the program itself refers to.
@Suite struct KnownNamesTests {
  @Test func aNameLiesUnderOneThatADotEnds() {
    #expect("model.power.rank".liesUnder("model.power"))
    #expect("model.power.rank".isOrLiesUnder("model.power"))
    #expect(!"model.power".liesUnder("model.power"))
    #expect("model.power".isOrLiesUnder("model.power"))
    #expect(!"model.powerful".isOrLiesUnder("model.power"))
  }

  @Test(arguments: [
    ReferenceCategory.own, ReferenceCategory.shared, ReferenceCategory.addressee, ModelCategory.power,
  ])
  func theShippedLexiconHasThem(name: String) {
    #expect(Lexicon.embedded.category(named: name) != nil)
  }
}
