import Testing

@testable import Text

struct LetterCaseTests {
  @Test func agreesWithThePropertiesOfAllCharacters() {
    let wrong = (0...0x10_FFFF).compactMap(Unicode.Scalar.init).filter {
      LetterCase.isCapital($0) != $0.properties.isUppercase || LetterCase.isSmall($0) != $0.properties.isLowercase
        || LetterCase.isLetter($0) != $0.properties.isAlphabetic
    }
    #expect(wrong.isEmpty)
  }

  @Test func whatIsNotLookedUpHasNoCapital() {
    let wrong = (0...0x10_FFFF).compactMap(Unicode.Scalar.init).filter {
      LetterCase.isSmallOrCaseless($0) && $0.properties.changesWhenLowercased
    }
    #expect(wrong.isEmpty)
  }
}
