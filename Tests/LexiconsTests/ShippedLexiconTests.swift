import Lexicons
import Testing
import Text

@Suite struct ShippedLexiconTests {
  @Test func everyExampleHolds() throws {
    let findings = try Lexicon(LexiconFile.embedded).check()
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  /// Of two rules of the same name in several files, only the later exists, and nothing reports it: this lets users'
  /// own files replace rules.
  @Test func noFileReplacesWhatAnotherDefines() throws {
    var fileOf: [String: String] = [:]
    for file in LexiconFile.embedded {
      for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("name = \"") {
        let name = String(line.dropFirst("name = ".count))
        if name == "\"usward\"" { continue }
        let earlier = fileOf.updateValue(file.name, forKey: name)
        #expect(earlier == nil, "\(name) stands in \(file.name) and in \(earlier ?? "")")
      }
    }
    #expect(fileOf.count > 500)
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

  @Test func everythingSaysWhatItIsForAndWhereItComesFrom() throws {
    let lexicon = try Lexicon(LexiconFile.embedded)
    let said =
      lexicon.categories.map { ($0.name, $0.description, $0.source) }
      + lexicon.rules.map { ($0.name, $0.description, $0.source) }
    for (name, description, source) in said {
      #expect(description.count > 10 && source.count > 8, "\(name): \(description); \(source)")
    }
  }

  @Test func itIsAsLargeAsItsDocumentationSays() throws {
    let lexicon = try Lexicon(LexiconFile.embedded)
    #expect(lexicon.categories.count { $0.entryCount > 0 && !$0.isSupport } >= 25)
    #expect(Set(lexicon.entries.filter { !lexicon.categories[$0.category].isSupport }.map(\.text)).count >= 1_200)
  }

  /// A user's own category counts its own words, whatever names the program gives to the word classes that its rules
  /// read.
  @Test func wordClassesEnterNoResultByName() throws {
    let shipped = Lexicon.embedded
    let classes = shipped.categories.filter { $0.isSupport && $0.isDefined }
    let families = Set(classes.compactMap { $0.name.split(separator: ".").first.map(String.init) })
    let taken = Set(classes.map(\.name))
    func file(_ names: [String]) -> LexiconFile {
      let tables = names.map {
        "[[category]]\nname = \"\($0)\"\ndescription = \"d\"\nsource = \"s\"\nreason = \"r\"\nentries = [\"zzqx\"]\n"
      }
      let text = "[lexicon]\nname = \"own\"\nversion = \"1\"\n\n" + tables.joined(separator: "\n")
      return LexiconFile(name: "own.toml", bytes: Array(text.utf8))
    }
    func own(_ names: [String]) throws -> Lexicon { try Lexicon(LexiconFile.embedded + [file(names)]) }
    let named = try own(families.subtracting(taken).sorted())
    let nestedNames = families.map { "\($0).zzqx" }.sorted()
    let nested = try own(nestedNames)
    for lexicon in [named, nested] {
      let text = lexicon.entries.filter { classes.map(\.name).contains(lexicon.categories[$0.category].name) }
        .map { $0.text.filter { $0 != "*" } }.joined(separator: ". ")
      var reader = LexiconReader(lexicon)
      let reading = reader.read(text, Tokeniser().tokenise(text))
      let counted = Set(reading.matches.map { lexicon.categories[$0.category].name })
      for family in families.subtracting(taken) { #expect(!counted.contains(family), "\(family)") }
      for family in families { #expect(!counted.contains("\(family).zzqx"), "\(family)") }
      for name in taken {
        let held = try [shipped, lexicon].map { lexicon in
          let index = try #require(lexicon.category(named: name))
          return lexicon.categories[index].descendants.map { lexicon.categories[$0].name }
        }
        #expect(held[0] == held[1], "\(name)")
      }
    }
    #expect(
      try nested.sharedFamilies(in: ["own.toml"], with: shipped).map(\.subject) == families.sorted()
        && Lexicon.replacements(by: [file(nestedNames)], of: shipped).isEmpty)
  }

  @Test func aSHA256OfNothingIsTheStandardsOwn() throws {
    // The digest of the empty message (FIPS 180-4), computed through a lexicon of no files.
    #expect(try Lexicon([]).digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func aSHA256OfPartsIsThatOfTheWhole() {
    // The standard's example of 448 bits, and its message of a million letters a.
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
