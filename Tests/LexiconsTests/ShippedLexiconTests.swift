import Lexicons
import Testing

@Suite struct ShippedLexiconTests {
  @Test func everyExampleHolds() throws {
    let findings = try Lexicon(LexiconFile.embedded).check()
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test func everyCategoryHasExamplesOfBothKinds() throws {
    let lexicon = try Lexicon(LexiconFile.embedded)
    for category in lexicon.categories where category.entryCount > 0 {
      #expect(!category.matches.isEmpty && !category.rejects.isEmpty, "\(category.name) lacks examples")
    }
    for rule in lexicon.rules {
      #expect(!rule.matches.isEmpty && !rule.rejects.isEmpty, "\(rule.name) lacks examples")
    }
  }

  @Test func itIsAsLargeAsItsDocumentationSays() throws {
    let lexicon = try Lexicon(LexiconFile.embedded)
    #expect(lexicon.categories.count { $0.entryCount > 0 && !$0.isSupport } >= 25)
    #expect(Set(lexicon.entries.filter { !lexicon.categories[$0.category].isSupport }.map(\.text)).count >= 1_200)
  }

  @Test func aSHA256OfNothingIsTheStandardsOwn() throws {
    // FIPS 180-4's digest of the empty message, by way of a lexicon of no files.
    #expect(try Lexicon([]).digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
