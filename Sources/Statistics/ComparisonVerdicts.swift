/// The differences among which false findings are controlled together: groups by what one table prints. A reader who
/// looks at the balances is not made to pay for the attention table beneath.
/// - SeeAlso: Efron (2008), Annals of Applied Statistics 2(1), 197–223, on when families should be kept apart.
public enum ComparisonFamily: String, Hashable, Sendable, CaseIterable {
  case balance
  /// Groups by printed lexicon category.
  case categories
  /// Groups by act, and by side.
  case acts
  /// Groups by stakeholder group, and by stated and evidenced vision.
  case attention
  /// Groups, and all documents together, by the balance and the printed lexicon categories, over time.
  case trends

  /// The family of a measure.
  init(_ measure: Measure) {
    switch measure {
    case .category: self = .categories
    case .act, .side: self = .acts
    case .attention, .vision: self = .attention
    }
  }
}

extension Comparison {
  /// A figure of a group that gets a verdict; rates by their places.
  private enum Judged {
    case balance, balanceTrend, weShare
    case rate(Int), rateTrend(Int)
  }

  /// Gives the groups and all documents together their verdicts. Returns how many differences each family has.
  static func judge(_ groups: inout [GroupSummary], _ overall: inout GroupSummary) -> [ComparisonFamily: Int] {
    var all = [overall]
    defer { overall = all[0] }
    if groups.count == 1 {
      // The group is all documents: its trends are theirs, not two findings each.
      _ = judge(&all)
      return judge(&groups)
    }
    var judged = groups + all
    let families = judge(&judged)
    all = [judged.removeLast()]
    groups = judged
    return families
  }

  /// Gives every difference and trend its verdict, false findings controlled in each family over all groups with enough
  /// text. All documents together, where they are among them, have nothing to differ from, but trends.
  /// Returns how many differences each family has.
  private static func judge(_ groups: inout [GroupSummary]) -> [ComparisonFamily: Int] {
    var families: [ComparisonFamily: [(group: Int, figure: Judged, probability: Double)]] = [:]
    for (index, group) in groups.enumerated() where group.hasEnoughText {
      if let probability = group.weShare?.difference.probability {
        families[.categories, default: []].append((index, .weShare, probability))
      }
      if let probability = group.trend?.probability {
        families[.trends, default: []].append((index, .balanceTrend, probability))
      }
      for (place, rate) in group.rates.enumerated() {
        if let probability = rate.trend?.probability {
          families[.trends, default: []].append((index, .rateTrend(place), probability))
        }
      }
      if let probability = group.orientationDifference.probability {
        families[.balance, default: []].append((index, .balance, probability))
      }
      for (place, rate) in group.rates.enumerated() {
        guard let probability = rate.difference.probability else { continue }
        families[ComparisonFamily(rate.measure), default: []].append((index, .rate(place), probability))
      }
    }
    for members in families.values {
      for (member, adjusted) in zip(members, falseDiscoveryAdjusted(members.map(\.probability))) {
        switch member.figure {
        case .balance: groups[member.group].orientationDifference.judge(adjusted)
        case .balanceTrend: groups[member.group].trend?.judge(adjusted)
        case .weShare: groups[member.group].weShare?.difference.judge(adjusted)
        case .rate(let place): groups[member.group].rates[place].difference.judge(adjusted)
        case .rateTrend(let place): groups[member.group].rates[place].trend?.judge(adjusted)
        }
      }
    }
    tell(&groups)
    for index in groups.indices {
      guard let withheld = groups[index].withheld else { continue }
      groups[index].orientationDifference.verdict = withheld
      groups[index].trend?.verdict = .tooLittleText
      groups[index].weShare?.difference.verdict = withheld
      for place in groups[index].rates.indices {
        groups[index].rates[place].difference.verdict = withheld
        groups[index].rates[place].trend?.verdict = .tooLittleText
      }
    }
    return families.mapValues(\.count)
  }
}

extension Comparison {
  /// Marks what is told in sentences. Families apart, each table has a false finding in one report of 20; sentences on every
  /// table would have one as often as there are tables. So acts, attention and vision, which nobody asked for one by one,
  /// are one family there; the words that are compared stay their own.
  private static func tell(_ groups: inout [GroupSummary]) {
    var places: [(group: Int, rate: Int)] = []
    var probabilities: [Double] = []
    for (index, group) in groups.enumerated() where group.hasEnoughText {
      groups[index].weShare?.difference.tell()
      for (place, rate) in group.rates.enumerated() {
        guard rate.measure.kind != .category else {
          groups[index].rates[place].difference.tell()
          continue
        }
        guard let probability = rate.difference.probability else { continue }
        places.append((index, place))
        probabilities.append(probability)
      }
    }
    for (place, adjusted) in zip(places, falseDiscoveryAdjusted(probabilities)) {
      groups[place.group].rates[place.rate].difference.tell(adjusted)
    }
  }
}

extension Difference {
  /// Marks what is clear to be told, if it is so by the control over all that is told with it.
  mutating func tell(_ adjusted: Double = 0) { isTold = verdict.isClear && adjusted <= Self.falseDiscoveryRate }

  /// Gives the verdict: clear when the adjusted probability is small and the interval leaves out 0 as well. The two can
  /// part with two or three documents, whose own spread may be small by luck; then nothing is clear.
  mutating func judge(_ adjusted: Double) {
    self.adjusted = adjusted
    guard adjusted <= Self.falseDiscoveryRate, let interval else { return }
    if interval.low > 0 { verdict = .higher }
    if interval.high < 0 { verdict = .lower }
  }
}
