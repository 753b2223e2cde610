import Testing

@testable import Statistics

/// Expected numbers are scipy's: `scripts/reference-statistics.py` prints them.
struct StudentTTests {
  @Test(arguments: [
    (1, 12.7062047361747), (1.5, 6.01666310442793), (2, 4.30265272974946), (3.7, 2.86752070719119),
    (10, 2.22813885198627), (29.25, 2.04447060983874), (120, 1.97993040508244), (5000, 1.96043855170651),
  ])
  func quantilesAreThoseOfScipy(freedom: Double, expected: Double) {
    let quantile = StudentT(degreesOfFreedom: freedom).twoSidedQuantile(confidence: 0.95)
    #expect(abs(quantile - expected) < 1e-11 * expected)
  }

  @Test(arguments: [
    (1, 1.0, 0.5), (2.5, 3.2, 0.0634110282363815), (17, 0.01, 0.992137704146252), (40, 6.5, 9.37600981144323e-08),
    (3, 40.0, 3.43806807891585e-05),
  ])
  func probabilitiesAreThoseOfScipy(freedom: Double, t: Double, expected: Double) {
    let probability = StudentT(degreesOfFreedom: freedom).twoSidedProbability(t)
    #expect(abs(probability - expected) < 1e-11 * expected)
    #expect(StudentT(degreesOfFreedom: freedom).twoSidedProbability(-t) == probability)
  }

  @Test(arguments: [1.0, 2.3, 9, 400])
  func quantileAndProbabilityAreInverse(freedom: Double) {
    let t = StudentT(degreesOfFreedom: freedom)
    for confidence in [0.5, 0.9, 0.95, 0.999] {
      #expect(abs(t.twoSidedProbability(t.twoSidedQuantile(confidence: confidence)) - (1 - confidence)) < 1e-12)
    }
  }

  @Test func adjustsAsBenjaminiAndHochberg() {
    let adjusted = falseDiscoveryAdjusted([0.01, 0.04, 0.03, 0.005, 0.55, 0.03])
    for (value, expected) in zip(adjusted, [0.03, 0.048, 0.045, 0.03, 0.55, 0.045]) {
      #expect(abs(value - expected) < 1e-12)
    }
    #expect(falseDiscoveryAdjusted([]).isEmpty)
    // With more tests than are given here, the others come after these.
    #expect(
      falseDiscoveryAdjusted([0.001, 0.01], of: 10)
        == falseDiscoveryAdjusted([0.001, 0.01] + [1, 1, 1, 1, 1, 1, 1, 1]).dropLast(8))
  }
}
