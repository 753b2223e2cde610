import Glibc
import TestSupport
import Testing

@testable import Scoring

/// The interval of a document's orientation. Expected numbers are those that `scripts/reference-statistics.py` prints.
struct OrientationIntervalTests {
  private func estimate(_ sentences: [EvidenceShare]) -> Orientation? {
    var shares = SentenceShares()
    for sentence in sentences { shares.add(sentence) }
    let sum = sentences.reduce(into: EvidenceShare()) { sum, share in
      sum = EvidenceShare(own: sum.own + share.own, shared: sum.shared + share.shared, words: sum.words + share.words)
    }
    return OrientationInterval.estimate(own: sum.own, shared: sum.shared, words: sum.words, shares)
  }

  private func sentences(own: [Int], shared: [Int], words: [Int]) -> [EvidenceShare] {
    words.indices.map { EvidenceShare(own: own[$0], shared: shared[$0], words: words[$0]) }
  }

  private func expect(
    _ found: Orientation, _ value: Double, _ low: Double, _ high: Double,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(found.value - value) < 1e-12, sourceLocation: location)
    #expect(abs(found.interval.lowerBound - low) < 1e-12, sourceLocation: location)
    #expect(abs(found.interval.upperBound - high) < 1e-12, sourceLocation: location)
  }

  @Test func isThatOfAnIndependentComputation() throws {
    let both = try #require(
      estimate(sentences(own: [0, 3, 0, 0, 2, 0], shared: [2, 0, 0, 5, 1, 0], words: [12, 20, 8, 31, 14, 8])))
    expect(both, 0.227514030031852, -0.769331217356733, 0.901808318384041)
  }

  /// Otherwise, a side for which nothing was found would look certain.
  @Test func aSideThatWasNotSeenIsNotCertain() throws {
    let found = try #require(
      estimate(sentences(own: [0, 0, 0, 0, 0, 0], shared: [2, 0, 0, 5, 1, 0], words: [12, 20, 8, 31, 14, 8])))
    expect(found, 0.977278279990227, -0.544198658339887, 0.999922047093469)
    let interval = found.interval
    // One plain piece of the other side lies well within it.
    let seen = try #require(OrientationFormula.value(own: 2, shared: 8, words: 93))
    #expect(interval.lowerBound < seen)
    let mirrored = try #require(
      estimate(sentences(own: [2, 0, 0, 5, 1, 0], shared: [0, 0, 0, 0, 0, 0], words: [12, 20, 8, 31, 14, 8])))
    #expect(mirrored.interval == -interval.upperBound...(-interval.lowerBound))
  }

  /// The square for the side without evidence is added after the least variance was applied: four equal parts, 16 points
  /// in 1,000 words.
  @Test func theLeastVarianceIsTakenBeforeTheSquareIsAdded() throws {
    let parts = [(share: EvidenceShare(own: 0, shared: 4, words: 250), count: 4)]
    let square = 3.0 / 4 * (log(3) / 2) * (log(3) / 2)
    for least in [0, 0.5] {
      let variance = OrientationInterval.variance(own: 0, shared: 16, words: 1_000, parts, atLeast: least)
      #expect(abs(try #require(variance) - (least + square)) < 1e-12)
    }
  }

  @Test func whatShowsNothingIsUnknown() throws {
    let none = try #require(estimate(sentences(own: [0, 0], shared: [0, 0], words: [12, 20])))
    #expect(none.value == 0 && none.interval == OrientationInterval.unknown)
    let plain = try #require(estimate(sentences(own: [0], shared: [0], words: [12])))
    #expect(plain.value == 0 && plain.interval == OrientationInterval.unknown)
    let single = try #require(estimate(sentences(own: [0], shared: [2], words: [12])))
    #expect(single.value > 0.9 && single.interval == OrientationInterval.unknown)
    #expect(estimate([]) == nil)
  }

  /// The amount of evidence for each side, per word, and the number of sentences that contain it.
  struct Shape: CustomTestStringConvertible, Sendable {
    let sentences: Int
    let own: Double
    let shared: Double
    var testDescription: String { "\(sentences) sentences, \(own) and \(shared)" }
  }

  static let shapes = [5, 20, 50, 150].flatMap { sentences in
    [(0.01, 0.01), (0.003, 0.02), (0.001, 0.003), (0.0003, 0.006)].map {
      Shape(sentences: sentences, own: $0.0, shared: $0.1)
    }
  }

  /// How often the interval holds the true balance, over texts whose evidence comes in bursts: a third of the sentences
  /// hold all of a side, pieces weigh 1 to 3. Texts without any have none. Seeds are fixed; docs/statistics.md prints what
  /// comes out.
  @Test(arguments: shapes) func holdsTheTrueBalance(shape: Shape) throws {
    var chance = SeededRandom(seed: UInt64(shape.sentences) + UInt64(1e6 * shape.own) + UInt64(1e9 * shape.shared))
    let total = 1_000_000
    let truth = try #require(
      OrientationFormula.value(
        own: Int(2 * shape.own * Double(total)), shared: Int(2 * shape.shared * Double(total)), words: total))
    var (held, judged) = (0, 0)
    for _ in 0..<2_000 {
      let sentences = (0..<shape.sentences).map { _ in
        let words = Int.random(in: 4...26, using: &chance)
        let weights = [shape.own, shape.shared].map { rate in
          Int.random(in: 0..<3, using: &chance) > 0
            ? 0
            : (0..<words).reduce(0) { sum, _ in
              Double.random(in: 0..<1, using: &chance) < 3 * rate ? sum + Int.random(in: 1...3, using: &chance) : sum
            }
        }
        return EvidenceShare(own: weights[0], shared: weights[1], words: words)
      }
      guard let interval = estimate(sentences)?.interval, interval != OrientationInterval.unknown else { continue }
      judged += 1
      if interval.contains(truth) { held += 1 }
    }
    #expect(Double(held) / Double(judged) >= 0.93, "covers \(held) of \(judged)")
  }
}
