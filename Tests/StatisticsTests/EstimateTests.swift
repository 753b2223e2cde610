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
    #expect(abs(interval.low - 12.2601877846103) < 1e-9)
    #expect(abs(interval.high - 27.3714376956138) < 1e-9)
    #expect(abs((group.logitVariance ?? 0) - 0.0108961316046381) < 1e-12)
    #expect(abs(group.degreesOfFreedom - 2.21858766383227) < 1e-11)
    let other = try #require(rest.interval)
    #expect(abs(other.low - 8.74959567165) < 1e-9)
    #expect(abs(other.high - 18.8544731609741) < 1e-9)
  }

  @Test func differenceIsThatOfAnIndependentComputation() throws {
    let difference = Difference(group, rest)
    let interval = try #require(difference.interval)
    #expect(abs((difference.value ?? 0) - 5.49030443570175) < 1e-9)
    #expect(abs(interval.low - -1.80984283868767) < 1e-9)
    #expect(abs(interval.high - 12.6985831049677) < 1e-9)
    #expect(abs((difference.probability ?? 0) - 0.101058833804137) < 1e-11)
  }

  /// What only a few documents contain may be on one side by chance, whatever it is.
  @Test func whatFewDocumentsHoldIsNotTold() throws {
    let sizes = ClusterSizes(Array(repeating: 800, count: 20))
    func held(_ documents: Int) -> Estimate {
      Estimate(
        (0..<20).map { $0 < documents ? 12 : 0 }, sizes, documentsWith: documents)
    }
    for documents in 1...5 {
      let difference = Difference(held(documents), held(0))
      #expect(difference.missing == .fewHave && difference.interval == nil && difference.probability == nil)
      #expect(difference.value == held(documents).perThousand && difference.verdict == .notClear)
    }
    // All six on one of two equal sides: 2 · (20 · 19 · … · 15) / (40 · 39 · … · 35).
    let six = try #require(Difference(held(6), held(0)).probability)
    #expect(six >= 0.0201 && Difference(held(6), held(0)).missing == nil)
    #expect(abs(six - 2 * 27_907_200.0 / 2_763_633_600) < 1e-12)
    // Three documents against a hundred: it is not surprising that none of the three has it.
    let few = Estimate([0, 0, 0], ClusterSizes([800, 800, 800]), documentsWith: 0)
    let many = Estimate(
      (0..<100).map { $0 < 40 ? 30 : 0 }, ClusterSizes(Array(repeating: 800, count: 100)), documentsWith: 40)
    #expect(try #require(Difference(few, many).probability) > 0.4)
  }

  /// Authors who are on both sides: what they contribute to both cancels.
  @Test(arguments: [
    (
      [0, 1, 2, 3, 4], [9, 25, 3, 30, 1], [700, 1_600, 300, 2_000, 200],
      [
        4.18014730058526, -6.24917650863552,
        14.6621723669307, 0.230628518147432,
      ]
    ),
    (
      [3, 2, 9, 8], [30, 4, 9, 18], [2_000, 400, 700, 1_100],
      [
        3.8230044434424, -6.08189066455239,
        13.3843753058287, 0.264427537205166,
      ]
    ),
  ])
  func differenceOfSharedUnitsIsThatOfAnIndependentComputation(
    ids: [Int], counts: [Int], words: [Int], expected: [Double]
  ) throws {
    let first = CountedUnits(
      ids: [0, 1, 2, 3, 4], counts: [12, 30, 7, 41, 3], sizes: ClusterSizes([820, 1_510, 390, 2_204, 145]))
    let second = CountedUnits(ids: ids, counts: counts, sizes: ClusterSizes(words))
    let shared = SharedUnits(first.ids, first.sizes, second.ids, second.sizes).variation(first, second)
    let difference = Difference(
      Estimate(first, documentsWith: 5), Estimate(second, documentsWith: counts.count), sharing: shared)
    let interval = try #require(difference.interval)
    let found = [difference.value ?? 0, interval.low, interval.high, difference.probability ?? 0]
    for (found, expected) in zip(found, expected) { #expect(abs(found - expected) < 1e-8) }
  }

  /// A balance that rounds to 1, as one word with more evidence than there is makes it, still lies somewhere.
  @Test func aBalanceAsLargeAsThereIsHasADifference() throws {
    let most = 1 << 51
    let sizes = ClusterSizes([1, 1])
    let high = OrientationEstimate(own: [0, 0], shared: [most, 7], sizes)
    let low = OrientationEstimate(own: [most, 0], shared: [0, 0], sizes)
    #expect(high.value == 1 && low.value == -1)
    for (one, other) in [(high, low), (low, high), (high, high), (low, low)] {
      let difference = Difference(one, other)
      let interval = try #require(difference.interval)
      #expect(interval.low <= interval.high && (0...1).contains(difference.probability ?? -1))
    }
    let every = Estimate([most, most], ClusterSizes([most + 1, most]), documentsWith: 2)
    #expect(try #require(Difference(every, every).interval).low <= 0)
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
    let neither = Difference(zero, zero)
    #expect(neither.value == 0 && neither.interval == nil && neither.missing == .noOccurrences)
    #expect(neither.probability == nil)
    #expect(Difference(zero, one).missing == .noRest)
    #expect(Difference(one, zero).missing == .oneDocument)
    let empty = OrientationEstimate(own: [0, 0], shared: [0, 0], ClusterSizes([200, 300]))
    #expect(Difference(empty, empty).missing == .noOccurrences)
  }

  @Test func noneAndAllAreEstimatesLikeOthers() throws {
    let sizes = ClusterSizes([900, 700, 800, 650, 760, 820])
    let none = Estimate([0, 0, 0, 0, 0, 0], sizes, documentsWith: 0)
    let some = Estimate([9, 13, 8, 12, 14, 11], sizes, documentsWith: 6)
    let interval = try #require(none.interval)
    #expect(none.perThousand == 0 && interval.low == 0 && abs(interval.high - 1.83686491392998) < 1e-9)
    let lower = Difference(none, some)
    let joined = try #require(lower.interval)
    #expect(abs(joined.low - -19.7267410139547) < 1e-9 && abs(joined.high - -10.1952781847627) < 1e-9)
    #expect(abs((lower.probability ?? 0) - 0.00674235145392431) < 1e-11)

    let every = Estimate(share: [6, 9, 7, 11], of: [6, 9, 7, 11])
    let part = Estimate(share: [12, 9, 9, 14], of: [13, 10, 11, 15])
    let whole = try #require(every.interval)
    #expect(every.perThousand == 1_000 && whole.high == 1_000 && abs(whole.low - 625.624854627298) < 1e-8)
    let difference = Difference(every, part)
    let ends = try #require(difference.interval)
    #expect(abs(ends.low - -245.831202558551) < 1e-8 && abs(ends.high - 323.80610766533) < 1e-8)
    #expect(abs((difference.probability ?? 0) - 0.189420235140226) < 1e-11)

    // All of one side is none of the other.
    let mirrored = try #require(Estimate(share: [0, 0, 0, 0], of: [6, 9, 7, 11]).interval)
    #expect(abs(mirrored.low - (1_000 - whole.high)) < 1e-9 && abs(mirrored.high - (1_000 - whole.low)) < 1e-9)
    let other = Difference(
      Estimate(share: [0, 0, 0, 0], of: [6, 9, 7, 11]), Estimate(share: [1, 1, 2, 1], of: [13, 10, 11, 15]))
    #expect(abs((other.probability ?? 0) - (difference.probability ?? 1)) < 1e-12)

    // No evidence among others who show some.
    let sides = ClusterSizes([700, 800, 900])
    let empty = OrientationEstimate(own: [0, 0, 0], shared: [0, 0, 0], sides)
    let wide = try #require(empty.interval)
    #expect(empty.value == 0 && abs(wide.low - -0.910187653038835) < 1e-9 && abs(wide.high + wide.low) < 1e-12)
    #expect(Difference(empty, OrientationEstimate(own: [0, 2, 0], shared: [4, 9, 3], sides)).probability != nil)
  }

  /// None in few words may be less than some in many, and then it means nothing.
  @Test func noneOfLittleIsNotMoreThanSomeOfMuch() {
    let few = Estimate([0, 0], ClusterSizes([500, 500]), documentsWith: 0)
    let many = Estimate([1, 1, 1], ClusterSizes([90_000, 90_000, 90_000]), documentsWith: 3)
    #expect(Difference(few, many).probability == 1 && Difference(many, few).probability == 1)
    let most = Estimate(share: [89_999, 89_999, 89_999], of: [90_000, 90_000, 90_000])
    #expect(Difference(Estimate(share: [500, 500], of: [500, 500]), most).probability == 1)
    // If everything has it on both sides, that distinguishes them as little as if nothing does.
    let every = Estimate(share: [5, 5, 5], of: [5, 5, 5])
    #expect(Difference(every, every).missing == .noOccurrences)
  }

  /// A value lies in its interval, and no difference is certain, whatever was counted.
  @Test func nothingIsCertain() throws {
    let counts = [[0, 0], [1, 1], [5, 5], [6, 6], [0, 12], [799, 800], [800, 800]]
    let sizes = ClusterSizes([800, 800])
    let estimates = counts.map { Estimate($0, sizes, documentsWith: $0.count { $0 > 0 }) }
    for (first, a) in zip(counts, estimates) {
      let interval = try #require(a.interval)
      let rate = try #require(a.perThousand)
      #expect(interval.low <= rate && rate <= interval.high && interval.high - interval.low > 1, "\(first)")
      for (second, b) in zip(counts, estimates) where first != [0, 0] || second != [0, 0] {
        let difference = Difference(a, b)
        // None of 1,600 against all of them is the least likely; between none and none, or all and all, there is no
        // difference.
        if difference.missing != nil { continue }
        #expect(difference.probability ?? 0 > 0.04, "\(first) and \(second)")
        let joined = try #require(difference.interval)
        #expect(joined.high - joined.low > 1, "\(first) and \(second)")
      }
    }
  }

  @Test func documentsAllAlikeAreNotCertain() throws {
    let alike = OrientationEstimate(
      own: [2, 2, 2, 2], shared: [4, 4, 4, 4], ClusterSizes([500, 500, 500, 500]))
    let interval = try #require(alike.interval)
    #expect(abs(interval.low - -0.474254973358189) < 1e-9 && abs(interval.high - 0.801692873293519) < 1e-9)
  }

  /// Regardless of which of two is named first.
  @Test func aDifferenceTurnsRound() throws {
    let (forth, back) = (Difference(group, rest), Difference(rest, group))
    #expect(forth.probability == back.probability)
    let (a, b) = (try #require(forth.interval), try #require(back.interval))
    #expect(abs(a.low + b.high) < 1e-9 && abs(a.high + b.low) < 1e-9)
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
