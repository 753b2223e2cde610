import TestSupport
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

  @Test func noStretchOfCapitalsIsPassedOver() {
    var random = SeededRandom(seed: 1)
    var (found, passed) = (0, 0)
    for _ in 0..<4_000 {
      let smalls = Int.random(in: 1...20, using: &random)
      let text = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        [" ", ".", "é", "A", "Z"].randomElement(using: &random).flatMap {
          Int.random(in: 0..<smalls, using: &random) == 0 ? $0 : "n"
        } ?? ""
      }.joined()
      var (lead, most) = (0, 0)
      for byte in text.utf8 {
        if byte &- 0x41 < 26 { lead += 1 } else if byte &- 0x61 < 26 { lead = max(lead - 1, 0) }
        most = max(most, lead)
      }
      let range = 0..<text.utf8.count
      let mayHave = LetterCase.mayHaveCapitals(in: text.utf8Span.span, range, excess: 7)
      #expect(mayHave || most < 7, "\(text)")
      found += most >= 7 ? 1 : 0
      passed += mayHave ? 0 : 1
    }
    #expect(found > 100 && passed > 100)
  }
}
