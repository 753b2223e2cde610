/// The differences among which false findings are controlled together: those that one table prints. A reader of the
/// balances does not pay for the attention table below.
/// - SeeAlso: Efron (2008), Annals of Applied Statistics 2(1), 197–223, on when families should be kept apart.
public enum ComparisonFamily: String, Hashable, Sendable, CaseIterable {
  case balance
  /// Groups by the lexicon categories printed.
  case categories
  /// Groups by act, and by side of acts.
  case acts
  /// Groups by stakeholder group, and by stated and evidenced vision.
  case attention
  /// Groups, and all documents together, by the trends of the balance and of the lexicon categories printed.
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
  /// Gives the groups and all documents together their verdicts, and returns the number of differences in each family.
  static func judge(_ groups: inout [GroupSummary], _ overall: inout GroupSummary) -> [ComparisonFamily: Int] {
    var all = [overall]
    defer { overall = all[0] }
    if groups.count == 1 {
      // The group is all documents: its trends are the same as theirs, and not further findings.
      _ = judge(&all)
      return judge(&groups)
    }
    var judged = groups + all
    let families = judge(&judged)
    all = [judged.removeLast()]
    groups = judged
    return families
  }

  /// Gives every difference and trend its verdict, with false findings controlled in each family over all groups that
  /// have enough text. All documents together, where they are among the groups, have trends but nothing to differ from.
  /// Returns the number of differences in each family.
  private static func judge(_ groups: inout [GroupSummary]) -> [ComparisonFamily: Int] {
    var families = GroupSummary.judge(&groups)
    families[.trends] = judgeTrends(&groups)
    return families
  }

  /// Gives every trend its verdict and returns their number; `nil` when there are none.
  private static func judgeTrends(_ groups: inout [GroupSummary]) -> Int? {
    var trends: [(group: Int, rate: Int?, probability: Double)] = []
    for (index, group) in groups.enumerated() where group.hasEnoughText {
      for place in [nil] + group.rates.indices.map(Optional.some) {
        let trend = place.map { group.rates[$0].trend } ?? group.trend
        if let probability = trend?.probability { trends.append((index, place, probability)) }
      }
    }
    for (trend, adjusted) in zip(trends, falseDiscoveryAdjusted(trends.map(\.probability))) {
      if let place = trend.rate {
        groups[trend.group].rates[place].trend?.judge(adjusted)
      } else {
        groups[trend.group].trend?.judge(adjusted)
      }
    }
    for index in groups.indices where !groups[index].hasEnoughText {
      groups[index].trend?.verdict = .tooLittleText
      for place in groups[index].rates.indices { groups[index].rates[place].trend?.verdict = .tooLittleText }
    }
    return trends.isEmpty ? nil : trends.count
  }
}

extension Difference {
  /// Marks a clear difference as one to be told in a sentence, if its probability, adjusted over all that is told
  /// together, is small enough.
  mutating func tell(_ adjusted: Double = 0) { isTold = verdict.isClear && adjusted <= Self.falseDiscoveryRate }

  /// Gives the verdict: clear when the adjusted probability is small and the interval excludes 0 too. The two can
  /// disagree with two or three documents, whose own spread may be small by luck; then nothing is clear.
  mutating func judge(_ adjusted: Double) {
    self.adjusted = adjusted
    guard adjusted <= Self.falseDiscoveryRate, let interval else { return }
    if interval.low > 0 { verdict = .higher }
    if interval.high < 0 { verdict = .lower }
  }
}
