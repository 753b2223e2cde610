public import Scoring

/// Choices of a comparison.
public struct ComparisonOptions: Hashable, Sendable {
  /// The lexicon categories whose rates are compared; those that the tally does not count are passed over.
  public var categories = [ReferenceCategory.own, ReferenceCategory.shared]
  /// The words a group needs for a verdict. Two halves of one speech agree with reliability .70 from about 1,100 words.
  public var minimumWords = 1_100
  /// The documents of 100 words and more that a group needs for a verdict. A group that is one document gets none, even
  /// where it is said to be enough: it has no interval.
  public var minimumDocuments = 2
  /// How many words used more, and how many used less, are listed a group; 0 for no keyness.
  public var keyWords = 10
  /// The field within whose values groups are compared, like with like; `nil` to compare over everything.
  public var within: GroupKey?
  /// Two groups to be compared with each other; `nil` for none.
  public var pair: PairComparison.Names?
  /// The first date counted, as much of ISO 8601 as is meant; documents without a date are left out when it is given.
  public var since: String?
  /// The last date counted, likewise: `2006` takes in all of 2006.
  public var until: String?
  /// The collection in whose distributions groups are placed; `nil` for none.
  public var norms: Norms?

  /// Makes the choices that are the default.
  public init() {}
}

extension ComparisonOptions {
  /// Whether a document of this date counts. A date of which less is known than is asked counts when it could lie within.
  func holds(date: String?) -> Bool {
    if since == nil && until == nil { return true }
    guard let date, Moment(date) != nil else { return false }
    if let since, date.prefix(since.count) < since.prefix(date.count) { return false }
    if let until, date.prefix(until.count) > until.prefix(date.count) { return false }
    return true
  }
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

/// Groups of documents side by side: every figure that a report prints.
public struct Comparison: Hashable, Sendable {
  /// What documents were grouped by.
  public let key: GroupKey
  /// The choices made.
  public let options: ComparisonOptions
  /// What was counted, in order.
  public let measures: [Measure]
  /// The groups sorted by name, the one without a name last.
  public private(set) var groups: [GroupSummary]
  /// All groups together; its differences are empty.
  public let overall: GroupSummary
  /// The lexicon categories among `measures`.
  public var categoryMeasures: [Measure] { measures.filter { $0.kind == .category } }
  /// Whether the lexicon finds acts: without any there is no balance of them.
  public var hasBalance: Bool { measures.contains { $0.kind == .act } }
  /// What the rest's interval takes as its unit.
  public let restUnit: RestUnit
  /// How many differences the control of false findings runs over, by family: what one table prints.
  public let families: [ComparisonFamily: Int]
  /// What could make the comparison mislead.
  public private(set) var warnings: [ComparisonWarning]
  /// Repeated texts, left out: they are the same evidence twice.
  public let duplicates: [TallyRow]
  /// Documents that do not read as English, left out.
  public let notEnglish: [TallyRow]
  /// Documents without a word of the author's.
  public let withoutWords: Int
  /// What the figures rest on.
  public let provenance: Provenance
  /// The two groups asked for, against each other; `nil` when none were asked for or one is not there.
  public private(set) var pair: PairComparison?
  /// With `options.within`, the groups compared within each of its values, sorted by name; else empty.
  public private(set) var levels: [ComparisonLevel] = []
  /// Documents left out because their date lies outside `options.since` and `until`, or is not known.
  public let outsideDates: Int
  /// Those of `outsideDates` whose date is not known.
  public let withoutDate: Int

  /// Which words set the groups apart; `nil` when words were not counted or none were asked for.
  public private(set) var keyness: KeynessTable?

  /// The documents that must hold a word for it to be listed: fewer than three are one occasion or two.
  private static let keyWordDocuments = 3

  /// The fewest other authors for which the rest is clustered by author.
  public static let fewestOtherAuthors = 5

  /// Compares the groups of a tally. O(documents + groups²) per measure.
  public init(_ tally: Tally, by key: GroupKey, options: ComparisonOptions = ComparisonOptions()) {
    let all = tally.rows
    let rows = all.filter { options.holds(date: $0.date) }
    let undated = options.since == nil && options.until == nil ? 0 : all.count { $0.date.flatMap { Moment($0) } == nil }
    let places = Dictionary(uniqueKeysWithValues: zip(tally.categories, tally.categories.indices))
    let sorted = SortedRows(rows)
    let measures = Self.measures(of: tally, all, places: places, options)
    self.init(
      sorted, measures, places: places, by: key, options: options, provenance: tally.provenance,
      outsideDates: all.count - rows.count, withoutDate: undated)
    guard let within = options.within else { return }
    var inner = options
    inner.within = nil
    let values = Dictionary(grouping: sorted.counted) { within.group(of: $0) }
    levels = (values.keys.compactMap { $0 }.sorted() + (values[nil] == nil ? [] : [nil])).map { value in
      ComparisonLevel(
        name: value,
        comparison: Comparison(
          SortedRows(counted: values[value] ?? []), measures, places: places, by: key, options: inner,
          provenance: tally.provenance, outsideDates: 0, withoutDate: 0))
    }
    if values.keys.elementsEqual([nil]) { warnings.append(.withinUnknown(field: within.name)) }
    compareLikeWithLike()
  }

  /// The categories asked for, and what is compared by default. A lexicon that stands alone, which is known by its having
  /// neither I nor we, may look for none of that: of it what occurs in no document is left out, since a zero would say that
  /// it was looked for.
  private static func measures(
    of tally: Tally, _ rows: [TallyRow], places: [String: Int], _ options: ComparisonOptions
  ) -> [Measure] {
    let isFound = { (measure: Measure) in rows.contains { measure.count(in: $0, places: places) > 0 } }
    return options.categories.filter { places[$0] != nil }.map(Measure.category)
      + (tally.standsAlone ? Measure.standard.filter(isFound) : Measure.standard)
  }

  private init(
    _ sorted: SortedRows, _ measures: [Measure], places: [String: Int], by key: GroupKey, options: ComparisonOptions,
    provenance: Provenance,
    outsideDates: Int, withoutDate: Int
  ) {
    self.key = key
    self.options = options
    self.provenance = provenance
    self.outsideDates = outsideDates
    self.withoutDate = withoutDate
    duplicates = sorted.duplicates
    notEnglish = sorted.notEnglish
    withoutWords = sorted.counted.count { $0.words == 0 }

    self.measures = measures
    let members = Dictionary(grouping: sorted.counted) { key.group(of: $0) }
    let names = members.keys.compactMap { $0 }.sorted() + (members[nil] == nil ? [] : [nil])
    let parts = names.map { GroupFigures(name: $0, rows: members[$0] ?? [], measures: measures, places: places) }

    let byAuthor = key == .author && parts.count { $0.sizes.total > 0 } > Self.fewestOtherAuthors
    restUnit = byAuthor ? .author : .document
    let years = sorted.counted.compactMap(\.year)
    let period = PeriodLength(
      firstYear: years.min() ?? 0, lastYear: years.max() ?? 0,
      knowsMonths: sorted.counted.allSatisfy { ($0.date ?? "0000-00").utf8.count >= 7 })
    var summaries = parts.indices.map { index in
      var summary = Self.summary(of: index, in: parts, byAuthor: byAuthor, options)
      summary.addCourse(of: parts[index], period: period)
      return summary
    }
    let whole = GroupFigures(name: nil, rows: sorted.counted, measures: measures, places: places)
    var overall = [Self.summary(of: 0, in: [whole], byAuthor: false, options)]
    overall[0].addCourse(of: whole, period: period)
    if parts.count == 1 {
      // The group is all documents: its trends are theirs, not two findings each.
      families = Self.judge(&summaries)
      _ = Self.judge(&overall)
    } else {
      var judged = summaries + overall
      families = Self.judge(&judged)
      overall = [judged.removeLast()]
      summaries = judged
    }
    groups = summaries
    self.overall = overall[0]
    if options.keyWords > 0 {
      keyness = KeynessTable(
        parts.map { ($0.name, $0.rows) }, isJudged: summaries.map(\.hasEnoughText), listing: options.keyWords,
        fewestDocuments: Self.keyWordDocuments)
    }

    let label = { (group: GroupSummary) in group.name ?? "the documents without \(key.name)" }
    var warnings = ComparisonWarning.warnings(
      summaries, middleYears: parts.map(\.middleYear), by: key, label: label)
    warnings += ComparisonWarning.caseWarnings(names.compactMap(\.self), of: key)
    if key != .genre { warnings += ComparisonWarning.caseWarnings(overall[0].genreWords.map(\.name), of: .genre) }
    let unknown = sorted.counted.count { GroupKey.genre.group(of: $0) == nil }
    if unknown > 0 && key != .genre && parts.count > 1 {
      warnings.append(.genreUnknown(documents: unknown, of: sorted.counted.count))
    }
    let undated = sorted.counted.count { $0.year == nil }
    if undated > 0 && undated < sorted.counted.count && key != .year && parts.count > 1 {
      warnings.append(.datesUnknown(documents: undated, of: sorted.counted.count))
    }
    if key == .author && !byAuthor && parts.count > 1 { warnings.append(.fewOthers(authors: parts.count - 1)) }
    self.warnings = warnings
    pair = options.pair.flatMap { asked in
      let names = PairComparison.Names(GroupKey.folded(asked.first), GroupKey.folded(asked.second))
      let places = parts.indices.filter { parts[$0].name == names.first || parts[$0].name == names.second }
      return PairComparison(
        names, among: summaries,
        warnings: ComparisonWarning.warnings(
          places.map { summaries[$0] }, middleYears: places.map { parts[$0].middleYear }, by: key, label: label))
    }
    if let norms = options.norms {
      place(in: norms)
      if let warning = ComparisonWarning.normWarning(self.overall, norms) { self.warnings.append(warning) }
    }
  }

  /// Adds to every difference what it is within the levels.
  private mutating func compareLikeWithLike() {
    let inLevels = levels.map { level in
      Dictionary(level.comparison.groups.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    for index in groups.indices {
      let same = inLevels.compactMap { $0[groups[index].name] }
      groups[index].orientationLikeWithLike = Difference(
        within: same.compactMap { group in
          LevelFigures(group.orientation, words: group.words).flatMap { own in
            LevelFigures(group.restOrientation, words: group.restWords).map { (own, $0) }
          }
        })
      for place in groups[index].rates.indices {
        groups[index].rates[place].likeWithLike = Difference(
          within: same.compactMap { group in
            let rate = group.rates[place]
            return LevelFigures(rate.estimate, words: rate.estimate.words).flatMap { own in
              LevelFigures(rate.rest, words: rate.rest.words).map { (own, $0) }
            }
          })
      }
    }
    pair?.compareLikeWithLike(levels.compactMap(\.comparison.pair))
  }

  /// Adds where each group lies among the norms.
  private mutating func place(in norms: Norms) {
    // One document has no interval, but a place among documents.
    for index in groups.indices
    where groups[index].hasEnoughText || groups[index].withheld == .oneDocument && norms.unit == .document {
      if hasBalance { groups[index].placement = Placement(groups[index].orientation, in: norms) }
      for place in groups[index].rates.indices {
        let rate = groups[index].rates[place]
        groups[index].rates[place].placement = Placement(rate.estimate, of: rate.measure, in: norms)
      }
    }
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
      && part.rows.count { $0.reliability != .none } >= options.minimumDocuments
    let isOneDocument = part.sizes.missing == .oneDocument && part.sizes.total >= options.minimumWords
    summary.withheld = isOneDocument ? .oneDocument : summary.hasEnoughText ? nil : .tooLittleText
    summary.weShare = WeShare(part, others: others, byAuthor: byAuthor)
    summary.rates = part.measures.indices.map { place in
      let estimate = Estimate(part.counts[place], part.sizes, documentsWith: part.counts[place].count { $0 > 0 })
      let counts = byAuthor ? others.map { $0.totals[place] } : others.flatMap { $0.counts[place] }
      let other = Estimate(counts, sizes, documentsWith: others.reduce(0) { $0 + $1.documentsWith[place] })
      return MeasuredRate(
        measure: part.measures[place], estimate: estimate, rest: other, difference: Difference(estimate, other))
    }
    return summary
  }

  /// A figure of a group that gets a verdict; rates by their places.
  private enum Judged {
    case balance, balanceTrend, weShare
    case rate(Int), rateTrend(Int)
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
    for index in groups.indices {
      if let withheld = groups[index].withheld {
        groups[index].orientationDifference.verdict = withheld
        groups[index].weShare?.difference.verdict = withheld
        for place in groups[index].rates.indices { groups[index].rates[place].difference.verdict = withheld }
      }
      guard !groups[index].hasEnoughText else { continue }
      groups[index].trend?.verdict = .tooLittleText
      for place in groups[index].rates.indices { groups[index].rates[place].trend?.verdict = .tooLittleText }
    }
    return families.mapValues(\.count)
  }
}

extension Difference {
  /// Gives the verdict: clear when the adjusted probability is small and the interval leaves out 0 as well. The two can
  /// part with two or three documents, whose own spread may be small by luck; then nothing is clear.
  mutating func judge(_ adjusted: Double) {
    self.adjusted = adjusted
    guard adjusted <= Self.falseDiscoveryRate, let interval else { return }
    if interval.low > 0 { verdict = .higher }
    if interval.high < 0 { verdict = .lower }
  }
}
