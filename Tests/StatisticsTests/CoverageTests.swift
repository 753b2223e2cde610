import TestSupport
import Testing

@testable import Statistics

/// How often a 95 % interval holds the true rate, over documents whose rates differ (beta-binomial) and whose lengths are
/// log-normal. The seeds are fixed, so the share found is always the same.
struct CoverageTests {
  @Test(arguments: [(5, 0.5), (5, 1), (10, 0.5), (10, 1), (50, 0.5), (50, 1)], [0.03, 0.002])
  func intervalsHoldTheTrueRate(shape: (documents: Int, spread: Double), rate: Double) {
    var chance = SeededRandom(seed: UInt64(shape.documents) + UInt64(100 * shape.spread) + UInt64(1_000_000 * rate))
    let runs = 400
    var held = 0
    for _ in 0..<runs {
      var words: [Int] = []
      var counts: [Int] = []
      for _ in 0..<shape.documents {
        let length = max(50, Int(800 * exponential(shape.spread * normal(&chance))))
        words.append(length)
        counts.append(occurrences(length, rate: rate, &chance))
      }
      let estimate = Estimate(counts, ClusterSizes(words), documentsWith: shape.documents)
      // Nothing found at all has no interval; it is not counted as held.
      if let interval = estimate.interval, interval.low <= 1_000 * rate, 1_000 * rate <= interval.high { held += 1 }
    }
    let coverage = Double(held) / Double(runs)
    #expect(coverage >= 0.92 && coverage <= 0.985, "coverage \(coverage)")
  }

  /// Occurrences in a document whose own rate is gamma-distributed about `rate`, the limit of the beta for small rates,
  /// with intraclass correlation .002: so a Poisson count of a gamma mean.
  private func occurrences(_ words: Int, rate: Double, _ chance: inout SeededRandom) -> Int {
    let shape = rate * (1 / 0.002 - 1)
    let mean = Double(words) * rate * gamma(shape, &chance) / shape
    var count = 0
    var sum = -logarithm(uniform(&chance))
    while sum < mean {
      count += 1
      sum -= logarithm(uniform(&chance))
    }
    return count
  }

  private func uniform(_ chance: inout SeededRandom) -> Double {
    Double.random(in: Double.leastNonzeroMagnitude..<1, using: &chance)
  }

  /// A standard normal number: the sum of twelve uniform ones less six (Irwin and Hall), exact enough for lengths.
  private func normal(_ chance: inout SeededRandom) -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + uniform(&chance) }
  }

  /// Marsaglia and Tsang (2000); shapes under 1 by the power of a uniform number.
  private func gamma(_ shape: Double, _ chance: inout SeededRandom) -> Double {
    if shape < 1 {
      return gamma(shape + 1, &chance) * exponential(logarithm(uniform(&chance)) / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal(&chance)
      let v = 1 + c * x
      guard v > 0 else { continue }
      let cube = v * v * v
      if logarithm(uniform(&chance)) < x * x / 2 + d - d * cube + d * logarithm(cube) { return d * cube }
    }
  }
}
