import Lexicons
import Scoring
import Statistics

/// A comparison as a flat table in long form: one row for each group and measure.
struct ComparisonCSV {
  let comparison: Comparison
  /// The value of the field compared within; `nil` for all documents together.
  let level: String?
  private let keyness: KeynessFormats

  init(comparison: Comparison, level: String? = nil) {
    self.comparison = comparison
    self.level = level
    keyness = KeynessFormats(comparison: comparison)
  }

  private static let columns =
    [
      "by", "level", "group", "kind", "category", "documents", "words", "count", "documents_with", "rate", "low",
      "high",
      "no_interval", "rest_rate", "difference", "difference_low", "difference_high", "p", "p_adjusted", "verdict",
      "standard_error", "against", "unit", "units", "ratio", "ratio_low", "ratio_high", "hedges_g", "hedges_g_low",
      "hedges_g_high", "n", "mean", "sd", "rest_n", "rest_mean", "rest_sd",
    ] + CSVRow.provenanceColumns

  var text: String {
    let levels = comparison.levels.map { ComparisonCSV(comparison: $0.comparison, level: $0.name ?? "(not known)") }
    return CSVRow(columns: Self.columns).text + ([self] + levels).map(\.body).joined()
  }

  private var body: String { comparison.groups.map { rows($0) + courseRows($0) }.joined() + pairRows }

  private func rows(_ group: GroupSummary) -> String {
    var text = ""
    if comparison.hasBalance {
      text += row(group, "orientation", "orientation") { row in
        row.addEmpty(2)
        row.add(group.orientation.value, places: Places.balance)
        add(group.orientation.interval, group.orientation.missing, Places.balance, &row)
        row.add(group.restOrientation.value, places: Places.balance)
        add(group.orientationDifference, Places.balance, &row)
      }
    }
    for rate in group.rates {
      text += row(group, rate.measure.kind.rawValue, rate.measure.name, effect: rate.effect) { row in
        row.add(rate.estimate.count)
        row.add(rate.estimate.documentsWith)
        row.add(rate.estimate.perThousand, places: Places.rate)
        add(rate.estimate.interval, rate.estimate.missing, Places.rate, &row)
        row.add(rate.rest.perThousand, places: Places.rate)
        add(rate.difference, Places.rate, &row)
      }
    }
    text += keyness.rows(group) { kind, word, words, fill in
      row(
        group, documents: group.documents, words: words, kind, word.word, standardError: word.standardError, fill)
    }
    for (name, count) in zip(WeReadings.names, group.we.counts) where comparison.readsWe {
      text += bare(group, "we", name, count, of: group.words)
    }
    for model in comparison.shownModels {
      text += bare(group, "model", model.rawValue, group.models[model] ?? 0, of: 0)
    }
    return text
  }

  /// A row of a count without an interval, and without a rate where it is not a count of words.
  private func bare(_ group: GroupSummary, _ kind: String, _ name: String, _ count: Int, of words: Int) -> String {
    row(group, kind, name) { row in
      row.add(count)
      row.addEmpty(1)
      row.add(Rate(occurrences: count, words: words).perThousand, places: Places.rate)
      row.addEmpty(10)
    }
  }

  func row(
    _ group: GroupSummary, _ kind: String, _ name: String, against: String? = nil, effect: EffectSize? = nil,
    _ body: (inout CSVRow) -> Void
  ) -> String {
    row(
      group, documents: group.documents, words: group.words, kind, name, against: against, effect: effect, body)
  }

  /// A row on this many of a group's documents and words. `against` is the group it is compared with; `nil` for the
  /// others.
  func row(
    _ group: GroupSummary, documents: Int, words: Int, _ kind: String, _ name: String, standardError: Double? = nil,
    against: String? = nil, effect: EffectSize? = nil, _ body: (inout CSVRow) -> Void
  ) -> String {
    var row = CSVRow()
    row.add(comparison.key.name)
    row.add(level)
    row.add(group.name)
    row.add(kind)
    row.add(name)
    row.add(documents)
    row.add(words)
    body(&row)
    row.add(standardError, places: Places.rate)
    row.add(against)
    row.add(comparison.unit.rawValue)
    row.add(group.units)
    add(effect, &row)
    row.add(comparison.provenance)
    return row.text
  }

  func add(_ interval: Interval?, _ missing: MissingInterval?, _ places: Int, _ row: inout CSVRow) {
    row.add(interval?.low, places: places)
    row.add(interval?.high, places: places)
    row.add(missing?.rawValue)
  }

  /// The cells of how large a difference is; empty ones of a figure that is no rate.
  private func add(_ effect: EffectSize?, _ row: inout CSVRow) {
    guard let effect else { return row.addEmpty(12) }
    for (value, interval) in [(effect.ratio, effect.ratioInterval), (effect.g, effect.gInterval)] {
      row.add(value, places: Places.rate)
      row.add(interval?.low, places: Places.rate)
      row.add(interval?.high, places: Places.rate)
    }
    for side in [effect.first, effect.second] {
      row.add(side.units)
      row.add(side.mean, places: Places.rate)
      row.add(side.deviation, places: Places.rate)
    }
  }

  func add(_ difference: Difference, _ places: Int, _ row: inout CSVRow) {
    row.add(difference.value, places: places)
    row.add(difference.interval?.low, places: places)
    row.add(difference.interval?.high, places: places)
    row.add(difference.probability.flatMap(Decimals.probability))
    row.add(difference.adjusted.flatMap(Decimals.probability))
    row.add(difference.verdict.rawValue)
  }
}
