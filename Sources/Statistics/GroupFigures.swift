import Lexicons
import Scoring

/// The counts of a group, by measure and unit. Documents without words are left out of them.
struct GroupFigures {
  /// The group's name; `nil` for the documents whose metadata does not say.
  let name: String?
  /// All its documents, those without words among them.
  let rows: [TallyRow]
  let measures: [Measure]
  /// The counts of its documents, each one by itself.
  let documents: UnitCounts
  /// The counts by the units of the group's own figures: its documents, or its authors.
  let units: UnitCounts
  /// The counts by the units that it adds to the rest of another group.
  let inRest: UnitCounts
  /// The number of documents with an occurrence, by measure.
  let documentsWith: [Int]
  /// The numbers of the units of its documents that have words, in their order.
  private let numbers: [Int]

  /// Reads a group's rows, assigning them the numbers of both kinds of units.
  init(
    name: String?, rows: [TallyRow], measures: [Measure], places: [String: Int], _ own: inout UnitNumbers,
    inRest: inout UnitNumbers
  ) {
    let worded = rows.filter { $0.words > 0 }
    let numbers = worded.map { own.number(of: $0) }
    self.name = name
    self.rows = rows
    self.numbers = numbers
    self.measures = measures
    documents = UnitCounts(worded, ids: numbers, measures: measures, places: places)
    documentsWith = documents.counts.map { $0.count { $0 > 0 } }
    units = own.unit == .document ? documents : UnitCounts(documents, as: numbers)
    self.inRest =
      own.unit == inRest.unit
      ? units : UnitCounts(documents, as: worded.map { inRest.number(of: $0) })
  }

  /// The number of documents with a word of we.
  var documentsWithWe: Int { documents.we?.count { $0 > 0 } ?? 0 }

  /// The first document of a unit by its place among `units`.
  func row(ofUnit place: Int) -> TallyRow? {
    let worded = rows.lazy.filter { $0.words > 0 }
    return zip(worded, numbers).first { $0.1 == units.ids[place] }?.0
  }

  /// The median of the known years.
  var middleYear: Int? { median(rows.compactMap(\.year)) }
}

/// The groups of a comparison, each with all the others as its rest.
struct GroupsAndRest {
  let groups: [GroupFigures]
  /// All groups, by the units of their rests.
  private let whole: UnitCounts
  private let placesInWhole: [Int: Int]
  private let documentsWith: [Int]
  private let documentsWithWe: Int
  /// The rates of all documents, by measure: what is left of them without a group's own is its rest, where documents are the unit.
  private let documentRates: [RateSums]
  /// The unit of the groups' own figures.
  let unit: ComparisonUnit

  /// Reads the rows of groups, with the given units for their figures and for those of their rests.
  init(
    _ members: [(name: String?, rows: [TallyRow])], _ measures: [Measure], places: [String: Int],
    unit: ComparisonUnit, restUnit: ComparisonUnit
  ) {
    var (own, inRest) = (UnitNumbers(unit), UnitNumbers(restUnit))
    self.init(members, measures, places: places, &own, inRest: &inRest)
  }

  /// Reads the rows of groups. The numbers of units continue from group to group, and from level to level where there
  /// are levels.
  init(
    _ members: [(name: String?, rows: [TallyRow])], _ measures: [Measure], places: [String: Int],
    _ own: inout UnitNumbers, inRest: inout UnitNumbers
  ) {
    let groups = members.map { name, rows in
      GroupFigures(name: name, rows: rows, measures: measures, places: places, &own, inRest: &inRest)
    }
    self.groups = groups
    unit = own.unit
    documentsWithWe = groups.reduce(0) { $0 + $1.documentsWithWe }
    whole = UnitCounts(joining: groups.map(\.inRest))
    placesInWhole = Dictionary(uniqueKeysWithValues: zip(whole.ids, whole.ids.indices))
    documentsWith = measures.indices.map { place in groups.reduce(0) { $0 + $1.documentsWith[place] } }
    documentRates = measures.indices.map { place in
      groups.reduce(RateSums([], [])) { $0 + RateSums($1.documents.counted(place)) }
    }
  }

  /// All groups other than this one.
  func rest(of group: Int) -> UnitRemainder {
    UnitRemainder(whole, less: groups[group].inRest, placesInWhole: placesInWhole)
  }

  /// The number of the others' documents with an occurrence.
  func restDocumentsWith(_ measure: Int, of group: Int) -> Int {
    documentsWith[measure] - groups[group].documentsWith[measure]
  }

  /// The units that stand on both sides: authors may.
  func shared(_ first: [Int], _ firstSizes: ClusterSizes, _ second: [Int], _ secondSizes: ClusterSizes) -> SharedUnits?
  {
    unit == .author ? SharedUnits(first, firstSizes, second, secondSizes) : nil
  }

  /// What the rates of two sets of counted units share.
  func variation(_ first: CountedUnits, _ second: CountedUnits) -> SharedVariation {
    shared(first.ids, first.sizes, second.ids, second.sizes)?.variation(first, second) ?? .none
  }

  /// The share of we in a group and in the others; `nil` where it is not counted.
  func weShare(of group: Int, _ rest: UnitRemainder) -> WeShare? {
    guard let own = groups[group].units.shareOfWe, let other = rest.shareOfWe else { return nil }
    let documentsWith = groups[group].documentsWithWe
    let estimate = Estimate(own, documentsWith: documentsWith)
    let restEstimate = Estimate(other, documentsWith: documentsWithWe - documentsWith)
    return WeShare(
      estimate: estimate, rest: restEstimate,
      difference: Difference(estimate, restEstimate, sharing: variation(own, other)))
  }
}

extension GroupsAndRest {
  /// Everything that is said of a group against the others, except its course and its verdicts.
  func summary(of index: Int, _ options: ComparisonOptions) -> GroupSummary {
    let part = groups[index]
    let units = part.units
    let rest = rest(of: index)
    let (own, shared) = (rest.counts(\.own), rest.counts(\.shared))
    let common = self.shared(units.ids, units.sizes, rest.ids, rest.sizes)
    var summary = GroupSummary(
      part, rest: OrientationEstimate(own: own, shared: shared, rest.sizes),
      sharing: common?.variation((units.own, units.shared, units.sizes), (own, shared, rest.sizes)) ?? .none)
    if units.sizes.total < options.minimumWords {
      summary.withheld = .tooLittleText
    } else if units.sizes.missing == .oneDocument {
      summary.withheld = .oneDocument
    } else if part.rows.count(where: { $0.reliability != .none }) < options.minimumDocuments {
      summary.withheld = .tooLittleText
    } else if units.sizes.missing == .oneAuthor {
      summary.withheld = .oneAuthor
    }
    summary.weShare = weShare(of: index, rest)
    summary.rates = part.measures.indices.map { place in
      let (own, other) = (units.counted(place), rest.counted(place))
      let estimate = Estimate(own, documentsWith: part.documentsWith[place])
      let restEstimate = Estimate(other, documentsWith: restDocumentsWith(place, of: index))
      let shared = common?.variation(own, other) ?? .none
      let difference = Difference(estimate, restEstimate, sharing: shared)
      let rates = RateSums(own)
      let restRates = unit == .document ? documentRates[place] - rates : RateSums(other)
      return MeasuredRate(
        measure: part.measures[place], estimate: estimate, rest: restEstimate, difference: difference,
        effect: EffectSize(
          of: difference, estimate, restEstimate, sharing: shared,
          spreads: (UnitSpread(rates), UnitSpread(restRates))))
    }
    return summary
  }
}

extension GroupSummary {
  /// Adds how figures run through the group's documents: evenly or in bursts, and over time. `unit` is what the trend
  /// takes as independent.
  mutating func addCourse(of figures: GroupFigures, period: PeriodLength, unit: ComparisonUnit) {
    let documents = figures.documents
    let rows = figures.rows.filter { $0.words > 0 }
    var numbers = UnitNumbers(unit)
    let timeline = Timeline(rows, units: UnitPlaces(rows.map { numbers.number(of: $0) }).places, period: period)
    trend = timeline.trend(own: documents.own, shared: documents.shared, sizes: documents.sizes.words)
    for (place, measure) in figures.measures.enumerated() {
      let counts = documents.counts[place]
      rates[place].dispersion = Dispersion(counts: counts, words: documents.sizes.words)
      if case .category = measure {
        rates[place].trend = timeline.trend(counts: counts, sizes: documents.sizes.words)
      }
    }
  }
}
