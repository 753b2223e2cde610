import Extraction
import Lexicons
import Scoring
import TestSupport
import Testing

@testable import Statistics

struct EffectSizeTests {
  /// The size of the difference between two sides that share no unit.
  private func effect(_ first: [(count: Int, words: Int)], _ second: [(count: Int, words: Int)]) -> EffectSize {
    let sides = [first, second].map { side in
      CountedUnits(ids: Array(side.indices), counts: side.map(\.count), sizes: ClusterSizes(side.map(\.words)))
    }
    let estimates = sides.map { Estimate($0, documentsWith: $0.counts.count { $0 > 0 }) }
    return EffectSize(
      of: Difference(estimates[0], estimates[1]), estimates[0], estimates[1], sharing: .none,
      spreads: (UnitSpread(RateSums(sides[0])), UnitSpread(RateSums(sides[1]))))
  }

  /// Expected numbers are scipy's: `scripts/reference-statistics.py` prints them.
  @Test func sizesAreThoseOfAnIndependentComputation() throws {
    let size = effect(
      Array(zip([12, 30, 7, 41, 3], [820, 1510, 390, 2204, 145])),
      Array(zip([5, 22, 18, 2, 9, 31, 0], [610, 1999, 1203, 240, 777, 1850, 88])))
    let ratio = try #require(size.ratioInterval)
    let g = try #require(size.gInterval)
    let found = [
      size.ratio, ratio.low, ratio.high, size.first.mean, size.first.deviation, size.second.mean,
      size.second.deviation, size.g, g.low, g.high,
    ]
    let expected = [
      1.42704471398154, 0.896001795557693, 2.27282648963344, 18.348521993263, 2.33502167925635, 11.8063198753604,
      3.47133693511905, 1.98000212905071, -0.145068769567687, 4.1050730276691,
    ]
    for (found, expected) in zip(found, expected) { #expect(abs((found ?? 0) - expected) < 1e-8) }
    // The text of 88 words is too short to have a rate of its own.
    #expect(size.first.units == 5 && size.second.units == 6)
  }

  /// Three texts of 10, 20 and 30 per 1,000 words against three of 5, 10 and 15: means 20 and 10, standard deviations 10 and 5, pooled
  /// variance (2 · 100 + 2 · 25) / 4 = 62.5; Γ(2) / (√2 Γ(1.5)) = 0.79788; g = 0.79788 · 10 / √62.5 = 1.0093. Its variance is
  /// (100 / 3 + 25 / 3) / 62.5 + g² (2 · 10⁴ + 2 · 625) / (2 · 4² · 62.5²) = 0.6667 + 1.0186 · 0.17 = 0.8398, Welch's degrees of freedom
  /// are 2.94, two at the most: t = 4.3027, and 1.0093 ± 4.3027 · √0.8398.
  @Test func hedgesGIsAsWorkedByHand() throws {
    let size = effect(
      [(10, 1_000), (40, 2_000), (15, 500)], [(5, 1_000), (10, 1_000), (15, 1_000)])
    #expect(size.first.mean == 20 && size.first.deviation == 10)
    #expect(size.second.mean == 10 && size.second.deviation == 5)
    let (g, interval) = (try #require(size.g), try #require(size.gInterval))
    #expect(abs(g - 1.0093) < 1e-4)
    #expect(abs(interval.low - -2.9337) < 1e-3 && abs(interval.high - 4.9523) < 1e-3)
  }

  @Test func theOtherWayRoundTheSizeIsTurned() throws {
    let (one, other) = (
      [(10, 1_000), (40, 2_000), (15, 500)], [(5, 1_000), (10, 1_000), (15, 1_000), (3, 700)]
    )
    let (there, back) = (effect(one, other), effect(other, one))
    #expect(abs(try #require(there.g) + #require(back.g)) < 1e-12)
    #expect(abs(try #require(there.ratio) * #require(back.ratio) - 1) < 1e-12)
    #expect(abs(try #require(there.ratioInterval).low * #require(back.ratioInterval).high - 1) < 1e-9)
  }

  @Test func whatIsNotThereHasNoSize() {
    // No occurrences on one side: no ratio, but an effect size. None on both: neither. The same rate in all units: a
    // ratio, but no effect size.
    let none = effect([(0, 500), (0, 600), (0, 900)], [(6, 500), (9, 600), (9, 700)])
    #expect(none.ratio == nil && none.ratioInterval == nil && none.g != nil)
    let nothing = effect([(0, 500), (0, 600)], [(0, 500), (0, 600)])
    #expect(nothing.ratio == nil && nothing.g == nil && nothing.first.mean == 0 && nothing.first.deviation == 0)
    let alike = effect([(5, 500), (6, 600)], [(7, 700), (8, 800)])
    #expect(alike.g == nil && abs((alike.ratio ?? 0) - 1) < 1e-12)
    // A single text of 100 words has a rate but no standard deviation.
    let single = effect([(5, 500), (1, 60)], [(7, 700), (3, 800)])
    #expect(single.first.units == 1 && single.first.deviation == nil && single.g == nil && single.ratio != nil)
  }

  /// If groups are authors, the units are documents on both sides, even though the unit of the rest is the author.
  @Test func theRestsUnitsAreThoseOfTheGroups() throws {
    var chance = SeededRandom(seed: 3)
    let documents = (0..<8).flatMap { author in
      (0..<4).map { number in
        document(
          "\(author)-\(number)", by: "Author \(author)", words: Int.random(in: 80...900, using: &chance),
          we: Int.random(in: 1...20, using: &chance), acts: [.service: 1])
      }
    }
    let comparison = Comparison(Tally(documents), by: .author)
    #expect(comparison.restUnit == .author)
    for group in comparison.groups {
      let rest = documents.filter { $0.metadata.author != group.name && $0.score.words >= 100 }
      let rates = rest.map { 1_000 * Double($0.score.counts[0]) / Double($0.score.words) }
      let mean = rates.reduce(0, +) / Double(rates.count)
      let squares = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let effect = try #require(group.rate(.category("collective.reference"))).effect
      #expect(effect.second.units == rates.count)
      #expect(abs((effect.second.mean ?? 0) - mean) < 1e-9)
      #expect(abs((effect.second.deviation ?? 0) - (squares / Double(rates.count - 1)).squareRoot()) < 1e-9)
    }
  }

  /// Ten units that vary twice as much against a hundred: the usual variance, which takes both to vary alike, covers three in four.
  @Test func itsIntervalHoldsWhereTheSidesVaryDifferently() {
    var chance = SeededRandom(seed: 11)
    func units(_ number: Int, mean: Double, deviation: Double) -> UnitSpread {
      let rates = (0..<number).map { _ in
        mean + deviation * ((0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &chance) })
      }
      return UnitSpread(RateSums(rates.map { Int(($0 * 100).rounded()) }, rates.map { _ in 100_000 }))
    }
    let pooled = ((9 * 36.0 + 99 * 9) / 108).squareRoot()
    let estimate = Estimate([30, 40], ClusterSizes([1_000, 1_000]), documentsWith: 2)
    let held = (0..<1_000).count { _ in
      let size = EffectSize(
        of: Difference(estimate, estimate), estimate, estimate, sharing: .none,
        spreads: (units(10, mean: 43, deviation: 6), units(100, mean: 40, deviation: 3)))
      guard let interval = size.gInterval else { return false }
      return interval.low <= 3 / pooled && 3 / pooled <= interval.high
    }
    #expect((930...980).contains(held), "\(held)")
  }
}
