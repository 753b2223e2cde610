import Glibc
import Scoring

/// The documents of one value of the field compared within, compared among themselves.
public struct ComparisonLevel: Hashable, Sendable {
  /// The value; `nil` for the documents whose metadata does not say.
  public var name: String?
  /// The groups within it.
  public var comparison: Comparison
}

extension Difference {
  /// The difference between two groups taken within each level and averaged: what is left when the genre, or whatever
  /// the levels are, is held constant. `nil` when both groups have words in none of the levels.
  ///
  /// A level has the weight n1 n2 / (n1 + n2) of its words, as in Cochran's and in Mantel and Haenszel's tests, so that
  /// levels in which one side has next to nothing count for next to nothing. `StratifiedMean` tells how certain the
  /// mean is. Interval and probability are computed for the difference as a share of the largest one possible, on the
  /// scale of Fisher's z, so that the ends of the interval are possible differences too.
  /// - SeeAlso: Cochran (1954), Biometrics 10(4), 417–451; Greenland and Robins (1985), Biometrics 41(1), 55–68.
  init?(within levels: [Stratum], of figure: StratumFigure, unit: ComparisonUnit) {
    guard let mean = StratifiedMean(levels, of: figure) else { return nil }
    self.init(verdict: .notClear)
    value = mean.value
    let widest = figure.widest
    guard let (variance, freedom) = mean.spread(by: unit), abs(mean.value) < widest else { return }
    let student = StudentT(degreesOfFreedom: freedom)
    let centre = atanh(mean.value / widest)
    let error = variance.squareRoot() * widest / (widest * widest - mean.value * mean.value)
    let reach = student.twoSidedQuantile(confidence: Interval.confidence) * error
    interval = Interval(low: widest * tanh(centre - reach), high: widest * tanh(centre + reach))
    probability = student.twoSidedProbability(centre / error)
  }
}
