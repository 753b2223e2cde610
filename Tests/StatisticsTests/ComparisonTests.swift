import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing

@testable import Statistics

struct ComparisonTests {
  private let own = Measure.category("self.reference")
  private let we = Measure.category("collective.reference")

  /// Authors A to `authors`, `documents` each; A says we far more often and does more for others.
  private func documents(authors: Int, each: Int, scale: Int = 1) -> [ScoredDocument] {
    var chance = SeededRandom(seed: 5)
    return (0..<authors).flatMap { author in
      (0..<each).map { number in
        let words = Int.random(in: 400...1_600, using: &chance)
        let weRate = author == 0 ? 45 : 15
        let we = words * weRate / 1_000 + Int.random(in: 0...4, using: &chance)
        let own = words * 20 / 1_000 + Int.random(in: 0...6, using: &chance)
        let service = author == 0 ? 6 + number % 3 : 1 + number % 2
        return document(
          "\(author)-\(number)", by: "Author \(author)", words: scale * words, own: scale * own, we: scale * we,
          acts: [.service: scale * service, .dominance: scale * (1 + number % 2)])
      }
    }
  }

  @Test func findsTheAuthorWhoDiffersAndNoOther() throws {
    let comparison = Comparison(Tally(documents(authors: 8, each: 10)), by: .author)
    #expect(comparison.groups.map(\.name) == (0..<8).map { "Author \($0)" })
    #expect(comparison.restUnit == .author)
    let first = try #require(comparison.groups.first)
    #expect(first.rate(we)?.difference.verdict == .higher)
    #expect(first.rate(.act(.service))?.difference.verdict == .higher)
    #expect(first.orientationDifference.verdict == .higher)
    #expect(comparison.groups.allSatisfy { $0.rate(own)?.difference.verdict == .notClear })
    let difference = try #require(first.rate(we)?.difference)
    let interval = try #require(difference.interval)
    #expect(interval.low > 20 && interval.high < 40 && interval.low <= difference.value ?? 0)
  }

  @Test func theRestIsClusteredByAuthorWithFiveOthers() {
    #expect(Comparison(Tally(documents(authors: 6, each: 3)), by: .author).restUnit == .author)
    let few = Comparison(Tally(documents(authors: 5, each: 3)), by: .author)
    #expect(few.restUnit == .document)
    #expect(few.warnings.contains(.fewOthers(authors: 4)))
  }

  /// The rest of a group is all other documents, wherever they come in the order.
  @Test func theRestIsAllOthers() throws {
    let documents = documents(authors: 4, each: 3) + [document("silent", by: "Author 11", words: 0)]
    let comparison = Comparison(Tally(documents), by: .author)
    #expect(comparison.groups.count == 5 && comparison.restUnit == .document)
    for group in comparison.groups {
      let others = Comparison(Tally(documents.filter { $0.metadata.author != group.name }), by: .author).overall
      #expect(group.restOrientation == others.orientation)
      #expect(group.rates.map(\.rest) == others.rates.map(\.estimate))
      #expect(group.weShare?.rest == others.weShare?.estimate)
    }
  }

  /// What little evidence means hangs on which side has it: next to a rate of the other's acts, or next to nothing.
  @Test(arguments: [
    (0, 200, "little evidence of self-interest: 0 pieces in 4 documents", "rate of collective acts"),
    (200, 4, "little evidence of the group's interest: 4 pieces in 4 documents", "rate of self-interested acts"),
    (28, 12, "28 pieces of self-interest and 12 of the group's interest in 4 documents", "rests on these"),
    (12, 48, "12 pieces of self-interest and 48 of the group's", "rests on these"),
    (40, 80, "40 pieces of self-interest and 80 of the group's", "rests on these"),
    (0, 0, "0 pieces of self-interest and 0 of the group's", "rests on these"),
  ])
  func littleEvidenceIsWarnedOf(own: Int, shared: Int, found: String, meaning: String) throws {
    let documents = (0..<4).map {
      document("d\($0)", by: "Author \($0)", words: 900, acts: [.creditTaking: own / 4, .service: shared / 4])
    }
    let texts = Comparison(Tally(documents), by: .author).warnings.map { $0.text(within: nil) }
    let text = try #require(texts.first { $0.contains("little evidence") })
    #expect(text.contains(found) && text.contains(meaning), "\(text)")
  }

  @Test func enoughEvidenceIsNotWarnedOf() {
    let documents = (0..<4).map {
      document("d\($0)", by: "Author \($0)", words: 900, acts: [.creditTaking: 13, .service: 20])
    }
    #expect(
      !Comparison(Tally(documents), by: .author).warnings.contains { $0.text(within: nil).contains("little evidence") })
  }

  /// Someone without words is not an author by whom the rest could be clustered, nor one that a warning counts.
  @Test func authorsWithoutWordsAreNotCounted() {
    let silent = (0..<4).map { document("silent-\($0)", by: "Silent \($0)", words: 0) }
    let five = Comparison(Tally(documents(authors: 5, each: 3) + silent), by: .author)
    #expect(five.restUnit == .document && five.warnings.contains(.fewOthers(authors: 4)))
    let six = Comparison(Tally(documents(authors: 6, each: 3) + silent), by: .author)
    #expect(six.restUnit == .author)
    #expect(!six.warnings.contains { if case .fewOthers = $0 { true } else { false } })
  }

  /// Documents that do not say who wrote them are not one author: each is a unit of its own.
  @Test func documentsOfUnknownAuthorsAreNoAuthor() throws {
    let unknown = (0..<6).map { document("u\($0)", words: 700 + 90 * $0, own: 9 + $0, we: 3 * $0, acts: [.service: 1]) }
    let five = Comparison(Tally(documents(authors: 5, each: 3) + unknown), by: .author)
    #expect(five.restUnit == .document && five.warnings.contains(.fewOthers(authors: 4)))
    let six = Comparison(Tally(documents(authors: 6, each: 3) + unknown), by: .author)
    #expect(six.restUnit == .author)
    let first = try #require(six.groups.first)
    #expect(first.rates.allSatisfy { $0.rest.clusters == 5 + 6 })
    #expect(first.restOrientation.clusters == 5 + 6 && first.weShare?.rest.clusters == 5 + 6)
    #expect(six.groups.last?.name == nil && six.groups.last?.restOrientation.clusters == 6)
    let nobody = Comparison(Tally(documents(authors: 1, each: 3) + unknown), by: .author)
    #expect(nobody.warnings.contains { $0.text(within: nil).hasPrefix("No other author is known by name: ") })
  }

  /// A warning that the others are few is given where a difference from them is judged.
  @Test func fewOthersAreWarnedOfWhereTheyMatter() {
    let documents = documents(authors: 2, each: 3)
    let said = Comparison(Tally(documents), by: .author).warnings.map { $0.text(within: nil) }
    #expect(
      said.contains(
        "There is only 1 other author to compare with: differences are from the texts read here, not from leaders in general."
      ))
    var options = ComparisonOptions()
    options.minimumWords = 1_000_000
    for comparison in [
      Comparison(Tally(documents), by: .author, options: options),
      Comparison(Tally(documents.filter { $0.metadata.author == documents[0].metadata.author }), by: .author),
    ] {
      #expect(!comparison.warnings.contains { if case .fewOthers = $0 { true } else { false } })
    }
  }

  @Test func givesNoVerdictOnTooLittleText() throws {
    let short = (0..<9).map { document("s\($0)", by: "Short", words: 90, own: 9) }
    let single = [document("one", by: "Single", words: 5_000, own: 400)]
    let few = (0..<3).map { document("f\($0)", by: "Few", words: 300, own: 40) }
    let comparison = Comparison(Tally(documents(authors: 6, each: 5) + short + single + few), by: .author)
    for (name, verdict) in [("Short", Verdict.tooLittleText), ("Single", .oneDocument), ("Few", .tooLittleText)] {
      let group = try #require(comparison.groups.first { $0.name == name })
      #expect(!group.hasEnoughText && group.withheld == verdict)
      #expect(group.orientationDifference.verdict == verdict)
      #expect(group.rates.allSatisfy { $0.difference.verdict == verdict && $0.difference.adjusted == nil })
    }
    let group = try #require(comparison.groups.first { $0.name == "Short" })
    #expect(group.shortDocuments == 9)
    #expect(group.words == 810)
    #expect(group.rate(own)?.estimate.count == 81)
    #expect(group.models.isEmpty)
  }

  /// One document of 100 words or more is enough if that is requested; a single one has no interval even then.
  @Test func oneDocumentIsEnoughWhereThatIsAskedFor() throws {
    let short = (0..<8).map { document("s\($0)", by: "Long", words: 90, own: 9) }
    let long = [document("l", by: "Long", words: 2_000, own: 160)]
    let single = [document("one", by: "Single", words: 5_000, own: 400)]
    let tally = Tally(documents(authors: 6, each: 5) + short + long + single)
    func group(_ name: String, atLeast documents: Int) throws -> GroupSummary {
      var options = ComparisonOptions()
      options.minimumDocuments = documents
      return try #require(Comparison(tally, by: .author, options: options).groups.first { $0.name == name })
    }
    #expect(try group("Long", atLeast: 2).withheld == .tooLittleText)
    let judged = try group("Long", atLeast: 1)
    #expect(judged.hasEnoughText && judged.withheld == nil)
    #expect(judged.rate(own)?.difference.adjusted != nil)
    for documents in [1, 2, 3] {
      let alone = try group("Single", atLeast: documents)
      #expect(alone.withheld == .oneDocument && !alone.hasEnoughText)
      #expect(alone.rates.allSatisfy { $0.difference.verdict == .oneDocument && $0.difference.interval == nil })
    }
  }

  @Test func oneDocumentHasAPlaceAmongDocuments() throws {
    let others = documents(authors: 6, each: 5)
    let single = [document("one", by: "Single", words: 5_000, own: 400)]
    for unit in NormUnit.allCases {
      var options = ComparisonOptions()
      options.minimumWords = 100
      let norms: Norms = try #require(Norms(Tally(others), by: unit, options: options))
      options.norms = norms
      options.minimumWords = 1_100
      let groups = Comparison(Tally(others + single), by: .author, options: options).groups
      let group = try #require(groups.first { $0.name == "Single" })
      #expect((group.placement?.percentile != nil) == (unit == .document))
      #expect(group.rate(own)?.placement?.missing == .oneDocument)
    }
  }

  /// The requirements that norms have for their units also hold for what is placed among them, whatever a verdict
  /// requires.
  @Test(arguments: [(400, nil), (600, 1), (600, 700), (900, 700)] as [(Int, Int?)])
  func theNormsSayHowMuchTextAPlaceNeeds(words: Int, typed: Int?) throws {
    var options = ComparisonOptions()
    options.minimumWords = 500
    let others = documents(authors: 6, each: 5)
    options.norms = Norms(Tally(others), by: .document, options: options)
    options.minimumWords = 1_100
    options.placedWords = typed
    let single = [document("one", by: "Single", words: words, own: 30)]
    let groups = Comparison(Tally(others + single), by: .author, options: options).groups
    let group = try #require(groups.first { $0.name == "Single" })
    let isPlaced = words >= typed ?? 500
    for placement in [group.placement, group.rate(own)?.placement] {
      #expect(try #require(placement).missing == (isPlaced ? .oneDocument : .tooLittleText))
      #expect((placement?.percentile != nil) == isPlaced)
    }
    #expect(group.withheld == .tooLittleText)
  }

  @Test func aClearVerdictHasAnIntervalWithoutZero() {
    for seed in 0..<6 {
      var chance = SeededRandom(seed: UInt64(seed))
      let texts = (0..<8).flatMap { author in
        (0..<3).map { number in
          let words = Int.random(in: 400...6_000, using: &chance)
          return document(
            "\(author)-\(number)", by: "Author \(author)", words: words, own: words * (10 + 4 * author) / 1_000,
            we: words / 50 + Int.random(in: 0...9, using: &chance), acts: [.service: author, .dominance: number])
        }
      }
      for group in Comparison(Tally(texts), by: .author).groups {
        for difference in group.rates.map(\.difference) + [group.orientationDifference] {
          guard let interval = difference.interval else {
            #expect(difference.verdict == .notClear)
            continue
          }
          let isClear = interval.low > 0 || interval.high < 0
          #expect(isClear || difference.verdict == .notClear)
        }
      }
    }
  }

  @Test func leavesOutRepeatedTextsAndOtherLanguages() throws {
    let texts = [
      document("a", by: "A", words: 1_000, own: 10, fingerprint: 7, flags: [.duplicate]),
      document("b", by: "A", words: 1_000, own: 10, fingerprint: 7), document("c", by: "A", words: 500, own: 1),
      document("d", by: "A", words: 800, flags: [.notEnglish]),
    ]
    let comparison = Comparison(Tally(texts), by: .author)
    // The first by path counts, regardless of which was read first.
    #expect(comparison.duplicates.map(\.id) == ["b"])
    #expect(comparison.duplicates.map(\.flags) == [[.duplicate]])
    #expect(Comparison(Tally(texts.reversed()), by: .author) == comparison)
    #expect(comparison.notEnglish.map(\.id) == ["d"])
    #expect(comparison.overall.words == 1_500)
  }

  /// What two authors say alike both of them say; of whom nobody knows who wrote it, it may be a copy.
  @Test func aTextOfTwoAuthorsIsOfBoth() {
    func duplicates(_ authors: [String?]) -> [String] {
      let texts = authors.enumerated().map { number, author in
        document("\(number)", by: author, words: 500, own: 1, fingerprint: 7)
      }
      return Comparison(Tally(texts), by: .author).duplicates.map(\.id)
    }
    #expect(duplicates(["A", "B", "A", "C"]) == ["2"])
    #expect(duplicates(["A", nil, "B"]) == ["1"])
    #expect(duplicates([nil, "A", nil]) == ["1", "2"])
  }

  @Test func groupsByWhatMetadataSays() {
    var tagged = document("x", by: "A", words: 500, genre: "memo", date: "2021-03-04")
    tagged.metadata.fields = ["office": "Leeds"]
    let plain = document("y", words: 500)
    let both = Tally([tagged, plain])
    #expect(Comparison(both, by: .author).groups.map(\.name) == ["A", nil])
    #expect(Comparison(both, by: GroupKey("year")).groups.map(\.name) == ["2021", nil])
    #expect(Comparison(both, by: GroupKey("genre")).groups.map(\.name) == ["memo", nil])
    #expect(Comparison(both, by: GroupKey("office")).groups.map(\.name) == ["Leeds", nil])
  }

  /// Files are different if the bytes of their names are; an author is the same however an accent is composed.
  @Test func filesAreGroupsByTheBytesOfTheirNames() throws {
    let (one, two) = ("m\u{E9}mo.txt", "me\u{301}mo.txt")
    var tally = Tally([
      document(one, by: "Ren\u{E9}", words: 900, own: 9), document(two, by: "Rene\u{301}", words: 800, own: 40),
      document("a  b.txt", by: "Ren\u{E9}", words: 700), document("a b.txt", by: "Ren\u{E9}", words: 600),
    ])
    #expect(Comparison(tally, by: .author).groups.map(\.words) == [3_000])
    for key in ["file", "path", "id"] {
      let groups = Comparison(tally, by: GroupKey(key)).groups
      #expect(groups.map(\.words) == [700, 600, 800, 900], "\(key)")
    }
    tally = Tally([document(two, words: 800, own: 40), document(one, words: 900, own: 9)])
    for (names, words) in [((one, two), [900, 800]), ((two, one), [800, 900])] {
      var options = ComparisonOptions()
      options.pair = PairComparison.Names(names.0, names.1)
      let pair = try #require(Comparison(tally, by: GroupKey("file"), options: options).pair)
      let rate = try #require(pair.rates.first { $0.measure == .category("self.reference") })
      #expect([rate.first.words, rate.second.words] == words)
    }
  }

  @Test func jointAuthorsAreOneGroupInAnyOrder() {
    let written = [["Bo", "Ann  Lee"], ["Ann Lee", "Bo"], ["Ann Lee"]].enumerated().map { number, authors in
      var written = document("\(number)", words: 500)
      written.metadata.authors = authors
      return written
    }
    #expect(Comparison(Tally(written), by: .author).groups.map(\.name) == ["Ann Lee", "Ann Lee, Bo"])
  }

  /// Of two groups each is the other's rest: the pair says what the first group's own figures say, by the same rule.
  @Test(arguments: [(10, nil), (1, Verdict.tooLittleText)])
  func aPairIsJudgedAsItsGroups(each: Int, withheld: Verdict?) throws {
    var options = ComparisonOptions()
    options.pair = .init("Author 0", "Author 1")
    let comparison = Comparison(Tally(documents(authors: 2, each: each)), by: .author, options: options)
    let (pair, group) = (try #require(comparison.pair), comparison.groups[0])
    #expect(pair.withheld == withheld)
    #expect(pair.orientation.verdict == group.orientationDifference.verdict)
    #expect(pair.weShare?.difference.isTold == group.weShare?.difference.isTold)
    for (own, other) in zip(pair.rates, group.rates) {
      #expect(own.difference.verdict == other.difference.verdict, "\(own.measure)")
      #expect(own.difference.isTold == other.difference.isTold, "\(own.measure)")
    }
    let judged = pair.rates.contains { $0.difference.verdict == .higher && $0.difference.isTold }
    #expect(judged == (withheld == nil))
    // Each difference of the pair appears once in its family, those of two groups twice.
    for (family, count) in pair.families { #expect(comparison.families[family] == 2 * count, "\(family)") }
    #expect(pair.families.isEmpty == (withheld != nil))
  }

  /// White space does not tell names apart; case does, and a warning says so.
  @Test func namesThatDifferInNothingSeenAreOne() {
    let named = ["Ann Lee", "Ann  Lee ", "Ann\u{A0}Lee", "ann lee"].enumerated().map { place, name in
      document("d\(place)", by: name, words: 800, genre: ["memo", "memo ", "Memo", "memo"][place])
    }
    var options = ComparisonOptions()
    options.pair = .init("ann lee", "Ann  Lee")
    let comparison = Comparison(Tally(named), by: .author, options: options)
    #expect(comparison.groups.map(\.name) == ["Ann Lee", "ann lee"])
    #expect(comparison.groups.map(\.documents) == [3, 1])
    #expect(comparison.pair?.names == .init("ann lee", "Ann Lee"))
    #expect(comparison.overall.genreWords.map(\.words) == [800, 2_400])
    #expect(comparison.warnings.contains(.namesDifferInCase(names: ["Ann Lee", "ann lee"], of: "author")))
    #expect(comparison.warnings.contains(.namesDifferInCase(names: ["Memo", "memo"], of: "genre")))
    #expect(
      Comparison(Tally(Array(named.dropLast(2))), by: .author).warnings.allSatisfy {
        if case .namesDifferInCase = $0 { false } else { true }
      })
  }

  /// An author under two names is two groups or two units; a warning says so wherever authors count.
  @Test(arguments: [
    (["Ann B. Lee", "Ann Lee"], true), (["Ann B Lee", "ann lee"], true), (["Ann B. C. Lee", "Ann B. Lee"], true),
    (["Ann B. Lee", "Ann C. Lee"], false), (["Ann Beth Lee", "Ann Lee"], false), (["A. Lee", "Lee"], false),
    (["Ann Lee", "Ann Leed"], false),
  ])
  func namesThatDifferInAnInitialAreWarnedOf(names: [String], isWarned: Bool) {
    let documents = (0..<8).map { number in
      document("d\(number)", by: names[number % 2], words: 800, we: 5 + number, genre: number < 4 ? "memo" : "talk")
    }
    for key in [GroupKey.author, .genre] {
      let comparison = Comparison(Tally(documents), by: key)
      let found = comparison.warnings.contains(.namesDifferInInitials(names: names.sorted()))
      #expect(found == isWarned, "\(key) \(names)")
    }
  }

  /// The trends of all documents together belong to the family in which their verdicts are controlled.
  @Test func trendsOfAllDocumentsAreControlledWithTheOthers() {
    let documents = (0..<16).map { place in
      let year = place / 2
      let (words, we) = (600 + 50 * year, 4 + year + year % 2)
      let acts: [Act: Int] = [.service: 2 + year % 3, .dominance: 3 - year % 2]
      return document(
        "d\(100 + place)", by: place % 2 == 0 ? "A" : "B", words: words, own: 5 + year % 3, we: we, acts: acts,
        date: "\(2010 + year)-06-01")
    }
    let comparison = Comparison(Tally(documents), by: .author)
    #expect(comparison.families[.trends] == 9)
    let groups = comparison.groups + [comparison.overall]
    let trends: [Trend] = groups.flatMap { group in ([group.trend] + group.rates.map(\.trend)).compactMap { $0 } }
    let adjusted = falseDiscoveryAdjusted(trends.compactMap(\.probability))
    #expect(trends.map(\.adjusted) == adjusted)
    // Too little text overall is too little for a verdict on the trend.
    var options = ComparisonOptions()
    options.minimumWords = 1_000_000
    let short = Comparison(Tally(documents), by: .author, options: options)
    #expect(short.overall.trend?.verdict == .tooLittleText && short.overall.trend?.adjusted == nil)
  }

  @Test func warnsOfGenresTimesAndLengthsThatDiffer() {
    let speeches = (0..<4).map {
      document("s\($0)", by: "A", words: 4_000, own: 40, genre: "speech", date: "194\($0)-01-01")
    }
    let memos = (0..<4).map { document("m\($0)", by: "B", words: 500, own: 9, genre: "memo", date: "200\($0)") }
    let warnings = Comparison(Tally(speeches + memos), by: .author).warnings
    #expect(warnings.contains(.genres(group: "A", genre: "speech", share: 100, others: 0, other: "B")))
    #expect(warnings.contains(.era(early: "A", earlyYear: 1942, late: "B", lateYear: 2002)))
    #expect(warnings.contains(.length(short: "B", shortWords: 500, long: "A", longWords: 4_000)))
  }

  /// A quarter of a group's words in other genres than the others' is enough.
  @Test(arguments: [(memo: 3_000, isTold: true), (memo: 2_990, isTold: false)])
  func warnsOfGenresFromAQuarterOn(memo: Int, isTold: Bool) {
    let documents = [
      document("a1", by: "A", words: memo, genre: "memo"),
      document("a2", by: "A", words: 4_000 - memo, genre: "speech"),
      document("b1", by: "B", words: 2_000, genre: "memo"), document("b2", by: "B", words: 2_000, genre: "speech"),
    ]
    let warnings = Comparison(Tally(documents), by: .author).warnings
    let expected = ComparisonWarning.genres(group: "A", genre: "memo", share: 75, others: 50, other: "B")
    #expect(warnings.contains(expected) == isTold)
    if !isTold { #expect(warnings.allSatisfy { if case .genres = $0 { false } else { true } }) }
  }

  @Test func nothingAtAllIsAComparison() {
    let comparison = Comparison(Tally([]), by: .author)
    #expect(comparison.groups.isEmpty)
    #expect(comparison.overall.orientation.value == nil)
    #expect(comparison.overall.rates.allSatisfy { $0.estimate.missing == .noWords })
  }

  @Test func doublingEveryTextKeepsRates() throws {
    let once = Comparison(Tally(documents(authors: 6, each: 5)), by: .author)
    let twice = Comparison(Tally(documents(authors: 6, each: 5, scale: 2)), by: .author)
    for (a, b) in zip(once.groups, twice.groups) {
      #expect(a.orientation.value == b.orientation.value)
      #expect(a.rates.map(\.estimate.perThousand) == b.rates.map(\.estimate.perThousand))
    }
  }

  @Test func renamingAuthorsAndShufflingDocumentsChangesNoFigure() {
    var chance = SeededRandom(seed: 3)
    let all = documents(authors: 6, each: 5)
    let renamed = all.map { document in
      var document = document
      document.metadata.authors = document.metadata.authors.map { "Z " + $0 }
      return document
    }
    let a = Comparison(Tally(all), by: .author)
    let b = Comparison(Tally(renamed.shuffled(using: &chance)), by: .author)
    #expect(a.groups.map(\.rates) == b.groups.map(\.rates))
    #expect(a.groups.map(\.orientationDifference) == b.groups.map(\.orientationDifference))
  }
}
