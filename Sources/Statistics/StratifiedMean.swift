import Scoring

/// The difference of two sides averaged over levels, each by n1 n2 / (n1 + n2) of its words, and how sure it is.
struct StratifiedMean {
  let value: Double
  private let levels: [Stratum]
  private let figure: StratumFigure
  /// The weight of each level, together 1.
  private let shares: [Double]
  /// The sum of the weights before they were shared out, and that of them times the differences.
  private let total: Double
  private let weighed: Double

  /// Averages over the levels in which both sides have words; `nil` when there are none.
  init?(_ all: [Stratum], of figure: StratumFigure) {
    let levels = all.filter { $0.first.sum.words > 0 && $0.second.sum.words > 0 }
    let parts = levels.map { Self.part($0.first.sum, $0.second.sum, figure) }
    guard !levels.isEmpty else { return nil }
    let total = parts.reduce(0) { $0 + $1.weight }
    self.levels = levels
    self.figure = figure
    self.total = total
    weighed = parts.reduce(0) { $0 + $1.weight * $1.difference }
    shares = parts.map { $0.weight / total }
    value = weighed / total
  }

  /// The variance of the mean and its degrees of freedom; `nil` where nothing shows how it varies.
  ///
  /// Where authors are the unit, each is left out of all levels in turn. Documents are independent: how much more than
  /// independent occurrences theirs vary is pooled over the levels, or the levels are the sample where that has more degrees of
  /// freedom, as where most have one document a side.
  func spread(by unit: ComparisonUnit) -> (variance: Double, freedom: Double)? {
    if isHeldByFew(by: unit) { return nil }
    if unit == .author { return jackknifed { side, _ in side.ids } }
    let pooled = pooled()
    let sampled = jackknifed { side, level in side.ids.map { _ in level } }
    guard let pooled, let sampled else { return pooled ?? sampled }
    return pooled.freedom >= sampled.freedom ? pooled : sampled
  }

  /// Whether a rate's occurrences stand in so few units that there is no telling.
  private func isHeldByFew(by unit: ComparisonUnit) -> Bool {
    guard figure == .rate else { return false }
    let sides = levels.flatMap { [$0.first, $0.second] }
    if unit == .document {
      let with = sides.reduce(0) { $0 + $1.units.count { $0.shared > 0 } }
      return Difference.isHeldByFew(with, of: sides.reduce(0) { $0 + $1.units.count })
    }
    let with = Set(sides.flatMap { side in zip(side.ids, side.units).filter { $0.1.shared > 0 }.map(\.0) })
    return Difference.isHeldByFew(with.count, of: Set(sides.flatMap(\.ids)).count)
  }

  /// The variance by how the mean moves when each unit is left out of all levels and both sides, no less than that of
  /// independent occurrences. Degrees of freedom are Kish's by the units' shares of either side, the levels' shares in
  /// them, as of a difference of two sides of which some units are on both.
  private func jackknifed(
    _ label: (StratumSide, Int) -> [Int]
  ) -> (variance: Double, freedom: Double)? {
    var first: [Int: Double] = [:]
    var second: [Int: Double] = [:]
    /// By unit and level, what is left out of either side.
    var parts: [Int: [Int: (EvidenceShare, EvidenceShare)]] = [:]
    let none = EvidenceShare(own: 0, shared: 0, words: 0)
    for (place, level) in levels.enumerated() {
      for (id, unit) in zip(label(level.first, place), level.first.units) {
        first[id, default: 0] += shares[place] * Double(unit.words) / Double(level.first.sum.words)
        parts[id, default: [:]][place, default: (none, none)].0.add(unit)
      }
      for (id, unit) in zip(label(level.second, place), level.second.units) {
        second[id, default: 0] += shares[place] * Double(unit.words) / Double(level.second.sum.words)
        parts[id, default: [:]][place, default: (none, none)].1.add(unit)
      }
    }
    guard first.count > 1, second.count > 1 else { return nil }
    var deleted: [(value: Double, count: Int)] = []
    for id in parts.keys.sorted() {
      guard let left = value(without: parts[id] ?? [:]) else { return nil }
      deleted.append((left, 1))
    }
    let ids = first.keys.sorted()
    let products = ids.reduce(0.0) { $0 + (first[$1] ?? 0) * (second[$1] ?? 0) }
    let (f, g) = (Self.freedom(first), Self.freedom(second))
    let overlap = products * ((f + 1) * (g + 1) / (f * g)).squareRoot()
    let joined = StudentT.freedom((1, f), (1, g), overlap: overlap)
    let most = Double(min(first.count, second.count) - 1)
    return (max(jackknifeVariance(deleted), leastVariance), max(1, min(joined, most)))
  }

  /// Kish's effective number of units less one, by their shares of all, at least 1.
  private static func freedom(_ shares: [Int: Double]) -> Double {
    let squares = shares.keys.sorted().reduce(0.0) { $0 + (shares[$1] ?? 0) * (shares[$1] ?? 0) }
    return max(1, 1 / squares - 1)
  }

  /// The mean when parts of some levels are left out; `nil` when no level is left.
  private func value(without parts: [Int: (EvidenceShare, EvidenceShare)]) -> Double? {
    var (sum, difference) = (total, weighed)
    for place in parts.keys.sorted() {
      guard let part = parts[place] else { continue }
      let (a, b) = (levels[place].first.sum, levels[place].second.sum)
      let whole = Self.part(a, b, figure)
      let left = Self.part(a.without(part.0), b.without(part.1), figure)
      sum += left.weight - whole.weight
      difference += left.weight * left.difference - whole.weight * whole.difference
    }
    // What is left of the weights of whole numbers of words is none where it is next to none of them.
    return sum > 1e-9 * total ? difference / sum : nil
  }

  /// The variance by the intraclass correlation pooled over the levels of either side, with Kish's design effect,
  /// 1 + (m - 1) · correlation for units of m words each, on the degrees of freedom that the units of the levels have together;
  /// `nil` where a side has no more than one document anywhere.
  private func pooled() -> (variance: Double, freedom: Double)? {
    let sides = [\Stratum.first, \Stratum.second].compactMap { side -> (variance: Double, freedom: Double)? in
      let spread = levels.map { $0[keyPath: side] }.filter { $0.units.count > 1 }
      let freedom = spread.reduce(0) { $0 + $1.freedom }
      guard freedom > 0 else { return nil }
      let excess = spread.map { $0.excess(figure) }
      let full = excess.reduce(0) { $0 + $1.full }
      let correlation = full > 0 ? min(1, max(0, excess.reduce(0) { $0 + $1.found } / full)) : 0
      let variance = zip(levels, shares).reduce(0.0) { sum, level in
        let side = level.0[keyPath: side]
        return sum + level.1 * level.1 * figure.leastVariance(side.sum) * (1 + (side.sizes.meanWords - 1) * correlation)
      }
      return (variance, max(1, freedom))
    }
    guard sides.count == 2 else { return nil }
    let joined = StudentT.freedom(sides[0], sides[1])
    return (sides[0].variance + sides[1].variance, max(1, min(joined, sides[0].freedom, sides[1].freedom)))
  }

  /// The least that the variance can be.
  private var leastVariance: Double {
    zip(levels, shares).reduce(0.0) { sum, level in
      sum + level.1 * level.1 * (figure.leastVariance(level.0.first.sum) + figure.leastVariance(level.0.second.sum))
    }
  }

  private static func part(
    _ first: EvidenceShare, _ second: EvidenceShare, _ figure: StratumFigure
  ) -> (weight: Double, difference: Double) {
    guard let a = figure.value(first), let b = figure.value(second) else { return (0, 0) }
    let (n, m) = (Double(first.words), Double(second.words))
    return (n * m / (n + m), a - b)
  }
}
