/// A measure of two groups side by side.
public struct PairedRate: Hashable, Sendable {
  /// What was counted.
  public var measure: Measure
  /// How often it occurs in the first group.
  public var first: Estimate
  /// How often it occurs in the second group.
  public var second: Estimate
  /// The first group's rate minus the second's.
  public var difference: Difference
  /// How large that is, free of its unit.
  public var effect: EffectSize
  /// The same difference taken within each level of the field compared within; `nil` when no such field was named.
  public var likeWithLike: Difference?
}

/// The share of we among I and we of two groups side by side.
public struct PairedShare: Hashable, Sendable {
  /// That of the first group.
  public var first: Estimate
  /// That of the second.
  public var second: Estimate
  /// The first group's share minus the second's, per 1,000 first-person words.
  public var difference: Difference
}

/// Two named groups compared with each other. The unit on both sides is that of the groups.
public struct PairComparison: Hashable, Sendable {
  /// The names asked for.
  public struct Names: Hashable, Sendable {
    /// The group whose figures come first.
    public var first: String
    /// The group whose figures are subtracted.
    public var second: String

    /// Names two groups.
    public init(_ first: String, _ second: String) {
      self.first = first
      self.second = second
    }
  }

  /// The two groups.
  public var names: Names
  /// What is shown in place of the pair's verdicts; `nil` where it gets them.
  public var withheld: Verdict?
  /// Whether both have enough words and documents for a verdict.
  public var hasEnoughText: Bool { withheld == nil }
  /// Whether the lexicon finds acts: without them there is no balance.
  public var hasBalance: Bool { rates.contains { $0.measure.kind == .act } }
  /// The first group's balance.
  public var firstOrientation: OrientationEstimate
  /// The second group's.
  public var secondOrientation: OrientationEstimate
  /// The first group's balance minus the second's.
  public var orientation: Difference
  /// The same difference taken within each level of the field compared within; `nil` when no such field was named.
  public var orientationLikeWithLike: Difference?
  /// The share of we among I and we; `nil` where it is not counted.
  public var weShare: PairedShare?
  /// The measures, in the comparison's order.
  public var rates: [PairedRate]
  /// The number of differences that false findings are controlled over, by family.
  public var families: [ComparisonFamily: Int]
  /// What could make this pair mislead.
  public var warnings: [ComparisonWarning]

  /// The pair among the groups of a comparison; `nil` when one of the two does not exist.
  init?(
    _ names: Names, by key: GroupKey, among summaries: [GroupSummary], _ groups: GroupsAndRest,
    warnings: [ComparisonWarning]
  ) {
    guard let firstPlace = summaries.firstIndex(where: { key.isOne($0.name, names.first) }),
      let secondPlace = summaries.firstIndex(where: { key.isOne($0.name, names.second) })
    else { return nil }
    let (first, second) = (summaries[firstPlace], summaries[secondPlace])
    let (a, b) = (groups.groups[firstPlace].units, groups.groups[secondPlace].units)
    let common = groups.shared(a.ids, a.sizes, b.ids, b.sizes)
    self.names = names
    self.warnings = warnings
    let each = [first.withheld, second.withheld]
    withheld = each.contains(.tooLittleText) ? .tooLittleText : each.compactMap(\.self).first
    let inBalance = common?.variation((a.own, a.shared, a.sizes), (b.own, b.shared, b.sizes)) ?? .none
    firstOrientation = first.orientation
    secondOrientation = second.orientation
    orientation = Difference(first.orientation, second.orientation, sharing: inBalance)
      .between(second.orientation.missing)
    rates = first.rates.indices.map { place in
      let (own, other) = (first.rates[place].estimate, second.rates[place].estimate)
      let shared = common?.variation(a.counted(place), b.counted(place)) ?? .none
      let difference = Difference(own, other, sharing: shared)
      return PairedRate(
        measure: first.rates[place].measure, first: own, second: other, difference: difference.between(other.missing),
        effect: EffectSize(
          of: difference, own, other, sharing: shared,
          spreads: (UnitSpread(RateSums(a.counted(place))), UnitSpread(RateSums(b.counted(place))))))
    }
    families = [:]
    if let first = first.weShare?.estimate, let second = second.weShare?.estimate, let own = a.shareOfWe,
      let other = b.shareOfWe
    {
      let difference = Difference(first, second, sharing: groups.variation(own, other))
      weShare = PairedShare(first: first, second: second, difference: difference.between(second.missing))
    }
    var pair = [self]
    let families = Self.judge(&pair)
    self = pair[0]
    self.families = families
  }

  /// Adds the same differences taken within levels; `levels` are the groups of each.
  mutating func compareLikeWithLike(_ levels: [[GroupFigures]], by key: GroupKey, unit: ComparisonUnit) {
    let sides = levels.compactMap { groups in
      groups.first { key.isOne($0.name, names.first) }.flatMap { first in
        groups.first { key.isOne($0.name, names.second) }.map { (first.units, $0.units) }
      }
    }
    compareLikeWithLike(unit) { place in
      sides.map { Stratum(first: $0.side(place), second: $1.side(place)) }
    }
  }
}

extension Difference {
  /// The difference, with the second group's own reason where that group is why an interval is missing: it is a group
  /// and not "the rest".
  fileprivate func between(_ second: MissingInterval?) -> Difference {
    guard missing == .noRest, let second else { return self }
    var difference = self
    difference.missing = second
    return difference
  }
}
