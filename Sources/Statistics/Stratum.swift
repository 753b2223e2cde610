import Scoring

/// The figure that is compared within levels.
enum StratumFigure {
  /// Occurrences per 1,000 words; in an `EvidenceShare` they stand on the collective side.
  case rate
  /// The balance of collective and self evidence.
  case balance

  /// The largest distance possible between two figures.
  var widest: Double {
    switch self {
    case .rate: 1_000
    case .balance: 2
    }
  }

  /// The figure of some text; `nil` without words.
  func value(_ share: EvidenceShare) -> Double? {
    switch self {
    case .rate: Rate(occurrences: share.shared, words: share.words).perThousand
    case .balance: OrientationFormula.value(own: share.own, shared: share.shared, words: share.words)
    }
  }

  /// How much one point on either side moves the figure of a text, times its words.
  func slopes(_ share: EvidenceShare) -> (own: Double, shared: Double) {
    switch self {
    case .rate: return (0, 1_000)
    case .balance:
      let thousands = Double(share.words) / 1_000
      let (c, s, k) = (Double(share.shared) / thousands, Double(share.own) / thousands, OrientationFormula.k)
      let below = (c + s + k) * (c + s + k)
      return (-1_000 * (2 * c + k) / below, 1_000 * (2 * s + k) / below)
    }
  }

  /// The points of one occurrence.
  var points: Double { self == .rate ? 1 : Double(OrientationInterval.plainWeight) }

  /// The least variance of the figure of a text, that of independent occurrences.
  func leastVariance(_ share: EvidenceShare) -> Double {
    switch self {
    case .rate: Estimate.leastRateVariance(share.shared, share.words)
    case .balance: OrientationEstimate.leastBalanceVariance(share)
    }
  }
}

/// One side of a level: units, with what each of them holds.
struct StratumSide {
  let ids: [Int]
  let units: [EvidenceShare]
  let sizes: ClusterSizes
  let sum: EvidenceShare

  init(ids: [Int], units: [EvidenceShare], sizes: ClusterSizes) {
    self.ids = ids
    self.units = units
    self.sizes = sizes
    sum = units.reduce(into: EvidenceShare(own: 0, shared: 0, words: 0)) { $0.add($1) }
  }

  /// The side as one unit.
  var whole: StratumSide { StratumSide(ids: [0], units: [sum], sizes: sizes) }

  /// Kish's effective number of units, less one.
  var freedom: Double { sizes.meanWords == 0 ? 0 : Double(sizes.total) / sizes.meanWords - 1 }

  /// The numerator and denominator of a pooled intraclass correlation: how much more the figures of units vary than
  /// independent occurrences would, and how much more they would vary if the correlation were 1. A unit's own
  /// contribution to the side's figure shortens its distance from it, which is corrected for.
  func excess(_ figure: StratumFigure) -> (found: Double, full: Double) {
    let (own, shared) = figure.slopes(sum)
    let total = Double(sum.words)
    func score(_ share: EvidenceShare) -> Double { own * Double(share.own) + shared * Double(share.shared) }
    let mean = score(sum) / total
    let variance =
      figure.points * (own * own * Double(sum.own) + shared * shared * Double(sum.shared)) / total
    let squares = sizes.meanWords / total
    var found = 0.0
    var full = 0.0
    for unit in units {
      let words = Double(unit.words)
      let distance = score(unit) - mean * words
      found += distance * distance - variance * words * (1 - words / total)
      full += variance * words * words * (1 - 2 * words / total + squares)
    }
    return (found, full)
  }
}

/// The two sides of a level.
struct Stratum {
  let first: StratumSide
  let second: StratumSide
}

extension EvidenceShare {
  /// Adds another part of the same text.
  mutating func add(_ other: EvidenceShare) {
    own += other.own
    shared += other.shared
    words += other.words
  }

  /// This share without a part of it.
  func without(_ part: EvidenceShare) -> EvidenceShare {
    EvidenceShare(own: own - part.own, shared: shared - part.shared, words: words - part.words)
  }
}
