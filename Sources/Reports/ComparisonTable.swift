import Lexicons
import Scoring
import Statistics

/// A comparison for a terminal of 80 columns and for a pipe.
struct ComparisonTable {
  let comparison: Comparison
  let style: TextStyle

  /// The columns of a name beside an interval; a wider terminal gives names and drawings more.
  private var nameWidth: Int { min(26, 15 + style.width - 80) }
  private var plotWidth: Int { min(40, 14 + style.width - 80 - (nameWidth - 15)) }

  var text: String {
    let finding = Finding(comparison: comparison)
    var lines = wrapped(finding.sentence).map { style.paint($0, .heading) }
    lines += finding.wordSentence.map(wrapped) ?? []
    lines += [""] + wrapped("Compared: " + finding.scope)
    for warning in comparison.warnings { lines += hanging("! ", warning.text).map { style.paint($0, .warning) } }
    for remark in finding.remarks { lines += hanging("- ", remark) }
    lines += balance()
    for measure in comparison.measures where measure.kind == "category" { lines += rates(measure) }
    lines += matrix(
      "EVIDENCE OF ACTS per 1,000 words", Act.allCases.map { (Measure.act($0), Self.short($0)) }, cell: 6)
    lines += matrix(
      "WHO GETS ATTENTION, and VISION stated and evidenced, per 1,000 words",
      StakeholderGroup.allCases.map { (Measure.attention($0), Self.short($0)) } + [
        (.vision(.stated), "STATED"), (.vision(.evidenced), "EVID."),
      ], cell: 7)
    lines += models()
    lines += clearDifferences(finding)
    lines += KeynessText(comparison: comparison, style: style).lines
    lines += samples()
    lines += legend(finding)
    return lines.map { line in
      var line = Substring(line)
      while line.last == " " { line.removeLast() }
      return style.typed(String(line)) + "\n"
    }.joined()
  }

  // MARK: Sections

  private func balance() -> [String] {
    let plot = TextPlot(axis: .balance, width: plotWidth, usesUnicode: style.usesUnicode)
    let header = row(
      comparison.key.name.uppercased(), "DOCS", "WORDS", "BAL.", "95% INTERVAL",
      scale("self", "group"), "VS THE OTHERS")
    let rows = comparison.groups.map { group in
      let orientation = group.orientation
      let drawn = plot.draw(
        value: orientation.value, interval: orientation.interval, band: comparison.overall.orientation.interval,
        isFaint: !group.hasEnoughText)
      return row(
        name(group), Decimals.grouped(group.documents), Decimals.grouped(group.words),
        Wording.balance(orientation.value), Wording.balanceInterval(orientation.interval), drawn,
        group.orientationDifference.verdict)
    }
    return [
      "", style.paint("BALANCE of collective and self-interest evidence, from -1 (self) to +1 (group)", .heading),
      header,
    ] + rows
  }

  private func rates(_ measure: Measure) -> [String] {
    let rates = comparison.groups.compactMap { group in group.rate(measure).map { (group, $0) } }
    let axis = IntervalAxis(rates.map { ($1.estimate, $0.hasEnoughText) })
    let plot = TextPlot(axis: axis, width: plotWidth, usesUnicode: style.usesUnicode)
    let isWe = measure == .category("collective.reference")
    let header = row(
      comparison.key.name.uppercased(), isWe ? "OPEN" : "", "COUNT", "RATE", "95% INTERVAL",
      scale("0", Decimals.text(axis.high, places: axis.high < 1 ? 2 : axis.high < 10 ? 1 : 0) ?? ""), "VS THE OTHERS")
    let rows = rates.map { group, rate in
      let drawn = plot.draw(
        value: rate.estimate.perThousand, interval: rate.estimate.interval,
        band: comparison.overall.rate(measure)?.estimate.interval, isFaint: !group.hasEnoughText)
      return row(
        name(group), isWe ? group.unresolvedWe.map(Decimals.percent) ?? "–" : "",
        Decimals.grouped(rate.estimate.count), Wording.rate(rate.estimate.perThousand),
        Wording.interval(rate.estimate.interval), drawn, rate.difference.verdict)
    }
    let title =
      Wording.label(measure).uppercased(keepingI: true) + " per 1,000 words"
      + (isWe ? "; OPEN: the share whose reading is unresolved" : "")
    return ["", style.paint(title, .heading), header] + rows
  }

  private func matrix(_ title: String, _ columns: [(measure: Measure, title: String)], cell: Int) -> [String] {
    let nameWidth = min(26, style.width - cell * columns.count)
    let header =
      fit(comparison.key.name.uppercased(), nameWidth)
      + columns.map { DisplayWidth.fit($0.title, cell, alignment: .right, ellipsis: "") }.joined()
    let rows = comparison.groups.map { group in
      fit(name(group), nameWidth)
        + columns.map { column in
          guard let rate = group.rate(column.measure) else { return String(repeating: " ", count: cell) }
          let text = Wording.rate(rate.estimate.perThousand)
          return DisplayWidth.fit(text + mark(rate.difference.verdict), cell, alignment: .right)
        }.joined()
    }
    return ["", style.paint(title, .heading), header] + rows
  }

  private func models() -> [String] {
    let cases = LeadershipModel.allCases
    let nameWidth = min(26, style.width - 9 * (cases.count + 1))
    let header =
      fit(comparison.key.name.uppercased(), nameWidth)
      + cases.map { DisplayWidth.fit($0.rawValue.uppercased(), 9, alignment: .right) }.joined()
      + DisplayWidth.fit("<100 W.", 9, alignment: .right)
    let rows = comparison.groups.map { group in
      fit(name(group), nameWidth)
        + cases.map { DisplayWidth.fit(String(group.models[$0] ?? 0), 9, alignment: .right) }.joined()
        + DisplayWidth.fit(String(group.shortDocuments), 9, alignment: .right)
    }
    return ["", style.paint("MODELS, documents", .heading), header] + rows
  }

  private func clearDifferences(_ finding: Finding) -> [String] {
    let differences = finding.differences
    guard !differences.isEmpty else { return [] }
    let shown = differences.prefix(12).flatMap { hanging("- ", "\(Escapes.oneLine($0.name)): \($0.text).") }
    let more = differences.count > 12 ? ["  and \(differences.count - 12) more, marked above."] : []
    return ["", style.paint("CLEAR DIFFERENCES in words", .heading)] + shown + more
  }

  private func samples() -> [String] {
    guard comparison.groups.count <= 15 else { return [] }
    let lines = comparison.groups.flatMap { group in
      Side.allCases.compactMap { side in group.samples.first { $0.sample.act.side == side } }.flatMap { placed in
        let place = "\(Escapes.oneLine(placed.path)):\(placed.sample.line)"
        let tone: Tone = placed.sample.act.side == .own ? .own : .collective
        return hanging("  ", "\(name(group)), \(Wording.label(placed.sample.act)), \(place)").map {
          style.paint($0, tone)
        }
          + hanging("    ", "“\(Escapes.oneLine(placed.sample.sentence))”")
      }
    }
    return lines.isEmpty ? [] : ["", style.paint("STRONGEST EVIDENCE", .heading)] + lines
  }

  private func legend(_ finding: Finding) -> [String] {
    let band = style.usesUnicode ? "░" : ":"
    let drawn =
      style.usesUnicode
      ? "● estimate, ├─┤ 95% interval, ○ too little text" : "* estimate, [-] 95% interval, o too little text"
    let signs = style.usesUnicode ? "↑ higher, ↓ lower than the others" : "+ higher, - lower than the others"
    let legend = "\(drawn), \(band) all documents; \(signs)."
    return [""]
      + ([legend] + finding.method + Caveats.short + [ProvenanceText.line(comparison.provenance)]).flatMap(wrapped).map
    {
      style.paint($0, .faint)
    }
  }

  // MARK: Lines

  private func row(
    _ name: String, _ documents: String, _ words: String, _ value: String, _ interval: String, _ plot: String,
    _ verdict: String
  ) -> String {
    let cells: [String] = [
      fit(name, nameWidth), right(documents, 4), right(words, 7), right(value, 5), right(interval, 14),
      DisplayWidth.fit(plot, plotWidth), verdict,
    ]
    return cells.joined(separator: " ")
  }

  private func row(
    _ name: String, _ documents: String, _ words: String, _ value: String, _ interval: String, _ plot: String,
    _ verdict: Verdict
  ) -> String {
    let tone: Tone? =
      switch verdict {
      case .higher, .lower: .heading
      case .tooLittleText: .faint
      case .notClear: nil
      }
    let text = row(name, documents, words, value, interval, plot, verdict.words)
    return tone.map { style.paint(text, $0) } ?? text
  }

  private func name(_ group: GroupSummary) -> String { Escapes.oneLine(Wording.name(group, by: comparison.key)) }
  private func fit(_ text: String, _ width: Int) -> String { DisplayWidth.fit(text, width, ellipsis: style.ellipsis) }
  private func right(_ text: String, _ width: Int) -> String {
    DisplayWidth.fit(text, width, alignment: .right, ellipsis: style.ellipsis)
  }
  private func wrapped(_ text: String) -> [String] { DisplayWidth.wrap(Escapes.oneLine(text), style.width) }

  private func hanging(_ mark: String, _ text: String) -> [String] {
    let indent = String(repeating: " ", count: mark.count)
    return DisplayWidth.wrap(text, style.width - mark.count).enumerated().map { ($0 == 0 ? mark : indent) + $1 }
  }

  private func scale(_ low: String, _ high: String) -> String {
    low + String(repeating: " ", count: max(1, plotWidth - low.count - high.count)) + high
  }

  private func mark(_ verdict: Verdict) -> String {
    switch verdict {
    case .higher: style.usesUnicode ? "↑" : "+"
    case .lower: style.usesUnicode ? "↓" : "-"
    case .notClear, .tooLittleText: " "
    }
  }

  private static func short(_ act: Act) -> String {
    switch act {
    case .creditTaking: "CR.TK"
    case .creditGiving: "CR.GV"
    case .blameShifting: "BLAME"
    case .owningFault: "FAULT"
    case .selfInterest: "OWN"
    case .dominance: "DOMIN"
    case .service: "SERVE"
    case .purpose: "PURP."
    case .commitment: "COMM."
    case .inclusion: "INCL."
    }
  }

  private static func short(_ group: StakeholderGroup) -> String {
    switch group {
    case .frontline: "FRONTL"
    case .customers: "CUSTOM"
    case .community: "COMMUN"
    case .executives: "EXECUT"
    case .investors: "INVEST"
    case .leader: "LEADER"
    }
  }
}

extension String {
  /// Upper case, a label that starts with a pronoun left as it is: `I, me, my` and `we, us, our` are words, not titles.
  fileprivate func uppercased(keepingI: Bool) -> String { contains(", ") ? self : uppercased() }
}
