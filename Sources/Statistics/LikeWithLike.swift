import Glibc

/// The documents of one value of the field compared within, compared among themselves.
public struct ComparisonLevel: Hashable, Sendable {
  /// The value; `nil` for the documents whose metadata does not say.
  public var name: String?
  /// The groups within it.
  public var comparison: Comparison
}

extension Difference {
  /// The difference between two groups taken within each level and averaged: what is left when genre, or whatever the
  /// levels are, is held fixed. `nil` when in no level both have two documents.
  ///
  /// A level weighs n1 n2 / (n1 + n2) of its words, as in Cochran's and in Mantel and Haenszel's tests, so that levels
  /// where one side has next to nothing say next to nothing. Levels in which a side has one document, and so no variance,
  /// are left out. The interval and the probability are those of the difference's share of the largest that there can be,
  /// `widest`, on the scale of Fisher's z: its ends are differences too.
  /// - SeeAlso: Cochran (1954), Biometrics 10(4), 417–451; Greenland and Robins (1985), Biometrics 41(1), 55–68.
  init?(within all: [(first: SideFigure?, second: SideFigure?)], widest: Double) {
    let levels = all.compactMap { level in
      level.first.flatMap { first in level.second.map { (first: first, second: $0) } }
    }
    guard !levels.isEmpty else { return nil }
    let weights = levels.map { level in
      Double(level.first.words) * Double(level.second.words) / Double(level.first.words + level.second.words)
    }
    let total = weights.reduce(0, +)
    self.init(verdict: .notClear)
    var mean = 0.0
    var variance = 0.0
    var spread = 0.0
    var most = 0.0
    for (level, weight) in zip(levels, weights) {
      let share = weight / total
      mean += share * (level.first.value - level.second.value)
      for figures in [level.first, level.second] {
        let part = share * share * figures.variance
        variance += part
        spread += part * part / figures.freedom
      }
      most += Double(min(level.first.clusters, level.second.clusters) - 1)
    }
    value = mean
    guard variance > 0, abs(mean) < widest else { return }
    // Satterthwaite's degrees of freedom of a sum of variances, and no more than the levels' sides of fewer clusters have.
    let student = StudentT(degreesOfFreedom: max(1, min(variance * variance / spread, most)))
    let centre = atanh(mean / widest)
    let error = variance.squareRoot() * widest / (widest * widest - mean * mean)
    let reach = student.twoSidedQuantile(confidence: Interval.confidence) * error
    interval = Interval(low: widest * tanh(centre - reach), high: widest * tanh(centre + reach))
    probability = student.twoSidedProbability(centre / error)
  }

  /// How far two rates per 1,000 words can be from each other.
  static let widestRates = 1_000.0
  /// How far two balances can be from each other.
  static let widestBalances = 2.0
}
