/// A measure of two groups side by side.
public struct PairedRate: Hashable, Sendable {
  /// What was counted.
  public var measure: Measure
  /// How often in the first group.
  public var first: Estimate
  /// How often in the second.
  public var second: Estimate
  /// The first group's rate less the second's.
  public var difference: Difference
  /// The same taken within each level of the field compared within; `nil` when none was asked for.
  public var likeWithLike: Difference?
}

/// The share of we among I and we of two groups side by side.
public struct PairedShare: Hashable, Sendable {
  /// That of the first group.
  public var first: Estimate
  /// That of the second.
  public var second: Estimate
  /// The first group's share less the second's, per 1,000 first-person words.
  public var difference: Difference
}

/// Two named groups against each other: the unit is the document on both sides.
public struct PairComparison: Hashable, Sendable {
  /// The names asked for.
  public struct Names: Hashable, Sendable {
    /// The group whose figures come first.
    public var first: String
    /// The group that is subtracted.
    public var second: String

    /// Names two groups.
    public init(_ first: String, _ second: String) {
      self.first = first
      self.second = second
    }
  }

  /// The two groups.
  public var names: Names
  /// What stands in place of the pair's verdicts; `nil` where it gets them.
  public var withheld: Verdict?
  /// Whether both have words and documents enough for a verdict.
  public var hasEnoughText: Bool { withheld == nil }
  /// Whether the lexicon finds acts: without any there is no balance of them.
  public var hasBalance: Bool { rates.contains { $0.measure.kind == .act } }
  /// The first group's balance.
  public var firstOrientation: OrientationEstimate
  /// The second group's.
  public var secondOrientation: OrientationEstimate
  /// The first group's balance less the second's.
  public var orientation: Difference
  /// The same taken within each level of the field compared within; `nil` when none was asked for.
  public var orientationLikeWithLike: Difference?
  /// The share of we among I and we; `nil` where it is not counted.
  public var weShare: PairedShare?
  /// The measures, in the comparison's order.
  public var rates: [PairedRate]
  /// How many differences the control of false findings runs over, by family.
  public var families: [ComparisonFamily: Int]
  /// What could make this pair mislead.
  public var warnings: [ComparisonWarning]

  /// The pair among the groups of a comparison; `nil` when one of the two is not there.
  init?(_ names: Names, among groups: [GroupSummary], warnings: [ComparisonWarning]) {
    guard let first = groups.first(where: { $0.name == names.first }),
      let second = groups.first(where: { $0.name == names.second })
    else { return nil }
    self.names = names
    self.warnings = warnings
    let each = [first.withheld, second.withheld]
    withheld = each.contains(.tooLittleText) ? .tooLittleText : each.compactMap(\.self).first
    firstOrientation = first.orientation
    secondOrientation = second.orientation
    orientation = Difference(first.orientation, second.orientation).between(second.orientation.missing)
    rates = zip(first.rates, second.rates).map { a, b in
      PairedRate(
        measure: a.measure, first: a.estimate, second: b.estimate,
        difference: Difference(a.estimate, b.estimate).between(b.estimate.missing))
    }
    families = [:]
    if let first = first.weShare?.estimate, let second = second.weShare?.estimate {
      weShare = PairedShare(
        first: first, second: second, difference: Difference(first, second).between(second.missing))
    }
    judge()
  }

  /// Adds to every difference what it is within the levels.
  mutating func compareLikeWithLike(_ levels: [PairComparison]) {
    orientationLikeWithLike = Difference(
      within: levels.map { (SideFigure($0.firstOrientation), SideFigure($0.secondOrientation)) },
      widest: Difference.widestBalances)
    for place in rates.indices {
      rates[place].likeWithLike = Difference(
        within: levels.map { (SideFigure($0.rates[place].first), SideFigure($0.rates[place].second)) },
        widest: Difference.widestRates)
    }
  }

  /// Gives every difference its verdict, false findings controlled in each family of this pair.
  private mutating func judge() {
    if let withheld {
      orientation.verdict = withheld
      weShare?.difference.verdict = withheld
      for place in rates.indices { rates[place].difference.verdict = withheld }
      return
    }
    if let probability = orientation.probability {
      orientation.judge(probability)
      families[.balance] = 1
    }
    for family in ComparisonFamily.allCases {
      let places = rates.indices.filter {
        ComparisonFamily(rates[$0].measure) == family && rates[$0].difference.probability != nil
      }
      let share = family == .categories ? weShare?.difference.probability : nil
      let adjusted = falseDiscoveryAdjusted(
        places.compactMap { rates[$0].difference.probability } + [share].compactMap { $0 })
      for (place, probability) in zip(places, adjusted) { rates[place].difference.judge(probability) }
      if share != nil, let last = adjusted.last { weShare?.difference.judge(last) }
      if !adjusted.isEmpty { families[family] = adjusted.count }
    }
  }
}

extension Difference {
  /// The difference with the second group's own reason where it lacks an interval: it is a group, not "the rest".
  fileprivate func between(_ second: MissingInterval?) -> Difference {
    guard missing == .noRest, let second else { return self }
    var difference = self
    difference.missing = second
    return difference
  }
}
