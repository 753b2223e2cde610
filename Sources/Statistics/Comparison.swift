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
  /// Whether the lexicon finds acts: without them there is no balance.
  public var hasBalance: Bool { measures.contains { $0.kind == .act } }
  /// What the groups' figures take as independent.
  public let unit: ComparisonUnit
  /// What the figures of all documents together take as independent: authors, where groups are authors and there are
  /// enough of them.
  public let overallUnit: ComparisonUnit
  /// What the trends of all documents together take as independent: authors, wherever one has several documents.
  public let overallTrendUnit: ComparisonUnit
  /// What the intervals of the rest's rates and balances take as independent: authors as well where groups are authors
  /// and there are enough of them.
  public let restUnit: ComparisonUnit
  /// How many differences false findings are controlled over, by family: those that one table prints.
  public let families: [ComparisonFamily: Int]
  /// What could make the comparison mislead.
  public private(set) var warnings: [ComparisonWarning] = []
  /// Documents left out because their text is repeated: they are the same evidence twice.
  public let duplicates: [TallyRow]
  /// Documents left out because they do not read as English.
  public let notEnglish: [TallyRow]
  /// The number of documents without a word of the author's.
  public let withoutWords: Int
  /// What the figures rest on.
  public let provenance: Provenance
  /// Which documents were compared, as a SHA-256 in hexadecimal of their texts and of what figures take from their metadata
  /// (docs/comparison.md); empty in a level.
  public private(set) var documentsDigest = ""
  /// The comparison of the two groups in `options.pair`; `nil` when none were asked for or one of them does not exist.
  public private(set) var pair: PairComparison?
  /// The groups compared within each value of `options.within`, sorted by the value; empty when that is `nil`.
  public private(set) var levels: [ComparisonLevel] = []
  /// The number of documents left out because their date lies outside `options.since` and `until`, or is unknown.
  public let outsideDates: Int
  /// How many of `outsideDates` have no known date.
  public let withoutDate: Int

  /// Which words set the groups apart; `nil` when words were not counted or none were asked for.
  public private(set) var keyness: KeynessTable?

  /// The fewest documents that must contain a word for it to be listed: two are only an occasion or two.
  private static let keyWordDocuments = 3

  /// The fewest other authors, known by name, that the rest is clustered by.
  static let fewestOtherAuthors = 5

  /// Compares the groups of a tally. O(groups · documents) per measure, since each group is compared with all documents
  /// of the others; O(documents + groups²) where the unit is the author.
  public init(_ tally: Tally, by key: GroupKey, options: ComparisonOptions = ComparisonOptions()) {
    let all = tally.rows
    let isDated = options.since != nil || options.until != nil
    let rows = isDated ? all.filter { options.holds(date: $0.date) } : all
    let undated = isDated ? all.count { $0.day == nil } : 0
    let places = Dictionary(uniqueKeysWithValues: zip(tally.categories, tally.categories.indices)).filter {
      !tally.provenance.leavesOut($0.key)
    }
    let sorted = SortedRows(rows)
    let frame = Frame(
      measures: options.categories.filter { places[$0] != nil }.map(Measure.category)
        + Measure.standard.filter { $0.isLookedFor(in: tally.scope) },
      scope: tally.scope, places: places, key: key,
      unit: options.unit ?? ComparisonUnit(suiting: sorted.counted), provenance: tally.provenance)
    self.init(sorted, in: frame, options, outsideDates: all.count - rows.count, withoutDate: undated)
    documentsDigest = DocumentsDigest.of(sorted.counted, by: key, within: options.within)
    if hasBalance, let scarce = ComparisonWarning.scarceWarning(overall) { warnings.append(scarce) }
    guard let within = options.within else { return }
    var inner = options
    inner.within = nil
    let members = within.members(of: sorted.counted)
    levels = members.map { value, rows in
      ComparisonLevel(
        name: value,
        comparison: Comparison(SortedRows(counted: rows), in: frame, inner, outsideDates: 0, withoutDate: 0))
    }
    if levels.map(\.name) == [nil] { warnings.append(.withinUnknown(field: within.name)) }
    compareLikeWithLike(members.map(\.rows), places: places)
  }

  /// What a comparison and those within its levels have in common.
  private struct Frame {
    let measures: [Measure]
    let scope: LexiconScope
    /// The places of categories among the counts of rows, those left out apart.
    let places: [String: Int]
    let key: GroupKey
    let unit: ComparisonUnit
    let provenance: Provenance
  }

  private init(
    _ sorted: SortedRows, in frame: Frame, _ options: ComparisonOptions, outsideDates: Int, withoutDate: Int
  ) {
    let (key, unit, measures, places) = (frame.key, frame.unit, frame.measures, frame.places)
    self.key = key
    self.options = options
    provenance = frame.provenance
    self.outsideDates = outsideDates
    self.withoutDate = withoutDate
    duplicates = sorted.duplicates
    notEnglish = sorted.notEnglish
    withoutWords = sorted.counted.count { $0.words == 0 }

    self.measures = measures
    scope = frame.scope
    overallTrendUnit = unit
    self.unit = key == .author ? .document : unit
    let members = key.members(of: sorted.counted)
    let otherAuthors = max(0, members.count { $0.name != nil && $0.rows.contains { $0.words > 0 } } - 1)
    restUnit = key == .author && otherAuthors >= Self.fewestOtherAuthors ? .author : self.unit
    overallUnit = key == .author && unit == .author ? restUnit : unit
    let groups = GroupsAndRest(members, measures, places: places, unit: self.unit, restUnit: restUnit)
    let parts = groups.groups
    let period = PeriodLength(of: sorted.counted)
    let ownUnit = self.unit
    var summaries = parts.indices.map { index in
      var summary = groups.summary(of: index, options)
      summary.addCourse(of: parts[index], period: period, unit: ownUnit)
      return summary
    }
    let whole = GroupsAndRest(
      [(nil, sorted.counted)], measures, places: places, unit: overallUnit, restUnit: overallUnit)
    var overall = whole.summary(of: 0, options)
    overall.addCourse(of: whole.groups[0], period: period, unit: overallTrendUnit)
    families = Self.judge(&summaries, &overall)
    self.groups = summaries
    self.overall = overall
    if options.keyWords > 0 {
      keyness = KeynessTable(
        parts.map { ($0.name, $0.rows) }, unit: self.unit, isJudged: summaries.map(\.hasEnoughText),
        listing: options.keyWords,
        fewestDocuments: Self.keyWordDocuments)
    }
    pair = options.pair.flatMap { Self.pair($0, among: summaries, groups, by: key) }
    if let norms = options.norms { place(in: norms) }
    warnings = misleading(sorted.counted, parts, otherAuthors: otherAuthors)
  }

  /// The comparison of the two groups asked for.
  private static func pair(
    _ asked: PairComparison.Names, among summaries: [GroupSummary], _ groups: GroupsAndRest, by key: GroupKey
  ) -> PairComparison? {
    let names = PairComparison.Names(key.shown(asked.first), key.shown(asked.second))
    let parts = groups.groups
    let places = parts.indices.filter {
      key.isOne(parts[$0].name, names.first) || key.isOne(parts[$0].name, names.second)
    }
    return PairComparison(
      names, by: key, among: summaries, groups,
      warnings: Self.warnings(places.map { summaries[$0] }, places.map { parts[$0] }, by: key, unit: groups.unit))
  }

  /// Adds the same differences taken within levels; `levels` are the rows of each.
  private mutating func compareLikeWithLike(_ levels: [[TallyRow]], places: [String: Int]) {
    var own = UnitNumbers(unit)
    var inRest = UnitNumbers(restUnit)
    let groupsOfLevels = levels.map { rows in
      GroupsAndRest(key.members(of: rows), measures, places: places, &own, inRest: &inRest)
    }
    for index in groups.indices {
      let sides = groupsOfLevels.compactMap { groups -> (UnitCounts, UnitRemainder)? in
        groups.groups.firstIndex { key.isOne($0.name, self.groups[index].name) }.map {
          (groups.groups[$0].units, groups.rest(of: $0))
        }
      }
      groups[index].compareLikeWithLike(unit) { place in
        sides.map { Stratum(first: $0.side(place), second: $1.side(place)) }
      }
    }
    pair?.compareLikeWithLike(groupsOfLevels.map(\.groups), by: key, unit: unit)
  }

  /// Adds where each group lies among the norms, or why it cannot be placed there.
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

  /// Why a group cannot be placed among norms: it has fewer words than their units have, or fewer documents than an
  /// author needs. A single document has no interval, but it has a place among documents.
  private static func missingPlace(
    of group: GroupSummary, in norms: Norms, _ options: ComparisonOptions
  ) -> MissingInterval? {
    if group.words == 0 { return .noWords }
    if group.words < options.placedWords ?? norms.minimumWords { return .tooLittleText }
    if group.orientation.missing == .oneDocument { return norms.unit == .document ? nil : .oneDocument }
    return group.documents - group.shortDocuments < options.minimumDocuments ? .tooLittleText : nil
  }
}
