import Scoring

/// The difference of two sides averaged over levels, each with the weight n1 n2 / (n1 + n2) of its words, and how
/// certain it is.
struct StratifiedMean {
  let value: Double
  private var levels: [Stratum]
  private let figure: StratumFigure
  /// The weight of each level; they sum to 1.
  private let shares: [Double]
  /// The sum of the weights before they were normalised, and the sum of the weights times the differences.
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
  /// Where authors are the unit, each author is left out of all levels in turn. Documents are taken as independent: how
  /// much more they vary than independent occurrences do is pooled over the levels. Where that has fewer degrees of
  /// freedom than taking the levels as the sample, as when most levels have one document a side, the levels are the
  /// sample.
  func spread(by unit: ComparisonUnit) -> (variance: Double, freedom: Double)? {
    if isHeldByFew(by: unit) { return nil }
    if unit == .author { return jackknifed(levels.flatMap { [$0.first.ids, $0.second.ids] }) }
    let pooled = pooled()
    let sampled = levelsLeftOut.jackknifed(levels.indices.flatMap { [[$0], [$0]] })
    guard let pooled, let sampled else { return pooled ?? sampled }
    return pooled.freedom >= sampled.freedom ? pooled : sampled
  }

  /// The same mean with each side of a level as one unit.
  private var levelsLeftOut: StratifiedMean {
    var mean = self
    mean.levels = levels.map { Stratum(first: $0.first.whole, second: $0.second.whole) }
    return mean
  }

  /// Whether a rate's occurrences are in too few units to judge by.
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

  /// The variance by how the mean moves when each unit is left out of all levels and both sides, but no less than that
  /// of independent occurrences; `nil` where a side has only one unit, or where leaving out some unit leaves no level.
  /// `unitsOfSides` lists the units of each level's first and second side in turn.
  ///
  /// The degrees of freedom are Kish's, computed for either side from the units' shares weighted by the levels', and
  /// combined as for a difference of two sides that have units in common.
  private func jackknifed(_ unitsOfSides: [[Int]]) -> (variance: Double, freedom: Double)? {
    let numbers = UnitPlaces(unitsOfSides.flatMap(\.self))
    let count = numbers.ids.count
    // The parts of each unit one after another, in order of level, by counting sort.
    var starts = [Int](repeating: 0, count: count + 1)
    for unit in numbers.places { starts[unit + 1] += 1 }
    for unit in 0..<count { starts[unit + 1] += starts[unit] }
    var next = starts
    var parts = [Part](repeating: Part(), count: numbers.places.count)
    var shares = (first: [Double](repeating: 0, count: count), second: [Double](repeating: 0, count: count))
    var place = 0
    for (number, level) in levels.enumerated() {
      for (isFirst, side) in [(true, level.first), (false, level.second)] {
        let share = self.shares[number] / Double(side.sum.words)
        for unit in side.units {
          let owner = numbers.places[place]
          place += 1
          let words = share * Double(unit.words)
          if isFirst { shares.first[owner] += words } else { shares.second[owner] += words }
          parts[next[owner]] = Part(level: number, isFirst: isFirst, share: unit)
          next[owner] += 1
        }
      }
    }
    let most = min(shares.first.count { $0 > 0 }, shares.second.count { $0 > 0 }) - 1
    guard most > 0 else { return nil }
    var deleted: [(value: Double, count: Int)] = []
    for unit in 0..<count {
      guard let left = value(without: parts[starts[unit]..<starts[unit + 1]]) else { return nil }
      deleted.append((left, 1))
    }
    let products = zip(shares.first, shares.second).reduce(0.0) { $0 + $1.0 * $1.1 }
    let (f, g) = (Self.freedom(shares.first), Self.freedom(shares.second))
    let joined = StudentT.freedom((1, f), (1, g), overlap: SharedUnits.overlap(products, freedom: f, g))
    return (max(jackknifeVariance(deleted), leastVariance), max(1, min(joined, Double(most))))
  }

  /// What a unit holds on one side of a level.
  private struct Part {
    var level = 0
    var isFirst = true
    var share = EvidenceShare(own: 0, shared: 0, words: 0)
  }

  /// Kish's effective number of units, computed from their shares of all, less one; at least 1.
  private static func freedom(_ shares: [Double]) -> Double { max(1, 1 / shares.reduce(0) { $0 + $1 * $1 } - 1) }

  /// The mean with some parts, given in order of level, left out; `nil` when no level remains.
  private func value(without parts: ArraySlice<Part>) -> Double? {
    var (sum, difference) = (total, weighed)
    var place = parts.startIndex
    while place < parts.endIndex {
      let number = parts[place].level
      let (a, b) = (levels[number].first.sum, levels[number].second.sum)
      var (first, second) = (a, b)
      while place < parts.endIndex, parts[place].level == number {
        let share = parts[place].share
        if parts[place].isFirst { first = first.without(share) } else { second = second.without(share) }
        place += 1
      }
      let whole = Self.part(a, b, figure)
      let left = Self.part(first, second, figure)
      sum += left.weight - whole.weight
      difference += left.weight * left.difference - whole.weight * whole.difference
    }
    // The weights are those of whole numbers of words, so that a remainder next to zero is rounding error.
    return sum > 1e-9 * total ? difference / sum : nil
  }

  /// The variance by the intraclass correlation pooled over the levels of either side, with Kish's design effect 1 + (m
  /// - 1) · correlation for units of m words each, on the sum of the levels' degrees of freedom; `nil` where a side
  /// nowhere has more than one document.
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

  /// The least value that the variance can have.
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
