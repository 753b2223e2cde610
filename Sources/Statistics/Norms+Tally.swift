import Scoring

extension Norms {
  /// Factor from rates per 1,000 words to whole numbers per 1,000,000.
  static let rateScale = 1_000.0
  /// Factor from balances to whole numbers of 10,000ths.
  static let balanceScale = 10_000.0

  /// The norms of a tally: the figures of every author, or every document, with enough words (`options.minimumWords`).
  /// Repeated texts and texts that are not English are left out. `nil` when nothing remains.
  public init?(_ tally: Tally, by unit: NormUnit, options: ComparisonOptions = ComparisonOptions()) {
    let rows = SortedRows(tally.rows.filter { options.holds(date: $0.date) }).counted
    let places = Dictionary(uniqueKeysWithValues: zip(tally.categories, tally.categories.indices))
    let measures = Self.measures(tally.categories)
    let members: [[TallyRow]] =
      switch unit {
      case .document: rows.map { [$0] }
      case .author: GroupKey.author.members(of: rows).filter { $0.name != nil }.map(\.rows)
      }
    let units = members.filter { $0.reduce(0) { $0 + $1.words } >= options.minimumWords }
    let counted = units.flatMap { $0 }
    guard !units.isEmpty else { return nil }
    let sizes = units.map { $0.reduce(0) { $0 + $1.words } }
    let genres = counted.reduce(into: [String: Int]()) { sum, row in
      if let genre = GroupKey.genre.group(of: row) { sum[genre, default: 0] += row.words }
    }
    let dates = counted.compactMap(\.date)
    let first = dates.min()
    let last = dates.max()
    let rates = measures.map { measure in
      zip(units, sizes).compactMap { rows, words in
        Rate(occurrences: rows.reduce(0) { $0 + measure.count(in: $1, places: places) }, words: words).perThousand
      }.map { Int(($0 * Self.rateScale).rounded()) }
    }
    let balances = zip(units, sizes).compactMap { rows, words in
      OrientationFormula.value(
        own: rows.reduce(0) { $0 + $1.ownWeight }, shared: rows.reduce(0) { $0 + $1.sharedWeight }, words: words)
    }.map { Int(($0 * Self.balanceScale).rounded()) }
    self.init(
      version: tally.provenance.version, lexiconDigest: tally.provenance.lexiconDigest,
      options: tally.provenance.options, unit: unit, units: units.count,
      documents: counted.count, words: sizes.reduce(0, +),
      minimumWords: options.minimumWords,
      genres: genres.keys.sorted().map { Genre(name: $0, words: genres[$0] ?? 0) },
      dates: first.flatMap { first in last.map { first...$0 } },
      distributions: zip([nil] + measures.map(Optional.some), [balances] + rates).map { measure, values in
        NormDistribution(name: Self.name(measure), values: Self.thinned(values.sorted()))
      })
  }

  /// Why norms are incomplete for a lexicon with these categories; `nil` when they are complete: the balance and every
  /// rate are there, with a value for every unit.
  package func fault(_ categories: [String]) -> String? {
    let values = Dictionary(distributions.map { ($0.name, $0.values.count) }) { first, _ in first }
    guard values[Self.name(nil)] != nil else { return "has no distribution \"\(Self.name(nil))\"" }
    let wanted = min(units, Self.mostValues)
    for name in Self.measures(categories).map(Self.name) {
      guard let count = values[name] else { return "has no distribution \"\(name)\"" }
      guard count == wanted else { return "has \(count) values of \"\(name)\" where there should be \(wanted)" }
    }
    return nil
  }

  /// The measures that have a rate in norms: every category of the lexicon, so that any comparison finds its own.
  private static func measures(_ categories: [String]) -> [Measure] {
    categories.map(Measure.category) + Measure.standard
  }

  /// Evenly spaced quantiles of sorted values, where there are more of them than are kept.
  private static func thinned(_ values: [Int]) -> [Int] {
    guard values.count > mostValues else { return values }
    return (0..<mostValues).map { values[(2 * $0 + 1) * values.count / (2 * mostValues)] }
  }
}
