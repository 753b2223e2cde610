import Glibc

/// How evenly something is spread over parts: documents of a group, or equal stretches of one document.
///
/// Gries's deviation of proportions: half the sum of the distances between each part's share of the occurrences and its
/// share of the words, divided by the largest value possible.
/// - SeeAlso: Gries (2008), International Journal of Corpus Linguistics 13(4), 403–437; Lijffijt and Gries (2012), the
/// same 17(1), 147–149, for the division.
public struct Dispersion: Hashable, Sendable {
  /// The number of parts that have words.
  public let parts: Int
  /// From 0, spread as the words are, to 1, all in the shortest part.
  public let deviation: Double
  /// The deviation expected if every word had the same chance in every part: a few occurrences cannot be spread evenly.
  /// A deviation far above it says that occurrences come in bursts.
  public let byChance: Double

  /// Measures the counts in parts of the given numbers of words; `nil` with fewer than two parts with words, or without
  /// an occurrence.
  public init?(counts: [Int], words: [Int]) {
    precondition(counts.count == words.count, "a count a part")
    let parts = zip(counts, words).filter { $0.1 > 0 }
    let count = parts.reduce(0) { $0 + $1.0 }
    let total = parts.reduce(0) { $0 + $1.1 }
    guard parts.count > 1, count > 0, let shortest = parts.map(\.1).min() else { return nil }
    self.parts = parts.count
    let most = 1 - Double(shortest) / Double(total)
    var distance = 0.0
    var expected = 0.0
    for (found, length) in parts {
      let share = Double(length) / Double(total)
      distance += abs(Double(found) / Double(count) - share) / 2
      expected += meanDeviation(of: count, chance: share) / Double(count) / 2
    }
    deviation = min(1, distance / most)
    byChance = expected / most
  }

  /// The number of equal stretches that a document is divided into.
  public static let stretches = 10
}

/// The mean distance of a binomial count from its mean, by de Moivre: 2 m C(n, m) p^m q^(n-m+1), m = ⌊np⌋ + 1.
/// - SeeAlso: Diaconis and Zabell (1991), Statistical Science 6(3), 284–302.
private func meanDeviation(of n: Int, chance p: Double) -> Double {
  guard p > 0, p < 1 else { return 0 }
  let m = Int(Double(n) * p) + 1
  guard m <= n else { return 0 }
  let choose = logGamma(Double(n + 1)) - logGamma(Double(m + 1)) - logGamma(Double(n - m + 1))
  return 2 * Double(m) * exp(choose + Double(m) * log(p) + Double(n - m + 1) * log1p(-p))
}
