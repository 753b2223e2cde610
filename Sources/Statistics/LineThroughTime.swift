/// The dates and weights that the lines of a group are drawn by, and how sure they can be: the same for all its figures.
///
/// A line is that of weighted least squares, words as weights, so that it is of words pooled as rates are. Documents of one
/// unit (an author, or each by itself) may be alike; units are independent.
struct LineThroughTime {
  /// A document's years from the mean date of all words.
  private let offsets: [Double]
  private let weights: [Double]
  private let total: Double
  /// The weighted sum of squared offsets.
  private let spread: Double
  /// The place of each document's unit.
  private let units: [Int]
  /// How much each unit's residuals weigh in the slope: those of the line's height, and of its slope.
  private let pulls: [(height: Double, slope: Double)]
  /// The years that a change is told for: ten, or one where the documents do not reach over ten.
  let years: Int
  /// Of the slope's standard error.
  let degreesOfFreedom: Double
  /// Why no interval can be given, whatever the figures are.
  let missing: MissingInterval?

  /// The documents that a line runs through.
  var documents: Int { offsets.count }

  /// The share of the spread of dates that must be left without any one unit: with less, that unit decides the line alone,
  /// and nothing shows how far another in its place would lie.
  static let fewestLeft = 0.1

  /// Sets documents in time, each of at least one word; `nil` unless there are two dates. `units` are the places of their
  /// units, which number from 0: each by itself where there are none.
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

  /// The line's slope through the documents' figures, and its variance by their distances from it.
  ///
  /// The variance is Bell and McCaffrey's (CR2): each unit's residuals by the root of the share of them that the line does
  /// not follow, then squared and summed. Of units of one document it is HC2.
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

  /// The variance of the slope of a figure that is made of independent occurrences: `amount` is the variance that each word
  /// has, as a rate of one word.
  func variance(ofWords amount: Double) -> Double { amount / spread }

  /// The variance that one occurrence would give the slope if it could stand at any word: what it adds to the rate there.
  func variance(ofOne amount: Double) -> Double { amount * amount / (spread * total) }
}

/// What a unit's documents are of the words, and of the spread of dates: the part of the line that it makes by itself, as a
/// symmetric matrix of the line's height and slope, both scaled so that all units together make the unit matrix.
private struct UnitLeverage {
  private var height = 0.0
  private var both = 0.0
  private var slope = 0.0

  /// Adds a document of so many words, so many years from the mean.
  mutating func add(_ weight: Double, offset: Double, total: Double, spread: Double) {
    height += weight / total
    both += weight * offset / (total * spread).squareRoot()
    slope += weight * offset * offset / spread
  }

  /// The determinant of what the unit leaves to the others.
  private var determinant: Double { max(0, (1 - height) * (1 - slope) - both * both) }

  /// The spread of the others' dates about their own mean, to that of all; 0 when there are no others.
  var left: Double { height < 1 ? determinant / (1 - height) : 0 }

  /// The column for the slope of the inverse root of what the unit leaves: `M^-½` for a symmetric 2 by 2 matrix M is the
  /// adjoint of `(M + √det) / √(trace + 2 √det)`, by √det.
  var pull: (height: Double, slope: Double) {
    let root = determinant.squareRoot()
    let scale = 1 / (root * (2 - height - slope + 2 * root).squareRoot())
    return (both * scale, (1 - height + root) * scale)
  }

  /// Bell and McCaffrey's degrees of freedom: Satterthwaite's of the variance as a sum of squares, were all words alike.
  ///
  /// With B a unit's matrix, A the inverse root of what it leaves and c the slope's direction, its square has the expectation
  /// `cABAc - |BAc|²`, and two units' the covariance `BAc · B'A'c`: they are tr² / tr(square), and the matrices have rank two, so
  /// that three sums stand for the products of all pairs.
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
