import Scoring
import Statistics
import Text

/// The sizes of differences, independent of their unit: the ratio of the rates, and Hedges' g. Terminal, Markdown and page show the
/// same rows.
struct EffectRows {
  /// The size of one difference.
  struct Row {
    /// The name of the group, as it stands in the documents.
    let group: String
    let measure: Measure
    let ratio: Figure
    let g: Figure
  }

  /// A figure and its interval in words: "1.7" and "1.2 to 2.5". A dash without interval where there is none.
  struct Figure {
    let value: String
    let interval: String?

    /// Both in one: "1.7 (1.2 to 2.5)".
    var text: String { value + (interval.map { " (\($0))" } ?? "") }
  }

  /// What the groups are groups by.
  let key: GroupKey
  /// What the differences are from: "the others", or the second group of a pair.
  let other: String
  /// The rows, those of a group one after the other; never empty.
  let rows: [Row]
  private let unit: ComparisonUnit

  /// The first of two named groups against the second; `nil` unless two are named and a difference between them has a size.
  init?(ofPairIn comparison: Comparison) {
    guard let pair = comparison.pair else { return nil }
    self.init(
      comparison, from: pair.names.second,
      rows: pair.rates.compactMap { Self.row(pair.names.first, $0.measure, $0.difference, $0.effect) })
  }

  /// Each group against all others; `nil` where no difference has a size. Of two groups only the first, since the second has
  /// the same sizes reversed, and neither if the two are named, since the pair's sizes are the same.
  init?(ofGroupsIn comparison: Comparison) {
    let all = comparison.groups
    let shown = all.count > 2 ? all.count : comparison.pair == nil ? 1 : 0
    self.init(
      comparison, from: "the others",
      rows: all.prefix(shown).flatMap { group in
        let name = Wording.name(group, by: comparison.key)
        return group.rates.compactMap { Self.row(name, $0.measure, $0.difference, $0.effect) }
      })
  }

  private init?(_ comparison: Comparison, from other: String, rows: [Row]) {
    guard !rows.isEmpty else { return nil }
    (key, unit, self.other, self.rows) = (comparison.key, comparison.unit, other, rows)
  }

  /// A row for a compared word, or for acts, attention and vision whose difference is clear; `nil` for all else, and without a size.
  private static func row(_ group: String, _ measure: Measure, _ difference: Difference, _ effect: EffectSize) -> Row? {
    guard measure.kind == .category || difference.verdict.isClear, effect.ratio != nil || effect.g != nil else {
      return nil
    }
    return Row(
      group: group, measure: measure,
      ratio: Figure(value: Wording.rate(effect.ratio), interval: effect.ratioInterval.map { Wording.interval($0) }),
      g: Figure(
        value: Wording.signed(effect.g, places: Places.shownBalance),
        interval: effect.gInterval.map { Wording.signedInterval($0, places: Places.shownBalance) }))
  }

  /// How the sizes are measured, as the end of a title or a sentence of its own.
  var measured: String { "rates as a ratio; Hedges' g of \(unit.rawValue)s, all weighted equally" }

  /// The names of the columns of the two sizes.
  static let columns = (ratio: "Times (95%)", g: "Hedges' g (95%)")
}

extension EffectRows {
  /// The widths of the columns of a group's name, of a measure's, and of the ratio with its interval.
  private static let (nameWidth, measureWidth, ratioWidth) = (15, 16, 22)

  /// The sizes of a comparison for a terminal: those of a named pair first.
  static func lines(_ comparison: Comparison, _ style: TextStyle) -> [String] {
    [EffectRows(ofPairIn: comparison), EffectRows(ofGroupsIn: comparison)].compactMap(\.self)
      .flatMap { $0.lines(style) }
  }

  /// The rows under a title, with a group's name at the first of its rows.
  private func lines(_ style: TextStyle) -> [String] {
    let labels = ShortNames(rows.map(\.measure), width: Self.measureWidth)
    let title = "SIZE OF DIFFERENCES from \(Escapes.oneLine(other)): \(measured)"
    let columns = Self.columns
    return [""] + DisplayWidth.wrap(title, style.width).map { style.paint($0, .heading) }
      + [line(key.shown.uppercased(), "", columns.ratio.uppercased(), columns.g.uppercased())]
      + zip(rows, firsts).map { row, isFirst in
        line(isFirst ? Escapes.oneLine(row.group) : "", labels[row.measure], row.ratio.text, row.g.text)
      }
  }

  /// Whether each row is the first of its group.
  var firsts: [Bool] { rows.indices.map { $0 == 0 || rows[$0].group != rows[$0 - 1].group } }

  private func line(_ name: String, _ measure: String, _ ratio: String, _ g: String) -> String {
    [
      DisplayWidth.fit(name, Self.nameWidth), DisplayWidth.fit(measure, Self.measureWidth),
      DisplayWidth.fit(ratio, Self.ratioWidth), g,
    ].joined(separator: " ")
  }
}

extension EffectRows {
  /// The sizes of a comparison in Markdown, a section for each table; nothing where there are none.
  static func markdown(_ comparison: Comparison) -> [String] {
    [EffectRows(ofPairIn: comparison), EffectRows(ofGroupsIn: comparison)].compactMap(\.self).flatMap { $0.markdown }
  }

  private var markdown: [String] {
    [
      "## Size of differences from \(Escapes.markdown(other))", "\(measured.capitalised).",
      MarkdownTable.table(
        [Escapes.markdown(key.name.capitalised), "Measure", Self.columns.ratio, Self.columns.g], numbers: 2..<4,
        rows.map {
          [Escapes.markdown($0.group), Escapes.markdown(Wording.label($0.measure)), $0.ratio.text, $0.g.text]
        }),
    ]
  }
}
