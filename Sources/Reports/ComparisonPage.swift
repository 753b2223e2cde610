import Lexicons
import Scoring
import Statistics

/// A comparison as one self-contained page.
struct ComparisonPage {
  let comparison: Comparison

  /// Past so many groups, evidence is folded and the two-axis chart gives its names beneath a fold.
  static let unfolded = 15

  var text: String {
    let finding = Finding(comparison: comparison)
    return PageStyle.head(title: "Usward: whose interest the words put at the centre") + """
      <header>
      <h1>Whose interest the words put at the centre</h1>
      <p class="lead">\(Escapes.html(finding.sentence))</p>
      \(finding.wordSentence.map { "<p>\(Escapes.html($0))</p>" } ?? "")
      <p class="muted">\(Escapes.html(finding.scope)) These figures describe the texts, not the person.</p>
      </header>
      <main id="main">
      \(notes(finding))
      \(balance())
      \(funnel())
      \(twoAxes())
      \(references(finding))
      \(acts())
      \(models())
      \(attention())
      \(vision())
      \(keyness())
      \(ComparisonEvidence(comparison: comparison).html)
      \(limits(finding))
      </main>
      <footer><p>\(Escapes.html(ProvenanceText.line(comparison.provenance)))</p>
      <p>Lexicon digest \(Escapes.html(comparison.provenance.lexiconDigest))</p></footer>
      </body>
      </html>

      """
  }

  private func notes(_ finding: Finding) -> String {
    let items = comparison.warnings.map(\.text) + finding.remarks
    guard !items.isEmpty else { return "" }
    return """
      <section class="note" aria-label="Before you read on">
      <p>Before you read on</p>
      <ul>\(items.map { "<li>\(Escapes.html($0))</li>" }.joined())</ul>
      </section>
      """
  }

  private func balance() -> String {
    let rows = comparison.groups.map { group in
      let orientation = group.orientation
      let label = "\(Wording.balance(orientation.value)), 95% \(Wording.balanceInterval(orientation.interval))"
      let plot = SVGPlot.interval(
        value: orientation.value, interval: orientation.interval, band: comparison.overall.orientation.interval,
        axis: .balance, mark: .init(group.orientationDifference.verdict, moreIs: true), label: label)
      return "<tr>\(name(group))\(number(Decimals.grouped(group.documents), "wide"))"
        + number(Decimals.grouped(group.words), "wide") + number(minus(Wording.balance(orientation.value)))
        + number(minus(Wording.balanceInterval(orientation.interval)), "wide") + "<td>\(plot)</td>"
        + verdict(group.orientationDifference.verdict) + "</tr>"
    }
    let overall = comparison.overall
    let all =
      "<tr class=\"all\"><th scope=\"row\">All documents</th>\(number(Decimals.grouped(overall.documents), "wide"))"
      + number(Decimals.grouped(overall.words), "wide") + number(minus(Wording.balance(overall.orientation.value)))
      + number(minus(Wording.balanceInterval(overall.orientation.interval)), "wide")
      + "<td class=\"muted\">the grey band</td><td></td></tr>"
    let header =
      heading(keyTitle) + heading("Documents", "n wide") + heading("Words", "n wide") + heading("Balance", "n")
      + heading("95% interval", "n wide")
      + "<th scope=\"col\"><span class=\"vh\">Drawn</span>"
      + SVGPlot.scale(.balance, low: "−1 self", middle: "0", high: "group +1") + "</th>"
      + heading("Against the others", "v")
    let table = self.table(
      caption:
        "Collective against self-interest evidence in what clauses do: from −1, all self, to +1, all collective. "
        + "Sorted by name, not ranked.", header: header, rows: rows + [all], label: "Balance")
    return section("balance", "Balance, \(comparison.key.name) by \(comparison.key.name)", legend + table)
  }

  /// Past fifteen groups some stand out by chance alone: where, the funnel shows.
  private func funnel() -> String {
    guard comparison.groups.count > Self.unfolded, let chart = FunnelChart(comparison) else { return "" }
    return section(
      "funnel", "What chance alone would give",
      "<p>Groups with little text scatter widely though nothing sets them apart. Within the inner lines lie 95% of groups, "
        + "within the outer 99.8%, when only chance is at work.</p>\(legend)<figure>\(chart.svg)</figure>")
  }

  private func twoAxes() -> String {
    let chart = TwoAxisChart(groups: comparison.groups, key: comparison.key)
    let isFolded = comparison.groups.count > Self.unfolded
    let list = isFolded ? "<details><summary>The points by number</summary>\(chart.list)</details>" : chart.list
    let note =
      "<p>More collective is not simply better. Own interest admitted and joined with the group’s lies up and to the "
      + "right; self-interest alone lies low and to the right.</p>"
    return section(
      "axes", "Two axes, not one score",
      note
        + "<div class=\"two\"><figure style=\"margin:0\">\(chart.svg)<figcaption>Lines are 95% intervals.</figcaption>"
        + "</figure><div>\(list)</div></div>")
  }

  private func references(_ finding: Finding) -> String {
    let measures = comparison.measures.filter { $0.kind == "category" }
    let tables = measures.map { measure in rateTable(measure, finding) }
    return section(
      "words", "How often the words themselves occur",
      "<p>Saying I is not self-interest, and we is not always the group. These rates never move the balance above.</p>"
        + tables.joined())
  }

  private func rateTable(_ measure: Measure, _ finding: Finding) -> String {
    let rates = comparison.groups.compactMap { group in group.rate(measure).map { (group, $0) } }
    let axis = IntervalAxis(rates.map { ($1.estimate, $0.hasEnoughText) })
    let isWe = measure == .category("collective.reference")
    let rows = rates.map { group, rate in
      let estimate = rate.estimate
      let label = "\(Wording.rate(estimate.perThousand)), 95% \(Wording.interval(estimate.interval))"
      let plot = SVGPlot.interval(
        value: estimate.perThousand, interval: estimate.interval,
        band: comparison.overall.rate(measure)?.estimate.interval,
        axis: axis, mark: group.hasEnoughText ? .plain : .open, label: label)
      return "<tr>\(name(group))\(number(Decimals.grouped(estimate.count), "wide"))"
        + number(Wording.rate(estimate.perThousand))
        + number(Wording.interval(estimate.interval), "wide") + "<td>\(plot)</td>"
        + (isWe ? number(group.unresolvedWe.map(Decimals.percent) ?? "–") : "") + effect(rate, group, finding) + "</tr>"
    }
    let header =
      heading(keyTitle) + heading("Count", "n wide") + heading("Rate", "n") + heading("95% interval", "n wide")
      + "<th scope=\"col\"><span class=\"vh\">Drawn</span>"
      + SVGPlot.scale(axis, low: "0", middle: nil, high: Decimals.text(axis.high, places: axis.high < 10 ? 1 : 0) ?? "")
      + "</th>" + (isWe ? heading("Unresolved", "n") : "") + heading("Against the others")
    return "<h3>\(Escapes.html(Wording.label(measure)))</h3>"
      + table(
        caption: "Per 1,000 words."
          + (isWe ? " Unresolved: the share whose reading, with or without the listener, stays open." : ""),
        header: header, rows: rows, label: Wording.label(measure))
  }

  private func acts() -> String {
    let header =
      heading(keyTitle)
      + Act.allCases.map { act in heading(Wording.label(act), "n") }.joined()
    let rows = comparison.groups.map { group in
      "<tr>\(name(group))" + Act.allCases.map { cell(group, .act($0), moreIsCollective: $0.side == .shared) }.joined()
        + "</tr>"
    }
    return section(
      "acts", "What the sentences do",
      table(
        caption:
          "Evidence of each act per 1,000 words, where the author is the one who acts. ▲ higher and ▼ lower than the "
          + "others; no mark where it is not clear or there is too little text.", header: header, rows: rows,
        label: "Acts"))
  }

  private func models() -> String {
    let cases = LeadershipModel.allCases
    let header =
      heading(keyTitle) + "<th scope=\"col\"><span class=\"vh\">Drawn</span></th>"
      + cases.map { heading($0.rawValue, "n") }.joined() + heading("under 100 words", "n")
    let rows = comparison.groups.map { group in
      let parts = cases.map { (className: "m-\($0.rawValue)", count: group.models[$0] ?? 0) }
      let label = cases.filter { (group.models[$0] ?? 0) > 0 }.map { "\($0.rawValue) \(group.models[$0] ?? 0)" }
      let bar = SVGPlot.shares(
        parts + [("m-short", group.shortDocuments)], label: (label.isEmpty ? ["none"] : label).joined(separator: ", "))
      return "<tr>\(name(group))<td>\(bar)</td>" + parts.map { number(String($0.count)) }.joined()
        + number(String(group.shortDocuments)) + "</tr>"
    }
    let legend =
      "<p class=\"legend\" aria-hidden=\"true\">"
      + cases.map {
        "<span><svg width=\"12\" height=\"12\"><rect class=\"m-\($0.rawValue)\" x=\"1\" y=\"1\" width=\"10\" height=\"10\"/>"
          + "</svg>\($0.rawValue)</span>"
      }.joined() + "</p>"
    return section(
      "models", "Models of leadership shown",
      legend + table(caption: "Documents by the model their text shows.", header: header, rows: rows, label: "Models"))
  }

  private func attention() -> String {
    let measures = StakeholderGroup.allCases.map(Measure.attention)
    let largest = largestRate(measures)
    let rows = comparison.groups.map { group in
      "<tr>\(name(group))" + measures.map { cell(group, $0, moreIsCollective: nil, barOf: largest) }.joined() + "</tr>"
    }
    return section(
      "attention", "Who gets attention",
      table(
        caption: "Mentions per 1,000 words. ▲ more and ▼ fewer than the others.",
        header: heading(keyTitle) + measures.map { heading(Wording.label($0), "n") }.joined(), rows: rows,
        label: "Attention"))
  }

  private func vision() -> String {
    let measures: [Measure] = [.vision(.stated), .vision(.evidenced)]
    let largest = largestRate(measures)
    let rows = comparison.groups.map { group in
      "<tr>\(name(group))" + measures.map { cell(group, $0, moreIsCollective: nil, barOf: largest) }.joined()
        + number(String(group.flags[.hollow] ?? 0)) + number(String(group.flags[.lineCrossed] ?? 0)) + "</tr>"
    }
    return section(
      "vision", "Vision stated and vision evidenced",
      table(
        caption:
          "Naming a vision is cheap; a promise or deed with a cost or a date is evidence. Per 1,000 words; then documents "
          + "flagged hollow, and documents whose self-interest diminishes others.",
        header: heading(keyTitle) + heading("stated", "n") + heading("evidenced", "n")
          + heading("hollow documents", "n")
          + heading("line crossed", "n"), rows: rows, label: "Vision"))
  }

  private func limits(_ finding: Finding) -> String {
    func list(_ items: [String]) -> String { "<ul>\(items.map { "<li>\(Escapes.html($0))</li>" }.joined())</ul>" }
    return section("limits", "What these figures do not say", list(Caveats.all))
      + section("method", "How they were made", list(finding.method))
  }
}
