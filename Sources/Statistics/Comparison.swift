public import Scoring

/// Choices of a comparison.
public struct ComparisonOptions: Hashable, Sendable {
  /// The lexicon categories whose rates are compared; those that the tally does not count are passed over.
  public var categories = ["self.reference", "collective.reference"]
  /// The words a group needs for a verdict. Two halves of one speech agree with reliability .70 from about 1,100 words.
  public var minimumWords = 1_100
  /// The documents of 100 words and more that a group needs for a verdict; not under 2.
  public var minimumDocuments = 2
  /// Whether repeated texts count again. They are the same evidence twice.
  public var countsDuplicates = false
  /// How many words used more, and how many used less, are listed a group; 0 for no keyness.
  public var keyWords = 10
  /// The documents that must hold a word for it to be listed: fewer than three are one occasion or two.
  public var keyWordDocuments = 3

  /// Makes the choices that are the default.
  public init() {}
}

/// What the rest's interval takes as its unit.
public enum RestUnit: String, Hashable, Sendable {
  case author, document
}

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

  /// The family of a measure.
  init(_ measure: Measure) {
    switch measure {
    case .category: self = .categories
    case .act, .side: self = .acts
    case .attention, .vision: self = .attention
    }
  }
}

/// Groups of documents side by side: every figure that a report prints.
public struct Comparison: Hashable, Sendable {
  /// What documents were grouped by.
  public let key: GroupKey
  /// The choices made.
  public let options: ComparisonOptions
  /// What was counted, in order.
  public let measures: [Measure]
  /// The groups sorted by name, the one without a name last.
  public let groups: [GroupSummary]
  /// All groups together; its differences are empty.
  public let overall: GroupSummary
  /// The rates of all groups together, in the order of `measures`.
  public var overallRates: [Estimate] { overall.rates.map(\.estimate) }
  /// What the rest's interval takes as its unit.
  public let restUnit: RestUnit
  /// How many differences the control of false findings runs over, by family: what one table prints.
  public let families: [ComparisonFamily: Int]
  /// What could make the comparison mislead.
  public let warnings: [ComparisonWarning]
  /// Repeated texts, left out unless asked for.
  public let duplicates: [TallyRow]
  /// Documents that do not read as English, left out.
  public let notEnglish: [TallyRow]
  /// Documents without a word of the author's.
  public let withoutWords: Int
  /// What the figures rest on.
  public let provenance: Provenance

  /// Which words set the groups apart; `nil` when words were not counted or none were asked for.
  public private(set) var keyness: KeynessTable?

  /// The fewest other authors for which the rest is clustered by author.
  public static let fewestOtherAuthors = 5

  /// Compares the groups of a tally. O(documents + groups²) per measure.
  public init(_ tally: Tally, by key: GroupKey, options: ComparisonOptions = ComparisonOptions()) {
    self.key = key
    self.options = options
    provenance = tally.provenance
    let sorted = SortedRows(tally.rows, countsDuplicates: options.countsDuplicates)
    duplicates = sorted.duplicates
    notEnglish = sorted.notEnglish
    withoutWords = sorted.counted.count { $0.words == 0 }

    let places = Dictionary(uniqueKeysWithValues: zip(tally.categories, tally.categories.indices))
    let measures = options.categories.filter { places[$0] != nil }.map(Measure.category) + Measure.standard
    self.measures = measures
    let members = Dictionary(grouping: sorted.counted) { key.group(of: $0) }
    let names = members.keys.compactMap { $0 }.sorted() + (members[nil] == nil ? [] : [nil])
    let parts = names.map { GroupFigures(name: $0, rows: members[$0] ?? [], measures: measures, places: places) }

    let byAuthor = key == .author && parts.count { $0.sizes.total > 0 } > Self.fewestOtherAuthors
    restUnit = byAuthor ? .author : .document
    var summaries = parts.indices.map { Self.summary(of: $0, in: parts, byAuthor: byAuthor, options) }
    families = Self.judge(&summaries)
    groups = summaries
    if options.keyWords > 0 {
      keyness = KeynessTable(
        parts.map { ($0.name, $0.rows) }, isJudged: summaries.map(\.hasEnoughText), listing: options.keyWords,
        fewestDocuments: options.keyWordDocuments)
    }
    let whole = GroupFigures(name: nil, rows: sorted.counted, measures: measures, places: places)
    overall = Self.summary(of: 0, in: [whole], byAuthor: false, options)

    let label = { (group: GroupSummary) in group.name ?? "the documents without \(key.name)" }
    var warnings = ComparisonWarning.warnings(summaries, middleYears: parts.map(\.middleYear), label: label)
    let unknown = sorted.counted.count { $0.genre == nil }
    if unknown > 0 && key != .genre && parts.count > 1 {
      warnings.append(.genreUnknown(documents: unknown, of: sorted.counted.count))
    }
    if key == .author && !byAuthor && parts.count > 1 { warnings.append(.fewOthers(authors: parts.count - 1)) }
    self.warnings = warnings
  }

  private static func summary(
    of index: Int, in parts: [GroupFigures], byAuthor: Bool, _ options: ComparisonOptions
  ) -> GroupSummary {
    let part = parts[index]
    let others = parts.indices.filter { $0 != index && parts[$0].sizes.total > 0 }.map { parts[$0] }
    let sizes = ClusterSizes(byAuthor ? others.map(\.sizes.total) : others.flatMap(\.sizes.words))
    let rest = OrientationEstimate(
      own: byAuthor ? others.map { $0.own.reduce(0, +) } : others.flatMap(\.own),
      shared: byAuthor ? others.map { $0.shared.reduce(0, +) } : others.flatMap(\.shared), sizes)
    var summary = GroupSummary(name: part.name, rows: part.rows, sizes: part.sizes, rest: rest)
    summary.hasEnoughText =
      part.sizes.total >= options.minimumWords
      && part.rows.count { $0.reliability != .none } >= max(2, options.minimumDocuments)
    summary.rates = part.measures.indices.map { place in
      let estimate = Estimate(part.counts[place], part.sizes, documentsWith: part.counts[place].count { $0 > 0 })
      let counts = byAuthor ? others.map { $0.totals[place] } : others.flatMap { $0.counts[place] }
      let other = Estimate(counts, sizes, documentsWith: others.reduce(0) { $0 + $1.documentsWith[place] })
      return MeasuredRate(
        measure: part.measures[place], estimate: estimate, rest: other, difference: Difference(estimate, other))
    }
    return summary
  }

  /// Gives every difference its verdict, false findings controlled in each family over all groups with enough text.
  /// Returns how many differences each family has.
  private static func judge(_ groups: inout [GroupSummary]) -> [ComparisonFamily: Int] {
    var families: [ComparisonFamily: [(group: Int, rate: Int?, probability: Double)]] = [:]
    for (index, group) in groups.enumerated() where group.hasEnoughText {
      if let probability = group.orientationDifference.probability {
        families[.balance, default: []].append((index, nil, probability))
      }
      for (place, rate) in group.rates.enumerated() {
        guard let probability = rate.difference.probability else { continue }
        families[ComparisonFamily(rate.measure), default: []].append((index, place, probability))
      }
    }
    for family in families.values {
      for (member, adjusted) in zip(family, falseDiscoveryAdjusted(family.map(\.probability))) {
        if let place = member.rate {
          groups[member.group].rates[place].difference.judge(adjusted)
        } else {
          groups[member.group].orientationDifference.judge(adjusted)
        }
      }
    }
    for index in groups.indices where !groups[index].hasEnoughText {
      groups[index].orientationDifference.verdict = .tooLittleText
      for place in groups[index].rates.indices { groups[index].rates[place].difference.verdict = .tooLittleText }
    }
    return families.mapValues(\.count)
  }
}

extension Difference {
  /// Gives the verdict: clear when the adjusted probability is small and the interval leaves out 0 as well. The two can
  /// part with two or three documents, whose own spread may be small by luck; then nothing is clear.
  fileprivate mutating func judge(_ adjusted: Double) {
    self.adjusted = adjusted
    guard adjusted <= Self.falseDiscoveryRate, let interval else { return }
    if interval.low > 0 { verdict = .higher }
    if interval.high < 0 { verdict = .lower }
  }
}

/// The rows of a tally by whether they count.
private struct SortedRows {
  var counted: [TallyRow] = []
  var duplicates: [TallyRow] = []
  var notEnglish: [TallyRow] = []

  /// Of rows with equal texts the first counts; the others are flagged here, where all rows are there, so that the order
  /// in which they were read does not show.
  init(_ rows: [TallyRow], countsDuplicates: Bool) {
    var seen: Set<UInt64> = []
    for var row in rows {
      let isRepeated = row.words > 0 && !seen.insert(row.fingerprint).inserted
      if isRepeated { row.flags = Flag.allCases.filter { $0 == .duplicate || row.flags.contains($0) } }
      if row.flags.contains(.notEnglish) {
        notEnglish.append(row)
      } else if isRepeated {
        duplicates.append(row)
        if countsDuplicates { counted.append(row) }
      } else {
        counted.append(row)
      }
    }
  }
}

/// The counts of a group, by measure and document; documents without words are left out of them.
private struct GroupFigures {
  let name: String?
  let rows: [TallyRow]
  let measures: [Measure]
  let sizes: ClusterSizes
  let own: [Int]
  let shared: [Int]
  let counts: [[Int]]
  let totals: [Int]
  let documentsWith: [Int]

  init(name: String?, rows: [TallyRow], measures: [Measure], places: [String: Int]) {
    let worded = rows.filter { $0.words > 0 }
    self.name = name
    self.rows = rows
    self.measures = measures
    sizes = ClusterSizes(worded.map(\.words))
    own = worded.map(\.ownWeight)
    shared = worded.map(\.sharedWeight)
    counts = measures.map { measure in worded.map { measure.count(in: $0, places: places) } }
    totals = counts.map { $0.reduce(0, +) }
    documentsWith = counts.map { $0.count { $0 > 0 } }
  }

  /// The middle of the years known.
  var middleYear: Int? {
    let years = rows.compactMap(\.year).sorted()
    return years.isEmpty ? nil : years[(years.count - 1) / 2]
  }
}
