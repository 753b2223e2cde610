import Lexicons
import Scoring
import Statistics
import Text

/// The tables of the page that have a drawing in every row.
extension ComparisonPage {
  func balance() -> String {
    let overall = comparison.overall
    let all =
      "<tr class=\"all\"><th scope=\"row\">All documents</th><td><span class=\"muted\">the shaded band</span></td>"
      + value(overall.orientation) + "<td></td>" + sizes(overall) + "</tr>"
    let header =
      heading(keyTitle)
      + drawn(
        SVGPlot.scale(
          low: "−1<tspan class=\"far\"> self</tspan>", middle: "0",
          high: "<tspan class=\"far\">group </tspan>+1"))
      + heading("Balance, 95% interval", "n") + heading("Against the others") + heading("Documents", "n far")
      + heading("Words", "n far")
    let caption =
      "Collective against self-interest evidence in what clauses do: from −1 (all self) to +1 (all collective). "
      + "Sorted by name, not ranked."
    let ground = SVGPlot.ground(overall.orientation.interval, .balance)
    func table(_ groups: [GroupSummary], _ label: String, closing: [String] = []) -> String {
      groups.isEmpty
        ? ""
        : self.table(
          caption: caption, header: header, rows: groups.map(balanceRow) + closing, label: label, ground: ground)
    }
    guard isLong else { return legend + table(comparison.groups, "Balance", closing: [all]) }
    func fold(_ verdict: Verdict, _ title: String) -> String {
      let groups = comparison.groups.filter { $0.orientationDifference.verdict == verdict }
      return groups.isEmpty
        ? "" : self.fold("\(title): \(grouped(groups.count))", table(groups, title))
    }
    let clear = comparison.groups.filter(\.orientationDifference.verdict.isClear)
    return legend + table(clear, "Clearly different", closing: [all]) + fold(.notClear, "Not clear")
      + fold(.oneDocument, "One document") + fold(.oneAuthor, "One author")
      + fold(.tooLittleText, "Too little text")
  }

  private func balanceRow(_ group: GroupSummary) -> String {
    let orientation = group.orientation
    let plot = SVGPlot.interval(
      value: orientation.value, interval: orientation.interval, axis: .balance,
      mark: .init(group.orientationDifference.verdict))
    return "<tr>\(name(group))<td class=\"plotted\">\(plot)</td>\(value(orientation))"
      + verdict(group.orientationDifference) + sizes(group) + "</tr>"
  }

  private func sizes(_ group: GroupSummary) -> String {
    number(grouped(group.documents), "far") + number(grouped(group.words), "far")
  }

  func references() -> String {
    let measures = comparison.categoryMeasures
    return
      "<p>Saying I is not self-interest, and we is not always the group. These rates do not affect the balance above.</p>"
      + measures.map(rateTable).joined() + shareTable()
  }

  /// The share of we among I and we, which no rate shows: someone who says little of either can still prefer we.
  private func shareTable() -> String {
    let axis = IntervalAxis(low: 0, high: 1)
    let shares = comparison.groups.compactMap { group in group.weShare.map { (group, $0) } }
    guard shares.contains(where: { $1.value != nil }) else { return "" }
    let rows = shares.map { group, share in
      let plot = SVGPlot.interval(
        value: share.value, interval: share.estimate.shareInterval, axis: axis,
        mark: group.withheld != nil ? .open : .plain)
      return "<tr>\(name(group))<td class=\"plotted\">\(plot)</td>\(value(share))" + effect(share)
        + number(grouped(share.estimate.words), "far") + "</tr>"
    }
    let title = WeShareRows.title
    let table = self.table(
      caption: "From 0 (only I) to 1 (only we); judged together with the rates above, as one more word category.",
      header: heading(keyTitle) + drawn(SVGPlot.scale(low: "0", middle: nil, high: "1"))
        + heading("Share, 95% interval", "n") + heading("Against the others") + heading("I and we", "n far"),
      rows: rows, label: title, ground: SVGPlot.ground(comparison.overall.weShare?.estimate.shareInterval, axis))
    return "<h3>\(Escapes.html(title))</h3>" + foldedIfLong(table)
  }

  private func rateTable(_ measure: Measure) -> String {
    let rates = comparison.groups.compactMap { group in group.rate(measure).map { (group, $0) } }
    let axis = IntervalAxis(rates.map { ($1.estimate, $0.hasEnoughText) })
    let isWe = measure == .category(ReferenceCategory.shared)
    let rows = rates.map { group, rate in
      let plot = SVGPlot.interval(
        value: rate.estimate.perThousand, interval: rate.estimate.shownInterval, axis: axis,
        mark: group.withheld != nil ? .open : .plain)
      return "<tr>\(name(group))<td class=\"plotted\">\(plot)</td>\(value(rate.estimate))" + effect(rate.difference)
        + (isWe ? number(group.we.unresolvedShare.map(Decimals.percent) ?? "–") : "")
        + number(grouped(rate.estimate.count), "far") + "</tr>"
    }
    let header =
      heading(keyTitle)
      + drawn(SVGPlot.scale(low: "0", middle: nil, high: ChartFrame.tick(axis.high)))
      + heading("Rate, 95% interval", "n") + heading("Against the others") + (isWe ? heading("Unresolved", "n") : "")
      + heading("Count", "n far")
    let table = self.table(
      caption: "Per 1,000 words."
        + (isWe ? " Unresolved: the share whose reading, with or without the listener, stays open." : ""),
      header: header, rows: rows, label: Wording.label(measure),
      ground: SVGPlot.ground(comparison.overall.rate(measure)?.estimate.interval, axis))
    return "<h3>\(Escapes.html(Wording.label(measure)))</h3>" + foldedIfLong(table)
  }

  func models() -> String {
    let cases = comparison.shownModels
    if cases.isEmpty { return "" }
    let header =
      heading(keyTitle) + drawn("") + cases.map { heading($0.rawValue, "n") }.joined() + heading("under 100 words", "n")
    let rows = comparison.groups.map { group in
      let parts = cases.map { (className: "m-\($0.rawValue)", count: group.models[$0] ?? 0) }
      let bar = SVGPlot.shares(parts + [("m-short", group.shortDocuments)])
      return "<tr>\(name(group))<td>\(bar)</td>" + parts.map { count($0.count) }.joined()
        + count(group.shortDocuments) + "</tr>"
    }
    let legend =
      "<p class=\"legend\" aria-hidden=\"true\">"
      + (cases.map { ("m-\($0.rawValue)", $0.rawValue) } + [("m-short", "under 100 words")]).map {
        "<span><svg width=\"14\" height=\"14\"><rect class=\"\($0.0)\" x=\"1\" y=\"1\" width=\"12\" height=\"12\"/></svg>"
          + "\($0.1)</span>"
      }.joined() + "</p>"
    return legend
      + foldedIfLong(
        table(
          caption: "Documents by the model that their text shows; texts under 100 words are not judged.",
          header: header, rows: rows, label: "Models"))
  }

  func vision() -> String {
    let measures: [Measure] = [.vision(.stated), .vision(.evidenced)]
    guard comparison.measures.contains(where: measures.contains) else { return "" }
    let axis = IntervalAxis(
      comparison.groups.flatMap { group in
        measures.compactMap { group.rate($0).map { ($0.estimate, group.hasEnoughText) } }
      })
    // Without a model formula nothing is marked as hollow.
    let showsHollow = comparison.scope.decidesModel
    let rows = comparison.groups.map { group in
      let rates = measures.map { group.rate($0)?.estimate.perThousand }
      return "<tr>\(name(group))<td class=\"plotted\">\(SVGPlot.pair(rates[0], rates[1], axis: axis))</td>"
        + measures.map { cell(group, $0, tone: nil, of: 0) }.joined()
        + (showsHollow ? count(group.flags[.hollow] ?? 0) : "") + count(group.flags[.lineCrossed] ?? 0) + "</tr>"
    }
    let legend =
      "<p class=\"legend\" aria-hidden=\"true\">" + item(.open, "stated") + item(.collective, "evidenced") + "</p>"
    return "<p>Naming a vision is cheap; a promise or a deed with a cost or a date is evidence.</p>" + legend
      + foldedIfLong(
        table(
          caption:
            "Per 1,000 words. "
            + (showsHollow ? "Hollow: texts of the power model that name a vision twice or more. " : "")
            + "Line crossed: documents flagged for \(Wording.crossing(comparison.scope)).",
          header: heading(keyTitle)
            + drawn(SVGPlot.scale(low: "0", middle: nil, high: ChartFrame.tick(axis.high)))
            + heading("stated", "n") + heading("evidenced", "n")
            + (showsHollow ? heading("hollow documents", "n") : "") + heading("line crossed", "n"), rows: rows,
          label: "Vision", ground: "--zero:0%"))
  }

  func acts() -> String {
    guard comparison.hasBalance else { return "" }
    let sides = [Side.own, .shared].map { side in
      Act.allCases.filter { $0.side == side && comparison.measures.contains(.act($0)) }
    }
    let largest = largestRate(sides.joined().map(Measure.act))
    let top =
      "<tr><td></td>"
      + zip(["toward the self", "toward the group"], zip(["down", "up"], sides)).map { title, side in
        side.1.isEmpty
          ? "" : "<th scope=\"colgroup\" class=\"\(side.0)\" colspan=\"\(side.1.count)\">\(title)</th>"
      }.joined() + "</tr>"
    let acts = sides.flatMap { $0 }
    let rows = comparison.groups.map { group in
      "<tr>\(name(group))"
        + acts.map { cell(group, .act($0), tone: $0.side == .shared ? .collective : .own, of: largest) }.joined()
        + "</tr>"
    }
    return foldedIfLong(
      table(
        caption:
          "Evidence of each act per 1,000 words, where the author is the one who acts; the deeper the shade, the more. ▲ higher and ▼ lower "
          + "than the others; no mark where the difference is not clear or there is no verdict.",
        above: top, header: heading(keyTitle) + acts.map { heading(Wording.label($0), "n") }.joined(), rows: rows,
        label: "Acts", className: "matrix"))
  }

  func attention() -> String {
    let measures = StakeholderGroup.allCases.map(Measure.attention).filter(comparison.measures.contains)
    guard !measures.isEmpty else { return "" }
    let largest = largestRate(measures)
    let rows = comparison.groups.map { group in
      "<tr>\(name(group))" + measures.map { cell(group, $0, tone: .plain, of: largest) }.joined() + "</tr>"
    }
    return foldedIfLong(
      table(
        caption: "Mentions per 1,000 words; the deeper the shade, the more. ▲ more and ▼ fewer than the others."
          + (measures.contains(.attention(.leader)) ? comparison.remarkOnLeader.map { " " + $0 } ?? "" : ""),
        header: heading(keyTitle) + measures.map { heading(Wording.label($0), "n") }.joined(), rows: rows,
        label: "Attention", className: "matrix"))
  }
}
