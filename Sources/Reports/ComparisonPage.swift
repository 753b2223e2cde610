import Lexicons
import Scoring
import Statistics

/// A comparison as one self-contained page: no script, nothing fetched, for a screen or for A4.
struct ComparisonPage {
  let comparison: Comparison

  /// The number of groups above which evidence is folded, charts name only what stands out, and a funnel is drawn.
  static let unfolded = 15
  /// The number of groups above which tables show what stands out and fold the rest.
  static let long = 40

  var isFolded: Bool { comparison.groups.count > Self.unfolded }
  var isLong: Bool { comparison.groups.count > Self.long }

  var text: String {
    let finding = Finding(comparison: comparison)
    let parts = comparison.groups.isEmpty ? [] : parts(finding)
    let shown = parts.filter { !$0.body.isEmpty } + closing(finding)
    return PageStyle.head(title: "Usward: whose interest the words put at the centre") + SVGPlot.definitions
      + header(finding) + contents(shown) + "<main id=\"main\">\n" + notes(finding)
      + shown.map { section($0.id, $0.title, $0.body) }.joined() + "</main>\n"
        + """
        <footer><p>\(Escapes.html(ProvenanceText.line(comparison)))</p>
        <p>Lexicon digest \(Escapes.html(comparison.provenance.lexiconDigest))</p></footer>
        </body>
        </html>

        """
  }

  /// A section: its anchor, its title, its name in the table of contents, and its contents.
  struct Part {
    var id: String
    var title: String
    var short: String
    var body: String
  }

  private func parts(_ finding: Finding) -> [Part] {
    [
      Part(id: "pair", title: pairTitle, short: "Two side by side", body: pair()),
      Part(
        id: "balance", title: "Balance, \(Wording.group(comparison.key)) by \(Wording.group(comparison.key))",
        short: "Balance",
        body: comparison.hasBalance ? balance() : ""),
      Part(
        id: "funnel", title: "What chance alone would give", short: "Chance",
        body: comparison.hasBalance ? funnel() : ""),
      Part(
        id: "axes", title: "Two axes, not one score", short: "Two axes", body: comparison.hasBalance ? twoAxes() : ""),
      Part(id: "clear", title: "What stands out", short: "What stands out", body: standsOut(finding)),
      Part(id: "levels", title: "Like with like", short: "Like with like", body: levels()),
      Part(id: "norms", title: "Compared with the norms", short: "Norms", body: norms()),
      Part(id: "words", title: "How often the words themselves occur", short: "I and we", body: references()),
      Part(id: "acts", title: "What the sentences do", short: "Acts", body: acts()),
      Part(id: "models", title: "Models of leadership shown", short: "Models", body: models()),
      Part(id: "attention", title: "Who gets attention", short: "Attention", body: attention()),
      Part(id: "vision", title: "Vision stated and vision evidenced", short: "Vision", body: vision()),
      Part(id: "sizes", title: "How large the differences are", short: "Sizes", body: sizes()),
      Part(id: "trends", title: "Change over time", short: "Trends", body: trends()),
      Part(id: "keyness", title: "Words that set them apart", short: "Telling words", body: keyness()),
      Part(
        id: "evidence", title: "The sentences behind the figures", short: "Evidence",
        body: ComparisonEvidence(comparison: comparison).html),
    ]
  }

  private var pairTitle: String {
    comparison.pair.map { "\($0.names.first) and \($0.names.second)" } ?? ""
  }

  private func closing(_ finding: Finding) -> [Part] {
    [
      Part(id: "limits", title: "What these figures do not say", short: "Limits", body: list(Caveats.all)),
      Part(id: "method", title: "How the figures were made", short: "Method", body: list(finding.method)),
    ]
  }

  private func header(_ finding: Finding) -> String {
    let facts = finding.facts.map { "<div><dt>\(Escapes.html($0.name))</dt><dd>\(Escapes.html($0.value))</dd></div>" }
    return """
      <header>
      <h1>Whose interest the words put at the centre</h1>
      <p class="lead">\(Escapes.html(finding.sentence))</p>
      \(finding.wordSentence.map { "<p class=\"second\">\(Escapes.html($0))</p>" } ?? "")
      <dl class="facts">\(facts.joined())</dl>
      <p class="muted">These figures describe the texts, not the person.</p>
      </header>

      """
  }

  private func contents(_ parts: [Part]) -> String {
    "<nav aria-label=\"Contents\"><ul>"
      + parts.map { "<li><a href=\"#\($0.id)\">\(Escapes.html($0.short))</a></li>" }.joined() + "</ul></nav>\n"
  }

  private func notes(_ finding: Finding) -> String {
    let items = comparison.warnings.map { $0.text(within: comparison.options.within) } + finding.remarks
    guard !items.isEmpty else { return "" }
    return """
      <section class="note" aria-labelledby="before">
      <h2 id="before">Before you read on</h2>
      \(list(items))
      </section>

      """
  }

  /// The number of groups above which what stands out is folded.
  private static let most = 12

  private func standsOut(_ finding: Finding) -> String {
    let differences = finding.differences
    guard !differences.isEmpty else { return "" }
    var items: [(name: String, texts: [String])] = []
    for difference in differences {
      if items.last?.name == difference.name {
        items[items.count - 1].texts.append(difference.text)
      } else {
        items.append((difference.name, [difference.text]))
      }
    }
    let shown = items.map { item in
      "<h3>\(Escapes.breakable(item.name))</h3>" + list(item.texts.map { $0.capitalised })
    }
    let intro = "<p>Differences from all others that are clear after allowing for the number of comparisons.</p>"
    let rest = shown.dropFirst(Self.most)
    return intro + "<div class=\"stands\">\(shown.prefix(Self.most).joined())</div>"
      + (rest.isEmpty ? "" : fold("\(rest.count) more", rest.joined()))
  }

  /// Above fifteen groups some stand out by chance alone; the funnel shows how far.
  private func funnel() -> String {
    guard isFolded, let chart = FunnelChart(comparison) else { return "" }
    return
      "<p>Groups with little text scatter widely even where nothing sets them apart. If only chance were at work, 95% of groups "
      + "would lie within the inner dashed lines and 99.8% within the outer ones.</p>\(legend)<figure>\(chart.svg)</figure>"
  }

  private func twoAxes() -> String {
    let chart = TwoAxisChart(comparison: comparison)
    // Numbers are shown in the chart on a phone, and on a wide page where a name found no room.
    let number = chart.hasNumbers ? "n" : "n near"
    let rows = chart.rows.map { row in
      "<tr><td class=\"\(number)\">\(row.number)</td>\(name(row.group))\(value(row.own))\(value(row.shared))</tr>"
    }
    guard !rows.isEmpty else { return "" }
    let table = self.table(
      caption: "The points of the chart: evidence per 1,000 words, with its 95% interval.",
      header: heading("No.", number) + heading(keyTitle) + heading("Self-interest", "n") + heading("Collective", "n"),
      rows: rows, label: "Points of the chart")
    let note =
      "<p>More collective is not simply better. Self-interest admitted and joined with the group’s lies at the "
      + "top right; self-interest alone lies at the bottom right.</p>"
    let figure =
      "<figure>\(chart.svg)<figcaption>Evidence per 1,000 words. Lines are 95% intervals, cut where they leave the chart\(isFolded ? "; only groups that stand out have names and intervals" : "")."
      + "</figcaption></figure>"
    return note + legend
      + (isFolded
        ? figure + "<details><summary>The points of the chart by name</summary>\(table)</details>"
        : "<div class=\"two\">\(figure)\(table)</div>")
  }
}
