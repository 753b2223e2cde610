public import Lexicons
public import Scoring

/// Groups of documents side by side: every figure that a report prints.
public struct Comparison: Hashable, Sendable {
  /// What documents were grouped by.
  public let key: GroupKey
  /// The choices made.
  public let options: ComparisonOptions
  /// What was counted, in order.
  public let measures: [Measure]
  /// What the lexicon looks for.
  public let scope: LexiconScope
  /// The groups sorted by name, the one without a name last.
  public private(set) var groups: [GroupSummary]
  /// All groups together; its differences are empty.
  public let overall: GroupSummary
  /// The lexicon categories among `measures`.
  public var categoryMeasures: [Measure] { measures.filter { $0.kind == .category } }
  /// Whether the lexicon finds acts: without any there is no balance of them.
  public var hasBalance: Bool { measures.contains { $0.kind == .act } }
  /// What the rest's intervals of rates and balances take as their unit: groups only where these are authors.
  public let restUnit: RestUnit
  /// How many differences the control of false findings runs over, by family: what one table prints.
  public let families: [ComparisonFamily: Int]
  /// What could make the comparison mislead.
  public private(set) var warnings: [ComparisonWarning] = []
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

  /// The fewest other authors, known by name, for which the rest is clustered by author.
  static let fewestOtherAuthors = 5

  /// Compares the groups of a tally. O(groups · documents) per measure, since a group is compared with all documents of the
  /// others; where the unit is the author, O(documents + groups²).
  public init(_ tally: Tally, by key: GroupKey, options: ComparisonOptions = ComparisonOptions()) {
    let all = tally.rows
    let isDated = options.since != nil || options.until != nil
    let rows = isDated ? all.filter { options.holds(date: $0.date) } : all
    let undated = isDated ? all.count { $0.day == nil } : 0
    let places = Dictionary(uniqueKeysWithValues: zip(tally.categories, tally.categories.indices))
    let sorted = SortedRows(rows)
    let measures =
      options.categories.filter { places[$0] != nil }.map(Measure.category)
      + Measure.standard.filter { $0.isLookedFor(in: tally.scope) }
    self.init(
      sorted, measures, scope: tally.scope, places: places, by: key, options: options, provenance: tally.provenance,
      outsideDates: all.count - rows.count, withoutDate: undated)
    guard let within = options.within else { return }
    var inner = options
    inner.within = nil
    levels = Self.members(of: sorted.counted, by: within).map { value, rows in
      ComparisonLevel(
        name: value,
        comparison: Comparison(
          SortedRows(counted: rows), measures, scope: tally.scope, places: places, by: key, options: inner,
          provenance: tally.provenance, outsideDates: 0, withoutDate: 0))
    }
    if levels.map(\.name) == [nil] { warnings.append(.withinUnknown(field: within.name)) }
    compareLikeWithLike()
  }

  private init(
    _ sorted: SortedRows, _ measures: [Measure], scope: LexiconScope, places: [String: Int], by key: GroupKey,
    options: ComparisonOptions, provenance: Provenance, outsideDates: Int, withoutDate: Int
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
    self.scope = scope
    let parts = Self.members(of: sorted.counted, by: key).map { name, rows in
      GroupFigures(name: name, rows: rows, measures: measures, places: places)
    }
    let otherAuthors = max(0, parts.count { $0.name != nil && $0.sizes.total > 0 } - 1)
    let unit: RestUnit = key == .author && otherAuthors >= Self.fewestOtherAuthors ? .group : .document
    restUnit = unit
    let period = PeriodLength(of: sorted.counted)
    let rest = RestFigures(parts, by: unit)
    var summaries = parts.indices.map { index in
      var summary = Self.summary(of: parts[index], index, rest, options)
      summary.addCourse(of: parts[index], period: period)
      return summary
    }
    let whole = GroupFigures(name: nil, rows: sorted.counted, measures: measures, places: places)
    var overall = Self.summary(of: whole, 0, RestFigures([whole], by: .document), options)
    overall.addCourse(of: whole, period: period)
    families = Self.judge(&summaries, &overall)
    groups = summaries
    self.overall = overall
    if options.keyWords > 0 {
      keyness = KeynessTable(
        parts.map { ($0.name, $0.rows) }, isJudged: summaries.map(\.hasEnoughText), listing: options.keyWords,
        fewestDocuments: Self.keyWordDocuments)
    }
    pair = options.pair.flatMap { Self.pair($0, among: summaries, parts, by: key) }
    warnings = misleading(sorted.counted, parts)
    if key == .author, unit != .group, groups.count > 1 { warnings.append(.fewOthers(authors: otherAuthors)) }
    if let norms = options.norms {
      place(in: norms)
      if let warning = ComparisonWarning.normWarning(self.overall, norms) { self.warnings.append(warning) }
    }
  }

  /// Rows by what a key makes of them: sorted by name, those without one last.
  private static func members(of rows: [TallyRow], by key: GroupKey) -> [(name: String?, rows: [TallyRow])] {
    let members = Dictionary(grouping: rows) { key.group(of: $0) }
    let names = members.keys.compactMap { $0 }.sorted() + (members[nil] == nil ? [] : [nil])
    return names.map { ($0, members[$0] ?? []) }
  }

  /// The two groups asked for against each other.
  private static func pair(
    _ asked: PairComparison.Names, among groups: [GroupSummary], _ parts: [GroupFigures], by key: GroupKey
  ) -> PairComparison? {
    let names = PairComparison.Names(GroupKey.folded(asked.first), GroupKey.folded(asked.second))
    let places = parts.indices.filter { parts[$0].name == names.first || parts[$0].name == names.second }
    return PairComparison(
      names, among: groups, warnings: Self.warnings(places.map { groups[$0] }, places.map { parts[$0] }, by: key))
  }

  /// What could make the comparison of these rows in these groups mislead, but for norms and levels.
  private func misleading(_ rows: [TallyRow], _ parts: [GroupFigures]) -> [ComparisonWarning] {
    var warnings = Self.warnings(groups, parts, by: key)
    warnings += ComparisonWarning.caseWarnings(groups.compactMap(\.name), of: key)
    if key != .genre { warnings += ComparisonWarning.caseWarnings(overall.genreWords.map(\.name), of: .genre) }
    guard groups.count > 1 else { return warnings }
    let unknown = rows.count { GroupKey.genre.group(of: $0) == nil }
    if unknown > 0 && key != .genre { warnings.append(.genreUnknown(documents: unknown, of: rows.count)) }
    let undated = rows.count { $0.year == nil }
    if undated > 0 && undated < rows.count && key != .year {
      warnings.append(.datesUnknown(documents: undated, of: rows.count))
    }
    return warnings
  }

  private static func warnings(
    _ groups: [GroupSummary], _ parts: [GroupFigures], by key: GroupKey
  ) -> [ComparisonWarning] {
    ComparisonWarning.warnings(groups, middleYears: parts.map(\.middleYear), by: key) {
      $0.name ?? "the documents without \(key.name)"
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
        within: same.map { (SideFigure($0.orientation), SideFigure($0.restOrientation)) },
        widest: Difference.widestBalances)
      for place in groups[index].rates.indices {
        groups[index].rates[place].likeWithLike = Difference(
          within: same.map { (SideFigure($0.rates[place].estimate), SideFigure($0.rates[place].rest)) },
          widest: Difference.widestRates)
      }
    }
    pair?.compareLikeWithLike(levels.compactMap(\.comparison.pair))
  }

  /// Adds where each group lies among the norms, or why it has no place there.
  private mutating func place(in norms: Norms) {
    for index in groups.indices {
      let missing = Self.missingPlace(of: groups[index], in: norms, options).map { Placement(missing: $0) }
      if hasBalance { groups[index].placement = missing ?? Placement(groups[index].orientation, in: norms) }
      for place in groups[index].rates.indices {
        let rate = groups[index].rates[place]
        groups[index].rates[place].placement = missing ?? Placement(rate.estimate, of: rate.measure, in: norms)
      }
    }
  }

  /// Why a group has no place among norms: fewer words than their units have, or of documents fewer than an author needs. One
  /// document has no interval, but a place among documents.
  private static func missingPlace(
    of group: GroupSummary, in norms: Norms, _ options: ComparisonOptions
  ) -> MissingInterval? {
    if group.words == 0 { return .noWords }
    if group.words < options.placedWords ?? norms.minimumWords { return .tooLittleText }
    if group.orientation.missing == .oneDocument { return norms.unit == .document ? nil : .oneDocument }
    return group.documents - group.shortDocuments < options.minimumDocuments ? .tooLittleText : nil
  }

  /// What is said of a group, which has this place among all, against the others, but for how its figures run and for verdicts.
  private static func summary(
    of part: GroupFigures, _ index: Int, _ rest: RestFigures, _ options: ComparisonOptions
  ) -> GroupSummary {
    let sizes = rest.sizes(without: index)
    var summary = GroupSummary(part, rest: rest.orientation(without: index, sizes))
    if part.sizes.total < options.minimumWords {
      summary.withheld = .tooLittleText
    } else if part.sizes.missing == .oneDocument {
      summary.withheld = .oneDocument
    } else if part.rows.count(where: { $0.reliability != .none }) < options.minimumDocuments {
      summary.withheld = .tooLittleText
    }
    summary.weShare = WeShare(part, rest: rest.weShare(without: index))
    summary.rates = part.measures.indices.map { place in
      let estimate = Estimate(part.counts[place], part.sizes, documentsWith: part.counts[place].count { $0 > 0 })
      let other = rest.estimate(of: place, without: index, with: part.documentsWith[place], sizes)
      return MeasuredRate(
        measure: part.measures[place], estimate: estimate, rest: other, difference: Difference(estimate, other))
    }
    return summary
  }
}
