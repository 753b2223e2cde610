import TestSupport
import Testing

@testable import Statistics

/// How often a 95 % interval holds the true rate, over documents whose rates differ (beta-binomial, intraclass correlation
/// .002: that of we in inaugural addresses since 1945) and whose lengths are log-normal about 800 words. Seeds are fixed,
/// so the share found is always the same; with 4,000 runs its standard error is .003.
struct CoverageTests {
  struct Shape: CustomTestStringConvertible, Sendable {
    let documents: Int
    let logSpread: Double
    let rate: Double
    var testDescription: String { "\(documents) documents, log-sd \(logSpread), rate \(rate)" }
  }

  static let shapes = [5, 10, 50].flatMap { documents in
    [0.5, 1].flatMap { spread in
      [0.03, 0.002].map { Shape(documents: documents, logSpread: spread, rate: $0) }
    }
  }

  @Test(arguments: shapes) func intervalsHoldTheTrueRate(shape: Shape) {
    let found = coverage(shape, runs: shape.documents == 50 ? 1_000 : 4_000)
    #expect(found.all >= 0.92 && found.all <= 0.97, "covers \(found.all)")
  }

  /// Fewer than five documents: where something occurs at all the interval holds, though the width says little; where it
  /// is rare it often occurs nowhere, and then there is no interval. docs/statistics.md prints these figures.
  @Test(arguments: [
    (2, 0.03, 0.93...0.98, 0.0), (3, 0.03, 0.93...0.99, 0), (4, 0.03, 0.93...0.985, 0), (2, 0.002, 0.92...0.98, 0.18),
    (3, 0.002, 0.93...0.99, 0.08), (4, 0.002, 0.93...0.985, 0.04),
  ])
  func belowFiveDocumentsTheLimitIsKnown(
    documents: Int, rate: Double, held: ClosedRange<Double>, withoutAtMost: Double
  ) {
    let found = coverage(Shape(documents: documents, logSpread: 1, rate: rate), runs: 2_000)
    #expect(held.contains(found.ofIntervals), "covers \(found.ofIntervals)")
    #expect(found.without <= withoutAtMost, "no interval in \(found.without)")
  }

  /// The share of runs whose interval holds the rate, the same of runs that have an interval, and the share that has none.
  private func coverage(_ shape: Shape, runs: Int) -> (all: Double, ofIntervals: Double, without: Double) {
    var chance = SeededRandom(
      seed: UInt64(shape.documents) + UInt64(100 * shape.logSpread) + UInt64(1_000_000 * shape.rate))
    var held = 0
    var without = 0
    for _ in 0..<runs {
      let words = (0..<shape.documents).map { _ in
        max(50, Int(800 * exponential(shape.logSpread * chance.normal())))
      }
      let counts = words.map { chance.betaBinomial($0, rate: shape.rate, correlation: 0.002) }
      let estimate = Estimate(counts, ClusterSizes(words), documentsWith: shape.documents)
      guard let interval = estimate.interval else {
        without += 1
        continue
      }
      if interval.low <= 1_000 * shape.rate, 1_000 * shape.rate <= interval.high { held += 1 }
    }
    return (
      Double(held) / Double(runs), Double(held) / Double(max(1, runs - without)), Double(without) / Double(runs)
    )
  }
}

extension SeededRandom {
  fileprivate mutating func uniform() -> Double { Double(next() >> 11 | 1) * 0x1p-53 }

  /// A standard normal number (Box and Muller 1958, one of the pair).
  fileprivate mutating func normal() -> Double {
    (-2 * logarithm(uniform())).squareRoot() * cosine(2 * .pi * uniform())
  }

  /// A binomial count of words whose chance is beta-distributed about `rate`.
  fileprivate mutating func betaBinomial(_ words: Int, rate: Double, correlation: Double) -> Int {
    let size = 1 / correlation - 1
    let own = gamma(rate * size)
    let chance = own / (own + gamma((1 - rate) * size))
    guard chance > 0 else { return 0 }
    // The gaps between occurrences are geometric.
    let step = logarithm(1 - chance)
    var count = 0
    var place = logarithm(uniform()) / step
    while place < Double(words) {
      count += 1
      place = place.rounded(.down) + 1 + logarithm(uniform()) / step
    }
    return count
  }

  /// Marsaglia and Tsang (2000); shapes under 1 by the power of a uniform number.
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
