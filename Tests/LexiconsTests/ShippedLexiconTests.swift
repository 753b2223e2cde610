import Lexicons
import Testing
import Text

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

  @Test func aSHA256OfPartsIsThatOfTheWhole() {
    // The standard's example of 448 bits, and its message of a million times the letter a.
    var digest = SHA256()
    digest.add("abcdbcdecdefdefgefghfghighijhijk".utf8)
    digest.add("ijkljklmklmnlmnomnopnopq".utf8)
    #expect(digest.hexadecimal == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    var million = SHA256()
    var left = 1_000_000
    var size = 0
    while left > 0 {
      size = min(size + 97, left)
      million.add(repeatElement(UInt8(ascii: "a"), count: size))
      left -= size
    }
    #expect(million.hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}

@Suite struct LexiconCoverageTests {
  /// The coverage of a text by a lexicon of one category.
  private func coverage(_ text: String) throws -> LexiconCoverage {
    let body = """
      [lexicon]
      name = "x"
      version = "1"
      [[category]]
      name = "a"
      description = "d"
      source = "s"
      reason = "r"
      entries = ["collaborat*", "team", "never said"]
      """
    let lexicon = try Lexicon(LexiconFile.language + [LexiconFile(name: "x.toml", bytes: Array(body.utf8))])
    var reader = LexiconReader(lexicon)
    let tokenised = Tokeniser().tokenise(text, blocks: [ByteSpan(0, text.utf8.count)])
    return LexiconCoverage(reader.read(text, tokenised), text: text, tokenised)
  }

  @Test func saysWhichWordsAWildcardTook() throws {
    let one = try coverage("We collaborate; Collaboration is a team sport.\nThe team's team\nteams up.")
    var both = try coverage("They collaborate.")
    both.add(one)
    let caught = both.entries.values.sorted { $0.occurrences > $1.occurrences }
    #expect(caught.prefix(2).map(\.occurrences) == [3, 3])
    #expect(Set(caught.prefix(2).map(\.documents)) == [1, 2])
    #expect(
      Set(caught.prefix(2).map(\.forms)) == [["collaborate": 2, "collaboration": 1], ["team": 2, "team's": 1]])
    #expect(both.documents == 2)
    var other = one
    other.add(try coverage("They collaborate."))
    #expect(other == both)
  }
}
