/// The dates and weights that the lines of a group are fitted by, and how certain they can be: the same for all its
/// figures.
///
/// A line is fitted by weighted least squares with words as weights, so that it treats words as pooled, as rates do.
/// Documents of one unit (an author, or each document by itself) may be alike; units are independent.
struct LineThroughTime {
  /// Each document's distance in years from the mean date of all words.
  private let offsets: [Double]
  private let weights: [Double]
  private let total: Double
  /// The weighted sum of squared offsets.
  private let spread: Double
  /// The place of each document's unit.
  private let units: [Int]
  /// How much the residuals of each unit weigh in the slope, those in the line's height and those in its slope.
  private let pulls: [(height: Double, slope: Double)]
  /// The number of years that a change is given for: ten, or one where the documents span less than ten.
  let years: Int
  /// The degrees of freedom of the slope's standard error.
  let degreesOfFreedom: Double
  /// Why no interval can be given for any figure; `nil` when one can.
  let missing: MissingInterval?

  /// The number of documents that a line runs through.
  var documents: Int { offsets.count }

  /// The least share of the spread of dates that must remain without any single unit: with less, that unit alone
  /// decides the line, and nothing shows how far off another in its place would lie.
  static let fewestLeft = 0.1

  /// Places documents of at least one word each in time; `nil` unless there are two dates. `units` are the places of
  /// their units, numbered from 0; `nil` when each document is a unit.
  init?(years dates: [Double], words: [Int], units: [Int]? = nil) {
    let units = units ?? Array(dates.indices)
    let weights = words.map(Double.init)
    let total = weights.reduce(0, +)
    guard let first = dates.min(), let last = dates.max(), first < last else { return nil }
    let mean = zip(dates, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let offsets = dates.map { $0 - mean }
    let spread = zip(offsets, weights).reduce(0) { $0 + $1.1 * $1.0 * $1.0 }
    self.offsets = offsets
    self.weights = weights
    self.total = total
    self.spread = spread
    self.units = units
    years = last - first >= 10 ? 10 : 1
    var leverages = [UnitLeverage](repeating: UnitLeverage(), count: (units.max() ?? -1) + 1)
    for place in offsets.indices {
      leverages[units[place]].add(weights[place], offset: offsets[place], total: total, spread: spread)
    }
    let present = Set(units).count
    let areAuthors = present < dates.count
    let reason: MissingInterval? =
      if dates.count < Trend.fewestDocuments {
        .fewDated
      } else if present < 2 {
        .oneAuthor
      } else if (leverages.map(\.left).min() ?? 0) < Self.fewestLeft {
        areAuthors ? .oneAuthorDecides : .oneDecides
      } else {
        nil
      }
    missing = reason
    pulls = reason == nil ? leverages.map(\.pull) : []
    degreesOfFreedom = reason == nil ? UnitLeverage.freedom(leverages) : 1
  }

  /// The slope of the line through the documents' figures, and its variance by their distances from the line.
  ///
  /// The variance is Bell and McCaffrey's (CR2): the residuals of each unit are multiplied by the inverse square root
  /// of the share of them that the line does not follow, then summed and squared. With single documents as units it is
  /// HC2.
  func slope(_ values: [Double]) -> (slope: Double, variance: Double) {
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let slope = offsets.indices.reduce(0) { $0 + weights[$1] * offsets[$1] * (values[$1] - mean) } / spread
    var moved = [Double](repeating: 0, count: pulls.count)
    if !pulls.isEmpty {
      let (height, width) = (total.squareRoot(), spread.squareRoot())
      for place in offsets.indices {
        let residual = weights[place] * (values[place] - mean - slope * offsets[place])
        let pull = pulls[units[place]]
        moved[units[place]] += residual * (pull.height / height + pull.slope * offsets[place] / width)
      }
    }
    return (slope, moved.reduce(0) { $0 + $1 * $1 } / spread)
  }

  /// The variance of the slope of a figure made of independent occurrences, where `amount` is the variance of a single
  /// word as a rate.
  func variance(ofWords amount: Double) -> Double { amount / spread }

  /// The variance that one occurrence would give the slope if it could stand at any word. `amount` is what it adds to
  /// the rate there.
  func variance(ofOne amount: Double) -> Double { amount * amount / (spread * total) }
}

/// The share of the words, and of the spread of dates, that a unit's documents have: the part of the line that they
/// determine, as a symmetric matrix over the line's height and slope, scaled so that all units together make the
/// identity matrix.
private struct UnitLeverage {
  private var height = 0.0
  private var both = 0.0
  private var slope = 0.0

  /// Adds a document with this weight in words, `offset` years from the mean.
  mutating func add(_ weight: Double, offset: Double, total: Double, spread: Double) {
    height += weight / total
    both += weight * offset / (total * spread).squareRoot()
    slope += weight * offset * offset / spread
  }

  /// The determinant of what the unit leaves to the others.
  private var determinant: Double { max(0, (1 - height) * (1 - slope) - both * both) }

  /// The spread of the other units' dates around their own mean, as a share of that of all; 0 when there are no others.
  var left: Double { height < 1 ? determinant / (1 - height) : 0 }

  /// The column, for the slope, of the inverse square root of what the unit leaves: for a symmetric 2 by 2 matrix M,
  /// `M^-½` is the adjugate of `(M + √det) / √(trace + 2 √det)`, divided by `√det`.
  var pull: (height: Double, slope: Double) {
    let root = determinant.squareRoot()
    let scale = 1 / (root * (2 - height - slope + 2 * root).squareRoot())
    return (both * scale, (1 - height + root) * scale)
  }

  /// Bell and McCaffrey's degrees of freedom: Satterthwaite's for the variance as a sum of squares, if all words were
  /// alike.
  ///
  /// With B a unit's matrix, A the inverse square root of what it leaves and c the direction of the slope, the unit's
  /// square has the expectation `cABAc - |BAc|²`, and two units the covariance `BAc · B'A'c`. The degrees of freedom
  /// are tr² / tr(square), and since the matrices have rank two, three sums replace the products of all pairs.
  static func freedom(_ units: [UnitLeverage]) -> Double {
    var trace = 0.0
    var square = 0.0
    var sums = (0.0, 0.0, 0.0)
    for unit in units {
      let pull = unit.pull
      let part = (
        unit.height * pull.height + unit.both * pull.slope, unit.both * pull.height + unit.slope * pull.slope
      )
      let own = pull.height * part.0 + pull.slope * part.1
      let length = part.0 * part.0 + part.1 * part.1
      trace += own - length
      square += own * own - 2 * own * length
      sums.0 += part.0 * part.0
      sums.1 += part.0 * part.1
      sums.2 += part.1 * part.1
    }
    square += sums.0 * sums.0 + 2 * sums.1 * sums.1 + sums.2 * sums.2
    return max(1, trace * trace / square)
  }
}
