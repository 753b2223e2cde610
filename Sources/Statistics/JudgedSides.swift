/// Two sides whose differences get verdicts: a group and the rest, or the two groups of a pair.
protocol JudgedSides {
  associatedtype Share: WithDifference
  associatedtype Rate: MeasuredDifference

  /// What is shown in place of all verdicts; `nil` where the differences get them.
  var withheld: Verdict? { get }
  /// The difference between the balances.
  var balance: Difference { get set }
  /// The same taken within each level of the field compared within; `nil` when no such field was named.
  var orientationLikeWithLike: Difference? { get set }
  /// The share of we; `nil` where it is not counted.
  var weShare: Share? { get set }
  /// The measures, in the comparison's order.
  var rates: [Rate] { get set }
}

/// A figure of two sides, with their difference.
protocol WithDifference {
  /// The difference between the two.
  var difference: Difference { get set }
}

/// A measure of two sides, with their difference.
protocol MeasuredDifference: WithDifference {
  /// What was counted.
  var measure: Measure { get }
  /// The same difference taken within each level of the field compared within; `nil` when no such field was named.
  var likeWithLike: Difference? { get set }
}

extension WeShare: WithDifference {}
extension PairedShare: WithDifference {}
extension MeasuredRate: MeasuredDifference {}
extension PairedRate: MeasuredDifference {}

extension GroupSummary: JudgedSides {
  var balance: Difference {
    get { orientationDifference }
    set { orientationDifference = newValue }
  }
}

extension PairComparison: JudgedSides {
  var balance: Difference {
    get { orientation }
    set { orientation = newValue }
  }
}

/// A figure of two sides that gets a verdict; a rate is given by its place.
enum JudgedFigure {
  case balance, weShare
  case rate(Int)
}

extension JudgedSides {
  /// Adds the same differences taken within levels; `levels` gives the sides of each for the measure at a place, or for
  /// the balance if `nil`.
  mutating func compareLikeWithLike(_ unit: ComparisonUnit, _ levels: (Int?) -> [Stratum]) {
    orientationLikeWithLike = Difference(within: levels(nil), of: .balance, unit: unit)
    for place in rates.indices {
      rates[place].likeWithLike = Difference(within: levels(place), of: .rate, unit: unit)
    }
  }

  /// All figures that get a verdict.
  private var figures: [JudgedFigure] { [.balance, .weShare] + rates.indices.map { .rate($0) } }

  /// The difference of a figure; `nil` where it is not counted.
  private subscript(figure: JudgedFigure) -> Difference? {
    get {
      switch figure {
      case .balance: balance
      case .weShare: weShare?.difference
      case .rate(let place): rates[place].difference
      }
    }
    set {
      guard let newValue else { return }
      switch figure {
      case .balance: balance = newValue
      case .weShare: weShare?.difference = newValue
      case .rate(let place): rates[place].difference = newValue
      }
    }
  }

  private func family(of figure: JudgedFigure) -> ComparisonFamily {
    switch figure {
    case .balance: .balance
    case .weShare: .categories
    case .rate(let place): ComparisonFamily(rates[place].measure)
    }
  }

  /// Gives every difference its verdict, with false findings controlled in each family over all sides with enough text.
  /// Returns the number of differences in each family.
  static func judge(_ sides: inout [Self]) -> [ComparisonFamily: Int] {
    var families: [ComparisonFamily: [(side: Int, figure: JudgedFigure, probability: Double)]] = [:]
    for (index, side) in sides.enumerated() where side.withheld == nil {
      for figure in side.figures {
        guard let probability = side[figure]?.probability else { continue }
        families[side.family(of: figure), default: []].append((index, figure, probability))
      }
    }
    for members in families.values {
      for (member, adjusted) in zip(members, falseDiscoveryAdjusted(members.map(\.probability))) {
        sides[member.side][member.figure]?.judge(adjusted)
      }
    }
    // With families kept apart, each table has a false finding in one report of 20; sentences about all tables would
    // have one as often as there are tables. So acts, attention and vision, which nobody asked for one by one, form a
    // single family for what is told in sentences; the words that were asked for remain their own.
    for member in families[.categories] ?? [] { sides[member.side][member.figure]?.tell() }
    let unasked = [ComparisonFamily.acts, .attention].flatMap { families[$0] ?? [] }
    for (member, adjusted) in zip(unasked, falseDiscoveryAdjusted(unasked.map(\.probability))) {
      sides[member.side][member.figure]?.tell(adjusted)
    }
    for index in sides.indices {
      guard let withheld = sides[index].withheld else { continue }
      for figure in sides[index].figures { sides[index][figure]?.verdict = withheld }
    }
    return families.mapValues(\.count)
  }
}
