/// What could make a comparison mislead.
extension Comparison {
  /// The most groups that are told to be carried by one unit.
  private static let mostCarriers = 3

  /// What could make the comparison of these rows in these groups mislead, apart from levels.
  func misleading(
    _ rows: [TallyRow], _ parts: [GroupFigures], otherAuthors: Int
  ) -> [ComparisonWarning] {
    var warnings = misleadingMixture(rows, parts)
    // Where no difference is judged, no judgement can be overstated.
    if key == .author, restUnit == .document, groups.contains(where: \.isSetAgainstOthers) {
      warnings.append(.fewOthers(authors: otherAuthors))
    }
    if let norms = options.norms, let warning = ComparisonWarning.normWarning(overall, norms) {
      warnings.append(warning)
    }
    return warnings
  }

  /// What could make it mislead by how names, genres, dates and lengths are distributed over the groups.
  private func misleadingMixture(_ rows: [TallyRow], _ parts: [GroupFigures]) -> [ComparisonWarning] {
    var warnings = Self.warnings(groups, parts, by: key, unit: unit)
    let carriers = zip(groups, parts).filter(\.0.hasEnoughText).compactMap {
      Carrier($1, called: $0.name ?? Self.unnamed(key), unit: unit)
    }
    warnings += carriers.prefix(Self.mostCarriers).map { .carried($0) }
    warnings += ComparisonWarning.caseWarnings(groups.compactMap(\.name), of: key)
    if key == .author || unit == .author {
      let authors = Set(rows.compactMap { GroupKey.author.group(of: $0) })
      if key != .author { warnings += ComparisonWarning.caseWarnings(authors, of: .author) }
      warnings += ComparisonWarning.initialWarnings(authors)
    }
    if key != .genre { warnings += ComparisonWarning.caseWarnings(overall.genreWords.map(\.name), of: .genre) }
    guard groups.count > 1 else { return warnings }
    let unknown = rows.count { GroupKey.genre.group(of: $0) == nil }
    if unknown > 0 && key != .genre { warnings.append(.genreUnknown(documents: unknown, of: rows.count)) }
    let undated = rows.count { $0.year == nil }
    if undated > 0 && undated < rows.count && !key.isOfTime {
      warnings.append(.datesUnknown(documents: undated, of: rows.count))
    }
    return warnings
  }

  /// The warnings about some of the groups by how many, when and how long their documents are.
  static func warnings(
    _ groups: [GroupSummary], _ parts: [GroupFigures], by key: GroupKey, unit: ComparisonUnit
  ) -> [ComparisonWarning] {
    ComparisonWarning.warnings(groups, middleYears: parts.map(\.middleYear), by: key, unit: unit) {
      $0.name ?? unnamed(key)
    }
  }

  /// The name for documents that have no value for a key; without a value of the field "words" they still have words.
  private static func unnamed(_ key: GroupKey) -> String {
    if case .field(let name) = key { return "the documents without a value of “\(name)”" }
    return "the documents without \(key.name)"
  }
}
