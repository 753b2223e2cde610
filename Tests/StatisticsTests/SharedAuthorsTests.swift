import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing

@testable import Statistics

/// Documents that share authors, who say things more or less often than each other (log-normal, log-sd .5): groups of
/// them differ by who happens to stand where. Seeds are fixed, so the number found is always the same.
struct SharedAuthorsTests {
  /// What determines which of two groups a document is in, or when it was written.
  enum Draw: CaseIterable { case author, document }

  private let we = Measure.category("collective.reference")

  /// For groups that do not differ, p < .05 in at most 5 % of the runs if authors are the unit; with documents as the
  /// unit there are more such findings if authors were drawn.
  @Test(arguments: Draw.allCases, [(16, 5), (8, 4)])
  func groupsThatDifferInNothingAreNotToldApart(draw: Draw, size: (authors: Int, documents: Int)) throws {
    var chance = SeededRandom(seed: UInt64(size.authors) + (draw == .author ? 0 : 100))
    var found = (authors: 0, documents: 0)
    let runs = 120
    for _ in 0..<runs {
      let written = written(size.authors, size.documents, draw, &chance)
      if difference(written, by: .author).probability ?? 1 < 0.05 { found.authors += 1 }
      if difference(written, by: .document).probability ?? 1 < 0.05 { found.documents += 1 }
    }
    // 6 of 120 are 5 %; by chance it may be as many as 12.
    #expect(found.authors <= 12, "\(found) of \(runs)")
    if draw == .author { #expect(found.documents > 14, "\(found) of \(runs)") }
  }

  /// A difference that all authors share is found more easily because what is peculiar to each of them cancels out.
  @Test func whatAuthorsHaveInCommonCancels() throws {
    var chance = SeededRandom(seed: 7)
    var found = (authors: 0, documents: 0)
    for _ in 0..<60 {
      let written = written(12, 10, .document, &chance, times: 1.3)
      if difference(written, by: .author).probability ?? 1 < 0.05 { found.authors += 1 }
      if difference(written, by: .document).probability ?? 1 < 0.05 { found.documents += 1 }
    }
    #expect(found.authors > found.documents && found.authors >= 24, "\(found)")
  }

  /// Authors who each wrote at a different time: a line through all of them has only as much information as there are
  /// authors.
  @Test func timesOfAuthorsAreNotATrend() throws {
    var chance = SeededRandom(seed: 3)
    var found = (authors: 0, documents: 0)
    let runs = 120
    for _ in 0..<runs {
      let written = written(10, 5, .author, &chance)
      let values = written.map { 1_000 * Double($0.we) / Double($0.words) }
      for unit in ComparisonUnit.allCases {
        let line = try #require(
          LineThroughTime(
            years: written.map(\.year), words: written.map(\.words),
            units: unit == .author ? written.map(\.author) : nil))
        let trend = Trend(line, values, least: 0, period: .decade, points: [])
        guard trend.probability ?? 1 < 0.05 else { continue }
        if unit == .author { found.authors += 1 } else { found.documents += 1 }
      }
    }
    #expect(found.authors <= 12, "\(found) of \(runs)")
    #expect(found.documents > 14, "\(found) of \(runs)")
  }

  /// The author is the unit if documents share authors, unless groups are authors. It is not if there is only one
  /// author, if none is known, if each has one document, or if the caller asks for documents.
  @Test func theAuthorIsTheUnitWhereDocumentsShareAuthors() {
    var chance = SeededRandom(seed: 1)
    let shared = alike(4, 3, .document, &chance)
    #expect(compared(shared).unit == .author && compared(shared).overall.units == 4)
    #expect(compared(shared) { $0.unit = .document }.unit == .document)
    #expect(compared(shared) { $0.unit = .document }.overall.units == 12)
    let byAuthor = compared(shared, by: .author)
    #expect(byAuthor.unit == .document && byAuthor.overallUnit == .document && byAuthor.overallTrendUnit == .author)
    #expect(compared(alike(7, 2, .document, &chance), by: .author).overallUnit == .author)
    #expect(compared(alike(1, 6, .document, &chance)).unit == .document)
    #expect(compared(alike(6, 1, .document, &chance)).unit == .document)
    let unknown = (0..<6).map { document("u\($0)", words: 900, we: 9 + $0, genre: $0 < 3 ? "A" : "B") }
    #expect(compared(unknown).unit == .document)
    // Documents by unknown authors are not one author.
    #expect(compared(shared + unknown).overall.units == 10)
    #expect(compared(shared) { $0.within = .year }.levels.allSatisfy { $0.comparison.unit == .author })
  }

  /// A group with one author has enough documents for figures but no interval: nothing shows how another author would
  /// differ.
  @Test func aGroupOfOneAuthorHasNoInterval() throws {
    let documents = (0..<4).flatMap { author in
      (0..<4).map {
        document(
          "\(author)-\($0)", by: "Author \(author)", words: 900, we: 12 + $0, acts: [.service: 2 + $0],
          genre: author == 0 ? "A" : "B")
      }
    }
    let comparison = compared(documents) { $0.pair = .init("A", "B") }
    let group = try #require(comparison.groups.first)
    #expect(group.withheld == .oneAuthor && group.rate(we)?.difference.verdict == .oneAuthor)
    #expect(group.rate(we)?.estimate.missing == .oneAuthor && group.rate(we)?.estimate.perThousand != nil)
    // The rest of the other group exists, and is by one author.
    #expect(comparison.groups.last?.rate(we)?.difference.missing == .oneAuthor)
    #expect(comparison.groups.last?.orientationDifference.missing == .oneAuthor)
    #expect(comparison.groups.last?.rate(we)?.difference.verdict == .notClear)
    #expect(comparison.pair?.withheld == .oneAuthor)
    let documentsApart = compared(documents) { $0.unit = .document }
    #expect(documentsApart.groups.first?.withheld == nil)
  }

  /// The same units in another order and with other names.
  @Test func orderAndNamesOfAuthorsChangeNothing() throws {
    var chance = SeededRandom(seed: 12)
    let documents = alike(6, 4, .document, &chance)
    let pair = try #require(compared(documents) { $0.pair = .init("A", "B") }.pair)
    let renamed = documents.shuffled(using: &chance).map { document in
      var document = document
      document.metadata.authors = document.metadata.authors.map { "Z\($0.reversed().count) \($0)" }
      return document
    }
    let other = try #require(compared(renamed) { $0.pair = .init("A", "B") }.pair)
    for (a, b) in zip(pair.rates, other.rates) {
      #expect(abs((a.difference.probability ?? 2) - (b.difference.probability ?? 2)) < 1e-9)
      #expect(abs((a.difference.interval?.low ?? 2) - (b.difference.interval?.low ?? 2)) < 1e-9)
    }
  }

  // MARK: Within levels

  struct Levels: CustomTestStringConvertible, Sendable {
    let levels: Int
    let documents: [Int]
    let rate: Double
    /// The lowest number, out of 30 runs, in which a doubled rate must be found.
    let fewest: Int
    var testDescription: String { "\(levels) levels, \(documents) documents, rate \(rate)" }
  }

  /// Levels with different rates and lengths; where the groups do not differ, they do so only by chance, and a doubled
  /// rate is found.
  @Test(arguments: [
    Levels(levels: 2, documents: [5], rate: 0.012, fewest: 20),
    Levels(levels: 3, documents: [2], rate: 0.012, fewest: 4),
    Levels(levels: 5, documents: [1, 10, 2, 5], rate: 0.012, fewest: 20),
    Levels(levels: 10, documents: [1], rate: 0.012, fewest: 15),
    Levels(levels: 10, documents: [2], rate: 0.001, fewest: 3),
    Levels(levels: 30, documents: [2], rate: 0.001, fewest: 10),
  ])
  func differencesWithinLevelsHoldTheirLevelAndAreFound(shape: Levels) {
    var chance = SeededRandom(seed: UInt64(shape.levels) + UInt64(10_000 * shape.rate))
    var within = (0, 0)
    for _ in 0..<100 where (stratified(shape, 1, &chance)?.probability ?? 1) < 0.05 { within.0 += 1 }
    for _ in 0..<30 where (stratified(shape, 2, &chance)?.probability ?? 1) < 0.05 { within.1 += 1 }
    #expect(within.0 <= 10, "\(within.0) of 100")
    #expect(within.1 >= shape.fewest, "\(within.1) of 30")
  }

  private func stratified(_ shape: Levels, _ times: Double, _ chance: inout SeededRandom) -> Difference? {
    var id = 0
    let levels = (0..<shape.levels).map { level in
      let rate = shape.rate * exponential(0.5 * chance.normal())
      let length = 700 * exponential(0.7 * chance.normal())
      let sides = [(0, times), (1, 1)].map { side, times in
        let documents = shape.documents[(level + side) % shape.documents.count]
        let words = (0..<documents).map { _ in max(100, Int(length * exponential(0.5 * chance.normal()))) }
        let counts = words.map { chance.betaBinomial($0, rate: min(0.5, times * rate), correlation: 0.002) }
        id += documents
        return StratumSide(
          ids: Array(id - documents..<id), own: [], shared: counts, sizes: ClusterSizes(words))
      }
      return Stratum(first: sides[0], second: sides[1])
    }
    return Difference(within: levels, of: .rate, unit: .document)
  }

  // MARK: Documents

  private struct Written {
    var author: Int
    var isFirst: Bool
    var words: Int
    var we: Int
    var year: Double
  }

  /// Documents by authors with rates and times of their own, in two groups that do not differ, or of which the first
  /// has a given multiple of the rate.
  private func written(
    _ authors: Int, _ documents: Int, _ draw: Draw, _ chance: inout SeededRandom, times: Double = 1
  ) -> [Written] {
    let order = (0..<authors).shuffled(using: &chance)
    return (0..<authors).flatMap { author in
      let rate = 0.012 * exponential(0.5 * chance.normal())
      let era = 1_950 + 50 * chance.uniform()
      return (0..<documents).map { number in
        // If documents are drawn, half of each author's: which half is chance, since documents do not differ.
        let isFirst = draw == .author ? order[author] < authors / 2 : number % 2 == 0
        let words = max(300, Int(800 * exponential(0.5 * chance.normal())))
        return Written(
          author: author, isFirst: isFirst, words: words,
          we: chance.betaBinomial(words, rate: rate * (isFirst ? times : 1), correlation: 0.002),
          year: era + 4 * chance.uniform())
      }
    }
  }

  /// The first group's rate of we less the second's.
  private func difference(_ written: [Written], by unit: ComparisonUnit) -> Difference {
    let sides = [true, false].map { isFirst in
      let places = written.indices.filter { written[$0].isFirst == isFirst }
      let units = UnitPlaces(places.map { unit == .author ? written[$0].author : $0 })
      return CountedUnits(
        ids: units.ids, counts: units.sums(places.map { written[$0].we }),
        sizes: ClusterSizes(units.sums(places.map { written[$0].words }), documents: places.count))
    }
    let (a, b) = (sides[0], sides[1])
    let shared = unit == .author ? SharedUnits(a.ids, a.sizes, b.ids, b.sizes).variation(a, b) : .none
    return Difference(Estimate(a, documentsWith: 0), Estimate(b, documentsWith: 0), sharing: shared)
  }

  private func alike(
    _ authors: Int, _ documents: Int, _ draw: Draw, _ chance: inout SeededRandom
  ) -> [ScoredDocument] {
    written(authors, documents, draw, &chance).enumerated().map { place, written in
      document(
        "\(written.author)-\(place)", by: "Author \(written.author)", words: written.words, own: 5, we: written.we,
        acts: [.service: 2], genre: written.isFirst ? "A" : "B", date: String(2_000 + place % documents))
    }
  }

  private func compared(
    _ documents: [ScoredDocument], by key: GroupKey = .genre, _ change: (inout ComparisonOptions) -> Void = { _ in }
  ) -> Comparison {
    var options = ComparisonOptions()
    options.keyWords = 0
    change(&options)
    return Comparison(Tally(documents), by: key, options: options)
  }
}
