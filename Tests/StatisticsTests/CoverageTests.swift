import Lexicons
import TestSupport
import Testing

@testable import Statistics

/// How often a 95 % interval holds the true rate, over documents whose rates differ (beta-binomial, intraclass correlation
/// .002: somewhat above that of we in inaugural addresses since 1945) and whose lengths are equal (log-sd 0) or log-normal
/// about 800 words. Seeds are fixed, so the share found is always the same; with 4,000 runs its standard error is .003.
struct CoverageTests {
  struct Shape: CustomTestStringConvertible, Sendable {
    let documents: Int
    let logSpread: Double
    let rate: Double
    var testDescription: String { "\(documents) documents, log-sd \(logSpread), rate \(rate)" }
  }

  static let shapes = [2, 3, 4, 5, 10, 50].flatMap { documents in
    [0, 0.5, 1].flatMap { spread in
      [0.03, 0.002].map { Shape(documents: documents, logSpread: spread, rate: $0) }
    }
  }

  /// With fewer than ten documents, intervals contain the true rate more often than they claim: docs/statistics.md
  /// gives these figures.
  @Test(arguments: shapes) func intervalsHoldTheTrueRate(shape: Shape) {
    let found = coverage(shape, runs: shape.documents == 50 ? 1_000 : 2_000)
    let held =
      switch shape.documents {
      case 2, 3, 4: 0.98...1
      case 5: 0.96...1
      default: 0.93...0.975
      }
    #expect(held.contains(found), "covers \(found)")
  }

  /// For differences: the fewer the documents, the more often.
  @Test(arguments: [
    (2, 2, 0.03), (3, 3, 0.03), (2, 10, 0.03), (5, 5, 0.03), (5, 50, 0.03), (50, 5, 0.03), (10, 10, 0.03),
    (10, 10, 0.002), (24, 24, 0.03),
  ])
  func differencesHoldTheTrueDifference(first: Int, second: Int, rate: Double) {
    var chance = SeededRandom(seed: UInt64(100 * first + second) + UInt64(1_000_000 * rate))
    let runs = 1_000
    var held = 0
    var judged = 0
    for _ in 0..<runs {
      let estimates = [(first, rate), (second, rate / 2)].map { documents, rate in
        let words = (0..<documents).map { _ in max(50, Int(800 * exponential(0.5 * chance.normal()))) }
        let counts = words.map { chance.betaBinomial($0, rate: rate, correlation: 0.002) }
        return Estimate(counts, ClusterSizes(words), documentsWith: documents)
      }
      guard let interval = Difference(estimates[0], estimates[1]).interval else { continue }
      judged += 1
      if interval.low <= 500 * rate, 500 * rate <= interval.high { held += 1 }
    }
    let coverage = Double(held) / Double(judged)
    let fewest = min(first, second)
    // If few documents contain any, nothing can be said.
    #expect(judged > runs * 9 / 10 && coverage >= 0.94 && coverage <= (fewest < 10 ? 1 : 0.985), "covers \(coverage)")
  }

  /// Documents of a trend under which nothing changes: dates spread over ten years, or all of one year and so many of the
  /// next. docs/statistics.md prints these figures.
  struct Dates: CustomTestStringConvertible, Sendable {
    let documents: Int
    let inSecondYear: Int
    let held: ClosedRange<Double>
    var testDescription: String {
      "\(documents) documents, " + (inSecondYear == 0 ? "spread evenly" : "\(inSecondYear) in the second year")
    }
  }

  static let dates = [
    Dates(documents: 5, inSecondYear: 0, held: 0.95...1), Dates(documents: 10, inSecondYear: 0, held: 0.93...1),
    Dates(documents: 20, inSecondYear: 0, held: 0.92...0.985),
    Dates(documents: 50, inSecondYear: 0, held: 0.92...0.985),
    Dates(documents: 20, inSecondYear: 5, held: 0.92...0.985), Dates(documents: 6, inSecondYear: 2, held: 0.95...1),
    Dates(documents: 20, inSecondYear: 2, held: 0.95...1), Dates(documents: 50, inSecondYear: 2, held: 0.95...1),
  ]

  @Test(arguments: dates, [0.03, 0.002]) func trendsHoldThatNothingChanges(dates: Dates, rate: Double) {
    let found = trendCoverage(dates, runs: 500) { words, chance in
      let counts = words.map { chance.betaBinomial($0, rate: rate, correlation: 0.002) }
      return { $0.trend(counts: counts, sizes: words) }
    }
    #expect(dates.held.contains(found.held), "covers \(found.held)")
    #expect(found.without < 0.15, "no interval in \(found.without)")
  }

  /// For the balance: evidence of both sides at the same rate, or only of the group's side.
  @Test(arguments: dates, [0.002, 0]) func trendsOfTheBalanceHoldThatNothingChanges(dates: Dates, own: Double) {
    let found = trendCoverage(dates, runs: 500) { words, chance in
      let shared = words.map { 2 * chance.betaBinomial($0, rate: 0.005, correlation: 0.001) }
      let selfs = words.map { own == 0 ? 0 : 2 * chance.betaBinomial($0, rate: own, correlation: 0.001) }
      return { $0.trend(own: selfs, shared: shared, sizes: words) }
    }
    let held = own == 0 ? dates.held.lowerBound...1 : dates.held
    #expect(held.contains(found.held), "covers \(found.held)")
  }

  /// A single document in the last year decides the line, and no run has an interval.
  @Test(arguments: [5, 10, 20, 50]) func oneDocumentOfTheLastYearGivesNoInterval(documents: Int) {
    let dates = Dates(documents: documents, inSecondYear: 1, held: 0...1)
    let found = trendCoverage(dates, runs: 20) { words, chance in
      let counts = words.map { chance.betaBinomial($0, rate: 0.03, correlation: 0.002) }
      return { $0.trend(counts: counts, sizes: words) }
    }
    #expect(found.without == 1)
  }

  /// Among runs with an interval, the share whose trend interval contains 0; and the share of runs without one.
  private func trendCoverage(
    _ dates: Dates, runs: Int, _ figures: ([Int], inout SeededRandom) -> (Timeline) -> Trend?
  ) -> (held: Double, without: Double) {
    var chance = SeededRandom(seed: UInt64(dates.documents + 1_000 * dates.inSecondYear))
    var held = 0
    var judged = 0
    for _ in 0..<runs {
      let words = (0..<dates.documents).map { _ in max(100, Int(800 * exponential(0.5 * chance.normal()))) }
      var tally = Tally(categories: categories, provenance: provenance)
      for (place, size) in words.enumerated() {
        let year =
          dates.inSecondYear == 0 ? 2_010 + 9.99 * chance.uniform() : place < dates.inSecondYear ? 2_021 : 2_020
        let month = Int(12 * (year - year.rounded(.down))) + 1
        let date = dates.inSecondYear == 0 ? "\(Int(year))-\(month < 10 ? "0" : "")\(month)" : "\(Int(year))"
        tally.add(document("d\(100 + place)", by: "A", words: size, date: date))
      }
      let trend = figures(words, &chance)(Timeline(tally.rows, period: .decade))
      guard let interval = trend?.interval else { continue }
      judged += 1
      if interval.low <= 0, 0 <= interval.high { held += 1 }
    }
    return (Double(held) / Double(max(1, judged)), 1 - Double(judged) / Double(runs))
  }

  /// How many of forty groups that do not differ lie within the limits of the funnel, with few documents and with many.
  @Test(arguments: [2, 3, 5, 10]) func funnelHoldsWhatItSays(documents: Int) throws {
    var chance = SeededRandom(seed: UInt64(documents))
    var within = [0, 0]
    var all = 0
    for _ in 0..<8 {
      var tally = Tally(categories: categories, provenance: provenance)
      for place in 0..<40 * documents {
        let words = max(300, Int(900 * exponential(0.5 * chance.normal())))
        let pieces = [0.002, 0.005].map { chance.betaBinomial(words, rate: $0, correlation: 0.001) }
        tally.add(
          document(
            "d\(10_000 + place)", by: "author \(100 + place / documents)", words: words,
            acts: [.dominance: pieces[0], .service: pieces[1]]))
      }
      var options = ComparisonOptions()
      options.minimumWords = 500
      let comparison = Comparison(tally, by: .author, options: options)
      let funnel = try #require(Funnel(comparison))
      for group in comparison.groups {
        let value = group.orientation.value ?? 0
        all += 1
        for (place, deviations) in Funnel.deviations.enumerated() {
          let limits = funnel.limits(words: Double(group.words), deviations: deviations)
          if limits.low <= value && value <= limits.high { within[place] += 1 }
        }
      }
    }
    let shares = within.map { Double($0) / Double(all) }
    #expect(shares[0] >= 0.92 && shares[0] <= 0.99, "inner \(shares[0])")
    #expect(shares[1] >= 0.993, "outer \(shares[1])")
  }

  /// The share of runs whose interval contains the true rate; a run without an interval does not count as containing
  /// it.
  private func coverage(_ shape: Shape, runs: Int) -> Double {
    var chance = SeededRandom(
      seed: UInt64(shape.documents) + UInt64(100 * shape.logSpread) + UInt64(1_000_000 * shape.rate))
    var held = 0
    for _ in 0..<runs {
      let words = (0..<shape.documents).map { _ in
        max(50, Int(800 * exponential(shape.logSpread * chance.normal())))
      }
      let counts = words.map { chance.betaBinomial($0, rate: shape.rate, correlation: 0.002) }
      let estimate = Estimate(counts, ClusterSizes(words), documentsWith: shape.documents)
      guard let interval = estimate.interval else { continue }
      if interval.low <= 1_000 * shape.rate, 1_000 * shape.rate <= interval.high { held += 1 }
    }
    return Double(held) / Double(runs)
  }
}

extension SeededRandom {
  mutating func uniform() -> Double { Double(next() >> 11 | 1) * 0x1p-53 }

  /// A standard normal number (Box and Muller 1958, one of the pair).
  mutating func normal() -> Double {
    (-2 * logarithm(uniform())).squareRoot() * cosine(2 * .pi * uniform())
  }

  /// A binomial count of words whose probability is beta-distributed about `rate`.
  mutating func betaBinomial(_ words: Int, rate: Double, correlation: Double) -> Int {
    let size = 1 / correlation - 1
    let own = gamma(rate * size)
    let chance = own / (own + gamma((1 - rate) * size))
    // The gaps between occurrences are geometric; with almost no probability there are no occurrences.
    let step = logarithm(1 - chance)
    guard step < 0 else { return 0 }
    var count = 0
    var place = logarithm(uniform()) / step
    while place < Double(words) {
      count += 1
      place = place.rounded(.down) + 1 + logarithm(uniform()) / step
    }
    return count
  }

  /// Marsaglia and Tsang (2000); for shapes below 1, by a power of a uniform number.
  private mutating func gamma(_ shape: Double) -> Double {
    if shape < 1 { return gamma(shape + 1) * exponential(logarithm(uniform()) / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = 1 + c * x
      guard v > 0 else { continue }
      let cube = v * v * v
      if logarithm(uniform()) < x * x / 2 + d - d * cube + d * logarithm(cube) { return d * cube }
    }
  }
}
