import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing

@testable import Statistics

/// Pairs, levels, dates and norms.
struct LikeWithLikeTests {
  private let we = Measure.category("collective.reference")

  private func comparison(
    _ documents: [ScoredDocument], by key: GroupKey = .author, _ change: (inout ComparisonOptions) -> Void = { _ in }
  ) -> Comparison {
    var tally = Tally(categories: categories, provenance: provenance)
    for document in documents { tally.add(document) }
    var options = ComparisonOptions()
    change(&options)
    return Comparison(tally, by: key, options: options)
  }

  /// Two authors who say we equally often within a genre; A gives more speeches, which contain more we, than B.
  private func mixed() -> [ScoredDocument] {
    var chance = SeededRandom(seed: 11)
    return [("A", 12, 4), ("B", 4, 12)].flatMap { author, speeches, letters in
      (0..<(speeches + letters)).map { number in
        let isSpeech = number < speeches
        let words = Int.random(in: 700...1_300, using: &chance)
        let we = words * (isSpeech ? 50 : 10) / 1_000 + Int.random(in: 0...8, using: &chance)
        return document(
          "\(author)\(number)", by: author, words: words, we: we, acts: [.service: 2, .dominance: 1],
          genre: isSpeech ? "speech" : "letter", date: "20\(10 + number)-01-01")
      }
    }
  }

  @Test func aDifferenceOfGenresIsNoneWithinGenres() throws {
    let pair = try #require(
      comparison(mixed()) {
        $0.pair = .init("A", "B")
        $0.within = .genre
      }.pair)
    let rate = try #require(pair.rates.first { $0.measure == we })
    #expect(rate.difference.verdict == .higher)
    let inside = try #require(rate.likeWithLike)
    let interval = try #require(inside.interval)
    #expect(interval.low < 0 && interval.high > 0)
    #expect(abs(inside.value ?? 99) < 2)
    #expect(
      pair.warnings.contains {
        if case .genres = $0 { true } else { false }
      })
  }

  @Test func aFieldThatNoDocumentHasIsWarnedOf() {
    let named = { (key: GroupKey) in
      comparison(mixed()) { $0.within = key }.warnings.contains(.withinUnknown(field: key.name))
    }
    #expect(named(.field("nope")))
    #expect(!named(.genre))
  }

  @Test func levelsAreComparisonsOfTheirOwnDocuments() throws {
    let whole = comparison(mixed()) { $0.within = .genre }
    #expect(whole.levels.map(\.name) == ["letter", "speech"])
    #expect(whole.levels.map { $0.comparison.overall.documents }.reduce(0, +) == whole.overall.documents)
    let speeches = comparison(mixed().filter { $0.metadata.genre == "speech" })
    #expect(whole.levels[1].comparison.groups == speeches.groups)
  }

  @Test func pairIsTheDifferenceOfItsGroupsAndTurnsRound() throws {
    let forth = try #require(comparison(mixed()) { $0.pair = .init("A", "B") }.pair)
    let back = try #require(comparison(mixed()) { $0.pair = .init("B", "A") }.pair)
    for (a, b) in zip(forth.rates, back.rates) {
      #expect(a.first == b.second)
      #expect(abs((a.difference.value ?? 0) + (b.difference.value ?? 0)) < 1e-9)
      #expect(abs((a.difference.probability ?? 1) - (b.difference.probability ?? 1)) < 1e-12)
    }
    #expect(forth.orientation.verdict == .notClear)
    #expect(comparison(mixed()) { $0.pair = .init("A", "C") }.pair == nil)
  }

  @Test func aPairWithTooLittleTextGetsNoVerdict() throws {
    let pair = try #require(
      comparison(mixed() + [document("c", by: "C", words: 5_000, we: 900)]) { $0.pair = .init("A", "C") }.pair)
    #expect(!pair.hasEnoughText && pair.withheld == .oneDocument && pair.orientation.verdict == .oneDocument)
    #expect(pair.rates.allSatisfy { $0.difference.verdict == .oneDocument })
    #expect(pair.rates.first { $0.measure == we }?.difference.missing == .oneDocument)
    let short = try #require(
      comparison(mixed() + [document("c", by: "C", words: 500, we: 90)]) { $0.pair = .init("A", "C") }.pair)
    #expect(short.orientation.verdict == .tooLittleText)
  }

  /// Levels, each of whose sides is a list of units with their counts and words.
  private func strata(_ levels: [[(ids: [Int], counts: [Int], words: [Int])]]) -> [Stratum] {
    let sides = levels.map { level in
      level.map { StratumSide(ids: $0.ids, own: [], shared: $0.counts, sizes: ClusterSizes($0.words)) }
    }
    return sides.map { Stratum(first: $0[0], second: $0[1]) }
  }

  @Test(arguments: [
    (ComparisonUnit.document, 7.32955350621621, 0.780643315822887, 13.877835020114, 0.0362311233459617),
    (.author, 7.32955350621621, -0.709328638085723, 15.3674883866062, 0.0613272565907687),
  ])
  func differenceWithinLevelsIsThatOfAnIndependentComputation(
    unit: ComparisonUnit, value: Double, low: Double, high: Double, probability: Double
  ) throws {
    let levels = strata([
      [([0, 1, 2], [30, 41, 22], [900, 1_500, 1_000]), ([0, 1, 1], [20, 25, 12], [1_100, 1_300, 700])],
      [([0, 2, 3], [12, 7, 9], [800, 700, 650]), ([3, 2, 2, 0], [8, 5, 2, 9], [900, 600, 500, 800])],
      [([1], [14], [600]), ([1, 3], [11, 8], [640, 720])],
    ])
    let difference = try #require(Difference(within: levels, of: .rate, unit: unit))
    let interval = try #require(difference.interval)
    #expect(abs((difference.value ?? 0) - value) < 1e-9)
    #expect(abs(interval.low - low) < 1e-8 && abs(interval.high - high) < 1e-8)
    #expect(abs((difference.probability ?? 0) - probability) < 1e-10)
    #expect(Difference(within: [], of: .rate, unit: unit) == nil)
  }

  /// One document per side in each level: the levels are the sample. With a single level, nothing shows how it varies.
  @Test func levelsOfOneDocumentASideAreTheSample() throws {
    let levels = (0..<8).map { level in
      [([2 * level], [20 + level % 3], [1_000 + 10 * level]), ([2 * level + 1], [12 + level % 2], [990 + 7 * level])]
    }
    let difference = try #require(Difference(within: strata(levels), of: .rate, unit: .document))
    #expect(try #require(difference.interval).low > 0 && difference.probability ?? 1 < 0.01)
    let one = try #require(Difference(within: strata([levels[0]]), of: .rate, unit: .document))
    #expect(one.value != nil && one.interval == nil && one.probability == nil)
  }

  /// With two documents per side, the t quantile is large; the interval still ends within the possible differences of
  /// two balances.
  @Test func theEndsOfADifferenceOfBalancesAreOnesThatCanBe() throws {
    let sizes = ClusterSizes([450, 450])
    for (first, second) in [((0, 40), (40, 0)), ((4, 6), (5, 6)), ((400, 0), (0, 400))] {
      let sides = [first, second].map { own, shared in
        StratumSide(ids: [0, 1], own: [own, own], shared: [shared, shared / 2], sizes: sizes)
      }
      let level = Stratum(first: sides[0], second: sides[1])
      let difference = try #require(Difference(within: [level], of: .balance, unit: .document))
      let interval = try #require(difference.interval)
      let value = try #require(difference.value)
      #expect(-2 <= interval.low && interval.low < value && value < interval.high && interval.high <= 2)
    }
  }

  @Test func datesLimitWhatCounts() {
    let documents = mixed() + [document("undated", by: "A", words: 900)]
    #expect(comparison(documents).outsideDates == 0)
    let some = comparison(documents) {
      $0.since = "2012"
      $0.until = "2014-06"
    }
    #expect(some.overall.documents == 6)
    #expect(some.outsideDates == documents.count - 6)
    #expect(some.withoutDate == 1)
    #expect(comparison(documents).withoutDate == 0)
    #expect(comparison(documents) { $0.until = "2010" }.overall.documents == 2)
    // A year without a month and day counts if the day asked for lies in it.
    let years = ["2003", "2004", "2005"].map { document($0, words: 500, date: $0) }
    #expect(comparison(years) { $0.since = "2004-06-01" }.overall.documents == 2)
  }

  @Test func warnsOfUnknownDatesAndNotOfWhatGroupsAreMadeBy() {
    let documents = mixed() + [document("undated", by: "A", words: 900, genre: "speech")]
    #expect(comparison(documents).warnings.contains(.datesUnknown(documents: 1, of: 33)))
    #expect(comparison(mixed()).warnings.allSatisfy { if case .datesUnknown = $0 { false } else { true } })
    let byGenre = comparison(mixed(), by: .genre)
    #expect(byGenre.warnings.allSatisfy { if case .genres = $0 { false } else { true } })
    let eras = ["1901", "1902", "1990", "1991"].flatMap { year in
      (0..<2).map { document("\(year)\($0)", by: year < "1950" ? "Old" : "New", words: 900, we: 5, date: year) }
    }
    #expect(comparison(eras).warnings.contains(.era(early: "Old", earlyYear: 1902, late: "New", lateYear: 1991)))
    #expect(comparison(eras, by: .year).warnings.allSatisfy { if case .era = $0 { false } else { true } })
  }

  /// A date whose month is unknown belongs to no month.
  @Test func monthsAndQuartersAreOfTheDate() {
    let dates = ["2023-12-31", "2024-01", "2024-03-31", "2024-04-01", "2024-12-01", "2025"]
    let documents = dates.map { document($0, words: 500, date: $0) }
    #expect(
      comparison(documents, by: GroupKey("month")).groups.map(\.name)
        == ["2023-12", "2024-01", "2024-03", "2024-04", "2024-12", nil])
    let quarters = comparison(documents, by: GroupKey("Quarter"))
    #expect(quarters.groups.map(\.name) == ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q4", nil])
    #expect(quarters.groups.map(\.documents) == [1, 2, 1, 1, 1])
    #expect(quarters.warnings.allSatisfy { if case .era = $0 { false } else { true } })
  }

  @Test func orderChangesNothingAndNamesOnlyNames() throws {
    let everything = { (options: inout ComparisonOptions) in
      options.pair = .init("A", "B")
      options.within = .genre
      options.since = "2011"
    }
    var chance = SeededRandom(seed: 3)
    let whole = comparison(mixed(), everything)
    #expect(comparison(mixed().shuffled(using: &chance), everything) == whole)
    let renamed = mixed().map { document in
      var document = document
      document.metadata.authors = document.metadata.authors.map { $0 == "A" ? "Zoë <b>" : "陈伟" }
      return document
    }
    let other = comparison(renamed) {
      everything(&$0)
      $0.pair = .init("Zoë <b>", "陈伟")
    }
    #expect(other.pair?.rates == whole.pair?.rates)
    #expect(other.pair?.weShare == whole.pair?.weShare)
    let (a, b) = (try #require(whole.groups.first), try #require(other.groups.first))
    #expect(a.rates == b.rates && a.trend == b.trend && a.orientationLikeWithLike == b.orientationLikeWithLike)
  }

  @Test func warnsOfFewDocuments() {
    let documents = [("A", 3), ("B", 5)].flatMap { (author: String, count: Int) in
      (0..<count).map { document("\(author)\($0)", by: author, words: 900, we: 9 + $0) }
    }
    #expect(comparison(documents).warnings.contains(.fewUnits(groups: ["A"], unit: .document)))
  }

  @Test func normsPlaceAnAuthorAmongOthers() throws {
    var reference = Tally(categories: categories, provenance: provenance)
    for author in 0..<21 {
      for number in 0..<3 {
        reference.add(
          document(
            "n\(author)-\(number)", by: "N\(author)", words: 1_000, we: 5 + author, genre: "speech", date: "1999"))
      }
    }
    let norms = try #require(Norms(reference, by: .author))
    #expect(norms.units == 21 && norms.documents == 63 && norms.words == 63_000)
    #expect(norms.distribution(of: we)?.values == (5...25).map { 1_000 * $0 })
    #expect(norms.dates == "1999"..."1999")
    let documents = (0..<4).map {
      document("d\($0)", by: "A", words: 1_000, we: 20 + $0 % 2, acts: [.service: 1], genre: "letter")
    }
    let placed = comparison(documents) { $0.norms = norms }
    let placement = try #require(placed.groups.first?.rate(we)?.placement)
    let percentile = try #require(placement.percentile)
    // 16 of 21 lie below 20.5, none equals it.
    #expect(abs(percentile - 100 * 16 / 21) < 1e-9)
    let interval = try #require(placement.interval)
    #expect(interval.low < percentile && percentile < interval.high)
    #expect(placed.warnings.contains(.normGenres(genre: "letter", share: 100, norms: 0)))
    #expect(Norms(reference, by: .document) == nil)
    #expect(Norms(Tally(categories: categories, provenance: provenance), by: .author) == nil)
  }

  @Test func normsOfManyAreThinnedToQuantiles() throws {
    var reference = Tally(categories: categories, provenance: provenance)
    for number in 0..<2_500 {
      reference.add(document("n\(1_000_000 + number)", by: "N", words: 2_000, we: number))
    }
    let norms = try #require(Norms(reference, by: .document))
    #expect(norms.units == 2_500)
    let values = try #require(norms.distribution(of: we)?.values)
    #expect(values.count == Norms.mostValues && values == values.sorted())
    #expect(abs(values[500] - 625_000) <= 1_000)
  }

  @Test(arguments: [
    (7, 20, 0.181191824101082, 0.567145723314764), (0, 13, 0, 0.228095372354198), (13, 13, 0.771904627645801, 1),
  ])
  func wilsonIsThatOfStatsmodels(count: Int, n: Int, low: Double, high: Double) {
    let interval = wilson(Double(count) / Double(n), n)
    #expect(abs(interval.low - low) < 1e-12 && abs(interval.high - high) < 1e-12)
  }
}
