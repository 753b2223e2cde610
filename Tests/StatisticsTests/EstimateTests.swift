import Testing

@testable import Statistics

/// Expected numbers are scipy's: `scripts/reference-statistics.py` prints them.
struct EstimateTests {
  let group = Estimate([12, 30, 7, 41, 3], ClusterSizes([820, 1510, 390, 2204, 145]), documentsWith: 5)
  let rest = Estimate(
    [5, 22, 18, 2, 9, 31, 0], ClusterSizes([610, 1999, 1203, 240, 777, 1850, 88]), documentsWith: 6)

  @Test func rateAndIntervalAreThoseOfAnIndependentComputation() throws {
    let interval = try #require(group.interval)
    #expect(abs((group.perThousand ?? 0) - 18.3468139672519) < 1e-9)
    #expect(abs(interval.low - 15.2857082775294) < 1e-9)
    #expect(abs(interval.high - 22.0072344485535) < 1e-9)
    #expect(abs((group.logitVariance ?? 0) - 0.00224195315251931) < 1e-12)
    #expect(abs(group.degreesOfFreedom - 2.21858766383227) < 1e-11)
    let other = try #require(rest.interval)
    #expect(abs(other.low - 8.74959567165) < 1e-9)
    #expect(abs(other.high - 18.8544731609741) < 1e-9)
  }

  @Test func differenceIsThatOfAnIndependentComputation() throws {
    let difference = Difference(group, rest)
    let interval = try #require(difference.interval)
    #expect(abs((difference.value ?? 0) - 5.49030443570175) < 1e-9)
    #expect(abs(interval.low - -0.0641375489451272) < 1e-9)
    #expect(abs(interval.high - 9.84720737402441) < 1e-9)
    #expect(abs((difference.probability ?? 0) - 0.0579846245125322) < 1e-11)
  }

  @Test func orientationIsThatOfAnIndependentComputation() throws {
    let estimate = OrientationEstimate(
      own: [4, 0, 6, 3, 0], shared: [9, 21, 2, 17, 3], ClusterSizes([820, 1510, 390, 2204, 145]))
    let interval = try #require(estimate.interval)
    #expect(abs((estimate.value ?? 0) - 0.519044957278607) < 1e-9)
    #expect(abs(interval.low - -0.430330347656044) < 1e-9)
    #expect(abs(interval.high - 0.92321399852787) < 1e-9)
  }

  @Test func aSideThatWasNotSeenIsNotCertain() throws {
    let sizes = ClusterSizes([400, 420, 390, 410, 405])
    let unseen = OrientationEstimate(own: [0, 0, 0, 0, 0], shared: [6, 6, 6, 6, 6], sizes)
    let interval = try #require(unseen.interval)
    #expect(abs((unseen.value ?? 0) - 0.881) < 0.001)
    #expect(interval.low < 0.6 && interval.high > 0.95)
    let single = OrientationEstimate(own: [0, 0, 0, 0, 0], shared: [0, 2, 0, 0, 0], sizes)
    let wide = try #require(single.interval)
    #expect(wide.high - wide.low > 0.5)
  }

  @Test func saysWhyThereIsNoInterval() {
    let none = Estimate([], ClusterSizes([]), documentsWith: 0)
    #expect(none.perThousand == nil)
    #expect(none.missing == .noWords)
    let one = Estimate([4], ClusterSizes([200]), documentsWith: 1)
    #expect(one.perThousand == 20)
    #expect(one.interval == nil && one.missing == .oneDocument)
    let zero = Estimate([0, 0, 0], ClusterSizes([200, 300, 400]), documentsWith: 0)
    #expect(zero.perThousand == 0)
    #expect(zero.interval == nil && zero.missing == .noOccurrences)
    let empty = OrientationEstimate(own: [0, 0], shared: [0, 0], ClusterSizes([200, 300]))
    #expect(empty.value == 0 && empty.interval == nil && empty.missing == .noOccurrences)
  }

  @Test func twoDocumentsGiveAWideInterval() throws {
    let two = Estimate([10, 30], ClusterSizes([1_000, 1_000]), documentsWith: 2)
    #expect(two.degreesOfFreedom == 1)
    let interval = try #require(two.interval)
    #expect(interval.low < 1 && interval.high > 300)
  }

  @Test func intervalsStayWithinWhatARateCanBe() throws {
    for counts in [[5, 0, 0], [200, 300, 400], [1, 0, 400]] {
      let estimate = Estimate(counts, ClusterSizes([200, 300, 400]), documentsWith: 1)
      let interval = try #require(estimate.interval)
      #expect(interval.low >= 0 && interval.high <= 1_000 && interval.low <= interval.high)
      let rate = try #require(estimate.perThousand)
      #expect(interval.low <= rate && rate <= interval.high + 1)
    }
  }

  @Test func intervalsWidenAsDocumentsAreDropped() throws {
    let counts = [12, 31, 9, 44, 20, 17, 25, 8]
    let sizes = [900, 1_500, 600, 2_000, 1_100, 800, 1_300, 500]
    let widths = try [8, 5, 3, 2].map { documents in
      let estimate = Estimate(
        Array(counts.prefix(documents)), ClusterSizes(Array(sizes.prefix(documents))), documentsWith: documents)
      let interval = try #require(estimate.interval)
      return interval.high - interval.low
    }
    #expect(widths == widths.sorted())
  }
}
