import Lexicons
import Scoring
import Statistics
import Text

/// A comparison for a terminal of 80 columns and for a pipe.
struct ComparisonTable {
  let comparison: Comparison
  let style: TextStyle
  /// The width of names in columns: that of the longest, as far as drawings keep their room.
  private let nameWidth: Int

  init(comparison: Comparison, style: TextStyle) {
    self.comparison = comparison
    self.style = style
    let longest = comparison.groups.map { DisplayWidth.of(Self.name($0, by: comparison.key)) }.max() ?? 0
    nameWidth = min(26 + (style.width - 80) / 2, max(12, longest))
  }

  var text: String {
    let finding = Finding(comparison: comparison)
    var lines = wrapped(finding.sentence).map { style.paint($0, .heading) }
    lines += finding.wordSentence.map(wrapped) ?? []
    if let pair = comparison.pair { lines += PairRows(pair: pair, within: comparison.options.within).lines(style) }
    lines += [""] + wrapped("Compared: " + finding.scope)
    lines += style.warnings(comparison.warnings, within: comparison.options.within)
    for remark in finding.remarks { lines += style.hanging("- ", remark) }
    guard !comparison.groups.isEmpty else { return trimmed(lines) + Caveats.foot([], comparison.provenance, style) }
    lines += (comparison.hasBalance ? balance() : []) + words() + clearDifferences(finding) + models()
    lines += LevelRows(comparison: comparison).lines(style)
    // The first two are already shown side by side above. What was named explicitly, or comes from an added lexicon, is
    // never left to `--full`.
    for measure in comparison.categoryMeasures.dropFirst(style.isFull ? 0 : Self.sideBySide) { lines += rates(measure) }
    if style.isFull {
      lines += WeShareRows(comparison: comparison).lines(style)
      lines += MatrixRows(comparison: comparison).lines(style)
      lines += EffectRows.lines(comparison, style)
      lines += CourseRows(comparison: comparison).lines(style)
      lines += KeynessText(comparison: comparison, style: style).lines
    } else {
      lines += CourseRows(comparison: comparison).clear(style)
    }
    return trimmed(lines + samples() + legend(finding))
  }

  private func trimmed(_ lines: [String]) -> String {
    lines.map { DisplayWidth.trimmed($0) + "\n" }.joined()
  }

  // MARK: Sections

  private func balance() -> [String] {
    let plot = TextPlot(axis: .balance, width: plotWidth)
    let header = row(
      comparison.key.shown.uppercased(), "BAL.", "95% INTERVAL", scale("self", "group"), "VS THE OTHERS")
    let rows = comparison.groups.map { group in
      let orientation = group.orientation
      let drawn = plot.draw(
        value: orientation.value, interval: orientation.interval, band: comparison.overall.orientation.interval,
        isFaint: group.withheld != nil)
      return row(
        name(group), Wording.balance(orientation), Wording.balanceInterval(orientation.interval), drawn,
        group.orientationDifference)
    }
    return [
      "", style.paint("BALANCE of collective and self-interest evidence, from -1 (self) to +1 (group)", .heading),
      header,
    ] + rows
  }

  /// The number of categories shown side by side.
  private static let sideBySide = 2

  /// The first two categories side by side: I and we, unless others were asked for.
  private func words() -> [String] {
    let measures = comparison.categoryMeasures.prefix(Self.sideBySide)
    guard !measures.isEmpty else { return [] }
    let width = max(10, (style.width - nameWidth - 6) / measures.count - 9)
    let axes = measures.map(axis)
    func join(_ name: String, _ cells: [(plot: String, rate: String)], _ open: String) -> String {
      fit(name, nameWidth) + " "
        + cells.map { DisplayWidth.fit($0.plot, width) + right($0.rate, 7) + "  " }.joined()
        + (comparison.readsWe ? right(open, 4) : "")
    }
    let header = join(
      comparison.key.shown.uppercased(),
      zip(measures, axes).map { measure, axis in
        (scale("0", ChartFrame.tick(axis.high), width), right("RATE ", 7))
      }, "OPEN")
    let titles =
      String(repeating: " ", count: nameWidth + 1)
      + measures.map { DisplayWidth.fit(Wording.label($0), width + 8) + " " }.joined()
    let rows = comparison.groups.map { group in
      let cells = zip(measures, axes).map { measure, axis -> (plot: String, rate: String) in
        guard let rate = group.rate(measure) else { return ("", "–") }
        let drawn = TextPlot(axis: axis, width: width).draw(
          value: rate.estimate.perThousand, interval: rate.estimate.shownInterval,
          band: comparison.overall.rate(measure)?.estimate.interval, isFaint: group.withheld != nil)
        return (drawn, Wording.rate(rate.estimate.perThousand) + (rate.difference.verdict.arrow ?? " "))
      }
      return join(name(group), cells, group.we.unresolvedShare.map(Decimals.percent) ?? "–")
    }
    let title = "WORDS per 1,000" + (comparison.readsWe ? "; OPEN: the share of we whose reading is unresolved" : "")
    return ["", style.paint(title, .heading), titles, header] + rows
  }

  private func axis(_ measure: Measure) -> IntervalAxis {
    IntervalAxis(
      comparison.groups.compactMap { group in group.rate(measure).map { ($0.estimate, group.hasEnoughText) } })
  }

  private func rates(_ measure: Measure) -> [String] {
    let axis = axis(measure)
    let plot = TextPlot(axis: axis, width: plotWidth)
    let header = row(
      comparison.key.shown.uppercased(), "RATE", "95% INTERVAL", scale("0", ChartFrame.tick(axis.high)),
      "VS THE OTHERS")
    let rows = comparison.groups.compactMap { group -> String? in
      guard let rate = group.rate(measure) else { return nil }
      let drawn = plot.draw(
        value: rate.estimate.perThousand, interval: rate.estimate.shownInterval,
        band: comparison.overall.rate(measure)?.estimate.interval, isFaint: group.withheld != nil)
      return row(
        name(group), Wording.rate(rate.estimate.perThousand), Wording.interval(of: rate.estimate), drawn,
        rate.difference)
    }
    return ["", style.paint(Wording.label(measure).asTitle + " per 1,000 words", .heading), header]
      + rows
  }

  private func models() -> [String] {
    let cases = comparison.shownModels
    let titles = cases.map { $0.rawValue.count > 6 ? $0.rawValue.prefix(5) + "." : $0.rawValue[...] }
    func join(_ name: String, _ documents: String, _ words: String, _ cells: [String]) -> String {
      fit(name, min(nameWidth, style.width - 57)) + right(documents, 6) + right(words, 9)
        + cells.map { right($0, 7) }.joined()
    }
    let rows = comparison.groups.map { group in
      join(
        name(group), grouped(group.documents), grouped(group.words),
        (cases.map { group.models[$0] ?? 0 } + [group.shortDocuments]).map { $0 == 0 ? "." : grouped($0) })
    }
    let header = join(
      comparison.key.shown.uppercased(), "DOCS", "WORDS", (titles.map { $0.uppercased() } + ["<100 W"]))
    let title = "DOCUMENTS\(cases.isEmpty ? "" : " by the model their text shows"); under 100 words not judged"
    return ["", style.paint(title, .heading), header]
      + rows
  }

  /// How many clear differences are listed, in full and in short: more would bury the rest of the report.
  private static let (mostDifferences, mostDifferencesInShort) = (40, 8)

  private func clearDifferences(_ finding: Finding) -> [String] {
    let differences = finding.differences
    guard !differences.isEmpty else { return [] }
    let most = style.isFull ? Self.mostDifferences : Self.mostDifferencesInShort
    let shown = differences.prefix(most).flatMap { style.hanging("- ", "\($0.name): \($0.text).") }
    let more =
      differences.count > most
      ? ["  and \(differences.count - most) more\(style.isFull ? "" : "; see --full or --format html")."] : []
    return ["", style.paint("CLEAR DIFFERENCES", .heading)] + shown + more
  }

  /// The number of groups above which no sentence is quoted.
  private static let mostGroupsQuoted = 15

  /// The strongest sentence for either side. In short, only two lines of the one for the side to which the balance
  /// leans, since one of the few for the other side would seem typical of the group.
  private func samples() -> [String] {
    guard comparison.groups.count <= Self.mostGroupsQuoted else { return [] }
    let lines = comparison.groups.flatMap { group -> [String] in
      let sides = Side.allCases.compactMap { side in group.samples.first { $0.sample.act.side == side } }
      let balance = group.orientation.value ?? 0
      let lean: Side? = balance > 0 ? .shared : balance < 0 ? .own : nil
      let heaviest = sides.max { $0.sample.weight < $1.sample.weight }
      let shown = style.isFull ? sides : [sides.first { $0.sample.act.side == lean } ?? heaviest].compactMap(\.self)
      return shown.flatMap { placed in
        let place = "\(placed.id):\(placed.sample.line)"
        let tone: Tone = placed.sample.act.side == .own ? .own : .collective
        let sentence = placed.sample.excerpt(columns: style.isFull ? nil : 2 * style.width - 16).text
        return style.hanging("  ", "\(name(group)), \(Wording.label(placed.sample.act)), \(place)").map {
          style.paint($0, tone)
        } + style.hanging("    ", "“\(sentence)”")
      }
    }
    return lines.isEmpty ? [] : ["", style.paint("STRONGEST EVIDENCE", .heading)] + lines
  }

  /// In short, what the marks mean and what the figures do not say; in full, also how they were made.
  private func legend(_ finding: Finding) -> [String] {
    let legend =
      "● estimate, ├─┤ 95% interval, ○ no verdict, ░ all documents; ↑ higher, ↓ lower than the others. "
      + "Sorted by name, not ranked."
    let rest =
      style.isFull
      ? finding.method
      : finding.methodOfVerdicts(besides: Self.sideBySide, showsTrends: false) + [
        "For acts, attention, vision, trends, telling words and method: --full; for a page: --format html."
      ]
    return [""]
      + ([legend] + rest + Caveats.short + [ProvenanceText.line(comparison)]).flatMap(wrapped).map {
        style.paint($0, .faint)
      }
  }

  // MARK: Lines

  /// The width of a drawing between an interval and a verdict, in columns.
  private var plotWidth: Int { min(40, style.width - nameWidth - 38) }

  private func row(_ name: String, _ value: String, _ interval: String, _ plot: String, _ verdict: String) -> String {
    [fit(name, nameWidth), right(value, 5), right(interval, 14), DisplayWidth.fit(plot, plotWidth), verdict]
      .joined(separator: " ")
  }

  private func row(_ name: String, _ value: String, _ interval: String, _ plot: String, _ difference: Difference)
    -> String
  {
    let tone: Tone? =
      switch difference.verdict {
      case .higher, .lower: .heading
      case .tooLittleText, .oneDocument, .oneAuthor: .faint
      case .notClear: nil
      }
    let text = row(name, value, interval, plot, difference.words)
    return tone.map { style.paint(text, $0) } ?? text
  }

  private func name(_ group: GroupSummary) -> String { Self.name(group, by: comparison.key) }
  private static func name(_ group: GroupSummary, by key: GroupKey) -> String {
    Escapes.oneLine(Wording.name(group, by: key))
  }
  private func fit(_ text: String, _ width: Int) -> String { DisplayWidth.fit(text, width) }
  private func right(_ text: String, _ width: Int) -> String {
    DisplayWidth.fit(text, width, alignment: .right)
  }
  private func wrapped(_ text: String) -> [String] { DisplayWidth.wrap(Escapes.oneLine(text), style.width) }

  private func scale(_ low: String, _ high: String, _ width: Int? = nil) -> String {
    low + String(repeating: " ", count: max(1, (width ?? plotWidth) - low.count - high.count)) + high
  }
}

extension String {
  /// In upper case, except for a label that starts with a pronoun: `I, me, my` and `we, us, our` are words and not
  /// titles.
  fileprivate var asTitle: String { contains(", ") ? self : uppercased() }
}
