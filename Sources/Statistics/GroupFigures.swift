import Lexicons
import Scoring

/// What the rest's intervals take as their unit.
public enum RestUnit: String, Hashable, Sendable {
  /// The other groups, when there are at least `Comparison.fewestOtherAuthors` that have a name.
  case group
  /// The other groups' documents.
  case document
}

/// The counts of a group, by measure and document; documents without words are left out of them.
struct GroupFigures {
  /// The group's name; `nil` for the documents whose metadata does not say.
  let name: String?
  /// All its documents, those without words among them.
  let rows: [TallyRow]
  let measures: [Measure]
  let sizes: ClusterSizes
  /// The weights of evidence on the self side, and on the collective side, by document.
  let own: [Int]
  let shared: [Int]
  /// By measure, then by document.
  let counts: [[Int]]
  /// How many documents have any, by measure.
  let documentsWith: [Int]
  /// First-person-plural words by document; `nil` where the tally does not count them, or not the singular ones.
  let we: [Int]?
  /// First-person words by document.
  let firstPerson: [Int]

  init(name: String?, rows: [TallyRow], measures: [Measure], places: [String: Int]) {
    let worded = rows.filter { $0.words > 0 }
    self.name = name
    self.rows = rows
    self.measures = measures
    sizes = ClusterSizes(worded.map(\.words))
    own = worded.map(\.ownWeight)
    shared = worded.map(\.sharedWeight)
    counts = measures.map { measure in worded.map { measure.count(in: $0, places: places) } }
    documentsWith = counts.map { $0.count { $0 > 0 } }
    if let own = places[ReferenceCategory.own], let shared = places[ReferenceCategory.shared] {
      we = worded.map { $0.counts[shared] }
      firstPerson = worded.map { $0.counts[own] + $0.counts[shared] }
    } else {
      we = nil
      firstPerson = []
    }
  }

  /// Counts of its documents as those of the clusters that it adds to the rest of another group: where groups are the
  /// unit, one. Documents without the name of a group are no group together, and stay by themselves.
  func inRest(_ counts: [Int], by unit: RestUnit) -> [Int] {
    unit == .group && name != nil ? [counts.reduce(0, +)] : counts
  }

  /// The median of the years known.
  var middleYear: Int? { median(rows.compactMap(\.year)) }
}

extension WeShare {
  /// The share of a group, and that of the others, made where it is asked for.
  init?(_ group: GroupFigures, rest others: @autoclosure () -> Estimate) {
    guard let we = group.we else { return nil }
    estimate = Estimate(share: we, of: group.firstPerson)
    rest = others()
    difference = Difference(estimate, rest)
  }
}

extension GroupSummary {
  /// Adds how figures run through the group's documents: evenly or in bursts, and with time.
  mutating func addCourse(of figures: GroupFigures, period: PeriodLength) {
    let timeline = Timeline(figures.rows.filter { $0.words > 0 }, period: period)
    trend = timeline.trend(own: figures.own, shared: figures.shared, sizes: figures.sizes.words)
    for (place, measure) in figures.measures.enumerated() {
      rates[place].dispersion = Dispersion(counts: figures.counts[place], words: figures.sizes.words)
      if case .category = measure {
        rates[place].trend = timeline.trend(counts: figures.counts[place], sizes: figures.sizes.words)
      }
    }
  }
}
